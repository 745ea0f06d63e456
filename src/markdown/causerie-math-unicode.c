/* causerie-math-unicode.c: a formula on one line: "x = (−b ± √(b² − 4ac))/2a"
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-unicode.h"

#include "causerie-math-alphabet.h"

#include <string.h>

/* Script, Fraktur and double-struck letters lie between these. */
#define SCRIPT_BEGIN      0x1d49c
#define DOUBLE_STRUCK_END 0x1d5a0

/* Narrower than this is no space between words. In em. */
#define WORD_SPACE 0.15

/* Closer columns belong together: "x" and "= 1". */
#define CELL_GAP 0.35

static void append_node (GString *out, const CauserieMathNode *node);

gunichar
causerie_math_unicode_letter (gunichar character)
{
  if (character < 0x1d400 || (character >= SCRIPT_BEGIN && character < DOUBLE_STRUCK_END))
    return character == U'ℎ' ? 'h' : character;
  return causerie_math_alphabet_plain (character);
}

/* --- what is simple --------------------------------------------------------------------------- */

static gboolean
is_digit (const CauserieMathNode *node)
{
  return node->kind == CAUSERIE_MATH_SYMBOL &&
         (node->symbol.character == '.' || g_unichar_isdigit (node->symbol.character));
}

static gboolean
is_number (const CauserieMathNode *first)
{
  for (const CauserieMathNode *node = first; node != NULL; node = node->next) {
    if (!is_digit (node))
      return FALSE;
  }
  return TRUE;
}

/* "dx", "∂²u": by convention one thing. */
static gboolean
is_differential (const CauserieMathNode *first)
{
  const CauserieMathNode *sign = first;

  if (sign->kind == CAUSERIE_MATH_SCRIPTS && sign->scripts.base != NULL)
    sign = sign->scripts.base;
  if (sign->kind != CAUSERIE_MATH_SYMBOL || first->next == NULL || first->next->next != NULL)
    return FALSE;
  return causerie_math_unicode_letter (sign->symbol.character) == 'd' ||
         causerie_math_unicode_letter (sign->symbol.character) == U'∂';
}

/* "f(x)" and "(x)": one pair of brackets, which ends it. */
static gboolean
is_call (const CauserieMathNode *first)
{
  const CauserieMathNode *open = first->class == CAUSERIE_MATH_OPEN ? first : first->next;

  if (open == NULL || open->class != CAUSERIE_MATH_OPEN)
    return FALSE;
  for (const CauserieMathNode *node = open->next; node != NULL; node = node->next) {
    if (node->class == CAUSERIE_MATH_OPEN)
      return FALSE;
    if (node->class == CAUSERIE_MATH_CLOSE)
      return node->next == NULL;
  }
  return FALSE;
}

static gboolean
is_simple_row (const CauserieMathNode *first)
{
  if (first == NULL)
    return TRUE;
  if (first->next == NULL)
    return causerie_math_unicode_is_simple (first);
  return is_number (first) || is_differential (first) || is_call (first);
}

gboolean
causerie_math_unicode_is_simple (const CauserieMathNode *node)
{
  if (node == NULL)
    return TRUE;

  switch (node->kind) {
  case CAUSERIE_MATH_ROW:
    return is_simple_row (node->row.first);
  case CAUSERIE_MATH_SYMBOL:
  case CAUSERIE_MATH_OPERATOR:
  case CAUSERIE_MATH_DELIMITER:
  case CAUSERIE_MATH_ROOT:
    return TRUE;
  case CAUSERIE_MATH_TEXT:
    return strchr (node->text.text, ' ') == NULL;
  case CAUSERIE_MATH_SCRIPTS:
    return causerie_math_unicode_is_simple (node->scripts.base);
  case CAUSERIE_MATH_ACCENT:
  case CAUSERIE_MATH_BAR:
    return causerie_math_unicode_is_simple (node->accent.base);
  case CAUSERIE_MATH_FRACTION:
    return node->fraction.right != 0;
  case CAUSERIE_MATH_FENCE:
    return node->fence.right != 0;
  case CAUSERIE_MATH_ENCLOSURE:
    return causerie_math_unicode_is_simple (node->enclosure.base);
  default:
    return FALSE;
  }
}

/* "8πG", which is seen as one before "/". */
static gboolean
is_product (const CauserieMathNode *node)
{
  if (node->kind != CAUSERIE_MATH_ROW || node->row.first == NULL)
    return FALSE;
  for (node = node->row.first; node != NULL; node = node->next) {
    if (node->class != CAUSERIE_MATH_ORD || !causerie_math_unicode_is_simple (node) ||
        node->kind == CAUSERIE_MATH_TEXT)
      return FALSE;
    if (node->kind == CAUSERIE_MATH_SYMBOL && !g_unichar_isalnum (node->symbol.character))
      return FALSE;
  }
  return TRUE;
}

/* --- pieces ----------------------------------------------------------------------------------- */

static void
append_character (GString *out, gunichar character)
{
  if (character != 0)
    g_string_append_unichar (out, causerie_math_unicode_letter (character));
}

static void
append_space (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static char *
dup_node (const CauserieMathNode *node)
{
  GString *out = g_string_new (NULL);

  if (node != NULL)
    append_node (out, node);
  return g_string_free (out, FALSE);
}

static void
append_in_brackets (GString *out, const CauserieMathNode *node, gboolean brackets)
{
  if (brackets)
    g_string_append_c (out, '(');
  if (node != NULL)
    append_node (out, node);
  if (brackets)
    g_string_append_c (out, ')');
}

static void
append_argument (GString *out, const CauserieMathNode *node)
{
  append_in_brackets (out, node, !causerie_math_unicode_is_simple (node));
}

/* --- scripts ---------------------------------------------------------------------------------- */

/* Each character and what it is as an index; what is as high as it is stays. */
static const char raised[] = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
                             "TᵀNᴺ⊤ᵀ∘°′′″″‴‴⁗⁗∗*††‡‡";
static const char lowered[] = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";

/* 0: there is none. */
static gunichar
find_index (const char *pairs, gunichar character)
{
  for (const char *p = pairs; *p != '\0'; p = g_utf8_next_char (g_utf8_next_char (p))) {
    if (g_utf8_get_char (p) == character)
      return g_utf8_get_char (g_utf8_next_char (p));
  }
  return 0;
}

/* The text in small, spaces dropped; FALSE, and nothing done, when a character has no such form. */
static gboolean
append_small (GString *out, const char *pairs, const char *text)
{
  gsize length = out->len;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar small = find_index (pairs, g_utf8_get_char (p));

    if (small != 0) {
      g_string_append_unichar (out, small);
    } else if (*p != ' ') {
      g_string_truncate (out, length);
      return FALSE;
    }
  }
  return TRUE;
}

/* Words are not legible as indices. */
static gboolean
has_words (const CauserieMathNode *node)
{
  if (node->kind == CAUSERIE_MATH_ROW)
    node = node->row.first;
  while (node != NULL && node->kind != CAUSERIE_MATH_TEXT)
    node = node->next;
  return node != NULL;
}

static void
append_script (GString *out, const CauserieMathNode *script, char sign)
{
  const char *pairs = sign == '^' ? raised : lowered;
  g_autofree char *text = script != NULL ? dup_node (script) : NULL;

  if (text == NULL || (!has_words (script) && append_small (out, pairs, text)))
    return;
  g_string_append_printf (out, causerie_math_unicode_is_simple (script) ? "%c%s" : "%c(%s)", sign,
                          text);
}

static void
append_base (GString *out, const CauserieMathNode *base)
{
  append_in_brackets (out, base, base != NULL && base->class != CAUSERIE_MATH_OP &&
                                 (base->kind == CAUSERIE_MATH_ROOT ||
                                  !causerie_math_unicode_is_simple (base)));
}

/* --- constructs ------------------------------------------------------------------------------- */

static void
append_fraction (GString *out, const CauserieMathFraction *fraction)
{
  append_character (out, fraction->left);
  append_in_brackets (out, fraction->numerator,
                      !causerie_math_unicode_is_simple (fraction->numerator) &&
                      !is_product (fraction->numerator));
  g_string_append (out, fraction->no_rule ? "¦" : "/");
  append_argument (out, fraction->denominator);
  append_character (out, fraction->right);
}

static void
append_root (GString *out, const CauserieMathRoot *root)
{
  g_autofree char *index = dup_node (root->index);

  if (strcmp (index, "3") == 0)
    g_string_append (out, "∛");
  else if (strcmp (index, "4") == 0)
    g_string_append (out, "∜");
  else if (append_small (out, raised, index))
    g_string_append (out, "√");
  else
    g_string_append_printf (out, "(%s)√", index);
  append_argument (out, root->radicand);
}

/* A combining character over what is one letter; what is longer is left bare of it. */
static void
append_accent (GString *out, const CauserieMathNode *node)
{
  const CauserieMathAccent *accent = &node->accent;
  gunichar mark = accent->character;
  g_autofree char *base = dup_node (accent->base);

  g_string_append (out, base);
  if (node->kind == CAUSERIE_MATH_BAR)
    mark = accent->under ? U'\u0332' : U'\u0305';
  if (g_utf8_strlen (base, -1) == 1 && g_unichar_ismark (mark))
    g_string_append_unichar (out, mark);
}

static void
append_arrow (GString *out, const CauserieMathArrow *arrow)
{
  g_string_append_unichar (out, arrow->character);
  append_script (out, arrow->under, '_');
  append_script (out, arrow->over, '^');
}

/* What stands before a cell. An equation that goes on in a row of its own is not interrupted. */
static void
append_separator (GString *out, const CauserieMathTable *table, guint cell)
{
  guint column = cell % table->n_columns;
  gboolean close = table->n_columns > 1 && table->columns[1].gap < CELL_GAP;

  if (cell == 0)
    return;
  if (column == 0 && !(close && table->cells[cell] == NULL))
    g_string_append (out, "; ");
  else if (column > 0 && table->cells[cell] != NULL && table->columns[column].gap > CELL_GAP)
    g_string_append (out, ", ");
  else
    append_space (out);
}

static void
append_table (GString *out, const CauserieMathTable *table)
{
  for (guint i = 0; i < table->n_rows * table->n_columns; i++) {
    const CauserieMathNode *tag = table->rows[i / table->n_columns].tag;

    append_separator (out, table, i);
    if (table->cells[i] != NULL)
      append_node (out, table->cells[i]);
    if (tag != NULL && (i + 1) % table->n_columns == 0) {
      append_space (out);
      append_node (out, tag);
    }
  }
}

/* --- rows ------------------------------------------------------------------------------------- */

static gboolean
is_wide (const CauserieMathNode *node)
{
  return node->class == CAUSERIE_MATH_BIN || node->class == CAUSERIE_MATH_REL;
}

/* "−" with nothing before it to be taken from. */
static gboolean
is_sign (const CauserieMathNode *node)
{
  return node->kind == CAUSERIE_MATH_SYMBOL && node->class == CAUSERIE_MATH_ORD &&
         (node->symbol.character == '+' || node->symbol.character == U'−');
}

static gboolean
is_spaced (const CauserieMathNode *before, const CauserieMathNode *node)
{
  if (is_wide (before) || is_wide (node) || before->class == CAUSERIE_MATH_PUNCT)
    return TRUE;
  if (before->class == CAUSERIE_MATH_OP)
    return node->class != CAUSERIE_MATH_OPEN && node->kind != CAUSERIE_MATH_FENCE;
  return node->class == CAUSERIE_MATH_OP && before->class != CAUSERIE_MATH_OPEN &&
         !is_sign (before);
}

/* Whether what stands before or after "a/b" could be taken for a part of it: "(1/2)x". */
static gboolean
is_crowded (const CauserieMathNode *before, const CauserieMathNode *node)
{
  const CauserieMathNode *after = node->next;

  if (node->kind != CAUSERIE_MATH_FRACTION || causerie_math_unicode_is_simple (node))
    return FALSE;
  if (before != NULL && !is_wide (before) && !is_sign (before) &&
      before->class != CAUSERIE_MATH_PUNCT && before->class != CAUSERIE_MATH_OPEN &&
      (before->class != CAUSERIE_MATH_OP || before->kind == CAUSERIE_MATH_TEXT))
    return TRUE;
  return after != NULL && !is_wide (after) && after->class != CAUSERIE_MATH_PUNCT &&
         after->class != CAUSERIE_MATH_CLOSE && after->class != CAUSERIE_MATH_NO_ATOM;
}

/* Narrow spaces inside brackets are for the eye alone. */
static gboolean
may_have_space (const CauserieMathNode *before, const CauserieMathNode *node)
{
  return before->class != CAUSERIE_MATH_OPEN && node->class != CAUSERIE_MATH_PUNCT &&
         (node->class != CAUSERIE_MATH_CLOSE || node->kind == CAUSERIE_MATH_DELIMITER);
}

static void
append_row (GString *out, const CauserieMathNode *first)
{
  const CauserieMathNode *before = NULL;
  gboolean space = FALSE;

  for (const CauserieMathNode *node = first; node != NULL; node = node->next) {
    if (node->class == CAUSERIE_MATH_NO_ATOM) {
      space |= node->kind == CAUSERIE_MATH_SPACE && node->space.width >= WORD_SPACE;
      continue;
    }
    if (before != NULL && (is_spaced (before, node) || (space && may_have_space (before, node))))
      append_space (out);
    append_in_brackets (out, node, is_crowded (before, node));
    before = node;
    space = FALSE;
  }
}

static void
append_node (GString *out, const CauserieMathNode *node)
{
  switch (node->kind) {
  case CAUSERIE_MATH_ROW:
    append_row (out, node->row.first);
    break;
  case CAUSERIE_MATH_SYMBOL:
  case CAUSERIE_MATH_OPERATOR:
    append_character (out, node->symbol.character);
    break;
  case CAUSERIE_MATH_DELIMITER:
    append_character (out, node->delimiter.character);
    break;
  case CAUSERIE_MATH_TEXT:
    g_string_append (out, node->text.text);
    break;
  case CAUSERIE_MATH_SPACE:
  case CAUSERIE_MATH_STYLE:
    break;
  case CAUSERIE_MATH_SCRIPTS:
    append_base (out, node->scripts.base);
    append_script (out, node->scripts.sub, '_');
    append_script (out, node->scripts.sup, '^');
    break;
  case CAUSERIE_MATH_FRACTION:
    append_fraction (out, &node->fraction);
    break;
  case CAUSERIE_MATH_ROOT:
    append_root (out, &node->root);
    break;
  case CAUSERIE_MATH_FENCE:
    append_character (out, node->fence.left);
    append_node (out, node->fence.body);
    append_character (out, node->fence.right);
    break;
  case CAUSERIE_MATH_ACCENT:
  case CAUSERIE_MATH_BAR:
    append_accent (out, node);
    break;
  case CAUSERIE_MATH_ARROW:
    append_arrow (out, &node->arrow);
    break;
  case CAUSERIE_MATH_ENCLOSURE:
    append_node (out, node->enclosure.base);
    if (node->enclosure.kind == CAUSERIE_MATH_NEGATED)
      g_string_append_unichar (out, U'\u0338');
    break;
  case CAUSERIE_MATH_PHANTOM:
    if (node->phantom.visible)
      append_node (out, node->phantom.base);
    break;
  case CAUSERIE_MATH_TABLE:
    append_table (out, &node->table);
    break;
  }
}

char *
causerie_math_dup_unicode (CauserieMath *self)
{
  GString *out = g_string_new (NULL);
  const CauserieMathNode *tag = causerie_math_get_tag (self);

  append_node (out, causerie_math_get_root (self));
  if (tag != NULL) {
    append_space (out);
    append_node (out, tag);
  }
  return g_strstrip (g_string_free (out, FALSE));
}
