/* causerie-settings.c: connections, profiles and preferences, kept in GSettings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-settings.h"
#include "causerie-settings-private.h"

#include "causerie-error.h"
#include "causerie-install.h"
#include "causerie-settings-list.h"

#include "causerie-config.h"

#include <glib/gi18n.h>

#define CONNECTION_SCHEMA_ID CAUSERIE_APP_ID ".Connection"
#define PROFILE_SCHEMA_ID    CAUSERIE_APP_ID ".Profile"

struct _CauserieSettings {
  GObject               parent_instance;

  /* owned */
  GSettings            *root;
  CauserieSettingsList *connections;
  CauserieSettingsList *profiles;
};

G_DEFINE_FINAL_TYPE (CauserieSettings, causerie_settings, G_TYPE_OBJECT)

static gboolean
has_schema (GSettingsSchemaSource *schemas, const char *id, GError **error)
{
  g_autoptr(GSettingsSchema) schema = NULL;

  if (schemas != NULL)
    schema = g_settings_schema_source_lookup (schemas, id, TRUE);
  if (schema == NULL)
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                 "the settings schema %s is not installed", id);

  return schema != NULL;
}

static void
causerie_settings_finalize (GObject *object)
{
  CauserieSettings *self = CAUSERIE_SETTINGS (object);

  g_clear_pointer (&self->connections, causerie_settings_list_free);
  g_clear_pointer (&self->profiles, causerie_settings_list_free);
  g_clear_object (&self->root);

  G_OBJECT_CLASS (causerie_settings_parent_class)->finalize (object);
}

static void
causerie_settings_class_init (CauserieSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_settings_finalize;
}

static void
causerie_settings_init (CauserieSettings *self)
{
}

CauserieSettings *
causerie_settings_new_for_backend (GSettingsBackend *backend, GError **error)
{
  g_autoptr(GSettingsSchemaSource) schemas = causerie_install_dup_schemas ();
  g_autoptr(GSettingsSchema) schema = NULL;
  CauserieSettings *self;

  g_return_val_if_fail (G_IS_SETTINGS_BACKEND (backend), NULL);

  if (!has_schema (schemas, CAUSERIE_APP_ID, error) ||
      !has_schema (schemas, CONNECTION_SCHEMA_ID, error) ||
      !has_schema (schemas, PROFILE_SCHEMA_ID, error))
    return NULL;

  schema = g_settings_schema_source_lookup (schemas, CAUSERIE_APP_ID, TRUE);
  self = g_object_new (CAUSERIE_TYPE_SETTINGS, NULL);
  self->root = g_settings_new_full (schema, backend, NULL);
  self->connections = causerie_settings_list_new (self->root, "connections", schemas,
                                                  CONNECTION_SCHEMA_ID, CAUSERIE_TYPE_CONNECTION);
  self->profiles = causerie_settings_list_new (self->root, "profiles", schemas,
                                               PROFILE_SCHEMA_ID, CAUSERIE_TYPE_PROFILE);
  return self;
}

CauserieSettings *
causerie_settings_new (GError **error)
{
  g_autoptr(GSettingsBackend) backend = causerie_settings_backend_new ();

  return causerie_settings_new_for_backend (backend, error);
}

GSettings *
causerie_settings_get_root (CauserieSettings *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), NULL);

  return self->root;
}

GListModel *
causerie_settings_get_connections (CauserieSettings *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), NULL);

  return causerie_settings_list_get_model (self->connections);
}

GListModel *
causerie_settings_get_profiles (CauserieSettings *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), NULL);

  return causerie_settings_list_get_model (self->profiles);
}

CauserieConnection *
causerie_settings_find_connection (CauserieSettings *self, const char *uid)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self) && uid != NULL, NULL);

  return causerie_settings_list_find (self->connections, uid);
}

CauserieProfile *
causerie_settings_find_profile (CauserieSettings *self, const char *uid)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self) && uid != NULL, NULL);

  return causerie_settings_list_find (self->profiles, uid);
}

CauserieConnection *
causerie_settings_match_connection (CauserieSettings *self,
                                    const char       *provider,
                                    const char       *base_url)
{
  GListModel *connections;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (provider != NULL && base_url != NULL, NULL);

  connections = causerie_settings_get_connections (self);
  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    if (g_str_equal (causerie_connection_get_provider (connection), provider) &&
        g_str_equal (causerie_connection_get_base_url (connection), base_url))
      return connection; /* the list keeps it */
  }

  return NULL;
}

void
causerie_settings_add_connection (CauserieSettings *self, CauserieConnection *connection)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_settings_list_add (self->connections, G_OBJECT (connection));
}

void
causerie_settings_add_profile (CauserieSettings *self, CauserieProfile *profile)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_PROFILE (profile));

  causerie_settings_list_add (self->profiles, G_OBJECT (profile));
}

void
causerie_settings_insert_profile (CauserieSettings *self, CauserieProfile *profile, guint position)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_PROFILE (profile));

  causerie_settings_list_insert (self->profiles, G_OBJECT (profile), position);
}

void
causerie_settings_insert_connection (CauserieSettings   *self,
                                     CauserieConnection *connection,
                                     guint               position)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_settings_list_insert (self->connections, G_OBJECT (connection), position);
}

void
causerie_settings_move_connection (CauserieSettings   *self,
                                   CauserieConnection *connection,
                                   guint               position)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_settings_list_move (self->connections, G_OBJECT (connection), position);
}

void
causerie_settings_move_profile (CauserieSettings *self, CauserieProfile *profile, guint position)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_PROFILE (profile));

  causerie_settings_list_move (self->profiles, G_OBJECT (profile), position);
}

static guint
find_position (GListModel *list, gpointer wanted)
{
  guint n = g_list_model_get_n_items (list), i = 0;

  while (i < n) {
    g_autoptr(GObject) item = g_list_model_get_item (list, i);

    if (item == wanted)
      break;
    i++;
  }

  return i;
}

CauserieProfile *
causerie_settings_duplicate_profile (CauserieSettings *self, CauserieProfile *profile)
{
  g_autoptr(CauserieProfile) copy = NULL;
  g_autofree char *name = NULL;
  guint position;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_PROFILE (profile), NULL);

  copy = causerie_profile_new (NULL);
  causerie_profile_assign (copy, profile);
  /* Translators: the name of the copy of a model profile. */
  name = g_strdup_printf (_("%s (copy)"), causerie_profile_get_name (profile));
  causerie_profile_set_name (copy, name);
  position = find_position (causerie_settings_get_profiles (self), profile) + 1;
  causerie_settings_insert_profile (self, copy, position);

  return copy; /* the settings keep it */
}

void
causerie_settings_remove_connection (CauserieSettings *self, CauserieConnection *connection)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_settings_list_remove (self->connections, G_OBJECT (connection));
}

void
causerie_settings_remove_profile (CauserieSettings *self, CauserieProfile *profile)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && CAUSERIE_IS_PROFILE (profile));

  causerie_settings_list_remove (self->profiles, G_OBJECT (profile));
}

/* The profile a preference names; NULL when it names none, or one that is gone. */
static CauserieProfile *
find_named_profile (CauserieSettings *self, const char *key)
{
  g_autofree char *uid = causerie_settings_dup_string (self, key);

  return causerie_settings_find_profile (self, uid);
}

CauserieProfile *
causerie_settings_get_new_chat_profile (CauserieSettings *self)
{
  CauserieProfile *profile;
  g_autoptr(CauserieProfile) first = NULL;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), NULL);

  profile = find_named_profile (self, CAUSERIE_SETTING_DEFAULT_PROFILE);
  if (profile == NULL)
    profile = find_named_profile (self, CAUSERIE_SETTING_LAST_PROFILE);
  if (profile != NULL)
    return profile;

  first = g_list_model_get_item (causerie_settings_get_profiles (self), 0);
  return first; /* the list keeps it */
}

void
causerie_settings_bind (CauserieSettings   *self,
                        const char         *key,
                        gpointer            object,
                        const char         *property,
                        GSettingsBindFlags  flags)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self));

  g_settings_bind (self->root, key, object, property, flags);
}

char *
causerie_settings_dup_string (CauserieSettings *self, const char *key)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), NULL);

  return g_settings_get_string (self->root, key);
}

void
causerie_settings_set_string (CauserieSettings *self, const char *key, const char *value)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self) && value != NULL);

  g_settings_set_string (self->root, key, value);
}

gboolean
causerie_settings_get_boolean (CauserieSettings *self, const char *key)
{
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->root, key);
}

void
causerie_settings_set_boolean (CauserieSettings *self, const char *key, gboolean value)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self));

  g_settings_set_boolean (self->root, key, value);
}

void
causerie_settings_sync (CauserieSettings *self)
{
  g_return_if_fail (CAUSERIE_IS_SETTINGS (self));

  g_settings_sync ();
}
