/* test-scheme-style.c: dark ground and high contrast have colours of their own
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-scheme-style.h"
#include "causerie-ui-resources.h"

/* As "#rrggbb" would be read. */
static void
assert_color (GtkWidget *widget, const char *expected)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA found, wanted;

  g_assert_true (gdk_rgba_parse (&wanted, expected));
  g_assert_true (gtk_style_context_lookup_color (context, "code_keyword_color", &found));
  g_assert_true (gdk_rgba_equal (&found, &wanted));
}

static void
test_dark (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr(GtkCssProvider) usual = gtk_css_provider_new ();
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  gtk_css_provider_load_from_resource (usual, "/io/github/causerie/Causerie/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (usual),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  causerie_scheme_style_follow (manager, gdk_display_get_default ());
  assert_color (label, "#813d9c");

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  assert_color (label, "#dca6f0");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  assert_color (label, "#813d9c");

  g_object_unref (label);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  causerie_ui_get_resource ();
  g_test_add_func ("/scheme-style/dark", test_dark);

  return g_test_run ();
}
