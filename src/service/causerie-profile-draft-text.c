/* causerie-profile-draft-text.c: what is wrong with a draft, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-draft.h"

#include "causerie-param-text.h"

#include <glib/gi18n.h>

static char *
explain_key (const CauserieProfileDraft *self)
{
  const CauserieProvider *of_key, *of_url;

  switch (self->problems[CAUSERIE_DRAFT_KEY]) {
  case CAUSERIE_DRAFT_MISSING:
    return g_strdup (_("Enter the API key."));
  case CAUSERIE_DRAFT_FOREIGN_KEY:
    of_key = causerie_provider_for_key (self->key);
    of_url = causerie_provider_for_url (causerie_connection_get_base_url (self->connection));
    /* Translators: two providers: "This looks like a key for Groq, not for OpenRouter." */
    return g_strdup_printf (_("This looks like a key for %s, not for %s."),
                            of_key->name, of_url->name);
  case CAUSERIE_DRAFT_READABLE_KEY:
    return g_strdup (_("The address begins with http://: anybody on the way can read the key."));
  case CAUSERIE_DRAFT_WRONG:
  case CAUSERIE_DRAFT_FINE:
  default:
    return g_strdup (_("A key has no spaces inside and no letters beyond English ones."));
  }
}

char *
causerie_profile_draft_explain (const CauserieProfileDraft *self, CauserieDraftField field)
{
  g_return_val_if_fail (self != NULL && field < CAUSERIE_N_DRAFT_FIELDS, NULL);

  if (self->problems[field] == CAUSERIE_DRAFT_FINE)
    return NULL;

  if (field >= CAUSERIE_DRAFT_TEXT_PARAM)
    return g_strdup (self->faults[field - CAUSERIE_DRAFT_TEXT_PARAM]);

  switch (field) {
  case CAUSERIE_DRAFT_BASE_URL:
    return g_strdup (self->problems[field] == CAUSERIE_DRAFT_MISSING
                     ? _("Enter the base URL.")
                     : _("This is not the address of a server, like https://example.org/v1."));
  case CAUSERIE_DRAFT_MODEL:
    return g_strdup (_("Enter the model."));
  case CAUSERIE_DRAFT_KEY:
    return explain_key (self);
  default:
    return causerie_param_text_range ((CauserieParam) (field - CAUSERIE_DRAFT_PARAM));
  }
}

static const char *
get_title (CauserieDraftField field)
{
  if (field >= CAUSERIE_DRAFT_TEXT_PARAM)
    return causerie_param_text_title_of_text ((CauserieTextParam) (field -
                                                                   CAUSERIE_DRAFT_TEXT_PARAM));

  return causerie_param_text_title ((CauserieParam) (field - CAUSERIE_DRAFT_PARAM));
}

char *
causerie_profile_draft_why_not (const CauserieProfileDraft *self)
{
  CauserieDraftField field = 0;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  while (field < CAUSERIE_N_DRAFT_FIELDS && self->problems[field] == CAUSERIE_DRAFT_FINE)
    field++;
  if (field == CAUSERIE_N_DRAFT_FIELDS)
    return NULL;

  problem = causerie_profile_draft_explain (self, field);
  if (field < CAUSERIE_DRAFT_PARAM)
    return g_steal_pointer (&problem);

  /* Translators: a field of the form and what is wrong with it: "Top P: a number from 0 to 1." */
  return g_strdup_printf (_("%s: %s"), get_title (field), problem);
}
