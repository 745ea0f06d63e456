/* causerie-calm-flap.c: a flap that costs nothing while it covers nothing
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-calm-flap.h"

static const char * const shadow_parts[] = { "dimming", "shadow", "border", "outline", NULL };

static void
update (AdwFlap *flap)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (flap));
  gboolean covers = adw_flap_get_folded (flap) && adw_flap_get_reveal_progress (flap) > 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (g_strv_contains (shadow_parts, gtk_widget_get_css_name (child)))
      gtk_widget_set_visible (child, covers);
  }
}

void
causerie_calm_flap (AdwFlap *flap)
{
  g_return_if_fail (ADW_IS_FLAP (flap));

  g_signal_connect (flap, "notify::folded", G_CALLBACK (update), NULL);
  g_signal_connect (flap, "notify::reveal-progress", G_CALLBACK (update), NULL);
  update (flap);
}
