/* causerie-announcer.h: answers that are read out by a screen reader while they come
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ANNOUNCER (causerie_announcer_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAnnouncer, causerie_announcer, CAUSERIE, ANNOUNCER, GtkWidget)

/* Says what became finished of the running answer, at most once a second, and how it ended. It takes no room. */
void        causerie_announcer_set_chat (CauserieAnnouncer *self, CauserieChat *chat); /* or NULL */

/* What was said last; "" nothing. */
const char *causerie_announcer_get_text (CauserieAnnouncer *self);

G_END_DECLS
