/* causerie-spoken-answer.c: an answer as it is read out while it comes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the new part is looked at, for the last place where a line or a sentence ends; what is there
 * up to it is parsed by itself. A fence is taken when it is closed. */

#include "causerie-spoken-answer.h"

#include "causerie-markdown.h"

#include <glib/gi18n.h>
#include <string.h>

#define MIN_FENCE 3

struct _CauserieSpokenAnswer {
  gsize taken; /* bytes */
};

/* --- where something ends --------------------------------------------------------------------- */

/* The sign of a fence and how often it stands there; 0: the line is none. */
static gsize
read_fence (const char *line, char *sign)
{
  gsize n;

  line += strspn (line, " ");
  *sign = *line;
  if (*sign != '`' && *sign != '~')
    return 0;
  n = strspn (line, *sign == '`' ? "`" : "~");
  return n >= MIN_FENCE ? n : 0;
}

/* Behind the line that closes the fence which opens at `line`; NULL: it is open. */
static const char *
find_fence_end (const char *line)
{
  char sign, other;
  gsize n = read_fence (line, &sign);

  while ((line = strchr (line, '\n')) != NULL) {
    line++;
    if (read_fence (line, &other) >= n && other == sign) {
      const char *end = strchr (line, '\n');

      return end != NULL ? end + 1 : NULL;
    }
  }
  return NULL;
}

/* Headings, entries of lists, quotes and rows are whole with their line. */
static gboolean
is_whole_line (const char *line)
{
  line += strspn (line, " \t");
  return *line == '\n' || strchr ("#-*+>|", *line) != NULL || g_ascii_isdigit (*line);
}

static gboolean
ends_sentence (gunichar c)
{
  static const gunichar ends[] = { '.', '!', '?', 0x2026 /* … */, 0x3002, 0xff01, 0xff1f, 0x061f,
                                   0x0964 };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    if (c == ends[i])
      return TRUE;
  }
  return FALSE;
}

/* Behind the last sentence that ends between the two and its space; `start`: none does. */
static const char *
find_sentence_end (const char *start, const char *end)
{
  const char *found = start;
  gboolean ended = FALSE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (ended && g_unichar_isspace (c))
      found = g_utf8_next_char (p);
    /* What closes a quotation or an emphasis belongs to its sentence. */
    if (strchr ("\"')]*_", (int) MIN (c, 127)) == NULL && c != 0x201d && c != 0xbb)
      ended = ends_sentence (c);
  }
  return found;
}

static const char *
find_end (const char *start, const char *limit)
{
  const char *end = start, *line = start;
  char sign;

  while (line < limit) {
    const char *newline = strchr (line, '\n');

    if (read_fence (line, &sign) > 0) {
      const char *after = find_fence_end (line);

      if (after == NULL)
        return line;
      end = line = after;
      continue;
    }
    if (newline == NULL)
      return find_sentence_end (end, limit);
    end = is_whole_line (line) ? newline + 1 : find_sentence_end (end, newline + 1);
    line = newline + 1;
  }
  return end;
}

/* --- the words -------------------------------------------------------------------------------- */

static void
append_block (GString *words, CauserieBlock *block)
{
  g_autofree char *text = NULL;

  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_RULE:
    return;
  case CAUSERIE_BLOCK_CODE:
    text = g_strdup (causerie_block_is_continued (block) ? "" : C_("read out", "Code."));
    break;
  case CAUSERIE_BLOCK_TABLE:
    text = g_strdup (causerie_block_is_continued (block) ? "" : C_("read out", "Table."));
    break;
  default:
    text = causerie_block_dup_flat (block);
    break;
  }

  g_strstrip (text);
  if (words->len > 0 && *text != '\0')
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

static char *
dup_words (const char *text, gsize length)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, (gssize) length);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    append_block (words, blocks->pdata[i]);
  return g_string_free (words, words->len == 0);
}

CauserieSpokenAnswer *
causerie_spoken_answer_new (void)
{
  return g_new0 (CauserieSpokenAnswer, 1);
}

void
causerie_spoken_answer_free (CauserieSpokenAnswer *self)
{
  g_free (self);
}

char *
causerie_spoken_answer_take (CauserieSpokenAnswer *self,
                             const char           *text,
                             gsize                 length,
                             gboolean              complete)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  start = MIN (self->taken, length);
  end = complete ? length : (gsize) (find_end (text + start, text + length) - text);
  self->taken = end;
  return end > start ? dup_words (text + start, end - start) : NULL;
}
