/* causerie-http-failure.c: what went wrong on the way, by what the person can do
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-http-call.h"
#include "causerie-http-private.h"
#include "causerie-provider.h"
#include "causerie-redirect.h"
#include "causerie-url.h"

#define STATUS_NETWORK_AUTHENTICATION_REQUIRED 511

/* Bytes; no server has that much to say before an answer. */
#define HEAD_LIMIT (32 << 10)

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
describe_tls (const GError *error, GTlsCertificateFlags faults)
{
  GString *text = g_string_new (error->message);
  const char *separator = ": ";

  for (gsize i = 0; i < G_N_ELEMENTS (certificate_faults); i++) {
    if ((faults & certificate_faults[i].flag) == 0)
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

/* A SOCKS proxy tells what it found at the server's end in the same words as the system. */
static gboolean
is_told_by_proxy (const GError *error, CauserieHttpCall *call)
{
  return causerie_http_call_get_trace (call)->connected > 0 &&
         !causerie_http_call_is_overdue (call) &&
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
          g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED));
}

/* It did not come further than to the proxy that was set. */
static gboolean
is_proxys (const GError *error, CauserieHttpCall *call)
{
  const CauserieHttpTrace *trace = causerie_http_call_get_trace (call);

  return causerie_http_has_own_proxy (causerie_http_call_get_http (call)) &&
         trace->resolving > 0 && trace->proxy_negotiated == 0 && trace->tls_handshaking == 0 &&
         !is_told_by_proxy (error, call);
}

/* libsoup has one error for a head that is too large and for one that does not come. */
static gboolean
is_flood (CauserieHttpCall *call)
{
  SoupMessageMetrics *metrics =
    soup_message_get_metrics (causerie_http_call_get_message (call));

  return metrics != NULL &&
         soup_message_metrics_get_response_header_bytes_received (metrics) >= HEAD_LIMIT;
}

static gboolean
is_behind_portal (CauserieHttpCall *call)
{
  return causerie_network_watch_is_portal (
    causerie_http_get_network_watch (causerie_http_call_get_http (call)));
}

CauserieFailure *
causerie_http_failure_new (const GError *error, CauserieHttpCall *call, gboolean after_head)
{
  CauserieFailureFacts facts = { .message = error->message, .retry_after = -1 };
  GTlsCertificateFlags faults;
  g_autofree char *text = NULL;

  g_return_val_if_fail (error != NULL && CAUSERIE_IS_HTTP_CALL (call), NULL);

  facts.kind = judge (error, after_head);
  facts.not_sent = !causerie_http_call_is_started (call);
  if (facts.kind == CAUSERIE_FAILURE_UNREACHABLE && is_flood (call))
    facts.kind = CAUSERIE_FAILURE_NOT_AN_API;
  else if (facts.kind == CAUSERIE_FAILURE_UNREACHABLE && is_proxys (error, call))
    facts.kind = CAUSERIE_FAILURE_PROXY;
  if (facts.kind == CAUSERIE_FAILURE_NOT_AN_API)
    facts.code = CAUSERIE_CODE_NOT_HTTP;
  if (facts.kind == CAUSERIE_FAILURE_TLS) {
    faults = soup_message_get_tls_peer_certificate_errors (causerie_http_call_get_message (call));
    facts.message = text = describe_tls (error, faults);
    if (faults != 0) {
      facts.code = CAUSERIE_CODE_CERTIFICATE;
      facts.fingerprint = causerie_http_call_get_trace (call)->fingerprint;
    }
    if (is_behind_portal (call))
      facts.code = CAUSERIE_CODE_CAPTIVE_PORTAL;
  }

  return causerie_failure_new (&facts);
}

/* A known service is never asked in clear: what answers there in its place with a page stands in
 * between. */
static gboolean
is_known_in_clear (SoupMessage *message)
{
  g_autofree char *url = g_uri_to_string (soup_message_get_uri (message));

  return g_str_equal (g_uri_get_scheme (soup_message_get_uri (message)), "http") &&
         causerie_url_host_kind (url) == CAUSERIE_HOST_PUBLIC &&
         !g_str_equal (causerie_provider_for_url (url)->id, "custom");
}

static gboolean
is_portals (CauserieFailure *failure, CauserieHttpCall *call)
{
  SoupMessage *message = causerie_http_call_get_message (call);
  SoupStatus status = soup_message_get_status (message);

  if (status == STATUS_NETWORK_AUTHENTICATION_REQUIRED)
    return TRUE;
  if (causerie_failure_get_kind (failure) != CAUSERIE_FAILURE_NOT_AN_API)
    return FALSE;
  if (SOUP_STATUS_IS_REDIRECTION (status) && !causerie_redirect_is_elsewhere (message))
    return FALSE;
  return is_behind_portal (call) || is_known_in_clear (message);
}

static gboolean
is_end_of_line (CauserieFailureKind kind)
{
  return kind == CAUSERIE_FAILURE_CUT_OFF || kind == CAUSERIE_FAILURE_TIMEOUT ||
         kind == CAUSERIE_FAILURE_UNREACHABLE;
}

CauserieFailure *
causerie_http_failure_refine (CauserieFailure *failure, CauserieHttpCall *call)
{
  CauserieFailureFacts facts;
  g_autofree char *link = NULL;

  g_return_val_if_fail (failure != NULL && CAUSERIE_IS_HTTP_CALL (call), NULL);

  facts = *causerie_failure_get_facts (failure);
  if (is_portals (failure, call)) {
    link = causerie_redirect_dup_target (causerie_http_call_get_message (call));
    facts.kind = CAUSERIE_FAILURE_NOT_AN_API;
    facts.code = CAUSERIE_CODE_CAPTIVE_PORTAL;
    facts.link = link;
  } else if (is_end_of_line (facts.kind) && facts.code == NULL) {
    facts.code = causerie_http_call_get_doubt (call);
  }

  return causerie_failure_new (&facts);
}

GError *
causerie_http_failure_find_refusal (CauserieHttpCall *call)
{
  const CauserieHttpTrace *trace;
  SoupStatus status;

  g_return_val_if_fail (CAUSERIE_IS_HTTP_CALL (call), NULL);

  trace = causerie_http_call_get_trace (call);
  status = soup_message_get_status (causerie_http_call_get_message (call));

  if (status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED)
    return causerie_http_has_proxy_login (causerie_http_call_get_http (call))
             ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED,
                                    "the proxy refused the login (407)")
             : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH,
                                    "the proxy asks for a login (407)");
  if (trace->proxy_negotiating > 0 && trace->proxy_negotiated == 0)
    return g_error_new (G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, "the proxy answered %u %s", status,
                        soup_status_get_phrase (status));
  return NULL;
}
