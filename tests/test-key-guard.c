/* test-key-guard.c: a key goes where it belongs, and nowhere else unasked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-guard.h"

#include <string.h>

#define OPENROUTER "https://openrouter.ai/api/v1"
#define GROQ       "https://api.groq.com/openai/v1"

#define WHOLE "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define CUT   "sk-or-v1-0123456789abcdef0123456789abcdef"
#define LONG  WHOLE "0123"

static CauserieConnection *
new_connection (const char *base_url)
{
  CauserieConnection *connection = causerie_connection_new (NULL);

  causerie_connection_set_base_url (connection, base_url);
  return connection;
}

typedef struct {
  const char *name;
  const char *base_url;
  const char *key;
  const char *kind; /* NULL: it is sent */
  const char *code;
} Case;

static const Case cases[] = {
  { "right", OPENROUTER, WHOLE },
  { "none", OPENROUTER, NULL, "key-missing" },
  { "empty", OPENROUTER, "", "key-missing" },
  { "none-wanted", "http://localhost:11434/v1", NULL },
  { "none-of-nobody-known", "https://example.org/v1", NULL },

  /* Shorter than it must be; a longer one, or another, is the provider's to judge. */
  { "cut", OPENROUTER, CUT, "key-invalid", CAUSERIE_CODE_KEY_CUT },
  { "longer", OPENROUTER, LONG },
  { "other-shape", OPENROUTER, "my-own-key" },
  { "cut-but-elsewhere", "http://localhost:4000/v1", CUT },
  { "cut-behind-a-gateway", "https://example.org/v1", CUT },
  { "unknown-length", GROQ, "gsk_1" },

  /* Of another known provider. */
  { "foreign", GROQ, WHOLE, "key-invalid", CAUSERIE_CODE_FOREIGN_KEY },
  { "foreign-back", OPENROUTER, "gsk_abc", "key-invalid", CAUSERIE_CODE_FOREIGN_KEY },
  { "foreign-plain", OPENROUTER, "sk-0123456789abcdef0123456789abcdef", "key-invalid",
    CAUSERIE_CODE_FOREIGN_KEY },
  { "anybody's", OPENROUTER, "sk-1234" },
  { "nearby", "http://192.168.1.5:1234/v1", WHOLE },
  { "gateway", "https://example.org/v1", WHOLE },

  /* Where everybody can read it. */
  { "in-clear", "http://example.org/v1", "any", "tls", CAUSERIE_CODE_PLAIN_HTTP },
  { "in-clear-known", "http://openrouter.ai/api/v1", WHOLE, "tls", CAUSERIE_CODE_PLAIN_HTTP },
  { "in-clear-nearby", "http://10.0.0.7:8080/v1", "any" },
  { "in-clear-here", "http://127.0.0.1:8080/v1", "any" },
  { "in-clear-in-house", "http://nas.local:8080/v1", "any" },
  { "in-clear-without", "http://example.org/v1", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(CauserieConnection) connection = new_connection (c->base_url);
  g_autoptr(CauserieFailure) failure = causerie_key_guard_judge (connection, c->key);
  const CauserieFailureFacts *facts;
  g_autofree char *json = NULL;

  if (c->kind == NULL) {
    g_assert_null (failure);
    return;
  }

  g_assert_nonnull (failure);
  facts = causerie_failure_get_facts (failure);
  g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, c->kind);
  g_assert_cmpstr (facts->code, ==, c->code);
  g_assert_true (facts->not_sent);

  json = causerie_failure_to_json (failure);
  if (c->key != NULL && *c->key != '\0')
    g_assert_null (strstr (json, c->key));
}

static void
test_cut_is_counted (void)
{
  g_autoptr(CauserieConnection) connection = new_connection (OPENROUTER);
  g_autoptr(CauserieFailure) failure = causerie_key_guard_judge (connection, CUT);

  g_assert_cmpint (causerie_failure_get_facts (failure)->key_length, ==, strlen (CUT));
  g_assert_cmpuint (causerie_key_guard_missing (connection, CUT), ==,
                    strlen (WHOLE) - strlen (CUT));
  g_assert_cmpuint (causerie_key_guard_missing (connection, WHOLE), ==, 0);
}

static void
test_owner_is_named (void)
{
  g_autoptr(CauserieConnection) connection = new_connection (OPENROUTER);
  g_autoptr(CauserieFailure) failure = causerie_key_guard_judge (connection, "gsk_abc");

  g_assert_cmpstr (causerie_failure_get_facts (failure)->key_owner, ==, "groq");
}

/* What was confirmed holds for that host alone, and for that risk. */
static void
test_confirmed (void)
{
  g_autoptr(CauserieConnection) connection = new_connection (GROQ);
  g_autoptr(CauserieFailure) elsewhere = NULL;
  g_autoptr(CauserieFailure) in_clear = NULL;

  causerie_connection_confirm (connection, CAUSERIE_RISK_FOREIGN_KEY);
  g_assert_null (causerie_key_guard_judge (connection, WHOLE));

  causerie_connection_set_base_url (connection, "https://api.mistral.ai/v1");
  elsewhere = causerie_key_guard_judge (connection, WHOLE);
  g_assert_cmpstr (causerie_failure_get_facts (elsewhere)->code, ==, CAUSERIE_CODE_FOREIGN_KEY);

  causerie_connection_set_base_url (connection, "http://api.groq.com/openai/v1");
  in_clear = causerie_key_guard_judge (connection, WHOLE);
  g_assert_cmpstr (causerie_failure_get_facts (in_clear)->code, ==, CAUSERIE_CODE_PLAIN_HTTP);
  causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);
  g_assert_null (causerie_key_guard_judge (connection, WHOLE));
}

static void
test_cut_is_said (void)
{
  g_autoptr(CauserieConnection) connection = new_connection (OPENROUTER);
  g_autofree char *said = causerie_key_guard_describe_cut (
    connection, "sk-or-v1-0123456789abcdef0123456789abcdef");

  g_assert_cmpstr (said, ==, "The key looks cut: 41 of 73 characters.");
  g_assert_null (causerie_key_guard_describe_cut (connection, NULL));
  g_assert_null (causerie_key_guard_describe_cut (connection, WHOLE));
}

static void
test_given (void)
{
  g_autoptr(CauserieConnection) connection = new_connection (OPENROUTER);
  g_autoptr(CauserieFailure) missing = causerie_key_guard_judge_given (connection, "");

  g_assert_cmpstr (causerie_failure_get_kind_name (missing), ==, "key-missing");
  g_assert_null (causerie_key_guard_judge_given (connection, CUT));
  g_assert_null (causerie_key_guard_judge_given (connection, "gsk_abc"));
  causerie_connection_set_base_url (connection, "http://example.org/v1");
  g_assert_null (causerie_key_guard_judge_given (connection, "any"));
  g_assert_true (causerie_key_guard_is_readable (connection));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/key-guard/case/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/key-guard/cut-is-counted", test_cut_is_counted);
  g_test_add_func ("/key-guard/owner-is-named", test_owner_is_named);
  g_test_add_func ("/key-guard/confirmed", test_confirmed);
  g_test_add_func ("/key-guard/cut-is-said", test_cut_is_said);
  g_test_add_func ("/key-guard/given", test_given);

  return g_test_run ();
}
