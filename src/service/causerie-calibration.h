/* causerie-calibration.h: how far estimates of tokens are off, learned for each model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CALIBRATION (causerie_calibration_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCalibration, causerie_calibration, CAUSERIE, CALIBRATION, GObject)

/* Kept in the settings, the models used last; how tokens are cut is the model's, whoever runs it. */
CauserieCalibration *causerie_calibration_new        (CauserieSettings *settings);

/* What an estimate is to be multiplied with: 0.5 to 2; 1 for a model not learned yet. */
double               causerie_calibration_get_factor (CauserieCalibration *self, const char *model);
gboolean             causerie_calibration_has        (CauserieCalibration *self, const char *model);

/* A request that was estimated (without a factor) at so many tokens was counted by its server. The mean is
 * exponential, and a long request tells more than a short one. */
void                 causerie_calibration_learn      (CauserieCalibration *self,
                                                      const char          *model,
                                                      gint64               estimated,
                                                      gint64               counted);

G_END_DECLS
