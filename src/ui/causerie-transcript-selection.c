/* causerie-transcript-selection.c: what is selected in a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-selection.h"

#include "causerie-selected-text.h"
#include "causerie-transcript-marks.h"

#include <string.h>

/* More are not a few words. In bytes. */
#define MAX_WORDS 200

struct _CauserieTranscriptSelection {
  CauserieTranscript *transcript;   /* borrowed: it owns us */

  CauserieTextUnit    unit;
  CauserieTextPlace   anchor_start; /* the unit it began with; no entry: nothing was begun */
  CauserieTextPlace   anchor_end;
  CauserieTextPlace   start;        /* what is selected */
  CauserieTextPlace   end;
  gboolean            backwards;    /* `start` is the end that moves */

  GdkContentProvider *primary;      /* owned; offers what is selected when it is asked for */
};

void
causerie_transcript_selection_free (CauserieTranscriptSelection *self)
{
  g_clear_object (&self->primary);
  g_free (self);
}

/* --- units ------------------------------------------------------------------------------------ */

/* A block's flat text; "" for one that is not there (any more). */
static char *
dup_flat (GPtrArray *blocks, guint index)
{
  return index < blocks->len ? causerie_block_dup_flat (blocks->pdata[index]) : g_strdup ("");
}

/* A line that is cut goes on in the next block. */
static gboolean
goes_on (GPtrArray *blocks, guint index)
{
  CauserieBlock *next = index + 1 < blocks->len ? blocks->pdata[index + 1] : NULL;

  return next != NULL && causerie_block_is_continued (next) &&
         *causerie_block_get_joint (next) == '\0';
}

static gboolean
has_lines (CauserieBlock *block)
{
  return causerie_block_get_kind (block) == CAUSERIE_BLOCK_CODE ||
         causerie_block_get_kind (block) == CAUSERIE_BLOCK_TABLE;
}

/* A paragraph, a line of code, a cell: to the ends of its block, and on where it is cut there. */
static void
widen_to_line (GPtrArray *blocks, CauserieTextPlace *start, CauserieTextPlace *end)
{
  g_autofree char *flat = dup_flat (blocks, start->block);
  gsize length = strlen (flat);

  if (start->block >= blocks->len)
    return;
  if (has_lines (blocks->pdata[start->block])) {
    causerie_text_unit_find (flat, MIN (start->offset, length), CAUSERIE_UNIT_LINE, &start->offset,
                             &end->offset);
  } else {
    start->offset = 0;
    end->offset = length;
  }

  while (start->offset == 0 && start->block > 0 && goes_on (blocks, start->block - 1)) {
    g_autofree char *before = dup_flat (blocks, --start->block);
    gsize ignored;

    start->offset = strlen (before);
    if (has_lines (blocks->pdata[start->block]))
      causerie_text_unit_find (before, start->offset, CAUSERIE_UNIT_LINE, &start->offset, &ignored);
    else
      start->offset = 0;
  }
  while (end->offset == length && goes_on (blocks, end->block)) {
    g_autofree char *after = dup_flat (blocks, ++end->block);

    length = strlen (after);
    end->offset = has_lines (blocks->pdata[end->block]) ? strcspn (after, "\t\n") : length;
  }
}

/* The unit around a place. The text may have become shorter since it was found. */
static void
find_unit (const CauserieTextPlace *place, CauserieTextUnit unit, CauserieTextPlace *start,
           CauserieTextPlace *end)
{
  g_autoptr(GPtrArray) blocks = NULL;
  g_autofree char *flat = NULL;

  *start = *end = *place;
  if (unit == CAUSERIE_UNIT_CHARACTER)
    return;

  blocks = causerie_text_place_dup_blocks (place->entry, place->thought);
  if (unit == CAUSERIE_UNIT_LINE) {
    widen_to_line (blocks, start, end);
    return;
  }
  flat = dup_flat (blocks, place->block);
  causerie_text_unit_find (flat, MIN (place->offset, strlen (flat)), unit, &start->offset,
                           &end->offset);
}

/* --- what is selected ------------------------------------------------------------------------- */

static gboolean
is_begun (CauserieTranscriptSelection *self)
{
  return self->anchor_start.entry != NULL;
}

gboolean
causerie_transcript_selection_get (CauserieTranscriptSelection *self, CauserieTextPlace *start,
                                   CauserieTextPlace *end)
{
  if (!is_begun (self) || causerie_text_place_compare (&self->start, &self->end) >= 0)
    return FALSE;
  if (start != NULL)
    *start = self->start;
  if (end != NULL)
    *end = self->end;
  return TRUE;
}

gboolean
causerie_transcript_selection_get_cursor (CauserieTranscriptSelection *self,
                                          CauserieTextPlace *place)
{
  if (!is_begun (self))
    return FALSE;

  *place = self->backwards ? self->start : self->end;
  return TRUE;
}

static void
update_actions (CauserieTranscriptSelection *self)
{
  static const char * const actions[] = { "clipboard.copy", "transcript.copy-markdown" };
  gboolean selected = causerie_transcript_selection_get (self, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self->transcript), actions[i], selected);
}

CauserieTranscriptSelection *
causerie_transcript_selection_new (CauserieTranscript *transcript)
{
  CauserieTranscriptSelection *self = g_new0 (CauserieTranscriptSelection, 1);

  self->transcript = transcript;
  self->primary = causerie_selected_text_new (transcript);
  update_actions (self);
  return self;
}

/* Who pastes with the middle button gets what is selected then. */
static void
offer_primary (CauserieTranscriptSelection *self)
{
  GtkWidget *widget = GTK_WIDGET (self->transcript);
  GdkClipboard *clipboard;
  gboolean ours;

  if (gtk_widget_get_root (widget) == NULL)
    return;

  clipboard = gtk_widget_get_primary_clipboard (widget);
  ours = gdk_clipboard_get_content (clipboard) == self->primary;
  if (causerie_transcript_selection_get (self, NULL, NULL)) {
    if (!ours)
      gdk_clipboard_set_content (clipboard, self->primary);
  } else if (ours) {
    gdk_clipboard_set_content (clipboard, NULL);
  }
}

static void
note_change (CauserieTranscriptSelection *self)
{
  update_actions (self);
  causerie_transcript_update_marks (self->transcript);
  offer_primary (self);
}

void
causerie_transcript_selection_begin (CauserieTranscriptSelection *self,
                                     const CauserieTextPlace *place, CauserieTextUnit unit)
{
  self->unit = unit;
  find_unit (place, unit, &self->anchor_start, &self->anchor_end);
  self->start = self->anchor_start;
  self->end = self->anchor_end;
  self->backwards = FALSE;
  note_change (self);
}

void
causerie_transcript_selection_extend (CauserieTranscriptSelection *self,
                                      const CauserieTextPlace *place)
{
  CauserieTextPlace start, end;

  if (!is_begun (self)) {
    causerie_transcript_selection_begin (self, place, CAUSERIE_UNIT_CHARACTER);
    return;
  }

  find_unit (place, self->unit, &start, &end);
  self->backwards = causerie_text_place_compare (place, &self->anchor_start) < 0;
  self->start = self->backwards ? start : self->anchor_start;
  self->end = self->backwards ? self->anchor_end : end;
  if (causerie_text_place_compare (&self->end, &self->anchor_end) < 0)
    self->end = self->anchor_end;
  note_change (self);
}

void
causerie_transcript_selection_move (CauserieTranscriptSelection *self,
                                    const CauserieTextPlace *place)
{
  self->unit = CAUSERIE_UNIT_CHARACTER;
  if (is_begun (self))
    self->anchor_start = self->anchor_end = self->backwards ? self->end : self->start;
  causerie_transcript_selection_extend (self, place);
}

void
causerie_transcript_selection_clear (CauserieTranscriptSelection *self)
{
  if (!is_begun (self))
    return;

  self->anchor_start = self->anchor_end = self->start = self->end = (CauserieTextPlace) { NULL };
  note_change (self);
}

void
causerie_transcript_selection_leave (CauserieTranscriptSelection *self, guint first, guint after)
{
  if (!is_begun (self))
    return;
  if (self->end.entry->index >= first && self->start.entry->index < after)
    causerie_transcript_selection_clear (self);
}

static void
select_between (CauserieTranscriptSelection *self, const CauserieTextPlace *start,
                const CauserieTextPlace *end)
{
  self->unit = CAUSERIE_UNIT_CHARACTER;
  self->anchor_start = self->anchor_end = self->start = *start;
  self->end = *end;
  self->backwards = FALSE;
  note_change (self);
}

static gboolean
is_all_selected (CauserieTranscriptSelection *self, const CauserieTextPlace *start,
                 const CauserieTextPlace *end)
{
  return causerie_transcript_selection_get (self, NULL, NULL) &&
         causerie_text_place_compare (&self->start, start) <= 0 &&
         causerie_text_place_compare (&self->end, end) >= 0;
}

static void
select_conversation (CauserieTranscriptSelection *self)
{
  GPtrArray *entries = self->transcript->entries;
  CauserieTextPlace start = { NULL }, end = { NULL }, place;

  for (guint i = 0; i < entries->len && start.entry == NULL; i++)
    if (causerie_text_place_find_end (entries->pdata[i], FALSE, &place))
      start = (CauserieTextPlace) { entries->pdata[i], FALSE, 0, 0 };
  for (guint i = entries->len; i > 0 && end.entry == NULL; i--)
    causerie_text_place_find_end (entries->pdata[i - 1], FALSE, &end);
  if (start.entry != NULL)
    select_between (self, &start, &end);
}

void
causerie_transcript_selection_select_all (CauserieTranscriptSelection *self,
                                          CauserieTranscriptEntry *otherwise)
{
  CauserieTranscriptEntry *entry = is_begun (self) ? self->start.entry : otherwise;
  gboolean thought = is_begun (self) && self->start.thought;
  CauserieTextPlace start = { entry, thought, 0, 0 }, end;

  if (entry == NULL)
    return;
  if (!causerie_text_place_find_end (entry, thought, &end) || is_all_selected (self, &start, &end))
    select_conversation (self);
  else
    select_between (self, &start, &end);
}

/* --- what it holds ---------------------------------------------------------------------------- */

/* A formula on lines of its own has no parts. */
static void
round_formula (CauserieBlock *block, gsize length, gsize *start, gsize *end)
{
  if (causerie_block_get_kind (block) != CAUSERIE_BLOCK_MATH || *start >= *end)
    return;
  *start = 0;
  *end = length;
}

static gsize
measure_flat (CauserieBlock *block)
{
  g_autofree char *flat = NULL;

  if (causerie_block_get_kind (block) != CAUSERIE_BLOCK_TABLE)
    return causerie_block_get_text (block)->length;
  flat = causerie_block_dup_flat (block);
  return strlen (flat);
}

/* Whether the block lies between the ends or holds one of them. Reasoning is selected by itself. */
static gboolean
is_touched (CauserieTranscriptSelection *self, const CauserieTextPlace *place)
{
  CauserieTextPlace first = self->start, last = self->end;

  if (place->thought != first.thought)
    return FALSE;
  first.offset = 0;
  last.offset = G_MAXSIZE;
  return causerie_text_place_compare (place, &first) >= 0 &&
         causerie_text_place_compare (place, &last) <= 0;
}

gboolean
causerie_transcript_selection_get_range (CauserieTranscriptSelection *self,
                                         const CauserieTextPlace *place, CauserieBlock *block,
                                         gsize *start, gsize *end)
{
  gsize length;

  if (!causerie_transcript_selection_get (self, NULL, NULL) || !is_touched (self, place))
    return FALSE;

  length = measure_flat (block);
  *start = 0;
  *end = length;
  if (place->entry == self->start.entry && place->block == self->start.block)
    *start = MIN (self->start.offset, length);
  if (place->entry == self->end.entry && place->block == self->end.block)
    *end = MIN (self->end.offset, length);
  round_formula (block, length, start, end);
  return *start < *end || length == 0;
}

static void
add_entry (CauserieTranscriptSelection *self, CauserieExcerpt *excerpt,
           CauserieTranscriptEntry *entry)
{
  g_autoptr(GPtrArray) blocks = causerie_text_place_dup_blocks (entry, self->start.thought);

  for (guint i = 0; i < blocks->len; i++) {
    CauserieTextPlace place = { entry, self->start.thought, i, 0 };
    gsize start, end;

    if (causerie_transcript_selection_get_range (self, &place, blocks->pdata[i], &start, &end))
      causerie_excerpt_add (excerpt, blocks->pdata[i], start, end);
  }
}

CauserieExcerpt *
causerie_transcript_selection_dup_excerpt (CauserieTranscriptSelection *self)
{
  CauserieExcerpt *excerpt = causerie_excerpt_new ();

  if (!causerie_transcript_selection_get (self, NULL, NULL))
    return excerpt;

  for (guint i = self->start.entry->index; i <= self->end.entry->index; i++) {
    add_entry (self, excerpt, self->transcript->entries->pdata[i]);
    causerie_excerpt_end_text (excerpt);
  }
  return excerpt;
}

char *
causerie_transcript_dup_selected_words (CauserieTranscript *self)
{
  g_autoptr(CauserieExcerpt) excerpt = NULL;
  g_autofree char *words = NULL;
  CauserieTextPlace start, end;

  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self), NULL);

  if (!causerie_transcript_selection_get (self->selection, &start, &end) ||
      start.entry != end.entry || start.block != end.block ||
      end.offset - start.offset > MAX_WORDS)
    return NULL;

  excerpt = causerie_transcript_selection_dup_excerpt (self->selection);
  words = causerie_excerpt_dup_plain (excerpt);
  return strpbrk (words, "\t\n") == NULL ? g_steal_pointer (&words) : NULL;
}
