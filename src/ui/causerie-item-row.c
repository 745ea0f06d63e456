/* causerie-item-row.c: one connection or model in the preferences, with its buttons
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-item-row.h"

#include <glib/gi18n.h>

struct _CauserieItemRow {
  AdwActionRow  parent_instance;

  char         *uid;    /* owned */

  /* template children */
  GtkWidget    *edit;
  GtkWidget    *remove;
};

G_DEFINE_FINAL_TYPE (CauserieItemRow, causerie_item_row, ADW_TYPE_ACTION_ROW)

static void
causerie_item_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_ITEM_ROW);

  G_OBJECT_CLASS (causerie_item_row_parent_class)->dispose (object);
}

static void
causerie_item_row_finalize (GObject *object)
{
  g_free (CAUSERIE_ITEM_ROW (object)->uid);

  G_OBJECT_CLASS (causerie_item_row_parent_class)->finalize (object);
}

static void
causerie_item_row_class_init (CauserieItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_item_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_item_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieItemRow, edit);
  gtk_widget_class_bind_template_child (widget_class, CauserieItemRow, remove);
}

static void
causerie_item_row_init (CauserieItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_item_row_new (const char *uid, const char *edit_action, const char *delete_action)
{
  CauserieItemRow *self = g_object_new (CAUSERIE_TYPE_ITEM_ROW, NULL);

  self->uid = g_strdup (uid);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), edit_action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), delete_action);

  return GTK_WIDGET (self);
}

const char *
causerie_item_row_get_uid (CauserieItemRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ITEM_ROW (self), NULL);

  return self->uid;
}

static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
causerie_item_row_show (CauserieItemRow *self, const char *title, const char *subtitle)
{
  /* Translators: what a screen reader says of a button; %s is the name of a model or connection. */
  g_autofree char *edit = g_strdup_printf (_("Edit %s"), title);
  /* Translators: what a screen reader says of a button; %s is the name of a model or connection. */
  g_autofree char *remove = g_strdup_printf (_("Delete %s"), title);

  g_return_if_fail (CAUSERIE_IS_ITEM_ROW (self) && title != NULL && subtitle != NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  name_button (self->edit, edit);
  name_button (self->remove, remove);
}
