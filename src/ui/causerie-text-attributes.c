/* causerie-text-attributes.c: a block's styled text in a label
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-attributes.h"

#define CODE_SCALE 0.95

/* An address longer than this is not for a person to follow. In bytes. */
#define MAX_URL 4096

static void
add_attribute (PangoAttrList *attributes, const CauserieRun *run, PangoAttribute *attribute)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttrList *
new_attributes (const CauserieStyledText *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if (run->style & CAUSERIE_STYLE_BOLD)
      add_attribute (attributes, run, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    if (run->style & CAUSERIE_STYLE_ITALIC)
      add_attribute (attributes, run, pango_attr_style_new (PANGO_STYLE_ITALIC));
    if (run->style & CAUSERIE_STYLE_STRIKE)
      add_attribute (attributes, run, pango_attr_strikethrough_new (TRUE));
    if (run->style & (CAUSERIE_STYLE_CODE | CAUSERIE_STYLE_MATH)) {
      add_attribute (attributes, run, pango_attr_family_new ("monospace"));
      add_attribute (attributes, run, pango_attr_scale_new (CODE_SCALE));
      add_attribute (attributes, run, pango_attr_insert_hyphens_new (FALSE));
    }
  }

  return attributes;
}

static gboolean
has_link (const CauserieStyledText *text)
{
  for (guint i = 0; i < text->n_runs; i++) {
    if (causerie_text_attributes_is_link (text->runs[i].url))
      return TRUE;
  }
  return FALSE;
}

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

/* The title is shown as markup of its own in a tooltip, hence escaped twice. */
static void
append_link (GString *markup, const CauserieStyledText *text, const CauserieRun *run)
{
  g_autofree char *title = g_markup_escape_text (run->url, -1);

  g_string_append (markup, "<a href=\"");
  append_escaped (markup, run->url, -1);
  g_string_append (markup, "\" title=\"");
  append_escaped (markup, title, -1);
  g_string_append (markup, "\">");
  append_escaped (markup, text->text + run->start, run->end - run->start);
  g_string_append (markup, "</a>");
}

static char *
new_markup (const CauserieStyledText *text)
{
  GString *markup = g_string_sized_new (text->length * 2);
  gsize at = 0;

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];

    if (!causerie_text_attributes_is_link (run->url))
      continue;
    append_escaped (markup, text->text + at, run->start - at);
    append_link (markup, text, run);
    at = run->end;
  }
  append_escaped (markup, text->text + at, text->length - at);

  return g_string_free (markup, FALSE);
}

gboolean
causerie_text_attributes_is_link (const char *url)
{
  static const char * const schemes[] = { "https:", "http:", "mailto:" };

  if (url == NULL || strnlen (url, MAX_URL + 1) > MAX_URL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++) {
    if (g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  }
  return FALSE;
}

void
causerie_text_attributes_apply (GtkLabel *label, const CauserieStyledText *text)
{
  g_autoptr(PangoAttrList) attributes = text->n_runs > 0 ? new_attributes (text) : NULL;

  if (has_link (text)) {
    g_autofree char *markup = new_markup (text);

    gtk_label_set_markup (label, markup);
  } else {
    gtk_label_set_text (label, text->text);
  }
  gtk_label_set_attributes (label, attributes);
}
