/* causerie-answer.h: an answer as it is put together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-delta.h"
#include "causerie-failure.h"
#include "causerie-request.h"
#include "causerie-tool-assembler.h"
#include "causerie-usage.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where a dialect puts what it decoded, and where the judgement on the whole is made. No I/O. */
typedef struct _CauserieAnswer CauserieAnswer;

CauserieAnswer  *causerie_answer_new               (CauserieRequest *request);
void             causerie_answer_free              (CauserieAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieAnswer, causerie_answer_free)

/* For the dialect. All strings are valid UTF-8, but that text and reasoning may be cut within a
 * surrogate pair (causerie-surrogates.h); "" and NULL are nothing. */
void             causerie_answer_add_text          (CauserieAnswer *self, const char *text);
void             causerie_answer_add_reasoning     (CauserieAnswer *self, const char *text);

/* `reasoning_details` of a chunk; NULL is none. Their text is read as long as no reasoning came
 * otherwise; a complete answer gives all of them out with its last delta, as one part. */
void             causerie_answer_add_reasoning_details (CauserieAnswer *self, JsonArray *items);

/* The whole text so far, from servers that repeat it: used only when no text comes otherwise. */
void             causerie_answer_set_whole_text    (CauserieAnswer *self, const char *text);

void             causerie_answer_add_image         (CauserieAnswer *self,
                                                    GBytes         *data,
                                                    const char     *media_type);

/* Each address once, http and https only. */
void             causerie_answer_add_citation      (CauserieAnswer *self,
                                                    const char     *url,
                                                    const char     *title);
void             causerie_answer_add_tool_fragment (CauserieAnswer             *self,
                                                    const CauserieToolFragment *fragment);

/* The first one that says something stays. */
void             causerie_answer_set_generation_id (CauserieAnswer *self, const char *id);
void             causerie_answer_set_model         (CauserieAnswer *self, const char *model);
void             causerie_answer_set_provider      (CauserieAnswer *self, const char *provider);

/* The last one stays. A spare one, from a place of the server's own, counts when no other comes. */
void             causerie_answer_set_usage         (CauserieAnswer *self, CauserieUsage *usage);
void             causerie_answer_set_spare_usage   (CauserieAnswer *self, CauserieUsage *usage);
void             causerie_answer_set_finish_word   (CauserieAnswer *self, const char *word);

/* The server said that this was all: what follows is ignored. */
void             causerie_answer_set_done          (CauserieAnswer *self);
gboolean         causerie_answer_get_done          (CauserieAnswer *self);

/* Something of an answer was understood, were it empty. */
void             causerie_answer_note_chunk        (CauserieAnswer *self);

/* An error in the stream, in whatever shape. The first failure stays. */
void             causerie_answer_fail              (CauserieAnswer *self,
                                                    const char     *body,
                                                    gsize           length);
void             causerie_answer_take_failure      (CauserieAnswer *self, CauserieFailure *failure);

/* Text that is no chunk: it is what the person gets to see if nothing else ever comes. */
void             causerie_answer_note_garbage      (CauserieAnswer *self,
                                                    const char     *text,
                                                    gsize           length);

/* What came since the last call (transfer full), or NULL for nothing. */
CauserieDelta   *causerie_answer_take_delta        (CauserieAnswer *self);

/* The end. `interruption` (transfer full) is what broke it off, NULL when the body ended by
 * itself; an answer that had finished before is complete all the same. Decides between success
 * and failure; one more delta may have become ready. Calling it twice changes nothing. */
void             causerie_answer_end               (CauserieAnswer  *self,
                                                    CauserieFailure *interruption);

/* Borrowed; NULL when the server did not say. The failure is decided by causerie_answer_end(). */
CauserieFailure *causerie_answer_get_failure       (CauserieAnswer *self);
CauserieUsage   *causerie_answer_get_usage         (CauserieAnswer *self);
const char      *causerie_answer_get_finish_word   (CauserieAnswer *self);
const char      *causerie_answer_get_model         (CauserieAnswer *self);
const char      *causerie_answer_get_provider      (CauserieAnswer *self);
const char      *causerie_answer_get_generation_id (CauserieAnswer *self);

/* Empty before the end. */
GPtrArray       *causerie_answer_get_tool_calls    (CauserieAnswer *self);

G_END_DECLS
