/* causerie-text-size.h: how large the chat's text is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TEXT_SIZE (causerie_text_size_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTextSize, causerie_text_size, CAUSERIE, TEXT_SIZE, GObject)

/* Gives the transcript and the composer their size, in all windows of the display, and keeps it in the
 * settings. Property: percent (int, of the system's size; within the range of the setting). */
CauserieTextSize *causerie_text_size_new         (CauserieSettings *settings, GdkDisplay *display);
int               causerie_text_size_get_percent (CauserieTextSize *self);
void              causerie_text_size_set_percent (CauserieTextSize *self, int percent);

/* Adds app.larger-text, app.smaller-text and app.normal-text. */
void              causerie_text_size_add_actions (CauserieTextSize *self, GActionMap *map);

G_END_DECLS
