/* causerie-preferences.c: preferences: General, Connections, Models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-preferences.h"

#include "causerie-connections-page.h"
#include "causerie-data-page.h"
#include "causerie-general-page.h"
#include "causerie-models-page.h"

#include <glib/gi18n.h>

struct _CauseriePreferences {
  AdwPreferencesWindow  parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieGateway      *gateway;

  /* template children */
  CauserieGeneralPage  *general;
  CauserieDataPage     *data;
  CauserieConnectionsPage *connections;
  CauserieModelsPage   *models;
};

G_DEFINE_FINAL_TYPE (CauseriePreferences, causerie_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
causerie_preferences_dispose (GObject *object)
{
  CauseriePreferences *self = CAUSERIE_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PREFERENCES);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_preferences_parent_class)->dispose (object);
}

static void
causerie_preferences_class_init (CauseriePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_preferences_dispose;

  g_type_ensure (CAUSERIE_TYPE_GENERAL_PAGE);
  g_type_ensure (CAUSERIE_TYPE_CONNECTIONS_PAGE);
  g_type_ensure (CAUSERIE_TYPE_DATA_PAGE);
  g_type_ensure (CAUSERIE_TYPE_MODELS_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, general);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, data);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, connections);
  gtk_widget_class_bind_template_child (widget_class, CauseriePreferences, models);
}

/* Inside its borders the window of libadwaita asks for 360 pixels, so that with them it is wider
 * than a phone. */
static void
fit_phone (CauseriePreferences *self)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (self));

  for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_size_request (child, -1, -1);
}

static void
causerie_preferences_init (CauseriePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fit_phone (self);
}

GtkWidget *
causerie_preferences_new (GtkWindow        *parent,
                          CauserieSettings *settings,
                          CauserieGateway  *gateway,
                          CauserieLibrary  *library,
                          const char       *page)
{
  CauseriePreferences *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);

  self = g_object_new (CAUSERIE_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  causerie_general_page_set_settings (self->general, settings);
  causerie_connections_page_set_up (self->connections, settings, gateway);
  causerie_models_page_set_up (self->models, settings, gateway,
                               causerie_library_get_catalogue (library), library);
  causerie_data_page_set_library (self->data, library, causerie_gateway_get_keyring (gateway));
  if (page != NULL && *page != '\0')
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), page);

  return GTK_WIDGET (self);
}
