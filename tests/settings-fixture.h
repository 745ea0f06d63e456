/* settings-fixture.h: settings in memory, or in a file that is there for the next start
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-install.h"
#include "causerie-settings-private.h"

#include <glib/gstdio.h>

#include "causerie-config.h"

#define OPENROUTER "https://openrouter.ai/api/v1"

/* A backend of its own for each case: memory, or a file that is there for the next start. */
typedef struct {
  char             *folder;
  char             *file;
  CauserieSettings *settings;
} Fixture;

static inline CauserieSettings *
open_settings (Fixture *fixture)
{
  g_autoptr(GSettingsBackend) backend = NULL;
  g_autoptr(GError) error = NULL;
  CauserieSettings *settings;

  backend = g_keyfile_settings_backend_new (fixture->file, CAUSERIE_APP_PATH "/", "Causerie");
  settings = causerie_settings_new_for_backend (backend, &error);
  g_assert_no_error (error);
  return settings;
}

static inline void
start_again (Fixture *fixture)
{
  causerie_settings_sync (fixture->settings);
  g_assert_finalize_object (fixture->settings);
  fixture->settings = open_settings (fixture);
}

static inline void
set_up_file (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("causerie-settings-XXXXXX", NULL);
  fixture->file = g_build_filename (fixture->folder, "settings.ini", NULL);
  fixture->settings = open_settings (fixture);
}

static inline void
set_up_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();

  fixture->settings = causerie_settings_new_for_backend (backend, NULL);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->settings);
  if (fixture->file != NULL) {
    g_unlink (fixture->file);
    g_rmdir (fixture->folder);
  }
  g_free (fixture->file);
  g_free (fixture->folder);
}

static inline CauserieConnection *
add_connection (CauserieSettings *settings,
                const char       *name,
                const char       *provider,
                const char       *base_url)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_name (connection, name);
  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_base_url (connection, base_url);
  causerie_settings_add_connection (settings, connection);
  return connection; /* the settings keep it */
}

static inline CauserieProfile *
add_profile (CauserieSettings *settings, const char *name)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  causerie_profile_set_name (profile, name);
  causerie_settings_add_profile (settings, profile);
  return profile;
}

/* The stored text of a key, as another program would see it; NULL: nothing is stored. */
static inline char *
read_stored (Fixture *fixture, const char *group, const char *key)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_file (file, fixture->file, G_KEY_FILE_NONE, NULL);
  return g_key_file_get_value (file, group, key, NULL);
}

static inline void
assert_stored (Fixture    *fixture,
               GObject    *item,
               const char *folder,
               const char *key,
               const char *expected)
{
  g_autofree char *uid = NULL;
  g_autofree char *group = NULL;
  g_autofree char *stored = NULL;

  g_object_get (item, "uid", &uid, NULL);
  group = g_strconcat (folder, "/", uid, NULL);
  stored = read_stored (fixture, group, key);
  g_assert_cmpstr (stored, ==, expected);
}

/* CASE_PREFIX is defined before this is included. */
#define FILE_CASE(name, function) \
  g_test_add (CASE_PREFIX name, Fixture, NULL, set_up_file, function, tear_down)
#define MEMORY_CASE(name, function) \
  g_test_add (CASE_PREFIX name "/memory", Fixture, NULL, set_up_memory, function, tear_down)
