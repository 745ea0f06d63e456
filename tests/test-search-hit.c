/* test-search-hit.c: what is looked for, and one place where it was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-hit.h"
#include "causerie-search-query.h"

static void
test_hit (void)
{
  const CauserieSearchMark marks[] = { { 4, 9 }, { 12, 15 } };
  CauserieSearchHit *hit = causerie_search_hit_new (&(CauserieSearchHitFacts) {
    .conversation_uid = "c", .conversation_title = "Title", .message_uid = "m",
    .role = CAUSERIE_ROLE_ASSISTANT, .time = 17, .place = CAUSERIE_SEARCH_REASONING,
    .snippet = "the words are two", .marks = marks, .n_marks = G_N_ELEMENTS (marks),
  });
  guint start, end;

  g_assert_cmpstr (causerie_search_hit_get_conversation_uid (hit), ==, "c");
  g_assert_cmpstr (causerie_search_hit_get_conversation_title (hit), ==, "Title");
  g_assert_cmpstr (causerie_search_hit_get_message_uid (hit), ==, "m");
  g_assert_cmpint (causerie_search_hit_get_role (hit), ==, CAUSERIE_ROLE_ASSISTANT);
  g_assert_cmpint (causerie_search_hit_get_time (hit), ==, 17);
  g_assert_cmpint (causerie_search_hit_get_place (hit), ==, CAUSERIE_SEARCH_REASONING);
  g_assert_cmpstr (causerie_search_hit_get_snippet (hit), ==, "the words are two");
  g_assert_cmpuint (causerie_search_hit_get_n_marks (hit), ==, 2);
  causerie_search_hit_get_mark (hit, 1, &start, &end);
  g_assert_cmpuint (start, ==, 12);
  g_assert_cmpuint (end, ==, 15);
  g_assert_finalize_object (hit);
}

static void
test_title (void)
{
  CauserieSearchHit *hit = causerie_search_hit_new (&(CauserieSearchHitFacts) {
    .conversation_uid = "c", .conversation_title = "Title", .snippet = "Title",
  });

  g_assert_null (causerie_search_hit_get_message_uid (hit));
  g_assert_cmpint (causerie_search_hit_get_place (hit), ==, CAUSERIE_SEARCH_TITLE);
  g_assert_cmpuint (causerie_search_hit_get_n_marks (hit), ==, 0);
  g_assert_cmpstr (causerie_enum_to_name (CAUSERIE_TYPE_SEARCH_PLACE, CAUSERIE_SEARCH_FILE), ==,
                   "file");
  g_assert_finalize_object (hit);
}

static void
test_query (void)
{
  const CauserieSearchQuery query = {
    .text = "words", .typing = TRUE, .after = 1, .before = 2, .folder = "f", .limit = 3,
  };
  g_autoptr(CauserieSearchQuery) copy = causerie_search_query_copy (&query);

  g_assert_cmpstr (copy->text, ==, "words");
  g_assert_true (copy->text != query.text);
  g_assert_true (copy->typing);
  g_assert_cmpint (copy->before, ==, 2);
  g_assert_cmpstr (copy->folder, ==, "f");
  g_assert_null (copy->model);
  g_assert_cmpuint (copy->limit, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-hit/hit", test_hit);
  g_test_add_func ("/search-hit/title", test_title);
  g_test_add_func ("/search-query/copy", test_query);

  return g_test_run ();
}
