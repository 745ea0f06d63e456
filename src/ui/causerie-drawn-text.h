/* causerie-drawn-text.h: text that looks as in a label, without being laid out by GTK
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-label-text.h"

G_BEGIN_DECLS

/* A label that is given another text has the whole window measured and laid out anew. For a text that grows ten times
 * a second the widget around the label draws it itself. */
typedef struct _CauserieDrawnText CauserieDrawnText;

/* In the present style and width of a label that was laid out. */
CauserieDrawnText *causerie_drawn_text_new        (GtkLabel *label);
void               causerie_drawn_text_free       (CauserieDrawnText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieDrawnText, causerie_drawn_text_free)

/* Whether it would look the same: a label draws links in its own way. */
gboolean           causerie_drawn_text_can_show   (CauserieLabelText *text);

void               causerie_drawn_text_set_text   (CauserieDrawnText *self, CauserieLabelText *text);

/* Breaks its lines for this width. Returns the height it asks for, in pixels: what grows asks for one line more than it
 * needs, so that a new layout, and all that moves up with it, comes with every other line. */
int                causerie_drawn_text_get_room   (CauserieDrawnText *self, int width);

PangoLayout       *causerie_drawn_text_get_layout (CauserieDrawnText *self); /* borrowed */

G_END_DECLS
