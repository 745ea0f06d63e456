/* causerie-text-attributes.h: a block's styled text in a label
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Styles as attributes, for what is no label; links look like their surroundings (transfer full). */
PangoAttrList *causerie_text_attributes_new (const CauserieStyledText *text);

/* Shows the text in a label. Styles are attributes. Links to http, https and mailto can be
 * followed; a label knows them only as markup, so a text with links, and only such a text, is
 * escaped into one that holds no other tag. Any other address is not shown as a link. */
void causerie_text_attributes_apply (GtkLabel *label, const CauserieStyledText *text);

/* Whether an address may be handed to the desktop. */
gboolean causerie_text_attributes_is_link (const char *url);

/* The direction in which the first letter's script is read; GTK_TEXT_DIR_NONE without a letter. */
GtkTextDirection causerie_text_attributes_find_direction (const char *text);

G_END_DECLS
