/* causerie-http-failure.c: what went wrong on the way, by what the person can do
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-http-private.h"

static const struct {
  GTlsCertificateFlags  flag;
  const char           *text;
} certificate_faults[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "its issuer is not trusted" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, "it is for another host" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, "it is not valid yet" },
  { G_TLS_CERTIFICATE_EXPIRED, "it has expired" },
  { G_TLS_CERTIFICATE_REVOKED, "it was revoked" },
  { G_TLS_CERTIFICATE_INSECURE, "its algorithm is not secure" },
};

/* "Unacceptable TLS certificate: it has expired, …" */
static char *
describe_tls (const GError *error, SoupMessage *message)
{
  GTlsCertificateFlags flags = message != NULL
                                 ? soup_message_get_tls_peer_certificate_errors (message) : 0;
  GString *text = g_string_new (error->message);
  const char *separator = ": ";

  for (gsize i = 0; i < G_N_ELEMENTS (certificate_faults); i++) {
    if ((flags & certificate_faults[i].flag) == 0)
      continue;
    g_string_append_printf (text, "%s%s", separator, certificate_faults[i].text);
    separator = ", ";
  }

  return g_string_free (text, FALSE);
}

static CauserieFailureKind
judge_io (const GError *error, gboolean after_head)
{
  switch (error->code) {
  case G_IO_ERROR_CANCELLED:
    return CAUSERIE_FAILURE_CANCELLED;
  case G_IO_ERROR_TIMED_OUT:
    return CAUSERIE_FAILURE_TIMEOUT;
  case G_IO_ERROR_PROXY_FAILED:
  case G_IO_ERROR_PROXY_AUTH_FAILED:
  case G_IO_ERROR_PROXY_NEED_AUTH:
  case G_IO_ERROR_PROXY_NOT_ALLOWED:
    return CAUSERIE_FAILURE_PROXY;
  default:
    return after_head ? CAUSERIE_FAILURE_CUT_OFF : CAUSERIE_FAILURE_UNREACHABLE;
  }
}

static CauserieFailureKind
judge (const GError *error, gboolean after_head)
{
  if (error->domain == G_TLS_ERROR)
    return after_head ? CAUSERIE_FAILURE_CUT_OFF : CAUSERIE_FAILURE_TLS;
  if (error->domain == G_IO_ERROR)
    return judge_io (error, after_head);
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    return CAUSERIE_FAILURE_NOT_AN_API; /* it does not speak HTTP */
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING))
    return CAUSERIE_FAILURE_UNREADABLE;
  return after_head ? CAUSERIE_FAILURE_CUT_OFF : CAUSERIE_FAILURE_UNREACHABLE;
}

CauserieFailure *
causerie_http_failure_new (const GError *error, SoupMessage *message, gboolean after_head)
{
  CauserieFailureKind kind;
  g_autofree char *text = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  kind = judge (error, after_head);
  if (kind == CAUSERIE_FAILURE_TLS)
    text = describe_tls (error, message);

  return causerie_failure_new_local (kind, "%s", text != NULL ? text : error->message);
}
