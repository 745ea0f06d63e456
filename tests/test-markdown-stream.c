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

/* Much of a kind: what is frozen while it goes on. */
static const struct {
  const char *opening;
  const char *lines[6]; /* of which many follow in any order; NULL: no more */
  const char *closing;
} long_parts[] = {
  { "```py\n", { "code and more code\n", "\n", "  more_code ()\n", "> a\n", "- b\n", "```x\n" },
    "```\n" },
  { "~~~\n", { "a long line of code that goes on ", "and on, ", "until it ends\n" }, "~~~\n\n" },
  { "1. Do this:\n\n   ```sh\n", { "   make install\n", "\n", "     again\n", "   # or not\n" },
    "   ```\n2. Then that.\n\n" },
  { "- a\n  > so:\n  > ```\n", { "  > code\n", "  >   more\n", "  >\n" }, "- b\n\nend\n\n" },
  { "\n    indented\n", { "    code\n", "\n", "      more\n", "    * a\n" }, "\nend\n" },
  { "\n| a | b | c |\n|---|:-:|--:|\n",
    { "| cell | *more* | `x` |\n", "| one |\n", "| | | a |\n", "words\n", "|a|b|\n" }, "\nend\n" },
  { "|a|b|\n|---|---|\n", { "words that go on in a cell, ", "on and on. ", "| next |\n" }, "\nend\n" },
  { "- in an entry\n\n  |a|b|\n  |---|---|\n", { "  | 1 | 2 |\n", "  | 3 | |\n" }, "\n- next\n\n" },
  { "- first\n", { "- an entry\n", "- another\n  of two lines\n", "  - nested\n", "- **bold** words\n",
                   "- ```\n  x\n  ```\n", "- [ ] a task\n" }, "\nend\n\n" },
  { "1. first\n", { "1. an entry\n", "1. another\n", "   1. nested\n", "      deeper\n", "   more\n",
                    "1. > quoted\n" }, "\nend\n\n" },
  { "* loose\n\n", { "* an entry\n\n", "* another\n\n", "  of two\n\n", "* third\n" }, "\nend\n\n" },
  { "1. parent\n", { "   - nested\n", "   - more\n", "     - deep\n", "   - **a**\n" }, "2. b\n\nc\n\n" },
  { "- parent\n", { "  - nested\n", "  - more\n", "\n  - loose\n" }, "- b\n\nc\n\n" },
  { "\n", { "Some words. ", "a **bold** one, ", "`code`, ", "and a line end\n", "  more\n", "so it goes. " },
    "\n\n" },
  { "> quoted\n", { "> words that go on. ", "lazy\n", "and more. ", "> *it*\n" }, "\n\nend\n\n" },
  { "- words\n", { "  that go on. ", "lazy\n", "and more. ", "  *it*\n" }, "\n\nend\n\n" },
  { "## A heading ", { "with *many* words. ", "and more " }, "\n\n" },
  { "", { "words without end " }, "\n===\n\n" },
};

static char *
make_long_document (GRand *rand)
{
  GString *text = g_string_new (NULL);
  guint n_parts = g_rand_int_range (rand, 1, 4);

  for (guint i = 0; i < n_parts; i++) {
    guint part = g_rand_int_range (rand, 0, G_N_ELEMENTS (long_parts));
    guint n_lines = g_rand_int_range (rand, 100, 1000), n = 0;

    while (n < G_N_ELEMENTS (long_parts[part].lines) && long_parts[part].lines[n] != NULL)
      n++;
    g_string_append (text, long_parts[part].opening);
    for (guint line = 0; line < n_lines; line++)
      g_string_append (text, long_parts[part].lines[g_rand_int_range (rand, 0, n)]);
    g_string_append (text, long_parts[part].closing);
  }
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

/* Whether the last line may become something else, and waits. */
static gboolean
is_settled (const char *text, gsize length)
{
  while (length > 0 && text[length - 1] != '\n') {
    if (g_ascii_isalpha (text[--length]))
      return TRUE;
  }
  return FALSE;
}

/* Two empty lines in a row: after these md4c 0.4.8 and 0.5.2 end an entry of a list when the line
 * before began at an offset of which the last byte is 4 (it takes a line for a block). */
static gboolean
has_gap (const char *text, gsize length)
{
  guint n_empty = 0;

  for (gsize i = 0; i < length && n_empty < 3; i++) {
    if (strchr (" \t\r>", text[i]) == NULL)
      n_empty = text[i] == '\n' ? n_empty + 1 : 0;
  }
  return n_empty == 3;
}

/* Before the end, too, the blocks are those of one parse of what has come; but for links that were
 * defined before, footnotes, and formulas, whose signs are sought without the parser's knowledge of
 * what is code. */
static void
assert_same_so_far (CauserieMarkdownStream *stream, const char *text, gsize length)
{
  g_autoptr(GPtrArray) expected = NULL;
  g_autofree char *one = NULL, *other = NULL;
  g_autoptr(GString) closed = NULL;
  const char *valid_end;

  g_assert_cmpuint (causerie_markdown_stream_get_committed (stream), <=, length);
  g_utf8_validate_len (text, length, &valid_end);
  length = valid_end - text;
  if (!is_settled (text, length) || has_gap (text, length) ||
      g_strstr_len (text, length, "]:") != NULL || memchr (text, '$', length) != NULL ||
      memchr (text, '\\', length) != NULL || memchr (text, '^', length) != NULL)
    return;

  expected = causerie_markdown_parse (text, length);
  one = describe_blocks (causerie_markdown_stream_get_blocks (stream));
  other = describe_blocks (expected);
  closed = g_string_new (one);
  g_string_replace (closed, "open(", "code(", 0);
  g_assert_cmpstr (closed->str, ==, other);
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
    if (given == length || g_rand_int_range (rand, 0, 20) == 0)
      assert_same_so_far (stream, sofar, given);
  }

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
  for (guint i = 0; i < (g_test_slow () ? 20000 : 300); i++) {
    g_autofree char *text = make_document (rand);

    g_test_message ("document %u: %s", i, text);
    stream_document (text, strlen (text), rand, i % 3 == 0 ? 1 : 40);
  }
}

static void
test_random_long (void)
{
  guint seed = g_test_rand_int ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < (g_test_slow () ? 500 : 12); i++) {
    g_autofree char *text = make_long_document (rand);

    g_test_message ("document %u: %s", i, text);
    stream_document (text, strlen (text), rand, 200);
  }
}

/* However long a block, a list or a quote becomes, what is read each time stays short. */
static void
test_frozen (gconstpointer data)
{
  guint part = GPOINTER_TO_UINT (data), n_lines = 0;
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (part);
  g_autoptr(GString) text = g_string_new (long_parts[part].opening);
  gsize most = 0;

  while (n_lines < G_N_ELEMENTS (long_parts[part].lines) &&
         long_parts[part].lines[n_lines] != NULL)
    n_lines++;

  while (text->len < 100000) {
    gsize next = text->len + 1000;

    while (text->len < next)
      g_string_append (text, long_parts[part].lines[g_rand_int_range (rand, 0, n_lines)]);
    causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
    most = MAX (most, text->len - causerie_markdown_stream_get_committed (stream));
  }
  g_test_message ("at most %" G_GSIZE_FORMAT " bytes", most);
  g_assert_cmpuint (most, <, 32768);
}

static void
test_steps (void)
{
  static const char text[] =
    "# One\n\nA paragraph\nof two lines.\n\n- a\n- b\n\n  c\n\n1. d\n\n```c\nint x;\n\ny\n```\n\n> q\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nThe *end*.\n\n```\n\nopen\n\ncode\n\nA\n\nB\n";
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();

  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n')) {
    gsize length = p + 1 - text;

    causerie_markdown_stream_update (stream, text, length, FALSE);
    assert_same_so_far (stream, text, length);
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

/* Whole documents of every kind, in pieces of any length. */
static void
test_documents (void)
{
  static const char * const names[][2] = {
    { "markdown", "commonmark-0.30.txt" }, { "markdown", "gfm-0.29.txt" }, { "tour", "2-answer.md" },
    { "tour", "4-answer.md" }, { "tour", "6-answer.md" },
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (g_test_rand_int ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", names[i][0], names[i][1], NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    gsize length;

    g_file_get_contents (path, &text, &length, &error);
    g_assert_no_error (error);
    stream_document (text, length, rand, length > 100000 ? 2000 : 30);
  }
}

/* Numbers of footnotes are there before their words, and stay. */
static void
test_notes (void)
{
  static const char text[] = "a[^x] b[^y]\n\nc[^x]\n\n[^y]: one\n[^x]: two[^z]\n\n[^z]: three\n";
  static const struct {
    gsize       length;
    const char *blocks;
  } steps[] = {
    { 3, "p a" },
    { 5, "p a{^:1}" },
    { 11, "p a{^:1} b{^:2}" },
    { 18, "p a{^:1} b{^:2}¶p c{^:1}" },
    { 24, "p a{^:1} b{^:2}¶p c{^:1}" },
    { 30, "p a{^:1} b{^:2}¶p c{^:1}¶^2 p one" },
    { 45, "p a{^:1} b{^:2}¶p c{^:1}¶^1 p two{^:3}¶^2 p one" },
    { sizeof text - 1, "p a{^:1} b{^:2}¶p c{^:1}¶^1 p two{^:3}¶^2 p one¶^3 p three" },
  };
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *found = NULL;

    causerie_markdown_stream_update (stream, text, steps[i].length, FALSE);
    found = describe_blocks (causerie_markdown_stream_get_blocks (stream));
    g_assert_cmpstr (found, ==, steps[i].blocks);
  }
}

/* A row that may become words of a footnote is held back, and so is the piece it is alone in. */
static void
test_row_held_back (void)
{
  static const char text[] = "c|\n|:-:|\n|\n^x\n[^\nn\n:\"\ng[\nx\n[^xa";
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  GPtrArray *blocks = causerie_markdown_stream_get_blocks (stream);

  for (gsize length = 1; length < sizeof text; length++) {
    causerie_markdown_stream_update (stream, text, length, FALSE);
    for (guint i = 0; i < blocks->len; i++) {
      CauserieBlock *block = blocks->pdata[i];

      if (causerie_block_get_kind (block) == CAUSERIE_BLOCK_TABLE)
        g_assert_cmpuint (causerie_block_get_n_rows (block), >, 0);
    }
  }
}

/* Code is open until its fence has come; of code in pieces the last one is. */
static void
test_open (void)
{
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  GPtrArray *blocks = causerie_markdown_stream_get_blocks (stream);
  g_autoptr(GString) text = g_string_new ("```c\n");

  for (guint i = 0; i < 200; i++) {
    causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
    for (guint k = 0; k < blocks->len; k++)
      g_assert_true (causerie_block_is_open (blocks->pdata[k]) == (k == blocks->len - 1));
    g_string_append_printf (text, "line %u\n", i);
  }
  g_assert_cmpuint (blocks->len, ==, 4);

  g_string_append (text, "```\n");
  causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
  for (guint k = 0; k < blocks->len; k++)
    g_assert_false (causerie_block_is_open (blocks->pdata[k]));

  g_string_append (text, "\n    indented\n");
  causerie_markdown_stream_update (stream, text->str, text->len, FALSE);
  g_assert_false (causerie_block_is_open (blocks->pdata[blocks->len - 1]));
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
  g_test_add_func ("/markdown-stream/random-long", test_random_long);
  for (guint i = 0; i < G_N_ELEMENTS (long_parts); i++) {
    g_autofree char *path = g_strdup_printf ("/markdown-stream/frozen/%u", i);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_frozen);
  }
  g_test_add_func ("/markdown-stream/steps", test_steps);
  g_test_add_func ("/markdown-stream/commits", test_commits);
  g_test_add_func ("/markdown-stream/code-after-code", test_code_after_code);
  g_test_add_func ("/markdown-stream/signs-wait", test_signs_wait);
  g_test_add_func ("/markdown-stream/invalid-tails", test_invalid_tails);
  g_test_add_func ("/markdown-stream/documents", test_documents);
  g_test_add_func ("/markdown-stream/notes", test_notes);
  g_test_add_func ("/markdown-stream/row-held-back", test_row_held_back);
  g_test_add_func ("/markdown-stream/open", test_open);
  g_test_add_func ("/markdown-stream/hostile", test_hostile);
  g_test_add_func ("/markdown-stream/linear", test_linear);

  return g_test_run ();
}
