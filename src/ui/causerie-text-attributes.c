/* causerie-text-attributes.c: a block's styled text in a label
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-attributes.h"

#define CODE_SCALE 0.95
#define CODE_ROOM  5 /* pixels, half of it on each side */

/* An address longer than this is not for a person to follow. In bytes. */
#define MAX_URL 4096

static void
add_attribute (PangoAttrList *attributes, const CauserieRun *run, PangoAttribute *attribute)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (attributes, attribute);
}

/* The ground of code is wider than its letters: what stands beside it moves off a little. Only a
 * space or an ASCII sign can be parted from its neighbours without harm. */
static void
add_room (PangoAttrList *attributes, const CauserieStyledText *text, gsize index)
{
  PangoAttribute *room;

  if (index >= text->length || (text->text[index] != ' ' && !g_ascii_ispunct (text->text[index])))
    return;
  room = pango_attr_letter_spacing_new (CODE_ROOM * PANGO_SCALE);
  room->start_index = index;
  room->end_index = index + 1;
  pango_attr_list_insert (attributes, room);
}

static void
add_code (PangoAttrList *attributes, const CauserieStyledText *text, const CauserieRun *run)
{
  add_attribute (attributes, run, pango_attr_family_new ("monospace"));
  add_attribute (attributes, run, pango_attr_scale_new (CODE_SCALE));
  add_attribute (attributes, run, pango_attr_insert_hyphens_new (FALSE));
  if (run->start > 0)
    add_room (attributes, text, run->start - 1);
  add_room (attributes, text, run->end);
}

/* The number of a footnote stands high, and moves the lines no further apart. */
static void
add_note (PangoAttrList *attributes, const CauserieRun *run)
{
  add_attribute (attributes, run, pango_attr_font_scale_new (PANGO_FONT_SCALE_SUPERSCRIPT));
  add_attribute (attributes, run,
                 pango_attr_baseline_shift_new (PANGO_BASELINE_SHIFT_SUPERSCRIPT));
  add_attribute (attributes, run, pango_attr_line_height_new_absolute (PANGO_SCALE));
}

PangoAttrList *
causerie_text_attributes_new (const CauserieStyledText *text)
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
    if (run->style & (CAUSERIE_STYLE_CODE | CAUSERIE_STYLE_MATH))
      add_code (attributes, text, run);
    if (run->style & CAUSERIE_STYLE_NOTE)
      add_note (attributes, run);
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
  g_autoptr(PangoAttrList) attributes =
    text->n_runs > 0 ? causerie_text_attributes_new (text) : NULL;

  if (has_link (text)) {
    g_autofree char *markup = new_markup (text);

    gtk_label_set_markup (label, markup);
  } else {
    gtk_label_set_text (label, text->text);
  }
  gtk_label_set_attributes (label, attributes);
}

static gboolean
is_rtl (GUnicodeScript script)
{
  switch (script) {
  case G_UNICODE_SCRIPT_HEBREW:
  case G_UNICODE_SCRIPT_ARABIC:
  case G_UNICODE_SCRIPT_SYRIAC:
  case G_UNICODE_SCRIPT_THAANA:
  case G_UNICODE_SCRIPT_NKO:
  case G_UNICODE_SCRIPT_ADLAM:
    return TRUE;
  default:
    return FALSE;
  }
}

GtkTextDirection
causerie_text_attributes_find_direction (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (g_unichar_isalpha (c))
      return is_rtl (g_unichar_get_script (c)) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  }
  return GTK_TEXT_DIR_NONE;
}
