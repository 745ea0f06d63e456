/* test-ask-object.c: the JSON object of `ask --json`, byte for byte
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-failure.h"
#include "causerie-ask-object.h"

#define EMPTY_TIMING "\"timing\":{\"first_token_ms\":null,\"total_ms\":null}}"

static CauserieMessage *
new_answer (void)
{
  return causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
}

static void
assert_object (CauserieMessage *answer, CauserieFailure *failure, const char *expected)
{
  g_autoptr(CauserieFailureText) text = NULL;
  g_autofree char *object = NULL;

  if (failure != NULL)
    text = causerie_ask_failure_explain (failure, NULL);
  object = causerie_ask_object_write (answer, failure, text);
  g_assert_cmpstr (object, ==, expected);
}

static void
test_nothing (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ();

  assert_object (answer, NULL,
                 "{\"content\":\"\",\"reasoning\":null,\"finish_reason\":null,\"model\":null,"
                 "\"provider\":null,\"id\":null,\"tool_calls\":[],\"citations\":[],"
                 "\"usage\":null,\"cost\":null,\"cost_is_estimate\":false,\"error\":null,"
                 EMPTY_TIMING);
}

static void
set_usage (CauserieMessage *answer, const char *cost)
{
  g_autoptr(CauserieMoney) money = causerie_money_parse (cost);
  g_autoptr(CauserieUsage) usage = NULL;
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  facts.prompt_tokens = 12;
  facts.completion_tokens = 34;
  facts.total_tokens = 46;
  facts.reasoning_tokens = 0;
  facts.cost = money;
  usage = causerie_usage_new (&facts);
  causerie_message_set_usage (answer, usage);
}

static void
test_everything (void)
{
  g_autoptr(CauserieMessage) answer = new_answer ();
  g_autoptr(CauseriePart) call = causerie_part_new_tool_call ("c1", "sum", "{\"a\":1}");
  g_autoptr(CauseriePart) citation = causerie_part_new_citation ("https://example.org", NULL);

  causerie_message_append_text (answer, "Four “4”\n", -1);
  causerie_message_append_reasoning (answer, "2+2", -1);
  causerie_message_set_model (answer, "m");
  causerie_message_set_answered_model (answer, "m-2026");
  causerie_message_set_provider (answer, "P");
  causerie_message_set_generation_id (answer, "gen-1");
  causerie_message_set_finish_word (answer, "content_filter");
  causerie_message_add_part (answer, call);
  causerie_message_add_part (answer, citation);
  set_usage (answer, "0.0000008333333333333333"); /* a double would end in …32 */
  causerie_message_set_sent_time (answer, 1000000);
  causerie_message_set_first_token_time (answer, 1250999);
  causerie_message_set_end_time (answer, 3000000);

  assert_object (answer, NULL,
                 "{\"content\":\"Four “4”\\n\",\"reasoning\":\"2+2\","
                 "\"finish_reason\":\"content_filter\",\"model\":\"m-2026\",\"provider\":\"P\","
                 "\"id\":\"gen-1\","
                 "\"tool_calls\":[{\"id\":\"c1\",\"name\":\"sum\",\"arguments\":\"{\\\"a\\\":1}\"}],"
                 "\"citations\":[{\"url\":\"https://example.org\",\"title\":null}],"
                 "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":34,\"total_tokens\":46,"
                 "\"reasoning_tokens\":0,\"cached_tokens\":null},"
                 "\"cost\":0.0000008333333333333333,\"cost_is_estimate\":false,\"error\":null,"
                 "\"timing\":{\"first_token_ms\":250,\"total_ms\":2000}}");
}

static void
test_failure (void)
{
  const CauserieFailureFacts facts = {
    .kind = CAUSERIE_FAILURE_RATE_LIMITED,
    .status = 429,
    .code = "rate_limit_exceeded",
    .message = "slow down",
    .retry_after = 1.5,
  };
  g_autoptr(CauserieMessage) answer = new_answer ();
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&facts);

  assert_object (answer, failure,
                 "{\"content\":\"\",\"reasoning\":null,\"finish_reason\":null,\"model\":null,"
                 "\"provider\":null,\"id\":null,\"tool_calls\":[],\"citations\":[],"
                 "\"usage\":null,\"cost\":null,\"cost_is_estimate\":false,"
                 "\"error\":{\"kind\":\"rate-limited\",\"status\":429,"
                 "\"code\":\"rate_limit_exceeded\",\"message\":\"slow down\","
                 "\"hint\":\"Try again in 2 seconds.\",\"retry_after\":1.5},"
                 EMPTY_TIMING);
}

static void
test_local_failure (void)
{
  const CauserieFailureFacts facts = { .kind = CAUSERIE_FAILURE_TIMEOUT, .retry_after = -1 };
  g_autoptr(CauserieMessage) answer = new_answer ();
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&facts);

  assert_object (answer, failure,
                 "{\"content\":\"\",\"reasoning\":null,\"finish_reason\":null,\"model\":null,"
                 "\"provider\":null,\"id\":null,\"tool_calls\":[],\"citations\":[],"
                 "\"usage\":null,\"cost\":null,\"cost_is_estimate\":false,"
                 "\"error\":{\"kind\":\"timeout\",\"status\":null,\"code\":null,"
                 "\"message\":\"The server did not answer in time.\","
                 "\"hint\":\"It may be busy. Try again, or choose another model.\","
                 "\"retry_after\":null},"
                 EMPTY_TIMING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ask-object/nothing", test_nothing);
  g_test_add_func ("/ask-object/everything", test_everything);
  g_test_add_func ("/ask-object/failure", test_failure);
  g_test_add_func ("/ask-object/local-failure", test_local_failure);

  return g_test_run ();
}
