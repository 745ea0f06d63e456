/* causerie-model-button.h: the header's button that names and changes the model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MODEL_BUTTON (causerie_model_button_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelButton, causerie_model_button, CAUSERIE, MODEL_BUTTON, AdwBin)

/* Its menu activates chat.profile (s: uid), win.edit-profile, win.add-model, win.preferences. */
void causerie_model_button_set_settings (CauserieModelButton *self, CauserieSettings *settings);
void causerie_model_button_set_chat     (CauserieModelButton *self, CauserieChat *chat); /* or NULL */
void causerie_model_button_popup        (CauserieModelButton *self);

G_END_DECLS
