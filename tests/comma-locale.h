/* comma-locale.h: a locale that writes 0,7, made for one test
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>

static const char comma_locale_source[] =
  "LC_NUMERIC\n"
  "decimal_point \",\"\n"
  "thousands_sep \"\"\n"
  "grouping -1\n"
  "END LC_NUMERIC\n";

static gboolean
compile_comma_locale (const char *folder)
{
  g_autofree char *source = g_build_filename (folder, "comma.src", NULL);
  g_autofree char *target = g_build_filename (folder, "comma.UTF-8", NULL);
  g_autoptr(GSubprocess) localedef = NULL;

  /* It complains that the other categories are missing, and makes the locale. */
  if (!g_file_set_contents (source, comma_locale_source, -1, NULL))
    return FALSE;
  localedef = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, "localedef",
                                "--quiet", "--no-archive", "-c", "-i", source, "-f", "UTF-8", target,
                                NULL);
  return localedef != NULL && g_subprocess_wait (localedef, NULL, NULL);
}

/* The folder it lies in, made once for a build folder; several tests may make it at the same time, and
 * the first one stays. */
static char *
ensure_comma_locale (void)
{
  char *folder = g_test_build_filename (G_TEST_BUILT, "comma-locale", NULL);
  g_autofree char *made = g_strconcat (folder, "-XXXXXX", NULL);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;

  if (g_mkdtemp (made) != NULL && compile_comma_locale (made)) {
    if (g_rename (made, folder) != 0)
      g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
    return folder;
  }

  g_free (folder);
  return NULL;
}

/* Runs `check` where a number has a decimal comma, as in Russian; skips when that cannot be made. */
static inline void
run_with_comma_locale (void (*check) (void))
{
  g_autofree char *folder = ensure_comma_locale ();

  if (folder != NULL && g_setenv ("LOCPATH", folder, TRUE) &&
      setlocale (LC_NUMERIC, "comma.UTF-8") != NULL) {
    g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
    check ();
  } else {
    g_test_skip ("localedef (package locales) is not installed");
  }

  setlocale (LC_NUMERIC, "C");
  g_unsetenv ("LOCPATH");
}
