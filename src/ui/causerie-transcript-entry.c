/* causerie-transcript-entry.c: one message of the transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whenever the message changes, a list is made of the items that should be there. */

#include "causerie-transcript-private.h"

#include "causerie-attachment.h"
#include "causerie-ending-text.h"
#include "causerie-markdown.h"
#include "causerie-message-footer.h"
#include "causerie-message-text.h"
#include "causerie-reasoning-row.h"
#include "causerie-transcript-find-private.h"
#include "causerie-typed-text.h"

/* What a message needs besides the lines of its text, for a guess. Pixels. */
#define FRAME_HEIGHT 90

static gboolean
is_question (CauserieTranscriptEntry *self)
{
  return causerie_message_get_role (self->message) == CAUSERIE_ROLE_USER;
}

/* Instructions and what tools said are not part of the talk. */
static gboolean
is_shown (CauserieTranscriptEntry *self)
{
  CauserieRole role = causerie_message_get_role (self->message);

  return role == CAUSERIE_ROLE_USER || role == CAUSERIE_ROLE_ASSISTANT;
}

/* --- what should be there --------------------------------------------------------------------- */

static void
want (GArray *wanted, CauserieItemKind kind, CauserieBlock *block, CauseriePart *part)
{
  CauserieWantedItem item = { kind, block, part };

  g_array_append_val (wanted, item);
}

static void
want_blocks (GArray *wanted, CauserieItemKind kind, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    want (wanted, kind, blocks->pdata[i], NULL);
}

/* An item for each part of a kind. */
static void
want_parts (CauserieTranscriptEntry *self, GArray *wanted, CauserieItemKind kind,
            CauseriePartKind part_kind)
{
  guint n_parts = causerie_message_get_n_parts (self->message);

  for (guint i = 0; i < n_parts; i++) {
    CauseriePart *part = causerie_message_get_part (self->message, i);

    if (causerie_part_get_kind (part) == part_kind)
      want (wanted, kind, NULL, part);
  }
}

/* What is no picture is shown by its name. */
static void
want_attachments (CauserieTranscriptEntry *self, GArray *wanted)
{
  guint n_parts = causerie_message_get_n_parts (self->message);

  for (guint i = 0; i < n_parts; i++) {
    CauseriePart *part = causerie_message_get_part (self->message, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_IMAGE)
      want (wanted, CAUSERIE_ITEM_IMAGE, NULL, part);
    else if (causerie_attachment_is_file (part))
      want (wanted, CAUSERIE_ITEM_FILE, NULL, part);
  }
}

static gboolean
has_failed (CauserieTranscriptEntry *self)
{
  return causerie_message_get_state (self->message) == CAUSERIE_MESSAGE_FAILED &&
         causerie_message_get_failure (self->message) != NULL;
}

static void
want_note (CauserieTranscriptEntry *self, GArray *wanted)
{
  if (causerie_transcript_entry_find_note (self) != NULL)
    want (wanted, CAUSERIE_ITEM_NOTE, NULL, NULL);
}

static void
want_answer (CauserieTranscriptEntry *self, GArray *wanted, GPtrArray *blocks)
{
  want_note (self, wanted);
  want (wanted, CAUSERIE_ITEM_HEADER, NULL, NULL);
  if (causerie_message_get_reasoning_length (self->message) > 0)
    want (wanted, CAUSERIE_ITEM_REASONING, NULL, NULL);
  if (self->reasoning != NULL)
    want_blocks (wanted, CAUSERIE_ITEM_THOUGHT,
                 causerie_markdown_stream_get_blocks (self->reasoning));
  want_blocks (wanted, CAUSERIE_ITEM_BLOCK, blocks);
  want_attachments (self, wanted);
  want_parts (self, wanted, CAUSERIE_ITEM_TOOL, CAUSERIE_PART_TOOL_CALL);
  if (self->linked != NULL)
    want (wanted, CAUSERIE_ITEM_SOURCES, NULL, NULL);
  if (causerie_ending_find (self->message) != CAUSERIE_ENDING_WHOLE)
    want (wanted, CAUSERIE_ITEM_ENDING, NULL, NULL);
  else if (has_failed (self))
    want (wanted, CAUSERIE_ITEM_ERROR, NULL, NULL);
  want (wanted, CAUSERIE_ITEM_FOOTER, NULL, NULL);
}

static void
want_question (CauserieTranscriptEntry *self, GArray *wanted, GPtrArray *blocks)
{
  want_note (self, wanted);
  want (wanted, CAUSERIE_ITEM_HEADER, NULL, NULL);
  want_attachments (self, wanted);
  want_blocks (wanted, CAUSERIE_ITEM_BLOCK, blocks);
  want (wanted, CAUSERIE_ITEM_FOOTER, NULL, NULL);
}

/* --- following the message -------------------------------------------------------------------- */

static void
update_reasoning (CauserieTranscriptEntry *self, gboolean complete)
{
  if (!self->open) {
    g_clear_pointer (&self->reasoning, causerie_markdown_stream_free);
    return;
  }
  if (self->reasoning == NULL)
    self->reasoning = causerie_markdown_stream_new ();
  causerie_markdown_stream_update (self->reasoning, causerie_message_get_reasoning (self->message),
                                   causerie_message_get_reasoning_length (self->message), complete);
}

/* A text that became shorter was set anew. */
static void
update_text (CauserieTranscriptEntry *self, gboolean complete)
{
  gsize length = causerie_message_get_text_length (self->message);

  if (self->text != NULL && length < causerie_markdown_stream_get_committed (self->text))
    g_clear_pointer (&self->text, causerie_markdown_stream_free);
  if (self->text == NULL)
    self->text = causerie_markdown_stream_new ();
  causerie_markdown_stream_update (self->text, causerie_message_get_text (self->message), length,
                                   complete);
}

/* The end of an answer is shown at once. */
static void
notify_cb (CauserieTranscriptEntry *self)
{
  self->dirty = TRUE;
  if (!causerie_message_is_running (self->message))
    self->transcript->flush_time = 0;
  causerie_transcript_queue_flush (self->transcript);
}

CauserieTranscriptEntry *
causerie_transcript_entry_new (CauserieTranscript *transcript, CauserieMessage *message)
{
  CauserieTranscriptEntry *self = g_new0 (CauserieTranscriptEntry, 1);

  self->transcript = transcript;
  self->message = message;
  return self;
}

void
causerie_transcript_entry_free (CauserieTranscriptEntry *self)
{
  if (self->items != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->text, causerie_markdown_stream_free);
  g_clear_pointer (&self->reasoning, causerie_markdown_stream_free);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_clear_object (&self->message);
  g_free (self);
}

void
causerie_transcript_entry_expand (CauserieTranscriptEntry *self)
{
  if (self->items != NULL)
    return;

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_transcript_item_free);
  g_signal_connect_swapped (self->message, "notify", G_CALLBACK (notify_cb), self);
  causerie_transcript_entry_refresh (self);
}

void
causerie_transcript_entry_refresh (CauserieTranscriptEntry *self)
{
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (CauserieWantedItem));
  g_autoptr(GPtrArray) blocks = NULL;
  gboolean complete = !causerie_message_is_running (self->message);

  self->dirty = FALSE;
  if (self->transcript->eye.entry == self)
    causerie_transcript_forget_eye (self->transcript);
  if (!is_shown (self))
    return;

  if (is_question (self)) {
    blocks = causerie_typed_text_parse (causerie_message_get_text (self->message), -1);
    want_question (self, wanted, blocks);
  } else {
    update_reasoning (self, complete);
    update_text (self, complete);
    blocks = causerie_transcript_entry_link_sources (
      self, causerie_markdown_stream_get_blocks (self->text));
    want_answer (self, wanted, blocks);
  }

  causerie_transcript_entry_set_items (self, (const CauserieWantedItem *) wanted->data,
                                       wanted->len);
  for (guint i = 0; i < self->items->len; i++)
    causerie_transcript_entry_update_time (self, self->items->pdata[i]);
  causerie_transcript_find_note_change (self->transcript->find, self);
}

static guint
update_reasoning_row (CauserieTranscriptEntry *self, CauserieReasoningRow *row)
{
  gint64 now = g_get_real_time ();
  g_autofree char *text = causerie_message_text_thought (self->message, now);

  causerie_reasoning_row_set_text (row, text);
  if (!causerie_message_text_is_thinking (self->message))
    return 0;
  return causerie_message_text_next_second (
    causerie_message_get_first_token_time (self->message), now);
}

guint
causerie_transcript_entry_update_time (CauserieTranscriptEntry *self, CauserieTranscriptItem *item)
{
  if (item->widget == NULL)
    return 0;
  if (item->kind == CAUSERIE_ITEM_REASONING)
    return update_reasoning_row (self, CAUSERIE_REASONING_ROW (item->widget));
  if (item->kind == CAUSERIE_ITEM_FOOTER)
    return causerie_message_footer_update (CAUSERIE_MESSAGE_FOOTER (item->widget));
  return 0;
}

void
causerie_transcript_entry_update_footer (CauserieTranscriptEntry *self)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++) {
    CauserieTranscriptItem *item = self->items->pdata[i];

    if (item->kind == CAUSERIE_ITEM_FOOTER || item->kind == CAUSERIE_ITEM_ENDING)
      causerie_transcript_item_update (item);
  }
}

void
causerie_transcript_entry_set_active (CauserieTranscriptEntry *self, gboolean active)
{
  self->active = active;
  causerie_transcript_entry_update_footer (self);
}

double
causerie_transcript_entry_get_height (CauserieTranscriptEntry *self)
{
  double height = 0;

  if (self->items == NULL)
    return self->estimate * self->transcript->correction;
  for (guint i = 0; i < self->items->len; i++)
    height += ((CauserieTranscriptItem *) self->items->pdata[i])->height;
  return height;
}

void
causerie_transcript_entry_estimate (CauserieTranscriptEntry *self)
{
  CauserieTranscript *transcript = self->transcript;
  int width = causerie_transcript_column_width (transcript->width);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++) {
    CauserieTranscriptItem *item = self->items->pdata[i];

    if (item->widget == NULL)
      item->height = causerie_transcript_item_estimate (item);
  }

  /* Half of an answer's lines are not full. */
  self->estimate = is_shown (self) ? FRAME_HEIGHT : 0;
  if (is_shown (self))
    self->estimate += causerie_message_get_text_length (self->message) * transcript->char_width *
                      1.5 / MAX (width, 1) * transcript->line_height;
}
