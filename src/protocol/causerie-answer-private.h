/* causerie-answer-private.h: what an answer holds while it is put together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer.h"
#include "causerie-part.h"
#include "causerie-reasoning-details.h"
#include "causerie-think-splitter.h"

G_BEGIN_DECLS

struct _CauserieAnswer {
  CauserieRequest       *request; /* owned: its key is blanked in errors */

  /* what the next delta takes */
  GString               *text;
  GString               *reasoning;
  GPtrArray             *parts; /* NULL: none */
  gboolean               text_was_reasoning;

  /* owned */
  CauserieThinkSplitter    *splitter;
  CauserieToolAssembler    *assembler;
  CauserieReasoningDetails *details;
  GHashTable            *cited; /* addresses */
  GString               *garbage;
  GString               *whole_text;
  GPtrArray             *tool_calls;
  CauserieFailure       *failure;
  CauserieUsage         *usage;
  CauserieUsage         *spare_usage; /* from elsewhere; counts when `usage` never comes */
  char                  *finish_word;
  char                  *model;
  char                  *provider;
  char                  *generation_id;

  gboolean               has_chunk;     /* at least one was understood */
  gboolean               came_text;      /* text came, before the tags were taken out of it */
  gboolean               told_reasoning; /* in a field of its own, not only in the details */

  /* given out, other than white space */
  gboolean               has_text;
  gboolean               has_reasoning;
  gboolean               has_image;
  gboolean               gave_text;     /* a delta with text was taken */
  gboolean               done;
  gboolean               ended;
};

/* Takes the part, for the next delta. */
void causerie_answer_add_part    (CauserieAnswer *self, CauseriePart *part);

/* Keeps in mind whether the buffers hold more than white space. */
void causerie_answer_note_output (CauserieAnswer *self);

G_END_DECLS
