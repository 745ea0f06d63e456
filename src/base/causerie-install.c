/* causerie-install.c: where this program finds what belongs to it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"

#include "causerie-config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

/* Written once by causerie_install_init, before there are threads. */
static gboolean in_build_folder;

/* Where the program lies decides, never the environment or the working folder: an installed program
 * must not read what anybody may have put into a build folder. */
static gboolean
lies_in_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  char *folder = realpath (CAUSERIE_BUILD_FOLDER, NULL); /* freed by free(), not g_free() */
  g_autofree char *prefix = folder != NULL ? g_strconcat (folder, G_DIR_SEPARATOR_S, NULL) : NULL;

  free (folder);
  return program != NULL && prefix != NULL && g_str_has_prefix (program, prefix);
}

static void
set_up_translations (void)
{
  const char *folder = in_build_folder ? CAUSERIE_BUILD_FOLDER "/po" : CAUSERIE_LOCALE_FOLDER;

  /* A locale that is not installed must not cost the translation: C.UTF-8 is built into the C
   * library, and LANGUAGE works with it. */
  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
causerie_install_init (void)
{
  in_build_folder = lies_in_build_folder ();
  set_up_translations ();
}

static gboolean
has_schema (GSettingsSchemaSource *source)
{
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CAUSERIE_APP_ID, TRUE);
  return schema != NULL;
}

/* The schemas compiled in `folder`, before those of the system; NULL when ours is not there. */
static GSettingsSchemaSource *
open_schemas (const char *folder)
{
  g_autoptr(GSettingsSchemaSource) source = NULL;

  source = g_settings_schema_source_new_from_directory (
    folder, g_settings_schema_source_get_default (), FALSE, NULL);
  return has_schema (source) ? g_steal_pointer (&source) : NULL;
}

GSettingsSchemaSource *
causerie_install_dup_schemas (void)
{
  GSettingsSchemaSource *source = NULL;

  if (in_build_folder)
    source = open_schemas (CAUSERIE_BUILD_FOLDER "/data");
  if (source != NULL)
    return source;

  source = g_settings_schema_source_get_default ();
  return has_schema (source) ? g_settings_schema_source_ref (source)
                             : open_schemas (CAUSERIE_SCHEMA_FOLDER);
}

char *
causerie_install_dup_data_path (const char *name)
{
  const char *folder = lies_in_build_folder () ? CAUSERIE_BUILD_FOLDER "/data"
                                               : CAUSERIE_SHIPPED_FOLDER;

  return g_build_filename (folder, name, NULL);
}

static char *
make_folder (const char *base)
{
  char *folder = g_build_filename (base, CAUSERIE_DATA_FOLDER, NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

char *
causerie_install_data_folder (void)
{
  return make_folder (g_get_user_data_dir ());
}

char *
causerie_install_cache_folder (void)
{
  return make_folder (g_get_user_cache_dir ());
}

char *
causerie_install_config_folder (void)
{
  return make_folder (g_get_user_config_dir ());
}

char *
causerie_install_state_folder (void)
{
  return make_folder (g_get_user_state_dir ());
}

char *
causerie_install_history_path (void)
{
  g_autofree char *folder = causerie_install_data_folder ();

  return g_build_filename (folder, "history.sqlite", NULL);
}
