/* causerie-toast.h: passing news for whichever window is below a dialog
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-keyring.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* `window` is the main window or the preferences; a window that shows no toasts, or NULL, shows none.
 * `title` is plain text. */
void causerie_toast_show             (GtkWindow *window, const char *title);

/* Says that a key was not kept for good, and why. */
void causerie_toast_show_unkept_key  (GtkWindow *window, CauserieKeyring *keyring);

G_END_DECLS
