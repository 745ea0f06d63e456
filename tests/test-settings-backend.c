/* test-settings-backend.c: settings are kept where they are not lost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "causerie-settings-private.h"

#include <glib/gstdio.h>

static void
test_backends_that_lose_writes (void)
{
  const char *memory = "GMemorySettingsBackend", *dconf = "DConfSettingsBackend";
  const char *keyfile = "GKeyfileSettingsBackend";

  g_assert_false (causerie_settings_backend_loses_writes (memory, "memory", FALSE));
  g_assert_true (causerie_settings_backend_loses_writes (memory, NULL, TRUE));
  g_assert_true (causerie_settings_backend_loses_writes (memory, "dconf", TRUE));
  g_assert_true (causerie_settings_backend_loses_writes (dconf, NULL, FALSE));
  g_assert_false (causerie_settings_backend_loses_writes (dconf, NULL, TRUE));
  g_assert_false (causerie_settings_backend_loses_writes (keyfile, "keyfile", FALSE));
}

/* In a process of its own: the default backend is chosen once. */
static void
test_without_a_session_bus_a_file_is_written (void)
{
  if (g_test_subprocess ()) {
    g_autoptr(GSettingsBackend) backend = causerie_settings_backend_new ();
    g_autoptr(CauserieSettings) settings = causerie_settings_new_for_backend (backend, NULL);
    g_autofree char *folder = causerie_install_config_folder ();
    g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);
    g_autofree char *contents = NULL;

    causerie_settings_set_string (settings, CAUSERIE_SETTING_OPEN_CHAT, "chat-9");
    g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
    g_assert_nonnull (strstr (contents, "open-chat='chat-9'"));
    g_unlink (file);
    return;
  }

  g_unsetenv ("GSETTINGS_BACKEND");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/settings-backend/that-lose-writes", test_backends_that_lose_writes);
  g_test_add_func ("/settings-backend/without-a-session-bus-a-file-is-written",
                   test_without_a_session_bus_a_file_is_written);

  return g_test_run ();
}
