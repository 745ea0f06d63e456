/* causerie-proxy.c: the proxy that was set for a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-proxy.h"

#include "causerie-error.h"

#include <string.h>

#define HTTP_PORT  8080
#define SOCKS_PORT 1080

/* A name in any script, or an address. */
static gboolean
is_host (const char *host)
{
  for (const char *p = host; p != NULL && *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p) || (g_ascii_ispunct (*p) && strchr ("-._:%", *p) == NULL) || *p == ' ')
      return FALSE;
  }

  return host != NULL && *host != '\0';
}

static GUri *
parse (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || !is_host (g_uri_get_host (uri)) ||
      g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL ||
      g_uri_get_fragment (uri) != NULL || g_uri_get_port (uri) == 0)
    return NULL;
  if (*g_uri_get_path (uri) != '\0' && !g_str_equal (g_uri_get_path (uri), "/"))
    return NULL;

  return g_steal_pointer (&uri);
}

gboolean
causerie_proxy_read (const char *text, CauserieProxyKind *kind, GError **error)
{
  g_autoptr(GUri) uri = NULL;

  if (text == NULL || *text == '\0') {
    *kind = CAUSERIE_PROXY_SYSTEM;
    return TRUE;
  }
  if (g_str_equal (text, "none")) {
    *kind = CAUSERIE_PROXY_NONE;
    return TRUE;
  }

  uri = parse (text);
  if (uri != NULL && g_str_equal (g_uri_get_scheme (uri), "http")) {
    *kind = CAUSERIE_PROXY_HTTP;
    return TRUE;
  }
  if (uri != NULL && g_str_equal (g_uri_get_scheme (uri), "socks5")) {
    *kind = CAUSERIE_PROXY_SOCKS5;
    return TRUE;
  }

  /* What was typed may hold a password: it is not repeated. */
  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       "the proxy is not an address like http://host:port or socks5://host:port");
  return FALSE;
}

GProxyResolver *
causerie_proxy_new_resolver (const char *text, const char *user, const char *password)
{
  g_autoptr(GUri) uri = parse (text);
  g_autoptr(GUri) full = NULL;
  g_autofree char *address = NULL;
  gboolean is_socks;
  int port;

  g_return_val_if_fail (uri != NULL, NULL);

  is_socks = g_str_equal (g_uri_get_scheme (uri), "socks5");
  port = g_uri_get_port (uri);
  if (port < 0)
    port = is_socks ? SOCKS_PORT : HTTP_PORT;

  if (is_socks && user != NULL && *user != '\0')
    full = g_uri_build_with_user (G_URI_FLAGS_HAS_PASSWORD, "socks5", user,
                                  password != NULL ? password : "", NULL, g_uri_get_host (uri),
                                  port, "", NULL, NULL);
  else
    full = g_uri_build (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), port,
                        "", NULL, NULL);
  address = g_uri_to_string (full);

  return g_simple_proxy_resolver_new (address, NULL);
}
