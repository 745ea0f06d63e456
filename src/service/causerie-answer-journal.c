/* causerie-answer-journal.c: puts a growing answer on the disk piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-answer-journal.h"

#include "causerie-library-private.h"

/* How far the disk may be behind the stream. */
#define INTERVAL_MS 500
#define MAX_BEHIND  4096 /* bytes */

struct _CauserieAnswerJournal {
  CauserieLibrary      *library; /* borrowed */

  /* owned */
  CauserieConversation *conversation;
  CauserieMessage      *answer;

  /* bytes that are written */
  gsize                 text;
  gsize                 reasoning;

  guint                 timeout_id; /* 0: all of it is written */
  gulong                text_id;
  gulong                reasoning_id;
};

static void
write_news (CauserieAnswerJournal *self)
{
  gsize text_length = causerie_message_get_text_length (self->answer);
  gsize reasoning_length = causerie_message_get_reasoning_length (self->answer);
  const char *text = NULL, *reasoning = NULL;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (text_length > self->text)
    text = causerie_message_get_text (self->answer) + self->text;
  if (reasoning_length > self->reasoning)
    reasoning = causerie_message_get_reasoning (self->answer) + self->reasoning;

  if (text != NULL || reasoning != NULL)
    causerie_library_journal (self->library, self->conversation, self->answer, text, reasoning);
  self->text = text_length;
  self->reasoning = reasoning_length;
}

static void
timeout_cb (gpointer user_data)
{
  CauserieAnswerJournal *self = user_data;

  self->timeout_id = 0;
  write_news (self);
}

/* A journal only grows: what took something back is saved whole. */
static void
save_whole (CauserieAnswerJournal *self)
{
  causerie_library_save_message (self->library, self->conversation, self->answer, NULL, NULL);
  self->text = causerie_message_get_text_length (self->answer);
  self->reasoning = causerie_message_get_reasoning_length (self->answer);
}

static void
grown_cb (CauserieAnswerJournal *self)
{
  gsize text = causerie_message_get_text_length (self->answer);
  gsize reasoning = causerie_message_get_reasoning_length (self->answer);

  if (text < self->text || reasoning < self->reasoning)
    save_whole (self);
  else if (text - self->text + reasoning - self->reasoning >= MAX_BEHIND)
    write_news (self);
  else if (self->timeout_id == 0)
    self->timeout_id = g_timeout_add_once (INTERVAL_MS, timeout_cb, self);
}

CauserieAnswerJournal *
causerie_answer_journal_new (CauserieLibrary      *library,
                             CauserieConversation *conversation,
                             CauserieMessage      *answer)
{
  CauserieAnswerJournal *self;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), NULL);

  self = g_new0 (CauserieAnswerJournal, 1);
  self->library = library;
  self->conversation = g_object_ref (conversation);
  self->answer = g_object_ref (answer);
  self->text = causerie_message_get_text_length (answer);
  self->reasoning = causerie_message_get_reasoning_length (answer);
  self->text_id =
    g_signal_connect_swapped (answer, "notify::text", G_CALLBACK (grown_cb), self);
  self->reasoning_id =
    g_signal_connect_swapped (answer, "notify::reasoning", G_CALLBACK (grown_cb), self);

  return self;
}

void
causerie_answer_journal_free (CauserieAnswerJournal *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_signal_handler (&self->text_id, self->answer);
  g_clear_signal_handler (&self->reasoning_id, self->answer);
  g_object_unref (self->answer);
  g_object_unref (self->conversation);
  g_free (self);
}
