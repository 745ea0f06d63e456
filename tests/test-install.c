/* test-install.c: where a program finds what belongs to it, in the build folder and outside
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"

#include "causerie-config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define PROBE "--probe"

static gboolean
has_schema (GSettingsSchemaSource *source)
{
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CAUSERIE_APP_ID, TRUE);
  return schema != NULL;
}

/* What a program finds that was started with this argument: the folder of its translations, whether
 * it has its schemas, the decimal locale. */
static int
probe (void)
{
  GSettingsSchemaSource *schemas;

  causerie_install_init ();
  schemas = causerie_install_dup_schemas ();
  g_print ("%s\n%s\n%s\n", bindtextdomain (GETTEXT_PACKAGE, NULL),
           has_schema (schemas) ? "schemas" : "none", setlocale (LC_CTYPE, NULL));
  g_clear_pointer (&schemas, g_settings_schema_source_unref);
  return 0;
}

/* Runs `program` as a probe with nothing in the environment that says where things are. */
static GStrv
run_probe (const char *program, const char *locale)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_launcher_unsetenv (launcher, "GSETTINGS_SCHEMA_DIR");
  g_subprocess_launcher_set_cwd (launcher, CAUSERIE_BUILD_FOLDER);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, PROBE, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return g_strsplit (output, "\n", -1);
}

static char *
find_this_program (void)
{
  return g_file_read_link ("/proc/self/exe", NULL);
}

static void
test_build_folder (void)
{
  g_autofree char *program = find_this_program ();
  g_auto(GStrv) found = run_probe (program, "C.UTF-8");

  g_assert_cmpstr (found[0], ==, CAUSERIE_BUILD_FOLDER "/po");
  g_assert_cmpstr (found[2], ==, "C.UTF-8");
  if (g_file_test (CAUSERIE_BUILD_FOLDER "/data/gschemas.compiled", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (found[1], ==, "schemas");
  else
    g_test_skip ("the schemas have not been compiled");
}

/* The same program, elsewhere: what it was built in is no longer its own. */
static void
test_installed (void)
{
  g_autofree char *program = find_this_program ();
  g_autofree char *folder = g_dir_make_tmp ("causerie-install-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (folder, "program", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (program);
  g_autoptr(GFile) target = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) found = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  found = run_probe (copy, "C.UTF-8");
  g_assert_cmpstr (found[0], ==, CAUSERIE_LOCALE_FOLDER);
  if (!g_file_test (CAUSERIE_SCHEMA_FOLDER "/gschemas.compiled", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (found[1], ==, "none");

  g_assert_cmpint (g_unlink (copy), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A locale that is not there must not cost the translation. */
static void
test_missing_locale (void)
{
  g_autofree char *program = find_this_program ();
  g_auto(GStrv) found = run_probe (program, "xx_XX.UTF-8");

  g_assert_cmpstr (found[2], ==, "C.UTF-8");
}

static void
assert_private_folder (const char *folder, const char *base)
{
  g_autofree char *expected = g_build_filename (base, CAUSERIE_DATA_FOLDER, NULL);
  GStatBuf status;

  g_assert_cmpstr (folder, ==, expected);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_true (S_ISDIR (status.st_mode));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_folders (void)
{
  g_autofree char *data = causerie_install_data_folder ();
  g_autofree char *cache = causerie_install_cache_folder ();
  g_autofree char *config = causerie_install_config_folder ();

  assert_private_folder (data, g_get_user_data_dir ());
  assert_private_folder (cache, g_get_user_cache_dir ());
  assert_private_folder (config, g_get_user_config_dir ());
}

/* A folder that cannot be made is still named; its use will say what is wrong. */
static void
test_folder_in_the_way (void)
{
  g_autofree char *file = g_build_filename (g_get_user_data_dir (), CAUSERIE_DATA_FOLDER, NULL);
  g_autofree char *folder = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  folder = causerie_install_data_folder ();
  g_assert_cmpstr (folder, ==, file);
  g_assert_cmpint (g_unlink (file), ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], PROBE))
    return probe ();

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/install/build-folder", test_build_folder);
  g_test_add_func ("/install/installed", test_installed);
  g_test_add_func ("/install/missing-locale", test_missing_locale);
  g_test_add_func ("/install/folders", test_folders);
  g_test_add_func ("/install/folder-in-the-way", test_folder_in_the_way);

  return g_test_run ();
}
