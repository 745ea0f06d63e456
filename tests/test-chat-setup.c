/* test-chat-setup.c: what one chat asks with, apart from any saved profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-setup.h"

#include <string.h>

#define BIT(field) (1u << (field))

static CauserieProfile *
new_profile (void)
{
  CauserieProfile *profile = causerie_profile_new ("u-1");
  g_auto(CauserieParams) params = { 0 };

  causerie_profile_set_name (profile, "Kimi");
  causerie_profile_set_connection (profile, "c-1");
  causerie_profile_set_model (profile, "moonshotai/kimi-k2");
  causerie_profile_set_instructions (profile, "Be \"brief\".\nПривіт");
  causerie_profile_set_icon (profile, "🌙");
  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "END");
  causerie_profile_set_params (profile, &params);

  return profile;
}

/* Gives the profile another value of the field than it or new_profile() has. */
static void
change (CauserieProfile *profile, CauserieSetupField field)
{
  g_autoptr(CauserieParams) params = causerie_params_copy (causerie_profile_get_params (profile));

  if (field == CAUSERIE_SETUP_MODEL) {
    causerie_profile_set_model (profile, "other/model");
  } else if (field == CAUSERIE_SETUP_INSTRUCTIONS) {
    causerie_profile_set_instructions (profile, "Otherwise.");
  } else if (field >= CAUSERIE_SETUP_FIRST_TEXT_PARAM) {
    causerie_params_set_text (params, field - CAUSERIE_SETUP_FIRST_TEXT_PARAM,
                              field == CAUSERIE_SETUP_TEXT_PARAM (CAUSERIE_TEXT_PARAM_EXTRA)
                              ? "{\"a\":1}" : "word");
    causerie_profile_set_params (profile, params);
  } else {
    CauserieParam param = field - CAUSERIE_SETUP_FIRST_PARAM;

    causerie_params_set (params, param, causerie_param_get_facts (param)->maximum);
    causerie_profile_set_params (profile, params);
  }
}

/* --- fields ----------------------------------------------------------------------------------- */

/* Each is compared, copied, named and stored by itself. */
static void
test_each_field (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
    g_autoptr(CauserieProfile) saved = new_profile ();
    g_autoptr(CauserieProfile) chosen = new_profile ();
    g_autoptr(CauserieProfile) read = causerie_profile_new ("u-1");
    g_autofree char *text = NULL;
    guint differs = 0;

    g_assert_false (causerie_setup_field_is_set (field, read));
    change (chosen, field);
    g_assert_true (causerie_setup_field_is_set (field, chosen));
    g_assert_cmphex (causerie_chat_setup_compare (saved, chosen), ==, BIT (field));
    text = causerie_chat_setup_write (chosen, BIT (field));
    g_assert_true (causerie_chat_setup_read (text, read, &differs));
    g_assert_cmphex (differs, ==, BIT (field));
    g_assert_cmphex (causerie_chat_setup_compare (chosen, read), ==, 0);

    causerie_setup_field_copy (field, chosen, saved);
    g_assert_cmphex (causerie_chat_setup_compare (saved, chosen), ==, 0);
    g_assert_true (g_hash_table_add (names, (char *) causerie_setup_field_get_name (field)));
  }
}

static void
test_another_connection_is_another_model (void)
{
  g_autoptr(CauserieProfile) a = new_profile ();
  g_autoptr(CauserieProfile) b = new_profile ();

  causerie_profile_set_connection (b, "c-2");
  g_assert_cmphex (causerie_chat_setup_compare (a, b), ==, BIT (CAUSERIE_SETUP_MODEL));
  causerie_setup_field_copy (CAUSERIE_SETUP_MODEL, b, a);
  g_assert_cmpstr (causerie_profile_get_connection (a), ==, "c-2");
}

/* --- together --------------------------------------------------------------------------------- */

/* What differs is the chat's, everything else follows the saved profile. */
static void
test_combine (void)
{
  g_autoptr(CauserieProfile) saved = new_profile ();
  g_autoptr(CauserieProfile) chosen = new_profile ();
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  double value;

  change (chosen, CAUSERIE_SETUP_MODEL);
  change (chosen, CAUSERIE_SETUP_PARAM (CAUSERIE_PARAM_TEMPERATURE));
  causerie_profile_set_instructions (saved, "New for all.");
  causerie_profile_set_icon (saved, "☀️");
  causerie_chat_setup_combine (profile, saved, chosen,
                               BIT (CAUSERIE_SETUP_MODEL) |
                               BIT (CAUSERIE_SETUP_PARAM (CAUSERIE_PARAM_TEMPERATURE)));

  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "other/model");
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "model");
  g_assert_cmpstr (causerie_profile_get_instructions (profile), ==, "New for all.");
  g_assert_cmpstr (causerie_profile_get_icon (profile), ==, "☀️");
  g_assert_true (causerie_params_get (causerie_profile_get_params (profile),
                                      CAUSERIE_PARAM_TEMPERATURE, &value));
  g_assert_cmpfloat (value, ==, 2);
  g_assert_cmpstr (causerie_params_get_text (causerie_profile_get_params (profile),
                                             CAUSERIE_TEXT_PARAM_STOP), ==, "END");
}

/* The result may be one of the two, and what stays the same is not told. */
static void
test_combine_in_place (void)
{
  g_autoptr(CauserieProfile) saved = new_profile ();
  g_autoptr(CauserieProfile) own = new_profile ();
  guint n_notifies = 0;

  change (own, CAUSERIE_SETUP_INSTRUCTIONS);
  g_signal_connect_swapped (own, "notify", G_CALLBACK (g_atomic_int_inc), &n_notifies);
  causerie_chat_setup_combine (own, saved, own, BIT (CAUSERIE_SETUP_INSTRUCTIONS));
  g_assert_cmpuint (n_notifies, ==, 0);
  causerie_chat_setup_combine (own, saved, own, 0);
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmphex (causerie_chat_setup_compare (saved, own), ==, 0);
}

/* --- as text ---------------------------------------------------------------------------------- */

static void
test_text (void)
{
  g_autoptr(CauserieProfile) profile = new_profile ();
  g_autoptr(CauserieProfile) empty = causerie_profile_new (NULL);
  g_autofree char *text =
    causerie_chat_setup_write (profile, BIT (CAUSERIE_SETUP_PARAM (CAUSERIE_PARAM_TEMPERATURE)));
  g_autofree char *nothing = causerie_chat_setup_write (empty, 0);

  g_assert_cmpstr (text, ==,
                   "{\"name\":\"Kimi\",\"connection\":\"c-1\",\"model\":\"moonshotai/kimi-k2\","
                   "\"instructions\":\"Be \\\"brief\\\".\\nПривіт\",\"icon\":\"🌙\","
                   "\"params\":{\"temperature\":0.7,\"stop\":\"END\"},"
                   "\"differs\":[\"temperature\"]}");
  g_assert_cmpstr (nothing, ==, "{}");
}

/* A newer version, another program, a damaged file. */
static void
test_foreign_text (void)
{
  static const char * const no_object[] = { "", "[]", "7", "{", "\"name\"", "{\"name\":}" };
  g_autoptr(CauserieProfile) profile = new_profile ();
  guint differs = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (no_object); i++)
    g_assert_false (causerie_chat_setup_read (no_object[i], profile, &differs));
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "Kimi");
  g_assert_cmphex (differs, ==, 7);

  g_assert_true (causerie_chat_setup_read ("{\"name\":7,\"model\":\"m\",\"params\":[1],"
                                           "\"differs\":[\"model\",\"weather\",3,null]}",
                                           profile, &differs));
  g_assert_cmpstr (causerie_profile_get_name (profile), ==, "");
  g_assert_cmpstr (causerie_profile_get_model (profile), ==, "m");
  g_assert_cmpstr (causerie_profile_get_instructions (profile), ==, "");
  g_assert_cmpstr (causerie_profile_get_uid (profile), ==, "u-1");
  g_assert_cmphex (differs, ==, BIT (CAUSERIE_SETUP_MODEL));

  g_assert_true (causerie_chat_setup_read ("{\"differs\":\"model\",\"params\":\"no\"}", profile, NULL));
  g_assert_false (causerie_params_get (causerie_profile_get_params (profile),
                                       CAUSERIE_PARAM_TEMPERATURE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chat-setup/each-field", test_each_field);
  g_test_add_func ("/chat-setup/another-connection-is-another-model",
                   test_another_connection_is_another_model);
  g_test_add_func ("/chat-setup/combine", test_combine);
  g_test_add_func ("/chat-setup/combine-in-place", test_combine_in_place);
  g_test_add_func ("/chat-setup/text", test_text);
  g_test_add_func ("/chat-setup/foreign-text", test_foreign_text);

  return g_test_run ();
}
