/* test-preferences.c: models listed and deleted
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-preferences.h"
#include "causerie-ui-resources.h"
#include "typed-forms.h"

static const char *
name_of (Fixture *fixture, guint position)
{
  g_autoptr(CauserieProfile) profile =
    g_list_model_get_item (causerie_settings_get_profiles (fixture->settings), position);

  return causerie_profile_get_name (profile);
}

static void
test_deleted_model_comes_back (Fixture *fixture, gconstpointer data)
{
  CauserieProfile *first = add_model (fixture, "First");
  g_autofree char *uid = g_strdup (causerie_profile_get_uid (first));

  add_model (fixture, "<b>Second</b>");
  fixture->dialog = causerie_preferences_new (NULL, fixture->settings, fixture->gateway,
                                              fixture->library, "models");
  g_assert_true (shows (fixture->dialog, "First"));
  g_assert_true (shows (fixture->dialog, "<b>Second</b>"));
  g_assert_true (shows (fixture->dialog, "some/model · 127.0.0.1:8080"));

  gtk_widget_activate_action (fixture->dialog, "preferences.delete-profile", "s", uid);
  g_assert_null (causerie_settings_find_profile (fixture->settings, uid));
  gtk_widget_activate_action (fixture->dialog, "preferences.restore-profile", "s", uid);
  g_assert_cmpstr (name_of (fixture, 0), ==, "First");
  g_assert_cmpstr (name_of (fixture, 1), ==, "<b>Second</b>");
}

#define ADD(path, function) \
  g_test_add ("/preferences/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  g_resources_register (causerie_ui_get_resource ());

  ADD ("deleted-model-comes-back", test_deleted_model_comes_back);

  return g_test_run ();
}
