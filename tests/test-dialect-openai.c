/* test-dialect-openai.c: the chat-completions format, written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "openai-request.h"

#include "causerie-connection.h"

#include <string.h>

/* The block of the guide, through a connection whose row is Custom. */
static CauserieRequest *
make_guide_request (const char *base_url)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  CauserieParams params = { 0 };
  CauserieRequest *request;

  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, base_url);
  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 8192);

  request = causerie_request_new (causerie_connection_get_base_url (connection),
                                  causerie_connection_get_facts (connection), "moonshotai/kimi-k2");
  causerie_request_set_params (request, &params);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Привіт! Як справи?", NULL);
  return request;
}

static void
test_guide (void)
{
  g_autoptr(CauserieRequest) request = make_guide_request (OPENROUTER);
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autofree char *url = causerie_dialect_dup_url (dialect, request);

  g_assert_cmpstr (url, ==, "https://openrouter.ai/api/v1/chat/completions");
  check_body (request, "{\"model\":\"moonshotai/kimi-k2\",\"stream\":true,"
                       "\"stream_options\":{\"include_usage\":true},\"temperature\":0.7,"
                       "\"messages\":[{\"role\":\"user\",\"content\":\"Привіт! Як справи?\"}]}");
}

static void
test_session (void)
{
  g_autoptr(CauserieRequest) openrouter = make_request (OPENROUTER, "a");
  g_autoptr(CauserieRequest) local = make_request (LOCAL, "a");
  g_autofree char *too_long = g_strnfill (257, 'x');

  causerie_request_set_session_id (openrouter, "c-1");
  causerie_request_set_session_id (local, "c-1");
  check_body (openrouter, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                          "\"session_id\":\"c-1\",\"messages\":[]}");
  check_body (local, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                     "\"messages\":[]}");

  causerie_request_set_session_id (openrouter, too_long);
  check_body (openrouter, "{\"model\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                          "\"messages\":[]}");
}

static void
test_turns (void)
{
  g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");

  causerie_request_set_stream (request, FALSE);
  causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, "Be \"brief\".\n", NULL);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Hi \\ </script>\t\x01", NULL);
  causerie_request_add_turn (request, CAUSERIE_ROLE_ASSISTANT, "", NULL);
  check_body (request, "{\"model\":\"a\",\"stream\":false,\"messages\":["
                       "{\"role\":\"system\",\"content\":\"Be \\\"brief\\\".\\n\"},"
                       "{\"role\":\"user\",\"content\":\"Hi \\\\ </script>\\t\\u0001\"},"
                       "{\"role\":\"assistant\",\"content\":\"\"}]}");
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
}

static void
test_parts (void)
{
  g_autoptr(CauserieRequest) request = make_request (LOCAL, "a");
  g_autoptr(GPtrArray) parts = new_parts ();
  g_autoptr(GPtrArray) unsent = new_parts ();
  g_autoptr(GBytes) data = g_bytes_new_static ("abc", 3);

  g_ptr_array_add (parts, causerie_part_new_image (data, "image/png", "a.png"));
  g_ptr_array_add (parts, causerie_part_new_file (data, "application/pdf", "ф.pdf"));
  g_ptr_array_add (parts, causerie_part_new_text ("more"));
  g_ptr_array_add (unsent, causerie_part_new_citation ("https://example.org", NULL));

  causerie_request_set_stream (request, FALSE);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "What is this?", parts);
  causerie_request_add_turn (request, CAUSERIE_ROLE_ASSISTANT, "A file.", unsent);
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "", parts);
#define PARTS "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,YWJj\"}}," \
  "{\"type\":\"file\",\"file\":{\"filename\":\"ф.pdf\",\"file_data\":\"data:application/pdf;base64,YWJj\"}}," \
  "{\"type\":\"text\",\"text\":\"more\"}"
  check_body (request, "{\"model\":\"a\",\"stream\":false,\"messages\":["
                       "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is this?\"},"
                       PARTS "]},{\"role\":\"assistant\",\"content\":\"A file.\"},"
                       "{\"role\":\"user\",\"content\":[" PARTS "]}]}");
#undef PARTS
}

/* Calls go back with the answer that made them; what stands for no text is the provider's. */
static void
test_calls (void)
{
  g_autoptr(CauserieRequest) local = make_request (LOCAL, "a");
  g_autoptr(CauserieRequest) openai = make_request ("https://api.openai.com/v1", "a");
  g_autoptr(GPtrArray) parts = new_parts ();

  g_ptr_array_add (parts, causerie_part_new_tool_call ("call_1", "f", "{\"a\":1}"));
  g_ptr_array_add (parts, causerie_part_new_tool_call (NULL, NULL, "{}"));
  causerie_request_set_stream (local, FALSE);
  causerie_request_set_stream (openai, FALSE);
  causerie_request_add_turn (local, CAUSERIE_ROLE_ASSISTANT, "", parts);
  causerie_request_add_turn (openai, CAUSERIE_ROLE_ASSISTANT, "", parts);
  causerie_request_add_turn (openai, CAUSERIE_ROLE_ASSISTANT, "Wait.", parts);
#define CALLS "\"tool_calls\":[" \
  "{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}," \
  "{\"id\":\"\",\"type\":\"function\",\"function\":{\"name\":\"\",\"arguments\":\"{}\"}}]}"
  check_body (local, "{\"model\":\"a\",\"stream\":false,\"messages\":["
                     "{\"role\":\"assistant\",\"content\":\"\"," CALLS "]}");
  check_body (openai, "{\"model\":\"a\",\"stream\":false,\"messages\":["
                      "{\"role\":\"assistant\",\"content\":null," CALLS ","
                      "{\"role\":\"assistant\",\"content\":\"Wait.\"," CALLS "]}");
#undef CALLS
}

static void
test_reasoning_details (void)
{
  static const char details[] =
    "[{\"type\":\"reasoning.text\",\"text\":\"so\",\"signature\":\"AbC/+=\",\"index\":0,\"id\":null},"
    "{\"type\":\"reasoning.encrypted\",\"data\":\"…\"}]";
  static const char * const urls[] = { OPENROUTER, LOCAL, "https://api.openai.com/v1" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autoptr(CauserieRequest) request = make_request (urls[i], "a");
    g_autoptr(GPtrArray) parts = new_parts ();
    g_autofree char *expected =
      g_strdup_printf ("{\"model\":\"a\",\"stream\":false,\"messages\":["
                       "{\"role\":\"assistant\",\"content\":\"Yes.\"%s%s}]}",
                       i == 0 ? ",\"reasoning_details\":" : "", i == 0 ? details : "");

    g_ptr_array_add (parts, causerie_part_new_reasoning_details (details));
    causerie_request_set_stream (request, FALSE);
    causerie_request_add_turn (request, CAUSERIE_ROLE_ASSISTANT, "Yes.", parts);
    check_body (request, expected);
  }
}

static void
test_address (void)
{
  static const char * const urls[][2] = {
    { "https://x.openai.azure.com/openai/deployments/d?api-version=1",
      "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=1" },
    { "https://api.perplexity.ai", "https://api.perplexity.ai/chat/completions" },
  };
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autoptr(CauserieRequest) request = make_request (urls[i][0], "a");
    g_autofree char *url = causerie_dialect_dup_url (dialect, request);

    g_assert_cmpstr (url, ==, urls[i][1]);
  }
}

static void
test_request_values (void)
{
  CauserieRequest *request = make_request (LOCAL, "a");
  g_autoptr(CauserieRequest) other = causerie_request_ref (request);

  g_assert_true (request == other);
  causerie_request_set_key (request, "one");
  causerie_request_set_key (request, "two");
  causerie_request_unref (request);
  g_assert_cmpstr (causerie_request_get_key (other), ==, "two");
  causerie_request_set_key (other, NULL);
  g_assert_null (causerie_request_get_key (other));
  g_assert_null (causerie_request_get_session_id (other));
  g_assert_cmpstr (causerie_request_get_app_url (other), ==, "");
  g_assert_true (causerie_request_get_stream (other));
  g_assert_cmpstr (causerie_request_get_purpose (other), ==, "chat");
  g_assert_cmpuint (causerie_request_get_attempt (other), ==, 1);
  g_assert_null (causerie_request_get_headers (other)[0]);

  causerie_request_set_purpose (other, "test");
  causerie_request_set_attempt (other, 2);
  causerie_request_add_header (other, "X-A", "1");
  causerie_request_add_header (other, "X-B", "2");
  g_assert_cmpstr (causerie_request_get_purpose (other), ==, "test");
  g_assert_cmpuint (causerie_request_get_attempt (other), ==, 2);
  g_assert_cmpstr (causerie_request_get_headers (other)[2], ==, "X-B");
  g_assert_cmpstr (causerie_request_get_headers (other)[3], ==, "2");
  g_assert_null (causerie_request_get_headers (other)[4]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dialect-openai/encode/guide", test_guide);
  g_test_add_func ("/dialect-openai/encode/session", test_session);
  g_test_add_func ("/dialect-openai/encode/turns", test_turns);
  g_test_add_func ("/dialect-openai/encode/parts", test_parts);
  g_test_add_func ("/dialect-openai/encode/calls", test_calls);
  g_test_add_func ("/dialect-openai/encode/reasoning-details", test_reasoning_details);
  g_test_add_func ("/dialect-openai/encode/address", test_address);
  g_test_add_func ("/dialect-openai/encode/values", test_request_values);

  return g_test_run ();
}
