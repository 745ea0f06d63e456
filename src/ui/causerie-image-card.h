/* causerie-image-card.h: a picture that a text names
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_IMAGE_CARD (causerie_image_card_get_type ())
G_DECLARE_FINAL_TYPE (CauserieImageCard, causerie_image_card, CAUSERIE, IMAGE_CARD, GtkWidget)

/* A picture that is written into its address (data:) is shown. One that lies elsewhere is a card with its words, its
 * host and a button: only that button fetches it, by the transcript the card stands in, and then it is shown. */
GtkWidget *causerie_image_card_new (const char *url, const char *words);

G_END_DECLS
