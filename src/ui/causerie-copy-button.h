/* causerie-copy-button.h: puts a text on the clipboard and says so
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_COPY_BUTTON (causerie_copy_button_get_type ())
G_DECLARE_FINAL_TYPE (CauserieCopyButton, causerie_copy_button, CAUSERIE, COPY_BUTTON, GtkWidget)

/* A flat icon button; `label` is its tooltip and its name for a screen reader. After a click it
 * shows a check mark for two seconds. */
GtkWidget *causerie_copy_button_new      (const char *label);

/* Borrowed until it is set again or the button goes: whoever shows the text keeps it. */
void       causerie_copy_button_set_text (CauserieCopyButton *self, const char *text);

/* Asks for the text when it is clicked instead; returns (transfer full). */
typedef char *(*CauserieCopySource) (gpointer user_data);
void       causerie_copy_button_set_source (CauserieCopyButton *self, CauserieCopySource source, gpointer user_data);

G_END_DECLS
