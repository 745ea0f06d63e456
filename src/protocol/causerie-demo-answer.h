/* causerie-demo-answer.h: an answer of the demo, as it stands on the wire
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The tour for a first message, an echo for any later one, cut into tokens. */
typedef struct _CauserieDemoAnswer CauserieDemoAnswer;

/* `request`: a chat request; what is missing in it is empty. `number` goes into the id. */
CauserieDemoAnswer *causerie_demo_answer_new       (JsonObject *request, guint number);
void                causerie_demo_answer_free      (CauserieDemoAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieDemoAnswer, causerie_demo_answer_free)

const char         *causerie_demo_answer_get_id    (CauserieDemoAnswer *self);
guint               causerie_demo_answer_count     (CauserieDemoAnswer *self); /* tokens */

/* Events of a stream (transfer full): one token; what follows the last one. */
char               *causerie_demo_answer_dup_token (CauserieDemoAnswer *self, guint index);
char               *causerie_demo_answer_dup_end   (CauserieDemoAnswer *self);

/* The same in one document (transfer full). */
char               *causerie_demo_answer_dup_whole (CauserieDemoAnswer *self);

G_END_DECLS
