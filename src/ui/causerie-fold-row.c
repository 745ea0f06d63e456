/* causerie-fold-row.c: a row below which others unfold
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-fold-row.h"

struct _CauserieFoldRow {
  AdwActionRow     parent_instance;

  GtkToggleButton *arrow; /* child */
};

G_DEFINE_FINAL_TYPE (CauserieFoldRow, causerie_fold_row, ADW_TYPE_ACTION_ROW)

enum { PROP_UNFOLDED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
toggled_cb (CauserieFoldRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_EXPANDED,
                               causerie_fold_row_is_unfolded (self), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLDED]);
}

static void
causerie_fold_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_UNFOLDED)
    g_value_set_boolean (value, causerie_fold_row_is_unfolded (CAUSERIE_FOLD_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_fold_row_class_init (CauserieFoldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_fold_row_get_property;

  properties[PROP_UNFOLDED] =
    g_param_spec_boolean ("unfolded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_fold_row_init (CauserieFoldRow *self)
{
  GtkWidget *arrow = gtk_toggle_button_new ();

  self->arrow = GTK_TOGGLE_BUTTON (arrow);
  gtk_button_set_icon_name (GTK_BUTTON (arrow), "go-down-symbolic");
  gtk_widget_set_valign (arrow, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (arrow, "flat");
  gtk_widget_add_css_class (arrow, "fold");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), arrow);
  g_signal_connect_object (arrow, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/* The row would label the arrow too: its name would be said twice. */
static void
name_arrow (CauserieFoldRow *self, const char *title)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->arrow),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE,
                               -1);
}

GtkWidget *
causerie_fold_row_new (const char *title)
{
  CauserieFoldRow *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_FOLD_ROW, "title", title, NULL);
  name_arrow (self, title);

  return GTK_WIDGET (self);
}

gboolean
causerie_fold_row_is_unfolded (CauserieFoldRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOLD_ROW (self), FALSE);

  return gtk_toggle_button_get_active (self->arrow);
}

void
causerie_fold_row_unfold (CauserieFoldRow *self)
{
  g_return_if_fail (CAUSERIE_IS_FOLD_ROW (self));

  gtk_toggle_button_set_active (self->arrow, TRUE);
}
