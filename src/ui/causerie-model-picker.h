/* causerie-model-picker.h: the window in which a model is chosen
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-model-choice.h"
#include "causerie-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is asked. A plain value; all of it zero offers the models of all connections. Texts are copied. */
typedef struct {
  const char *title;              /* NULL: "Choose a model" */
  gboolean    profiles;           /* saved profiles too, before all else; and what is done with them, for which
                                   * the parent has the actions of causerie-window.h */
  const char *connection_uid;     /* the models of this one alone; NULL: of all */
  const char *current_profile;    /* a profile's uid: it is marked; NULL: none */
  const char *current_connection; /* and where none is, this model */
  const char *current_model;
  const char *text;               /* what is looked for at first; NULL: nothing */
} CauserieModelQuestion;

#define CAUSERIE_TYPE_MODEL_PICKER (causerie_model_picker_get_type ())
G_DECLARE_FINAL_TYPE (CauserieModelPicker, causerie_model_picker, CAUSERIE, MODEL_PICKER, AdwWindow)

/* Actions: picker.toggle-favourite and picker.show-details (of the line that is selected), picker.back,
 * picker.search, picker.update; with profiles picker.edit, picker.add and picker.manage. */

/* Shows a window over `parent`. `cancellable` closes it. */
void                 causerie_model_picker_choose_async  (GtkWindow                   *parent,
                                                          CauserieCatalogue           *catalogue,
                                                          CauserieSettings            *settings,
                                                          const CauserieModelQuestion *question,
                                                          GCancellable                *cancellable,
                                                          GAsyncReadyCallback          callback,
                                                          gpointer                     user_data);

/* (transfer full); NULL with G_IO_ERROR_CANCELLED when nothing was chosen. */
CauserieModelChoice *causerie_model_picker_choose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
