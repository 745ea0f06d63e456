/* test-excerpt.c: what a person took out of formatted texts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "block-description.h"
#include "causerie-excerpt.h"
#include "causerie-markdown.h"

#include <string.h>

static CauserieExcerpt *
take_all (GPtrArray *blocks)
{
  CauserieExcerpt *excerpt = causerie_excerpt_new ();

  for (guint i = 0; i < blocks->len; i++)
    causerie_excerpt_add (excerpt, blocks->pdata[i], 0, G_MAXSIZE);
  return excerpt;
}

typedef struct {
  const char *name;
  const char *text;
  const char *plain;
  const char *markdown; /* NULL: as the text */
} Case;

static const Case cases[] = {
  { "paragraphs", "one\n\ntwo", "one\n\ntwo", NULL },
  { "lines", "one\ntwo\n\nthree", "one\ntwo\n\nthree", NULL },
  { "headings", "# A\n\n### B", "A\n\nB", NULL },
  { "headings of two lines", "a **b**\nc\n===\n\n> d\n> e\n> ---", "a b\nc\n\n> d\n> e", NULL },
  { "styles", "**a** _b_ `c` ~~d~~\n\ne", "a b c d\n\ne", NULL },
  { "nested styles", "**a _b_ c**\n\n_d **e**_", "a b c\n\nd e", NULL },
  { "in a word", "un*frigging*believable\n\nx", "unfriggingbelievable\n\nx", NULL },
  { "links", "[a **b**](https://x.org/) https://y.org x@z.org\n\nc",
    "a b https://y.org x@z.org\n\nc", NULL },
  { "picture", "![a cat](cat.png)\n\nc", "a cat\n\nc", NULL },
  { "code", "```py\na\n\n  b\n```", "a\n\n  b", NULL },
  { "code with ticks", "````\n```\n````\n\n``a`b``", "```\n\na`b", NULL },
  { "tight list", "- one\n- two\n  - three\n- four", "- one\n- two\n  - three\n- four", NULL },
  { "loose list", "1. one\n\n   more\n\n2. two", "1. one\n\n   more\n\n2. two", NULL },
  { "tasks", "- [ ] one\n- [x] two", "- [ ] one\n- [x] two", NULL },
  { "two lists", "- one\n\n* two", "- one\n\n- two", NULL },
  { "quote", "> one\n>\n> two\n\nthree", "> one\n>\n> two\n\nthree", NULL },
  { "list in a quote", "> - one\n> - two", "> - one\n> - two", NULL },
  { "code in a list", "- one\n\n  ```c\n  a\n\n  b\n  ```", "- one\n\n  a\n  \n  b",
    "- one\n\n  ```c\n  a\n  \n  b\n  ```" },
  { "table", "| a | b |\n| --- | --: |\n| c | d **e** |\n\nx", "a\tb\nc\td e\n\nx", NULL },
  { "cell", "| a\\|b | `c\\|d` |\n| --- | --- |\n\nx", "a|b\tc|d\n\nx", NULL },
  { "rule", "a\n\n---\n\nb", "a\n\n---\n\nb", NULL },
  { "formulas", "so $x^2$ is\n\n$$\na+b\n$$", "so x² is\n\na + b", NULL },
  { "note", "a[^1]\n\n[^1]: b", "a[1]\n\n[1] b", NULL },
  { "words that look like signs", "2 * 3 snake_case 5 < 6 a#b 1.5 [1] $5",
    "2 * 3 snake_case 5 < 6 a#b 1.5 [1] $5", NULL },
  { "signs that are words", "\\*a\\* \\_b\\_ \\`c\\`\n\n\\# d\n\n1\\. e\n\n\\- f\n\n\\> g",
    "*a* _b_ `c`\n\n# d\n\n1. e\n\n- f\n\n> g", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GPtrArray) blocks = causerie_markdown_parse (cases[i].text, -1);
    g_autoptr(CauserieExcerpt) excerpt = take_all (blocks);
    g_autofree char *plain = causerie_excerpt_dup_plain (excerpt);
    g_autofree char *markdown = causerie_excerpt_dup_markdown (excerpt);

    g_test_message ("%s", cases[i].name);
    g_assert_cmpstr (plain, ==, cases[i].plain);
    g_assert_cmpstr (markdown, ==,
                     cases[i].markdown != NULL ? cases[i].markdown : cases[i].text);
  }
}

/* The bytes [start, end) of the only block, or of the first. */
static const struct {
  const char *name;
  const char *text;
  gsize       start;
  gsize       end;
  const char *plain;
  const char *markdown;
} parts[] = {
  { "words", "one two three", 4, 7, "two", "two" },
  { "of bold words", "a **bold word** b", 2, 6, "bold", "**bold**" },
  { "bold and its spaces", "a **bold word** b", 6, 11, " word", " **word**" },
  { "heading", "# one two", 0, 3, "one", "one" },
  { "whole heading", "# one two", 0, G_MAXSIZE, "one two", "# one two" },
  { "entry", "- one two", 0, 3, "one", "one" },
  { "whole entry", "- one two", 0, G_MAXSIZE, "one two", "one two" },
  { "quote", "> one two", 4, 7, "two", "two" },
  { "code", "```c\nint a;\nint b;\n```", 7, 13, "int b;", "```c\nint b;\n```" },
  { "in a formula", "a $x^2$ b", 3, 4, "x²", "$x^2$" },
  { "cell", "| aa | bb |\n| --- | --- |\n| cc | dd |", 3, 4, "b", "b" },
  { "cells", "| aa | bb |\n| --- | --- |\n| cc | dd |", 4, 7, "\tb\nc\t",
    "|  | b |\n| --- | --- |\n| c |  |" },
  { "row", "| aa | bb |\n| --- | --- |\n| cc | dd |", 6, 11, "cc\tdd",
    "|   |   |\n| --- | --- |\n| cc | dd |" },
  { "inside a character", "aébc", 2, 4, "éb", "éb" },
  { "nothing", "one", 1, 1, "", "" },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr(GPtrArray) blocks = causerie_markdown_parse (parts[i].text, -1);
    g_autoptr(CauserieExcerpt) excerpt = causerie_excerpt_new ();
    g_autofree char *plain = NULL, *markdown = NULL;

    g_test_message ("%s", parts[i].name);
    causerie_excerpt_add (excerpt, blocks->pdata[0], parts[i].start, parts[i].end);
    plain = causerie_excerpt_dup_plain (excerpt);
    markdown = causerie_excerpt_dup_markdown (excerpt);
    g_assert_cmpstr (plain, ==, parts[i].plain);
    g_assert_cmpstr (markdown, ==, parts[i].markdown);
  }
}

static void
test_several_texts (void)
{
  g_autoptr(GPtrArray) one = causerie_markdown_parse ("- a\n- bc", -1);
  g_autoptr(GPtrArray) other = causerie_markdown_parse ("- d\n- e", -1);
  g_autoptr(CauserieExcerpt) excerpt = causerie_excerpt_new ();
  g_autofree char *plain = NULL, *markdown = NULL;

  g_assert_true (causerie_excerpt_is_empty (excerpt));
  causerie_excerpt_add (excerpt, one->pdata[1], 1, G_MAXSIZE);
  causerie_excerpt_end_text (excerpt);
  causerie_excerpt_end_text (excerpt);
  causerie_excerpt_add (excerpt, other->pdata[0], 0, G_MAXSIZE);
  g_assert_false (causerie_excerpt_is_empty (excerpt));

  plain = causerie_excerpt_dup_plain (excerpt);
  markdown = causerie_excerpt_dup_markdown (excerpt);
  g_assert_cmpstr (plain, ==, "- c\n\n- d");
  g_assert_cmpstr (markdown, ==, "- c\n\n* d");
}

/* Code in pieces is one piece of code. */
static void
test_continued (void)
{
  g_autoptr(GString) code = g_string_new (NULL), text = g_string_new ("before\n\n");
  g_autoptr(GPtrArray) blocks = NULL;
  g_autoptr(CauserieExcerpt) all = NULL, only = causerie_excerpt_new ();
  g_autofree char *plain = NULL, *markdown = NULL;

  for (guint i = 0; i < 3 * CAUSERIE_BLOCK_MAX_LINES; i++)
    g_string_append_printf (code, i > 0 ? "\nint x%u;" : "int x%u;", i);
  g_string_append_printf (text, "```c\n%s\n```\n\nbehind", code->str);
  blocks = causerie_markdown_parse (text->str, -1);
  g_assert_cmpuint (blocks->len, ==, 5);

  all = take_all (blocks);
  markdown = causerie_excerpt_dup_markdown (all);
  g_assert_cmpstr (markdown, ==, text->str);

  for (guint i = 1; i < 4; i++)
    causerie_excerpt_add (only, blocks->pdata[i], 0, G_MAXSIZE);
  plain = causerie_excerpt_dup_plain (only);
  g_assert_cmpstr (plain, ==, code->str);
}

/* --- what is written reads the same ----------------------------------------------------------- */

static void
check_round_trip (const char *text)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);
  g_autoptr(CauserieExcerpt) excerpt = take_all (blocks);
  g_autofree char *markdown = causerie_excerpt_dup_markdown (excerpt);
  g_autoptr(GPtrArray) again = causerie_markdown_parse (markdown, -1);
  g_autofree char *expected = describe_blocks (blocks);
  g_autofree char *found = describe_blocks (again);

  if (blocks->len == 1)
    return; /* only its words were taken */
  if (g_strcmp0 (expected, found) != 0)
    g_test_message ("%s\n--- became ---\n%s", text, markdown);
  g_assert_cmpstr (found, ==, expected);
}

/* Documents of these pieces, in any order. */
static const char * const pieces[] = {
  "word", "two words", "**bold**", "*italic*", "_a **b** c_", "~~gone~~", "`code`", "``a`b``",
  "[link](https://x.org/a_b)", "https://x.org", "a@b.org", "\\*", "\\#", "\\[x](y)", "snake_case",
  "$x_1$", "&amp;amp;", "5 < 6", "1\\. x", "a\nb", "![p](q.png)", "é", "2*3",
};

static const char * const starts[] = {
  "", "# ", "### ", "- ", "- [x] ", "1. ", "3. ", "> ", "> - ", "- - ", "> > ",
};

static char *
dup_random_document (void)
{
  GString *text = g_string_new (NULL);
  int n_blocks = g_test_rand_int_range (2, 7);

  for (int i = 0; i < n_blocks; i++) {
    const char *start = starts[g_test_rand_int_range (0, G_N_ELEMENTS (starts))];
    int n_pieces = g_test_rand_int_range (1, 5);

    g_string_append (text, start);
    for (int j = 0; j < n_pieces; j++) {
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

      if (*start != '\0' && strchr (piece, '\n') != NULL)
        continue;
      g_string_append_printf (text, "%s%s", j > 0 ? " " : "", piece);
    }
    g_string_append (text, g_test_rand_bit () ? "\n\n" : "\n");
  }
  return g_string_free (text, FALSE);
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *text = dup_random_document ();

    check_round_trip (text);
  }
}

/* A conversation with everything an answer can hold. */
static void
test_tour (void)
{
  static const char * const names[] = { "2-answer.md", "4-answer.md", "6-answer.md" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "tour", names[i], NULL);
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    check_round_trip (text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/excerpt/cases", test_cases);
  g_test_add_func ("/excerpt/parts", test_parts);
  g_test_add_func ("/excerpt/several-texts", test_several_texts);
  g_test_add_func ("/excerpt/continued", test_continued);
  g_test_add_func ("/excerpt/round-trip", test_round_trip);
  g_test_add_func ("/excerpt/tour", test_tour);
  return g_test_run ();
}
