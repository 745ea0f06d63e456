/* causerie-log-text.h: an entry of the request log in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-log-entry.h"

G_BEGIN_DECLS

/* All translated, plain text, (transfer full). */

/* What it was for and which model: "Chat · moonshotai/kimi-k2". */
char *causerie_log_text_title    (const CauserieLogFacts *facts);

/* When, how it ended, how long it took and by which connection, on one line: what may be cut comes last. */
char *causerie_log_text_subtitle (const CauserieLogFacts *facts, gint64 now);

/* Everything that is known, a line each: "Status: 200". */
char *causerie_log_text_details  (const CauserieLogFacts *facts);

/* The request as a curl command. Of a chat nothing but the model is in the log, so that another question
 * stands in for it; the key is a variable of the shell, for servers that are not near. */
char *causerie_log_text_curl     (const CauserieLogFacts *facts);

G_END_DECLS
