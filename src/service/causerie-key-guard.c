/* causerie-key-guard.c: whether a key may go where it is about to be sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-guard.h"

#include "causerie-text.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

/* Takes the message. `owner`: whose key it looks like, or NULL. */
static CauserieFailure *
refuse (CauserieFailureKind     kind,
        const char             *code,
        const char             *key,
        const CauserieProvider *owner,
        char                   *message)
{
  G_GNUC_UNUSED g_autofree char *owned = message;
  g_autofree char *label = key != NULL ? causerie_text_mask_key (key) : NULL;

  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = kind,
    .code = code,
    .message = message,
    .retry_after = -1,
    .not_sent = TRUE,
    .key_label = label,
    .key_owner = owner != NULL ? owner->id : NULL,
    .key_length = key != NULL ? (gint64) strlen (key) : 0,
  });
}

static gboolean
has_key (const char *key)
{
  return key != NULL && *key != '\0';
}

gsize
causerie_key_guard_missing (CauserieConnection *connection, const char *key)
{
  const CauserieProvider *provider;
  gsize length;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), 0);

  provider = causerie_connection_get_facts (connection);
  if (!has_key (key) || provider->key_prefix == NULL ||
      !g_str_has_prefix (key, provider->key_prefix))
    return 0;

  length = strlen (key);
  return length < provider->key_length ? provider->key_length - length : 0;
}

char *
causerie_key_guard_describe_cut (CauserieConnection *connection, const char *key)
{
  gsize missing = causerie_key_guard_missing (connection, key);
  gsize length = missing > 0 ? strlen (key) : 0;

  if (missing == 0)
    return NULL;

  /* Translators: how many characters of a pasted key there are, and how many it should have */
  return g_strdup_printf (_("The key looks cut: %lu of %lu characters."), length, length + missing);
}

gboolean
causerie_key_guard_is_readable (CauserieConnection *connection)
{
  const char *base_url;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), FALSE);

  base_url = causerie_connection_get_base_url (connection);
  return g_str_has_prefix (base_url, "http://") &&
         causerie_url_host_kind (base_url) == CAUSERIE_HOST_PUBLIC;
}

CauserieFailure *
causerie_key_guard_judge_given (CauserieConnection *connection, const char *key)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  if (has_key (key) || !causerie_connection_needs_key (connection))
    return NULL;

  return refuse (CAUSERIE_FAILURE_KEY_MISSING, NULL, NULL, NULL, g_strdup ("there is no key"));
}

CauserieFailure *
causerie_key_guard_judge (CauserieConnection *connection, const char *key)
{
  const CauserieProvider *foreign;
  gsize missing;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  if (!has_key (key))
    return causerie_key_guard_judge_given (connection, key);

  missing = causerie_key_guard_missing (connection, key);
  if (missing > 0)
    return refuse (CAUSERIE_FAILURE_KEY_INVALID, CAUSERIE_CODE_KEY_CUT, key, NULL,
                   g_strdup_printf ("the key is %" G_GSIZE_FORMAT " characters too short", missing));

  foreign = causerie_provider_of_foreign_key (key, causerie_connection_get_base_url (connection));
  if (foreign != NULL && !causerie_connection_is_confirmed (connection, CAUSERIE_RISK_FOREIGN_KEY))
    return refuse (CAUSERIE_FAILURE_KEY_INVALID, CAUSERIE_CODE_FOREIGN_KEY, key, foreign,
                   g_strdup_printf ("the key looks like one of %s", foreign->name));

  if (causerie_key_guard_is_readable (connection) &&
      !causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP))
    return refuse (CAUSERIE_FAILURE_TLS, CAUSERIE_CODE_PLAIN_HTTP, key, NULL,
                   g_strdup ("the address begins with http:// and leads to the internet"));

  return NULL;
}
