/* causerie-markdown.c: Markdown to blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one file that knows the parser, md4c. It calls us for each block and span it enters and
 * leaves; causerie-block-builder makes blocks of it. */

#include "causerie-markdown.h"
#include "causerie-markdown-private.h"

#include "causerie-block-builder.h"
#include "causerie-math-mask.h"

#include <md4c.h>
#include <string.h>

#define PARSER_FLAGS \
  (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS | \
   MD_FLAG_NOHTML)

/* What a callback returns to end the parsing: there is a table larger than we draw. Negative, for
 * md4c 0.4.8 goes on after a positive value. */
#define TABLE_TOO_LARGE (-2)

typedef struct {
  const char           *text;       /* what it is */
  const char           *source;     /* what md4c reads: the same with formulas masked */
  gsize                 length;
  GArray               *formulas;   /* of CauserieMathSpan */
  guint                 formula;    /* the next of them */
  gboolean              in_formula; /* it goes on after the line end that comes next */
  GArray               *ordered;    /* of gboolean: the lists we are in */
  CauserieBlockBuilder *blocks;
  CauserieRunBuilder   *runs;       /* borrowed from `blocks` */
} Parser;

/* An attribute of a span or block as one string. */
static char *
read_attribute (const MD_ATTRIBUTE *attribute)
{
  g_autoptr(CauserieRunBuilder) builder = causerie_run_builder_new ();
  CauserieStyledText text;

  for (guint i = 0; attribute->text != NULL &&
       attribute->substr_offsets[i] < attribute->size; i++) {
    const char *piece = attribute->text + attribute->substr_offsets[i];
    gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

    if (attribute->substr_types[i] == MD_TEXT_ENTITY)
      causerie_run_builder_append_entity (builder, piece, length);
    else
      causerie_run_builder_append (builder, piece, length);
  }

  causerie_run_builder_take (builder, &text);
  return (char *) text.text;
}

static void
push_list (Parser *self, gboolean ordered, gboolean tight, guint first)
{
  g_array_append_val (self->ordered, ordered);
  causerie_block_builder_push_list (self->blocks, tight, first);
}

static void
pop_list (Parser *self)
{
  g_array_set_size (self->ordered, self->ordered->len - 1);
  causerie_block_builder_pop_list (self->blocks);
}

static CauserieNestKind
get_entry_kind (Parser *self, const MD_BLOCK_LI_DETAIL *detail)
{
  if (detail->is_task)
    return detail->task_mark == ' ' ? CAUSERIE_NEST_TASK : CAUSERIE_NEST_TASK_DONE;
  if (g_array_index (self->ordered, gboolean, self->ordered->len - 1))
    return CAUSERIE_NEST_NUMBER;
  return CAUSERIE_NEST_BULLET;
}

static CauserieAlign
get_align (const MD_BLOCK_TD_DETAIL *detail)
{
  if (detail->align == MD_ALIGN_CENTER)
    return CAUSERIE_ALIGN_CENTER;
  return detail->align == MD_ALIGN_RIGHT ? CAUSERIE_ALIGN_END : CAUSERIE_ALIGN_START;
}

static void
begin_code (Parser *self, const MD_BLOCK_CODE_DETAIL *detail)
{
  g_autofree char *language = read_attribute (&detail->lang);

  causerie_block_builder_begin_code (self->blocks, language);
}

static int
begin_table (Parser *self, const MD_BLOCK_TABLE_DETAIL *detail)
{
  gsize n_rows = (gsize) detail->head_row_count + detail->body_row_count;

  if (n_rows > CAUSERIE_BLOCK_MAX_CELLS ||
      !causerie_block_builder_begin_table (self->blocks, n_rows, detail->col_count))
    return TABLE_TOO_LARGE;
  return 0;
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Parser *self = user_data;

  /* In a list whose entries stand close together words come without a paragraph around them. */
  if (!causerie_block_builder_in_table (self->blocks))
    causerie_block_builder_end (self->blocks);

  switch (type) {
  case MD_BLOCK_QUOTE:
    causerie_block_builder_push_quote (self->blocks);
    break;
  case MD_BLOCK_UL:
    push_list (self, FALSE, ((MD_BLOCK_UL_DETAIL *) detail)->is_tight, 0);
    break;
  case MD_BLOCK_OL:
    push_list (self, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->is_tight,
               ((MD_BLOCK_OL_DETAIL *) detail)->start);
    break;
  case MD_BLOCK_LI:
    causerie_block_builder_push_entry (self->blocks, get_entry_kind (self, detail));
    break;
  case MD_BLOCK_HR:
    causerie_block_builder_begin (self->blocks, CAUSERIE_BLOCK_RULE);
    break;
  case MD_BLOCK_H:
    causerie_block_builder_begin_heading (self->blocks, ((MD_BLOCK_H_DETAIL *) detail)->level);
    break;
  case MD_BLOCK_CODE:
    begin_code (self, detail);
    break;
  case MD_BLOCK_P:
    causerie_block_builder_begin (self->blocks, CAUSERIE_BLOCK_PARAGRAPH);
    break;
  case MD_BLOCK_TABLE:
    return begin_table (self, detail);
  default:
    break;
  }
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Parser *self = user_data;

  switch (type) {
  case MD_BLOCK_QUOTE:
    causerie_block_builder_pop_quote (self->blocks);
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    pop_list (self);
    break;
  case MD_BLOCK_LI:
    causerie_block_builder_end (self->blocks);
    causerie_block_builder_pop_entry (self->blocks);
    break;
  case MD_BLOCK_HR:
  case MD_BLOCK_H:
  case MD_BLOCK_CODE:
  case MD_BLOCK_P:
  case MD_BLOCK_TABLE:
    causerie_block_builder_end (self->blocks);
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
    causerie_block_builder_end_cell (self->blocks, get_align (detail));
    break;
  default:
    break;
  }
  return 0;
}

static void
ensure_open (Parser *self)
{
  if (!causerie_block_builder_is_open (self->blocks))
    causerie_block_builder_begin (self->blocks, CAUSERIE_BLOCK_PARAGRAPH);
}

/* 0 for a span that changes nothing but where it leads. */
static CauserieTextStyle
get_span_style (MD_SPANTYPE type)
{
  switch (type) {
  case MD_SPAN_EM:
    return CAUSERIE_STYLE_ITALIC;
  case MD_SPAN_STRONG:
    return CAUSERIE_STYLE_BOLD;
  case MD_SPAN_CODE:
    return CAUSERIE_STYLE_CODE;
  case MD_SPAN_DEL:
    return CAUSERIE_STYLE_STRIKE;
  case MD_SPAN_IMG:
    return CAUSERIE_STYLE_IMAGE;
  default:
    return 0;
  }
}

static const MD_ATTRIBUTE *
get_span_url (MD_SPANTYPE type, void *detail)
{
  if (type == MD_SPAN_A)
    return &((MD_SPAN_A_DETAIL *) detail)->href;
  if (type == MD_SPAN_IMG)
    return &((MD_SPAN_IMG_DETAIL *) detail)->src;
  return NULL;
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Parser *self = user_data;
  CauserieTextStyle style = get_span_style (type);
  const MD_ATTRIBUTE *url = get_span_url (type, detail);

  ensure_open (self);
  if (style != 0)
    causerie_run_builder_push_style (self->runs, style);
  if (url != NULL) {
    g_autofree char *address = read_attribute (url);

    causerie_run_builder_push_url (self->runs, address);
  }
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Parser *self = user_data;
  CauserieTextStyle style = get_span_style (type);

  if (get_span_url (type, detail) != NULL)
    causerie_run_builder_pop_url (self->runs);
  if (style != 0)
    causerie_run_builder_pop_style (self->runs, style);
  return 0;
}

/* The length of a <br> tag at the start of a text, 0 when there is none. */
static gsize
measure_break (const char *text, gsize length)
{
  gsize n = 3;

  if (length < 4 || g_ascii_strncasecmp (text, "<br", 3) != 0)
    return 0;
  while (n < length && text[n] == ' ')
    n++;
  if (n < length && text[n] == '/')
    n++;
  return n < length && text[n] == '>' ? n + 1 : 0;
}

/* Models break lines in table cells with the one HTML tag that Markdown has no sign for. */
static void
append_words (Parser *self, const char *text, gsize length)
{
  const char *end = text + length, *plain = text, *p = text;

  while ((p = memchr (p, '<', end - p)) != NULL) {
    gsize n = measure_break (p, end - p);

    if (n > 0) {
      causerie_run_builder_append (self->runs, plain, p - plain);
      causerie_run_builder_append (self->runs, "\n", 1);
      plain = p + n;
    }
    p += MAX (n, 1);
  }
  causerie_run_builder_append (self->runs, plain, end - plain);
}

static gboolean
is_blank (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;
  return text == end;
}

/* The formula the byte at `offset` belongs to, NULL for none. Offsets come in order. */
static const CauserieMathSpan *
find_formula (Parser *self, gsize offset)
{
  for (; self->formula < self->formulas->len; self->formula++) {
    const CauserieMathSpan *span = &g_array_index (self->formulas, CauserieMathSpan, self->formula);

    if (offset < span->end)
      return offset >= span->start ? span : NULL;
  }
  return NULL;
}

/* What of [start, end) belongs to the formula itself, not to its signs. It comes line by line. */
static void
append_formula (Parser *self, const CauserieMathSpan *span, gsize start, gsize end)
{
  gsize content = MAX (start, span->content), content_end = MIN (end, span->content_end);

  causerie_run_builder_push_style (self->runs, CAUSERIE_STYLE_MATH);
  if (self->in_formula && span->content < start && content < content_end &&
      !is_blank (self->text + span->content, self->text + start))
    causerie_run_builder_append (self->runs, "\n", 1);
  if (content < content_end)
    causerie_run_builder_append (self->runs, self->text + content, content_end - content);
  causerie_run_builder_pop_style (self->runs, CAUSERIE_STYLE_MATH);
  self->in_formula = end < span->end;
}

/* Words of the source, with the formulas among them. */
static void
append_source (Parser *self, gsize start, gsize end)
{
  while (start < end) {
    const char *mask = memchr (self->source + start, CAUSERIE_MATH_MASK, end - start);
    gsize words_end = mask != NULL ? (gsize) (mask - self->source) : end;
    const CauserieMathSpan *span;

    append_words (self, self->text + start, words_end - start);
    for (start = words_end; start < end && self->source[start] == CAUSERIE_MATH_MASK;) {
      gsize stop = start + 1;

      span = find_formula (self, start);
      if (span != NULL)
        append_formula (self, span, start, stop = MIN (end, span->end));
      else
        append_words (self, self->text + start, 1);
      start = stop;
    }
  }
}

/* In a table even code says "\\|" for a bar that ends no cell. */
static void
append_verbatim (Parser *self, const char *text, gsize length)
{
  const char *end = text + length, *plain = text;
  gboolean in_table = causerie_block_builder_in_table (self->blocks);

  for (const char *p = text; in_table && p + 1 < end; p++) {
    if (p[0] != '\\' || p[1] != '|')
      continue;
    causerie_run_builder_append (self->runs, plain, p - plain);
    plain = p + 1;
  }
  causerie_run_builder_append (self->runs, plain, end - plain);
}

static int
text_cb (MD_TEXTTYPE type, const char *text, MD_SIZE length, void *user_data)
{
  Parser *self = user_data;
  gboolean from_source = text >= self->source && text < self->source + self->length;
  gsize offset = from_source ? (gsize) (text - self->source) : G_MAXSIZE;

  ensure_open (self);
  causerie_block_builder_set_place (self->blocks, offset);

  switch (type) {
  case MD_TEXT_NULLCHAR:
    causerie_run_builder_append (self->runs, "\uFFFD", strlen ("\uFFFD"));
    break;
  case MD_TEXT_BR:
  case MD_TEXT_SOFTBR:
    if (!self->in_formula)
      causerie_run_builder_append (self->runs, "\n", 1);
    break;
  case MD_TEXT_ENTITY:
    causerie_run_builder_append_entity (self->runs, text, length);
    break;
  case MD_TEXT_NORMAL:
    if (from_source)
      append_source (self, offset, offset + length);
    else
      append_words (self, text, length);
    break;
  default:
    append_verbatim (self, from_source ? self->text + offset : text, length);
    break;
  }
  return 0;
}

/* --- parsing ---------------------------------------------------------------------------------- */

/* NULL when there is a table that is too large. */
static GPtrArray *
run_parser (const char *text, const char *source, gsize length, GArray *formulas, guint flags,
            GArray *places)
{
  MD_PARSER callbacks = { 0, flags, enter_block_cb, leave_block_cb, enter_span_cb, leave_span_cb,
                          text_cb, NULL, NULL };
  g_autoptr(CauserieBlockBuilder) blocks = causerie_block_builder_new ();
  g_autoptr(GArray) ordered = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Parser parser = { .text = text, .source = source, .length = length, .formulas = formulas,
                    .ordered = ordered, .blocks = blocks,
                    .runs = causerie_block_builder_get_runs (blocks) };

  if (md_parse (source, length, &callbacks, &parser) != 0)
    return NULL;
  return causerie_block_builder_take (blocks, places);
}

GPtrArray *
causerie_markdown_parse_places (const char *text, gsize length, GArray *places)
{
  g_autoptr(GArray) formulas = g_array_new (FALSE, FALSE, sizeof (CauserieMathSpan));
  g_autofree char *masked = causerie_math_mask (text, length, formulas);
  const char *source = masked != NULL ? masked : text;
  GPtrArray *blocks = run_parser (text, source, length, formulas, PARSER_FLAGS, places);

  if (blocks == NULL)
    blocks = run_parser (text, source, length, formulas, PARSER_FLAGS & ~MD_FLAG_TABLES, places);

  /* Only memory running out is left as a reason, and then GLib has ended the program before. */
  g_assert (blocks != NULL);
  return blocks;
}

GPtrArray *
causerie_markdown_parse (const char *text, gssize length)
{
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, g_ptr_array_new ());

  if (length < 0)
    length = strlen (text);
  if (!g_utf8_validate_len (text, length, NULL)) {
    valid = g_utf8_make_valid (text, length);
    text = valid;
    length = strlen (valid);
  }

  return causerie_markdown_parse_places (text, length, NULL);
}
