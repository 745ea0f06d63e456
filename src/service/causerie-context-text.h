/* causerie-context-text.h: how much is sent, and what is left out, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-context.h"
#include "causerie-money.h"

G_BEGIN_DECLS

/* All translated, plain text (transfer full). */

/* "Context used: 3100 of 8192 · ≈ $0.0031"; what is not known is not said. `price` is that of the tokens, or
 * NULL. */
char *causerie_context_text_used        (const CauserieContextPlan *plan, CauserieMoney *price);

/* Of a plan that is too long, for who can still shorten it. */
char *causerie_context_text_too_long    (const CauserieContextPlan *plan);

/* What the messages above have to do without. `set` is the context length the person chose, or 0: when the model
 * takes less, that is said too. NULL when nothing is left out. */
char *causerie_context_text_left_out    (const CauserieContextPlan *plan, gint64 set);
char *causerie_context_text_attachments (const CauserieContextPlan *plan);

/* That a server dropped the beginning (causerie_chat_was_cut()), and what helps there. `connection` may be NULL. */
char *causerie_context_text_dropped     (const CauserieContextCount *count, CauserieConnection *connection);

G_END_DECLS
