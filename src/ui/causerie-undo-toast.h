/* causerie-undo-toast.h: says what was done, and takes it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*CauserieUndoFunc) (gpointer user_data);

/* A toast with an Undo button; `text` is plain. `destroy` is called when it has gone. (transfer full) */
AdwToast *causerie_undo_toast_new (const char       *text,
                                   CauserieUndoFunc  undo,
                                   gpointer          user_data,
                                   GDestroyNotify    destroy);

G_END_DECLS
