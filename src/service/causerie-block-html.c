/* causerie-block-html.c: formatted text as HTML
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-block-html.h"

#include <string.h>

typedef struct {
  GString      *html;      /* borrowed */
  CauserieNest  path[CAUSERIE_BLOCK_MAX_DEPTH]; /* what is open */
  guint         depth;
  const char   *end;       /* what closes the block that is open, for it may go on; NULL: none */
} Writer;

void
causerie_block_html_escape (const char *text, gssize length, GString *html)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  for (const char *p = text; p < end; p++) {
    switch (*p) {
    case '&':
      g_string_append (html, "&amp;");
      break;
    case '<':
      g_string_append (html, "&lt;");
      break;
    case '>':
      g_string_append (html, "&gt;");
      break;
    case '"':
      g_string_append (html, "&quot;");
      break;
    case '\'':
      g_string_append (html, "&#39;");
      break;
    default:
      g_string_append_c (html, *p);
    }
  }
}

/* --- text with styles ------------------------------------------------------------------------- */

static const struct {
  CauserieTextStyle style;
  const char       *open;
  const char       *close;
} elements[] = {
  { CAUSERIE_STYLE_BOLD, "<strong>", "</strong>" },
  { CAUSERIE_STYLE_ITALIC, "<em>", "</em>" },
  { CAUSERIE_STYLE_STRIKE, "<del>", "</del>" },
  { CAUSERIE_STYLE_CODE, "<code>", "</code>" },
  { CAUSERIE_STYLE_MATH, "<code class=\"math\">", "</code>" },
  { CAUSERIE_STYLE_NOTE, "<sup>", "</sup>" },
};

/* An address that a reader may follow; anything else (javascript:, data:, file:) is only text. */
static gboolean
is_followable (const char *url)
{
  static const char * const schemes[] = { "http://", "https://", "mailto:" };

  for (gsize i = 0; url != NULL && i < G_N_ELEMENTS (schemes); i++) {
    if (g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Line ends inside a paragraph are kept. */
static void
append_words (GString *html, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end) {
    const char *line_end = memchr (text, '\n', end - text);

    causerie_block_html_escape (text, (line_end != NULL ? line_end : end) - text, html);
    if (line_end == NULL)
      return;
    g_string_append (html, "<br>\n");
    text = line_end + 1;
  }
}

static gboolean
open_link (GString *html, const char *url)
{
  if (!is_followable (url))
    return FALSE;

  g_string_append (html, "<a rel=\"noopener noreferrer\" href=\"");
  causerie_block_html_escape (url, -1, html);
  g_string_append (html, "\">");
  return TRUE;
}

void
causerie_block_html_append_link (const char *words, const char *url, GString *html)
{
  gboolean is_link = open_link (html, url);

  causerie_block_html_escape (words, -1, html);
  if (is_link)
    g_string_append (html, "</a>");
}

static void
append_run (GString *html, const CauserieStyledText *text, const CauserieRun *run)
{
  gboolean is_link = open_link (html, run->url);

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    if ((run->style & elements[i].style) != 0)
      g_string_append (html, elements[i].open);
  }
  append_words (html, text->text + run->start, run->end - run->start);
  for (gsize i = G_N_ELEMENTS (elements); i > 0; i--) {
    if ((run->style & elements[i - 1].style) != 0)
      g_string_append (html, elements[i - 1].close);
  }
  if (is_link)
    g_string_append (html, "</a>");
}

static void
append_styled (GString *html, const CauserieStyledText *text)
{
  gsize position = 0;

  for (guint i = 0; i < text->n_runs; i++) {
    append_words (html, text->text + position, text->runs[i].start - position);
    append_run (html, text, &text->runs[i]);
    position = text->runs[i].end;
  }
  append_words (html, text->text + position, text->length - position);
}

/* --- lists and quotes ------------------------------------------------------------------------- */

typedef enum {
  LIST_NONE,
  LIST_OF_BULLETS,
  LIST_OF_NUMBERS,
  LIST_OF_NOTES,
} ListKind;

static ListKind
get_list_kind (const CauserieNest *nest)
{
  switch (nest->kind) {
  case CAUSERIE_NEST_QUOTE:
    return LIST_NONE;
  case CAUSERIE_NEST_NUMBER:
    return LIST_OF_NUMBERS;
  case CAUSERIE_NEST_NOTE:
    return LIST_OF_NOTES;
  default:
    return LIST_OF_BULLETS;
  }
}

static gboolean
is_same_list (const CauserieNest *a, const CauserieNest *b)
{
  return get_list_kind (a) != LIST_NONE && get_list_kind (a) == get_list_kind (b);
}

static void
open_entry (Writer *self, const CauserieNest *nest)
{
  g_string_append (self->html, "<li>");
  if (nest->kind == CAUSERIE_NEST_TASK)
    g_string_append (self->html, "☐ ");
  else if (nest->kind == CAUSERIE_NEST_TASK_DONE)
    g_string_append (self->html, "☑ ");
}

static void
open_nest (Writer *self, const CauserieNest *nest, gboolean tight)
{
  const char *class = tight ? " class=\"tight\"" : "";

  self->path[self->depth++] = *nest;
  switch (get_list_kind (nest)) {
  case LIST_NONE:
    g_string_append (self->html, "<blockquote>\n");
    return;
  case LIST_OF_NUMBERS:
    g_string_append_printf (self->html, "<ol start=\"%u\"%s>\n", nest->number, class);
    break;
  case LIST_OF_NOTES:
    g_string_append_printf (self->html, "<ol class=\"notes\" start=\"%u\">\n", nest->number);
    break;
  case LIST_OF_BULLETS:
    g_string_append_printf (self->html, "<ul%s>\n", class);
  }
  open_entry (self, nest);
}

static void
close_nest (Writer *self)
{
  ListKind kind = get_list_kind (&self->path[--self->depth]);

  if (kind == LIST_NONE)
    g_string_append (self->html, "</blockquote>\n");
  else
    g_string_append (self->html, kind == LIST_OF_BULLETS ? "</li>\n</ul>\n" : "</li>\n</ol>\n");
}

static void
close_block (Writer *self)
{
  if (self->end != NULL)
    g_string_append (self->html, self->end);
  self->end = NULL;
}

/* Whether the entry at that step of the block's path is the next one of the list that is open
 * there. What begins a list begins the innermost one. */
static gboolean
continues_list (Writer *self, CauserieBlock *block, guint step)
{
  guint n_steps, innermost = 0;
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  if (self->depth <= step || n_steps <= step || !is_same_list (&self->path[step], &path[step]))
    return FALSE;

  for (guint i = step; i < n_steps; i++)
    innermost = path[i].kind != CAUSERIE_NEST_QUOTE ? i : innermost;
  return innermost > step || path[step].kind == CAUSERIE_NEST_NOTE ||
         !causerie_block_begins_list (block);
}

/* From where the block before lies to where this one does. */
static void
enter (Writer *self, CauserieBlock *block)
{
  gboolean tight = causerie_block_is_tight (block);
  guint n_steps, n_shared = MIN (causerie_block_get_n_shared (block), self->depth);
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  while (self->depth > n_shared + 1)
    close_nest (self);

  if (continues_list (self, block, n_shared)) {
    g_string_append (self->html, "</li>\n");
    self->path[n_shared] = path[n_shared];
    open_entry (self, &path[n_shared]);
  } else if (self->depth > n_shared) {
    close_nest (self);
  }

  while (self->depth < n_steps)
    open_nest (self, &path[self->depth], tight);
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void
open_code (GString *html, CauserieBlock *block)
{
  const char *language = causerie_block_get_language (block);

  g_string_append (html, "<pre><code");
  if (language != NULL && *language != '\0') {
    g_string_append (html, " class=\"language-");
    for (const char *p = language; *p != '\0'; p++)
      g_string_append_c (html, g_ascii_isalnum (*p) || *p == '-' ? *p : '_');
    g_string_append_c (html, '"');
  }
  g_string_append_c (html, '>');
}

static void
append_cell (GString *html, CauserieBlock *block, guint row, guint column)
{
  static const char * const classes[] = {
    [CAUSERIE_ALIGN_START] = "",
    [CAUSERIE_ALIGN_CENTER] = " class=\"center\"",
    [CAUSERIE_ALIGN_END] = " class=\"end\"",
  };
  const char *name = row == 0 && causerie_block_has_head (block) ? "th" : "td";

  g_string_append_printf (html, "<%s%s>", name, classes[causerie_block_get_align (block, column)]);
  append_styled (html, causerie_block_get_cell (block, row, column));
  g_string_append_printf (html, "</%s>", name);
}

static void
append_rows (GString *html, CauserieBlock *block)
{
  guint n_columns = causerie_block_get_n_columns (block);

  for (guint row = 0; row < causerie_block_get_n_rows (block); row++) {
    g_string_append (html, "<tr>");
    for (guint column = 0; column < n_columns; column++)
      append_cell (html, block, row, column);
    g_string_append (html, "</tr>\n");
  }
}

/* Opens the element of a block and says what closes it. */
static const char *
open_block (GString *html, CauserieBlock *block)
{
  static const char * const heading_ends[] = { "</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n",
                                               "</h5>\n", "</h6>\n" };
  guint level = causerie_block_get_level (block);

  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_HEADING:
    g_string_append_printf (html, "<h%u>", level);
    return heading_ends[level - 1];
  case CAUSERIE_BLOCK_CODE:
    open_code (html, block);
    return "</code></pre>\n";
  case CAUSERIE_BLOCK_TABLE:
    g_string_append (html, "<div class=\"table\"><table>\n");
    return "</table></div>\n";
  case CAUSERIE_BLOCK_RULE:
    g_string_append (html, "<hr>\n");
    return NULL;
  case CAUSERIE_BLOCK_MATH:
    g_string_append (html, "<pre><code class=\"math\">");
    return "</code></pre>\n";
  case CAUSERIE_BLOCK_PARAGRAPH:
  default:
    g_string_append (html, "<p>");
    return "</p>\n";
  }
}

static void
append_content (GString *html, CauserieBlock *block)
{
  const CauserieStyledText *text = causerie_block_get_text (block);

  switch (causerie_block_get_kind (block)) {
  case CAUSERIE_BLOCK_CODE:
  case CAUSERIE_BLOCK_MATH:
    g_string_append (html, causerie_block_get_joint (block));
    causerie_block_html_escape (text->text, text->length, html);
    break;
  case CAUSERIE_BLOCK_TABLE:
    append_rows (html, block);
    break;
  default:
    append_styled (html, text);
  }
}

void
causerie_block_html_append (GPtrArray *blocks, GString *html)
{
  Writer writer = { .html = html };

  for (guint i = 0; i < blocks->len; i++) {
    CauserieBlock *block = g_ptr_array_index (blocks, i);

    if (!causerie_block_is_continued (block)) {
      close_block (&writer);
      enter (&writer, block);
      writer.end = open_block (html, block);
    }
    append_content (html, block);
  }
  close_block (&writer);
  while (writer.depth > 0)
    close_nest (&writer);
}
