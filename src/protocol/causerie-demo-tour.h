/* causerie-demo-tour.h: what the built-in demo says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the person's language, Markdown, all (transfer full). */
char *causerie_demo_tour_dup_reasoning (void);
char *causerie_demo_tour_dup_text      (void);

/* `said` repeated as a quotation, with a sentence around it. */
char *causerie_demo_tour_dup_echo      (const char *said);

G_END_DECLS
