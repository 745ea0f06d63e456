/* causerie-no-models.h: why the model picker has nothing to show
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_NO_MODELS_FIT,        /* nothing is like what is looked for */
  CAUSERIE_NO_MODELS_LOADING,    /* a server is being asked */
  CAUSERIE_NO_MODELS_LISTED,     /* no server has told any */
  CAUSERIE_NO_MODELS_CONNECTION, /* there is no server to ask */
} CauserieNoModelsReason;

#define CAUSERIE_TYPE_NO_MODELS (causerie_no_models_get_type ())
G_DECLARE_FINAL_TYPE (CauserieNoModels, causerie_no_models, CAUSERIE, NO_MODELS, AdwBin)

/* A page with the button that helps: it emits "widen" when nothing fits, else activates picker.add, which is
 * not there while that is disabled. `failure` is plain text; NULL: none. */
void causerie_no_models_show (CauserieNoModels       *self,
                              CauserieNoModelsReason  reason,
                              const char             *failure);

G_END_DECLS
