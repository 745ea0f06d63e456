/* math-outline.c: the tree of a formula as a line of text, which a test can compare
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "math-outline.h"

static void append_node (GString *out, const CauserieMathNode *node);

static void
append_character (GString *out, gunichar character)
{
  g_string_append_unichar (out, character != 0 ? character : '.');
}

static void
append_child (GString *out, const char *before, const CauserieMathNode *node)
{
  if (node == NULL)
    return;
  g_string_append (out, before);
  append_node (out, node);
}

static void
append_row (GString *out, const CauserieMathNode *first)
{
  for (const CauserieMathNode *node = first; node != NULL; node = node->next)
    append_child (out, node == first ? "" : " ", node);
}

static void
append_text (GString *out, const CauserieMathText *text)
{
  static const char fonts[] = { 0, 'b', 'i', 's', 'm' };

  if (fonts[text->font] != 0)
    g_string_append_c (out, fonts[text->font]);
  g_string_append_printf (out, "\"%s\"", text->text);
}

static void
append_style (GString *out, CauserieMathStyle style)
{
  static const char *names[] = { "", " display", " text", " script", " scriptscript" };

  g_string_append (out, names[style]);
}

static void
append_scripts (GString *out, const CauserieMathScripts *scripts)
{
  static const char *limits[] = { "", "limits? ", "limits " };

  g_string_append_printf (out, "(%s", limits[scripts->limits]);
  append_child (out, "", scripts->base);
  append_child (out, "_", scripts->sub);
  append_child (out, "^", scripts->sup);
  g_string_append_c (out, ')');
}

static void
append_fraction (GString *out, const CauserieMathFraction *fraction)
{
  g_string_append (out, fraction->no_rule ? "(over" : "(frac");
  append_style (out, fraction->style);
  if (fraction->continued)
    g_string_append (out, " continued");
  if (fraction->left != 0 || fraction->right != 0) {
    g_string_append_c (out, ' ');
    append_character (out, fraction->left);
    append_character (out, fraction->right);
  }
  append_child (out, " ", fraction->numerator);
  append_child (out, " ", fraction->denominator);
  g_string_append_c (out, ')');
}

static void
append_fence (GString *out, const CauserieMathFence *fence)
{
  g_string_append (out, "(fence ");
  append_character (out, fence->left);
  append_character (out, fence->right);
  append_child (out, " ", fence->body);
  g_string_append_c (out, ')');
}

static void
append_accent (GString *out, const CauserieMathAccent *accent)
{
  g_string_append (out, accent->under ? "(under" : "(over");
  if (accent->character != 0)
    g_string_append_printf (out, " %04X", accent->character);
  if (accent->stretches)
    g_string_append (out, " wide");
  append_child (out, " ", accent->base);
  g_string_append_c (out, ')');
}

static void
append_enclosure (GString *out, const CauserieMathEnclosure *enclosure)
{
  static const char *names[] = { "boxed", "filled", "rising", "falling", "crossed", "struck",
                                 "negated" };

  g_string_append_printf (out, "(%s", names[enclosure->kind]);
  if (enclosure->color != 0)
    g_string_append_printf (out, " #%06x", enclosure->color & 0xffffff);
  append_child (out, " ", enclosure->base);
  g_string_append_c (out, ')');
}

static void
append_phantom (GString *out, const CauserieMathPhantom *phantom)
{
  g_string_append_printf (out, "(%s%s%s%s", phantom->visible ? "seen" : "unseen",
                          phantom->has_width ? "" : " no-width",
                          phantom->has_height ? "" : " no-height",
                          phantom->align == CAUSERIE_MATH_COLUMN_LEFT ? " left"
                          : phantom->align == CAUSERIE_MATH_COLUMN_RIGHT ? " right" : "");
  append_child (out, " ", phantom->base);
  g_string_append_c (out, ')');
}

/* "l|c": the columns with their rules; a gap that is not of one em is told. */
static void
append_columns (GString *out, const CauserieMathTable *table)
{
  static const char *rules[] = { "", "|", "||", ":" };

  for (guint i = 0; i <= table->n_columns; i++) {
    const CauserieMathColumn *column = &table->columns[i];

    if (i > 0 && i < table->n_columns && column->gap != 1)
      g_string_append_printf (out, "<%.2g>", column->gap);
    g_string_append (out, rules[column->rule]);
    if (i < table->n_columns)
      g_string_append_c (out, "clr"[column->align]);
  }
}

static void
append_table_row (GString *out, const CauserieMathTable *table, guint row)
{
  static const char *rules[] = { "", " -", " =", " ." };
  const CauserieMathTableRow *info = &table->rows[row];

  g_string_append (out, rules[info->rule]);
  if (info->gap != 0)
    g_string_append_printf (out, " <%.2g>", info->gap);
  if (row == table->n_rows)
    return;

  for (guint column = 0; column < table->n_columns; column++) {
    g_string_append (out, column > 0 ? " & " : " ");
    append_child (out, "", table->cells[row * table->n_columns + column]);
  }
  append_child (out, " tag ", info->tag);
}

static void
append_table (GString *out, const CauserieMathTable *table)
{
  g_string_append (out, "(table ");
  append_columns (out, table);
  append_style (out, table->style);
  for (guint row = 0; row <= table->n_rows; row++) {
    if (row > 0 && row < table->n_rows)
      g_string_append (out, " /");
    append_table_row (out, table, row);
  }
  g_string_append_c (out, ')');
}

static void
append_kind (GString *out, const CauserieMathNode *node)
{
  switch (node->kind) {
  case CAUSERIE_MATH_ROW:
    g_string_append_c (out, '{');
    append_row (out, node->row.first);
    g_string_append_c (out, '}');
    break;
  case CAUSERIE_MATH_SYMBOL:
    append_character (out, node->symbol.character);
    break;
  case CAUSERIE_MATH_OPERATOR:
    g_string_append_c (out, '\\');
    append_character (out, node->symbol.character);
    break;
  case CAUSERIE_MATH_DELIMITER:
    g_string_append_printf (out, "big%u", node->delimiter.size);
    append_character (out, node->delimiter.character);
    break;
  case CAUSERIE_MATH_TEXT:
    append_text (out, &node->text);
    break;
  case CAUSERIE_MATH_SPACE:
    g_string_append_printf (out, "<%.2g>", node->space.width);
    break;
  case CAUSERIE_MATH_STYLE:
    g_string_append (out, "style");
    append_style (out, node->style.style);
    break;
  case CAUSERIE_MATH_SCRIPTS:
    append_scripts (out, &node->scripts);
    break;
  case CAUSERIE_MATH_FRACTION:
    append_fraction (out, &node->fraction);
    break;
  case CAUSERIE_MATH_ROOT:
    append_child (out, "(root ", node->root.radicand);
    append_child (out, " index ", node->root.index);
    g_string_append_c (out, ')');
    break;
  case CAUSERIE_MATH_FENCE:
    append_fence (out, &node->fence);
    break;
  case CAUSERIE_MATH_ACCENT:
  case CAUSERIE_MATH_BAR:
    append_accent (out, &node->accent);
    break;
  case CAUSERIE_MATH_ARROW:
    g_string_append_c (out, '(');
    append_character (out, node->arrow.character);
    append_child (out, "^", node->arrow.over);
    append_child (out, "_", node->arrow.under);
    g_string_append_c (out, ')');
    break;
  case CAUSERIE_MATH_ENCLOSURE:
    append_enclosure (out, &node->enclosure);
    break;
  case CAUSERIE_MATH_PHANTOM:
    append_phantom (out, &node->phantom);
    break;
  case CAUSERIE_MATH_TABLE:
    append_table (out, &node->table);
    break;
  }
}

static void
append_node (GString *out, const CauserieMathNode *node)
{
  static const char *classes[] = { "", ".op", ".bin", ".rel", ".open", ".close", ".punct", ".inner",
                                   "" };

  append_kind (out, node);
  g_string_append (out, classes[node->class]);
  if (node->color != 0)
    g_string_append_printf (out, "#%06x", node->color & 0xffffff);
}

char *
dup_math_outline (CauserieMath *math)
{
  GString *out = g_string_new (NULL);

  append_row (out, causerie_math_get_root (math)->row.first);
  append_child (out, " tag ", causerie_math_get_tag (math));
  return g_string_free (out, FALSE);
}
