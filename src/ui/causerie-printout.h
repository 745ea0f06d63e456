/* causerie-printout.h: chats laid out on pages of paper
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Black on white, whatever the window looks like. Texts are broken into lines and lines into pages as they
 * are added, so that a long chat can be laid out a message at a time. Lengths are points. */
typedef struct _CauseriePrintout CauseriePrintout;

/* `context` (transfer full) is that of the surface that is drawn on, at 72 dots an inch; `width` and `height` are those of the
 * part of a page that is printed on. */
CauseriePrintout *causerie_printout_new          (PangoContext *context, double width, double height);
void              causerie_printout_free         (CauseriePrintout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauseriePrintout, causerie_printout_free)

/* A new chat, on a new page unless this one is empty. */
void              causerie_printout_add_title    (CauseriePrintout *self, const char *title);

/* Who says it, what is said with its pictures, and the quiet line under it. */
void              causerie_printout_add_message  (CauseriePrintout *self, CauserieMessage *message);

guint             causerie_printout_get_n_pages  (CauseriePrintout *self);
void              causerie_printout_draw_page    (CauseriePrintout *self, guint page, cairo_t *cr);

G_END_DECLS
