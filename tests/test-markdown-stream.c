/* test-markdown-stream.c: a growing text ends in the blocks of one parse
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "block-description.h"
#include "causerie-markdown-stream.h"
#include "causerie-markdown.h"

#include <string.h>

/* What random documents are made of: all that begins, goes on or ends a block, and words. */
static const char * const pieces[] = {
  "word ", "two words ", "**bold** ", "*it", "*", "`code` ", "`", "[link](https://x.org) ", "[a] ",
  "\n[a]: https://x.org\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t",
  "- ", "* ", "+ ", "1. ", "2) ", "- [ ] ", "> ", "# ", "## ", "```\n", "```py\n", "~~~\n", "````",
  "---\n", "===\n", "***\n", "|a|b|\n|---|---|\n", "|c|d|\n", "|", "$x$ ", "$$\n", "\\(y\\) ", "\\[", "\\",
  "<b>", "<br>", "&amp;", "Привет ", "日本語", "🎉", "\r\n", "-", "=", "1.",
};

static char *
make_document (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 1, 120);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
assert_same_blocks (GPtrArray *found, GPtrArray *expected)
{
  g_autofree char *one = describe_blocks (found), *other = describe_blocks (expected);

  g_assert_cmpstr (one, ==, other);
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (causerie_block_equal (found->pdata[i], expected->pdata[i]));
}

/* A list beside the stream's that knows only what the changes say. */
static void
apply (GPtrArray *mirror, GPtrArray *blocks, CauserieBlockChange change)
{
  g_assert_cmpuint (change.position + change.n_removed, <=, mirror->len);
  if (change.n_removed > 0)
    g_ptr_array_remove_range (mirror, change.position, change.n_removed);
  for (guint i = 0; i < change.n_added; i++)
    g_ptr_array_insert (mirror, change.position + i, blocks->pdata[change.position + i]);

  g_assert_cmpuint (mirror->len, ==, blocks->len);
  for (guint i = 0; i < mirror->len; i++)
    g_assert_true (mirror->pdata[i] == blocks->pdata[i]);
}

/* What is committed never changes but for links that were defined later, and for formulas, whose
 * signs are sought without the parser's knowledge of what is code. */
static void
assert_prefix (CauserieMarkdownStream *stream, const char *text, gsize length)
{
  GPtrArray *blocks = causerie_markdown_stream_get_blocks (stream);
  gsize committed = causerie_markdown_stream_get_committed (stream);
  g_autoptr(GPtrArray) before = causerie_markdown_parse (text, committed);

  g_assert_cmpuint (committed, <=, length);
  if (strstr (text, "]:") != NULL || strpbrk (text, "$\\") != NULL)
    return;

  g_assert_cmpuint (before->len, <=, blocks->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (causerie_block_equal (before->pdata[i], blocks->pdata[i]));
}

static void
stream_document (const char *text, gsize length, GRand *rand, guint max_chunk)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  g_autoptr(GPtrArray) expected = causerie_markdown_parse (text, length);
  g_autoptr(GPtrArray) mirror = g_ptr_array_new ();
  GPtrArray *blocks = causerie_markdown_stream_get_blocks (stream);
  CauserieBlockChange change;

  for (gsize given = 0; given < length;) {
    g_autofree char *sofar = NULL;

    given = MIN (length, given + g_rand_int_range (rand, 1, max_chunk + 1));
    sofar = g_strndup (text, given); /* so that a sanitizer sees a read past the end */
    change = causerie_markdown_stream_update (stream, sofar, given, FALSE);
    apply (mirror, blocks, change);
  }

  assert_prefix (stream, text, length);
  change = causerie_markdown_stream_update (stream, text, length, TRUE);
  apply (mirror, blocks, change);
  assert_same_blocks (blocks, expected);
}

static void
test_random (void)
{
  guint seed = g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 300; i++) {
    g_autofree char *text = make_document (rand);

    g_test_message ("document %u: %s", i, text);
    stream_document (text, strlen (text), rand, i % 3 == 0 ? 1 : 40);
  }
}

/* The same, but that code is open only while the text grows. */
static void
assert_same_words (GPtrArray *found, GPtrArray *expected)
{
  g_autofree char *one = describe_blocks (found), *other = describe_blocks (expected);
  g_autoptr(GString) closed = g_string_new (one);

  g_string_replace (closed, "open(", "code(", 0);
  g_assert_cmpstr (closed->str, ==, other);
}

/* Before the end, too, the blocks are those of one parse of what has come, where no formula,
 * link or last line is open. */
static void
test_steps (void)
{
  static const char text[] =
    "# One\n\nA paragraph\nof two lines.\n\n- a\n- b\n\n  c\n\n1. d\n\n```c\nint x;\n\ny\n```\n\n> q\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nThe *end*.\n\n```\n\nopen\n\ncode\n\nA\n\nB\n";
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();

  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n')) {
    gsize length = p + 1 - text;
    g_autoptr(GPtrArray) expected = causerie_markdown_parse (text, length);

    causerie_markdown_stream_update (stream, text, length, FALSE);
    assert_same_words (causerie_markdown_stream_get_blocks (stream), expected);
  }
}

/* The open part stays short in an answer of the usual kind. */
static void
test_commits (void)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++) {
    g_string_append_printf (text,
                            "## Part %u\n\nSome **words** here.\n\n- a\n- b\n\n```c\nint x;\n\nint y;\n```\n\n", i);
    causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
    g_assert_cmpuint (text->len - causerie_markdown_stream_get_committed (stream), <, 200);
  }
}

static void
test_code_after_code (void)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++) {
    g_string_append (text, "```c\nint x;\n```\n\n");
    causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
  }
  g_assert_cmpuint (text->len - causerie_markdown_stream_get_committed (stream), <, 100);
  g_assert_cmpuint (causerie_markdown_stream_get_blocks (stream)->len, ==, 200);
}

/* Signs alone wait: no heading flashes up before a list. */
static void
test_signs_wait (void)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  GPtrArray *blocks = causerie_markdown_stream_get_blocks (stream);

  causerie_markdown_stream_update (stream, "Things:\n-", 9, FALSE);
  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpint (causerie_block_get_kind (blocks->pdata[0]), ==, CAUSERIE_BLOCK_PARAGRAPH);
  causerie_markdown_stream_update (stream, "Things:\n- a", 11, FALSE);
  g_assert_cmpuint (blocks->len, ==, 2);
}

static void
test_invalid_tails (void)
{
  static const char * const tails[] = { "\303", "\342\202", "\360\237\216", "\377", "\300\200",
                                        "\355\240\200", "" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autofree char *text = g_strconcat ("# a\n\nb **c** ", tails[i], NULL);
    g_autofree char *inside = g_strconcat (text, " d\n\ne\n\nf\n", NULL);

    stream_document (text, strlen (text), rand, 1);
    stream_document (inside, strlen (inside), rand, 1);
  }
}

static void
test_hostile (void)
{
  static const char * const repeated[] = { ">", "[", "*a **a ", "- ", "`", "$", "\\(", "\n\n",
                                           "|a" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++) {
    g_autoptr(GString) text = g_string_new (NULL);

    for (guint n = 0; n < 50000; n++)
      g_string_append (text, repeated[i]);
    stream_document (text->str, text->len, rand, text->len / 5);
  }
}

static void
test_linear (void)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++) {
    g_string_append (text, i % 12 == 11 ? "end.\n\n" : "some words ");
    causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
  }
  g_assert_cmpuint (text->len - causerie_markdown_stream_get_committed (stream), <, 400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown-stream/random", test_random);
  g_test_add_func ("/markdown-stream/steps", test_steps);
  g_test_add_func ("/markdown-stream/commits", test_commits);
  g_test_add_func ("/markdown-stream/code-after-code", test_code_after_code);
  g_test_add_func ("/markdown-stream/signs-wait", test_signs_wait);
  g_test_add_func ("/markdown-stream/invalid-tails", test_invalid_tails);
  g_test_add_func ("/markdown-stream/hostile", test_hostile);
  g_test_add_func ("/markdown-stream/linear", test_linear);

  return g_test_run ();
}
