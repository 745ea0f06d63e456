/* test-key-trial.c: what a key is good for, asked before anything is kept
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-access-private.h"
#include "causerie-http.h"
#include "causerie-key-trial-private.h"
#include "loopback-server.h"

#include <string.h>

#define KEY "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"
#define ENTRY(id, prompt, completion)                                                  \
  "{\"id\":\"" id "\",\"context_length\":128000,"                                      \
  "\"architecture\":{\"input_modalities\":[\"text\"],\"output_modalities\":[\"text\"]}," \
  "\"pricing\":{\"prompt\":\"" prompt "\",\"completion\":\"" completion "\"}}"
#define MODELS                                                          \
  "{\"data\":[" ENTRY ("openai/gpt-4o-mini", "0.00000015", "0.0000006") \
  "," ENTRY ("meta-llama/llama-3.3-70b-instruct:free", "0", "0")        \
  ",{\"id\":\"a/picture\",\"architecture\":{\"input_modalities\":[\"text\"],"            \
  "\"output_modalities\":[\"image\"]}}]}"
#define REFUSED "{\"error\":{\"message\":\"User not found.\",\"code\":401}}"

/* What a server says; an empty status: it never answers. */
typedef struct {
  const char *status;
  const char *body;
} Reply;

typedef struct {
  Reply key;
  Reply models;
  Reply credits;
} Script;

typedef struct {
  const Script       *script;
  LoopbackServer     *server;
  CauserieKeyring    *keyring;
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  guint               n_states;
} Fixture;

static const Script paid = {
  .key = { "200 OK", "{\"data\":{\"label\":\"sk-or-v1-0a1...c3d\",\"usage\":1.5,\"limit\":null,"
                     "\"is_free_tier\":false}}" },
  .models = { "200 OK", MODELS },
  .credits = { "403 Forbidden", "{\"error\":{\"message\":\"Only management keys\",\"code\":403}}" },
};

static const Script free_tier = {
  .key = { "200 OK", "{\"data\":{\"label\":\"sk-or-v1-0a1...c3d\",\"is_free_tier\":true}}" },
  .models = { "200 OK", MODELS },
  .credits = { "200 OK", "{\"data\":{\"total_credits\":0,\"total_usage\":0}}" },
};

static const Script wrong = {
  .key = { "401 Unauthorized", REFUSED },
  .models = { "200 OK", MODELS },
};

static const Script listless = {
  .key = { "200 OK", "{\"data\":{\"is_free_tier\":false}}" },
  .models = { "500 Internal Server Error", "{}" },
  .credits = { "404 Not Found", "{}" },
};

static const Script silent = { .key = { "", NULL } };

static void
serve_cb (LoopbackRequest *request, gpointer user_data)
{
  const Script *script = ((Fixture *) user_data)->script;
  const Reply *reply = strstr (request->target, "/key") != NULL      ? &script->key
                       : strstr (request->target, "/credits") != NULL ? &script->credits
                                                                     : &script->models;

  if (*reply->status == '\0')
    loopback_wait_closed (request, 10000);
  else
    loopback_send_reply (request, reply->status, "Content-Type: application/json\r\n",
                         reply->body);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->script = data;
  fixture->server = loopback_server_new (serve_cb, fixture);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->connection = causerie_connection_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->connection);
  loopback_server_free (fixture->server);
}

static void
count_state_cb (Fixture *fixture)
{
  fixture->n_states++;
}

/* As if the server were OpenRouter. (transfer full) */
static CauserieKeyTrial *
start (Fixture *fixture)
{
  const char *url = loopback_server_get_url (fixture->server);
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autoptr(CauserieAccess) access = NULL;
  CauserieKeyTrial *trial;

  causerie_connection_set_base_url (fixture->connection,
                                    causerie_provider_get ("openrouter")->base_url);
  access = causerie_access_new (fixture->connection, http, url, KEY, NULL);
  trial = causerie_key_trial_new (fixture->gateway, fixture->connection, KEY);
  g_signal_connect_swapped (trial, "notify::state", G_CALLBACK (count_state_cb), fixture);
  causerie_key_trial_start_at (trial, access);

  return trial;
}

static void
wait (CauserieKeyTrial *trial)
{
  while (causerie_key_trial_get_state (trial) < CAUSERIE_KEY_TRIAL_GOOD)
    g_main_context_iteration (NULL, TRUE);
}

/* Requests that were given up may still hold the trial for a moment. */
static void
finalize (CauserieKeyTrial *trial)
{
  g_object_add_weak_pointer (G_OBJECT (trial), (gpointer *) &trial);
  g_object_unref (trial);
  while (trial != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_first (CauserieKeyTrial *trial, const char *id)
{
  CauserieModel *first = causerie_key_trial_get_first_model (trial);

  g_assert_nonnull (first);
  g_assert_cmpstr (causerie_model_get_id (first), ==, id);
}

static void
test_paid (Fixture *fixture, gconstpointer data)
{
  CauserieKeyTrial *trial = start (fixture);

  wait (trial);
  g_assert_cmpint (causerie_key_trial_get_state (trial), ==, CAUSERIE_KEY_TRIAL_GOOD);
  g_assert_cmpuint (fixture->n_states, ==, 2);
  g_assert_cmpstr (causerie_key_trial_get_facts (trial)->label, ==, "sk-or-v1-0a1...c3d");
  g_assert_null (causerie_key_trial_get_credits (trial));
  g_assert_true (causerie_key_trial_hides_balance (trial));
  g_assert_cmpuint (causerie_key_trial_get_models (trial)->len, ==, 2);
  assert_first (trial, "openai/gpt-4o-mini");

  causerie_key_trial_cancel (trial); /* too late to matter */
  g_assert_cmpint (causerie_key_trial_get_state (trial), ==, CAUSERIE_KEY_TRIAL_GOOD);
  finalize (trial);
}

static void
test_free_tier (Fixture *fixture, gconstpointer data)
{
  CauserieKeyTrial *trial = start (fixture);

  wait (trial);
  g_assert_true (causerie_money_is_zero (causerie_key_trial_get_credits (trial)->balance));
  g_assert_false (causerie_key_trial_hides_balance (trial));
  assert_first (trial, "meta-llama/llama-3.3-70b-instruct:free");
  finalize (trial);
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  CauserieKeyTrial *trial = start (fixture);
  g_autofree char *sentence = NULL;

  wait (trial);
  g_assert_cmpint (causerie_key_trial_get_state (trial), ==, CAUSERIE_KEY_TRIAL_FAILED);
  g_assert_cmpint (causerie_failure_get_kind (causerie_key_trial_get_failure (trial)), ==,
                   CAUSERIE_FAILURE_KEY_INVALID);
  sentence = causerie_key_trial_dup_sentence (trial);
  g_assert_null (strstr (sentence, KEY));
  finalize (trial);
}

static void
test_listless (Fixture *fixture, gconstpointer data)
{
  CauserieKeyTrial *trial = start (fixture);

  wait (trial);
  g_assert_cmpint (causerie_key_trial_get_state (trial), ==, CAUSERIE_KEY_TRIAL_FAILED);
  g_assert_cmpint (causerie_failure_get_kind (causerie_key_trial_get_failure (trial)), ==,
                   CAUSERIE_FAILURE_SERVER);
  finalize (trial);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  CauserieKeyTrial *trial = start (fixture);

  causerie_key_trial_cancel (trial);
  g_assert_cmpint (causerie_key_trial_get_state (trial), ==, CAUSERIE_KEY_TRIAL_FAILED);
  g_assert_cmpint (causerie_failure_get_kind (causerie_key_trial_get_failure (trial)), ==,
                   CAUSERIE_FAILURE_CANCELLED);
  finalize (trial);
}

/* A server of one's own tells of models alone; they are the proof. */
static void
test_own_server (Fixture *fixture, gconstpointer data)
{
  CauserieKeyTrial *trial;

  causerie_connection_set_base_url (fixture->connection,
                                    loopback_server_get_url (fixture->server));
  trial = causerie_key_trial_new (fixture->gateway, fixture->connection, "a-key-of-mine");
  causerie_key_trial_start (trial);
  wait (trial);
  g_assert_cmpint (causerie_key_trial_get_state (trial), ==, CAUSERIE_KEY_TRIAL_GOOD);
  g_assert_null (causerie_key_trial_get_facts (trial));
  g_assert_false (causerie_key_trial_hides_balance (trial));
  g_assert_nonnull (causerie_key_trial_get_first_model (trial));
  finalize (trial);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, script, test) \
  g_test_add ("/key-trial/" name, Fixture, script, set_up, test, tear_down)
  ADD ("paid", &paid, test_paid);
  ADD ("free-tier", &free_tier, test_free_tier);
  ADD ("wrong", &wrong, test_wrong);
  ADD ("listless", &listless, test_listless);
  ADD ("cancel", &silent, test_cancel);
  ADD ("own-server", &paid, test_own_server);
#undef ADD

  return g_test_run ();
}
