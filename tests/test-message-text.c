/* test-message-text.c: what is said about a message, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-text.h"

#define SECOND G_USEC_PER_SEC
#define NBSP   "\u00a0"

/* 22 November 2026, 14:02:30 in the zone of the tests. */
static gint64
get_now (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_local (2026, 11, 22, 14, 2, 30);

  return g_date_time_to_unix (now) * SECOND;
}

static CauserieMessage *
new_answer (void)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);

  causerie_message_set_model (message, "moonshotai/kimi-k2");
  causerie_message_set_sent_time (message, get_now () - 12 * SECOND);
  causerie_message_set_first_token_time (message, get_now () - 10 * SECOND);
  causerie_message_set_end_time (message, get_now ());
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  return message;
}

static void
set_usage (CauserieMessage *message, gint64 in, gint64 out, const char *cost, gboolean estimate)
{
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  g_autoptr(CauserieMoney) money = cost != NULL ? causerie_money_parse (cost) : NULL;
  g_autoptr(CauserieUsage) usage = NULL;

  facts.prompt_tokens = in;
  facts.completion_tokens = out;
  facts.cost = money;
  facts.cost_is_estimate = estimate;
  usage = causerie_usage_new (&facts);
  causerie_message_set_usage (message, usage);
}

static void
assert_summary (CauserieMessage *message, const char *expected)
{
  g_autofree char *summary = causerie_message_text_summary (message, get_now ());

  g_assert_cmpstr (summary, ==, expected);
}

static void
test_who (void)
{
  g_autoptr(CauserieMessage) question = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autoptr(CauserieMessage) answer = new_answer ();
  g_autoptr(CauserieMessage) unknown = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
  g_autofree char *you = causerie_message_text_who (question);
  g_autofree char *model = causerie_message_text_who (answer);
  g_autofree char *nobody = causerie_message_text_who (unknown);

  g_assert_cmpstr (you, ==, "You");
  g_assert_cmpstr (model, ==, "kimi-k2");
  g_assert_cmpstr (nobody, ==, "Answer");
}

static void
test_summary (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();

  assert_summary (message, "14:02");
  set_usage (message, 12, 340, "0.0012", FALSE);
  assert_summary (message, "14:02 · 12 in / 340 out tokens · $0.0012 · 34 tokens/s");
  set_usage (message, 128000, 34, "0.0012", TRUE);
  assert_summary (message, "14:02 · 128" NBSP "000 in / 34 out tokens · ≈ $0.0012 · 3.4 tokens/s");
  set_usage (message, 12, -1, NULL, FALSE);
  assert_summary (message, "14:02 · 12 tokens in");
  set_usage (message, -1, 340, NULL, FALSE);
  assert_summary (message, "14:02 · 340 tokens out · 34 tokens/s");
}

static void
test_endings (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();

  causerie_message_set_finish_word (message, "length");
  assert_summary (message, "Token limit reached · 14:02");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STOPPED);
  assert_summary (message, "Stopped · 14:02");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_INTERRUPTED);
  assert_summary (message, "Interrupted · 14:02");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  assert_summary (message, "");
}

static void
test_not_sent (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  const CauserieFailureFacts facts = { .kind = CAUSERIE_FAILURE_UNREACHABLE, .retry_after = -1,
                                       .not_sent = TRUE };
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&facts);

  causerie_message_set_failure (message, failure);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_FAILED);
  assert_summary (message, "Not sent · 14:02");
}

static void
assert_waiting (CauserieMessage *message, gint64 now, const char *expected)
{
  g_autofree char *waiting = causerie_message_text_waiting (message, now);

  g_assert_cmpstr (waiting, ==, expected);
}

static void
test_waiting (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  gint64 sent = causerie_message_get_sent_time (message);

  assert_waiting (message, sent, "Waiting for kimi-k2…");
  assert_waiting (message, sent + SECOND - 1, "Waiting for kimi-k2…");
  assert_waiting (message, sent + 3 * SECOND, "Waiting for kimi-k2… 3 s");
  assert_waiting (message, sent - SECOND, "Waiting for kimi-k2…");
  causerie_message_set_sent_time (message, 0);
  assert_waiting (message, sent, "Waiting for kimi-k2…");
}

static void
test_waiting_for_what (void)
{
  static const struct { CauserieWait wait; const char *at_first, *later, *name; } cases[] = {
    { { CAUSERIE_WAIT_CONNECTING }, "Connecting…", "Connecting… 3 s", "Connecting…" },
    { { CAUSERIE_WAIT_SENDING, .fraction = 0.25 }, "Sending…", "Sending… 25 %", "Sending…" },
    { { CAUSERIE_WAIT_SENDING, .fraction = 7 }, "Sending…", "Sending… 100 %", "Sending…" },
    { { CAUSERIE_WAIT_ANSWER }, "Waiting for kimi-k2…", "Waiting for kimi-k2… 3 s",
      "Waiting for kimi-k2…" },
    { { CAUSERIE_WAIT_LOADING }, "The server is loading the model…",
      "The server is loading the model… 3 s", "The server is loading the model…" },
    { { CAUSERIE_WAIT_RETRY, .why = CAUSERIE_FAILURE_SERVER },
      "The server has a problem. Trying again…", "The server has a problem. Trying again… 3 s",
      "The server has a problem. Trying again…" },
  };
  g_autoptr(CauserieMessage) message = new_answer ();
  gint64 sent = causerie_message_get_sent_time (message);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = NULL;

    causerie_message_set_wait (message, &cases[i].wait);
    assert_waiting (message, sent, cases[i].at_first);
    assert_waiting (message, sent + 3 * SECOND, cases[i].later);
    name = causerie_message_text_wait_name (message);
    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

static void
test_counting_down (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  gint64 sent = causerie_message_get_sent_time (message);
  CauserieWait wait = { CAUSERIE_WAIT_RETRY, .until = sent + 20 * SECOND,
                        .why = CAUSERIE_FAILURE_RATE_LIMITED };
  g_autofree char *name = NULL;

  causerie_message_set_wait (message, &wait);
  assert_waiting (message, sent, "Too many requests. Trying again in 20 s");
  assert_waiting (message, sent + 17 * SECOND, "Too many requests. Trying again in 3 s");
  assert_waiting (message, sent + 20 * SECOND - 1, "Too many requests. Trying again in 1 s");
  assert_waiting (message, sent + 20 * SECOND, "Too many requests. Trying again… 20 s");
  name = causerie_message_text_wait_name (message);
  g_assert_cmpstr (name, ==, "Too many requests. Trying again…");
}

/* `end` of the reasoning in seconds after the first token; negative: nobody noted it. */
static void
assert_thought (gboolean running, const char *answer, double end, const char *expected)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  gint64 begin = causerie_message_get_first_token_time (message);
  g_autofree char *text = NULL;

  causerie_message_append_reasoning (message, "Let me see.", -1);
  causerie_message_set_text (message, answer);
  if (end >= 0)
    causerie_message_set_reasoning_end_time (message, begin + (gint64) (end * SECOND));
  if (running)
    causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  text = causerie_message_text_thought (message, get_now ());
  g_assert_cmpstr (text, ==, expected);
}

static void
test_thought (void)
{
  assert_thought (FALSE, "Yes", -1, "Reasoning");
  assert_thought (FALSE, "Yes", 0, "Reasoning");
  assert_thought (FALSE, "Yes", 0.4, "Thought for a moment");
  assert_thought (FALSE, "Yes", 9, "Thought for 9 s");
  assert_thought (FALSE, "Yes", 125, "Thought for 2 min 5 s");
  assert_thought (FALSE, "", -1, "Thought for 10 s"); /* all of it */
  assert_thought (TRUE, "", -1, "Thinking… 10 s");
  assert_thought (TRUE, "Ye", 9, "Thought for 9 s");
}

static void
test_thinking_begins (void)
{
  g_autoptr(CauserieMessage) message = new_answer ();
  gint64 begin = causerie_message_get_first_token_time (message);
  g_autofree char *at_once = NULL, *later = NULL;

  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  g_assert_false (causerie_message_text_is_thinking (message));
  causerie_message_append_reasoning (message, "Let me see.", -1);
  g_assert_true (causerie_message_text_is_thinking (message));
  at_once = causerie_message_text_thought (message, begin + SECOND / 2);
  g_assert_cmpstr (at_once, ==, "Thinking…");
  later = causerie_message_text_thought (message, begin + 3 * SECOND + SECOND / 2);
  g_assert_cmpstr (later, ==, "Thinking… 3 s");
}

static void
test_time (void)
{
  const gint64 now = get_now ();
  static const struct { int days; const char *text; } cases[] = {
    { 0, "14:02" },
    { 1, "21 November, 14:02" },
    { 365, "22 November 2025, 14:02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 time = now - (gint64) cases[i].days * 86400 * SECOND;
    g_autofree char *text = causerie_message_text_time (time, now);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_duration (void)
{
  static const struct { double seconds; const char *text; } cases[] = {
    { -5, "0 s" }, { 59.9, "59 s" }, { 60, "1 min 0 s" }, { 3599, "59 min 59 s" },
    { 3780, "1 h 3 min" }, { 1e300, "596523 h 14 min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = causerie_message_text_duration (cases[i].seconds);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message-text/who", test_who);
  g_test_add_func ("/message-text/summary", test_summary);
  g_test_add_func ("/message-text/endings", test_endings);
  g_test_add_func ("/message-text/waiting", test_waiting);
  g_test_add_func ("/message-text/not-sent", test_not_sent);
  g_test_add_func ("/message-text/waiting-for-what", test_waiting_for_what);
  g_test_add_func ("/message-text/counting-down", test_counting_down);
  g_test_add_func ("/message-text/thought", test_thought);
  g_test_add_func ("/message-text/thinking-begins", test_thinking_begins);
  g_test_add_func ("/message-text/time", test_time);
  g_test_add_func ("/message-text/duration", test_duration);

  return g_test_run ();
}
