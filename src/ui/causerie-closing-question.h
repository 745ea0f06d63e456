/* causerie-closing-question.h: asks before closing loses something
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*CauserieClosingFunc) (gpointer window);

/* When the library holds what could not be saved, or with `loses_chat` a temporary chat is open: asks, calls
 * `agreed` with the window on a yes, and returns TRUE. FALSE: nothing would be lost. */
gboolean causerie_closing_question_present (GtkWindow           *window,
                                            CauserieLibrary     *library,
                                            gboolean             loses_chat,
                                            CauserieClosingFunc  agreed);

G_END_DECLS
