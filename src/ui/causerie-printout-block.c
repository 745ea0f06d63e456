/* causerie-printout-block.c: messages and their blocks as rows of a printout
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-printout.h"
#include "causerie-printout-private.h"

#include "causerie-markdown.h"
#include "causerie-message-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* In points. */
#define SMALL          0.8
#define CODE_SCALE     0.88
#define BETWEEN_BLOCKS 7
#define BETWEEN_TIGHT  2
#define BETWEEN_MESSAGES 20
#define NEST_STEP      16
#define QUOTE_STEP     10
#define CODE_INDENT    8
#define NARROWEST      60 /* what deep nesting leaves for text */
#define CELL_ROOM      8  /* of both sides */

/* In bytes. Pango needs the square of a line's length to break it. */
#define LONGEST_PIECE 4096

static const double heading_scales[] = { 1.4, 1.2, 1.1, 1, 1, 1 };

static void
add_attribute (PangoLayout *layout, PangoAttribute *attribute)
{
  PangoAttrList *before = pango_layout_get_attributes (layout);
  PangoAttrList *attributes = before != NULL ? pango_attr_list_copy (before)
                                             : pango_attr_list_new ();

  pango_attr_list_insert_before (attributes, attribute);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static void
make_grey (PangoLayout *layout)
{
  add_attribute (layout, pango_attr_foreground_new (0x6000, 0x6000, 0x6000));
}

/* The context of the letters that a layout begins with. */
static PangoContext *
new_letter_context (PangoLayout *layout)
{
  PangoContext *context =
    pango_font_map_create_context (pango_context_get_font_map (pango_layout_get_context (layout)));

  pango_context_set_font_description (context, pango_layout_get_font_description (layout));
  return context;
}

static PangoLayout *
new_styled_layout (CauseriePrintout         *self,
                   CauserieBlock            *block,
                   const CauserieStyledText *text,
                   double                    scale,
                   double                    width)
{
  PangoLayout *layout = causerie_printout_new_layout (self, "", scale, width);
  g_autoptr(GObject) context = G_OBJECT (new_letter_context (layout));
  CauserieLabelText *shown = causerie_label_text_new (text, PANGO_CONTEXT (context));
  g_autoptr(PangoAttrList) attributes = causerie_label_text_dup_attributes (shown);

  pango_layout_set_text (layout, causerie_label_text_get_shown (shown)->text, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_auto_dir (layout, TRUE);
  causerie_printout_set_formulas (layout, shown, block);
  return layout;
}

/* --- plain text of any length --- */

/* Where a piece of it ends: before the end of a line if there is one, else between words, else
 * between letters. */
static gsize
find_piece_end (const char *text)
{
  gsize length = strnlen (text, LONGEST_PIECE + 1);
  const char *end;

  if (length <= LONGEST_PIECE)
    return length;
  end = memrchr (text + 1, '\n', LONGEST_PIECE);
  if (end == NULL)
    end = memrchr (text + 1, ' ', LONGEST_PIECE);
  if (end == NULL)
    end = g_utf8_find_prev_char (text, text + LONGEST_PIECE);
  return (gsize) (end - text);
}

/* Layouts that stand one below the other. */
static GPtrArray *
new_pieces (CauseriePrintout *self, const char *text, double scale, double width)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  do {
    gsize length = find_piece_end (text);
    g_autofree char *piece = g_strndup (text, length);

    g_ptr_array_add (layouts, causerie_printout_new_layout (self, piece, scale, width));
    text += length;
    if (*text == '\n' || *text == ' ')
      text++;
  } while (*text != '\0');
  return layouts;
}

/* --- where a block stands --- */

static gboolean
is_entry (CauserieNestKind kind)
{
  return kind != CAUSERIE_NEST_QUOTE;
}

/* What stands beside the first line of a list's entry (transfer full); NULL when none begins. */
static char *
dup_marker (CauserieBlock *block)
{
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);
  const CauserieNest *last = n_steps > 0 ? &path[n_steps - 1] : NULL;

  if (last == NULL || causerie_block_get_n_shared (block) >= n_steps)
    return NULL;

  switch (last->kind) {
  case CAUSERIE_NEST_BULLET:
    return g_strdup ("•");
  case CAUSERIE_NEST_NUMBER:
  case CAUSERIE_NEST_NOTE:
    return g_strdup_printf ("%u.", last->number);
  case CAUSERIE_NEST_TASK:
    return g_strdup ("☐");
  case CAUSERIE_NEST_TASK_DONE:
    return g_strdup ("☑");
  case CAUSERIE_NEST_QUOTE:
  default:
    return NULL;
  }
}

static CauseriePlacing
place_block (CauseriePrintout *self, CauserieBlock *block, const CauseriePlacing *message)
{
  CauseriePlacing placing = *message;
  guint n_steps;
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  for (guint i = 0; i < n_steps; i++) {
    placing.indent += is_entry (path[i].kind) ? NEST_STEP : QUOTE_STEP;
    if (!is_entry (path[i].kind))
      placing.n_quotes++;
  }
  placing.indent = MIN (placing.indent, causerie_printout_get_width (self) - NARROWEST);
  placing.before = causerie_block_is_continued (block) ? 0
                   : causerie_block_is_tight (block) && !causerie_block_begins_list (block)
                       ? BETWEEN_TIGHT
                       : BETWEEN_BLOCKS;
  placing.keep = causerie_block_get_kind (block) == CAUSERIE_BLOCK_HEADING;
  return placing;
}

/* --- kinds of blocks --- */

static void
add_text (CauseriePrintout *self, CauserieBlock *block, const CauseriePlacing *placing)
{
  guint level = causerie_block_get_level (block);
  double scale = level > 0 ? heading_scales[level - 1] : 1;
  double width = causerie_printout_get_width (self) - placing->indent;
  g_autofree char *marker = dup_marker (block);
  g_autoptr(PangoLayout) layout =
    new_styled_layout (self, block, causerie_block_get_text (block), scale, width);

  if (level > 0)
    add_attribute (layout, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  causerie_printout_add_layout (self, layout, placing, marker);
}

static void
add_code (CauseriePrintout *self, CauserieBlock * const *pieces, guint n_pieces,
          const CauseriePlacing *placing)
{
  CauseriePlacing inside = *placing;
  g_autoptr(GString) code = g_string_new (NULL);
  g_autoptr(GPtrArray) layouts = NULL;

  for (guint i = 0; i < n_pieces; i++) {
    g_string_append (code, causerie_block_get_joint (pieces[i]));
    g_string_append (code, causerie_block_get_text (pieces[i])->text);
  }

  inside.indent += CODE_INDENT;
  inside.ground = CAUSERIE_GROUND_CODE;
  layouts = new_pieces (self, code->str, CODE_SCALE,
                        causerie_printout_get_width (self) - inside.indent - CODE_INDENT);
  for (guint i = 0; i < layouts->len; i++)
    add_attribute (layouts->pdata[i], pango_attr_family_new ("monospace"));
  causerie_printout_add_layouts (self, layouts, &inside);
}

/* What cannot be drawn is there as it was written. */
static void
add_math (CauseriePrintout *self, CauserieBlock *block, const CauseriePlacing *placing)
{
  const CauserieStyledText *text = causerie_block_get_text (block);
  g_autoptr(CauserieMathBox) box = causerie_math_box_look_up (text->text, text->length, TRUE);

  if (box != NULL)
    causerie_printout_add_formula (self, box, placing);
  else
    add_code (self, &block, 1, placing);
}

/* As wide as the words want, as far as there is room. */
static void
share_width (GPtrArray *rows, guint n_columns, double room, double *columns)
{
  double sum = 0;

  for (guint i = 0; i < n_columns; i++) {
    columns[i] = NARROWEST / 2;
    for (guint k = 0; k < rows->len; k++) {
      GPtrArray *row = g_ptr_array_index (rows, k);
      int width;

      pango_layout_get_size (row->pdata[i], &width, NULL);
      columns[i] = MAX (columns[i], (double) width / PANGO_SCALE + CELL_ROOM + 1);
    }
    columns[i] = MIN (columns[i], room);
    sum += columns[i];
  }
  for (guint i = 0; sum > room && i < n_columns; i++)
    columns[i] *= room / sum;
}

static GPtrArray *
new_cells (CauseriePrintout *self, CauserieBlock *block, guint row)
{
  guint n_columns = causerie_block_get_n_columns (block);
  GPtrArray *cells = g_ptr_array_new_full (n_columns, g_object_unref);

  for (guint i = 0; i < n_columns; i++) {
    CauserieAlign align = causerie_block_get_align (block, i);
    PangoLayout *layout =
      new_styled_layout (self, block, causerie_block_get_cell (block, row, i), 0.9, 0);

    pango_layout_set_alignment (layout, align == CAUSERIE_ALIGN_CENTER ? PANGO_ALIGN_CENTER
                                        : align == CAUSERIE_ALIGN_END  ? PANGO_ALIGN_RIGHT
                                                                       : PANGO_ALIGN_LEFT);
    if (row == 0 && causerie_block_has_head (block))
      add_attribute (layout, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    g_ptr_array_add (cells, layout);
  }
  return cells;
}

static void
add_table (CauseriePrintout *self, CauserieBlock * const *pieces, guint n_pieces,
           const CauseriePlacing *placing)
{
  guint n_columns = causerie_block_get_n_columns (pieces[0]);
  double room = causerie_printout_get_width (self) - placing->indent;
  g_autofree double *columns = g_new0 (double, n_columns);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  CauseriePlacing below = *placing;

  for (guint i = 0; i < n_pieces; i++) {
    for (guint row = 0; row < causerie_block_get_n_rows (pieces[i]); row++)
      g_ptr_array_add (rows, new_cells (self, pieces[i], row));
  }
  share_width (rows, n_columns, room, columns);

  for (guint i = 0; i < rows->len; i++) {
    causerie_printout_add_cells (self, rows->pdata[i], columns, i == 0, &below);
    below.before = 0;
  }
}

/* Code and a table in several pieces are drawn as one. */
static gboolean
is_joined (CauserieBlock *block)
{
  return causerie_block_get_kind (block) == CAUSERIE_BLOCK_CODE ||
         causerie_block_get_kind (block) == CAUSERIE_BLOCK_TABLE;
}

guint
causerie_printout_add_block (CauseriePrintout       *self,
                             CauserieBlock * const  *blocks,
                             guint                   n_blocks,
                             const CauseriePlacing  *message)
{
  CauseriePlacing placing = place_block (self, blocks[0], message);
  guint n = 1;

  while (n < n_blocks && is_joined (blocks[0]) && causerie_block_is_continued (blocks[n]))
    n++;

  switch (causerie_block_get_kind (blocks[0])) {
  case CAUSERIE_BLOCK_CODE:
    add_code (self, blocks, n, &placing);
    break;
  case CAUSERIE_BLOCK_TABLE:
    add_table (self, blocks, n, &placing);
    break;
  case CAUSERIE_BLOCK_RULE:
    causerie_printout_add_rule (self, &placing);
    break;
  case CAUSERIE_BLOCK_MATH:
    add_math (self, blocks[0], &placing);
    break;
  case CAUSERIE_BLOCK_PARAGRAPH:
  case CAUSERIE_BLOCK_HEADING:
  default:
    add_text (self, blocks[0], &placing);
  }
  return n;
}

/* --- a message --- */

static void
add_who (CauseriePrintout *self, CauserieMessage *message)
{
  const CauseriePlacing placing = { .before = BETWEEN_MESSAGES, .keep = TRUE };
  g_autofree char *who = causerie_message_text_who (message);
  g_autoptr(PangoLayout) layout =
    causerie_printout_new_layout (self, who, SMALL, causerie_printout_get_width (self));

  add_attribute (layout, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  make_grey (layout);
  causerie_printout_add_layout (self, layout, &placing, NULL);
}

static void
add_small (CauseriePrintout *self, const char *text)
{
  const CauseriePlacing placing = { .before = BETWEEN_BLOCKS };
  g_autoptr(PangoLayout) layout =
    causerie_printout_new_layout (self, text, SMALL, causerie_printout_get_width (self));

  make_grey (layout);
  causerie_printout_add_layout (self, layout, &placing, NULL);
}

/* What the person wrote is plain text. */
static void
add_question (CauseriePrintout *self, CauserieMessage *message)
{
  const CauseriePlacing placing = {
    .before = BETWEEN_TIGHT, .indent = CODE_INDENT, .ground = CAUSERIE_GROUND_CARD,
  };
  double width = causerie_printout_get_width (self) - 2 * CODE_INDENT;
  g_autoptr(GPtrArray) layouts = NULL;

  if (causerie_message_get_text_length (message) == 0)
    return;
  layouts = new_pieces (self, causerie_message_get_text (message), 1, width);
  causerie_printout_add_layouts (self, layouts, &placing);
}

static void
add_answer (CauseriePrintout *self, CauserieMessage *message)
{
  const CauseriePlacing placing = { 0 };
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (causerie_message_get_text (message), -1);

  for (guint i = 0; i < blocks->len;)
    i += causerie_printout_add_block (self, (CauserieBlock **) blocks->pdata + i, blocks->len - i,
                                      &placing);
}

static void
add_part (CauseriePrintout *self, CauseriePart *part)
{
  const CauseriePlacing placing = { .before = BETWEEN_BLOCKS };
  GBytes *data = causerie_part_get_data (part);
  const char *name = causerie_part_get_name (part);
  g_autoptr(GdkTexture) texture = NULL;

  if (data == NULL)
    return;
  if (causerie_part_get_kind (part) == CAUSERIE_PART_IMAGE)
    texture = gdk_texture_new_from_bytes (data, NULL);
  if (texture != NULL)
    causerie_printout_add_picture (self, texture, &placing);
  else
    add_small (self, name != NULL && *name != '\0' ? name : _("Attachment"));
}

void
causerie_printout_add_message (CauseriePrintout *self, CauserieMessage *message)
{
  g_autofree char *summary = causerie_message_text_summary (message, g_get_real_time ());

  add_who (self, message);
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    add_part (self, causerie_message_get_part (message, i));
  if (causerie_message_get_role (message) == CAUSERIE_ROLE_ASSISTANT)
    add_answer (self, message);
  else
    add_question (self, message);
  if (*summary != '\0')
    add_small (self, summary);
}
