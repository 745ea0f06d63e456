/* causerie-math-layout-mark.c: sizes, and what is drawn, of a formula in the making
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-math-layout-private.h"

#include <math.h>
#include <string.h>

/* --- settings --------------------------------------------------------------------------------- */

guint
causerie_math_layout_get_level (CauserieMathSetting setting)
{
  switch (setting.style) {
  case CAUSERIE_MATH_STYLE_SCRIPT:
    return 1;
  case CAUSERIE_MATH_STYLE_SCRIPT_SCRIPT:
    return 2;
  case CAUSERIE_MATH_STYLE_INHERIT:
  case CAUSERIE_MATH_STYLE_DISPLAY:
  case CAUSERIE_MATH_STYLE_TEXT:
  default:
    return 0;
  }
}

double
causerie_math_layout_get_size (CauserieMathLayout *self, CauserieMathSetting setting)
{
  static const hb_ot_math_constant_t scales[] = {
    HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN,
    HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN,
  };
  guint level = causerie_math_layout_get_level (setting);

  return level == 0 ? 1 : causerie_math_font_get_constant (self->font, scales[level - 1]);
}

double
causerie_math_layout_get_constant (CauserieMathLayout    *self,
                                   CauserieMathSetting    setting,
                                   hb_ot_math_constant_t  constant)
{
  return causerie_math_font_get_constant (self->font, constant) *
         causerie_math_layout_get_size (self, setting);
}

double
causerie_math_layout_get_axis (CauserieMathLayout *self, CauserieMathSetting setting)
{
  return causerie_math_layout_get_constant (self, setting, HB_OT_MATH_CONSTANT_AXIS_HEIGHT);
}

CauserieMathSetting
causerie_math_layout_get_script (CauserieMathSetting setting)
{
  setting.style = causerie_math_layout_get_level (setting) == 0
                    ? CAUSERIE_MATH_STYLE_SCRIPT
                    : CAUSERIE_MATH_STYLE_SCRIPT_SCRIPT;
  return setting;
}

CauserieMathSetting
causerie_math_layout_get_cramped (CauserieMathSetting setting)
{
  setting.cramped = TRUE;
  return setting;
}

CauserieMathSetting
causerie_math_layout_get_styled (CauserieMathSetting setting, CauserieMathStyle style)
{
  if (style != CAUSERIE_MATH_STYLE_INHERIT)
    setting.style = style;
  return setting;
}

/* --- pieces ----------------------------------------------------------------------------------- */

CauserieMathPiece
causerie_math_layout_begin (CauserieMathLayout *self)
{
  return (CauserieMathPiece) { .first = self->marks->len, .end = self->marks->len };
}

void
causerie_math_layout_end (CauserieMathLayout *self, CauserieMathPiece *piece)
{
  piece->end = self->marks->len;
}

void
causerie_math_layout_move (CauserieMathLayout      *self,
                           const CauserieMathPiece *piece,
                           double                   x,
                           double                   y)
{
  for (guint i = piece->first; i < piece->end; i++) {
    CauserieMathMark *mark = &g_array_index (self->marks, CauserieMathMark, i);

    mark->x += x;
    mark->y += y;
  }
}

void
causerie_math_layout_add_rule (CauserieMathLayout *self, guint32 color, double x, double y,
                               double width, double height)
{
  CauserieMathMark mark = {
    .kind = CAUSERIE_MATH_MARK_RULE, .color = color, .x = x, .y = y, .width = width,
    .height = height,
  };

  g_array_append_val (self->marks, mark);
}

void
causerie_math_layout_add_line (CauserieMathLayout *self, guint32 color, double x, double y,
                               double width, double height, double thickness)
{
  CauserieMathMark mark = {
    .kind = CAUSERIE_MATH_MARK_LINE, .color = color, .x = x, .y = y, .size = thickness,
    .width = width, .height = height,
  };

  g_array_append_val (self->marks, mark);
}

CauserieMathPiece
causerie_math_layout_add_glyph (CauserieMathLayout      *self,
                                const CauserieMathGlyph *glyph,
                                guint32                  color,
                                double                   size)
{
  CauserieMathPiece piece = causerie_math_layout_begin (self);
  CauserieMathMark mark = {
    .kind = CAUSERIE_MATH_MARK_GLYPH, .color = color, .size = size, .glyph = glyph->glyph,
  };

  g_array_append_val (self->marks, mark);
  causerie_math_layout_end (self, &piece);
  piece.width = glyph->advance * size;
  piece.ascent = glyph->ascent * size;
  piece.descent = glyph->descent * size;
  piece.italic = glyph->italic * size;
  piece.attachment = glyph->attachment * size;
  piece.glyph = glyph->glyph;
  return piece;
}

/* --- words ------------------------------------------------------------------------------------ */

/* The mathematical alphabets hold the letters and digits of ASCII in this order. */
static gunichar
find_alphabet_letter (gunichar c, CauserieMathTextFont font)
{
  static const struct { gunichar capital, small, digit; } alphabets[] = {
    [CAUSERIE_MATH_TEXT_BOLD] = { 0x1d400, 0x1d41a, 0x1d7ce },
    [CAUSERIE_MATH_TEXT_ITALIC] = { 0x1d434, 0x1d44e, '0' },
    [CAUSERIE_MATH_TEXT_SANS] = { 0x1d5a0, 0x1d5ba, 0x1d7e2 },
    [CAUSERIE_MATH_TEXT_MONO] = { 0x1d670, 0x1d68a, 0x1d7f6 },
  };

  if (c == 'h' && font == CAUSERIE_MATH_TEXT_ITALIC)
    return 0x210e; /* Planck's constant was there first */
  if (c >= 'A' && c <= 'Z')
    return alphabets[font].capital + c - 'A';
  if (c >= 'a' && c <= 'z')
    return alphabets[font].small + c - 'a';
  if (c >= '0' && c <= '9')
    return alphabets[font].digit + c - '0';
  return 0;
}

/* The text in letters of the math font (transfer full); NULL when it has none of that kind. */
static char *
dup_alphabet_text (const CauserieMathText *text)
{
  g_autoptr(GString) letters = NULL;

  if (text->font == CAUSERIE_MATH_TEXT_ROMAN)
    return g_strdup (text->text);
  letters = g_string_new (NULL);
  for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p), letter = find_alphabet_letter (c, text->font);

    if (letter == 0 && g_unichar_isalnum (c))
      return NULL;
    g_string_append_unichar (letters, letter != 0 ? letter : c);
  }
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static gboolean
add_own_words (CauserieMathLayout *self, const char *text, guint32 color, double size,
               CauserieMathPiece *piece)
{
  g_autoptr(GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) advances = g_array_new (FALSE, FALSE, sizeof (double));

  if (!causerie_math_font_shape (self->font, text, glyphs, advances))
    return FALSE;

  for (guint i = 0; i < glyphs->len; i++) {
    CauserieMathGlyph glyph =
      causerie_math_font_measure (self->font, g_array_index (glyphs, guint, i));
    CauserieMathPiece letter = causerie_math_layout_add_glyph (self, &glyph, color, size);

    causerie_math_layout_move (self, &letter, piece->width, 0);
    piece->ascent = MAX (piece->ascent, letter.ascent);
    piece->descent = MAX (piece->descent, letter.descent);
    piece->width += g_array_index (advances, double, i) * size;
  }
  causerie_math_layout_end (self, piece);
  return TRUE;
}

static PangoLayout *
new_words (const CauserieMathText *text)
{
  static const char * const families[] = {
    [CAUSERIE_MATH_TEXT_ROMAN] = "serif", [CAUSERIE_MATH_TEXT_BOLD] = "serif",
    [CAUSERIE_MATH_TEXT_ITALIC] = "serif", [CAUSERIE_MATH_TEXT_SANS] = "sans",
    [CAUSERIE_MATH_TEXT_MONO] = "monospace",
  };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  PangoLayout *layout;

  pango_font_description_set_family_static (font, families[text->font]);
  pango_font_description_set_absolute_size (font, CAUSERIE_MATH_WORDS_SIZE * PANGO_SCALE);
  if (text->font == CAUSERIE_MATH_TEXT_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (text->font == CAUSERIE_MATH_TEXT_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text->text, -1);
  pango_font_description_free (font);
  return layout;
}

static void
add_foreign_words (CauserieMathLayout *self, const CauserieMathText *text, guint32 color,
                   double size, CauserieMathPiece *piece)
{
  double scale = size / CAUSERIE_MATH_WORDS_SIZE / PANGO_SCALE;
  CauserieMathMark mark = {
    .kind = CAUSERIE_MATH_MARK_WORDS, .color = color, .size = size, .words = new_words (text),
  };
  int baseline = pango_layout_get_baseline (mark.words);
  PangoRectangle ink, logical;

  pango_layout_get_extents (mark.words, &ink, &logical);
  g_array_append_val (self->marks, mark);
  causerie_math_layout_end (self, piece);
  piece->width = logical.width * scale;
  piece->ascent = MAX (baseline - ink.y, 0) * scale;
  piece->descent = MAX (ink.y + ink.height - baseline, 0) * scale;
}

CauserieMathPiece
causerie_math_layout_add_words (CauserieMathLayout     *self,
                                const CauserieMathText *text,
                                guint32                 color,
                                double                  size)
{
  CauserieMathPiece piece = causerie_math_layout_begin (self);
  g_autofree char *letters = dup_alphabet_text (text);

  if (letters == NULL || !add_own_words (self, letters, color, size, &piece)) {
    g_array_set_size (self->marks, piece.first);
    add_foreign_words (self, text, color, size, &piece);
  }
  piece.attachment = piece.width / 2;
  return piece;
}

CauserieMathPiece
causerie_math_layout_add_symbol (CauserieMathLayout  *self,
                                 gunichar             character,
                                 guint32              color,
                                 CauserieMathSetting  setting)
{
  guint level = causerie_math_layout_get_level (setting);
  double size = causerie_math_layout_get_size (self, setting);
  CauserieMathGlyph glyph = causerie_math_font_find (self->font, character, level);
  CauserieMathText text = { .font = CAUSERIE_MATH_TEXT_ROMAN };
  CauserieMathPiece piece;
  char letters[7] = "";

  if (glyph.glyph != 0) {
    piece = causerie_math_layout_add_glyph (self, &glyph, color, size);
    piece.ascent = MAX (piece.ascent, 0);
    piece.descent = MAX (piece.descent, 0);
    return piece;
  }
  g_unichar_to_utf8 (character, letters);
  text.text = letters;
  return causerie_math_layout_add_words (self, &text, color, size);
}
