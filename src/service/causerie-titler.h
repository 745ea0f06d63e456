/* causerie-titler.h: a chat's title, thought of by a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat.h"
#include "causerie-library.h"

G_BEGIN_DECLS

/* Called when an answer has ended. If it is the first good one of its chat and the chat's profile has a model
 * for titles, that model is asked, on the connection the answer came from, and what it says becomes the title.
 * A title that an import or the person gave, before or meanwhile, is left alone, as is a temporary chat. What
 * fails is in the log of requests and nowhere else. */
void  causerie_titler_follow (CauserieLibrary *library,
                              CauserieChat    *chat,
                              CauserieMessage *answer);

/* A model's answer as a title: one line, without Markdown, quotes around it and a full stop (transfer full);
 * NULL: there is no word in it. */
char *causerie_titler_clean  (const char *answer);

G_END_DECLS
