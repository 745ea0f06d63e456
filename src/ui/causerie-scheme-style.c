/* causerie-scheme-style.c: what looks other on a dark ground and in high contrast
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-scheme-style.h"

/* Of several the later one wins. */
static const struct {
  const char *resource;
  gboolean    is_for_dark;
  gboolean    is_for_contrast;
} sheets[] = {
  { "/io/github/causerie/Causerie/ui/dark.css", TRUE, FALSE },
  { "/io/github/causerie/Causerie/ui/contrast.css", FALSE, TRUE },
  { "/io/github/causerie/Causerie/ui/contrast-dark.css", TRUE, TRUE },
};

/* Lives as long as the manager's signals. */
typedef struct {
  GdkDisplay       *display;                           /* owned */
  GtkStyleProvider *providers[G_N_ELEMENTS (sheets)]; /* owned */
} SchemeStyle;

static void
free_style (gpointer data, GClosure *closure)
{
  SchemeStyle *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    g_object_unref (self->providers[i]);
  g_object_unref (self->display);
  g_free (self);
}

static void
show_scheme (SchemeStyle *self, GParamSpec *pspec, AdwStyleManager *manager)
{
  gboolean is_dark = adw_style_manager_get_dark (manager);
  gboolean is_contrast = adw_style_manager_get_high_contrast (manager);

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
    gtk_style_context_remove_provider_for_display (self->display, self->providers[i]);
    if ((is_dark || !sheets[i].is_for_dark) && (is_contrast || !sheets[i].is_for_contrast))
      gtk_style_context_add_provider_for_display (self->display, self->providers[i],
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  }
}

void
causerie_scheme_style_follow (AdwStyleManager *manager, GdkDisplay *display)
{
  SchemeStyle *self;

  g_return_if_fail (ADW_IS_STYLE_MANAGER (manager) && GDK_IS_DISPLAY (display));

  self = g_new0 (SchemeStyle, 1);
  self->display = g_object_ref (display);
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++) {
    GtkCssProvider *provider = gtk_css_provider_new ();

    gtk_css_provider_load_from_resource (provider, sheets[i].resource);
    self->providers[i] = GTK_STYLE_PROVIDER (provider);
  }

  g_signal_connect_data (manager, "notify::dark", G_CALLBACK (show_scheme), self, free_style,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (show_scheme), self);
  show_scheme (self, NULL, manager);
}
