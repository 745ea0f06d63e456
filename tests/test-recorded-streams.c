/* test-recorded-streams.c: whole streams, cut in every way, against what is to come of them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-body.h"

#include "causerie-dialect-openai.h"
#include "causerie-json.h"
#include "causerie-reply.h"
#include "causerie-text.h"
#include "loopback-server.h"

#include <string.h>

static const char * const literal_members[] = { "cost", "total_cost", NULL };

/* Everything that came of a stream. */
typedef struct {
  CauserieAnswer *answer;
  GString        *text;
  GString        *reasoning;
  GPtrArray      *citations; /* addresses */
  guint           n_images;
  char           *details;   /* of the reasoning, as JSON; NULL: none */
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  causerie_answer_free (outcome->answer);
  g_string_free (outcome->text, TRUE);
  g_string_free (outcome->reasoning, TRUE);
  g_ptr_array_unref (outcome->citations);
  g_free (outcome->details);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static void
take_parts (Outcome *outcome, GPtrArray *parts)
{
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (parts, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_CITATION)
      g_ptr_array_add (outcome->citations, g_strdup (causerie_part_get_text (part)));
    else if (causerie_part_get_kind (part) == CAUSERIE_PART_REASONING_DETAILS)
      outcome->details = g_strdup (causerie_part_get_text (part));
    else
      outcome->n_images++;
  }
}

static void
take_delta (Outcome *outcome)
{
  g_autoptr(CauserieDelta) delta = causerie_answer_take_delta (outcome->answer);

  if (delta == NULL)
    return;

  if (causerie_delta_get_text_was_reasoning (delta)) {
    g_string_append (outcome->reasoning, outcome->text->str);
    g_string_truncate (outcome->text, 0);
  }
  g_string_append (outcome->text, causerie_delta_get_text (delta, NULL));
  g_string_append (outcome->reasoning, causerie_delta_get_reasoning (delta, NULL));
  take_parts (outcome, causerie_delta_get_parts (delta));
}

typedef enum { CUT_NOT, CUT_EVERYWHERE, CUT_AT_RANDOM } Cut;

static gsize
choose_length (Cut cut, gsize left)
{
  gsize length;

  switch (cut) {
  case CUT_EVERYWHERE:
    return 1;
  case CUT_AT_RANDOM:
    length = g_test_rand_int_range (0, 700);
    return MIN (left, length);
  default:
    return left;
  }
}

/* `type` is the content type, NULL for none. */
static void
run (Outcome *outcome, const char *bytes, gsize length, const char *type, Cut cut)
{
  g_autoptr(CauserieRequest) request = causerie_request_new ("https://openrouter.ai/api/v1",
                                                             causerie_provider_get ("openrouter"),
                                                             "a/b");
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  CauserieHead head = { 200, "OK", headers };
  g_autoptr(CauserieBody) body = NULL;
  gboolean wants_more = TRUE;

  outcome->answer = causerie_answer_new (request);
  outcome->text = g_string_new (NULL);
  outcome->reasoning = g_string_new (NULL);
  outcome->citations = g_ptr_array_new_with_free_func (g_free);
  if (type != NULL)
    soup_message_headers_append (headers, "Content-Type", type);
  body = causerie_body_new (dialect, request, outcome->answer, &head);

  for (gsize at = 0; at < length && wants_more;) {
    gsize n = choose_length (cut, length - at);
    g_autofree char *piece = g_memdup2 (bytes + at, n);

    wants_more = causerie_body_push (body, piece, n);
    take_delta (outcome);
    at += n;
  }
  causerie_body_end (body, NULL);
  take_delta (outcome);
}

static void
check_count (JsonObject *usage, const char *details, const char *member, gint64 actual)
{
  JsonObject *object = details != NULL ? causerie_json_get_object (usage, details) : usage;

  g_assert_cmpint (actual, ==, causerie_json_get_int (object, member, -1));
}

static void
check_usage (Outcome *outcome, JsonObject *expected)
{
  CauserieUsage *usage = causerie_answer_get_usage (outcome->answer);
  const CauserieUsageFacts *facts;
  const char *cost = causerie_json_get_string (expected, "cost");
  g_autoptr(CauserieMoney) money = NULL;

  g_assert_cmpint (usage != NULL, ==, expected != NULL);
  if (usage == NULL)
    return;

  facts = causerie_usage_get_facts (usage);
  check_count (expected, NULL, "prompt_tokens", facts->prompt_tokens);
  check_count (expected, NULL, "completion_tokens", facts->completion_tokens);
  check_count (expected, NULL, "total_tokens", facts->total_tokens);
  check_count (expected, "prompt_tokens_details", "cached_tokens", facts->cached_tokens);
  check_count (expected, "completion_tokens_details", "reasoning_tokens", facts->reasoning_tokens);

  if (cost == NULL)
    cost = causerie_json_get_string (causerie_json_get_object (expected, "cost"), "total_cost");
  money = cost != NULL ? causerie_money_parse (cost) : NULL;
  g_assert_cmpint (facts->cost != NULL, ==, money != NULL);
  if (money != NULL)
    g_assert_cmpint (causerie_money_compare (facts->cost, money), ==, 0);
}

static void
check_tool_calls (Outcome *outcome, JsonArray *expected)
{
  GPtrArray *calls = causerie_answer_get_tool_calls (outcome->answer);

  g_assert_cmpuint (calls->len, ==, json_array_get_length (expected));
  for (guint i = 0; i < calls->len; i++) {
    CauseriePart *call = g_ptr_array_index (calls, i);
    JsonObject *object = causerie_json_element_object (expected, i);

    if (causerie_json_has (object, "id"))
      g_assert_cmpstr (causerie_part_get_id (call), ==, causerie_json_get_string (object, "id"));
    g_assert_cmpstr (causerie_part_get_name (call), ==, causerie_json_get_string (object, "name"));
    g_assert_cmpstr (causerie_part_get_text (call), ==,
                     causerie_json_get_string (object, "arguments"));
  }
}

static void
check_citations (Outcome *outcome, JsonArray *expected)
{
  guint length = expected != NULL ? json_array_get_length (expected) : 0;

  if (expected == NULL)
    return;

  g_assert_cmpuint (outcome->citations->len, ==, length);
  for (guint i = 0; i < length; i++)
    g_assert_cmpstr (g_ptr_array_index (outcome->citations, i), ==,
                     json_array_get_string_element (expected, i));
}

static void
check_name (JsonObject *expected, const char *member, const char *actual)
{
  if (causerie_json_has (expected, member))
    g_assert_cmpstr (actual, ==, causerie_json_get_string (expected, member));
}

/* What stands in our own expectations, and beside those of recordings ("extra"). */
static void
check_rest (Outcome *outcome, JsonObject *expected)
{
  check_name (expected, "id", causerie_answer_get_generation_id (outcome->answer));
  check_name (expected, "model", causerie_answer_get_model (outcome->answer));
  check_name (expected, "provider", causerie_answer_get_provider (outcome->answer));
  check_name (expected, "upstream_provider", causerie_answer_get_provider (outcome->answer));
  check_name (expected, "details", outcome->details);
  check_citations (outcome, causerie_json_get_array (expected, "citations"));
  if (causerie_json_has (expected, "images"))
    g_assert_cmpuint (outcome->n_images, ==, causerie_json_get_int (expected, "images", 0));
}

static void
check_failure (Outcome *outcome, JsonObject *expected)
{
  CauserieFailure *failure = causerie_answer_get_failure (outcome->answer);
  JsonObject *error = causerie_json_get_object (expected, "error");
  const char *message = causerie_json_get_string (error, "message");
  const char *kind = causerie_json_get_string (expected, "failure");

  if (error == NULL && kind == NULL) {
    g_assert_null (failure);
    return;
  }

  g_assert_nonnull (failure);
  if (kind != NULL)
    g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, kind);
  if (message != NULL) {
    g_autofree char *line = causerie_text_one_line (message, 500);

    g_assert_cmpstr (causerie_failure_get_facts (failure)->message, ==, line);
  }
}

/* The expectations of recorded streams leave <think> in the text. */
static void
check_text (Outcome *outcome, const char *content, const char *reasoning)
{
  const char *close = g_str_has_prefix (content, "<think>") ? strstr (content, "</think>") : NULL;

  if (close != NULL) {
    const char *start = content + strlen ("<think>");

    while (g_ascii_isspace (*start))
      start++;
    g_assert_cmpuint (outcome->reasoning->len, ==, close - start);
    g_assert_cmpmem (outcome->reasoning->str, outcome->reasoning->len, start, (close - start));
    content = close + strlen ("</think>");
    while (g_ascii_isspace (*content))
      content++;
  } else {
    g_assert_cmpstr (outcome->reasoning->str, ==, reasoning != NULL ? reasoning : "");
  }
  g_assert_cmpstr (outcome->text->str, ==, content);
}

static void
check (const char *bytes, gsize length, JsonObject *document, Cut cut)
{
  JsonObject *expected = causerie_json_get_object (document, "expect");
  const char *type = json_object_has_member (document, "content_type")
                       ? causerie_json_get_string (document, "content_type") : "text/event-stream";
  g_auto(Outcome) outcome = { 0 };

  run (&outcome, bytes, length, type, cut);
  check_text (&outcome, causerie_json_get_string (expected, "content"),
              causerie_json_get_string (expected, "reasoning"));
  g_assert_cmpstr (causerie_answer_get_finish_word (outcome.answer), ==,
                   causerie_json_get_string (expected, "finish_reason"));
  check_usage (&outcome, causerie_json_get_object (expected, "usage"));
  check_tool_calls (&outcome, causerie_json_get_array (expected, "tool_calls"));
  check_failure (&outcome, expected);
  check_rest (&outcome, expected);
  check_rest (&outcome, causerie_json_get_object (document, "extra"));
}

static JsonNode *
read_expectation (const char *path)
{
  g_autofree char *base = g_strndup (path, strrchr (path, '.') - path);
  g_autofree char *json_path = g_strconcat (base, ".json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  JsonNode *node;

  g_file_get_contents (json_path, &text, NULL, &error);
  g_assert_no_error (error);
  node = causerie_json_parse (text, -1, literal_members, &error);
  g_assert_no_error (error);
  return node;
}

static void
test_stream (gconstpointer data)
{
  const char *path = data;
  g_autoptr(JsonNode) node = read_expectation (path);
  JsonObject *document = causerie_json_node_object (node);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  check (bytes, length, document, CUT_NOT);
  check (bytes, length, document, CUT_EVERYWHERE);
  for (guint i = 0; i < 8; i++)
    check (bytes, length, document, CUT_AT_RANDOM);
}

/* Past a limit the text so far is kept: what comes after it, and the kind of body. */
static void
test_limits (void)
{
  static const struct { const char *start, *type, *text; } cases[] = {
    { "data: {\"choices\":[{\"delta\":{\"content\":\"Kept\"}}]}\n\ndata: ", "text/event-stream", "Kept" },
    { "data: {\"choices\":[{\"delta\":{\"content\":\"Kept\"}}]}\n\n", NULL, "Kept" },
    { "{\"choices\":[{\"message\":{\"content\":\"", "application/json", "" },
  };
  gsize length = CAUSERIE_SSE_MAX_EVENT + 1024 * 1024;
  g_autofree char *bytes = g_malloc (length);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto(Outcome) outcome = { 0 };

    memset (bytes, 'x', length);
    memcpy (bytes, cases[i].start, strlen (cases[i].start));
    run (&outcome, bytes, length, cases[i].type, CUT_NOT);
    g_assert_cmpstr (outcome.text->str, ==, cases[i].text);
    g_assert_cmpstr (causerie_failure_get_kind_name (causerie_answer_get_failure (outcome.answer)),
                     ==, "too-large");
  }
}

/* Bytes changed at random: whatever comes of it is text, and the answer ends. */
static void
test_noise (gconstpointer data)
{
  GPtrArray *paths = (gpointer) data;

  for (guint i = 0; i < 400; i++) {
    g_autofree char *bytes = NULL;
    gsize length;
    g_auto(Outcome) outcome = { 0 };

    g_file_get_contents (g_ptr_array_index (paths, i % paths->len), &bytes, &length, NULL);
    for (guint n = 1 + i % 20; n > 0; n--)
      bytes[g_test_rand_int_range (0, length)] = g_test_rand_bit ()
                                                   ? g_test_rand_int_range (0, 256) : '"';
    run (&outcome, bytes, length, "text/event-stream", i % 2 == 0 ? CUT_NOT : CUT_AT_RANDOM);
    g_assert_true (g_utf8_validate (outcome.text->str, -1, NULL));
    g_assert_true (g_utf8_validate (outcome.reasoning->str, -1, NULL));
  }
}

/* A whole HTTP response as it was recorded, head and framing included. */
static void
serve_recorded (LoopbackRequest *request, gpointer user_data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (user_data, &bytes, &length, NULL));
  loopback_send (request, bytes, length);
  request->close = TRUE;
}

/* A recorded response, asked for. */
typedef struct {
  const char     *path; /* borrowed */
  LoopbackServer *server;
  CauserieHttp   *http;
  CauserieReply  *reply;
  GString        *text;
  gboolean        is_settled;
} Exchange;

static void
free_exchange (gpointer data)
{
  Exchange *exchange = data;

  g_object_unref (exchange->reply);
  g_object_unref (exchange->http);
  loopback_server_free (exchange->server);
  g_string_free (exchange->text, TRUE);
  g_free (exchange);
}

static void
delta_cb (CauserieReply *reply, CauserieDelta *delta, gpointer user_data)
{
  Exchange *exchange = user_data;

  g_string_append (exchange->text, causerie_delta_get_text (delta, NULL));
}

static void
settled_cb (CauserieReply *reply, gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->is_settled = TRUE;
}

static Exchange *
start_exchange (const char *path)
{
  Exchange *exchange = g_new0 (Exchange, 1);
  const char *url;
  g_autoptr(CauserieRequest) request = NULL;

  exchange->path = path;
  exchange->server = loopback_server_new (serve_recorded, (gpointer) path);
  exchange->http = causerie_http_new ();
  exchange->text = g_string_new (NULL);
  url = loopback_server_get_url (exchange->server);
  request = causerie_request_new (url, causerie_provider_for_url (url), "scripted");
  causerie_request_set_key (request, "test");
  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Hi", NULL);

  exchange->reply = causerie_reply_new (exchange->http, request);
  g_signal_connect (exchange->reply, "delta", G_CALLBACK (delta_cb), exchange);
  g_signal_connect (exchange->reply, "settled", G_CALLBACK (settled_cb), exchange);
  causerie_reply_start (exchange->reply);
  return exchange;
}

/* By the recorded status, and by what the file's name says of it. */
static const char *
expect_kind (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  if (strstr (name, "context-too-long") != NULL)
    return "context-too-long";
  if (g_str_has_prefix (name, "client-closed"))
    return "cut-off";
  switch (g_ascii_strtoll (text + strlen ("HTTP/1.1 "), NULL, 10)) {
  case 200:
    return "none";
  case 400:
    return "bad-request";
  case 401:
    return "key-invalid";
  default:
    return "server";
  }
}

/* All are on their way at once, for each takes a while in which nothing is done. */
static void
test_responses (gconstpointer data)
{
  GPtrArray *paths = (gpointer) data;
  g_autoptr(GPtrArray) exchanges = g_ptr_array_new_with_free_func (free_exchange);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (exchanges, start_exchange (g_ptr_array_index (paths, i)));

  for (guint i = 0; i < exchanges->len; i++) {
    Exchange *exchange = g_ptr_array_index (exchanges, i);
    CauserieFailure *failure;

    while (!exchange->is_settled)
      g_main_context_iteration (NULL, TRUE);
    g_test_message ("%s", exchange->path);
    failure = causerie_reply_get_failure (exchange->reply);
    g_assert_cmpstr (failure != NULL ? causerie_failure_get_kind_name (failure) : "none", ==,
                     expect_kind (exchange->path));
    if (failure == NULL)
      g_assert_cmpuint (exchange->text->len, >, 0);
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* Paths of the files in a folder that a test is made of; never NULL. */
static GPtrArray *
list_files (const char *folder, const char *prefix, const char *suffix)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, suffix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static void
test_absent (void)
{
  g_test_skip ("the folder of recorded streams is not here");
}

static GPtrArray *
add_files (const char *group, const char *folder, const char *prefix, const char *suffix,
           GTestDataFunc test)
{
  GPtrArray *paths = list_files (folder, prefix, suffix);

  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
    g_autofree char *path = g_strconcat (group, "/", name, NULL);

    g_test_add_data_func (path, g_ptr_array_index (paths, i), test);
  }
  return paths;
}

/* Answers to chat requests. */
static GPtrArray *
list_responses (const char *folder)
{
  static const char * const names[][2] = {
    { "chat-", ".response" },
    { "auth-", "chat-stream.response" },
    { "loading-", "chat-stream.response" },
    { "client-closed-", ".response" },
  };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_extend_and_steal (paths, list_files (folder, names[i][0], names[i][1]));
  return paths;
}

int
main (int argc, char *argv[])
{
  g_autofree char *own = NULL;
  g_autofree char *shared = NULL;
  g_autofree char *llama = NULL;
  g_autoptr(GPtrArray) own_paths = NULL;
  g_autoptr(GPtrArray) body_paths = NULL;
  g_autoptr(GPtrArray) shared_paths = NULL;
  g_autoptr(GPtrArray) llama_paths = NULL;
  const char *fixtures = g_getenv ("CAUSERIE_FIXTURES");

  g_test_init (&argc, &argv, NULL);

  own = g_test_build_filename (G_TEST_DIST, "fixtures", "sse", NULL);
  shared = g_build_filename (fixtures != NULL ? fixtures : "", "sse", NULL);
  llama = g_build_filename (fixtures != NULL ? fixtures : "", "llama-server", NULL);
  own_paths = add_files ("/recorded-streams/own", own, "", ".sse", test_stream);
  body_paths = add_files ("/recorded-streams/own", own, "", ".body", test_stream);
  shared_paths = add_files ("/recorded-streams/shared", shared, "", ".sse", test_stream);
  llama_paths = list_responses (llama);
  if (shared_paths->len == 0 || llama_paths->len == 0)
    g_test_add_func ("/recorded-streams/shared", test_absent);
  else
    g_test_add_data_func ("/recorded-streams/llama", llama_paths, test_responses);
  g_assert_cmpuint (own_paths->len, >, 5);
  g_assert_cmpuint (body_paths->len, >, 5);
  g_test_add_data_func ("/recorded-streams/noise", own_paths, test_noise);
  g_test_add_func ("/recorded-streams/limits", test_limits);

  return g_test_run ();
}
