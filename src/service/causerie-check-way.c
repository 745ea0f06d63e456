/* causerie-check-way.c: how far a request got on its way to the server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-way.h"

#include "causerie-check-private.h"
#include "causerie-clock.h"
#include "causerie-url.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

static gint64
measure (gint64 from, gint64 to)
{
  return from > 0 && to >= from ? to - from : -1;
}

/* --- the fault -------------------------------------------------------------------------------- */

CauserieCheckId
causerie_check_way_find_fault (const CauserieHttpTrace *trace, CauserieFailure *failure,
                               gboolean has_proxy)
{
  g_return_val_if_fail (trace != NULL, CAUSERIE_CHECK_API);

  if (failure == NULL)
    return CAUSERIE_CHECK_API;
  if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_PROXY)
    return CAUSERIE_CHECK_PROXY;
  if (causerie_failure_get_facts (failure)->status != 0 || trace->answered > 0)
    return CAUSERIE_CHECK_API;

  if (trace->resolving > 0 && trace->resolved == 0)
    return has_proxy ? CAUSERIE_CHECK_PROXY : CAUSERIE_CHECK_DNS;
  if (trace->resolving > 0 && trace->connected == 0)
    return has_proxy ? CAUSERIE_CHECK_PROXY : CAUSERIE_CHECK_TCP;
  if (trace->proxy_negotiating > 0 && trace->proxy_negotiated == 0)
    return CAUSERIE_CHECK_PROXY;
  if (trace->tls_handshaking > 0 && trace->tls_handshaked == 0)
    return CAUSERIE_CHECK_TLS;
  return causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_TLS ? CAUSERIE_CHECK_TLS
                                                                     : CAUSERIE_CHECK_API;
}

gint64
causerie_check_way_measure (CauserieCheckId fault, const CauserieHttpTrace *trace)
{
  gint64 now = causerie_clock_now ();

  g_return_val_if_fail (trace != NULL, -1);

  switch (fault) {
  case CAUSERIE_CHECK_DNS:
  case CAUSERIE_CHECK_PROXY:
    return measure (trace->resolving, now);
  case CAUSERIE_CHECK_TCP:
    return measure (trace->connecting > 0 ? trace->connecting : trace->resolved, now);
  case CAUSERIE_CHECK_TLS:
    return measure (trace->tls_handshaking, now);
  default:
    return measure (trace->sent, trace->answered > 0 ? trace->answered : now);
  }
}

/* --- the steps before it ---------------------------------------------------------------------- */

/* "127.0.0.1" of "127.0.0.1:8080", "::1" of "[::1]:8080". */
static char *
dup_number (const char *address)
{
  const char *colon = strrchr (address, ':');

  if (colon == NULL)
    return g_strdup (address);
  return *address == '[' && colon > address + 2
           ? g_strndup (address + 1, (gsize) (colon - address) - 2)
           : g_strndup (address, (gsize) (colon - address));
}

static void
end_dns (CauserieCheckStep *step, const CauserieHttpTrace *trace, const char *host,
         const char *proxy)
{
  g_autofree char *number = dup_number (trace->address);

  if (proxy != NULL)
    causerie_check_step_skip (step, _("The proxy looks it up"));
  else if (g_hostname_is_ip_address (host))
    causerie_check_step_skip (step, _("The address is a number"));
  else
    causerie_check_step_pass (step, measure (trace->resolving, trace->resolved), number);
}

static void
end_proxy (CauserieCheckStep *step, const CauserieHttpTrace *trace, const char *proxy)
{
  if (proxy == NULL)
    causerie_check_step_skip (step, _("None is used"));
  else
    causerie_check_step_pass (
      step, measure (trace->resolving, MAX (trace->connected, trace->proxy_negotiated)), proxy);
}

static void
end_tcp (CauserieCheckStep *step, const CauserieHttpTrace *trace, const char *proxy)
{
  if (proxy != NULL)
    causerie_check_step_pass (step, measure (trace->proxy_negotiating, trace->proxy_negotiated),
                              _("Through the proxy"));
  else
    causerie_check_step_pass (step, measure (trace->connecting, trace->connected), trace->address);
}

static void
end_tls (CauserieCheckStep *step, const CauserieHttpTrace *trace, CauserieAccess *access)
{
  CauserieConnection *connection = causerie_access_get_connection (access);
  const char *trusted = causerie_connection_get_certificate (connection);

  if (!g_str_has_prefix (causerie_access_get_base_url (access), "https:"))
    causerie_check_step_skip (step, _("The address is http: nothing is encrypted"));
  else
    causerie_check_step_pass (step, measure (trace->tls_handshaking, trace->tls_handshaked),
                              *trusted != '\0' &&
                              g_ascii_strcasecmp (trusted, trace->fingerprint) == 0
                                ? _("Trusted by its fingerprint") : _("Verified"));
}

void
causerie_check_way_end_steps (CauserieCheckStep       *steps[CAUSERIE_N_CHECKS],
                              CauserieCheckId          fault,
                              const CauserieHttpTrace *trace,
                              CauserieAccess          *access,
                              const char              *proxy)
{
  g_autofree char *host = NULL;

  g_return_if_fail (trace != NULL && CAUSERIE_IS_ACCESS (access));

  host = causerie_url_dup_host (causerie_access_get_base_url (access));
  if (fault > CAUSERIE_CHECK_DNS)
    end_dns (steps[CAUSERIE_CHECK_DNS], trace, host != NULL ? host : "", proxy);
  if (fault > CAUSERIE_CHECK_PROXY)
    end_proxy (steps[CAUSERIE_CHECK_PROXY], trace, proxy);
  if (fault > CAUSERIE_CHECK_TCP)
    end_tcp (steps[CAUSERIE_CHECK_TCP], trace, proxy);
  if (fault > CAUSERIE_CHECK_TLS)
    end_tls (steps[CAUSERIE_CHECK_TLS], trace, access);
}
