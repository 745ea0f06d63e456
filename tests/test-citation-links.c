/* test-citation-links.c: the numbers of sources in a text become links to them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-citation-links.h"

#include "causerie-markdown.h"

#include <string.h>

static const char * const urls[] = { "https://one.example/", "https://two.example/", NULL };

/* "It rains <1:[1]>": what links where, by the number of the source; other links as "?". */
static char *
describe (const CauserieStyledText *text)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < text->n_runs; i++) {
    const CauserieRun *run = &text->runs[i];
    guint number = 0;

    g_assert_cmpuint (run->start, >=, at);
    g_assert_cmpuint (run->end, >, run->start);
    if (run->url == NULL)
      continue;
    while (urls[number] != NULL && !g_str_equal (urls[number], run->url))
      number++;
    g_string_append_len (out, text->text + at, run->start - at);
    g_string_append_printf (out, "<%c:%.*s>", urls[number] != NULL ? (char) ('1' + number) : '?',
                            (int) (run->end - run->start), text->text + run->start);
    at = run->end;
  }
  g_string_append (out, text->text + at);
  return g_string_free (out, FALSE);
}

static CauserieBlock *
link_first (const char *markdown, const char * const *sources)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (markdown, -1);

  return causerie_citation_links_add (blocks->pdata[0], sources);
}

static void
assert_linked (const char *markdown, const char *expected)
{
  g_autoptr(CauserieBlock) block = link_first (markdown, urls);
  g_autofree char *described = describe (causerie_block_get_text (block));

  g_assert_cmpstr (described, ==, expected);
}

static void
test_marks (void)
{
  assert_linked ("It rains[1].", "It rains<1:[1]>.");
  assert_linked ("It rains [1][2], mostly [1].", "It rains <1:[1]><2:[2]>, mostly <1:[1]>.");
  assert_linked ("**It rains [2]** there", "It rains <2:[2]> there");
  assert_linked ("[**1**] rains", "<1:[><1:1><1:]> rains");
  assert_linked ("# Rain [1]", "Rain <1:[1]>");
}

static void
test_others_stay (void)
{
  assert_linked ("no [0], [3], [12], [1234], [], [a], [1 and [", "no [0], [3], [12], [1234], [], [a], [1 and [");
  assert_linked ("`a[1]` and [[1]](https://x.example/)", "a[1] and <?:[1]>");
  assert_linked ("$x[1]$ but [1]", "x[1] but <1:[1]>");
}

/* Where nothing is to be linked the block is not copied. */
static void
test_same_block (void)
{
  static const char * const none[] = { NULL };
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ("Words [1]\n\n```c\na[1]\n```\n", -1);
  g_autoptr(CauserieBlock) without_sources = causerie_citation_links_add (blocks->pdata[0], none);
  g_autoptr(CauserieBlock) code = causerie_citation_links_add (blocks->pdata[1], urls);
  g_autoptr(CauserieBlock) linked = causerie_citation_links_add (blocks->pdata[0], urls);

  g_assert_true (without_sources == blocks->pdata[0]);
  g_assert_true (code == blocks->pdata[1]);
  g_assert_true (linked != blocks->pdata[0]);
}

static void
test_table (void)
{
  g_autoptr(CauserieBlock) block = link_first ("| City | Rain |\n|:--|--:|\n| Paris [2] | 4 [1] |\n", urls);
  g_autofree char *city = describe (causerie_block_get_cell (block, 1, 0));
  g_autofree char *rain = describe (causerie_block_get_cell (block, 1, 1));

  g_assert_cmpint (causerie_block_get_kind (block), ==, CAUSERIE_BLOCK_TABLE);
  g_assert_true (causerie_block_has_head (block));
  g_assert_cmpint (causerie_block_get_align (block, 1), ==, CAUSERIE_ALIGN_END);
  g_assert_cmpstr (city, ==, "Paris <2:[2]>");
  g_assert_cmpstr (rain, ==, "4 <1:[1]>");
}

/* All but the links is as it was. */
static void
test_place_stays (void)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ("1. first\n2. > deep *words* [1]\n", -1);
  CauserieBlock *block = blocks->pdata[1];
  g_autoptr(CauserieBlock) linked = causerie_citation_links_add (block, urls);
  g_autofree char *flat = causerie_block_dup_flat (block);
  g_autofree char *flat_linked = causerie_block_dup_flat (linked);
  guint n_steps, n_steps_linked;

  causerie_block_get_path (block, &n_steps);
  causerie_block_get_path (linked, &n_steps_linked);
  g_assert_cmpuint (n_steps, ==, n_steps_linked);
  g_assert_cmpuint (causerie_block_get_n_shared (block), ==, causerie_block_get_n_shared (linked));
  g_assert_cmpstr (flat, ==, flat_linked);
  g_assert_cmpint (causerie_block_get_text (linked)->runs[0].style, ==, CAUSERIE_STYLE_ITALIC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/citation-links/marks", test_marks);
  g_test_add_func ("/citation-links/others-stay", test_others_stay);
  g_test_add_func ("/citation-links/same-block", test_same_block);
  g_test_add_func ("/citation-links/table", test_table);
  g_test_add_func ("/citation-links/place-stays", test_place_stays);

  return g_test_run ();
}
