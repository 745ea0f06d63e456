/* causerie-typed-text.c: what a person typed to blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-typed-text.h"

#include "causerie-block-private.h"
#include "causerie-run-builder.h"

#include <string.h>

#define MIN_FENCE 3

typedef struct {
  char  sign;   /* '`' or '~' */
  gsize length;
} Fence;

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && strchr (" \t\r\n", *text) != NULL)
    text++;
  return text == end;
}

/* Words lose the empty lines around them, code only its last line end. */
static void
add_block (GPtrArray *blocks, CauserieBlockKind kind, const char *start, const char *end,
           char *language)
{
  g_autoptr(CauserieBlock) block = causerie_block_new (kind);
  g_autoptr(CauserieRunBuilder) builder = causerie_run_builder_new ();

  block->language = language;
  if (kind == CAUSERIE_BLOCK_PARAGRAPH && is_blank (start, end))
    return;

  while (kind == CAUSERIE_BLOCK_PARAGRAPH && (*start == '\n' || *start == '\r'))
    start++;
  while (kind == CAUSERIE_BLOCK_PARAGRAPH && strchr (" \t\r\n", end[-1]) != NULL)
    end--;

  causerie_run_builder_append (builder, start, end - start);
  if (kind == CAUSERIE_BLOCK_CODE)
    causerie_run_builder_chomp (builder);
  causerie_run_builder_take (builder, &block->text);

  g_ptr_array_extend_and_steal (blocks, causerie_block_split (g_steal_pointer (&block)));
}

/* Reads "```python" at the start of a line; `info` is what follows the signs. */
static gboolean
read_fence (const char *line, const char *end, Fence *fence, const char **info)
{
  gsize indent = strspn (line, " ");
  const char *p = line + indent;

  if (indent > 3 || p >= end || (*p != '`' && *p != '~'))
    return FALSE;

  fence->sign = *p;
  for (fence->length = 0; p < end && *p == fence->sign; p++)
    fence->length++;
  *info = p;
  return fence->length >= MIN_FENCE &&
         !(fence->sign == '`' && memchr (p, '`', end - p) != NULL);
}

static gboolean
closes (const char *line, const char *end, const Fence *open)
{
  Fence fence;
  const char *info;

  return read_fence (line, end, &fence, &info) && fence.sign == open->sign &&
         fence.length >= open->length && is_blank (info, end);
}

static char *
read_language (const char *info, const char *end)
{
  while (info < end && (*info == ' ' || *info == '\t'))
    info++;
  return g_strndup (info, MIN (strcspn (info, " \t\r\n"), (gsize) (end - info)));
}

static GPtrArray *
parse (const char *text, gsize length)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_block_unref);
  const char *end = text + length, *start = text, *next, *info;
  g_autofree char *language = NULL;
  Fence fence;

  for (const char *line = text; line < end; line = next) {
    const char *newline = memchr (line, '\n', end - line);

    next = newline != NULL ? newline + 1 : end;
    if (language == NULL && read_fence (line, next, &fence, &info)) {
      add_block (blocks, CAUSERIE_BLOCK_PARAGRAPH, start, line, NULL);
      language = read_language (info, next);
      start = next;
    } else if (language != NULL && closes (line, next, &fence)) {
      add_block (blocks, CAUSERIE_BLOCK_CODE, start, line, g_steal_pointer (&language));
      start = next;
    }
  }

  if (language != NULL)
    add_block (blocks, CAUSERIE_BLOCK_CODE, start, end, g_steal_pointer (&language));
  else
    add_block (blocks, CAUSERIE_BLOCK_PARAGRAPH, start, end, NULL);
  return blocks;
}

GPtrArray *
causerie_typed_text_parse (const char *text, gssize length)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, g_ptr_array_new ());

  if (length < 0)
    length = strlen (text);
  valid = g_utf8_make_valid (text, length);
  return parse (valid, strlen (valid));
}
