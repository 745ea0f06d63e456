/* causerie-first-profile.c: the model profile that a first start ends with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-first-profile.h"

#include <glib/gi18n.h>

/* Everything is owned. */
typedef struct {
  CauserieSettings   *settings;
  CauserieKeyring    *keyring;
  CauserieConnection *connection; /* the one that will be used, in the end */
  char               *key;        /* NULL: kept already */
  char               *model_id;
  gboolean            kept_for_good;
} Addition;

static void
free_addition (gpointer data)
{
  Addition *self = data;

  g_object_unref (self->settings);
  g_object_unref (self->keyring);
  g_object_unref (self->connection);
  causerie_keyring_free_key (self->key);
  g_free (self->model_id);
  g_free (self);
}

/* --- the settings ----------------------------------------------------------------------------- */

static gboolean
is_name_taken (CauserieSettings *settings, const char *name)
{
  GListModel *connections = causerie_settings_get_connections (settings);

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    if (g_str_equal (causerie_connection_get_name (connection), name))
      return TRUE;
  }

  return FALSE;
}

static void
ensure_connection (Addition *self)
{
  const char *uid = causerie_connection_get_uid (self->connection);
  g_autofree char *name = g_strdup (causerie_connection_get_name (self->connection));
  g_autofree char *free_name = g_strdup (name);

  if (causerie_settings_find_connection (self->settings, uid) != NULL)
    return;

  for (int i = 2; is_name_taken (self->settings, free_name); i++) {
    g_free (free_name);
    free_name = g_strdup_printf ("%s %d", name, i);
  }
  causerie_connection_set_name (self->connection, free_name);
  causerie_settings_add_connection (self->settings, self->connection);
}

/* (transfer full); NULL: there is none. */
static CauserieProfile *
find_profile (Addition *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  const char *uid = causerie_connection_get_uid (self->connection);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    if (g_str_equal (causerie_profile_get_connection (profile), uid) &&
        g_str_equal (causerie_profile_get_model (profile), self->model_id))
      return g_steal_pointer (&profile);
  }

  return NULL;
}

/* (transfer full) */
static CauserieProfile *
add_profile (Addition *self)
{
  CauserieProfile *profile = find_profile (self);
  g_autofree char *name = causerie_profile_name_for_model (self->model_id);

  if (profile != NULL)
    return profile;

  profile = causerie_profile_new (NULL);
  causerie_profile_set_name (profile, name);
  causerie_profile_set_connection (profile, causerie_connection_get_uid (self->connection));
  causerie_profile_set_model (profile, self->model_id);
  causerie_settings_add_profile (self->settings, profile);
  return profile;
}

static void
finish (GTask *task)
{
  Addition *self = g_task_get_task_data (task);

  ensure_connection (self);
  g_task_return_pointer (task, add_profile (self), g_object_unref);
}

/* --- the key ---------------------------------------------------------------------------------- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Addition *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (causerie_keyring_store_finish (CAUSERIE_KEYRING (source), result, &self->kept_for_good,
                                     &error))
    finish (task);
  else
    g_task_return_error (task, error);
}

static void
keep (GTask *task)
{
  Addition *self = g_task_get_task_data (task);
  g_autofree char *label = NULL;

  /* Translators: how programs that show the keyring call it; %s is a connection's name. */
  label = g_strdup_printf (_("API key of %s"), causerie_connection_get_name (self->connection));
  causerie_keyring_store_async (self->keyring, causerie_connection_get_uid (self->connection),
                                label, self->key, g_task_get_cancellable (task), kept_cb,
                                g_object_ref (task));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  Addition *self = g_task_get_task_data (task);
  CauserieConnection *there =
    causerie_settings_match_connection (self->settings,
                                        causerie_connection_get_provider (self->connection),
                                        causerie_connection_get_base_url (self->connection));
  char *key = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &error);

  /* A keyring that cannot be read may hold another key: that connection is left alone. */
  if (there != NULL && error == NULL && (key == NULL || g_str_equal (key, self->key)))
    g_set_object (&self->connection, there);
  causerie_keyring_free_key (key);
  keep (task);
}

void
causerie_first_profile_add_async (CauserieSettings    *settings,
                                  CauserieKeyring     *keyring,
                                  CauserieConnection  *connection,
                                  const char          *key,
                                  const char          *model_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  CauserieConnection *there;
  Addition *self;

  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_KEYRING (keyring));
  g_return_if_fail (CAUSERIE_IS_CONNECTION (connection) && model_id != NULL);

  self = g_new0 (Addition, 1);
  self->settings = g_object_ref (settings);
  self->keyring = g_object_ref (keyring);
  self->connection = g_object_ref (connection);
  self->key = g_strdup (key);
  self->model_id = g_strdup (model_id);
  self->kept_for_good = TRUE;

  task = g_task_new (settings, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_first_profile_add_async);
  g_task_set_task_data (task, self, free_addition);

  there = key == NULL ? NULL : causerie_settings_match_connection (
    settings, causerie_connection_get_provider (connection),
    causerie_connection_get_base_url (connection));
  if (key != NULL && *key == '\0') {
    if (there != NULL)
      g_set_object (&self->connection, there);
    finish (task);
  } else if (there != NULL) {
    causerie_keyring_lookup_async (keyring, causerie_connection_get_uid (there), cancellable,
                                   looked_up_cb, g_steal_pointer (&task));
  } else if (key != NULL) {
    keep (task);
  } else {
    finish (task);
  }
}

CauserieProfile *
causerie_first_profile_add_finish (CauserieSettings  *settings,
                                   GAsyncResult      *result,
                                   gboolean          *kept_for_good,
                                   GError           **error)
{
  Addition *self;

  g_return_val_if_fail (g_task_is_valid (result, settings), NULL);

  self = g_task_get_task_data (G_TASK (result));
  if (kept_for_good != NULL)
    *kept_for_good = self->kept_for_good;
  return g_task_propagate_pointer (G_TASK (result), error);
}
