/* test-search-lookup.c: asking the search index
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-lookup.h"

#include "causerie-error.h"
#include "search-fixture.h"

#define SECOND G_USEC_PER_SEC
#define TIME   (G_GINT64_CONSTANT (1785000000) * SECOND)

static gpointer
lookup_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_search_lookup (database, data, error);
}

/* What is found: uids of messages, or of conversations for titles, the newest first. */
static char *
ask (SearchFixture *fixture, const CauserieSearchQuery *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = search_run (fixture, lookup_job, (gpointer) query, &error);
  GString *uids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++) {
    const CauserieSearchFound *found = g_ptr_array_index (hits, i);

    g_assert_nonnull (found->snippet);
    g_string_append_printf (uids, "%s%s", i > 0 ? " " : "",
                            found->message_uid != NULL ? found->message_uid
                                                       : found->conversation_uid);
  }
  return g_string_free (uids, FALSE);
}

static void
assert_asked (SearchFixture *fixture, CauserieSearchQuery query, const char *expected)
{
  g_autofree char *uids = ask (fixture, &query);

  g_assert_cmpstr (uids, ==, expected);
}

static void
assert_found (SearchFixture *fixture, const char *text, const char *expected)
{
  assert_asked (fixture, (CauserieSearchQuery) { .text = text }, expected);
}

/* A message, indexed, with the time of its id in seconds. */
static void
add (SearchFixture *fixture, gint64 id, gint64 conversation, const char *text)
{
  search_add_message (fixture, id, conversation, TIME + id * SECOND, text, "");
  search_index (fixture, causerie_search_index_save_message, id);
}

static void
test_words (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "Running a server", TIME);
  search_index (fixture, causerie_search_index_save_title, 1);
  add (fixture, 1, 1, "He runs the server");
  add (fixture, 2, 1, "Дві книги про об’єкти");
  add (fixture, 3, 1, "Ошибка: ёлка не найдена, мой мои");
  add (fixture, 4, 1, "g_object_ref (object) and 東京タワー");

  assert_found (fixture, "run", "m1 c1");
  assert_found (fixture, "RUNNING", "m1 c1");
  assert_found (fixture, "\"runs\"", "m1");
  assert_found (fixture, "\"run\"", "");
  assert_found (fixture, "run server", "m1 c1");
  assert_found (fixture, "\"the server\"", "m1");
  assert_found (fixture, "\"server the\"", "");
  assert_found (fixture, "server -he", "c1");
  assert_found (fixture, "server -\"the server\"", "c1");
  assert_found (fixture, "книга", "m2");
  assert_found (fixture, "книгу об'єкт", "m2");
  assert_found (fixture, "ошибки елка", "m3");
  assert_found (fixture, "\"мои\"", "m3");
  assert_found (fixture, "object_ref", "m4");
  assert_found (fixture, "ref_g", "");
  assert_found (fixture, "京タ", "m4");
  assert_found (fixture, "nothing", "");
  assert_found (fixture, "", "");
  assert_found (fixture, "!!! ...", "");
}

/* What is a word to a person may be syntax to the table. */
static void
test_no_syntax (SearchFixture *fixture, gconstpointer data)
{
  static const char * const texts[] = {
    "\"", "\"\"", "\"a", "a\"", "(", ")", "a*", "^a", "a:b", "words:a", "{words} : a", "a + b",
    "NEAR(a b)", "NEAR", "a NEAR/2 b", "AND", "a OR", "NOT a", "a NOT", "OR OR", "'", ";", "--",
    "-", "- a", "a -", "\\", "%", "a\\\"b", "\xc3(", "\xff", "«", "« a", "-\"", "a -\"",
  };

  search_add_conversation (fixture, 1, "", TIME);
  add (fixture, 1, 1, "a");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint typing = 0; typing <= 1; typing++) {
      g_autofree char *uids =
        ask (fixture, &(CauserieSearchQuery) { .text = texts[i], .typing = typing == 1 });

      g_assert_nonnull (uids);
    }
}

static void
test_only_excluded (SearchFixture *fixture, gconstpointer data)
{
  CauserieSearchQuery query = { .text = "-a -\"b c\"" };
  g_autoptr(GError) error = NULL;

  g_assert_null (search_run (fixture, lookup_job, &query, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
}

static void
test_typing (SearchFixture *fixture, gconstpointer data)
{
  search_add_conversation (fixture, 1, "", TIME);
  add (fixture, 1, 1, "programming");
  add (fixture, 2, 1, "the program");
  add (fixture, 3, 1, "книгою");

#define ASSERT_TYPED(typed, expected) \
  assert_asked (fixture, (CauserieSearchQuery) { .text = typed, .typing = TRUE }, expected)
  ASSERT_TYPED ("p", "m2 m1");
  ASSERT_TYPED ("progr", "m2 m1");
  ASSERT_TYPED ("programm", "m1");
  ASSERT_TYPED ("program ", "m2 m1");
  ASSERT_TYPED ("the p", "m2");
  ASSERT_TYPED ("\"the p", "m2");
  ASSERT_TYPED ("\"he p", "");
  ASSERT_TYPED ("-the p", "m1");
  ASSERT_TYPED ("p -the", "");
  ASSERT_TYPED ("кни", "m3");
  ASSERT_TYPED ("книги", "m3");
  ASSERT_TYPED ("x", "");
#undef ASSERT_TYPED
}

/* What is rare among the newest is looked for in all; the order is one. */
static void
test_typing_rare (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gboolean more = TRUE;

  search_add_conversation (fixture, 1, "", TIME);
  add (fixture, 1, 1, "zebra");
  search_plain (fixture,
             "WITH n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 700)"
             "INSERT INTO message (id, uid, conversation, role, state, cost_is_estimate, sent_time,"
             "                     first_token_time, end_time, reasoning, text)"
             " SELECT i, 'm' || i, 1, 'user', 'done', 0, 1785000000000000 + i * 1000000, 0, 0,"
             "        '', CASE i WHEN 650 THEN 'zebras' ELSE 'ordinary' END FROM n;"
             "INSERT INTO search_pending SELECT id FROM message WHERE id > 1");
  while (more) {
    search_run (fixture, search_step_job, &more, &error);
    g_assert_no_error (error);
  }

  assert_asked (fixture, (CauserieSearchQuery) { .text = "z", .typing = TRUE }, "m650 m1");
  assert_asked (fixture, (CauserieSearchQuery) { .text = "z", .typing = TRUE, .limit = 1 },
                "m650");
  assert_asked (fixture, (CauserieSearchQuery) { .text = "z", .typing = TRUE, .offset = 1 }, "m1");
  assert_asked (fixture, (CauserieSearchQuery) { .text = "or", .typing = TRUE, .limit = 2 },
                "m700 m699");
  assert_asked (fixture,
                (CauserieSearchQuery) { .text = "or", .typing = TRUE, .limit = 2, .offset = 2 },
                "m698 m697");
}

static void
test_filters (SearchFixture *fixture, gconstpointer data)
{
  search_plain (fixture, "INSERT INTO folder (id, uid, name, created_time, trashed_time) VALUES"
                         " (1, 'f1', 'Work', 0, 0), (2, 'f2', 'Home', 0, 0)");
  for (gint64 id = 1; id <= 4; id++) {
    search_add_conversation (fixture, id, "", TIME);
    add (fixture, id, id, "word");
  }
  search_plain (fixture,
             "UPDATE conversation SET folder = 1 WHERE id = 1;"
             "UPDATE conversation SET archived = 1 WHERE id = 2;"
             "UPDATE message SET model = 'asked', answered_model = 'answered' WHERE id = 3");

#define ASSERT_FILTERED(expected, ...) \
  assert_asked (fixture, (CauserieSearchQuery) { .text = "word", __VA_ARGS__ }, expected)
  ASSERT_FILTERED ("m4 m3 m1", .limit = 9);
  ASSERT_FILTERED ("m4 m3 m2 m1", .archived = TRUE);
  ASSERT_FILTERED ("m1", .folder = "f1");
  ASSERT_FILTERED ("", .folder = "f2");
  ASSERT_FILTERED ("", .folder = "nowhere");
  ASSERT_FILTERED ("m3", .model = "asked");
  ASSERT_FILTERED ("m3", .model = "answered");
  ASSERT_FILTERED ("", .model = "other");
  ASSERT_FILTERED ("m3", .conversation = "c3");
  ASSERT_FILTERED ("", .conversation = "nobody");
  ASSERT_FILTERED ("m4 m3", .after = TIME + 3 * SECOND);
  ASSERT_FILTERED ("m1", .before = TIME + 3 * SECOND);
  ASSERT_FILTERED ("m3", .after = TIME + 3 * SECOND, .before = TIME + 4 * SECOND);
  ASSERT_FILTERED ("m4 m3", .limit = 2);
  ASSERT_FILTERED ("m1", .limit = 2, .offset = 2);
#undef ASSERT_FILTERED
}

static void
test_trash (SearchFixture *fixture, gconstpointer data)
{
  for (gint64 id = 1; id <= 2; id++) {
    search_add_conversation (fixture, id, "word", TIME - id * SECOND);
    search_index (fixture, causerie_search_index_save_title, id);
    add (fixture, id, id, "word");
  }
  add (fixture, 3, 1, "word");
  search_plain (fixture, "UPDATE message SET trashed_time = 5 WHERE id = 3;"
                         "UPDATE conversation SET trashed_time = 5 WHERE id = 2");
  assert_found (fixture, "word", "m1 c1");

  search_plain (fixture, "UPDATE message SET trashed_time = 0;"
                         "UPDATE conversation SET trashed_time = 0");
  assert_found (fixture, "word", "m3 m2 m1 c1 c2");
}

static void
test_places (SearchFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) hits = NULL;
  CauserieSearchQuery query = { .text = "needle", .in_reasoning = TRUE };
  const CauserieSearchPlace places[] = { CAUSERIE_SEARCH_TEXT, CAUSERIE_SEARCH_FILE,
                                         CAUSERIE_SEARCH_REASONING, CAUSERIE_SEARCH_TEXT,
                                         CAUSERIE_SEARCH_TITLE };

  search_add_conversation (fixture, 1, "The needle", TIME);
  search_index (fixture, causerie_search_index_save_title, 1);
  for (gint64 id = 1; id <= 4; id++)
    search_add_message (fixture, id, 1, TIME + id * SECOND, id == 1 ? "a needle" : "hay",
                        id == 2 ? "needles" : "");
  search_plain (fixture, "INSERT INTO part (message, position, kind, name, text) VALUES"
                         " (3, 0, 'image', 'needle.png', NULL),"
                         " (4, 0, 'text', NULL, 'pasted needle')");
  for (gint64 id = 1; id <= 4; id++)
    search_index (fixture, causerie_search_index_save_message, id);

  assert_found (fixture, "needle", "m4 m3 m1 c1");
  hits = search_run (fixture, lookup_job, &query, NULL);
  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < hits->len; i++) {
    const CauserieSearchFound *found = g_ptr_array_index (hits, i);

    g_assert_cmpint (found->place, ==, places[i]);
    g_assert_cmpuint (found->snippet->marks->len, ==, 1);
    g_assert_cmpstr (found->conversation_title, ==, "The needle");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_SEARCH_TEST ("/search-lookup/words", test_words);
  ADD_SEARCH_TEST ("/search-lookup/no-syntax", test_no_syntax);
  ADD_SEARCH_TEST ("/search-lookup/only-excluded", test_only_excluded);
  ADD_SEARCH_TEST ("/search-lookup/typing", test_typing);
  ADD_SEARCH_TEST ("/search-lookup/typing-rare", test_typing_rare);
  ADD_SEARCH_TEST ("/search-lookup/filters", test_filters);
  ADD_SEARCH_TEST ("/search-lookup/trash", test_trash);
  ADD_SEARCH_TEST ("/search-lookup/places", test_places);

  return g_test_run ();
}
