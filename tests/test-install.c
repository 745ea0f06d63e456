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

/* The lines a program prints that was started with PROBE: what it found. */
enum {
  FOUND_TRANSLATIONS,
  FOUND_SCHEMAS,
  FOUND_LOCALE,
  FOUND_DATA,
  FOUND_CACHE,
  FOUND_CONFIG,
};

static int
probe (void)
{
  g_autoptr(GSettingsSchemaSource) schemas = NULL;
  g_autofree char *data = causerie_install_data_folder ();
  g_autofree char *cache = causerie_install_cache_folder ();
  g_autofree char *config = causerie_install_config_folder ();

  causerie_install_init ();
  schemas = causerie_install_dup_schemas ();
  g_print ("%s\n%s\n%s\n%s\n%s\n%s\n", bindtextdomain (GETTEXT_PACKAGE, NULL),
           has_schema (schemas) ? "schemas" : "none", setlocale (LC_CTYPE, NULL), data, cache,
           config);
  return 0;
}

/* Runs `program` as a probe with nothing in the environment that says where its files are; what it
 * keeps goes below `home`. */
static GStrv
run_probe (const char *program, const char *locale, const char *home)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *data = g_build_filename (home, "a", "data", NULL);
  g_autofree char *cache = g_build_filename (home, "cache", NULL);
  g_autofree char *config = g_build_filename (home, "config", NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", cache, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config, TRUE);
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

typedef struct {
  char *home;
  char *program;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->home = g_dir_make_tmp ("causerie-install-XXXXXX", NULL);
  fixture->program = g_file_read_link ("/proc/self/exe", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", fixture->home);

  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  g_free (fixture->home);
  g_free (fixture->program);
}

static void
test_build_folder (Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) found = run_probe (fixture->program, "C.UTF-8", fixture->home);

  g_assert_cmpstr (found[FOUND_TRANSLATIONS], ==, CAUSERIE_BUILD_FOLDER "/po");
  g_assert_cmpstr (found[FOUND_LOCALE], ==, "C.UTF-8");
  g_assert_cmpstr (found[FOUND_SCHEMAS], ==, "schemas");
}

/* The same program, elsewhere: what it was built in is no longer its own. */
static void
test_installed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->home, "program", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (fixture->program);
  g_autoptr(GFile) target = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) found = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  found = run_probe (copy, "C.UTF-8", fixture->home);
  g_assert_cmpstr (found[FOUND_TRANSLATIONS], ==, CAUSERIE_LOCALE_FOLDER);
  if (!g_file_test (CAUSERIE_SCHEMA_FOLDER "/gschemas.compiled", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (found[FOUND_SCHEMAS], ==, "none");
}

/* A locale that is not there must not cost the translation. */
static void
test_missing_locale (Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) found = run_probe (fixture->program, "xx_XX.UTF-8", fixture->home);

  g_assert_cmpstr (found[FOUND_LOCALE], ==, "C.UTF-8");
}

static void
assert_private_folder (const char *folder, const char *home, const char *base)
{
  g_autofree char *expected = g_build_filename (home, base, CAUSERIE_DATA_FOLDER, NULL);
  GStatBuf status;

  g_assert_cmpstr (folder, ==, expected);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_true (S_ISDIR (status.st_mode));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_folders (Fixture *fixture, gconstpointer data)
{
  g_auto(GStrv) found = run_probe (fixture->program, "C.UTF-8", fixture->home);

  assert_private_folder (found[FOUND_DATA], fixture->home, "a/data");
  assert_private_folder (found[FOUND_CACHE], fixture->home, "cache");
  assert_private_folder (found[FOUND_CONFIG], fixture->home, "config");
}

/* A folder that cannot be made is still named; its use will say what is wrong. */
static void
test_folder_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->home, "cache", NULL);
  g_autofree char *expected = g_build_filename (file, CAUSERIE_DATA_FOLDER, NULL);
  g_auto(GStrv) found = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  found = run_probe (fixture->program, "C.UTF-8", fixture->home);
  g_assert_cmpstr (found[FOUND_CACHE], ==, expected);
}

static void
add_test (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], PROBE))
    return probe ();

  g_test_init (&argc, &argv, NULL);

  add_test ("/install/build-folder", test_build_folder);
  add_test ("/install/installed", test_installed);
  add_test ("/install/missing-locale", test_missing_locale);
  add_test ("/install/folders", test_folders);
  add_test ("/install/folder-in-the-way", test_folder_in_the_way);

  return g_test_run ();
}
