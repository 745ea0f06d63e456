/* test-message.c: one turn of a conversation
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message.h"
#include "check-property.h"

#include <string.h>

static CauserieMessage *
new_answer (void)
{
  return causerie_message_new ("m-2", "m-1", CAUSERIE_ROLE_ASSISTANT);
}

static void
test_new (void)
{
  CauserieMessage *message = new_answer ();
  g_autoptr(CauserieMessage) first = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);

  g_assert_cmpstr (causerie_message_get_uid (message), ==, "m-2");
  g_assert_cmpstr (causerie_message_get_parent_uid (message), ==, "m-1");
  g_assert_cmpint (causerie_message_get_role (message), ==, CAUSERIE_ROLE_ASSISTANT);
  g_assert_cmpint (causerie_message_get_state (message), ==, CAUSERIE_MESSAGE_DONE);
  g_assert_cmpstr (causerie_message_get_text (message), ==, "");
  g_assert_cmpstr (causerie_message_get_reasoning (message), ==, "");
  g_assert_cmpuint (causerie_message_get_n_parts (message), ==, 0);
  g_assert_null (causerie_message_get_model (message));
  g_assert_null (causerie_message_get_params (message));
  g_assert_null (causerie_message_get_usage (message));
  g_assert_null (causerie_message_get_failure (message));
  g_assert_cmpint (causerie_message_get_sent_time (message), ==, 0);
  g_assert_cmpint (causerie_message_get_finish (message), ==, CAUSERIE_FINISH_NONE);
  g_assert_finalize_object (message);

  g_assert_true (g_uuid_string_is_valid (causerie_message_get_uid (first)));
  g_assert_null (causerie_message_get_parent_uid (first));
}

static void
fill (CauserieMessage *message)
{
  g_autoptr(CauseriePart) part = causerie_part_new_citation ("https://example.org", NULL);
  g_autoptr(CauserieUsage) usage = causerie_usage_new (&CAUSERIE_USAGE_UNKNOWN);
  g_autoptr(CauserieFailure) failure = causerie_failure_new_local (CAUSERIE_FAILURE_CUT_OFF, "eof");
  CauserieParams params = { 0 };

  causerie_message_append_text (message, "text", -1);
  causerie_message_append_reasoning (message, "reasoning", -1);
  causerie_message_add_part (message, part);
  causerie_message_set_usage (message, usage);
  causerie_message_set_failure (message, failure);
  causerie_message_set_params (message, &params);
  causerie_message_set_profile (message, "p-1");
  causerie_message_set_model (message, "a/b");
  causerie_message_set_answered_model (message, "a/b-2");
  causerie_message_set_provider (message, "Somebody");
  causerie_message_set_generation_id (message, "gen-1");
  causerie_message_set_finish_word (message, "stop");
}

static void
test_destroy_full (void)
{
  CauserieMessage *message = new_answer ();

  fill (message);
  g_assert_cmpstr (causerie_message_get_profile (message), ==, "p-1");
  g_assert_cmpstr (causerie_message_get_model (message), ==, "a/b");
  g_assert_cmpstr (causerie_message_get_answered_model (message), ==, "a/b-2");
  g_assert_cmpstr (causerie_message_get_provider (message), ==, "Somebody");
  g_assert_cmpstr (causerie_message_get_generation_id (message), ==, "gen-1");
  g_assert_finalize_object (message);
}

static void
test_properties (void)
{
  static const char * const names[] = {
    "state", "usage", "failure",
    "sent-time", "first-token-time", "reasoning-end-time", "end-time", "trashed-time",
    "connection", "prices", "model", "answered-model", "provider", "generation-id", "finish-word", NULL
  };
  g_autoptr(CauserieMessage) message = new_answer ();
  g_autoptr(CauserieUsage) usage = causerie_usage_new (&CAUSERIE_USAGE_UNKNOWN);
  g_autoptr(CauserieFailure) failure = causerie_failure_new_local (CAUSERIE_FAILURE_TLS, "no");
  g_auto(GValue) state = G_VALUE_INIT;

  g_value_init (&state, CAUSERIE_TYPE_MESSAGE_STATE);
  g_value_set_enum (&state, CAUSERIE_MESSAGE_STREAMING);
  check_property (message, "state", &state);
  check_boxed_property (message, "usage", CAUSERIE_TYPE_USAGE, usage);
  check_boxed_property (message, "failure", CAUSERIE_TYPE_FAILURE, failure);
  for (gsize i = 3; i < 8; i++)
    check_int64_property (message, names[i]);
  for (gsize i = 8; names[i] != NULL; i++)
    check_string_property (message, names[i]);
  check_all_writable (message, names);
}

static void
test_wait (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  CauserieWait wait = { .phase = CAUSERIE_WAIT_SENDING, .fraction = 0.5 };
  CauserieWait *got = NULL;
  guint n_notified = 0;

  g_assert_cmpint (causerie_message_get_wait (message)->phase, ==, CAUSERIE_WAIT_NONE);
  g_signal_connect (message, "notify::wait", G_CALLBACK (count_notify_cb), &n_notified);

  causerie_message_set_wait (message, NULL);
  g_assert_cmpuint (n_notified, ==, 0);
  causerie_message_set_wait (message, &wait);
  causerie_message_set_wait (message, &wait);
  g_assert_cmpuint (n_notified, ==, 1);
  wait.fraction = 0.75;
  g_assert_cmpfloat (causerie_message_get_wait (message)->fraction, ==, 0.5);
  causerie_message_set_wait (message, &wait);
  g_assert_cmpuint (n_notified, ==, 2);
  g_object_get (message, "wait", &got, NULL);
  g_assert_true (causerie_wait_equal (got, &wait));
  causerie_wait_free (got);
  causerie_message_set_wait (message, NULL);
  g_assert_cmpint (causerie_message_get_wait (message)->phase, ==, CAUSERIE_WAIT_NONE);
  g_assert_cmpuint (n_notified, ==, 3);
}

static void
test_read_only_properties (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  g_autofree char *uid = NULL, *parent_uid = NULL, *text = NULL, *reasoning = NULL;
  CauserieRole role;
  guint n_parts;

  fill (message);
  g_object_get (message,
                "uid", &uid,
                "parent-uid", &parent_uid,
                "role", &role,
                "text", &text,
                "reasoning", &reasoning,
                "n-parts", &n_parts,
                NULL);
  g_assert_cmpstr (uid, ==, "m-2");
  g_assert_cmpstr (parent_uid, ==, "m-1");
  g_assert_cmpint (role, ==, CAUSERIE_ROLE_ASSISTANT);
  g_assert_cmpstr (text, ==, "text");
  g_assert_cmpstr (reasoning, ==, "reasoning");
  g_assert_cmpuint (n_parts, ==, 1);
}

static void
test_append (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  guint n_text = 0, n_reasoning = 0;

  g_signal_connect (message, "notify::text", G_CALLBACK (count_notify_cb), &n_text);
  g_signal_connect (message, "notify::reasoning", G_CALLBACK (count_notify_cb), &n_reasoning);

  causerie_message_append_text (message, "При", -1);
  causerie_message_append_text (message, "віт, світе", strlen ("віт"));
  causerie_message_append_text (message, "", -1);
  causerie_message_append_text (message, "unused", 0);
  g_assert_cmpstr (causerie_message_get_text (message), ==, "Привіт");
  g_assert_cmpuint (causerie_message_get_text_length (message), ==, strlen ("Привіт"));
  g_assert_cmpuint (n_text, ==, 2);
  g_assert_cmpuint (n_reasoning, ==, 0);

  causerie_message_append_reasoning (message, "Hm", -1);
  g_assert_cmpstr (causerie_message_get_reasoning (message), ==, "Hm");
  g_assert_cmpuint (causerie_message_get_reasoning_length (message), ==, 2);
  g_assert_cmpuint (n_text, ==, 2);
  g_assert_cmpuint (n_reasoning, ==, 1);
}

static void
test_set_text (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  guint n_notifies = 0;

  causerie_message_append_text (message, "before", -1);
  g_signal_connect (message, "notify::text", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_message_set_text (message, "after");
  causerie_message_set_text (message, "after");
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpstr (causerie_message_get_text (message), ==, "after");

  causerie_message_set_text (message, "");
  g_assert_cmpuint (n_notifies, ==, 2);
  g_assert_cmpuint (causerie_message_get_text_length (message), ==, 0);
}

/* A long answer comes in as many steps as it has tokens; no step may cost what is already there. */
static void
test_long_answer (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();

  for (guint i = 0; i < 200000; i++)
    causerie_message_append_text (message, "слово ", -1);
  g_assert_cmpuint (causerie_message_get_text_length (message), ==, 200000 * strlen ("слово "));
}

static void
test_parts (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  g_autoptr(CauseriePart) call = causerie_part_new_tool_call ("1", "f", "{}");
  g_autoptr(CauseriePart) citation = causerie_part_new_citation ("https://example.org", "Example");
  guint n_notifies = 0;

  g_signal_connect (message, "notify::n-parts", G_CALLBACK (count_notify_cb), &n_notifies);
  causerie_message_add_part (message, call);
  causerie_message_add_part (message, citation);
  g_assert_cmpuint (n_notifies, ==, 2);
  g_assert_cmpuint (causerie_message_get_n_parts (message), ==, 2);
  g_assert_true (causerie_message_get_part (message, 0) == call);
  g_assert_true (causerie_message_get_part (message, 1) == citation);
}

static void
test_state (void)
{
  static const gboolean running[] = { TRUE, TRUE, FALSE, FALSE, FALSE, FALSE };
  g_autoptr(CauserieMessage) message = new_answer ();

  for (gsize i = 0; i < G_N_ELEMENTS (running); i++) {
    causerie_message_set_state (message, i);
    g_assert_cmpint (causerie_message_get_state (message), ==, i);
    g_assert_true (causerie_message_is_running (message) == running[i]);
  }
}

static void
test_params (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  CauserieParams params = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_message_set_params (message, &params);
  causerie_message_set_params (message, causerie_message_get_params (message));
  g_assert_true (causerie_params_equal (causerie_message_get_params (message), &params));
  causerie_message_set_params (message, NULL);
  g_assert_null (causerie_message_get_params (message));
}

static void
test_finish (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();

  causerie_message_set_finish_word (message, "end_turn");
  g_assert_cmpstr (causerie_message_get_finish_word (message), ==, "end_turn");
  g_assert_cmpint (causerie_message_get_finish (message), ==, CAUSERIE_FINISH_STOP);
}

static void
test_speed (void)
{
  static const struct {
    gint64 tokens;
    gint64 first;
    gint64 end;
    double speed;
  } cases[] = {
    { 100, 1000000, 3000000, 50 },
    { 1, 1000000, 1500000, 2 },
    { -1, 1000000, 3000000, 0 },
    { 0, 1000000, 3000000, 0 },
    { 100, 0, 3000000, 0 },
    { 100, 1000000, 0, 0 },
    { 100, 1000000, 1000000, 0 },
    { 100, 3000000, 1000000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieMessage) message = new_answer ();
    CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
    g_autoptr(CauserieUsage) usage = NULL;

    facts.completion_tokens = cases[i].tokens;
    usage = causerie_usage_new (&facts);
    causerie_message_set_first_token_time (message, cases[i].first);
    causerie_message_set_end_time (message, cases[i].end);
    g_assert_cmpfloat (causerie_message_get_speed (message), ==, 0);
    causerie_message_set_usage (message, usage);
    g_assert_cmpfloat (causerie_message_get_speed (message), ==, cases[i].speed);
  }
}

/* What is not text would end in a widget; the programmer who lets it through hears of it. */
static void
test_invalid_text (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();

  if (g_test_subprocess ()) {
    causerie_message_append_text (message, "\xff", -1);
    return;
  }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*CRITICAL*utf8*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/new", test_new);
  g_test_add_func ("/message/destroy-full", test_destroy_full);
  g_test_add_func ("/message/properties", test_properties);
  g_test_add_func ("/message/wait", test_wait);
  g_test_add_func ("/message/read-only-properties", test_read_only_properties);
  g_test_add_func ("/message/append", test_append);
  g_test_add_func ("/message/set-text", test_set_text);
  g_test_add_func ("/message/long-answer", test_long_answer);
  g_test_add_func ("/message/parts", test_parts);
  g_test_add_func ("/message/state", test_state);
  g_test_add_func ("/message/params", test_params);
  g_test_add_func ("/message/finish", test_finish);
  g_test_add_func ("/message/speed", test_speed);
  g_test_add_func ("/message/invalid-text", test_invalid_text);

  return g_test_run ();
}
