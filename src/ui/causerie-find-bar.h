/* causerie-find-bar.h: words are looked for in the chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-transcript.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_FIND_BAR (causerie_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (CauserieFindBar, causerie_find_bar, CAUSERIE, FIND_BAR, AdwBin)

/* Above the transcript; it is not there until it is opened, and goes with Escape. Property: transcript. */
void causerie_find_bar_open (CauserieFindBar *self);

/* Leads to the next one, or the one before. Opens it when it is closed. */
void causerie_find_bar_step (CauserieFindBar *self, gboolean forward);

G_END_DECLS
