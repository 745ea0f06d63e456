/* test-connection-draft.c: what saving an edited connection means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-draft.h"

#define OPENROUTER "https://openrouter.ai/api/v1"

typedef struct {
  CauserieConnection      *connection;
  CauserieKeptKeys        *keys;
  CauserieTypedConnection  typed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();

  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_name (fixture->connection, "OpenRouter");
  causerie_connection_set_provider (fixture->connection, "openrouter");
  causerie_connection_set_base_url (fixture->connection, OPENROUTER);
  fixture->keys = causerie_kept_keys_new (keyring);
  causerie_kept_keys_set (fixture->keys, fixture->connection, "sk-or-v1-kept");
  fixture->typed = (CauserieTypedConnection) {
    .connection = fixture->connection,
    .name = "OpenRouter",
    .base_url = OPENROUTER,
    .key = "",
    .app_url = "",
    .app_title = "",
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keys);
  g_assert_finalize_object (fixture->connection);
}

static void
assert_problem (Fixture *fixture, CauserieConnectionProblem problem)
{
  g_autoptr(CauserieConnectionDraft) self =
    causerie_connection_draft_new (&fixture->typed, fixture->keys);
  g_autofree char *text = causerie_connection_draft_explain (self);

  g_assert_cmpint (self->problem, ==, problem);
  g_assert_true ((text == NULL) == (problem == CAUSERIE_CONNECTION_FINE));
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnectionDraft) self = NULL;

  fixture->typed.name = " Work ";
  fixture->typed.base_url = "openrouter.ai";
  fixture->typed.key = "\"sk-or-v1-new\"";
  fixture->typed.app_url = "http://localhost:3000";
  fixture->typed.app_title = "Мой сайт";
  self = causerie_connection_draft_new (&fixture->typed, fixture->keys);
  g_assert_cmpint (self->problem, ==, CAUSERIE_CONNECTION_FINE);
  g_assert_cmpstr (self->key, ==, "sk-or-v1-new");
  g_assert_cmpstr (causerie_connection_get_uid (self->result), ==,
                   causerie_connection_get_uid (fixture->connection));

  causerie_connection_draft_apply (self, fixture->connection);
  g_assert_cmpstr (causerie_connection_get_name (fixture->connection), ==, "Work");
  g_assert_cmpstr (causerie_connection_get_base_url (fixture->connection), ==, OPENROUTER);
  g_assert_cmpstr (causerie_connection_get_app_url (fixture->connection), ==,
                   "http://localhost:3000");
  g_assert_cmpstr (causerie_connection_get_app_title (fixture->connection), ==, "Мой сайт");
}

static void
test_name_and_address (Fixture *fixture, gconstpointer data)
{
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
  fixture->typed.name = " ";
  assert_problem (fixture, CAUSERIE_CONNECTION_NO_NAME);
  fixture->typed.name = "Mine";
  fixture->typed.base_url = "";
  assert_problem (fixture, CAUSERIE_CONNECTION_NO_ADDRESS);
  fixture->typed.base_url = "not an address";
  assert_problem (fixture, CAUSERIE_CONNECTION_WRONG_ADDRESS);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  fixture->typed.key = "two words";
  assert_problem (fixture, CAUSERIE_CONNECTION_WRONG_KEY);
  fixture->typed.key = "gsk_groq";
  assert_problem (fixture, CAUSERIE_CONNECTION_FOREIGN_KEY);
  fixture->typed.key_confirmed = TRUE;
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);

  fixture->typed.key = "";
  causerie_kept_keys_set (fixture->keys, fixture->connection, NULL);
  assert_problem (fixture, CAUSERIE_CONNECTION_NO_KEY);
  fixture->typed.base_url = "http://localhost:8080/v1";
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
}

static void
test_key_does_not_follow_the_address (Fixture *fixture, gconstpointer data)
{
  fixture->typed.base_url = "https://openrouter.ai/api/v2";
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
  fixture->typed.base_url = "https://openrouter.example.org/api/v1";
  assert_problem (fixture, CAUSERIE_CONNECTION_STRANDED_KEY);
  fixture->typed.base_url = "http://openrouter.ai/api/v1"; /* in clear */
  assert_problem (fixture, CAUSERIE_CONNECTION_STRANDED_KEY);
  fixture->typed.key_confirmed = TRUE;
  assert_problem (fixture, CAUSERIE_CONNECTION_READABLE_KEY);
  fixture->typed.way_confirmed = TRUE;
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
  fixture->typed.key_confirmed = FALSE;
  fixture->typed.key = "sk-or-v1-typed-for-it";
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
}

static void
test_what_was_confirmed_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConnectionDraft) self = NULL;

  fixture->typed.key = "gsk_groq";
  fixture->typed.key_confirmed = TRUE;
  self = causerie_connection_draft_new (&fixture->typed, fixture->keys);
  g_assert_true (causerie_connection_is_confirmed (self->result, CAUSERIE_RISK_FOREIGN_KEY));
  g_assert_false (causerie_connection_is_confirmed (self->result, CAUSERIE_RISK_PLAIN_HTTP));
  causerie_connection_draft_apply (self, fixture->connection);
  g_assert_true (causerie_connection_is_confirmed (fixture->connection, CAUSERIE_RISK_FOREIGN_KEY));

  /* But another key is asked about again. */
  fixture->typed.key_confirmed = FALSE;
  assert_problem (fixture, CAUSERIE_CONNECTION_FOREIGN_KEY);
  fixture->typed.key = "";
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
}

static void
test_route (Fixture *fixture, gconstpointer data)
{
  CauserieTypedRoute route = { .proxy_kind = CAUSERIE_PROXY_HTTP, .proxy_address = "nowhere",
                               .authority = "", .certificate = "" };
  g_autoptr(CauserieConnectionDraft) self = NULL;

  fixture->typed.route = &route;
  assert_problem (fixture, CAUSERIE_CONNECTION_WRONG_ROUTE);

  route.proxy_address = "proxy.example:3128";
  self = causerie_connection_draft_new (&fixture->typed, fixture->keys);
  g_assert_cmpint (self->problem, ==, CAUSERIE_CONNECTION_FINE);
  causerie_connection_draft_apply (self, fixture->connection);
  g_assert_cmpstr (causerie_connection_get_proxy (fixture->connection), ==,
                   "http://proxy.example:3128");
}

static gboolean
is_changed (Fixture *fixture)
{
  g_autoptr(CauserieConnectionDraft) self =
    causerie_connection_draft_new (&fixture->typed, fixture->keys);

  return causerie_connection_draft_is_changed (self, fixture->connection);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  const CauserieTypedHeader header = { "X-One", "1" };
  CauserieTypedRoute route = { .authority = "", .certificate = "", .headers = &header };

  fixture->typed.route = &route;
  g_assert_false (is_changed (fixture));
  fixture->typed.name = "OpenRouter ";
  g_assert_false (is_changed (fixture));
  fixture->typed.key = "sk-or-v1-new";
  g_assert_true (is_changed (fixture));
  fixture->typed.key = "";
  fixture->typed.app_title = "Mine";
  g_assert_true (is_changed (fixture));
  fixture->typed.app_title = "";
  route.n_headers = 1;
  g_assert_true (is_changed (fixture));
  route.n_headers = 0;
  route.proxy_kind = CAUSERIE_PROXY_NONE;
  g_assert_true (is_changed (fixture));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean kept_for_good = TRUE;

  g_assert_true (causerie_connection_draft_keep_finish (CAUSERIE_KEYRING (source), result,
                                                        &kept_for_good, &error));
  g_assert_no_error (error);
  g_assert_false (kept_for_good); /* there is no keyring in a test */
  *(gboolean *) user_data = TRUE;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, NULL);
}

static void
assert_kept (CauserieKeyring *keyring, CauserieConnection *connection, const char *what,
             const char *expected)
{
  const char *unset = "";
  char *secret = (char *) unset;

  causerie_keyring_lookup_secret_async (keyring, causerie_connection_get_uid (connection), what,
                                        NULL, looked_up_cb, &secret);
  while (secret == unset)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (secret, ==, expected);
  causerie_keyring_free_key (secret);
}

static void
test_secrets_are_kept (Fixture *fixture, gconstpointer data)
{
  const CauserieTypedHeader header = { "X-One", "1" };
  CauserieTypedRoute route = { .proxy_kind = CAUSERIE_PROXY_HTTP,
                               .proxy_address = "proxy.example:3128", .proxy_user = "ada",
                               .proxy_password = "pass", .authority = "", .certificate = "",
                               .headers = &header, .n_headers = 1 };
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieConnectionDraft) self = NULL;
  gboolean kept = FALSE;

  fixture->typed.key = "sk-or-v1-new";
  fixture->typed.route = &route;
  causerie_connection_set_header_names (fixture->connection, "X-Gone");
  causerie_keyring_remember_secret (keyring, causerie_connection_get_uid (fixture->connection),
                                    CAUSERIE_SECRET_HEADER "X-Gone", "2");
  self = causerie_connection_draft_new (&fixture->typed, fixture->keys);
  causerie_connection_draft_keep_async (self, keyring, NULL, kept_cb, &kept);
  while (!kept)
    g_main_context_iteration (NULL, TRUE);

  assert_kept (keyring, fixture->connection, CAUSERIE_SECRET_KEY, "sk-or-v1-new");
  assert_kept (keyring, fixture->connection, CAUSERIE_SECRET_PROXY_PASSWORD, "pass");
  assert_kept (keyring, fixture->connection, CAUSERIE_SECRET_HEADER "X-One", "1");
  assert_kept (keyring, fixture->connection, CAUSERIE_SECRET_HEADER "X-Gone", NULL);
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  causerie_connection_set_provider (fixture->connection, "demo");
  causerie_connection_set_base_url (fixture->connection, "");
  fixture->typed.base_url = "";
  assert_problem (fixture, CAUSERIE_CONNECTION_FINE);
}

#define ADD(path, function) \
  g_test_add ("/connection-draft/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("apply", test_apply);
  ADD ("name-and-address", test_name_and_address);
  ADD ("keys", test_keys);
  ADD ("key-does-not-follow-the-address", test_key_does_not_follow_the_address);
  ADD ("what-was-confirmed-is-kept", test_what_was_confirmed_is_kept);
  ADD ("route", test_route);
  ADD ("changed", test_changed);
  ADD ("secrets-are-kept", test_secrets_are_kept);
  ADD ("demo", test_demo);

  return g_test_run ();
}
