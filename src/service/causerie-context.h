/* causerie-context.h: how much of a chat is sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-message.h"
#include "causerie-model.h"
#include "causerie-params.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* --- causerie-context-estimate.c -------------------------------------------------------------- */

/* Estimated tokens of a text; deliberately a little high. */
gint64               causerie_context_estimate_text    (const char *text);

/* Estimated tokens of one message with its attachments and what wraps it. */
gint64               causerie_context_estimate_message (CauserieMessage *message);

/* Estimated tokens of instructions and messages (CauserieMessages) with what wraps them. */
gint64               causerie_context_estimate         (const char *instructions, GPtrArray *messages);

/* --- causerie-context.c ----------------------------------------------------------------------- */

/* Of whom it will be asked, and what. A plain value; everything in it is borrowed. */
typedef struct {
  GPtrArray                *path;         /* CauserieMessages, oldest first */
  const char               *instructions; /* "" or NULL none */
  const CauserieParams     *params;       /* the person's context length and limit of the answer; NULL: not set */
  const CauserieModelFacts *facts;        /* of the catalogue, so of the server; NULL unknown */
  double                    factor;       /* real tokens to an estimated one, of CauserieCalibration; 0: 1 */
} CauserieContextQuery;

/* What is sent, and what is not. */
typedef struct {
  GPtrArray *messages;      /* CauserieMessages, oldest first. One without its attachments is a copy */
  guint      first;         /* index in the path of the oldest that is sent */
  guint      n_left_out;    /* messages of the path above that one, empty answers not counted */
  guint      n_bare;        /* messages that are sent without their attachments */
  guint      whole;         /* index in the path after the last of those; without any the same as first */
  gint64     length;        /* tokens that fit; 0 unknown, then all is sent */
  gint64     reserve;       /* of them for the answer */
  gint64     budget;        /* what the request may take; G_MAXINT64 without a length */
  gint64     tokens;        /* estimated, by the factor: what it takes */
  gint64     size;          /* the same without the factor */
  gboolean   is_too_long;   /* what has to be sent passes the budget by itself: ask, do not cut */
} CauserieContextPlan;

/* The smallest of the limits that are known: the person's, the model's, what the server has loaded it with;
 * 0: none is. Both may be NULL. */
gint64               causerie_context_find_length (const CauserieParams *params, const CauserieModelFacts *facts);

/* What of a path is sent. All of it, if it fits the budget: the length, less the answer's room and a margin. Else
 * attachments of the oldest turns are left out first, in favour of a line that names them, and then the oldest
 * turns whole: a question with all that answers it, so that no result of a tool stands without its call. The
 * instructions and the last turn are always sent. Answers without a word never are. */
CauserieContextPlan *causerie_context_plan        (const CauserieContextQuery *query);
void                 causerie_context_plan_free   (CauserieContextPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieContextPlan, causerie_context_plan_free)

/* What a request was expected to take, by the factor, and what its server counted: -1 unknown. */
typedef struct {
  gint64 tokens;
  gint64 counted;
} CauserieContextCount;

/* Whether a server read so much less than was sent that it must have dropped the beginning, as Ollama and LM Studio
 * do without a word. `before` is an earlier request to the same model that all of was sent again, or NULL;
 * `is_learned`: the factor is known. */
gboolean             causerie_context_was_cut     (const CauserieContextCount *count,
                                                   const CauserieContextCount *before,
                                                   gboolean                    is_learned);

G_END_DECLS
