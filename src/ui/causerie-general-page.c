/* causerie-general-page.c: preferences that are not about models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-general-page.h"

struct _CauserieGeneralPage {
  AdwPreferencesPage  parent_instance;

  CauserieSettings   *settings; /* owned */
  gboolean            filling;  /* the program chooses in the lists */

  /* template children */
  GtkSwitch          *enter_sends;
  AdwComboRow        *color_scheme;
};

G_DEFINE_FINAL_TYPE (CauserieGeneralPage, causerie_general_page, ADW_TYPE_PREFERENCES_PAGE)

/* In the order of the list. */
static const char * const color_schemes[] = { "default", "force-light", "force-dark" };

static void
color_scheme_cb (CauserieGeneralPage *self)
{
  guint selected = adw_combo_row_get_selected (self->color_scheme);

  if (!self->filling && selected < G_N_ELEMENTS (color_schemes))
    causerie_settings_set_string (self->settings, CAUSERIE_SETTING_COLOR_SCHEME,
                                  color_schemes[selected]);
}

static void
show_color_scheme (CauserieGeneralPage *self)
{
  g_autofree char *name =
    causerie_settings_dup_string (self->settings, CAUSERIE_SETTING_COLOR_SCHEME);

  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    if (g_str_equal (color_schemes[i], name))
      adw_combo_row_set_selected (self->color_scheme, i);
}

static void
causerie_general_page_dispose (GObject *object)
{
  CauserieGeneralPage *self = CAUSERIE_GENERAL_PAGE (object);

  self->filling = TRUE; /* lists that go are no choice */
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_GENERAL_PAGE);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_general_page_parent_class)->dispose (object);
}

static void
causerie_general_page_class_init (CauserieGeneralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_general_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-general-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieGeneralPage, enter_sends);
  gtk_widget_class_bind_template_child (widget_class, CauserieGeneralPage, color_scheme);
}

static void
causerie_general_page_init (CauserieGeneralPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_general_page_set_settings (CauserieGeneralPage *self, CauserieSettings *settings)
{
  g_return_if_fail (CAUSERIE_IS_GENERAL_PAGE (self) && CAUSERIE_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  causerie_settings_bind (settings, CAUSERIE_SETTING_ENTER_SENDS, self->enter_sends, "active",
                          G_SETTINGS_BIND_DEFAULT);
  show_color_scheme (self);

  g_signal_connect_object (self->color_scheme, "notify::selected", G_CALLBACK (color_scheme_cb),
                           self, G_CONNECT_SWAPPED);
}
