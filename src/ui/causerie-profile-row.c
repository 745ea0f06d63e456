/* causerie-profile-row.c: a model profile in the preferences, with its menu
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-row.h"

#include "causerie-profile-icon.h"

#include <glib/gi18n.h>

struct _CauserieProfileRow {
  AdwActionRow         parent_instance;

  CauserieProfile     *profile; /* owned */

  /* template children */
  CauserieProfileIcon *icon;
  GtkWidget           *edit;
  GtkMenuButton       *menu;
};

G_DEFINE_FINAL_TYPE (CauserieProfileRow, causerie_profile_row, ADW_TYPE_ACTION_ROW)

/* --- the menu --- */

static void
add_item (GMenu *section, const char *label, const char *action, GVariant *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (section, item);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* Only the ways there are. */
static GMenu *
new_order_section (CauserieProfileRow *self)
{
  const char *uid = causerie_profile_get_uid (self->profile);
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self));
  GMenu *section = g_menu_new ();

  if (place > 0)
    add_item (section, _("Move up"), "models.move", g_variant_new ("(si)", uid, -1));
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), place + 1) != NULL)
    add_item (section, _("Move down"), "models.move", g_variant_new ("(si)", uid, 1));

  return section;
}

/* Made when it is opened: the row may stand elsewhere by then. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  CauserieProfileRow *self = user_data;
  const char *uid = causerie_profile_get_uid (self->profile);
  g_autoptr(GMenu) menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  add_item (section, _("Edit…"), "models.edit", g_variant_new_string (uid));
  add_item (section, _("Duplicate"), "models.duplicate", g_variant_new_string (uid));
  add_item (section, _("Export…"), "models.export", g_variant_new_string (uid));
  add_section (menu, section);
  add_section (menu, new_order_section (self));
  section = g_menu_new ();
  add_item (section, _("Delete"), "models.delete", g_variant_new_string (uid));
  add_section (menu, section);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- the keyboard --- */

static gboolean
move (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  CauserieProfileRow *self = CAUSERIE_PROFILE_ROW (widget);
  const char *uid = causerie_profile_get_uid (self->profile);

  return gtk_widget_activate_action (widget, "models.move", "(si)", uid,
                                     g_variant_get_int32 (args));
}

static void
causerie_profile_row_dispose (GObject *object)
{
  CauserieProfileRow *self = CAUSERIE_PROFILE_ROW (object);

  if (self->menu != NULL)
    gtk_menu_button_set_create_popup_func (self->menu, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_PROFILE_ROW);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (causerie_profile_row_parent_class)->dispose (object);
}

static void
causerie_profile_row_class_init (CauserieProfileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_profile_row_dispose;

  g_type_ensure (CAUSERIE_TYPE_PROFILE_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-profile-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileRow, edit);
  gtk_widget_class_bind_template_child (widget_class, CauserieProfileRow, menu);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move, "i", 1);
}

static void
causerie_profile_row_init (CauserieProfileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, create_popup_cb, self, NULL);
}

GtkWidget *
causerie_profile_row_new (CauserieProfile *profile)
{
  CauserieProfileRow *self;
  const char *uid;

  g_return_val_if_fail (CAUSERIE_IS_PROFILE (profile), NULL);

  self = g_object_new (CAUSERIE_TYPE_PROFILE_ROW, NULL);
  self->profile = g_object_ref (profile);
  uid = causerie_profile_get_uid (profile);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "models.edit");

  return GTK_WIDGET (self);
}

CauserieProfile *
causerie_profile_row_get_profile (CauserieProfileRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE_ROW (self), NULL);

  return self->profile;
}

static void
name_widget (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
causerie_profile_row_show (CauserieProfileRow *self, const char *facts)
{
  const char *name;
  g_autofree char *edit = NULL;
  g_autofree char *more = NULL;

  g_return_if_fail (CAUSERIE_IS_PROFILE_ROW (self) && facts != NULL);

  name = causerie_profile_get_name (self->profile);
  /* Translators: what a screen reader says of a button; %s is the name of a model or connection. */
  edit = g_strdup_printf (_("Edit %s"), name);
  /* Translators: what a screen reader says of a menu button; %s is the name of a model. */
  more = g_strdup_printf (_("More for %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), facts);
  causerie_profile_icon_show (self->icon, self->profile);
  name_widget (self->edit, edit);
  name_widget (self->menu, more);
}
