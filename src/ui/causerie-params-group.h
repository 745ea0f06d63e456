/* causerie-params-group.h: the numbers of a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"
#include "causerie-params.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PARAMS_GROUP (causerie_params_group_get_type ())
G_DECLARE_FINAL_TYPE (CauserieParamsGroup, causerie_params_group, CAUSERIE, PARAMS_GROUP, AdwPreferencesGroup)

/* The parameters before CAUSERIE_N_FORM_PARAMS. Signal: "changed": something was typed. */

void        causerie_params_group_show      (CauserieParamsGroup *self, const CauserieParams *params);

/* As typed. */
const char *causerie_params_group_get_text  (CauserieParamsGroup *self, CauserieParam param);

/* Says the model's own limits and defaults beside the fields; NULL: nothing is known. `params`: what is typed. */
void        causerie_params_group_set_model (CauserieParamsGroup  *self,
                                             CauserieModel        *model,
                                             const CauserieParams *params);

/* `problem` NULL: none. */
void        causerie_params_group_set_error (CauserieParamsGroup *self, CauserieParam param, const char *problem);

G_END_DECLS
