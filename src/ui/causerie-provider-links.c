/* causerie-provider-links.c: where a provider has what belongs to an account
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-provider-links.h"

#include <glib/gi18n.h>

struct _CauserieProviderLinks {
  AdwBin                  parent_instance;

  const CauserieProvider *provider;        /* static; NULL: none */
  GtkFlowBox             *box;
};

G_DEFINE_FINAL_TYPE (CauserieProviderLinks, causerie_provider_links, ADW_TYPE_BIN)

static void
add_link (CauserieProviderLinks *self, const char *label, const char *uri)
{
  GtkWidget *button;
  GtkWidget *child;

  if (uri == NULL)
    return;

  button = gtk_link_button_new_with_label (uri, label);
  gtk_widget_add_css_class (button, "caption");
  child = gtk_flow_box_child_new ();
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE); /* the button is */
  gtk_flow_box_append (self->box, child);
}

static void
add_links (CauserieProviderLinks *self)
{
  const CauserieProvider *provider = self->provider;

  add_link (self, C_("link", "Keys"), provider->keys_url);
  add_link (self, C_("link", "Billing"), provider->billing_url);
  add_link (self, C_("link", "Usage"), provider->usage_url);
  add_link (self, C_("link", "Models"), provider->models_url);
  add_link (self, C_("link", "Documentation"), provider->docs_url);
  add_link (self, C_("link", "Pricing"), provider->pricing_url);
  add_link (self, C_("link", "Privacy"), provider->privacy_url);
}

static void
causerie_provider_links_class_init (CauserieProviderLinksClass *klass)
{
}

static void
causerie_provider_links_init (CauserieProviderLinks *self)
{
  GtkWidget *box = gtk_flow_box_new ();

  self->box = GTK_FLOW_BOX (box);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "provider-links");
  gtk_flow_box_set_max_children_per_line (self->box, 7);
  gtk_flow_box_set_min_children_per_line (self->box, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages of the provider"), -1);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
causerie_provider_links_show (CauserieProviderLinks *self, const CauserieProvider *provider)
{
  GtkWidget *child;

  g_return_if_fail (CAUSERIE_IS_PROVIDER_LINKS (self) && provider != NULL);

  if (provider == self->provider)
    return; /* what has the focus keeps it */

  self->provider = provider;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_flow_box_remove (self->box, child);
  add_links (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}
