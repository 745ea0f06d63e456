/* causerie-choices-view.h: the lines of the model picker, as they are looked at
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model-choices.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHOICES_VIEW (causerie_choices_view_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChoicesView, causerie_choices_view, CAUSERIE, CHOICES_VIEW, AdwBin)

/* One line is selected, always, while there is one. Property: selected (read-only), a CauserieProfile or
 * CauserieCatalogueEntry, or NULL.
 * Signals, the first three about the selected line: "choose", "toggle-favourite", "show-details"; and
 * "leave", when the person goes up from the first line. */

/* Once. `profiles` as for causerie_model_choices_new(). */
void                  causerie_choices_view_set_sources  (CauserieChoicesView *self,
                                                          CauserieCatalogue   *catalogue,
                                                          CauserieSettings    *settings,
                                                          GListModel          *profiles);

/* The line that is marked as the present choice: a profile, or else a model; NULL: none. */
void                  causerie_choices_view_set_current  (CauserieChoicesView *self,
                                                          const char          *profile_uid,
                                                          const char          *connection_uid,
                                                          const char          *model);
CauserieModelChoices *causerie_choices_view_get_choices  (CauserieChoicesView *self);

/* Shows what fits from its beginning; the first line is selected. */
void                  causerie_choices_view_search       (CauserieChoicesView      *self,
                                                          const CauserieModelQuery *query);
GObject              *causerie_choices_view_get_selected (CauserieChoicesView *self); /* or NULL */

/* The keyboard goes to the line after the selected one, or to that one; FALSE when there is none. */
gboolean              causerie_choices_view_enter        (CauserieChoicesView *self, gboolean to_next);

G_END_DECLS
