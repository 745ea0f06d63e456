/* causerie-more-group.h: the settings of a model profile that are seldom needed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"
#include "causerie-profile.h"
#include "causerie-provider.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MORE_GROUP (causerie_more_group_get_type ())
G_DECLARE_FINAL_TYPE (CauserieMoreGroup, causerie_more_group, CAUSERIE, MORE_GROUP, AdwPreferencesGroup)

/* Folded away by topic; a folded topic says what is set in it. What a model does not take is hidden, unless it
 * is set. The parameters here are those from CAUSERIE_N_FORM_PARAMS on, and the texts.
 * Signal: "changed": something was typed or chosen. */

/* NULL: nothing is set. */
void        causerie_more_group_show               (CauserieMoreGroup *self, CauserieProfile *profile);

/* What is known of the model that is named now; NULL: nothing. */
void        causerie_more_group_set_model          (CauserieMoreGroup      *self,
                                                    CauserieModel          *model,
                                                    const CauserieProvider *provider);

/* As typed; for a choice its word. Static until the next change. */
const char *causerie_more_group_get_text           (CauserieMoreGroup *self, CauserieParam param);
char       *causerie_more_group_dup_text_param     (CauserieMoreGroup *self, CauserieTextParam param);
char       *causerie_more_group_dup_starters       (CauserieMoreGroup *self);
const char *causerie_more_group_get_title_model    (CauserieMoreGroup *self);

/* `problem` NULL: none. */
void        causerie_more_group_set_error          (CauserieMoreGroup *self, CauserieParam param, const char *problem);
void        causerie_more_group_set_text_error     (CauserieMoreGroup *self,
                                                    CauserieTextParam  param,
                                                    const char        *problem);

G_END_DECLS
