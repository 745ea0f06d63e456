/* causerie-transcript-selecting.h: text is selected with pointer and keyboard
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript-private.h"

G_BEGIN_DECLS

/* clipboard.copy, transcript.copy-markdown, transcript.copy-link (s), selection.select-all, menu.popup; and the keys:
 * Shift with arrows, Home, End, Page Up and Page Down, Ctrl+C, Ctrl+A. */
void     causerie_transcript_install_selecting (GtkWidgetClass *widget_class);

/* A drag, also past the edge; a second and third press; Shift. */
void     causerie_transcript_add_pointer       (CauserieTranscript *self);

/* The menu of the other button. */
void     causerie_transcript_add_menu          (CauserieTranscript *self);

/* The same under the cursor, for the keyboard. */
void     causerie_transcript_popup_menu        (CauserieTranscript *self);

/* Whether a press there is on words or beside them, and on nothing that does something itself. */
gboolean causerie_transcript_is_text_at        (CauserieTranscript *self, double x, double y);

/* Called when the widgets have their places: what was scrolled to is selected. */
void     causerie_transcript_finish_page       (CauserieTranscript *self);

G_END_DECLS
