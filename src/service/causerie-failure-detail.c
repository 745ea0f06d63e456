/* causerie-failure-detail.c: what a failure knows, as words of its sentence
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure-detail.h"

#include "causerie-text.h"

#include <glib/gi18n.h>

char *
causerie_failure_detail_key (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return g_strdup (facts->key_label != NULL ? facts->key_label : "…");
}

char *
causerie_failure_detail_key_length (const CauserieFailureFacts *facts,
                                    CauserieConnection         *connection)
{
  return causerie_text_format_count (facts->key_length);
}

char *
causerie_failure_detail_whole_key_length (const CauserieFailureFacts *facts,
                                          CauserieConnection         *connection)
{
  const CauserieProvider *provider;

  if (connection == NULL)
    return NULL;

  provider = causerie_connection_get_facts (connection);
  return causerie_text_format_count (provider->key_length);
}

char *
causerie_failure_detail_key_owner (const CauserieFailureFacts *facts,
                                   CauserieConnection         *connection)
{
  return facts->key_owner != NULL ? g_strdup (_(causerie_provider_get (facts->key_owner)->name))
                                  : NULL;
}

char *
causerie_failure_detail_expiry (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) date = NULL;
  g_autoptr(GDateTime) local = NULL;

  if (facts->key_expired != NULL)
    date = g_date_time_new_from_iso8601 (facts->key_expired, utc);
  if (date == NULL)
    return NULL;

  local = g_date_time_to_local (date);
  /* Translators: a date such as "31 January 2026"; see strftime */
  return g_date_time_format (local, _("%-d %B %Y"));
}

char *
causerie_failure_detail_alternatives (const CauserieFailureFacts *facts,
                                      CauserieConnection         *connection)
{
  return g_strdup (facts->alternatives);
}

char *
causerie_failure_detail_context_needed (const CauserieFailureFacts *facts,
                                        CauserieConnection         *connection)
{
  return causerie_text_format_count (facts->context_needed);
}

char *
causerie_failure_detail_context_limit (const CauserieFailureFacts *facts,
                                       CauserieConnection         *connection)
{
  return causerie_text_format_count (facts->context_limit);
}
