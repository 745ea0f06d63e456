/* causerie-label-text.h: what a label shows of a styled text with formulas in it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In a label a formula that can be drawn is a few empty characters of its width and height, on which it is drawn
 * afterwards; a long one may be broken into lines. One that cannot be drawn stays its source. A text without formulas is
 * shown as it is. */
typedef struct _CauserieLabelText CauserieLabelText;

/* Lays the formulas out for letters as large as those of `context`. `text` is borrowed: it lives as long. */
CauserieLabelText        *causerie_label_text_new            (const CauserieStyledText *text, PangoContext *context);
void                      causerie_label_text_free           (CauserieLabelText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieLabelText, causerie_label_text_free)

/* Takes over the pictures of formulas that both begin with: of a text that grows only what is new is drawn. */
void                      causerie_label_text_take_pictures  (CauserieLabelText *self, CauserieLabelText *before);

/* FALSE: the letters of the context became larger or smaller since, and it is time for another (css_changed and
 * system_setting_changed of the widget). */
gboolean                  causerie_label_text_fits           (CauserieLabelText *self, PangoContext *context);

gboolean                  causerie_label_text_has_formulas   (CauserieLabelText *self);

/* The text for the label; its runs have no formulas but those that stay source. */
const CauserieStyledText *causerie_label_text_get_shown      (CauserieLabelText *self);

/* The attributes for the label, styles and room for formulas (transfer full). */
PangoAttrList            *causerie_label_text_dup_attributes (CauserieLabelText *self);

/* For who cannot see the formulas: the text with each in words (transfer full). */
char                     *causerie_label_text_dup_speech     (CauserieLabelText *self);

/* Between bytes of the label's text and places of the block's (causerie_block_dup_flat). A formula is one thing: a
 * place within it is that of its start, or with `round_up` that of its end. */
gsize                     causerie_label_text_to_place       (CauserieLabelText *self, gsize byte);
gsize                     causerie_label_text_from_place     (CauserieLabelText *self, gsize place, gboolean round_up);

/* The TeX of the formula that stands at `byte` of the label (borrowed, not terminated), or NULL. */
const char               *causerie_label_text_get_tex        (CauserieLabelText *self, gsize byte, gsize *length);

/* Draws the formulas over a layout of the text whose upper left corner is at (x, y); `scale` is that of the widget. */
void                      causerie_label_text_snapshot       (CauserieLabelText *self,
                                                              PangoLayout       *layout,
                                                              GtkSnapshot       *snapshot,
                                                              double             x,
                                                              double             y,
                                                              const GdkRGBA     *color,
                                                              int                scale);

/* The same in the colour of `cr`; of a line, (x, y) is the start of its baseline. */
void                      causerie_label_text_draw           (CauserieLabelText *self,
                                                              PangoLayout       *layout,
                                                              cairo_t           *cr,
                                                              double             x,
                                                              double             y);
void                      causerie_label_text_draw_line      (CauserieLabelText *self,
                                                              PangoLayoutLine   *line,
                                                              cairo_t           *cr,
                                                              double             x,
                                                              double             y);

/* Shows it in a label, as causerie_text_attributes_apply() does; its accessible label is in words. */
void                      causerie_label_text_apply          (CauserieLabelText *self, GtkLabel *label);

G_END_DECLS
