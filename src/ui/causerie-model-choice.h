/* causerie-model-choice.h: what was chosen in the model picker
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue-entry.h"
#include "causerie-profile.h"

G_BEGIN_DECLS

/* A profile, or else a model. */
typedef struct {
  CauserieProfile *profile;        /* NULL: a model */
  char            *connection_uid; /* NULL with a profile */
  char            *model;          /* its id; NULL with a profile */
} CauserieModelChoice;

/* `item` is a CauserieProfile or CauserieCatalogueEntry. */
CauserieModelChoice *causerie_model_choice_new  (GObject *item);
void                 causerie_model_choice_free (CauserieModelChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieModelChoice, causerie_model_choice_free)

G_END_DECLS
