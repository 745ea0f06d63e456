/* causerie-markdown-cut.c: where a growing text is final, and how to read on from there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CommonMark decides block structure line by line, so no later line changes what stands before one
 * that begins a block of its own. The parser says where such blocks begin. Where nothing lies
 * around it, a block is read without what stands before it. An entry of a list is read after what
 * begins the list, a piece of a long block after the lines that open it: in both, what lies
 * between is left out. That these lines mean the same each time is checked by who reads them. */

#include "causerie-markdown-cut.h"

#include "causerie-block-private.h"

#include <string.h>

/* A list is cut when an entry begins so many bytes after what was cut before. */
#define MIN_LIST_CUT 2048

/* A paragraph is cut at a place that is less good when it was not for so many bytes. */
#define MAX_UNCUT 32768

/* --- lines ------------------------------------------------------------------------------------ */

static gsize
find_line (const CauserieCutSource *source, gsize place)
{
  while (place > 0 && source->text[place - 1] != '\n')
    place--;
  return place;
}

/* The beginning of the next line; the end of the text when there is none. */
static gsize
skip_line (const CauserieCutSource *source, gsize place)
{
  const char *end = memchr (source->text + place, '\n', source->length - place);

  return end != NULL ? (gsize) (end + 1 - source->text) : source->length;
}

static gboolean
is_whole_line (const CauserieCutSource *source, gsize line)
{
  gsize next = skip_line (source, line);

  return next > line && source->text[next - 1] == '\n';
}

/* Whether [start, end) holds nothing but `signs`. */
static gboolean
is_only (const CauserieCutSource *source, gsize start, gsize end, const char *signs)
{
  while (start < end && source->text[start] != '\0' && strchr (signs, source->text[start]) != NULL)
    start++;
  return start >= end;
}

/* Whether the line before is empty, white space aside. */
static gboolean
follows_blank (const CauserieCutSource *source, gsize line)
{
  return line > 0 && is_only (source, find_line (source, line - 1), line - 1, " \t\r");
}

/* The line after the fence of code whose first words are on `line`; 0 when that is not found. */
static gsize
find_fence_end (const CauserieCutSource *source, gsize line)
{
  while (line > 0) {
    gsize before = find_line (source, line - 1);
    const char *text = source->text + before;

    if (g_strstr_len (text, line - before, "```") != NULL ||
        g_strstr_len (text, line - before, "~~~") != NULL)
      return line;
    if (!is_only (source, before, line - 1, " \t\r>"))
      return 0;
    line = before;
  }
  return 0;
}

static gsize
get_place (const CauserieCutSource *source, guint i)
{
  return g_array_index (source->places, gsize, i);
}

/* --- before a block --------------------------------------------------------------------------- */

static gboolean
cut_before (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  CauserieBlock *block = source->blocks->pdata[i], *before = source->blocks->pdata[i - 1];
  gsize line = find_line (source, get_place (source, i));
  gboolean interrupts;

  if (block->kind == CAUSERIE_BLOCK_CODE) {
    line = block->fenced ? find_fence_end (source, line) : 0;
    if (line == 0)
      return FALSE;
    line = find_line (source, line - 1);
  }

  /* No line before can make anything else of these, and of what follows a heading. */
  interrupts = block->kind == CAUSERIE_BLOCK_CODE ||
               (block->kind == CAUSERIE_BLOCK_HEADING && source->text[line] == '#') ||
               (before->kind == CAUSERIE_BLOCK_HEADING && before->n_steps == 0);
  if (line <= source->head || strchr (" \t", source->text[line]) != NULL ||
      !is_whole_line (source, line) || !(interrupts || follows_blank (source, line)))
    return FALSE;

  *self = (CauserieCut) { .n_blocks = i, .offset = line };
  return TRUE;
}

/* --- before an entry of a list ---------------------------------------------------------------- */

static gboolean
is_entry (const CauserieNest *step)
{
  return step->kind != CAUSERIE_NEST_QUOTE && step->kind != CAUSERIE_NEST_NOTE;
}

/* Whether a further entry of a list begins with the block, and the words beside its sign. */
static gboolean
begins_entry (CauserieBlock *block)
{
  return block->n_steps > 0 && block->n_shared == block->n_steps - 1 && !block->begins_list &&
         is_entry (&block->path[block->n_shared]) &&
         (block->kind == CAUSERIE_BLOCK_PARAGRAPH || block->kind == CAUSERIE_BLOCK_HEADING);
}

/* Whether the sign of such an entry stands on the line. */
static gboolean
has_marker (const CauserieCutSource *source, gsize line, const CauserieNest *step)
{
  const char *p = source->text + line, *digits;

  p += strspn (p, " \t>");
  if (step->kind != CAUSERIE_NEST_NUMBER && *p != '\0' && strchr ("-+*", *p) != NULL)
    return p[1] == ' ' || p[1] == '\t';

  digits = p;
  while (g_ascii_isdigit (*p))
    p++;
  return step->kind != CAUSERIE_NEST_BULLET && p > digits && (*p == '.' || *p == ')') &&
         (p[1] == ' ' || p[1] == '\t');
}

/* The first block of the list whose entry begins with block `i`, as far as it was read; FALSE when
 * it is not known where that begins. */
static gboolean
find_list (const CauserieCutSource *source, guint i, guint *first)
{
  guint depth = ((CauserieBlock *) source->blocks->pdata[i])->n_shared;

  while (i-- > 0) {
    CauserieBlock *block = source->blocks->pdata[i];
    gboolean resumed = source->resume->in_list && source->resume->list_block == i;

    if (block->n_shared < depth || block->n_steps <= depth)
      return FALSE;
    if (block->n_steps == depth + 1 && block->n_shared == depth &&
        (block->begins_list || resumed)) {
      *first = i;
      return get_place (source, i) != G_MAXSIZE;
    }
  }
  return FALSE;
}

/* What has to be read before a further entry: nothing for a list that lies in nothing, else what
 * stands before the list. Nothing may have been left out there. */
static gboolean
keep_list (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  CauserieBlock *block = source->blocks->pdata[i];
  const CauserieResume *resume = source->resume;

  for (guint step = 0; step < block->n_shared; step++)
    self->resume.n_lists += is_entry (&block->path[step]) ? 1 : 0;

  if (block->n_shared == 0)
    return TRUE;
  if (!find_list (source, i, &self->n_head) ||
      (resume->in_list && self->n_head > resume->list_block) ||
      (resume->in_block && self->n_head >= resume->block))
    return FALSE;

  self->n_kept = find_line (source, get_place (source, self->n_head));
  return TRUE;
}

static gboolean
cut_list (CauserieCut *self, const CauserieCutSource *source, guint i, gsize min)
{
  CauserieBlock *block = source->blocks->pdata[i];
  gsize line = find_line (source, get_place (source, i));

  if (!begins_entry (block) || line <= source->head + min ||
      !is_whole_line (source, line) || !has_marker (source, line, &block->path[block->n_shared]))
    return FALSE;

  *self = (CauserieCut) { .n_blocks = i, .offset = line };
  if (!keep_list (self, source, i))
    return FALSE;

  self->resume.in_list = TRUE;
  self->resume.list_block = self->n_head;
  self->resume.number = block->path[block->n_shared].number;
  self->resume.tight = block->tight;
  return TRUE;
}

/* --- inside a block --------------------------------------------------------------------------- */

/* The end of the lines that open a table: its head and what underlines it. */
static gsize
find_table_start (const CauserieCutSource *source, gsize place)
{
  gsize underline = skip_line (source, place), end = skip_line (source, underline);

  return is_only (source, underline, end, "|-: \t\r\n>") ? end : 0;
}

/* Whether what the words of a paragraph mean at `place` hangs on nothing right before it. When no
 * place was such for long, any will do. */
static gboolean
is_plain (const CauserieCutSource *source, CauserieBlock *block, gsize place)
{
  if (place - source->head > MAX_UNCUT)
    return TRUE;
  return (block->text.n_runs == 0 || block->text.runs[0].start > 0) && place > 0 &&
         strchr ("\\*_~`[!<$&", source->text[place - 1]) == NULL;
}

/* Where reading goes on in a paragraph, at the start of a line or inside one, and what for it. */
static gboolean
cut_words (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  CauserieBlock *block = source->blocks->pdata[i];
  gsize place = get_place (source, i), line = find_line (source, place);
  gboolean at_line_start = line > 0 && is_only (source, line, place, " \t>");

  if (i + 1 >= source->places->len || !is_plain (source, block, place))
    return FALSE;

  self->resume.in_line = TRUE;
  self->offset = at_line_start ? line : place;
  if (at_line_start)
    self->stub = g_strdup ("x\n");
  else
    self->stub = g_strdup (source->text[place - 1] == ' ' ? "x " : "x");
  self->resume.n_stub = strlen (self->stub);
  return TRUE;
}

/* The same in code: inside a line only where nothing but the code stands on it. */
static gboolean
cut_code (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  CauserieBlock *block = source->blocks->pdata[i];
  gsize place = get_place (source, i);

  self->resume.in_line = block->in_line;
  if (!block->in_line)
    return TRUE;
  self->offset = place;
  return block->fenced && block->n_steps == 0 && strchr (" \t`~", source->text[place]) == NULL;
}

/* The end of the lines, or of the signs before words, that open the block whose first words are at
 * `place`; G_MAXSIZE if that is not found. */
static gsize
find_opening_end (const CauserieCutSource *source, CauserieBlock *block, gsize place)
{
  gsize line = find_line (source, place), end;

  switch (block->kind) {
  case CAUSERIE_BLOCK_CODE:
    end = block->fenced ? find_fence_end (source, line) : 0;
    break;
  case CAUSERIE_BLOCK_TABLE:
    end = find_table_start (source, line);
    break;
  case CAUSERIE_BLOCK_PARAGRAPH:
  case CAUSERIE_BLOCK_HEADING:
    while (place > line && strchr (" \t>", source->text[place - 1]) == NULL)
      place--;
    return place;
  default:
    return G_MAXSIZE;
  }
  return end > 0 ? end : G_MAXSIZE;
}

/* The last place, up to block `first`, from where reading that block may begin. */
static guint
find_base (CauserieCut *self, const CauserieCutSource *source, guint first)
{
  for (guint i = first; i > source->n_head; i--) {
    CauserieBlock *block = source->blocks->pdata[i];
    gsize place = get_place (source, i);

    if (place == G_MAXSIZE || place < source->head || block->continued)
      continue;
    if (block->n_steps == 0 ? cut_before (self, source, i) : cut_list (self, source, i, 0))
      return i;
  }

  *self = (CauserieCut) { .resume = *source->resume };
  return 0;
}

/* What opens the block that begins with block `first`. */
static gboolean
keep_opening (CauserieCut *self, const CauserieCutSource *source, guint first)
{
  CauserieBlock *block = source->blocks->pdata[first];
  gsize place = get_place (source, first), end;
  guint base;

  if (place == G_MAXSIZE)
    return FALSE;

  /* What is indented opens itself. */
  *self = (CauserieCut) { 0 };
  if (block->kind == CAUSERIE_BLOCK_CODE && !block->fenced)
    return block->n_steps == 0;

  end = find_opening_end (source, block, place);
  if (end == G_MAXSIZE)
    return FALSE;
  base = find_base (self, source, first);
  self->n_head += first - base;
  self->opening = self->offset;
  self->opening_end = end;
  return end >= self->opening && !self->resume.in_block;
}

/* The same opening as before for a block that went on already, else a new one. */
static gboolean
keep_block (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  const CauserieResume *resume = source->resume;
  guint first = i;

  while (first > source->n_head && ((CauserieBlock *) source->blocks->pdata[first])->continued)
    first--;

  if (!((CauserieBlock *) source->blocks->pdata[first])->continued)
    return keep_opening (self, source, first);

  *self = (CauserieCut) { .n_head = source->n_head, .n_kept = source->head - resume->n_stub,
                          .resume = *resume };
  return resume->in_block;
}

static gboolean
cut_inside (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  CauserieBlock *block = source->blocks->pdata[i];

  if (!keep_block (self, source, i))
    return FALSE;

  self->n_blocks = i;
  self->offset = find_line (source, get_place (source, i));
  self->resume.in_block = TRUE;
  self->resume.block = self->n_head;
  self->resume.kind = block->kind;
  self->resume.block_tight = block->tight;
  self->resume.n_stub = 0;
  self->resume.in_line = FALSE;

  if (block->kind == CAUSERIE_BLOCK_CODE ? !cut_code (self, source, i)
                                         : block->kind != CAUSERIE_BLOCK_TABLE &&
                                           !cut_words (self, source, i))
    return FALSE;
  return self->offset > source->head;
}

/* --- anywhere --------------------------------------------------------------------------------- */

static gboolean
cut_at (CauserieCut *self, const CauserieCutSource *source, guint i)
{
  CauserieBlock *block = source->blocks->pdata[i];
  gsize place = get_place (source, i);

  if (place == G_MAXSIZE || place < source->head)
    return FALSE;
  if (block->continued)
    return cut_inside (self, source, i);
  return block->n_steps == 0 ? cut_before (self, source, i)
                             : cut_list (self, source, i, MIN_LIST_CUT);
}

gboolean
causerie_cut_find (CauserieCut *self, const CauserieCutSource *source)
{
  *self = (CauserieCut) { 0 };
  for (guint i = source->places->len; i > source->n_head + 1; i--) {
    if (cut_at (self, source, i - 1))
      return TRUE;
    g_clear_pointer (&self->stub, g_free);
  }

  return FALSE;
}

void
causerie_cut_clear (CauserieCut *self)
{
  g_free (self->stub);
}
