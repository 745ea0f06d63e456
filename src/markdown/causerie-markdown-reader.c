/* causerie-markdown-reader.c: one run of the Markdown parser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one file that knows the parser, md4c. It calls us for each block and span it enters and
 * leaves; causerie-block-builder makes blocks of it. */

#include "causerie-markdown-reader.h"

#include "causerie-markdown-words.h"

#include <md4c.h>
#include <string.h>

#define PARSER_FLAGS \
  (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS | \
   MD_FLAG_NOHTML)

/* What a callback returns to end the parsing: there is a table larger than we draw. Negative, for
 * md4c 0.4.8 goes on after a positive value. */
#define TABLE_TOO_LARGE (-2)

typedef struct {
  CauserieMarkdownWords  words;
  gsize                  image;    /* where the words of the picture we are in begin */
  gsize                  code_end; /* where words of fenced code ended; else G_MAXSIZE */
  GArray                *ordered;  /* of gboolean: the lists we are in */
  CauserieBlockBuilder  *blocks;
} Parser;

/* An attribute of a span or block as one string. */
static char *
read_attribute (Parser *self, const MD_ATTRIBUTE *attribute)
{
  g_autoptr(CauserieRunBuilder) builder = causerie_run_builder_new ();
  CauserieStyledText text;

  causerie_run_builder_set_verbatim (builder, TRUE);

  for (guint i = 0; attribute->text != NULL &&
       attribute->substr_offsets[i] < attribute->size; i++) {
    const char *piece = attribute->text + attribute->substr_offsets[i];
    gsize length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];
    gsize offset = causerie_markdown_words_find (&self->words, piece);

    piece = offset != G_MAXSIZE ? self->words.input->text + offset : piece;
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
  g_autofree char *language = read_attribute (self, &detail->lang);

  causerie_block_builder_begin_code (self->blocks, language, detail->fence_char != 0);
  self->code_end = detail->fence_char != 0 ? 0 : G_MAXSIZE;
}

static int
begin_table (Parser *self, const MD_BLOCK_TABLE_DETAIL *detail)
{
  gsize n_rows = (gsize) detail->head_row_count + detail->body_row_count;
  gsize max_cells = MAX (CAUSERIE_BLOCK_MAX_CELLS, self->words.input->length);

  if (detail->col_count == 0 || n_rows > max_cells / detail->col_count ||
      !causerie_block_builder_begin_table (self->blocks, n_rows, detail->col_count))
    return TABLE_TOO_LARGE;
  return 0;
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Parser *self = user_data;

  if (!causerie_block_builder_in_table (self->blocks))
    causerie_block_builder_end (self->blocks);
  self->code_end = G_MAXSIZE;
  causerie_markdown_words_begin (&self->words, type == MD_BLOCK_CODE);

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

/* In a list whose entries stand close together words come without a paragraph around them. */
static void
ensure_open (Parser *self)
{
  if (causerie_block_builder_is_open (self->blocks))
    return;
  self->code_end = G_MAXSIZE;
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
    causerie_run_builder_push_style (self->words.runs, style);
  if (url != NULL) {
    g_autofree char *address = read_attribute (self, url);

    causerie_run_builder_push_url (self->words.runs, address);
  }
  if (type == MD_SPAN_IMG)
    self->image = causerie_run_builder_get_length (self->words.runs);
  return 0;
}

/* A picture without words still has to stand somewhere. */
static void
append_address (Parser *self, const MD_ATTRIBUTE *address)
{
  g_autofree char *words = read_attribute (self, address);

  causerie_run_builder_append (self->words.runs, words, strlen (words));
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Parser *self = user_data;
  CauserieTextStyle style = get_span_style (type);

  if (type == MD_SPAN_IMG && causerie_run_builder_get_length (self->words.runs) == self->image)
    append_address (self, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  if (get_span_url (type, detail) != NULL)
    causerie_run_builder_pop_url (self->words.runs);
  if (style != 0)
    causerie_run_builder_pop_style (self->words.runs, style);
  return 0;
}

static int
text_cb (MD_TEXTTYPE type, const char *text, MD_SIZE length, void *user_data)
{
  Parser *self = user_data;
  gsize offset = causerie_markdown_words_find (&self->words, text);

  ensure_open (self);
  switch (type) {
  case MD_TEXT_NULLCHAR:
    causerie_run_builder_append (self->words.runs, "\uFFFD", strlen ("\uFFFD"));
    break;
  case MD_TEXT_BR:
  case MD_TEXT_SOFTBR:
    causerie_markdown_words_end_line (&self->words);
    break;
  case MD_TEXT_ENTITY:
    causerie_markdown_words_append_entity (&self->words, text, length);
    break;
  case MD_TEXT_NORMAL:
    causerie_markdown_words_append (&self->words, text, length);
    break;
  default:
    causerie_markdown_words_append_verbatim (&self->words, text, length);
    break;
  }
  if (offset != G_MAXSIZE && self->code_end != G_MAXSIZE)
    self->code_end = offset + length;
  return 0;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* FALSE when there is a table that is too large. */
static gboolean
run_parser (const CauserieMarkdownInput *input, guint flags, CauserieMarkdownOutput *output)
{
  MD_PARSER callbacks = { 0, flags, enter_block_cb, leave_block_cb, enter_span_cb, leave_span_cb,
                          text_cb, NULL, NULL };
  g_autoptr(CauserieBlockBuilder) blocks = causerie_block_builder_new ();
  g_autoptr(GArray) ordered = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Parser parser = { .ordered = ordered, .blocks = blocks, .code_end = G_MAXSIZE };

  causerie_markdown_words_init (&parser.words, input, blocks);
  causerie_block_builder_set_resume (blocks, input->resume);
  if (input->note > 0)
    causerie_block_builder_push_note (blocks, input->note);
  if (md_parse (parser.words.source, input->length, &callbacks, &parser) != 0)
    return FALSE;

  output->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  output->blocks = causerie_block_builder_take (blocks, output->places);
  output->code_end = parser.code_end;
  output->strayed = causerie_block_builder_has_strayed (blocks);
  return TRUE;
}

void
causerie_markdown_read (const CauserieMarkdownInput *input, CauserieMarkdownOutput *output)
{
  gboolean done = run_parser (input, PARSER_FLAGS, output) ||
                  run_parser (input, PARSER_FLAGS & ~MD_FLAG_TABLES, output);

  /* Only memory running out is left as a reason, and then GLib has ended the program before. */
  g_assert (done);
}

void
causerie_markdown_output_clear (CauserieMarkdownOutput *output)
{
  g_clear_pointer (&output->blocks, g_ptr_array_unref);
  g_clear_pointer (&output->places, g_array_unref);
}
