/* typed-forms.h: opening forms and typing into them, as a person would
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"
#include "causerie-number-row.h"
#include "causerie-profile-dialog.h"
#include "temporary-folder.h"

#include <string.h>

#define OPENROUTER "https://openrouter.ai/api/v1"
#define KEY        "sk-or-v1-0123456789abcdef"
#define SECONDS    10

typedef struct {
  CauserieSettings *settings;
  CauserieGateway  *gateway;
  TemporaryFolder  *folder;
  CauserieLibrary  *library; /* not open */
  GtkWidget        *dialog;
  CauserieProfile  *saved;
} Fixture;

G_GNUC_UNUSED static void
forget_all (CauserieSettings *settings)
{
  GListModel *profiles = causerie_settings_get_profiles (settings);
  GListModel *connections = causerie_settings_get_connections (settings);

  while (g_list_model_get_n_items (profiles) > 0) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, 0);

    causerie_settings_remove_profile (settings, profile);
  }
  while (g_list_model_get_n_items (connections) > 0) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, 0);

    causerie_settings_remove_connection (settings, connection);
  }
}

/* The memory settings live as long as the program. */
G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);
  forget_all (fixture->settings);
  fixture->gateway = causerie_gateway_new (keyring);
  fixture->folder = temporary_folder_new ();
  path = temporary_folder_file (fixture->folder, "history.sqlite");
  fixture->library = causerie_library_new (path, fixture->settings, fixture->gateway);
}

/* Whatever is open is closed, and lets go of everything. */
G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (windows) > 0) {
    g_autoptr(GtkWindow) window = g_list_model_get_item (windows, 0);

    gtk_window_destroy (window);
  }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->saved);
  causerie_library_close (fixture->library);
  g_assert_finalize_object (fixture->library);
  temporary_folder_free (fixture->folder);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->settings);
}

/* --- being a person --- */

G_GNUC_UNUSED static gboolean
is_called (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

G_GNUC_UNUSED static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = is_called (child, title) ? child : find_row (child, title);

    if (found != NULL)
      return found;
  }

  return NULL;
}

G_GNUC_UNUSED static void
type (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = find_row (fixture->dialog, title);

  g_assert_nonnull (row);
  if (CAUSERIE_IS_NUMBER_ROW (row))
    causerie_number_row_set_text (CAUSERIE_NUMBER_ROW (row), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

G_GNUC_UNUSED static void
assert_holds (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = find_row (fixture->dialog, title);

  g_assert_nonnull (row);
  if (CAUSERIE_IS_NUMBER_ROW (row))
    g_assert_cmpstr (causerie_number_row_get_text (CAUSERIE_NUMBER_ROW (row)), ==, text);
  else
    g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
}

/* A text that is shown in the window, whole or in part. */
G_GNUC_UNUSED static gboolean
shows (GtkWidget *widget, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_get_visible (child))
      continue;
    if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), text) != NULL)
      return TRUE;
    if (shows (child, text))
      return TRUE;
  }

  return FALSE;
}

G_GNUC_UNUSED static gboolean
can_save (Fixture *fixture)
{
  GtkWidget *save = gtk_window_get_default_widget (GTK_WINDOW (fixture->dialog));

  return gtk_widget_get_sensitive (save);
}

G_GNUC_UNUSED static gboolean
late_cb (gpointer user_data)
{
  g_error ("what was waited for did not come");
  return G_SOURCE_REMOVE;
}

#define wait_for(condition) \
  G_STMT_START { \
    guint late_ = g_timeout_add_seconds (SECONDS, late_cb, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (late_); \
  } G_STMT_END

G_GNUC_UNUSED static void
saved_cb (Fixture *fixture, CauserieProfile *profile)
{
  g_set_object (&fixture->saved, profile);
}

G_GNUC_UNUSED static void
open_form (Fixture *fixture, CauserieProfile *profile)
{
  fixture->dialog = causerie_profile_dialog_new (NULL, fixture->settings, fixture->gateway,
                                                 fixture->library, profile);
  g_signal_connect_swapped (fixture->dialog, "saved", G_CALLBACK (saved_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

G_GNUC_UNUSED static void
save (Fixture *fixture)
{
  g_assert_true (can_save (fixture));
  g_assert_true (gtk_widget_activate_action (fixture->dialog, "form.save", NULL));
  wait_for (fixture->saved != NULL && fixture->dialog == NULL);
}

G_GNUC_UNUSED static CauserieProfile *
add_model (Fixture *fixture, const char *name)
{
  g_autoptr(CauserieProfile) profile = NULL;

  open_form (fixture, NULL);
  type (fixture, "Base URL", "http://127.0.0.1:8080/v1");
  type (fixture, "Model", "some/model");
  type (fixture, "Name", name);
  save (fixture);
  profile = g_steal_pointer (&fixture->saved);

  return profile; /* the settings keep it */
}
