/* causerie-context.h: how much of a chat is sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"
#include "causerie-params.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Estimated tokens of a text; deliberately a little high. */
gint64     causerie_context_estimate_text (const char *text);

/* Estimated tokens of instructions and messages (CauserieMessages) with what wraps them. */
gint64     causerie_context_estimate      (const char *instructions,
                                           GPtrArray  *messages);

/* The messages of a path that are sent, oldest first (transfer container): all that can be, in whole turns
 * from the newest back, so that context length − room for the answer is not passed. The last message is
 * always among them. Empty answers are left out. Without a context length: all. */
GPtrArray *causerie_context_select        (GPtrArray            *path,
                                           const char           *instructions,
                                           const CauserieParams *params);

G_END_DECLS
