/* causerie-model-choice.c: what was chosen in the model picker
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-choice.h"

CauserieModelChoice *
causerie_model_choice_new (GObject *item)
{
  CauserieModelChoice *self = g_new0 (CauserieModelChoice, 1);

  if (CAUSERIE_IS_PROFILE (item)) {
    self->profile = CAUSERIE_PROFILE (g_object_ref (item));
  } else {
    CauserieCatalogueEntry *entry = CAUSERIE_CATALOGUE_ENTRY (item);

    self->connection_uid = g_strdup (causerie_catalogue_entry_get_connection_uid (entry));
    self->model = g_strdup (causerie_catalogue_entry_get_id (entry));
  }

  return self;
}

void
causerie_model_choice_free (CauserieModelChoice *self)
{
  g_clear_object (&self->profile);
  g_free (self->connection_uid);
  g_free (self->model);
  g_free (self);
}
