/* causerie-number-row.c: a number that may be unset
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-number-row.h"

#include "causerie-css-class.h"
#include "causerie-inner-focus.h"
#include "causerie-property.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

struct _CauserieNumberRow {
  AdwPreferencesRow  parent_instance;

  char              *hint_text; /* owned, never NULL */
  char              *error;     /* owned; NULL: nothing is wrong */
  gboolean           is_typing; /* the field has the focus: a new error waits */
  gboolean           is_wrong;  /* an error is shown */

  /* template children */
  GtkLabel          *title;
  GtkLabel          *hint;
  GtkEntry          *entry;
};

G_DEFINE_FINAL_TYPE (CauserieNumberRow, causerie_number_row, ADW_TYPE_PREFERENCES_ROW)

enum { PROP_TEXT = 1, PROP_HINT, PROP_SUGGESTION, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
changed_cb (CauserieNumberRow *self)
{
  gboolean is_set = *causerie_number_row_get_text (self) != '\0';

  /* The way back to unset, for the mouse; with the keyboard the field is emptied. */
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     is_set ? "edit-clear-symbolic" : NULL);
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                   is_set ? _("Do not set") : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
clear_cb (CauserieNumberRow *self)
{
  causerie_number_row_set_text (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
mark (CauserieNumberRow *self, gboolean is_wrong)
{
  if (!causerie_set_value (&self->is_wrong, is_wrong))
    return;

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  causerie_set_css_class (self->hint, "error", is_wrong);
  causerie_set_css_class (self->hint, "dim-label", !is_wrong);
  causerie_set_css_class (self->entry, "error", is_wrong);
}

static void
show_hint (CauserieNumberRow *self)
{
  gboolean is_wrong = self->error != NULL && (self->is_wrong || !self->is_typing);
  const char *text = is_wrong ? self->error : self->hint_text;

  gtk_label_set_text (self->hint, text);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  mark (self, is_wrong);
}

static void
entered_cb (CauserieNumberRow *self)
{
  self->is_typing = TRUE;
}

/* A point or a comma, whichever was typed, becomes the person's own. */
static void
tidy (CauserieNumberRow *self)
{
  g_autofree char *text = causerie_text_localize_decimal (causerie_number_row_get_text (self));

  if (text != NULL)
    causerie_number_row_set_text (self, text);
}

static void
left_cb (CauserieNumberRow *self)
{
  self->is_typing = FALSE;
  tidy (self);
  show_hint (self);
}

static gboolean
causerie_number_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CAUSERIE_NUMBER_ROW (widget)->entry));
}

static void
causerie_number_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieNumberRow *self = CAUSERIE_NUMBER_ROW (object);

  switch (id) {
  case PROP_TEXT:
    g_value_set_string (value, causerie_number_row_get_text (self));
    break;
  case PROP_HINT:
    g_value_set_string (value, self->hint_text);
    break;
  case PROP_SUGGESTION:
    g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_number_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieNumberRow *self = CAUSERIE_NUMBER_ROW (object);
  const char *text = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";

  switch (id) {
  case PROP_TEXT:
    causerie_number_row_set_text (self, text);
    break;
  case PROP_HINT:
    if (causerie_set_string (&self->hint_text, text)) {
      show_hint (self);
      g_object_notify_by_pspec (object, pspec);
    }
    break;
  case PROP_SUGGESTION:
    if (g_strcmp0 (gtk_entry_get_placeholder_text (self->entry), text) != 0) {
      gtk_entry_set_placeholder_text (self->entry, text);
      g_object_notify_by_pspec (object, pspec);
    }
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_number_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_NUMBER_ROW);

  G_OBJECT_CLASS (causerie_number_row_parent_class)->dispose (object);
}

static void
causerie_number_row_finalize (GObject *object)
{
  CauserieNumberRow *self = CAUSERIE_NUMBER_ROW (object);

  g_free (self->hint_text);
  g_free (self->error);

  G_OBJECT_CLASS (causerie_number_row_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] =
    g_param_spec_string ("hint", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUGGESTION] =
    g_param_spec_string ("suggestion", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_number_row_class_init (CauserieNumberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_number_row_get_property;
  object_class->set_property = causerie_number_row_set_property;
  object_class->dispose = causerie_number_row_dispose;
  object_class->finalize = causerie_number_row_finalize;
  widget_class->grab_focus = causerie_number_row_grab_focus;
  causerie_inner_focus_install (widget_class);
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieNumberRow, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieNumberRow, hint);
  gtk_widget_class_bind_template_child (widget_class, CauserieNumberRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
causerie_number_row_init (CauserieNumberRow *self)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  self->hint_text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (controller, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), controller);
}

void
causerie_number_row_show (CauserieNumberRow    *self,
                          const CauserieParams *params,
                          CauserieParam         param)
{
  g_autofree char *text = NULL;
  double value;

  g_return_if_fail (CAUSERIE_IS_NUMBER_ROW (self) && params != NULL);

  g_object_set (self, "suggestion", C_("number", "not set"), NULL);
  if (causerie_params_get (params, param, &value))
    text = causerie_text_format_decimal (value);
  causerie_number_row_set_text (self, text != NULL ? text : "");
}

const char *
causerie_number_row_get_text (CauserieNumberRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_NUMBER_ROW (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
causerie_number_row_set_text (CauserieNumberRow *self, const char *text)
{
  g_return_if_fail (CAUSERIE_IS_NUMBER_ROW (self) && text != NULL);

  if (!g_str_equal (causerie_number_row_get_text (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
causerie_number_row_set_error (CauserieNumberRow *self, const char *error)
{
  g_return_if_fail (CAUSERIE_IS_NUMBER_ROW (self));

  causerie_set_string (&self->error, error);
  show_hint (self);
}
