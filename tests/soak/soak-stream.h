/* soak-stream.h: an answer that comes piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "soak-asker.h"

G_BEGIN_DECLS

typedef struct _SoakStream SoakStream;

/* Of a message that is being saved as running. */
SoakStream *soak_stream_new     (SoakAsker            *asker,
                                 GRand                *random,
                                 CauserieConversation *conversation,
                                 CauserieMessage      *message);
void        soak_stream_free    (SoakStream *self);
gboolean    soak_stream_is_in   (SoakStream *self, CauserieConversation *conversation);

/* A piece of it, or silence, or its end: then FALSE. */
gboolean    soak_stream_advance (SoakStream *self, gboolean to_end);

/* The answer comes at once. */
void        soak_stream_finish  (SoakAsker            *asker,
                                 GRand                *random,
                                 CauserieConversation *conversation,
                                 CauserieMessage      *message);

G_END_DECLS
