/* test-text-attributes.c: styled text in labels
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text-attributes.h"

#include <string.h>

/* Whatever the text, the label says exactly it; a warning ends the test. */
static void
test_hostile_text (void)
{
  static const char * const texts[] = {
    "a & b", "<b>", "</span>", "<a href=\"x\">y</a>", "&amp;", "\"'", "%s%n", "\\", "]]>", "<!--",
    "\u202eright to left\u202c", "zero\u200bwidth", "a\u0300\u0301\u0302\u0303", "\ufeff", "\uffff", "", "日本\n\n\n",
  };
  static const char * const urls[] = {
    NULL, "https://x.org/?a=1&b=2", "https://x.org/\"><b>", "https://x.org/'onclick='", "javascript:alert(1)",
    "file:///etc/passwd", "mailto:a@b.org", "https:", "HTTPS://X.ORG/<>&",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts) * G_N_ELEMENTS (urls); i++) {
    const char *string = texts[i % G_N_ELEMENTS (texts)], *url = urls[i / G_N_ELEMENTS (texts)];
    CauserieRun run = { 0, strlen (string), CAUSERIE_STYLE_BOLD | CAUSERIE_STYLE_CODE, url };
    CauserieStyledText text = { string, strlen (string), &run, *string != '\0' ? 1 : 0 };
    GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

    causerie_text_attributes_apply (GTK_LABEL (label), &text);
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, string);
    g_object_unref (label);
  }
}

static void
test_links (void)
{
  g_assert_true (causerie_text_attributes_is_link ("https://x.org"));
  g_assert_true (causerie_text_attributes_is_link ("HTTP://x.org"));
  g_assert_true (causerie_text_attributes_is_link ("mailto:a@b.org"));
  g_assert_false (causerie_text_attributes_is_link (NULL));
  g_assert_false (causerie_text_attributes_is_link (""));
  g_assert_false (causerie_text_attributes_is_link ("javascript:alert(1)"));
  g_assert_false (causerie_text_attributes_is_link ("file:///etc/passwd"));
  g_assert_false (causerie_text_attributes_is_link ("data:text/html,x"));
}

static void
test_direction (void)
{
  static const struct { const char *text; GtkTextDirection direction; } cases[] = {
    { "", GTK_TEXT_DIR_NONE }, { "12, …", GTK_TEXT_DIR_NONE }, { "1. word", GTK_TEXT_DIR_LTR },
    { "مرحبا", GTK_TEXT_DIR_RTL }, { "«שלום» hello", GTK_TEXT_DIR_RTL }, { "Слово",
                                                                           GTK_TEXT_DIR_LTR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (causerie_text_attributes_find_direction (cases[i].text), ==,
                     cases[i].direction);
}

static int
get_height (const CauserieStyledText *text)
{
  g_autoptr(GObject) label = g_object_ref_sink (G_OBJECT (gtk_label_new (text->text)));
  g_autoptr(PangoAttrList) attributes = causerie_text_attributes_new (text);
  int height;

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

/* The number of a footnote moves its line no further from the others. */
static void
test_note (void)
{
  const CauserieRun run = { 4, 5, CAUSERIE_STYLE_NOTE, NULL };
  const CauserieStyledText plain = { "text1", 5, NULL, 0 }, noted = { "text1", 5, &run, 1 };

  g_assert_cmpint (get_height (&noted), ==, get_height (&plain));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  g_test_add_func ("/text-attributes/hostile-text", test_hostile_text);
  g_test_add_func ("/text-attributes/links", test_links);
  g_test_add_func ("/text-attributes/direction", test_direction);
  g_test_add_func ("/text-attributes/note", test_note);

  return g_test_run ();
}
