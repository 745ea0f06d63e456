/* causerie-block-frame.h: a block in its place: quotes, lists, the card of a question
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"
#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_BLOCK_FRAME (causerie_block_frame_get_type ())
G_DECLARE_FINAL_TYPE (CauserieBlockFrame, causerie_block_frame, CAUSERIE, BLOCK_FRAME, GtkWidget)

/* Makes the widget for a kind of block and draws what lies around it: bars of quotes, bullets,
 * numbers, check boxes. */
GtkWidget *causerie_block_frame_new       (void);

/* The group of the block that is set next, and its place in that; NULL: none, or one of its own. */
void       causerie_block_frame_set_group (CauserieBlockFrame *self, CauserieBlockGroup *group, guint index);

/* Shows another block; one of the same kind keeps its widget. */
void       causerie_block_frame_set_block (CauserieBlockFrame *self, CauserieBlock *block);

/* Whether a block is part of a footnote, and whether the footnotes begin with it. */
gboolean   causerie_block_frame_is_note      (CauserieBlock *block);
gboolean   causerie_block_frame_begins_notes (CauserieBlock *block);

/* How the words read before the block that is set next: one without words (code, a table, a rule, a
 * formula) stands on their side. GTK_TEXT_DIR_NONE: as the interface. */
void       causerie_block_frame_set_reading  (CauserieBlockFrame *self, GtkTextDirection reading);

/* The distance to the block above, inside this widget, so that bars are drawn through it.
 * Pixels. */
void       causerie_block_frame_set_gap   (CauserieBlockFrame *self, int gap);

/* It is part of the reasoning: one more bar, quieter words. */
void       causerie_block_frame_set_aside (CauserieBlockFrame *self, gboolean aside);

/* More text is coming behind it. */
void       causerie_block_frame_set_caret (CauserieBlockFrame *self, gboolean caret);

G_END_DECLS
