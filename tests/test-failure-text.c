/* test-failure-text.c: every failure has words, and a button that helps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure-text.h"

#define OPENROUTER "https://openrouter.ai/api/v1"
#define LOCAL      "http://localhost:1/v1"
#define IN_HOUSE   "http://192.168.1.5:1234/v1"

static CauserieConnection *
new_connection (const char *provider, const char *name, const char *base_url)
{
  CauserieConnection *connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_name (connection, name);
  causerie_connection_set_base_url (connection, base_url);

  return connection;
}

static CauserieFailureText *
say (CauserieFailureKind kind, int status, double retry_after, CauserieConnection *connection)
{
  g_autoptr(CauserieFailure) failure = NULL;
  CauserieFailureFacts facts = { .kind = kind, .status = status, .retry_after = retry_after };

  failure = causerie_failure_new (&facts);
  return causerie_failure_text_new (failure, connection);
}

static void
test_every_kind (void)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (CAUSERIE_TYPE_FAILURE_KIND);
  g_autoptr(GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CauserieConnection) connection = NULL;

  connection = new_connection ("custom", "Мой 100%s <b>&amp; сервер", LOCAL);
  for (guint i = 0; i < kinds->n_values; i++) {
    g_autoptr(CauserieFailureText) text = say (kinds->values[i].value, 500, -1, connection);

    g_assert_nonnull (text->sentence);
    g_assert_true (g_str_has_suffix (text->sentence, "."));
    g_assert_true (g_utf8_validate (text->sentence, -1, NULL));
    g_assert_true (g_hash_table_add (sentences, g_strdup (text->sentence))); /* each its own */
    g_assert_nonnull (text->button);
    g_assert_true (g_str_has_prefix (text->action, "chat."));
    g_assert_null (text->target);
  }
}

static void
test_names_the_connection (void)
{
  g_autoptr(CauserieConnection) named = new_connection ("openrouter", "Work", OPENROUTER);
  g_autoptr(CauserieConnection) unnamed = new_connection ("custom", "", IN_HOUSE);
  g_autoptr(CauserieFailureText) a = say (CAUSERIE_FAILURE_KEY_INVALID, 401, -1, named);
  g_autoptr(CauserieFailureText) b = say (CAUSERIE_FAILURE_UNREACHABLE, 0, -1, unnamed);
  g_autoptr(CauserieFailureText) c = say (CAUSERIE_FAILURE_TIMEOUT, 0, -1, NULL);

  g_assert_cmpstr (a->sentence, ==, "Work does not accept the API key.");
  g_assert_cmpstr (a->button, ==, "Change the key…");
  g_assert_cmpstr (a->action, ==, "chat.edit-key");
  g_assert_cmpstr (b->sentence, ==, "192.168.1.5 cannot be reached.");
  g_assert_cmpstr (c->sentence, ==, "The server did not answer in time.");
}

static void
test_links (void)
{
  g_autoptr(CauserieConnection) openrouter = new_connection ("custom", "OR", OPENROUTER);
  g_autoptr(CauserieConnection) other = new_connection ("custom", "Mine", "https://example.org/v1");
  g_autoptr(CauserieFailureText) a = say (CAUSERIE_FAILURE_NO_CREDIT, 402, -1, openrouter);
  g_autoptr(CauserieFailureText) b = say (CAUSERIE_FAILURE_NO_CREDIT, 402, -1, other);
  g_autoptr(CauserieFailureText) c = say (CAUSERIE_FAILURE_NO_PROVIDER, 404, -1, openrouter);

  g_assert_cmpstr (a->button, ==, "Top up");
  g_assert_cmpstr (a->action, ==, "app.open-uri");
  g_assert_true (g_str_has_prefix (a->target, "https://openrouter.ai/"));
  g_assert_cmpstr (b->button, ==, "Choose a model");
  g_assert_null (b->target);
  g_assert_cmpstr (c->button, ==, "Privacy settings");
  g_assert_true (g_str_has_prefix (c->target, "https://openrouter.ai/"));
}

static void
test_hints_know_the_provider (void)
{
  g_autoptr(CauserieConnection) known = new_connection ("custom", "OR", "https://openrouter.ai/v2");
  g_autoptr(CauserieConnection) other = new_connection ("custom", "X", "https://example.org/v1");
  g_autoptr(CauserieFailureText) a = say (CAUSERIE_FAILURE_KEY_INVALID, 401, -1, known);
  g_autoptr(CauserieFailureText) b = say (CAUSERIE_FAILURE_KEY_INVALID, 401, -1, other);
  g_autoptr(CauserieFailureText) c = say (CAUSERIE_FAILURE_NOT_AN_API, 200, -1, known);
  g_autoptr(CauserieFailureText) d = say (CAUSERIE_FAILURE_NOT_AN_API, 200, -1, other);

  g_assert_nonnull (strstr (a->hint, "begins with sk-or-v1-,"));
  g_assert_null (strstr (b->hint, "begins with"));
  g_assert_cmpstr (c->hint, ==, "The base URL should be https://openrouter.ai/api/v1.");
  g_assert_nonnull (strstr (d->hint, "/v1"));
}

static void
test_gone_connection (void)
{
  g_autoptr(CauserieFailureText) text = say (CAUSERIE_FAILURE_NO_PROVIDER, 0, -1, NULL);

  g_assert_cmpstr (text->sentence, ==, "The connection of this model is gone.");
  g_assert_cmpstr (text->action, ==, "chat.choose-model");
}

static void
test_wait (void)
{
  static const struct { double seconds; const char *hint; } cases[] = {
    { 1, "Try again in 1 second." },
    { 0.2, "Try again in 1 second." },
    { 17, "Try again in 17 seconds." },
    { 119, "Try again in 119 seconds." },
    { 120, "Try again in 2 minutes." },
    { 3601, "Try again in 61 minutes." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieFailureText) text =
      say (CAUSERIE_FAILURE_RATE_LIMITED, 429, cases[i].seconds, NULL);

    g_assert_cmpstr (text->hint, ==, cases[i].hint);
    g_assert_cmpstr (text->button, ==, "Retry");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure-text/every-kind", test_every_kind);
  g_test_add_func ("/failure-text/names-the-connection", test_names_the_connection);
  g_test_add_func ("/failure-text/links", test_links);
  g_test_add_func ("/failure-text/hints-know-the-provider", test_hints_know_the_provider);
  g_test_add_func ("/failure-text/gone-connection", test_gone_connection);
  g_test_add_func ("/failure-text/wait", test_wait);

  return g_test_run ();
}
