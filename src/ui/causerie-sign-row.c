/* causerie-sign-row.c: icon and colour of a model profile, chosen
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sign-row.h"

#include "causerie-profile-icon.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

#define N_COLUMNS 4

struct _CauserieSignRow {
  AdwActionRow         parent_instance;

  /* owned, never NULL */
  char                *name;
  char                *icon;
  char                *color;

  /* template children */
  CauserieProfileIcon *picture;
  GtkWidget           *clear;
  GtkMenuButton       *emoji;
  GtkPopover          *colors;
  GtkGrid             *grid;
};

G_DEFINE_FINAL_TYPE (CauserieSignRow, causerie_sign_row, ADW_TYPE_ACTION_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* By the names of colours in their order, "" first. */
static const struct {
  const char *name;
  const char *title;
} color_titles[] = {
  { "", NC_("colour", "No colour") },
  { "blue", NC_("colour", "Blue") },
  { "teal", NC_("colour", "Teal") },
  { "green", NC_("colour", "Green") },
  { "yellow", NC_("colour", "Yellow") },
  { "orange", NC_("colour", "Orange") },
  { "red", NC_("colour", "Red") },
  { "pink", NC_("colour", "Pink") },
  { "purple", NC_("colour", "Purple") },
  { "brown", NC_("colour", "Brown") },
  { "grey", NC_("colour", "Grey") },
};

static void
update (CauserieSignRow *self)
{
  causerie_profile_icon_show_text (self->picture, self->name, self->icon, self->color);
  gtk_widget_set_visible (self->clear, *self->icon != '\0');
}

/* --- choosing --- */

static void
set_icon_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieSignRow *self = CAUSERIE_SIGN_ROW (widget);

  if (!causerie_set_string (&self->icon, g_variant_get_string (parameter, NULL)))
    return;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_color_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieSignRow *self = CAUSERIE_SIGN_ROW (widget);

  gtk_popover_popdown (self->colors);
  if (!causerie_set_string (&self->color, g_variant_get_string (parameter, NULL)))
    return;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
emoji_picked_cb (CauserieSignRow *self, const char *emoji)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign.set-icon", "s", emoji);
}

/* The chooser is large: it is made when it is wanted. */
static void
create_chooser_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  chooser = gtk_emoji_chooser_new ();
  g_signal_connect_object (chooser, "emoji-picked", G_CALLBACK (emoji_picked_cb), user_data,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

static void
add_color (CauserieSignRow *self, gsize index)
{
  const char *title = g_dpgettext2 (NULL, "colour", color_titles[index].title);
  GtkWidget *sample = causerie_profile_icon_new ();
  GtkWidget *button = gtk_button_new ();

  causerie_profile_icon_show_text (CAUSERIE_PROFILE_ICON (sample), "", "",
                                   color_titles[index].name);
  gtk_button_set_child (GTK_BUTTON (button), sample);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", color_titles[index].name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sign.set-color");
  gtk_grid_attach (self->grid, button, (int) index % N_COLUMNS, (int) index / N_COLUMNS, 1, 1);
}

static void
causerie_sign_row_dispose (GObject *object)
{
  CauserieSignRow *self = CAUSERIE_SIGN_ROW (object);

  if (self->emoji != NULL)
    gtk_menu_button_set_create_popup_func (self->emoji, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_SIGN_ROW);

  G_OBJECT_CLASS (causerie_sign_row_parent_class)->dispose (object);
}

static void
causerie_sign_row_finalize (GObject *object)
{
  CauserieSignRow *self = CAUSERIE_SIGN_ROW (object);

  g_free (self->name);
  g_free (self->icon);
  g_free (self->color);

  G_OBJECT_CLASS (causerie_sign_row_parent_class)->finalize (object);
}

static void
causerie_sign_row_class_init (CauserieSignRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_sign_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_sign_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_PROFILE_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-sign-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieSignRow, picture);
  gtk_widget_class_bind_template_child (widget_class, CauserieSignRow, clear);
  gtk_widget_class_bind_template_child (widget_class, CauserieSignRow, emoji);
  gtk_widget_class_bind_template_child (widget_class, CauserieSignRow, colors);
  gtk_widget_class_bind_template_child (widget_class, CauserieSignRow, grid);
  gtk_widget_class_install_action (widget_class, "sign.set-icon", "s", set_icon_action);
  gtk_widget_class_install_action (widget_class, "sign.set-color", "s", set_color_action);
}

static void
causerie_sign_row_init (CauserieSignRow *self)
{
  self->name = g_strdup ("");
  self->icon = g_strdup ("");
  self->color = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (color_titles); i++)
    add_color (self, i);
  gtk_menu_button_set_create_popup_func (self->emoji, create_chooser_cb, self, NULL);
  update (self);
}

void
causerie_sign_row_show (CauserieSignRow *self, CauserieProfile *profile)
{
  g_return_if_fail (CAUSERIE_IS_SIGN_ROW (self));
  g_return_if_fail (profile == NULL || CAUSERIE_IS_PROFILE (profile));

  causerie_set_string (&self->icon, profile != NULL ? causerie_profile_get_icon (profile) : "");
  causerie_set_string (&self->color, profile != NULL ? causerie_profile_get_color (profile) : "");
  update (self);
}

void
causerie_sign_row_set_name (CauserieSignRow *self, const char *name)
{
  g_return_if_fail (CAUSERIE_IS_SIGN_ROW (self) && name != NULL);

  if (causerie_set_string (&self->name, name))
    update (self);
}

const char *
causerie_sign_row_get_icon (CauserieSignRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_ROW (self), "");

  return self->icon;
}

const char *
causerie_sign_row_get_color (CauserieSignRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SIGN_ROW (self), "");

  return self->color;
}
