/* causerie-model-marks.h: which models are favourites, and which were used last
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* So many of the models used last are remembered. */
#define CAUSERIE_MODEL_MARKS_MAX_RECENT 20

/* Both are kept in the settings, by a connection's uid and a model's id. What other programs write there is
 * told to the function. */
typedef struct _CauserieModelMarks CauserieModelMarks;

typedef void (*CauserieModelMarksFunc) (gpointer user_data);

CauserieModelMarks *causerie_model_marks_new           (CauserieSettings       *settings,
                                                        CauserieModelMarksFunc  changed,
                                                        gpointer                user_data);
void                causerie_model_marks_free          (CauserieModelMarks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieModelMarks, causerie_model_marks_free)

gboolean            causerie_model_marks_is_favourite  (CauserieModelMarks *self,
                                                        const char         *connection_uid,
                                                        const char         *model_id);
gint64              causerie_model_marks_get_last_used (CauserieModelMarks *self,
                                                        const char         *connection_uid,
                                                        const char         *model_id); /* Unix; 0 never */

void                causerie_model_marks_set_favourite (CauserieModelMarks *self,
                                                        const char         *connection_uid,
                                                        const char         *model_id,
                                                        gboolean            favourite);
void                causerie_model_marks_note_used     (CauserieModelMarks *self,
                                                        const char         *connection_uid,
                                                        const char         *model_id,
                                                        gint64              when);

G_END_DECLS
