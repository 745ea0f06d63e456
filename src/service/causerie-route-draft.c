/* causerie-route-draft.c: what saving the typed way to a server means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-route-draft.h"

#include "causerie-extra-header.h"
#include "causerie-keyring.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer than anybody waits. Seconds. */
#define MAX_SECONDS 86400

static const char * const schemes[] = {
  [CAUSERIE_PROXY_HTTP] = "http://",
  [CAUSERIE_PROXY_SOCKS5] = "socks5://",
};

CauserieSecretChange *
causerie_secret_change_new (const char *what, const char *secret)
{
  CauserieSecretChange *self = g_new (CauserieSecretChange, 1);

  self->what = g_strdup (what);
  self->secret = g_strdup (secret);
  return self;
}

void
causerie_secret_change_free (CauserieSecretChange *self)
{
  g_free (self->what);
  causerie_keyring_free_key (self->secret);
  g_free (self);
}

/* The first problem is the one that is told. */
static void
object (CauserieRouteDraft *self, CauserieRouteProblem problem, const char *header)
{
  if (self->problem != CAUSERIE_ROUTE_FINE)
    return;

  self->problem = problem;
  self->header = g_strdup (header);
}

static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static void
change_secret (CauserieRouteDraft *self, const char *what, const char *secret)
{
  g_ptr_array_add (self->secrets, causerie_secret_change_new (what, secret));
}

/* --- the proxy --- */

CauserieProxyKind
causerie_proxy_split (const char *proxy, char **address)
{
  g_return_val_if_fail (proxy != NULL && address != NULL, CAUSERIE_PROXY_SYSTEM);

  for (CauserieProxyKind kind = CAUSERIE_PROXY_HTTP; kind <= CAUSERIE_PROXY_SOCKS5; kind++) {
    if (g_str_has_prefix (proxy, schemes[kind])) {
      *address = g_strdup (proxy + strlen (schemes[kind]));
      return kind;
    }
  }

  *address = g_strdup ("");
  return g_str_equal (proxy, "none") ? CAUSERIE_PROXY_NONE : CAUSERIE_PROXY_SYSTEM;
}

/* Host and port, and nothing else. */
static gboolean
is_host_and_port (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         g_uri_get_port (uri) > 0 && *g_uri_get_path (uri) == '\0';
}

/* "http://proxy:3128" from "proxy:3128", or from an address with any scheme; NULL when it is none. */
static char *
make_proxy (CauserieProxyKind kind, const char *typed)
{
  const char *scheme_end = strstr (typed, "://");
  g_autofree char *text = trim (scheme_end != NULL ? scheme_end + 3 : typed);
  g_autofree char *address = NULL;

  if (g_str_has_suffix (text, "/"))
    text[strlen (text) - 1] = '\0';
  if (strpbrk (text, " \t@?#") != NULL)
    return NULL;

  address = g_strconcat (schemes[kind], text, NULL);
  return is_host_and_port (address) ? g_steal_pointer (&address) : NULL;
}

static void
read_proxy_login (CauserieRouteDraft *self, const CauserieTypedRoute *typed,
                  CauserieConnection *before, CauserieConnection *result)
{
  g_autofree char *user = trim (typed->proxy_user);

  causerie_connection_set_proxy_user (result, user);
  if (*user == '\0') {
    if (*causerie_connection_get_proxy_user (before) != '\0')
      change_secret (self, CAUSERIE_SECRET_PROXY_PASSWORD, "");
  } else if (typed->proxy_password != NULL && *typed->proxy_password != '\0') {
    change_secret (self, CAUSERIE_SECRET_PROXY_PASSWORD, typed->proxy_password);
  }
}

static void
read_proxy (CauserieRouteDraft *self, const CauserieTypedRoute *typed, CauserieConnection *before,
            CauserieConnection *result)
{
  g_autofree char *proxy = NULL;
  CauserieTypedRoute without_login = *typed;

  if (typed->proxy_kind < CAUSERIE_PROXY_HTTP) {
    without_login.proxy_user = NULL;
    causerie_connection_set_proxy (result, typed->proxy_kind == CAUSERIE_PROXY_NONE ? "none" : "");
    read_proxy_login (self, &without_login, before, result);
    return;
  }

  proxy = make_proxy (typed->proxy_kind, typed->proxy_address != NULL ? typed->proxy_address : "");
  if (proxy != NULL)
    causerie_connection_set_proxy (result, proxy);
  else
    object (self, CAUSERIE_ROUTE_WRONG_PROXY, NULL);
  read_proxy_login (self, typed, before, result);
}

/* --- extra headers --- */

static gboolean
is_value (const char *value)
{
  for (const char *p = value; *p != '\0'; p++) {
    if (*p < ' ' || *p > '~')
      return FALSE;
  }
  return TRUE;
}

static gboolean
holds_name (const char * const *names, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
name_secret (const char *header)
{
  return g_strconcat (CAUSERIE_SECRET_HEADER, header, NULL);
}

/* What speaks against a header; `kept` are the names that have a value in the keyring. */
static CauserieRouteProblem
judge_header (const char *name, const char *value, const char * const *names,
              const char * const *kept)
{
  if (*name == '\0')
    return CAUSERIE_ROUTE_NO_HEADER_NAME;
  if (!causerie_extra_header_is_name (name))
    return CAUSERIE_ROUTE_WRONG_HEADER_NAME;
  if (causerie_extra_header_is_reserved (name))
    return CAUSERIE_ROUTE_RESERVED_HEADER;
  if (holds_name (names, name))
    return CAUSERIE_ROUTE_DOUBLE_HEADER;
  if (*value == '\0' && !g_strv_contains (kept, name))
    return CAUSERIE_ROUTE_NO_HEADER_VALUE;
  if (!is_value (value))
    return CAUSERIE_ROUTE_WRONG_HEADER_VALUE;
  return CAUSERIE_ROUTE_FINE;
}

/* `names` are those before it, and NULL. */
static void
read_header (CauserieRouteDraft *self, const CauserieTypedHeader *typed, GPtrArray *names,
             const char * const *kept)
{
  g_autofree char *name = trim (typed->name), *what = name_secret (name);
  char *value = trim (typed->value);
  CauserieRouteProblem problem =
    judge_header (name, value, (const char * const *) names->pdata, kept);

  if (problem != CAUSERIE_ROUTE_FINE) {
    object (self, problem, name);
  } else {
    g_ptr_array_insert (names, (gint) names->len - 1, g_strdup (name));
    if (*value != '\0')
      change_secret (self, what, value);
  }
  causerie_keyring_free_key (value);
}

static gboolean
is_blank (const CauserieTypedHeader *typed)
{
  g_autofree char *name = trim (typed->name);

  return *name == '\0' && typed->value[strspn (typed->value, " \t")] == '\0';
}

static void
read_headers (CauserieRouteDraft *self, const CauserieTypedRoute *typed, CauserieConnection *before,
              CauserieConnection *result)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) kept = causerie_connection_dup_header_list (before);
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  for (gsize i = 0; i < typed->n_headers; i++) {
    if (!is_blank (&typed->headers[i]))
      read_header (self, &typed->headers[i], names, (const char * const *) kept);
  }

  joined = g_strjoinv (",", (char **) names->pdata);
  causerie_connection_set_header_names (result, joined);
  for (gsize i = 0; kept[i] != NULL; i++) {
    g_autofree char *what = name_secret (kept[i]);

    if (!g_strv_contains ((const char * const *) names->pdata, kept[i]))
      change_secret (self, what, "");
  }
}

/* --- time-outs --- */

/* A whole number of seconds as text, or "" for the default; NULL when it is neither. */
static char *
read_seconds (const char *typed)
{
  g_autofree char *text = trim (typed);
  guint64 seconds;

  if (*text == '\0')
    return g_steal_pointer (&text);
  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_SECONDS, &seconds, NULL))
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT, seconds);
}

static void
read_time_outs (CauserieRouteDraft *self, const CauserieTypedRoute *typed,
                CauserieConnection *result)
{
  g_autofree char *first_byte = read_seconds (typed->first_byte_seconds);
  g_autofree char *idle = read_seconds (typed->idle_seconds);

  if (first_byte != NULL)
    causerie_connection_set_first_byte_seconds (result, first_byte);
  else
    object (self, CAUSERIE_ROUTE_WRONG_FIRST_BYTE, NULL);
  if (idle != NULL)
    causerie_connection_set_idle_seconds (result, idle);
  else
    object (self, CAUSERIE_ROUTE_WRONG_IDLE, NULL);
}

CauserieRouteDraft *
causerie_route_draft_new (const CauserieTypedRoute *typed, CauserieConnection *before,
                          CauserieConnection *result)
{
  CauserieRouteDraft *self;

  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (before) && CAUSERIE_IS_CONNECTION (result), NULL);

  self = g_new0 (CauserieRouteDraft, 1);
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_secret_change_free);
  read_proxy (self, typed, before, result);
  causerie_connection_set_authority (result, typed->authority);
  causerie_connection_set_certificate (result, typed->certificate);
  read_headers (self, typed, before, result);
  read_time_outs (self, typed, result);
  return self;
}

void
causerie_route_draft_free (CauserieRouteDraft *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->secrets);
  g_free (self->header);
  g_free (self);
}

char *
causerie_route_draft_explain (const CauserieRouteDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->problem) {
  case CAUSERIE_ROUTE_WRONG_PROXY:
    return g_strdup (_("Enter the proxy’s address with its port, like proxy.example.org:3128."));
  case CAUSERIE_ROUTE_NO_HEADER_NAME:
    return g_strdup (_("Enter the name of the extra header."));
  case CAUSERIE_ROUTE_WRONG_HEADER_NAME:
    /* Translators: %s is the name of an HTTP header, in this and the next messages */
    return g_strdup_printf (_("“%s” cannot be the name of a header."), self->header);
  case CAUSERIE_ROUTE_RESERVED_HEADER:
    return g_strdup_printf (_("Causerie sets the header %s itself."), self->header);
  case CAUSERIE_ROUTE_DOUBLE_HEADER:
    return g_strdup_printf (_("The header %s is there twice."), self->header);
  case CAUSERIE_ROUTE_NO_HEADER_VALUE:
    return g_strdup_printf (_("Enter the value of the header %s."), self->header);
  case CAUSERIE_ROUTE_WRONG_HEADER_VALUE:
    return g_strdup_printf (_("The value of the header %s has characters that cannot be sent."),
                            self->header);
  case CAUSERIE_ROUTE_WRONG_FIRST_BYTE:
  case CAUSERIE_ROUTE_WRONG_IDLE:
    return g_strdup (_("Enter a whole number of seconds, at least 1."));
  case CAUSERIE_ROUTE_FINE:
  default:
    return NULL;
  }
}
