/* causerie-url.c: from the address a person pasted to a base URL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-url.h"

#include "causerie-error.h"

#include <gio/gio.h>
#include <string.h>

/* Paths and queries stay as they were written, %-signs and all. */
#define PARSE_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

#define OPEN_WEBUI_PORT 3000

/* Endpoints people paste instead of the base; the first that fits is dropped. */
static const char * const endpoints[] = {
  "/chat/completions", "/completions", "/models", "/responses", "/embeddings", "/api/tags",
  "/api/chat",
};

/* Where a host that was given without its path keeps it. */
static const struct {
  const char *host;
  const char *given;
  const char *path;
} known_hosts[] = {
  { "openrouter.ai", "", "/api/v1" },
  { "openrouter.ai", "/api", "/api/v1" },
  { "openrouter.ai", "/v1", "/api/v1" },
  { "api.openai.com", "", "/v1" },
  { "api.mistral.ai", "", "/v1" },
  { "api.x.ai", "", "/v1" },
  { "api.together.xyz", "", "/v1" },
  { "api.anthropic.com", "", "/v1" },
  { "api.groq.com", "", "/openai/v1" },
  { "generativelanguage.googleapis.com", "", "/v1beta/openai" },
};

/* Ollama, LM Studio, llama.cpp, vLLM. */
static const int known_ports[] = { 11434, 1234, 8080, 8000 };

static gboolean
is_zero_width (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

/* What comes along when an address is copied out of a text. */
static gboolean
is_wrapping (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr ("\"'`,<>“”‘’«»", -1, c) != NULL;
}

/* The text without wrapping and zero-width characters; NULL when what is left cannot be one
 * address. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) cleaned = g_string_new (NULL);
  const char *end = valid + strlen (valid);
  const char *p = valid;

  while (p < end && (is_wrapping (g_utf8_get_char (p)) || is_zero_width (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  while (end > p) {
    const char *last = g_utf8_prev_char (end);

    if (!is_wrapping (g_utf8_get_char (last)) && !is_zero_width (g_utf8_get_char (last)))
      break;
    end = last;
  }

  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == '\\')
      return NULL;
    if (!is_zero_width (c))
      g_string_append_unichar (cleaned, c);
  }

  return cleaned->len > 0 ? g_string_free (g_steal_pointer (&cleaned), FALSE) : NULL;
}

static CauserieHostKind
classify_address (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6) {
    if (memcmp (bytes, mapped, sizeof mapped) == 0) {
      g_autoptr(GInetAddress) v4 =
        g_inet_address_new_from_bytes (bytes + sizeof mapped, G_SOCKET_FAMILY_IPV4);

      return classify_address (v4);
    }
    if ((bytes[0] & 0xfe) == 0xfc)
      return CAUSERIE_HOST_PRIVATE;
  }

  /* 0.0.0.0 is what servers print as their address; connecting to it reaches this computer. */
  if (g_inet_address_get_is_loopback (address) || g_inet_address_get_is_any (address))
    return CAUSERIE_HOST_LOOPBACK;
  if (g_inet_address_get_is_site_local (address) || g_inet_address_get_is_link_local (address))
    return CAUSERIE_HOST_PRIVATE;
  return CAUSERIE_HOST_PUBLIC;
}

static CauserieHostKind
classify_host (const char *text)
{
  g_autofree char *host = g_ascii_strdown (text, -1);
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return classify_address (address);
  if (g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost"))
    return CAUSERIE_HOST_LOOPBACK;
  if (strchr (host, '.') == NULL || g_str_has_suffix (host, ".local"))
    return CAUSERIE_HOST_PRIVATE;
  return CAUSERIE_HOST_PUBLIC;
}

/* Plain http for what is near or was given a port; https for everything else. */
static const char *
choose_scheme (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  int port = g_uri_get_port (uri);

  if (port == 443)
    return "https";
  if (port != -1 || g_hostname_is_ip_address (host))
    return "http";
  return classify_host (host) == CAUSERIE_HOST_PUBLIC ? "https" : "http";
}

static gboolean
has_scheme (const char *text)
{
  gsize n = strcspn (text, "/?#");

  return n > 0 && text[n] == '/' && text[n - 1] == ':';
}

/* Puts a scheme before an address without one; NULL when it cannot be read. */
static char *
add_scheme (const char *text)
{
  const char *bare = text + strspn (text, "/");
  gboolean is_bare_ipv6 = strchr (bare, ':') != NULL && g_hostname_is_ip_address (bare);
  g_autofree char *authority =
    is_bare_ipv6 ? g_strdup_printf ("[%s]", bare) : g_strdup (bare);
  g_autofree char *relative = g_strconcat ("x://", authority, NULL);
  g_autoptr(GUri) uri = g_uri_parse (relative, PARSE_FLAGS, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  return g_strconcat (choose_scheme (uri), "://", authority, NULL);
}

/* Escapes in a host are decoded when it is read, so it may hold anything. */
static gboolean
is_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;
  if (g_hostname_is_ip_address (host))
    return TRUE;
  for (; *host != '\0'; host++) {
    if (!g_ascii_isalnum (*host) && strchr ("-._", *host) == NULL)
      return FALSE;
  }
  return TRUE;
}

static GUri *
parse (const char *text, GError **error)
{
  g_autofree char *address = clean (text);
  g_autofree char *url = NULL;
  g_autoptr(GUri) uri = NULL;
  const char *scheme;

  if (address != NULL)
    url = has_scheme (address) ? g_strdup (address) : add_scheme (address);
  if (url != NULL)
    uri = g_uri_parse (url, PARSE_FLAGS, NULL);
  if (uri == NULL) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "This is not an address");
    return NULL;
  }

  scheme = g_uri_get_scheme (uri);
  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "The scheme is not http or https");
  else if (g_uri_get_userinfo (uri) != NULL)
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "The address holds a user name or password");
  else if (!is_host (g_uri_get_host (uri)) || g_uri_get_port (uri) == 0)
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "The address has no valid host");
  else
    return g_steal_pointer (&uri);
  return NULL;
}

/* The path with single slashes and none at the end. */
static GString *
tidy_path (const char *path)
{
  GString *tidy = g_string_new (NULL);

  for (; *path != '\0'; path++) {
    if (*path != '/' || tidy->len == 0 || tidy->str[tidy->len - 1] != '/')
      g_string_append_c (tidy, *path);
  }
  if (tidy->len > 0 && tidy->str[tidy->len - 1] == '/')
    g_string_truncate (tidy, tidy->len - 1);
  return tidy;
}

static void
drop_endpoint (GString *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endpoints); i++) {
    if (g_str_has_suffix (path->str, endpoints[i])) {
      g_string_truncate (path, path->len - strlen (endpoints[i]));
      return;
    }
  }
}

/* The path this host is known to have when `path` is all that was given; else `path` itself. */
static const char *
complete_path (const char *host, int port, const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_hosts); i++) {
    if (g_str_equal (host, known_hosts[i].host) && g_str_equal (path, known_hosts[i].given))
      return known_hosts[i].path;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (known_ports) && *path == '\0'; i++) {
    if (port == known_ports[i])
      return "/v1";
  }

  /* Its guide shows /api/v1, which is there for managing it; chatting works below /api alone. */
  if (port == OPEN_WEBUI_PORT && g_str_equal (path, "/api/v1") &&
      classify_host (host) != CAUSERIE_HOST_PUBLIC)
    return "/api";
  return path;
}

static gboolean
is_default_port (const char *scheme, int port)
{
  return port == -1 || port == (g_str_equal (scheme, "https") ? 443 : 80);
}

/* An IPv6 address in its brackets, a zone ("%eth0") escaped. */
static void
append_host (GString *url, const char *host)
{
  gsize start = url->len;

  if (strchr (host, ':') == NULL) {
    g_string_append (url, host);
    return;
  }
  g_string_append_printf (url, "[%s]", host);
  for (gsize i = start; i < url->len; i++) {
    if (url->str[i] == '%')
      g_string_insert (url, i + 1, "25");
  }
}

static char *
normalize_once (const char *text, GError **error)
{
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GString) path = NULL;
  g_autofree char *host = NULL;
  const char *scheme, *query;
  GString *url;

  uri = parse (text, error);
  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  path = tidy_path (g_uri_get_path (uri));
  drop_endpoint (path);

  url = g_string_new (scheme);
  g_string_append (url, "://");
  append_host (url, host);
  if (!is_default_port (scheme, g_uri_get_port (uri)))
    g_string_append_printf (url, ":%d", g_uri_get_port (uri));
  g_string_append (url, complete_path (host, g_uri_get_port (uri), path->str));

  query = g_uri_get_query (uri);
  if (query != NULL && *query != '\0')
    g_string_append_printf (url, "?%s", query);
  return g_string_free (url, FALSE);
}

/* What is left when an endpoint or a quote was dropped may end in another one. */
char *
causerie_url_normalize (const char *text, GError **error)
{
  g_autofree char *url = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  url = normalize_once (text, error);
  while (url != NULL) {
    g_autofree char *before = g_steal_pointer (&url);

    url = normalize_once (before, error);
    if (g_strcmp0 (url, before) == 0)
      break;
  }

  return g_steal_pointer (&url);
}

char *
causerie_url_join (const char *base, const char *path)
{
  gsize n_base, n_path;

  g_return_val_if_fail (base != NULL && path != NULL, NULL);

  n_base = n_path = strcspn (base, "?");
  while (n_path > 0 && base[n_path - 1] == '/')
    n_path--;
  return g_strdup_printf ("%.*s/%s%s", (int) n_path, base, path + strspn (path, "/"),
                          base + n_base);
}

char *
causerie_url_dup_host (const char *url)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, PARSE_FLAGS, NULL) : NULL;

  if (uri == NULL || !is_host (g_uri_get_host (uri)))
    return NULL;
  return g_ascii_strdown (g_uri_get_host (uri), -1);
}

CauserieHostKind
causerie_url_host_kind (const char *url)
{
  g_autofree char *host = causerie_url_dup_host (url);

  return host != NULL ? classify_host (host) : CAUSERIE_HOST_PUBLIC;
}

gboolean
causerie_url_same_origin (const char *a, const char *b)
{
  g_autoptr(GUri) first = a != NULL ? g_uri_parse (a, PARSE_FLAGS, NULL) : NULL;
  g_autoptr(GUri) second = b != NULL ? g_uri_parse (b, PARSE_FLAGS, NULL) : NULL;

  if (first == NULL || second == NULL || !is_host (g_uri_get_host (first)) ||
      !is_host (g_uri_get_host (second)))
    return FALSE;
  return g_str_equal (g_uri_get_scheme (first), g_uri_get_scheme (second)) &&
         g_ascii_strcasecmp (g_uri_get_host (first), g_uri_get_host (second)) == 0 &&
         g_uri_get_port (first) == g_uri_get_port (second);
}
