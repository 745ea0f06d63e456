/* causerie-environment-key.c: a key that somebody set in the environment
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-environment-key.h"

#include "causerie-keyring.h"

/* In the order of the command line. */
static const struct {
  const char *variable;
  const char *provider; /* whose keys it holds; NULL: anybody's */
} places[] = {
  { "CAUSERIE_API_KEY", NULL },
  { "OPENROUTER_API_KEY", "openrouter" },
};

static gboolean
is_meant (const char *key, const char *provider, CauserieConnection *connection)
{
  const CauserieProvider *facts = causerie_connection_get_facts (connection);

  if ((facts->flags & CAUSERIE_PROVIDER_DEMO) != 0 ||
      (provider != NULL && !g_str_equal (provider, facts->id)))
    return FALSE;

  return causerie_provider_of_foreign_key (key, causerie_connection_get_base_url (connection)) ==
         NULL;
}

char *
causerie_environment_key_find (CauserieConnection *connection, const char **variable)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    const char *text = g_getenv (places[i].variable);
    char *key = text != NULL ? causerie_keyring_clean_key (text, NULL) : NULL;

    if (key != NULL && is_meant (key, places[i].provider, connection)) {
      if (variable != NULL)
        *variable = places[i].variable;
      return key;
    }
    causerie_keyring_free_key (key);
  }

  return NULL;
}
