/* causerie-verify-text.h: what a check of the history found, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-verify-report.h"

G_BEGIN_DECLS

/* "12 chats, 240 messages, 3 attachments" (transfer full). */
char *causerie_verify_text_count (const CauserieVerifyReport *report);

G_END_DECLS
