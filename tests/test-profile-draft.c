/* test-profile-draft.c: what saving a model means, from what is typed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-draft.h"
#include "causerie-settings-private.h"

#define OPENROUTER "https://openrouter.ai/api/v1"
#define KEY        "sk-or-v1-first"
#define OTHER_KEY  "sk-or-v1-second"
#define NEW_UID    "0b5e8a52-0f43-4a7c-9b0e-6d1a3b1c2d3e"

typedef struct {
  CauserieSettings     *settings;
  CauserieKeptKeys     *keys;
  CauserieTypedProfile  typed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();

  fixture->settings = causerie_settings_new_for_backend (backend, NULL);
  fixture->keys = causerie_kept_keys_new (keyring);
  fixture->typed = (CauserieTypedProfile) {
    .name = "",
    .provider = "openrouter",
    .base_url = OPENROUTER,
    .model = "moonshotai/kimi-k2",
    .key = "",
    .connection_name = "",
    .new_uid = NEW_UID,
    .instructions = "",
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keys);
  g_assert_finalize_object (fixture->settings);
}

static CauserieProfileDraft *
draft (Fixture *fixture)
{
  return causerie_profile_draft_new (&fixture->typed, fixture->settings, fixture->keys);
}

/* `key` NULL: known to have none. The settings keep it. */
static CauserieConnection *
add_connection (Fixture *fixture, const char *provider, const char *base_url, const char *key)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_name (connection, "Mine");
  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_base_url (connection, base_url);
  causerie_settings_add_connection (fixture->settings, connection);
  causerie_kept_keys_set (fixture->keys, connection, key);

  return connection;
}

static CauserieProfile *
add_profile (Fixture *fixture, CauserieConnection *connection)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  causerie_profile_set_name (profile, "kimi-k2");
  causerie_profile_set_model (profile, "moonshotai/kimi-k2");
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_settings_add_profile (fixture->settings, profile);

  return profile;
}

static void
assert_problem (Fixture *fixture, CauserieDraftField field, CauserieDraftProblem problem)
{
  g_autoptr(CauserieProfileDraft) self = draft (fixture);
  g_autofree char *text = causerie_profile_draft_explain (self, field);
  g_autofree char *why_not = causerie_profile_draft_why_not (self);

  g_assert_cmpint (self->problems[field], ==, problem);
  g_assert_true ((text == NULL) == (problem == CAUSERIE_DRAFT_FINE));
  if (problem != CAUSERIE_DRAFT_FINE) {
    g_assert_false (causerie_profile_draft_is_complete (self));
    g_assert_nonnull (why_not);
  }
}

static void
assert_outcome (Fixture *fixture, CauserieDraftOutcome outcome, const char *key)
{
  g_autoptr(CauserieProfileDraft) self = draft (fixture);

  g_assert_cmpint (self->outcome, ==, outcome);
  g_assert_cmpstr (self->key, ==, key);
  g_assert_true (causerie_profile_draft_is_complete (self));
}

/* The guide's first sample, word for word. */
static void
test_guide (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autoptr(CauserieProfile) saved = NULL;
  CauserieConnection *connection;
  const CauserieParams *params;

  fixture->typed.provider = "custom";
  fixture->typed.key = " sk-or-v1-first\n";
  fixture->typed.params[CAUSERIE_PARAM_CONTEXT_LENGTH] = "8192";
  fixture->typed.params[CAUSERIE_PARAM_TEMPERATURE] = "0,7";
  self = draft (fixture);
  g_assert_true (causerie_profile_draft_is_complete (self));
  g_assert_null (causerie_profile_draft_why_not (self));
  g_assert_cmpstr (self->key, ==, KEY);

  saved = causerie_profile_draft_save (self, fixture->settings, NULL);
  g_assert_true (causerie_settings_find_profile (fixture->settings,
                                                 causerie_profile_get_uid (saved)) == saved);
  g_assert_cmpstr (causerie_profile_get_name (saved), ==, "kimi-k2");
  params = causerie_profile_get_params (saved);
  g_assert_cmpfloat (params->value[CAUSERIE_PARAM_TEMPERATURE], ==, 0.7);
  g_assert_false (params->is_set[CAUSERIE_PARAM_MAX_TOKENS]);

  connection = causerie_settings_find_connection (fixture->settings, NEW_UID);
  g_assert_nonnull (connection);
  g_assert_cmpstr (causerie_profile_get_connection (saved), ==, NEW_UID);
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "OpenRouter");
  g_assert_cmpstr (causerie_connection_get_provider (connection), ==, "custom");
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, OPENROUTER);
}

/* What the form does not show stays as it is; what it shows is as it is typed. */
static void
test_keeps_what_is_not_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autoptr(CauserieProfile) saved = NULL;
  g_auto(CauserieParams) params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TOP_P, 0.5);
  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 100);
  causerie_params_set (&params, CAUSERIE_PARAM_SEED, -1);
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "END");
  causerie_profile_set_params (profile, &params);
  causerie_settings_add_profile (fixture->settings, profile);

  fixture->typed.profile = profile;
  fixture->typed.key = KEY;
  fixture->typed.params[CAUSERIE_PARAM_TOP_P] = "";
  fixture->typed.params[CAUSERIE_PARAM_MAX_TOKENS] = "200";
  self = draft (fixture);
  saved = causerie_profile_draft_save (self, fixture->settings, profile);
  causerie_params_unset (&params, CAUSERIE_PARAM_TOP_P);
  causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 200);
  g_assert_true (causerie_params_equal (causerie_profile_get_params (saved), &params));
}

/* Choices, texts and looks, and a text that cannot stay as it is: with line and column. */
static void
test_everything_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) wrong = NULL;
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autoptr(CauserieProfile) saved = NULL;
  g_autofree char *why = NULL;
  const CauserieParams *params;

  fixture->typed.key = KEY;
  fixture->typed.params[CAUSERIE_PARAM_REASONING_EFFORT] = "high";
  fixture->typed.texts[CAUSERIE_TEXT_PARAM_EXTRA] = "{\n  \"a\" 1}";
  fixture->typed.icon = " 🦉 ";
  fixture->typed.color = "teal";
  fixture->typed.starters = "Hello\n";
  fixture->typed.title_model = "openai/gpt-4o-mini";
  wrong = draft (fixture);
  why = causerie_profile_draft_why_not (wrong);
  g_assert_false (causerie_profile_draft_is_complete (wrong));
  g_assert_true (g_str_has_prefix (why, "Extra JSON: Not a JSON object: line 2, column "));
  g_assert_null (causerie_params_get_text (&wrong->params, CAUSERIE_TEXT_PARAM_EXTRA));

  fixture->typed.texts[CAUSERIE_TEXT_PARAM_EXTRA] = "{\"a\": 1}";
  self = draft (fixture);
  saved = causerie_profile_draft_save (self, fixture->settings, NULL);
  params = causerie_profile_get_params (saved);
  g_assert_cmpstr (causerie_params_get_word (params, CAUSERIE_PARAM_REASONING_EFFORT), ==, "high");
  g_assert_cmpstr (causerie_params_get_text (params, CAUSERIE_TEXT_PARAM_EXTRA), ==, "{\"a\": 1}");
  g_assert_cmpstr (causerie_profile_get_icon (saved), ==, "🦉");
  g_assert_cmpstr (causerie_profile_get_color (saved), ==, "teal");
  g_assert_cmpstr (causerie_profile_get_starters (saved), ==, "Hello");
  g_assert_cmpstr (causerie_profile_get_title_model (saved), ==, "openai/gpt-4o-mini");
}

static void
test_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) self = NULL;

  fixture->typed.provider = "custom";
  fixture->typed.base_url = " ";
  assert_problem (fixture, CAUSERIE_DRAFT_BASE_URL, CAUSERIE_DRAFT_MISSING);
  fixture->typed.base_url = "ftp://example.org";
  assert_problem (fixture, CAUSERIE_DRAFT_BASE_URL, CAUSERIE_DRAFT_WRONG);
  fixture->typed.base_url = "LocalHost:11434/";
  assert_problem (fixture, CAUSERIE_DRAFT_BASE_URL, CAUSERIE_DRAFT_FINE);

  self = draft (fixture);
  g_assert_cmpstr (causerie_connection_get_base_url (self->connection), ==,
                   "http://localhost:11434/v1");
  g_assert_cmpstr (causerie_connection_get_name (self->connection), ==, "localhost:11434");
}

static void
test_model_and_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) self = NULL;

  fixture->typed.key = KEY;
  fixture->typed.model = "  ";
  assert_problem (fixture, CAUSERIE_DRAFT_MODEL, CAUSERIE_DRAFT_MISSING);
  fixture->typed.model = " openai/gpt-4o-mini ";
  fixture->typed.name = " Quick ";
  self = draft (fixture);
  g_assert_cmpstr (self->model, ==, "openai/gpt-4o-mini");
  g_assert_cmpstr (self->name, ==, "Quick");
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct {
    CauserieParam         param;
    const char           *text;
    CauserieDraftProblem  problem;
  } cases[] = {
    { CAUSERIE_PARAM_TEMPERATURE, "0,7", CAUSERIE_DRAFT_FINE },
    { CAUSERIE_PARAM_TEMPERATURE, "0.7", CAUSERIE_DRAFT_FINE },
    { CAUSERIE_PARAM_TEMPERATURE, "", CAUSERIE_DRAFT_FINE },
    { CAUSERIE_PARAM_TEMPERATURE, "warm", CAUSERIE_DRAFT_WRONG },
    { CAUSERIE_PARAM_TEMPERATURE, "2.1", CAUSERIE_DRAFT_WRONG },
    { CAUSERIE_PARAM_TOP_P, "-1", CAUSERIE_DRAFT_WRONG },
    { CAUSERIE_PARAM_MAX_TOKENS, "128 000", CAUSERIE_DRAFT_FINE },
    { CAUSERIE_PARAM_MAX_TOKENS, "0", CAUSERIE_DRAFT_WRONG },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "128.000", CAUSERIE_DRAFT_WRONG },
  };

  fixture->typed.key = KEY;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    fixture->typed.params[cases[i].param] = cases[i].text;
    assert_problem (fixture, CAUSERIE_DRAFT_PARAM + cases[i].param, cases[i].problem);
    fixture->typed.params[cases[i].param] = "";
  }
}

static void
test_reason_names_the_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autofree char *reason = NULL;

  fixture->typed.key = KEY;
  fixture->typed.params[CAUSERIE_PARAM_TOP_P] = "5";
  self = draft (fixture);
  reason = causerie_profile_draft_why_not (self);
  g_assert_true (g_str_has_prefix (reason, "Top P: "));
}

static void
test_key_is_wanted_where_it_is_needed (Fixture *fixture, gconstpointer data)
{
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_MISSING);
  fixture->typed.key = "two words";
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_WRONG);
  fixture->typed.key = "";
  fixture->typed.base_url = "http://127.0.0.1:8080/v1";
  assert_outcome (fixture, CAUSERIE_DRAFT_MAKES, NULL);
}

static void
test_foreign_key_waits (Fixture *fixture, gconstpointer data)
{
  fixture->typed.key = "gsk_groq";
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_FOREIGN_KEY);
  fixture->typed.confirmed |= 1 << CAUSERIE_RISK_FOREIGN_KEY;
  assert_outcome (fixture, CAUSERIE_DRAFT_MAKES, "gsk_groq");
  fixture->typed.confirmed = 0;
  fixture->typed.base_url = "https://proxy.example.org/v1";
  assert_outcome (fixture, CAUSERIE_DRAFT_MAKES, "gsk_groq");
}

/* What the person said in the form holds when the key is sent. */
static void
test_readable_key_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autoptr(CauserieProfile) saved = NULL;
  CauserieConnection *connection;

  fixture->typed.base_url = "http://api.groq.com/openai/v1";
  fixture->typed.key = KEY;
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_FOREIGN_KEY);
  fixture->typed.confirmed |= 1 << CAUSERIE_RISK_FOREIGN_KEY;
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_READABLE_KEY);
  fixture->typed.confirmed |= 1 << CAUSERIE_RISK_PLAIN_HTTP;
  self = draft (fixture);
  saved = causerie_profile_draft_save (self, fixture->settings, NULL);
  connection = causerie_settings_find_connection (fixture->settings,
                                                  causerie_profile_get_connection (saved));
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_FOREIGN_KEY));
  g_assert_true (causerie_connection_is_confirmed (connection, CAUSERIE_RISK_PLAIN_HTTP));
}

static void
test_second_model_uses_the_connection (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "openrouter", OPENROUTER, KEY);
  g_autoptr(CauserieProfileDraft) self = NULL;

  add_profile (fixture, connection);
  assert_outcome (fixture, CAUSERIE_DRAFT_USES, NULL);
  fixture->typed.key = KEY; /* typed again: the same */
  assert_outcome (fixture, CAUSERIE_DRAFT_USES, NULL);
  self = draft (fixture);
  g_assert_true (self->connection == connection);
}

static void
test_another_key_makes_another_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieProfileDraft) suggested = NULL;
  g_autoptr(CauserieProfileDraft) named = NULL;
  CauserieConnection *connection = add_connection (fixture, "openrouter", OPENROUTER, KEY);

  causerie_connection_set_name (connection, "OpenRouter");
  fixture->typed.key = OTHER_KEY;
  assert_outcome (fixture, CAUSERIE_DRAFT_MAKES, OTHER_KEY);
  suggested = draft (fixture);
  g_assert_true (suggested->asks_name);
  g_assert_cmpstr (causerie_connection_get_name (suggested->connection), ==, "OpenRouter 2");

  fixture->typed.connection_name = "Work";
  named = draft (fixture);
  g_assert_cmpstr (causerie_connection_get_name (named->connection), ==, "Work");
}

static void
test_typed_key_finds_its_connection (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *second;
  g_autoptr(CauserieProfileDraft) self = NULL;

  add_connection (fixture, "openrouter", OPENROUTER, KEY);
  second = add_connection (fixture, "openrouter", OPENROUTER, OTHER_KEY);
  fixture->typed.key = OTHER_KEY;
  self = draft (fixture);
  g_assert_cmpint (self->outcome, ==, CAUSERIE_DRAFT_USES);
  g_assert_true (self->connection == second);
}

static void
test_first_key_of_a_connection (Fixture *fixture, gconstpointer data)
{
  add_connection (fixture, "openrouter", OPENROUTER, NULL);
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_MISSING);
  fixture->typed.key = KEY;
  assert_outcome (fixture, CAUSERIE_DRAFT_USES, KEY);
}

static void
test_edited_key_of_a_connection_nobody_shares (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "openrouter", OPENROUTER, KEY);

  fixture->typed.profile = add_profile (fixture, connection);
  fixture->typed.key = OTHER_KEY;
  assert_outcome (fixture, CAUSERIE_DRAFT_USES, OTHER_KEY);
  add_profile (fixture, connection);
  assert_outcome (fixture, CAUSERIE_DRAFT_MAKES, OTHER_KEY);
}

static void
test_corrected_path_keeps_the_key (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection =
    add_connection (fixture, "custom", "http://localhost:8080/api", "local-key");
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autoptr(CauserieProfile) saved = NULL;

  fixture->typed.profile = add_profile (fixture, connection);
  fixture->typed.provider = "custom";
  fixture->typed.base_url = "http://localhost:8080/v1";
  self = draft (fixture);
  g_assert_cmpint (self->outcome, ==, CAUSERIE_DRAFT_CHANGES);
  g_assert_cmpstr (causerie_connection_get_uid (self->connection), ==,
                   causerie_connection_get_uid (connection));
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://localhost:8080/api");

  saved = causerie_profile_draft_save (self, fixture->settings, fixture->typed.profile);
  g_assert_cmpstr (causerie_connection_get_base_url (connection), ==, "http://localhost:8080/v1");
  g_assert_cmpstr (causerie_connection_get_name (connection), ==, "Mine");
}

static void
test_another_server_does_not_get_the_key (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "openrouter", OPENROUTER, KEY);
  g_autofree char *old_uid = g_strdup (causerie_connection_get_uid (connection));
  g_autoptr(CauserieProfileDraft) self = NULL;
  g_autoptr(CauserieProfile) saved = NULL;

  fixture->typed.profile = add_profile (fixture, connection);
  fixture->typed.provider = "groq";
  fixture->typed.base_url = "https://api.groq.com/openai/v1";
  assert_problem (fixture, CAUSERIE_DRAFT_KEY, CAUSERIE_DRAFT_MISSING);
  fixture->typed.key = "gsk_groq";
  self = draft (fixture);
  g_assert_cmpint (self->outcome, ==, CAUSERIE_DRAFT_REPLACES);
  g_assert_cmpstr (causerie_connection_get_uid (self->connection), ==, NEW_UID);

  saved = causerie_profile_draft_save (self, fixture->settings, fixture->typed.profile);
  g_assert_true (saved == fixture->typed.profile);
  g_assert_cmpstr (causerie_profile_get_connection (saved), ==, NEW_UID);
  g_assert_null (causerie_settings_find_connection (fixture->settings, old_uid));
}

/* The connection was deleted: the model can be given another one. */
static void
test_profile_without_connection (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "openrouter", OPENROUTER, KEY);

  fixture->typed.profile = add_profile (fixture, connection);
  causerie_settings_remove_connection (fixture->settings, connection);
  fixture->typed.key = KEY;
  assert_outcome (fixture, CAUSERIE_DRAFT_MAKES, KEY);
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  CauserieConnection *connection = add_connection (fixture, "demo", "", NULL);

  fixture->typed.profile = add_profile (fixture, connection);
  fixture->typed.provider = "demo";
  fixture->typed.base_url = "";
  assert_outcome (fixture, CAUSERIE_DRAFT_USES, NULL);
}

#define ADD(path, function) \
  g_test_add ("/profile-draft/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("guide", test_guide);
  ADD ("keeps-what-is-not-shown", test_keeps_what_is_not_shown);
  ADD ("everything-else", test_everything_else);
  ADD ("address", test_address);
  ADD ("model-and-name", test_model_and_name);
  ADD ("numbers", test_numbers);
  ADD ("reason-names-the-field", test_reason_names_the_field);
  ADD ("key-is-wanted-where-it-is-needed", test_key_is_wanted_where_it_is_needed);
  ADD ("foreign-key-waits", test_foreign_key_waits);
  ADD ("readable-key-waits", test_readable_key_waits);
  ADD ("second-model-uses-the-connection", test_second_model_uses_the_connection);
  ADD ("another-key-makes-another-connection", test_another_key_makes_another_connection);
  ADD ("typed-key-finds-its-connection", test_typed_key_finds_its_connection);
  ADD ("first-key-of-a-connection", test_first_key_of_a_connection);
  ADD ("edited-key-nobody-shares", test_edited_key_of_a_connection_nobody_shares);
  ADD ("corrected-path-keeps-the-key", test_corrected_path_keeps_the_key);
  ADD ("another-server-does-not-get-the-key", test_another_server_does_not_get_the_key);
  ADD ("profile-without-connection", test_profile_without_connection);
  ADD ("demo", test_demo);

  return g_test_run ();
}
