/* causerie-continuation.h: an answer that goes on where it stopped
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The second request of an answer streams into a message of its own, the part, and from there to the end of
 * the answer: the answer keeps what it has, and everything an exchange does with a message happens to the
 * part. A plain value: owned by who asks. */
typedef struct _CauserieContinuation CauserieContinuation;

/* The answer waits from now on; how it ended before is forgotten. `prefill`: the provider takes the beginning
 * of an answer and goes on with it; the others are asked to. */
CauserieContinuation *causerie_continuation_new         (CauserieMessage *answer, gboolean prefill);
void                  causerie_continuation_free        (CauserieContinuation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieContinuation, causerie_continuation_free)

/* What the exchange writes into. It has the answer's uid. */
CauserieMessage      *causerie_continuation_get_part    (CauserieContinuation *self);

/* `messages` ends with the answer: makes of it what is sent. None of this is stored. */
void                  causerie_continuation_complete    (CauserieContinuation *self, GPtrArray *messages);

/* The provider would not have an answer begun for it, and nothing came: it can be asked to go on instead. */
gboolean              causerie_continuation_was_refused (CauserieContinuation *self);

/* The provider has a record of the second request, by the answer's generation id. */
gboolean              causerie_continuation_was_counted (CauserieContinuation *self);

/* The exchange has settled: how it ended is how the answer ends, what both requests used is added up, and the
 * pause between them is left out of its times. */
void                  causerie_continuation_finish      (CauserieContinuation *self);

G_END_DECLS
