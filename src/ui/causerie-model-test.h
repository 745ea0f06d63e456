/* causerie-model-test.h: asks a model one short question and shows what came back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_TEST (causerie_model_test_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelTest, causerie_model_test, CAUSERIE, MODEL_TEST, AdwBin)

/* Its button "Test" activates model-test.start, which is the form's to install, and becomes Stop while the
 * question is on its way. Property: running (read-only). */

/* Asks anew; what ran is stopped. `question` says all but messages and stream. */
void causerie_model_test_ask  (CauserieModelTest      *self,
                               CauserieGateway        *gateway,
                               const CauserieQuestion *question);

/* Ends what runs, and shows so. */
void causerie_model_test_stop (CauserieModelTest *self);

G_END_DECLS
