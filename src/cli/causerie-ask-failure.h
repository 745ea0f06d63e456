/* causerie-ask-failure.h: a failure in words that help at a prompt
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure-text.h"

G_BEGIN_DECLS

/* The code of a CAUSERIE_FAILURE_STORAGE whose conversation does not exist; its message is translated. */
#define CAUSERIE_ASK_NOT_FOUND "not-found"

/* As causerie_failure_text_new(), with the command line's own hints in place of the window's. Its button
 * means nothing here. */
CauserieFailureText *causerie_ask_failure_explain (CauserieFailure    *failure,
                                                   CauserieConnection *connection);

/* What is printed on standard error: sentence and hint, and the detail on a line of its own. (transfer
 * full) */
char                *causerie_ask_failure_print   (CauserieFailure           *failure,
                                                   const CauserieFailureText *text);

G_END_DECLS
