/* causerie-models-page.c: the model profiles, in the preferences
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-models-page.h"

#include "causerie-new-chat-row.h"
#include "causerie-profile-dialog.h"
#include "causerie-profile-order.h"
#include "causerie-profile-row.h"
#include "causerie-profile-transfer.h"
#include "causerie-template-dialog.h"
#include "causerie-template.h"
#include "causerie-undo-toast.h"

#include <glib/gi18n.h>

struct _CauserieModelsPage {
  AdwPreferencesPage  parent_instance;

  /* owned */
  CauserieSettings   *settings;
  CauserieGateway    *gateway;
  CauserieCatalogue  *catalogue; /* NULL: none */
  CauserieLibrary    *library;

  /* template children */
  GtkListBox         *profiles;
  CauserieNewChatRow *new_chats;
};

G_DEFINE_FINAL_TYPE (CauserieModelsPage, causerie_models_page, ADW_TYPE_PREFERENCES_PAGE)

static GtkWindow *
get_window (CauserieModelsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static CauserieProfile *
find_profile (CauserieModelsPage *self, GVariant *parameter)
{
  return causerie_settings_find_profile (self->settings, g_variant_get_string (parameter, NULL));
}

/* In the person's order; G_MAXUINT when it is not there. */
static guint
find_position (CauserieModelsPage *self, CauserieProfile *profile)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) other = g_list_model_get_item (profiles, i);

    if (other == profile)
      return i;
  }

  return G_MAXUINT;
}

/* --- what a row says --- */

/* Today's price of a profile's model, or that the server has it no more; NULL: not known. */
static char *
describe_price (CauserieModelsPage *self, CauserieProfile *profile)
{
  const char *connection = causerie_profile_get_connection (profile);
  CauserieModel *model;

  if (self->catalogue == NULL || causerie_catalogue_get_date (self->catalogue, connection) == 0)
    return NULL;

  model =
    causerie_catalogue_find (self->catalogue, connection, causerie_profile_get_model (profile));

  return model != NULL ? causerie_template_describe_price (model)
                       : g_strdup (_("not in the server’s list"));
}

/* NULL: none. */
static char *
describe_chats (CauserieModelsPage *self, CauserieProfile *profile)
{
  guint count =
    causerie_library_count_profile_chats (self->library, causerie_profile_get_uid (profile));

  return count == 0 ? NULL : g_strdup_printf (ngettext ("%u chat", "%u chats", count), count);
}

static char *
describe_model (CauserieModelsPage *self, CauserieProfile *profile)
{
  CauserieConnection *connection =
    causerie_settings_find_connection (self->settings, causerie_profile_get_connection (profile));

  /* Translators: a model's identifier and the connection it is asked by. */
  return g_strdup_printf (_("%s · %s"), causerie_profile_get_model (profile),
                          connection != NULL ? causerie_connection_get_name (connection)
                                             : _("the connection is gone"));
}

static void
show_row (CauserieModelsPage *self, CauserieProfileRow *row)
{
  CauserieProfile *profile = causerie_profile_row_get_profile (row);
  g_autofree char *model = describe_model (self, profile);
  g_autofree char *price = describe_price (self, profile);
  g_autofree char *chats = describe_chats (self, profile);
  g_autofree char *second = price != NULL && chats != NULL
                              ? g_strjoin (" · ", price, chats, NULL)
                              : g_strdup (price != NULL ? price : chats);
  g_autofree char *facts = second != NULL ? g_strjoin ("\n", model, second, NULL)
                                          : g_strdup (model);

  causerie_profile_row_show (row, facts);
}

static void
show_rows (CauserieModelsPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->profiles, i)) != NULL; i++)
    show_row (self, CAUSERIE_PROFILE_ROW (row));
}

static void
profile_changed_cb (CauserieProfileRow *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), CAUSERIE_TYPE_MODELS_PAGE);

  if (self != NULL)
    show_row (CAUSERIE_MODELS_PAGE (self), row);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = causerie_profile_row_new (item);

  g_signal_connect_object (item, "notify", G_CALLBACK (profile_changed_cb), row, G_CONNECT_SWAPPED);
  show_row (user_data, CAUSERIE_PROFILE_ROW (row));

  return row;
}

/* --- adding and changing --- */

static void
open_form (CauserieModelsPage *self, CauserieProfile *profile)
{
  GtkWidget *dialog =
    causerie_profile_dialog_new (get_window (self), self->settings, self->gateway, self->library,
                                 profile);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_form (CAUSERIE_MODELS_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  CauserieProfile *profile = find_profile (self, parameter);

  if (profile != NULL)
    open_form (self, profile);
}

static void
focus_row (CauserieModelsPage *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->profiles, (int) position);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  CauserieProfile *profile = find_profile (self, parameter);

  if (profile != NULL)
    focus_row (self, find_position (
                       self, causerie_settings_duplicate_profile (self->settings, profile)));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  const char *uid;
  int steps, position;
  CauserieProfile *profile;

  g_variant_get (parameter, "(&si)", &uid, &steps);
  profile = causerie_settings_find_profile (self->settings, uid);
  if (profile == NULL)
    return;

  position = (int) find_position (self, profile) + steps;
  if (position < 0)
    return;
  causerie_settings_move_profile (self->settings, profile, (guint) position);
  focus_row (self, find_position (self, profile)); /* the row that has moved is a new one */
}

static void
template_chosen_cb (CauserieModelsPage *self, const char *id, CauserieModel *instead)
{
  const CauserieTemplate *template = causerie_template_find (id);
  g_autoptr(CauserieProfile) profile = causerie_template_new_profile (template, "", instead);
  GtkWidget *dialog = causerie_profile_dialog_new (get_window (self), self->settings, self->gateway,
                                                   self->library, NULL);

  causerie_profile_dialog_begin_with (CAUSERIE_PROFILE_DIALOG (dialog), profile,
                                      template->provider, template->base_url);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_template_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  GtkWidget *dialog =
    causerie_template_dialog_new (get_window (self), self->settings, self->catalogue);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (template_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- files --- */

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_profile_transfer_import (widget, CAUSERIE_MODELS_PAGE (widget)->settings);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  g_autoptr(GPtrArray) profiles = g_ptr_array_new ();
  CauserieProfile *profile = find_profile (self, parameter);

  if (profile == NULL)
    return;

  g_ptr_array_add (profiles, profile);
  causerie_profile_transfer_export (widget, profiles, self->settings);
}

static void
export_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  GListModel *list = causerie_settings_get_profiles (self->settings);
  g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (profiles, g_list_model_get_item (list, i));
  if (profiles->len > 0)
    causerie_profile_transfer_export (widget, profiles, self->settings);
}

static void
allow_export (CauserieModelsPage *self)
{
  GListModel *list = causerie_settings_get_profiles (self->settings);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "models.export-all",
                                 g_list_model_get_n_items (list) > 0);
}

/* --- deleting --- */

/* A deleted model and where it stood. */
typedef struct {
  CauserieSettings *settings; /* owned */
  CauserieProfile  *profile;  /* owned */
  guint             position;
} Deletion;

static void
free_deletion (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->settings);
  g_object_unref (self->profile);
  g_free (self);
}

static void
undo_deletion (gpointer data)
{
  Deletion *self = data;
  const char *uid = causerie_profile_get_uid (self->profile);

  if (causerie_settings_find_profile (self->settings, uid) == NULL)
    causerie_settings_insert_profile (self->settings, self->profile, self->position);
}

static char *
describe_deletion (CauserieModelsPage *self, CauserieProfile *profile)
{
  const char *name = causerie_profile_get_name (profile);
  guint count =
    causerie_library_count_profile_chats (self->library, causerie_profile_get_uid (profile));

  if (count == 0)
    return g_strdup_printf (_("“%s” deleted"), name);

  /* Translators: %s is the name of a model profile; its chats still answer as it was set. */
  return g_strdup_printf (ngettext ("“%s” deleted; %u chat keeps its settings",
                                    "“%s” deleted; %u chats keep its settings", count),
                          name, count);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (widget);
  CauserieProfile *profile = find_profile (self, parameter);
  g_autofree char *text = NULL;
  Deletion *deletion;

  if (profile == NULL)
    return;

  text = describe_deletion (self, profile);
  deletion = g_new0 (Deletion, 1);
  deletion->settings = g_object_ref (self->settings);
  deletion->profile = g_object_ref (profile);
  deletion->position = find_position (self, profile);
  causerie_settings_remove_profile (self->settings, profile);
  adw_preferences_window_add_toast (
    ADW_PREFERENCES_WINDOW (get_window (self)),
    causerie_undo_toast_new (text, undo_deletion, deletion, free_deletion));
}

/* --- the page --- */

static void
causerie_models_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (causerie_models_page_parent_class)->map (widget);
  show_rows (CAUSERIE_MODELS_PAGE (widget)); /* chats come and go meanwhile */
}

static void
causerie_models_page_dispose (GObject *object)
{
  CauserieModelsPage *self = CAUSERIE_MODELS_PAGE (object);

  /* Whoever still holds the closed window must not have rows made by it. */
  if (self->profiles != NULL)
    gtk_list_box_bind_model (self->profiles, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_MODELS_PAGE);
  g_clear_object (&self->library);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_models_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "models.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "models.add-template", NULL, add_template_action);
  gtk_widget_class_install_action (widget_class, "models.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "models.export-all", NULL, export_all_action);
  gtk_widget_class_install_action (widget_class, "models.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "models.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "models.duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "models.move", "(si)", move_action);
  gtk_widget_class_install_action (widget_class, "models.delete", "s", delete_action);
}

static void
causerie_models_page_class_init (CauserieModelsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_models_page_dispose;
  widget_class->map = causerie_models_page_map;

  g_type_ensure (CAUSERIE_TYPE_NEW_CHAT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-models-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieModelsPage, profiles);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelsPage, new_chats);
  install_actions (widget_class);
}

static void
causerie_models_page_init (CauserieModelsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A connection that is renamed is another text in rows. */
static void
connections_changed_cb (CauserieModelsPage *self, guint position, guint removed, guint added)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);

  for (guint i = position; i < position + added; i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    g_signal_handlers_disconnect_by_func (connection, show_rows, self);
    g_signal_connect_object (connection, "notify::name", G_CALLBACK (show_rows), self,
                             G_CONNECT_SWAPPED);
  }
  show_rows (self);
}

void
causerie_models_page_set_up (CauserieModelsPage *self,
                             CauserieSettings   *settings,
                             CauserieGateway    *gateway,
                             CauserieCatalogue  *catalogue,
                             CauserieLibrary    *library)
{
  GListModel *connections;

  g_return_if_fail (CAUSERIE_IS_MODELS_PAGE (self) && self->settings == NULL);
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway));
  g_return_if_fail (catalogue == NULL || CAUSERIE_IS_CATALOGUE (catalogue));
  g_return_if_fail (CAUSERIE_IS_LIBRARY (library));

  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);
  self->library = g_object_ref (library);
  if (g_set_object (&self->catalogue, catalogue))
    g_signal_connect_object (catalogue, "connection-changed", G_CALLBACK (show_rows), self,
                             G_CONNECT_SWAPPED);

  causerie_new_chat_row_set_settings (self->new_chats, settings);
  gtk_list_box_bind_model (self->profiles, causerie_settings_get_profiles (settings), create_row,
                           self, NULL);
  causerie_profile_order_add (self->profiles, settings);
  allow_export (self);
  g_signal_connect_object (causerie_settings_get_profiles (settings), "items-changed",
                           G_CALLBACK (allow_export), self, G_CONNECT_SWAPPED);
  connections = causerie_settings_get_connections (settings);
  connections_changed_cb (self, 0, 0, g_list_model_get_n_items (connections));
  g_signal_connect_object (connections, "items-changed", G_CALLBACK (connections_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
