/* causerie-model-choices.h: the lines of the model picker: saved profiles, favourites, recent, all
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-model-query.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_CHOICES_PROFILES,
  CAUSERIE_CHOICES_FAVOURITES, /* this and the next only where nothing is typed */
  CAUSERIE_CHOICES_RECENT,     /* the last ones that were used, at most CAUSERIE_CHOICES_MAX_RECENT */
  CAUSERIE_CHOICES_ALL,        /* but for those above */
  CAUSERIE_N_CHOICES,
} CauserieChoicesSection;

#define CAUSERIE_CHOICES_MAX_RECENT 5

#define CAUSERIE_TYPE_MODEL_CHOICES (causerie_model_choices_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelChoices, causerie_model_choices, CAUSERIE, MODEL_CHOICES, GObject)

/* A GListModel of CauserieModelLine: profiles and models, none of them twice. It holds the first lines
 * only, so that a list of thousands is shown as fast as a short one, and more of them when they are asked for.
 * `catalogue` and `profiles` may be NULL: none. Follows both; a star that is set moves no line before the next
 * search.
 *
 * `empty` (gboolean, read-only): nothing is found. The lines are then those that were there before, and are
 * not to be shown: whoever shows lines need not make them anew when the next search finds some. */
CauserieModelChoices  *causerie_model_choices_new         (CauserieCatalogue *catalogue, GListModel *profiles);

/* What is looked for. Filters concern models: with one, profiles are shown only of the connection it names. */
void                   causerie_model_choices_search      (CauserieModelChoices     *self,
                                                           const CauserieModelQuery *query);

/* Twice as many lines; FALSE: there are no more. */
gboolean               causerie_model_choices_show_more   (CauserieModelChoices *self);

gboolean               causerie_model_choices_is_empty    (CauserieModelChoices *self);

/* The section of a line; `is_first`: its heading stands above. */
CauserieChoicesSection causerie_model_choices_get_section (CauserieModelChoices *self,
                                                           guint                 position,
                                                           gboolean             *is_first);

/* How many models fit, shown or not. */
guint                  causerie_model_choices_count_models (CauserieModelChoices *self);

/* What was looked for instead of what was typed (borrowed); NULL: nothing else. */
const char            *causerie_model_choices_get_instead (CauserieModelChoices *self);

G_END_DECLS
