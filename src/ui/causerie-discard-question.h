/* causerie-discard-question.h: whether what was typed may be lost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks above `form`; `why` says what would be lost. When it may be, the form's action form.discard is
 * activated. */
void causerie_discard_question_ask (GtkWindow *form, const char *why);

G_END_DECLS
