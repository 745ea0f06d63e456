/* causerie-citation-links.c: the numbers of sources in a text become links to them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-citation-links.h"

#include "causerie-block-private.h"

#include <string.h>

#define MAX_DIGITS 3

#define CLOSED_STYLES (CAUSERIE_STYLE_CODE | CAUSERIE_STYLE_MATH | CAUSERIE_STYLE_IMAGE)

/* "[2]" at [start, end). */
typedef struct {
  guint       start;
  guint       end;
  const char *url; /* borrowed */
} Mark;

/* --- finding them ----------------------------------------------------------------------------- */

static gboolean
is_closed (const CauserieStyledText *text, const Mark *mark)
{
  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if (run->start < mark->end && run->end > mark->start &&
        (run->url != NULL || (run->style & CLOSED_STYLES)))
      return TRUE;
  }
  return FALSE;
}

/* The number between brackets at `text`; 0 when there is none. */
static guint
read_number (const char *text, guint *length)
{
  guint n_digits = strspn (text + 1, "0123456789");

  if (n_digits == 0 || n_digits > MAX_DIGITS || text[1 + n_digits] != ']')
    return 0;
  *length = n_digits + 2;
  return (guint) g_ascii_strtoull (text + 1, NULL, 10);
}

static void
find_marks (const CauserieStyledText *text, const char * const *urls, guint n_urls, GArray *marks)
{
  for (const char *p = text->text; (p = strchr (p, '[')) != NULL; p++) {
    guint length = 0, number = read_number (p, &length);
    Mark mark = { .start = p - text->text };

    if (number == 0 || number > n_urls)
      continue;
    mark.end = mark.start + length;
    mark.url = urls[number - 1];
    if (!is_closed (text, &mark))
      g_array_append_val (marks, mark);
  }
}

static gboolean
has_marks (const CauserieStyledText *text, const char * const *urls, guint n_urls)
{
  g_autoptr(GArray) marks = NULL;

  if (memchr (text->text, '[', text->length) == NULL)
    return FALSE;
  marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  find_marks (text, urls, n_urls, marks);
  return marks->len > 0;
}

/* --- the runs with them ----------------------------------------------------------------------- */

static void
append_run (GArray *runs, guint start, guint end, CauserieTextStyle style, const char *url)
{
  CauserieRun run = { start, end, style, g_strdup (url) };

  if (start < end && (style != 0 || url != NULL))
    g_array_append_val (runs, run);
  else
    g_free ((char *) run.url);
}

/* What looks the same from `start` to `end`, parted by the marks in it. */
static void
append_parted (GArray            *runs,
               guint              start,
               guint              end,
               CauserieTextStyle  style,
               const char        *url,
               GArray            *marks,
               guint             *next) /* the first mark that does not end before `start` */
{
  while (*next < marks->len && start < end) {
    const Mark *mark = &g_array_index (marks, Mark, *next);

    if (mark->start >= end)
      break;
    append_run (runs, start, mark->start, style, url);
    append_run (runs, MAX (start, mark->start), MIN (mark->end, end), style, mark->url);
    start = MIN (mark->end, end);
    if (mark->end > end)
      return;
    (*next)++;
  }
  append_run (runs, start, end, style, url);
}

static void
copy_linked (const CauserieStyledText *text,
             const char * const       *urls,
             guint                     n_urls,
             CauserieStyledText       *copy)
{
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CauserieRun));
  guint at = 0, next = 0;

  find_marks (text, urls, n_urls, marks);
  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    append_parted (runs, at, run->start, 0, NULL, marks, &next);
    append_parted (runs, run->start, run->end, run->style, run->url, marks, &next);
    at = run->end;
  }
  append_parted (runs, at, text->length, 0, NULL, marks, &next);

  copy->text = g_strndup (text->text, text->length);
  copy->length = text->length;
  copy->n_runs = runs->len;
  copy->runs = (gpointer) g_array_free (runs, FALSE);
}

/* --- the block -------------------------------------------------------------------------------- */

static CauserieBlock *
copy_block (CauserieBlock *block, const char * const *urls, guint n_urls)
{
  CauserieBlock *copy = causerie_block_new (block->kind);

  *copy = *block;
  copy->language = g_strdup (block->language);
  copy_linked (&block->text, urls, n_urls, &copy->text);
  copy->aligns = g_memdup2 (block->aligns, block->n_columns * sizeof *block->aligns);
  copy->cells = block->n_cells > 0 ? g_new0 (CauserieStyledText, block->n_cells) : NULL;
  for (guint i = 0; i < block->n_cells; i++)
    copy_linked (&block->cells[i], urls, n_urls, &copy->cells[i]);
  return copy;
}

CauserieBlock *
causerie_citation_links_add (CauserieBlock *block, const char * const *urls)
{
  guint n_urls = g_strv_length ((char **) urls);
  gboolean found;

  g_return_val_if_fail (block != NULL && urls != NULL, NULL);

  if (block->kind == CAUSERIE_BLOCK_CODE || block->kind == CAUSERIE_BLOCK_MATH)
    return causerie_block_ref (block);

  found = has_marks (&block->text, urls, n_urls);
  for (guint i = 0; i < block->n_cells && !found; i++)
    found = has_marks (&block->cells[i], urls, n_urls);
  return found ? copy_block (block, urls, n_urls) : causerie_block_ref (block);
}
