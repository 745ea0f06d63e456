/* causerie-math-speech.c: a formula as it is read aloud
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for what a screen reader would pass over or say in a way that leads astray: signs,
 * brackets, what stands above and below. What would take too long to listen to is given as plain
 * text. */

#include "causerie-math-unicode.h"

#include <glib/gi18n.h>
#include <string.h>

/* About as much as is said in ten seconds. In characters. */
#define MAX_LENGTH 240

static char *dup_words (const CauserieMathNode *node);

typedef struct {
  gunichar    character;
  const char *words;
} Sign;

static const Sign signs[] = {
  { U'+', NC_ ("math", "plus") },
  { U'−', NC_ ("math", "minus") },
  { U'±', NC_ ("math", "plus or minus") },
  { U'×', NC_ ("math", "times") },
  { U'⋅', NC_ ("math", "times") },
  { U'÷', NC_ ("math", "divided by") },
  { U'/', NC_ ("math", "divided by") },
  { U'=', NC_ ("math", "equals") },
  { U'≠', NC_ ("math", "is not equal to") },
  { U'<', NC_ ("math", "is less than") },
  { U'>', NC_ ("math", "is greater than") },
  { U'≤', NC_ ("math", "is less than or equal to") },
  { U'≥', NC_ ("math", "is greater than or equal to") },
  { U'≈', NC_ ("math", "is approximately") },
  { U'≡', NC_ ("math", "is equivalent to") },
  { U'→', NC_ ("math", "to") },
  { U'⟶', NC_ ("math", "to") },
  { U'⇌', NC_ ("math", "in balance with") },
  { U'⇒', NC_ ("math", "implies") },
  { U'⟹', NC_ ("math", "implies") },
  { U'⇔', NC_ ("math", "if and only if") },
  { U'⟺', NC_ ("math", "if and only if") },
  { U'∈', NC_ ("math", "is in") },
  { U'∉', NC_ ("math", "is not in") },
  { U'⊂', NC_ ("math", "is a subset of") },
  { U'⊆', NC_ ("math", "is a subset of") },
  { U'∪', NC_ ("math", "union") },
  { U'∩', NC_ ("math", "intersection") },
  { U'∧', NC_ ("math", "and") },
  { U'∨', NC_ ("math", "or") },
  { U'¬', NC_ ("math", "not") },
  { U'∀', NC_ ("math", "for all") },
  { U'∃', NC_ ("math", "there is") },
  { U'∞', NC_ ("math", "infinity") },
  { U'∂', NC_ ("math", "partial") },
  { U'∇', NC_ ("math", "nabla") },
  { U'∑', NC_ ("math", "sum") },
  { U'∏', NC_ ("math", "product") },
  { U'∫', NC_ ("math", "integral") },
  { U'∬', NC_ ("math", "double integral") },
  { U'∮', NC_ ("math", "contour integral") },
  { U'⋃', NC_ ("math", "union") },
  { U'⋂', NC_ ("math", "intersection") },
  { U'!', NC_ ("math", "factorial") },
  { U'|', NC_ ("math", "bar") },
  { U'∣', NC_ ("math", "bar") },
  { U'‖', NC_ ("math", "double bar") },
  { U'(', NC_ ("math", "open bracket") },
  { U')', NC_ ("math", "close bracket") },
  { U'[', NC_ ("math", "open square bracket") },
  { U']', NC_ ("math", "close square bracket") },
  { U'{', NC_ ("math", "open brace") },
  { U'}', NC_ ("math", "close brace") },
  { U'⟨', NC_ ("math", "open angle bracket") },
  { U'⟩', NC_ ("math", "close angle bracket") },
  { U'…', NC_ ("math", "and so on") },
  { U'⋯', NC_ ("math", "and so on") },
};

static char *
dup_sign (gunichar character)
{
  char text[7] = { 0 };

  character = causerie_math_unicode_letter (character);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (signs[i].character == character)
      return g_strdup (g_dpgettext2 (NULL, "math", signs[i].words));
  }

  if (character != 0)
    g_unichar_to_utf8 (character, text);
  return g_strdup (text);
}

/* --- scripts ---------------------------------------------------------------------------------- */

static gboolean
is_sign (const CauserieMathNode *node, gunichar character)
{
  return node != NULL && node->kind == CAUSERIE_MATH_SYMBOL && node->symbol.character == character;
}

static char *
dup_raised (const char *base, const CauserieMathNode *sup)
{
  g_autofree char *words = dup_words (sup);

  if (is_sign (sup, '2'))
    return g_strdup_printf (C_("math", "%s squared"), base);
  if (is_sign (sup, '3'))
    return g_strdup_printf (C_("math", "%s cubed"), base);
  if (is_sign (sup, U'′'))
    return g_strdup_printf (C_("math", "%s prime"), base);
  if (is_sign (sup, U'″'))
    return g_strdup_printf (C_("math", "%s double prime"), base);
  if (is_sign (sup, U'∘'))
    return g_strdup_printf (C_("math", "%s degrees"), base);
  if (is_sign (sup, U'⊤'))
    return g_strdup_printf (C_("math", "%s transposed"), base);
  if (causerie_math_unicode_is_simple (sup))
    return g_strdup_printf (C_("math", "%s to the %s"), base, words);
  return g_strdup_printf (C_("math", "%s to the %s, end of exponent"), base, words);
}

/* "i j" needs no end to be said, "t plus 1" does. */
static gboolean
has_relation (const CauserieMathNode *node)
{
  const CauserieMathNode *at = node->kind == CAUSERIE_MATH_ROW ? node->row.first : NULL;

  while (at != NULL && at->class != CAUSERIE_MATH_BIN && at->class != CAUSERIE_MATH_REL)
    at = at->next;
  return at != NULL;
}

static char *
dup_lowered (const char *base, const CauserieMathNode *sub)
{
  g_autofree char *words = dup_words (sub);

  if (has_relation (sub))
    return g_strdup_printf (C_("math", "%s sub %s, end of index"), base, words);
  return g_strdup_printf (C_("math", "%s sub %s"), base, words);
}

/* "sum from i equals 1 to n of", "lim over x to 0 of" */
static char *
dup_with_limits (const CauserieMathScripts *scripts)
{
  g_autofree char *base = dup_words (scripts->base);
  g_autofree char *sub = dup_words (scripts->sub);
  g_autofree char *sup = dup_words (scripts->sup);

  if (scripts->sub == NULL)
    return g_strdup_printf (C_("math", "%s with %s above"), base, sup);
  if (scripts->sup != NULL)
    return g_strdup_printf (C_("math", "%s from %s to %s of"), base, sub, sup);
  if (scripts->base != NULL && scripts->base->class == CAUSERIE_MATH_OP)
    return g_strdup_printf (C_("math", "%s over %s of"), base, sub);
  return g_strdup_printf (C_("math", "%s with %s below"), base, sub);
}

static char *
dup_scripts (const CauserieMathScripts *scripts)
{
  g_autofree char *base = NULL;

  if (scripts->limits != CAUSERIE_MATH_LIMITS_NEVER ||
      (scripts->base != NULL && scripts->base->kind == CAUSERIE_MATH_OPERATOR))
    return dup_with_limits (scripts);

  base = dup_words (scripts->base);
  if (scripts->sub != NULL) {
    char *lowered = dup_lowered (base, scripts->sub);

    g_free (base);
    base = lowered;
  }
  return scripts->sup != NULL ? dup_raised (base, scripts->sup) : g_steal_pointer (&base);
}

/* --- constructs ------------------------------------------------------------------------------- */

static char *
dup_fraction (const CauserieMathFraction *fraction)
{
  g_autofree char *above = dup_words (fraction->numerator);
  g_autofree char *below = dup_words (fraction->denominator);

  if (fraction->no_rule)
    return g_strdup_printf (C_("math", "%s choose %s"), above, below);
  if (causerie_math_unicode_is_simple (fraction->numerator) &&
      causerie_math_unicode_is_simple (fraction->denominator))
    return g_strdup_printf (C_("math", "%s over %s"), above, below);
  return g_strdup_printf (C_("math", "fraction %s over %s, end of fraction"), above, below);
}

static char *
dup_root (const CauserieMathRoot *root)
{
  g_autofree char *radicand = dup_words (root->radicand);
  g_autofree char *index = dup_words (root->index);

  if (is_sign (root->index, '3'))
    return g_strdup_printf (C_("math", "cube root of %s, end of root"), radicand);
  if (root->index != NULL)
    return g_strdup_printf (C_("math", "root %s of %s, end of root"), index, radicand);
  if (causerie_math_unicode_is_simple (root->radicand))
    return g_strdup_printf (C_("math", "root of %s"), radicand);
  return g_strdup_printf (C_("math", "root of %s, end of root"), radicand);
}

static char *
dup_accent (const CauserieMathNode *node)
{
  g_autofree char *base = dup_words (node->accent.base);

  switch (node->accent.character) {
  case 0:
    return node->accent.under ? g_steal_pointer (&base)
                              : g_strdup_printf (C_("math", "%s bar"), base);
  case U'\u0304':
    return g_strdup_printf (C_("math", "%s bar"), base);
  case U'\u0302':
    return g_strdup_printf (C_("math", "%s hat"), base);
  case U'\u0303':
    return g_strdup_printf (C_("math", "%s tilde"), base);
  case U'\u0307':
    return g_strdup_printf (C_("math", "%s dot"), base);
  case U'\u0308':
    return g_strdup_printf (C_("math", "%s double dot"), base);
  case U'\u20d7':
    return g_strdup_printf (C_("math", "vector %s"), base);
  default:
    return g_steal_pointer (&base);
  }
}

static void
append_words (GString *out, const char *words, gboolean joined)
{
  if (out->len > 0 && !joined && *words != '\0')
    g_string_append_c (out, ' ');
  g_string_append (out, words);
}

static char *
dup_fence (const CauserieMathFence *fence)
{
  GString *out = g_string_new (NULL);
  g_autofree char *left = dup_sign (fence->left);
  g_autofree char *right = dup_sign (fence->right);
  g_autofree char *body = dup_words (fence->body);

  append_words (out, left, FALSE);
  append_words (out, body, FALSE);
  append_words (out, right, FALSE);
  return g_string_free (out, FALSE);
}

static char *
dup_arrow (const CauserieMathArrow *arrow)
{
  g_autofree char *sign = dup_sign (arrow->character);
  g_autofree char *over = dup_words (arrow->over);

  return g_strdup_printf (C_("math", "%s with %s above"), sign, over);
}

/* Cells with commas, rows with semicolons, at which a voice makes a pause. */
static char *
dup_table (const CauserieMathTable *table)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < table->n_rows * table->n_columns; i++) {
    g_autofree char *cell = dup_words (table->cells[i]);

    if (i > 0 && i % table->n_columns == 0)
      g_string_append_c (out, ';');
    else if (i > 0 && table->columns[i % table->n_columns].gap > 0)
      g_string_append_c (out, ',');
    append_words (out, cell, FALSE);
  }
  return g_string_free (out, FALSE);
}

static gboolean
begins_with_digit (const CauserieMathNode *node)
{
  if (node->kind == CAUSERIE_MATH_SCRIPTS && node->scripts.base != NULL)
    node = node->scripts.base;
  return node->kind == CAUSERIE_MATH_SYMBOL &&
         (node->symbol.character == '.' || g_unichar_isdigit (node->symbol.character));
}

static char *
dup_row (const CauserieMathNode *first)
{
  GString *out = g_string_new (NULL);
  const CauserieMathNode *before = NULL;

  for (const CauserieMathNode *node = first; node != NULL; node = node->next) {
    g_autofree char *words = dup_words (node);

    append_words (out, words, node->class == CAUSERIE_MATH_PUNCT ||
                              (begins_with_digit (node) && before != NULL &&
                               before->kind == CAUSERIE_MATH_SYMBOL && begins_with_digit (before)));
    before = node;
  }
  return g_string_free (out, FALSE);
}

/* Never NULL; "" for what is not there. */
static char *
dup_words (const CauserieMathNode *node)
{
  if (node == NULL)
    return g_strdup ("");

  switch (node->kind) {
  case CAUSERIE_MATH_ROW:
    return dup_row (node->row.first);
  case CAUSERIE_MATH_SYMBOL:
  case CAUSERIE_MATH_OPERATOR:
    return dup_sign (node->symbol.character);
  case CAUSERIE_MATH_DELIMITER:
    return dup_sign (node->delimiter.character);
  case CAUSERIE_MATH_TEXT:
    return g_strstrip (g_strdup (node->text.text));
  case CAUSERIE_MATH_SCRIPTS:
    return dup_scripts (&node->scripts);
  case CAUSERIE_MATH_FRACTION:
    return dup_fraction (&node->fraction);
  case CAUSERIE_MATH_ROOT:
    return dup_root (&node->root);
  case CAUSERIE_MATH_FENCE:
    return dup_fence (&node->fence);
  case CAUSERIE_MATH_ACCENT:
  case CAUSERIE_MATH_BAR:
    return dup_accent (node);
  case CAUSERIE_MATH_ARROW:
    return dup_arrow (&node->arrow);
  case CAUSERIE_MATH_ENCLOSURE:
    return dup_words (node->enclosure.base);
  case CAUSERIE_MATH_PHANTOM:
    return dup_words (node->phantom.visible ? node->phantom.base : NULL);
  case CAUSERIE_MATH_TABLE:
    return dup_table (&node->table);
  case CAUSERIE_MATH_SPACE:
  case CAUSERIE_MATH_STYLE:
  default:
    return g_strdup ("");
  }
}

char *
causerie_math_dup_speech (CauserieMath *self)
{
  g_autofree char *words = dup_words (causerie_math_get_root (self));

  if (g_utf8_strlen (words, -1) > MAX_LENGTH)
    return causerie_math_dup_unicode (self);
  return g_strstrip (g_steal_pointer (&words));
}
