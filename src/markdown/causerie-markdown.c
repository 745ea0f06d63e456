/* causerie-markdown.c: Markdown to blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-markdown.h"
#include "causerie-markdown-private.h"

#include "causerie-block-private.h"

#include <string.h>

/* The longest fenced formula. In bytes. */
#define MAX_FORMULA 8192

/* --- footnotes -------------------------------------------------------------------------------- */

/* Shows the words of a footnote that has others: they stay where they are, after its number. This
 * is added to `spans`, after those of the mask from `*span` on that lie before it. */
static void
show_note (CauserieMask *mask, const CauserieMaskNote *note, const char *text, GArray *spans,
           guint *span)
{
  const CauserieMaskSpan all = { .start = note->start, .end = note->end };
  const CauserieMaskSpan label = { CAUSERIE_MASK_NOTE, note->label - 2, note->label_end + 1,
                                   note->label, note->label_end };

  for (; *span < mask->spans->len; (*span)++) {
    const CauserieMaskSpan *next = &g_array_index (mask->spans, CauserieMaskSpan, *span);

    if (next->start > label.start)
      break;
    g_array_append_vals (spans, next, 1);
  }

  causerie_mask_show (mask, &all, text);
  memset (mask->source + label.start, CAUSERIE_MASK_SIGN, label.end - label.start);
  g_array_append_val (spans, label);
}

static void
define_notes (CauserieMask *mask, const CauserieMarkdownSource *source, CauserieNotes *notes)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (CauserieMaskSpan));
  guint span = 0;

  for (guint i = 0; i < mask->notes->len; i++) {
    const CauserieMaskNote *note = &g_array_index (mask->notes, CauserieMaskNote, i);

    if (note->start >= source->head &&
        !causerie_notes_define (notes, source->text + note->label, note->label_end - note->label,
                                source->text + note->content, note->end - note->content,
                                note->start - source->head + source->start))
      show_note (mask, note, source->text, spans, &span);
  }

  for (; span < mask->spans->len; span++)
    g_array_append_val (spans, g_array_index (mask->spans, CauserieMaskSpan, span));
  g_array_unref (mask->spans);
  mask->spans = spans;
}

/* Whether a label without words may still get some; "[^0-9]" is none. */
static gboolean
may_be_label (const char *label, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isalnum (label[i]) && label[i] != '_')
      return FALSE;
  }
  return TRUE;
}

/* What refers to nothing is text. */
static void
show_unknown (CauserieMask *mask, const char *text, gboolean growing, CauserieNotes *notes)
{
  for (guint i = 0; i < mask->spans->len; i++) {
    const CauserieMaskSpan *span = &g_array_index (mask->spans, CauserieMaskSpan, i);
    const char *label = text + span->content;
    gsize length = span->content_end - span->content;

    if (span->kind != CAUSERIE_MASK_NOTE || causerie_notes_is_defined (notes, label, length) ||
        (growing && may_be_label (label, length)))
      continue;
    causerie_mask_show (mask, span, text);
  }
}

/* The blocks of one footnote (transfer full). */
static GPtrArray *
read_note (CauserieNotes *notes, guint number, gboolean growing)
{
  const char *words = causerie_notes_get_words (notes, number);
  GPtrArray *known = causerie_notes_get_blocks (notes, number);
  g_auto(CauserieMarkdownOutput) output = { 0 };
  g_auto(CauserieMask) mask = { 0 };
  CauserieMarkdownInput input = { .text = words, .length = strlen (words), .mask = &mask,
                                  .notes = notes, .note = number };

  if (known != NULL)
    return g_ptr_array_ref (known);

  causerie_mask_init (&mask, words, input.length, FALSE);
  show_unknown (&mask, words, growing, notes);
  causerie_markdown_read (&input, &output);
  if (strstr (words, "[^") == NULL)
    causerie_notes_set_blocks (notes, number, output.blocks);
  return g_steal_pointer (&output.blocks);
}

static void
append_notes (GPtrArray *blocks, CauserieNotes *notes, gboolean growing)
{
  gboolean numbered = FALSE;

  for (guint number = 1; number <= causerie_notes_get_n (notes) || !numbered; number++) {
    g_autoptr(GPtrArray) words = NULL;

    /* The words of some may refer to others. */
    if (number > causerie_notes_get_n (notes)) {
      causerie_notes_number_rest (notes);
      numbered = TRUE;
    }
    if (number > causerie_notes_get_n (notes) || causerie_notes_get_words (notes, number) == NULL)
      continue;

    words = read_note (notes, number, growing);
    for (guint i = 0; i < words->len; i++)
      g_ptr_array_add (blocks, causerie_block_ref (words->pdata[i]));
  }
}

/* --- fenced formulas -------------------------------------------------------------------------- */

static gboolean
is_formula (GPtrArray *blocks, guint i)
{
  CauserieBlock *block = blocks->pdata[i];

  return block->kind == CAUSERIE_BLOCK_CODE && strcmp (block->language, "math") == 0 &&
         !block->continued && !block->open && block->text.length <= MAX_FORMULA &&
         block->text.text[strspn (block->text.text, " \t\n")] != '\0' &&
         (i + 1 == blocks->len || !((CauserieBlock *) blocks->pdata[i + 1])->continued);
}

static void
convert_formulas (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++) {
    CauserieBlock *block = blocks->pdata[i];

    if (!is_formula (blocks, i))
      continue;
    block->kind = CAUSERIE_BLOCK_MATH;
    g_clear_pointer (&block->language, g_free);
  }
}

/* --- open code -------------------------------------------------------------------------------- */

static const char *
find_last_line (const char *text, const char *end)
{
  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  while (end > text && end[-1] != '\n')
    end--;
  return end;
}

static gboolean
has_fence (const char *line, const char *end)
{
  const char *line_end = memchr (line, '\n', end - line);
  gsize length = (line_end != NULL ? line_end : end) - line;

  return g_strstr_len (line, length, "```") != NULL || g_strstr_len (line, length, "~~~") != NULL;
}

/* Whether fenced code at the end of the text, whose words end at `code_end`, has no closing fence.
 * Code without words has one if the last two lines are fences. */
static gboolean
is_open (const char *text, gsize length, gsize code_end)
{
  const char *end = text + length, *line;

  if (code_end > 0) {
    line = memchr (text + code_end, '\n', length - code_end);
    for (; line != NULL && line < end; line++) {
      if (!g_ascii_isspace (*line))
        return FALSE;
    }
    return TRUE;
  }

  line = find_last_line (text, end);
  return line == text || !has_fence (line, end) || !has_fence (find_last_line (text, line), line);
}

/* --- parsing ---------------------------------------------------------------------------------- */

void
causerie_markdown_parse_source (const CauserieMarkdownSource *source,
                                CauserieNotes                *notes,
                                CauserieMarkdownOutput       *output)
{
  g_auto(CauserieMask) mask = { 0 };
  CauserieMarkdownInput input = { .text = source->text, .length = source->length, .mask = &mask,
                                  .notes = notes, .resume = source->resume,
                                  .shift = (gint64) source->start - (gint64) source->head };

  causerie_mask_init (&mask, source->text, source->length, TRUE);
  define_notes (&mask, source, notes);
  show_unknown (&mask, source->text, source->growing, notes);
  causerie_markdown_read (&input, output);

  if (source->growing && output->code_end != G_MAXSIZE &&
      is_open (source->text, source->length, output->code_end))
    ((CauserieBlock *) output->blocks->pdata[output->blocks->len - 1])->open = TRUE;
  append_notes (output->blocks, notes, source->growing);
  convert_formulas (output->blocks);
}

GPtrArray *
causerie_markdown_parse (const char *text, gssize length)
{
  g_autoptr(CauserieNotes) notes = causerie_notes_new ();
  g_auto(CauserieMarkdownOutput) output = { 0 };
  CauserieMarkdownSource source = { 0 };
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, g_ptr_array_new ());

  if (length < 0)
    length = strlen (text);
  if (!g_utf8_validate_len (text, length, NULL)) {
    valid = g_utf8_make_valid (text, length);
    text = valid;
    length = strlen (valid);
  }

  source.text = text;
  source.length = length;
  causerie_markdown_parse_source (&source, notes, &output);
  return g_steal_pointer (&output.blocks);
}
