/* causerie-row-line.c: a line of text in a row, and a text at its end
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-row-line.h"

#include "causerie-property.h"

#include <adwaita.h>

/* Pixels between the two texts. */
#define GAP 10

/* As the theme has its dim labels. */
#define QUIET               0.55
#define QUIET_HIGH_CONTRAST 0.9

struct _CauserieRowLine {
  GtkWidget    parent_instance;

  /* owned */
  PangoLayout *text;
  PangoLayout *end_text;

  gboolean     quiet;
  gboolean     struck;
};

G_DEFINE_FINAL_TYPE (CauserieRowLine, causerie_row_line, GTK_TYPE_WIDGET)

/* --- drawing ---------------------------------------------------------------------------------- */

static GdkRGBA
find_color (CauserieRowLine *self)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  return color;
}

static double
find_quiet (CauserieRowLine *self)
{
  if (!self->quiet)
    return 1;
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
           ? QUIET_HIGH_CONTRAST : QUIET;
}

/* Between `left` and `width` pixels further, at the side where reading begins, or ends. */
static void
draw_text (CauserieRowLine *self,
           GtkSnapshot     *snapshot,
           PangoLayout     *layout,
           const GdkRGBA   *color,
           int              left,
           int              width,
           gboolean         at_right)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  PangoRectangle rect;

  pango_layout_get_pixel_extents (layout, NULL, &rect);
  left += (at_right ? width - rect.width : 0) - rect.x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, (height - rect.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_empty (PangoLayout *layout)
{
  return *pango_layout_get_text (layout) == '\0';
}

/* An exact price can have twenty digits: it has no more than half a line for them. */
static int
fit_end_text (CauserieRowLine *self, int width)
{
  int room = is_empty (self->text) ? width : width / 2, end_width;

  if (is_empty (self->end_text))
    return 0;

  pango_layout_set_width (self->end_text, -1);
  pango_layout_get_pixel_size (self->end_text, &end_width, NULL);
  if (end_width > room)
    pango_layout_set_width (self->end_text, room * PANGO_SCALE);

  return MIN (end_width, room);
}

static void
causerie_row_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CauserieRowLine *self = CAUSERIE_ROW_LINE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), end_width = fit_end_text (self, width);
  int rest = width - end_width - (end_width > 0 ? GAP : 0);
  GdkRGBA color = find_color (self), quiet = color;

  quiet.alpha *= (float) find_quiet (self);
  if (end_width > 0)
    draw_text (self, snapshot, self->end_text, &color, 0, width, !rtl);
  if (rest <= 0 || is_empty (self->text))
    return;

  pango_layout_set_width (self->text, rest * PANGO_SCALE);
  draw_text (self, snapshot, self->text, &quiet, rtl ? width - rest : 0, rest, rtl);
}

/* A letter from another font may be higher: rows do not move for it. */
static int
measure_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
causerie_row_line_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? measure_height (widget) : 0;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_row_line_dispose (GObject *object)
{
  CauserieRowLine *self = CAUSERIE_ROW_LINE (object);

  g_clear_object (&self->text);
  g_clear_object (&self->end_text);

  G_OBJECT_CLASS (causerie_row_line_parent_class)->dispose (object);
}

static void
causerie_row_line_class_init (CauserieRowLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_row_line_dispose;
  widget_class->measure = causerie_row_line_measure;
  widget_class->snapshot = causerie_row_line_snapshot;
  gtk_widget_class_set_css_name (widget_class, "rowline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
causerie_row_line_init (CauserieRowLine *self)
{
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->end_text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->end_text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
causerie_row_line_new (PangoEllipsizeMode mode)
{
  CauserieRowLine *self = g_object_new (CAUSERIE_TYPE_ROW_LINE, NULL);

  pango_layout_set_ellipsize (self->text, mode);
  return GTK_WIDGET (self);
}

static void
set_attributes (CauserieRowLine *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  if (self->quiet)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (self->struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (self->text, attributes);
  pango_layout_set_attributes (self->end_text, attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
causerie_row_line_set_quiet (CauserieRowLine *self)
{
  g_return_if_fail (CAUSERIE_IS_ROW_LINE (self));

  self->quiet = TRUE;
  set_attributes (self);
}

void
causerie_row_line_set_struck (CauserieRowLine *self, gboolean struck)
{
  g_return_if_fail (CAUSERIE_IS_ROW_LINE (self));

  if (causerie_set_value (&self->struck, struck))
    set_attributes (self);
}

static void
set_text (CauserieRowLine *self, PangoLayout *layout, const char *text)
{
  if (g_str_equal (pango_layout_get_text (layout), text))
    return;

  pango_layout_set_text (layout, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
causerie_row_line_show (CauserieRowLine *self, const char *text, const char *end_text)
{
  g_return_if_fail (CAUSERIE_IS_ROW_LINE (self));

  set_text (self, self->text, text != NULL ? text : "");
  set_text (self, self->end_text, end_text != NULL ? end_text : "");
  gtk_widget_set_visible (GTK_WIDGET (self),
                          !is_empty (self->text) || !is_empty (self->end_text));
}

const char *
causerie_row_line_get_text (CauserieRowLine *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ROW_LINE (self), "");

  return pango_layout_get_text (self->text);
}
