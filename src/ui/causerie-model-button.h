/* causerie-model-button.h: the header's button that names and changes the model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_BUTTON (causerie_model_button_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelButton, causerie_model_button, CAUSERIE, MODEL_BUTTON, AdwBin)

/* Activates win.choose-model. */
void causerie_model_button_set_chat (CauserieModelButton *self, CauserieChat *chat); /* or NULL */

G_END_DECLS
