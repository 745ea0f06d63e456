/* causerie-math-font.c: the font of formulas, with what OpenType's MATH table knows of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HarfBuzz reads the file; its unit is set to that of the font, so that nothing is rounded. Glyphs
 * are drawn as outlines, not through a font of the desktop: their places need not be whole pixels,
 * which small formulas live by, and a printer gets the same.
 * Source: OpenType 1.9, "MATH - The mathematical typesetting table". */

#include "causerie-math-font.h"

#include "causerie-install.h"

#include <math.h>

#define FILE_NAME "fonts/STIXTwoMath-Regular.otf"

/* No glyph has more of them. */
#define MAX_VARIANTS 32
#define MAX_PARTS    16

struct _CauserieMathFont {
  hb_face_t       *face;   /* owned */
  hb_font_t       *font;   /* owned */
  hb_buffer_t     *buffer; /* owned; for shaping */
  hb_draw_funcs_t *pen;    /* owned */
  double           unit;   /* of the font, in em */
  GHashTable      *found;  /* owned; character and script level → CauserieMathGlyph */
};

/* --- outlines --------------------------------------------------------------------------------- */

typedef struct {
  cairo_t *cr;
  double   x;
  double   y;
  double   scale; /* of the font's units */
} Pen;

static void
move_to_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
            void *user_data)
{
  const Pen *pen = data;

  cairo_move_to (pen->cr, pen->x + x * pen->scale, pen->y - y * pen->scale);
}

static void
line_to_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
            void *user_data)
{
  const Pen *pen = data;

  cairo_line_to (pen->cr, pen->x + x * pen->scale, pen->y - y * pen->scale);
}

static void
cubic_to_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
             float x2, float y2, float x, float y, void *user_data)
{
  const Pen *pen = data;

  cairo_curve_to (pen->cr, pen->x + x1 * pen->scale, pen->y - y1 * pen->scale,
                  pen->x + x2 * pen->scale, pen->y - y2 * pen->scale, pen->x + x * pen->scale,
                  pen->y - y * pen->scale);
}

static void
close_path_cb (hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user_data)
{
  const Pen *pen = data;

  cairo_close_path (pen->cr);
}

static hb_draw_funcs_t *
new_pen (void)
{
  hb_draw_funcs_t *pen = hb_draw_funcs_create ();

  hb_draw_funcs_set_move_to_func (pen, move_to_cb, NULL, NULL);
  hb_draw_funcs_set_line_to_func (pen, line_to_cb, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func (pen, cubic_to_cb, NULL, NULL);
  hb_draw_funcs_set_close_path_func (pen, close_path_cb, NULL, NULL);
  hb_draw_funcs_make_immutable (pen);
  return pen;
}

void
causerie_math_font_add_outline (CauserieMathFont *self,
                                guint             glyph,
                                cairo_t          *cr,
                                double            x,
                                double            y,
                                double            size)
{
  Pen pen = { cr, x, y, size * self->unit };

#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph (self->font, glyph, self->pen, &pen);
#else
  hb_font_get_glyph_shape (self->font, glyph, self->pen, &pen);
#endif
}

/* --- the file --------------------------------------------------------------------------------- */

CauserieMathFont *
causerie_math_font_new (const char *path)
{
  hb_blob_t *blob = hb_blob_create_from_file (path);
  hb_face_t *face = hb_face_create (blob, 0);
  CauserieMathFont *self;

  hb_blob_destroy (blob);
  if (!hb_ot_math_has_data (face)) {
    hb_face_destroy (face);
    return NULL;
  }

  self = g_new0 (CauserieMathFont, 1);
  self->face = face;
  self->font = hb_font_create (face);
  self->buffer = hb_buffer_create ();
  self->pen = new_pen ();
  self->unit = 1.0 / hb_face_get_upem (face);
  self->found = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  return self;
}

void
causerie_math_font_free (CauserieMathFont *self)
{
  g_hash_table_unref (self->found);
  hb_draw_funcs_destroy (self->pen);
  hb_buffer_destroy (self->buffer);
  hb_font_destroy (self->font);
  hb_face_destroy (self->face);
  g_free (self);
}

static void
clear_own (gpointer data)
{
  causerie_math_font_free (data);
}

CauserieMathFont *
causerie_math_font_get_own (void)
{
  static GPrivate own = G_PRIVATE_INIT (clear_own);
  CauserieMathFont *font = g_private_get (&own);

  if (font == NULL) {
    g_autofree char *path = causerie_install_dup_data_path (FILE_NAME);

    font = causerie_math_font_new (path);
    if (font == NULL)
      g_info ("There is no math font at %s", path);
    g_private_set (&own, font);
  }
  return font;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static gboolean
is_percentage (hb_ot_math_constant_t constant)
{
  return constant == HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN ||
         constant == HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN ||
         constant == HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT;
}

double
causerie_math_font_get_constant (CauserieMathFont *self, hb_ot_math_constant_t constant)
{
  hb_position_t value = hb_ot_math_get_constant (self->font, constant);

  return is_percentage (constant) ? value / 100.0 : value * self->unit;
}

double
causerie_math_font_get_x_height (CauserieMathFont *self)
{
  hb_position_t value = 0;

  hb_ot_metrics_get_position (self->font, HB_OT_METRICS_TAG_X_HEIGHT, &value);
  return value * self->unit;
}

double
causerie_math_font_get_kern (CauserieMathFont *self,
                             guint             glyph,
                             hb_ot_math_kern_t corner,
                             double            height)
{
  hb_position_t position = (hb_position_t) lround (height / self->unit);

  return hb_ot_math_get_glyph_kerning (self->font, glyph, corner, position) * self->unit;
}

/* --- glyphs ----------------------------------------------------------------------------------- */

CauserieMathGlyph
causerie_math_font_measure (CauserieMathFont *self, guint glyph)
{
  hb_glyph_extents_t extents = { 0 };
  CauserieMathGlyph measured = { .glyph = glyph };

  hb_font_get_glyph_extents (self->font, glyph, &extents);
  measured.advance = hb_font_get_glyph_h_advance (self->font, glyph) * self->unit;
  measured.left = extents.x_bearing * self->unit;
  measured.right = (extents.x_bearing + extents.width) * self->unit;
  measured.ascent = extents.y_bearing * self->unit;
  measured.descent = -(extents.y_bearing + extents.height) * self->unit;
  measured.italic = hb_ot_math_get_glyph_italics_correction (self->font, glyph) * self->unit;
  measured.attachment =
    hb_ot_math_get_glyph_top_accent_attachment (self->font, glyph) * self->unit;
  return measured;
}

static guint
shape_character (CauserieMathFont *self, gunichar character, guint script_level)
{
  const hb_feature_t feature = {
    HB_TAG ('s', 's', 't', 'y'), script_level, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END,
  };
  const hb_glyph_info_t *glyphs;
  guint n_glyphs;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_add (self->buffer, character, 0);
  hb_buffer_set_content_type (self->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction (self->buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script (self->buffer, HB_SCRIPT_MATH);
  hb_shape (self->font, self->buffer, &feature, 1);
  glyphs = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);
  return n_glyphs == 1 ? glyphs[0].codepoint : 0;
}

static guint
look_up (CauserieMathFont *self, gunichar character, guint script_level)
{
  hb_codepoint_t glyph = 0;

  if (!hb_font_get_nominal_glyph (self->font, character, &glyph))
    return 0;
  if (script_level > 0) {
    guint stronger = shape_character (self, character, script_level);

    glyph = stronger != 0 ? stronger : glyph;
  }
  return glyph;
}

CauserieMathGlyph
causerie_math_font_find (CauserieMathFont *self, gunichar character, guint script_level)
{
  gpointer key = GUINT_TO_POINTER (character * 3 + MIN (script_level, 2));
  CauserieMathGlyph *found = g_hash_table_lookup (self->found, key);

  if (found == NULL) {
    guint glyph = look_up (self, character, script_level);

    found = g_new0 (CauserieMathGlyph, 1);
    if (glyph != 0)
      *found = causerie_math_font_measure (self, glyph);
    g_hash_table_insert (self->found, key, found);
  }
  return *found;
}

gboolean
causerie_math_font_shape (CauserieMathFont *self,
                          const char       *text,
                          GArray           *glyphs,
                          GArray           *advances)
{
  const hb_glyph_position_t *positions;
  const hb_glyph_info_t *infos;
  guint n_glyphs;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_add_utf8 (self->buffer, text, -1, 0, -1);
  hb_buffer_guess_segment_properties (self->buffer);
  hb_shape (self->font, self->buffer, NULL, 0);
  infos = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);
  positions = hb_buffer_get_glyph_positions (self->buffer, &n_glyphs);

  for (guint i = 0; i < n_glyphs; i++) {
    guint glyph = infos[i].codepoint;
    double advance = positions[i].x_advance * self->unit;

    if (glyph == 0 || positions[i].x_offset != 0 || positions[i].y_offset != 0)
      return FALSE;
    g_array_append_val (glyphs, glyph);
    g_array_append_val (advances, advance);
  }
  return TRUE;
}

/* --- larger forms ----------------------------------------------------------------------------- */

static hb_direction_t
get_direction (CauserieMathDirection direction)
{
  return direction == CAUSERIE_MATH_UPWARD ? HB_DIRECTION_BTT : HB_DIRECTION_LTR;
}

static guint
list_variants (CauserieMathFont           *self,
               guint                       glyph,
               CauserieMathDirection       direction,
               hb_ot_math_glyph_variant_t  variants[MAX_VARIANTS])
{
  guint n_variants = MAX_VARIANTS;

  hb_ot_math_get_glyph_variants (self->font, glyph, get_direction (direction), 0, &n_variants,
                                 variants);
  return n_variants;
}

static double
get_length (CauserieMathFont *self, guint glyph, CauserieMathDirection direction)
{
  CauserieMathGlyph measured = causerie_math_font_measure (self, glyph);

  return direction == CAUSERIE_MATH_UPWARD ? measured.ascent + measured.descent
                                           : measured.right - measured.left;
}

guint
causerie_math_font_find_variant (CauserieMathFont      *self,
                                 guint                  glyph,
                                 CauserieMathDirection  direction,
                                 double                 length,
                                 gboolean              *long_enough)
{
  hb_ot_math_glyph_variant_t variants[MAX_VARIANTS];
  guint n_variants = list_variants (self, glyph, direction, variants);

  *long_enough = get_length (self, glyph, direction) >= length;
  for (guint i = 0; i < n_variants && !*long_enough; i++) {
    glyph = variants[i].glyph;
    *long_enough = variants[i].advance * self->unit >= length;
  }
  return glyph;
}

guint
causerie_math_font_find_narrower (CauserieMathFont *self, guint glyph, double width)
{
  hb_ot_math_glyph_variant_t variants[MAX_VARIANTS];
  guint n_variants = list_variants (self, glyph, CAUSERIE_MATH_SIDEWARD, variants);

  for (guint i = 0; i < n_variants; i++) {
    if (get_length (self, variants[i].glyph, CAUSERIE_MATH_SIDEWARD) <= width)
      glyph = variants[i].glyph;
  }
  return glyph;
}

GArray *
causerie_math_font_dup_parts (CauserieMathFont      *self,
                              guint                  glyph,
                              CauserieMathDirection  direction,
                              double                *overlap)
{
  hb_ot_math_glyph_part_t parts[MAX_PARTS];
  guint n_parts = MAX_PARTS;
  GArray *list;

  hb_ot_math_get_glyph_assembly (self->font, glyph, get_direction (direction), 0, &n_parts, parts,
                                 NULL);
  if (n_parts == 0)
    return NULL;

  list = g_array_sized_new (FALSE, FALSE, sizeof (CauserieMathFontPart), n_parts);
  for (guint i = 0; i < n_parts; i++) {
    CauserieMathFontPart part = {
      parts[i].glyph,
      parts[i].start_connector_length * self->unit,
      parts[i].end_connector_length * self->unit,
      parts[i].full_advance * self->unit,
      (parts[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0,
    };

    g_array_append_val (list, part);
  }
  *overlap =
    hb_ot_math_get_min_connector_overlap (self->font, get_direction (direction)) * self->unit;
  return list;
}
