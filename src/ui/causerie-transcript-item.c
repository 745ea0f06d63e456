/* causerie-transcript-item.c: one block of the transcript and its widget
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

#include "causerie-block-frame.h"
#include "causerie-css-class.h"
#include "causerie-file-row.h"
#include "causerie-image-block.h"
#include "causerie-message-ending.h"
#include "causerie-message-error.h"
#include "causerie-message-footer.h"
#include "causerie-message-header.h"
#include "causerie-reasoning-row.h"
#include "causerie-sources-row.h"
#include "causerie-text-attributes.h"
#include "causerie-tool-row.h"
#include "causerie-transcript-note.h"

#include <string.h>

/* Distances in pixels. */
#define GAP_TOP     24 /* above the first message */
#define GAP_MESSAGE 24
#define GAP_BLOCK   12
#define GAP_TIGHT   4  /* between entries of a list that stand close together */
#define GAP_HEADING 24
#define GAP_RULE    20
#define GAP_NOTES   32 /* above the first footnote; a rule is in it */
#define GAP_HEADER  4
#define GAP_FOOTER  4

#define CARD_PADDING 12 /* as in transcript.css: above and below the words of a question */
#define HEADER_HEIGHT 18
#define FOOTER_HEIGHT 32
#define ROW_HEIGHT    32
#define CODE_HEAD     54 /* above the first line of code and below the last */
#define CODE_LINE     0.93 /* the height of a line of code, of one of text */
#define IMAGE_HEIGHT  240
#define FILE_HEIGHT   56

CauserieTranscriptItem *
causerie_transcript_item_new (CauserieTranscriptEntry *entry,
                              CauserieItemKind         kind,
                              CauserieBlock           *block,
                              CauseriePart            *part)
{
  CauserieTranscriptItem *self = g_new0 (CauserieTranscriptItem, 1);

  self->entry = entry;
  self->kind = kind;
  self->allocated_height = -1;
  self->block = block != NULL ? causerie_block_ref (block) : NULL;
  self->part = part != NULL ? causerie_part_ref (part) : NULL;
  return self;
}

void
causerie_transcript_item_free (CauserieTranscriptItem *self)
{
  causerie_transcript_item_drop_widget (self);
  g_clear_object (&self->group);
  g_clear_pointer (&self->block, causerie_block_unref);
  g_clear_pointer (&self->part, causerie_part_unref);
  g_free (self);
}

static CauserieTranscriptItem *
get_sibling (CauserieTranscriptItem *self, int distance)
{
  guint index = self->index + distance;

  return index < self->entry->items->len ? self->entry->items->pdata[index] : NULL;
}

static gboolean
is_question (CauserieTranscriptItem *self)
{
  return causerie_message_get_role (self->entry->message) == CAUSERIE_ROLE_USER;
}

gboolean
causerie_transcript_item_on_card (CauserieTranscriptItem *self, gboolean *first, gboolean *last)
{
  CauserieTranscriptItem *before = get_sibling (self, -1), *after = get_sibling (self, 1);

  if (self->kind != CAUSERIE_ITEM_BLOCK || !is_question (self))
    return FALSE;

  *first = before == NULL || before->kind != CAUSERIE_ITEM_BLOCK;
  *last = after == NULL || after->kind != CAUSERIE_ITEM_BLOCK;
  return TRUE;
}

/* --- distances and estimates ------------------------------------------------------------------ */

static int
find_block_gap (CauserieBlock *block, CauserieBlock *before)
{
  guint n_steps;
  gboolean begins;

  causerie_block_get_path (block, &n_steps);
  begins = causerie_block_begins_list (block) && causerie_block_get_n_shared (block) == 0;
  if (causerie_block_is_continued (block))
    return 0;
  if (causerie_block_frame_begins_notes (block))
    return GAP_NOTES;
  if (causerie_block_frame_is_note (block) && causerie_block_get_n_shared (block) == 0)
    return GAP_TIGHT;
  if (causerie_block_is_tight (block) && !begins)
    return GAP_TIGHT;
  if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_HEADING && n_steps == 0)
    return GAP_HEADING;
  if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_RULE ||
      causerie_block_get_kind (before) == CAUSERIE_BLOCK_RULE)
    return GAP_RULE;
  return GAP_BLOCK;
}

int
causerie_transcript_item_find_gap (CauserieTranscriptItem *self)
{
  CauserieTranscriptItem *before = get_sibling (self, -1);

  if (before == NULL)
    return self->entry->index == 0 ? GAP_TOP : GAP_MESSAGE;
  if (self->kind == CAUSERIE_ITEM_FOOTER)
    return is_question (self) ? 0 : GAP_FOOTER;
  if (before->kind == CAUSERIE_ITEM_HEADER)
    return is_question (self) ? 0 : GAP_HEADER;
  if (self->kind == before->kind && self->block != NULL)
    return find_block_gap (self->block, before->block);
  return GAP_BLOCK;
}

/* In an em a letter is about half as wide as high; lines are what the words need at this width. */
static int
estimate_text (CauserieTranscript *transcript, const CauserieStyledText *text, int width)
{
  double chars_per_line = MAX (width / MAX (transcript->char_width, 1), 8);
  int n_lines = 0;
  const char *line = text->text;

  while (TRUE) {
    const char *end = strchrnul (line, '\n');

    n_lines += 1 + (int) (g_utf8_strlen (line, end - line) / chars_per_line);
    if (*end == '\0')
      break;
    line = end + 1;
  }
  return n_lines * transcript->line_height;
}

static int
count_lines (const char *text)
{
  int n = 1;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n++;
  return n;
}

static int
estimate_block (CauserieTranscriptItem *self)
{
  CauserieTranscript *transcript = self->entry->transcript;
  int width = causerie_transcript_column_width (transcript->width);
  const CauserieStyledText *text = causerie_block_get_text (self->block);
  gboolean first, last;
  int height;

  switch (causerie_block_get_kind (self->block)) {
  case CAUSERIE_BLOCK_CODE:
    height = (self->piece == 0 ? CODE_HEAD : 0) +
             count_lines (text->text) * transcript->line_height * CODE_LINE;
    break;
  case CAUSERIE_BLOCK_TABLE:
    height = causerie_block_get_n_rows (self->block) * (transcript->line_height + 12);
    break;
  case CAUSERIE_BLOCK_RULE:
    height = 1;
    break;
  case CAUSERIE_BLOCK_PARAGRAPH:
  case CAUSERIE_BLOCK_HEADING:
  default:
    height = estimate_text (transcript, text, is_question (self) ? width * 0.75 : width);
    break;
  }

  if (causerie_transcript_item_on_card (self, &first, &last))
    height += (first ? CARD_PADDING : 0) + (last ? CARD_PADDING : 0);
  return height;
}

int
causerie_transcript_item_estimate (CauserieTranscriptItem *self)
{
  switch (self->kind) {
  case CAUSERIE_ITEM_HEADER:
    return self->gap + (is_question (self) ? 0 : HEADER_HEIGHT);
  case CAUSERIE_ITEM_FOOTER:
    return self->gap + (is_question (self) ? 0 : FOOTER_HEIGHT);
  case CAUSERIE_ITEM_IMAGE:
    return self->gap + IMAGE_HEIGHT;
  case CAUSERIE_ITEM_FILE:
    return self->gap + FILE_HEIGHT;
  case CAUSERIE_ITEM_BLOCK:
  case CAUSERIE_ITEM_THOUGHT:
    return self->gap + estimate_block (self);
  case CAUSERIE_ITEM_NOTE:
  case CAUSERIE_ITEM_REASONING:
  case CAUSERIE_ITEM_TOOL:
  case CAUSERIE_ITEM_SOURCES:
  case CAUSERIE_ITEM_ERROR:
  case CAUSERIE_ITEM_ENDING:
  default:
    return self->gap + ROW_HEIGHT;
  }
}

/* --- widgets ---------------------------------------------------------------------------------- */

static void
reasoning_toggled_cb (CauserieReasoningRow *row, CauserieTranscriptItem *self)
{
  self->entry->open = !self->entry->open;
  self->entry->dirty = TRUE;
  causerie_transcript_queue_flush (self->entry->transcript);
}

static void
notify_open_cb (GObject *row, GParamSpec *pspec, CauserieTranscriptItem *self)
{
  g_object_get (row, "open", &self->open, NULL);
}

/* A row that is unfolded stays so when it gets another widget. */
static GtkWidget *
keep_open (CauserieTranscriptItem *self, GtkWidget *row)
{
  g_object_set (row, "open", self->open, NULL);
  g_signal_connect (row, "notify::open", G_CALLBACK (notify_open_cb), self);
  return row;
}

static GtkWidget *
new_error (CauserieTranscriptItem *self)
{
  CauserieMessage *message = self->entry->message;

  return causerie_message_error_new (message,
                                     causerie_transcript_find_connection (self->entry->transcript,
                                                                          message));
}

static gboolean
has_words (CauserieBlock *block)
{
  CauserieBlockKind kind = causerie_block_get_kind (block);

  return kind == CAUSERIE_BLOCK_PARAGRAPH || kind == CAUSERIE_BLOCK_HEADING;
}

/* How the nearest words before it read. */
static GtkTextDirection
find_reading (CauserieTranscriptItem *self)
{
  CauserieTranscriptItem *item = get_sibling (self, -1);
  GtkTextDirection reading = GTK_TEXT_DIR_NONE;

  while (reading == GTK_TEXT_DIR_NONE && item != NULL && item->kind == self->kind) {
    const CauserieStyledText *text = causerie_block_get_text (item->block);

    if (has_words (item->block))
      reading = causerie_text_attributes_find_direction (text->text);
    item = get_sibling (item, -1);
  }
  return reading;
}

static void
show_block (CauserieTranscriptItem *self, CauserieBlockFrame *frame)
{
  self->is_stale = FALSE;
  causerie_block_frame_set_group (frame, self->group, self->piece);
  if (!has_words (self->block))
    causerie_block_frame_set_reading (frame, find_reading (self));
  causerie_block_frame_set_block (frame, self->block);
}

static GtkWidget *
new_block (CauserieTranscriptItem *self)
{
  GtkWidget *frame = causerie_block_frame_new ();

  show_block (self, CAUSERIE_BLOCK_FRAME (frame));
  if (self->kind == CAUSERIE_ITEM_THOUGHT)
    causerie_block_frame_set_aside (CAUSERIE_BLOCK_FRAME (frame), TRUE);
  return frame;
}

static GtkWidget *
new_widget (CauserieTranscriptItem *self)
{
  GtkWidget *row;

  switch (self->kind) {
  case CAUSERIE_ITEM_NOTE:
    return causerie_transcript_note_new ();
  case CAUSERIE_ITEM_HEADER:
    return causerie_message_header_new (self->entry->message);
  case CAUSERIE_ITEM_FOOTER:
    return causerie_message_footer_new (self->entry->message);
  case CAUSERIE_ITEM_IMAGE:
    return causerie_image_block_new (causerie_part_get_data (self->part),
                                     causerie_part_get_name (self->part));
  case CAUSERIE_ITEM_FILE:
    return causerie_file_row_new (self->part);
  case CAUSERIE_ITEM_TOOL:
    return keep_open (self, causerie_tool_row_new (self->part));
  case CAUSERIE_ITEM_SOURCES:
    return keep_open (self, causerie_sources_row_new (self->entry->message));
  case CAUSERIE_ITEM_ERROR:
    return new_error (self);
  case CAUSERIE_ITEM_ENDING:
    return causerie_message_ending_new (self->entry->message);
  case CAUSERIE_ITEM_REASONING:
    row = causerie_reasoning_row_new ();
    g_signal_connect (row, "toggled", G_CALLBACK (reasoning_toggled_cb), self);
    return row;
  case CAUSERIE_ITEM_BLOCK:
  case CAUSERIE_ITEM_THOUGHT:
  default:
    return new_block (self);
  }
}

/* The caret stands behind the last words of what is still coming. */
static gboolean
has_caret (CauserieTranscriptItem *self)
{
  CauserieTranscriptItem *after = get_sibling (self, 1);
  gboolean is_last = after == NULL || after->kind != self->kind;

  if (!is_last || !causerie_message_is_running (self->entry->message))
    return FALSE;
  return self->kind == CAUSERIE_ITEM_BLOCK ||
         causerie_message_get_text_length (self->entry->message) == 0;
}

static void
update_frame (CauserieTranscriptItem *self)
{
  CauserieBlockFrame *frame = CAUSERIE_BLOCK_FRAME (self->widget);
  gboolean first = FALSE, last = FALSE;
  gboolean on_card = causerie_transcript_item_on_card (self, &first, &last);

  if (self->is_stale)
    show_block (self, frame);
  causerie_set_css_class (self->widget, "question", on_card);
  causerie_set_css_class (self->widget, "first", first);
  causerie_set_css_class (self->widget, "last", last);
  causerie_block_frame_set_gap (frame, causerie_transcript_item_owns_gap (self) ? self->gap : 0);
  causerie_block_frame_set_caret (frame, has_caret (self));
}

/* It goes with the next refresh when there is nothing to say any more. */
static void
update_note (CauserieTranscriptItem *self)
{
  const char *text = causerie_transcript_entry_find_note (self->entry);

  if (text != NULL)
    causerie_transcript_note_set_text (CAUSERIE_TRANSCRIPT_NOTE (self->widget), text);
}

static gboolean
is_last (CauserieTranscriptItem *self)
{
  return self->entry->index + 1 == self->entry->transcript->entries->len;
}

static void
update_footer (CauserieTranscriptItem *self)
{
  CauserieMessageFooter *footer = CAUSERIE_MESSAGE_FOOTER (self->widget);
  CauserieTranscriptEntry *entry = self->entry;
  g_autoptr(GPtrArray) versions =
    causerie_conversation_dup_versions (entry->transcript->conversation, entry->message);

  causerie_message_footer_set_versions (footer, versions);
  causerie_message_footer_set_active (footer, entry->active);
  causerie_message_footer_set_last (footer, is_last (self));
}

gboolean
causerie_transcript_item_owns_gap (CauserieTranscriptItem *self)
{
  CauserieTranscriptItem *before = get_sibling (self, -1);

  return self->block != NULL && before != NULL && before->kind == self->kind;
}

void
causerie_transcript_item_update (CauserieTranscriptItem *self)
{
  if (self->widget == NULL)
    return;

  if (CAUSERIE_IS_BLOCK_FRAME (self->widget))
    update_frame (self);
  else if (CAUSERIE_IS_TRANSCRIPT_NOTE (self->widget))
    update_note (self);
  else if (CAUSERIE_IS_MESSAGE_HEADER (self->widget))
    causerie_message_header_update (CAUSERIE_MESSAGE_HEADER (self->widget));
  else if (CAUSERIE_IS_REASONING_ROW (self->widget))
    causerie_reasoning_row_set_open (CAUSERIE_REASONING_ROW (self->widget), self->entry->open);
  else if (CAUSERIE_IS_TOOL_ROW (self->widget))
    causerie_tool_row_set_result (CAUSERIE_TOOL_ROW (self->widget),
                                  causerie_transcript_entry_find_result (self->entry, self->part));
  else if (CAUSERIE_IS_SOURCES_ROW (self->widget))
    causerie_sources_row_update (CAUSERIE_SOURCES_ROW (self->widget));
  else if (CAUSERIE_IS_MESSAGE_FOOTER (self->widget))
    update_footer (self);
  else if (CAUSERIE_IS_MESSAGE_ERROR (self->widget))
    causerie_message_error_update (CAUSERIE_MESSAGE_ERROR (self->widget));
  else if (CAUSERIE_IS_MESSAGE_ENDING (self->widget))
    causerie_message_ending_set_last (CAUSERIE_MESSAGE_ENDING (self->widget), is_last (self));
}

void
causerie_transcript_item_ensure_widget (CauserieTranscriptItem *self)
{
  if (self->widget != NULL)
    return;

  self->widget = new_widget (self);
  gtk_widget_set_parent (self->widget, GTK_WIDGET (self->entry->transcript));
  causerie_transcript_item_update (self);
  if (causerie_transcript_entry_update_time (self->entry, self) > 0)
    causerie_transcript_queue_flush (self->entry->transcript);
}

void
causerie_transcript_item_drop_widget (CauserieTranscriptItem *self)
{
  g_clear_pointer (&self->widget, gtk_widget_unparent);
  self->allocated_height = -1;
}

void
causerie_transcript_item_set_block (CauserieTranscriptItem *self, CauserieBlock *block)
{
  causerie_block_ref (block);
  g_clear_pointer (&self->block, causerie_block_unref);
  self->block = block;
  self->is_stale = TRUE;
}

void
causerie_transcript_item_set_group (CauserieTranscriptItem *self, CauserieBlockGroup *group,
                                    guint piece)
{
  if (self->group == group && self->piece == piece)
    return;
  g_set_object (&self->group, group);
  self->piece = piece;
  self->is_stale = TRUE;
}
