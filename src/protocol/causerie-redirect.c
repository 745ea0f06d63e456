/* causerie-redirect.c: where a request may be repeated
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-redirect.h"

static gboolean
is_upgrade (GUri *from, GUri *to)
{
  return g_str_equal (g_uri_get_scheme (from), "http") && g_uri_get_port (from) == 80 &&
         g_str_equal (g_uri_get_scheme (to), "https") && g_uri_get_port (to) == 443 &&
         g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) == 0;
}

static gboolean
is_same_origin (GUri *from, GUri *to)
{
  return g_str_equal (g_uri_get_scheme (from), g_uri_get_scheme (to)) &&
         g_uri_get_port (from) == g_uri_get_port (to) &&
         g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) == 0;
}

/* 301, 302 and 303 ask for a GET: what is one already stays what it is. */
static gboolean
keeps_method (SoupMessage *message)
{
  switch (soup_message_get_status (message)) {
  case SOUP_STATUS_TEMPORARY_REDIRECT:
  case SOUP_STATUS_PERMANENT_REDIRECT:
    return TRUE;
  case SOUP_STATUS_MOVED_PERMANENTLY:
  case SOUP_STATUS_FOUND:
  case SOUP_STATUS_SEE_OTHER:
    return g_str_equal (soup_message_get_method (message), SOUP_METHOD_GET);
  default:
    return FALSE;
  }
}

static GUri *
read_location (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr(GUri) to = NULL;

  if (location == NULL || !SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (message)))
    return NULL;

  to = g_uri_parse_relative (soup_message_get_uri (message), location, SOUP_HTTP_URI_FLAGS, NULL);
  if (to == NULL || g_uri_get_host (to) == NULL || g_uri_get_userinfo (to) != NULL)
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (to), "http") && !g_str_equal (g_uri_get_scheme (to), "https"))
    return NULL;

  return g_steal_pointer (&to);
}

GUri *
causerie_redirect_find (SoupMessage *message)
{
  GUri *from;
  g_autoptr(GUri) to = NULL;

  g_return_val_if_fail (SOUP_IS_MESSAGE (message), NULL);

  if (!keeps_method (message))
    return NULL;
  from = soup_message_get_uri (message);
  to = read_location (message);
  if (to == NULL || !(is_same_origin (from, to) || is_upgrade (from, to)))
    return NULL;

  return g_steal_pointer (&to);
}

char *
causerie_redirect_dup_target (SoupMessage *message)
{
  g_autoptr(GUri) to = NULL;

  g_return_val_if_fail (SOUP_IS_MESSAGE (message), NULL);

  to = read_location (message);
  return to != NULL ? g_uri_to_string (to) : NULL;
}

gboolean
causerie_redirect_is_elsewhere (SoupMessage *message)
{
  g_autoptr(GUri) to = NULL;

  g_return_val_if_fail (SOUP_IS_MESSAGE (message), FALSE);

  to = read_location (message);
  return to != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (soup_message_get_uri (message)),
                             g_uri_get_host (to)) != 0;
}

SoupMessage *
causerie_redirect_copy (SoupMessage *message, GUri *uri)
{
  /* What libsoup writes itself for each sending. */
  static const char * const own_names[] = {
    "Host", "Connection", "Content-Length", "Content-Type", "Proxy-Authorization", NULL,
  };
  SoupMessage *copy = soup_message_new_from_uri (soup_message_get_method (message), uri);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, soup_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value)) {
    if (!g_strv_contains (own_names, name))
      soup_message_headers_replace (soup_message_get_request_headers (copy), name, value);
  }

  return copy;
}
