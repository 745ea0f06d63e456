/* causerie-code-colors.c: how the words of code look
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-colors.h"

static const char * const names[CAUSERIE_CODE_N_CLASSES] = {
  [CAUSERIE_CODE_COMMENT] = "code_comment_color",
  [CAUSERIE_CODE_STRING] = "code_string_color",
  [CAUSERIE_CODE_NUMBER] = "code_number_color",
  [CAUSERIE_CODE_KEYWORD] = "code_keyword_color",
  [CAUSERIE_CODE_TYPE] = "code_type_color",
  [CAUSERIE_CODE_NAME] = "code_name_color",
  [CAUSERIE_CODE_SPECIAL] = "code_special_color",
  [CAUSERIE_CODE_ADDED] = "code_added_color",
  [CAUSERIE_CODE_REMOVED] = "code_removed_color",
};

void
causerie_code_colors_read (CauserieCodeColors *self, GtkWidget *widget)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  self->known = TRUE;
  for (guint i = 0; i < CAUSERIE_CODE_N_CLASSES; i++)
    self->known &= gtk_style_context_lookup_color (style, names[i], &self->colors[i]);
}

gboolean
causerie_code_colors_equal (const CauserieCodeColors *self, const CauserieCodeColors *other)
{
  if (self->known != other->known)
    return FALSE;
  for (guint i = 0; self->known && i < CAUSERIE_CODE_N_CLASSES; i++) {
    if (!gdk_rgba_equal (&self->colors[i], &other->colors[i]))
      return FALSE;
  }
  return TRUE;
}

static guint16
scale_channel (float channel)
{
  return (guint16) (CLAMP (channel, 0, 1) * G_MAXUINT16 + 0.5f);
}

static void
insert (PangoAttrList *attributes, const CauserieCodeRun *run, PangoAttribute *attribute)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (attributes, attribute);
}

/* The words around may be a little transparent; without a word on that these would be as well. */
static void
insert_color (PangoAttrList *attributes, const CauserieCodeRun *run, const GdkRGBA *color)
{
  insert (attributes, run, pango_attr_foreground_new (scale_channel (color->red),
                                                      scale_channel (color->green),
                                                      scale_channel (color->blue)));
  insert (attributes, run, pango_attr_foreground_alpha_new (G_MAXUINT16));
}

PangoAttrList *
causerie_code_colors_attributes (const CauserieCodeColors *self,
                                 const CauserieCodeRun    *runs,
                                 guint                     n_runs)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; self->known && i < n_runs; i++)
    insert_color (attributes, &runs[i], &self->colors[runs[i].class]);
  return attributes;
}
