/* causerie-toast.c: passing news for whichever window is below a dialog
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-toast.h"

#include "causerie-window.h"

#include <glib/gi18n.h>

void
causerie_toast_show (GtkWindow *window, const char *title)
{
  g_return_if_fail (title != NULL);

  if (CAUSERIE_IS_WINDOW (window)) {
    causerie_window_toast (CAUSERIE_WINDOW (window), title);
  } else if (ADW_IS_PREFERENCES_WINDOW (window)) {
    g_autofree char *escaped = g_markup_escape_text (title, -1);

    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (escaped));
  }
}

void
causerie_toast_show_unkept_key (GtkWindow *window, CauserieKeyring *keyring)
{
  g_return_if_fail (CAUSERIE_IS_KEYRING (keyring));

  if (causerie_keyring_get_state (keyring) == CAUSERIE_KEYRING_LOCKED)
    causerie_toast_show (window, _("The keyring is locked: the key is kept for this run only."));
  else
    causerie_toast_show (window, _("No keyring is available: the key is kept for this run only."));
}
