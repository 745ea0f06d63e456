/* causerie-model-limits.h: what a model takes of the sampling settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"
#include "causerie-params.h"
#include "causerie-provider.h"

G_BEGIN_DECLS

/* `model` may be NULL everywhere: nothing is known of it. What is not known to be refused is taken. */

/* Whether it makes sense to set a parameter. */
gboolean causerie_model_limits_takes        (CauserieModel          *model,
                                             const CauserieProvider *provider,
                                             CauserieParam           param);
gboolean causerie_model_limits_takes_text   (CauserieModel          *model,
                                             const CauserieProvider *provider,
                                             CauserieTextParam       param);

/* Whether it takes one of the words of a choice, by its index. */
gboolean causerie_model_limits_takes_choice (CauserieModel *model, CauserieParam param, guint choice);

/* What the model does where the parameter is not sent. FALSE: not known. */
gboolean causerie_model_limits_get_default  (CauserieModel *model, CauserieParam param, double *value);

/* The same as a translated sentence (transfer full); NULL: not known. */
char    *causerie_model_limits_dup_default  (CauserieModel *model, CauserieParam param);

/* The largest number that makes sense for it: the context it takes, the longest answer. 0: not known. */
gint64   causerie_model_limits_get_maximum  (CauserieModel *model, CauserieParam param);

/* What is to be said beside the field of a parameter, whose value is in `params` or is not set: the model's
 * own limit or default, and that a larger number than it takes does not help. Translated (transfer full);
 * NULL: nothing. */
char    *causerie_model_limits_describe     (CauserieModel        *model,
                                             CauserieParam         param,
                                             const CauserieParams *params);

G_END_DECLS
