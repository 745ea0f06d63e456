/* causerie-answer-journal.c: puts a growing answer on the disk piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-answer-journal.h"

#include "causerie-library-private.h"

/* How far the disk may be behind the stream. */
#define INTERVAL_MS 500

struct _CauserieAnswerJournal {
  CauserieLibrary *library; /* borrowed */
  CauserieMessage *answer;  /* owned */

  /* bytes that are written */
  gsize            text;
  gsize            reasoning;

  guint            timeout_id;
};

static gboolean
write_cb (gpointer user_data)
{
  CauserieAnswerJournal *self = user_data;
  gsize text_length = causerie_message_get_text_length (self->answer);
  gsize reasoning_length = causerie_message_get_reasoning_length (self->answer);
  const char *text = NULL, *reasoning = NULL;

  if (text_length > self->text)
    text = causerie_message_get_text (self->answer) + self->text;
  if (reasoning_length > self->reasoning)
    reasoning = causerie_message_get_reasoning (self->answer) + self->reasoning;

  if (text != NULL || reasoning != NULL)
    causerie_library_journal (self->library, self->answer, text, reasoning);
  self->text = text_length;
  self->reasoning = reasoning_length;

  return G_SOURCE_CONTINUE;
}

CauserieAnswerJournal *
causerie_answer_journal_new (CauserieLibrary *library, CauserieMessage *answer)
{
  CauserieAnswerJournal *self;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library) && CAUSERIE_IS_MESSAGE (answer), NULL);

  self = g_new0 (CauserieAnswerJournal, 1);
  self->library = library;
  self->answer = g_object_ref (answer);
  self->timeout_id = g_timeout_add (INTERVAL_MS, write_cb, self);

  return self;
}

void
causerie_answer_journal_free (CauserieAnswerJournal *self)
{
  g_source_remove (self->timeout_id);
  g_object_unref (self->answer);
  g_free (self);
}
