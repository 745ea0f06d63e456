/* test-markdown.c: Markdown to blocks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "block-description.h"
#include "causerie-markdown.h"
#include "causerie-typed-text.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *text;
  const char *blocks;
} Case;

static const Case cases[] = {
  { "empty", "", "" },
  { "blank", " \n\n \n", "" },
  { "paragraphs", "one\n\ntwo", "p one¶p two" },
  { "lines", "one\ntwo  \nthree", "p one⏎two⏎three" },
  { "headings", "# A\n### B ###\nC\n-", "h1 A¶h3 B¶h2 C" },
  { "rule", "a\n\n---\n\nb", "p a¶rule¶p b" },
  { "styles", "*a* **b** `c` ~~d~~ ***e***", "p {i:a} {b:b} {c:c} {s:d} {bi:e}" },
  { "nested styles", "**a *b* c**", "p {b:a }{bi:b}{b: c}" },
  { "joined styles", "**a**__b__", "p {b:ab}" },
  { "link", "[a *b*](https://x.org/?a=1&amp;b=2 'title')",
    "p {<https://x.org/?a=1&b=2>:a }{i<https://x.org/?a=1&b=2>:b}" },
  { "reference", "[a]\n\n[a]: https://x.org", "p {<https://x.org>:a}" },
  { "bare links", "see https://x.org/a_b_c, www.y.org and a@b.org",
    "p see {<https://x.org/a_b_c>:https://x.org/a_b_c}, {<http://www.y.org>:www.y.org} and {<mailto:a@b.org>:a@b.org}" },
  { "picture", "![a *cat*](cat.png)", "p {!<cat.png>:a }{i!<cat.png>:cat}" },
  { "picture without words", "a ![](cat.png)", "p a {!<cat.png>:cat.png}" },
  { "picture in a link", "[![a](b.png)](https://x.org)", "p {!<https://x.org>:a}" },
  { "entities", "&lt;b&gt; &hellip; &#8364; &#x20AC; &unknown; &#0; &#7;",
    "p <b> … € € &unknown; \uFFFD \uFFFD" },
  { "html is text", "<b>a</b> <script>", "p <b>a</b> <script>" },
  { "html block is text", "<div>\n*a*\n</div>", "p <div>⏎{i:a}⏎</div>" },
  { "break", "a<br>b<BR/>c<br />d<brx>", "p a⏎b⏎c⏎d<brx>" },
  { "code", "```py x\na\n\n  b\n```\n", "code(py) a⏎⏎  b" },
  { "tabs in code", "```\na\n\tb\n\t\tc\n  \td\n```", "code() a⏎\tb⏎\t\tc⏎  \td" },
  { "tabs in code in a list", "- ```\n  \ta\n    b\n\tc\n  ```", "- code() \ta⏎  b⏎  c" },
  { "tabs in code after old line ends", "```ä\r\tb\r\n\tc\n```", "code(ä) \tb⏎\tc" },
  { "tabs in indented code", "\ta\n\t\tb\n    \tc", "code() a⏎\tb⏎\tc" },
  { "open code", "```\na", "code() a" },
  { "empty code", "```c\n```", "code(c) " },
  { "indented code", "a\n\n    b\n      c", "p a¶code() b⏎  c" },
  { "code keeps markup", "`<b>&amp;</b>`", "p {c:<b>&amp;</b>}" },
  { "tight list", "- a\n- b\n  - c\n- d", "- p a¶- p b¶  - p c¶- p d" },
  { "loose list", "1. a\n\n   b\n2. c", "1. p a¶   p b¶2. p c" },
  { "number", "7) a\n8) b", "7. p a¶8. p b" },
  { "list of lists", "- - a\n  - b", "- - p a¶  - p b" },
  { "tasks", "- [ ] a\n- [x] b\n- c", "[ ] p a¶[x] p b¶- p c" },
  { "empty entry", "- \n- a\n-", "- p ¶- p a¶- p " },
  { "code in a list", "- a\n  ```c\n  x\n  ```\n- b", "- p a¶  code(c) x¶- p b" },
  { "quote", "> a\n>\n> > b\n\n> c", "> p a¶> > p b¶> p c" },
  { "list in a quote", "> 1. a\n>    b", "> 1. p a⏎b" },
  { "table", "|a|b|c|\n|---|:---:|---:|\n|1|*2*|3|\n|4|", "table lcr/a|b|c/1|{i:2}|3/4||" },
  { "table of breaks", "|a|\n|---|\n|b<br>c|", "table l/a/b⏎c" },
  { "escaped bar", "|a\\|b|`c\\|d`|\n|---|---|", "table ll/a|b|{c:c|d}" },
  { "math", "$a_1 * b_2 * c$ and $$x$$ and \\(y\\) and \\[z\\]",
    "p {$:a_1 * b_2 * c} and {$:x} and {$:y} and {$:z}" },
  { "math over lines", "$$\n- a\n= b\n$$", "math - a⏎= b" },
  { "math in brackets", "\\[ x \\]", "math x" },
  { "math alone", "so\n\n$$a$$\n\nthen", "p so¶math a¶p then" },
  { "math on its own lines", "so\n$$a$$\nand\n\\[\nb\n\\]\n*then*", "p so¶math a¶p and¶math b¶p {i:then}" },
  { "math before a dot", "$$a$$.", "p {$:a}." },
  { "math in an entry", "- a\n  $$b$$\n- $$c$$", "- p a¶  math b¶- math c" },
  { "math in a quote", "> a\n> $$\n> b\n> c\n> $$\n> d", "> p a¶> math b⏎c¶> p d" },
  { "math in a heading", "# $$a$$", "h1 {$:a}" },
  { "math in a fence", "```math\na^2\n```", "math a^2" },
  { "no math in an empty fence", "```math\n```", "code(math) " },
  { "math in an address", "[a](https://x.org/$b$)", "p {<https://x.org/$b$>:a}" },
  { "math keeps backslashes", "\\(\\{a\\}\\)", "p {$:\\{a\\}}" },
  { "math among styles", "**so $a$**", "p {b:so }{b$:a}" },
  { "math in a cell", "|a|\n|---|\n|$b$|", "table l/a/{$:b}" },
  { "prices", "from $5 to **$10**, US$7 or 5$ and 6$", "p from $5 to {b:$10}, US$7 or 5$ and 6$" },
  { "no math in code", "`$a$` and\n```\n$b$ \\(c\\)\n```", "p {c:$a$} and¶code() $b$ \\(c\\)" },
  { "no math in indented code", "    $a$", "code() $a$" },
  { "open math", "\\(a and $b", "p (a and $b" },
  { "no math after a line that looks like a fence", "``` `a` ```\n$b$", "p {c:`a`}⏎{$:b}" },
  { "no math in code that is named again", "```\n```c\n$a$\n```\n$b$", "code() ```c⏎$a$¶p {$:b}" },
  { "math after code in a quote", "> ```\n> $a$\n\n$b$", "> code() $a$¶p {$:b}" },
  { "math after a line end that is kept", "a\\\n$b$", "p a⏎{$:b}" },
  { "escaped dollar", "\\$a$ b", "p $a$ b" },
  { "note", "a[^1] b[^x].\n\n[^x]: *see*\n[^1]: first\n", "p a{^:1} b{^:2}.¶^1 p first¶^2 p {i:see}" },
  { "note twice", "a[^1] b[^1]\n\n[^1]: c", "p a{^:1} b{^:1}¶^1 p c" },
  { "note of blocks", "a[^n]\n\n[^n]: b\n    c\n\n    - d\n\n        e\n\nf",
    "p a{^:1}¶p f¶^1 p b⏎c¶   - p d¶     p e" },
  { "note in the middle of words", "[^1]: a\nb\n# c[^1]", "h1 c{^:1}¶^1 p a⏎b" },
  { "note without words", "a[^1] and `b[^1]`", "p a[^1] and {c:b[^1]}" },
  { "words without a note", "a\n\n[^2]: b\n[^1]: c", "p a¶^1 p b¶^2 p c" },
  { "note in a note", "a[^1]\n\n[^2]: c\n\n[^1]: b[^2][^3]", "p a{^:1}¶^1 p b{^:2}[^3]¶^2 p c" },
  { "note with words twice", "a[^1]\n\n[^1]: b\n\n[^1]: c", "p a{^:1}¶p {^:1}: c¶^1 p b" },
  { "note that is a link", "[^1](https://x.org) [^1]\n\n[^1]: a",
    "p {<https://x.org>:^1} {^:1}¶^1 p a" },
  { "notes in code", "```\n[^1]: a\n```\n`[^1]`\n\n    [^1]", "code() [^1]: a¶p {c:[^1]}¶code() [^1]" },
  { "note in styles and cells", "**a[^1]**\n\n|b[^1]|\n|---|\n\n[^1]: c", "p {b:a}{b^:1}¶table l/b{^:1}¶^1 p c" },
  { "note with a formula", "[^1]\n\n[^1]: $$a$$", "p {^:1}¶^1 math a" },
  { "right to left override", "a\u202Eb `c\u202Ed`\n\n```\n\u2066e\n```", "p a‹U+202E›b {c:c‹U+202E›d}¶code() ‹U+2066›e" },
  { "direction that is not closed", "a\u2067b\nc\u202Bd\u2068", "p a\u2067b\u2069⏎c\u202Bd\u2068\u2069\u202C" },
  { "direction that is not open", "a\u2069b\u202Cc", "p abc" },
  { "directions that overlap", "\u2067a\u202Bb\u2069c\u202Cd", "p \u2067a\u202Bb\u202C\u2069cd" },
  { "marks of direction", "a\u200Fb `c\u200Ed`", "p a\u200Fb {c:c‹U+200E›d}" },
  { "hidden in code", "`a\u200Bb\u00ADc\uFEFFd`", "p {c:a‹U+200B›b‹U+00AD›c‹U+FEFF›d}" },
  { "line separators", "a\u2028b", "p a⏎b" },
  { "hidden words", "a\U000E0041\U000E007F", "p a‹U+E0041›‹U+E007F›" },
  { "flag", "\U0001F3F4\U000E0067\U000E007F \U0001F3F4", "p \U0001F3F4\U000E0067\U000E007F \U0001F3F4" },
  { "address that turns", "[a](https://x.org/\u202Egpj)", "p {<https://x.org/‹U+202E›gpj>:a}" },
  { "controls", "a\001b\033[1mc\tdef", "p a\uFFFDb\uFFFD[1mc\tdef" },
  { "C1 controls", "a\302\205b\302\240c", "p a\uFFFDb\302\240c" },
  { "Windows lines", "a\r\nb\r\n\r\n- c\r\n", "p a⏎b¶- p c" },
  { "not UTF-8", "a\377b\342\202", "p a\uFFFDb\uFFFD\uFFFD" },
  { "several scripts", "**Привет**, *мир* 日本", "p {b:Привет}, {i:мир} 日本" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (test->text, -1);
  g_autofree char *found = describe_blocks (blocks);

  g_assert_cmpstr (found, ==, test->blocks);
}

/* Before 0.5.3 md4c ended an emphasis there that it never began; since then it sees no link. */
static void
test_half_a_span (void)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ("ftp://.o*d*\n\nnext", -1);
  g_autofree char *found = describe_blocks (blocks);

  if (!g_str_equal (found, "p ftp://.o{i:d}¶p next"))
    g_assert_cmpstr (found, ==, "p {<ftp://.o*d>:ftp://.o*d}¶p next");
}

static void
test_nul (void)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ("a\0b", 3);
  g_autofree char *found = describe_blocks (blocks);

  g_assert_cmpstr (found, ==, "p a\uFFFDb");
}

static void
test_long_paragraph (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) joined = g_string_new (NULL);
  g_autoptr(GPtrArray) blocks = NULL;

  while (text->len < 100000)
    g_string_append (text, "Ein **langer** Satz, häufig wiederholt. ");
  blocks = causerie_markdown_parse (text->str, text->len);

  g_assert_cmpuint (blocks->len, >, 20);
  for (guint i = 0; i < blocks->len; i++) {
    const CauserieStyledText *part = causerie_block_get_text (blocks->pdata[i]);

    g_assert_cmpuint (part->length, <=, CAUSERIE_BLOCK_MAX_TEXT);
    g_assert_true (causerie_block_is_continued (blocks->pdata[i]) == (i > 0));
    g_assert_true (i == blocks->len - 1 || g_str_has_suffix (part->text, ". "));
    g_assert_cmpstr (part->text, !=, "");
    g_string_append (joined, part->text);
  }

  g_string_replace (text, "**", "", 0);
  g_assert_cmpstr (g_strchomp (joined->str), ==, g_strchomp (text->str));
}

static void
test_long_word (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) blocks = NULL;

  while (text->len < 1 << 20)
    g_string_append (text, "日");
  blocks = causerie_markdown_parse (text->str, text->len);

  g_assert_cmpuint (blocks->len, >, 255);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_true (g_utf8_validate (causerie_block_get_text (blocks->pdata[i])->text, -1, NULL));
}

static char *
repeat (const char *piece, guint count)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
test_hostile (void)
{
  static const char * const pieces[] = { ">", "[", "*a **a ", "- ", "1. ", "`", "~~", "<", "![",
                                         "|-", "&#", "$", "\\", "_a__", "> - " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *text = repeat (pieces[i], 50000);
    g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);

    for (guint j = 0; j < blocks->len; j++) {
      guint n_steps;

      causerie_block_get_path (blocks->pdata[j], &n_steps);
      g_assert_cmpuint (n_steps, <=, CAUSERIE_BLOCK_MAX_DEPTH);
    }
  }
}

static void
test_table_bomb (void)
{
  g_autofree char *head = repeat ("|a", 2000);
  g_autofree char *rule = repeat ("|---", 2000);
  g_autofree char *body = repeat ("\n|b", 2000);
  g_autofree char *text = g_strconcat ("before\n\n", head, "\n", rule, body, "\n\nafter", NULL);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);
  g_autofree char *found = describe_blocks (blocks);

  g_assert_true (g_str_has_prefix (found, "p before¶p |a|a"));
  g_assert_true (g_str_has_suffix (found, "¶p after"));
}

/* The flat text of all blocks; what they continue is joined. */
static char *
join (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++) {
    g_autofree char *flat = causerie_block_dup_flat (blocks->pdata[i]);

    g_assert_true (causerie_block_is_continued (blocks->pdata[i]) == (i > 0));
    g_string_append (text, causerie_block_get_joint (blocks->pdata[i]));
    g_string_append (text, flat);
  }
  return g_string_free (text, FALSE);
}

static void
test_long_table (void)
{
  g_autofree char *body = repeat ("|1|*2*|\n", 2000);
  g_autofree char *text = g_strconcat ("|a|b|\n|---|:---:|\n", body, NULL);
  g_autofree char *rows = repeat ("\n1\t2", 2000);
  g_autofree char *expected = g_strconcat ("a\tb", rows, NULL);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);
  g_autofree char *joined = join (blocks);

  g_assert_cmpuint (blocks->len, ==, 251);
  g_assert_cmpstr (joined, ==, expected);

  for (guint i = 0; i < blocks->len; i++) {
    CauserieBlock *block = blocks->pdata[i];

    g_assert_cmpuint (causerie_block_get_n_rows (block), <=, CAUSERIE_BLOCK_MAX_ROWS);
    g_assert_cmpuint (causerie_block_get_n_columns (block), ==, 2);
    g_assert_cmpint (causerie_block_get_align (block, 1), ==, CAUSERIE_ALIGN_CENTER);
    g_assert_true (causerie_block_has_head (block) == (i == 0));
  }
}

/* So many cells are a table if there are words for them. */
static void
test_large_table (void)
{
  g_autofree char *body = repeat ("|1|2|3|4|5|6|7|8|\n", 10000);
  g_autofree char *text = g_strconcat ("|a|b|c|d|e|f|g|h|\n|---|---|---|---|---|---|---|---|\n", body,
                                       NULL);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);

  g_assert_cmpint (causerie_block_get_kind (blocks->pdata[0]), ==, CAUSERIE_BLOCK_TABLE);
  g_assert_cmpuint (blocks->len, ==, 1251);
}

/* What is too long for a cell goes on in the cell below. */
static void
test_long_cell (void)
{
  g_autofree char *words = repeat ("words ", 2000);
  g_autofree char *text = g_strconcat ("|a|b|\n|---|---|\n|1|", words, "|\n|2|c|\n", NULL);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);
  CauserieBlock *block = blocks->pdata[0];
  g_autoptr(GString) joined = g_string_new (NULL);

  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpuint (causerie_block_get_n_rows (block), ==, 5);
  for (guint row = 1; row < 4; row++) {
    g_assert_cmpuint (causerie_block_get_cell (block, row, 0)->length, ==, row == 1 ? 1 : 0);
    g_assert_cmpuint (causerie_block_get_cell (block, row, 1)->length, <=, CAUSERIE_BLOCK_MAX_TEXT);
    g_string_append (joined, causerie_block_get_cell (block, row, 1)->text);
  }
  g_assert_cmpstr (joined->str, ==, g_strchomp (words));
  g_assert_cmpstr (causerie_block_get_cell (block, 4, 1)->text, ==, "c");
}

static void
assert_long_code (const char *code, guint n_pieces)
{
  g_autofree char *text = g_strconcat ("```py\n", code, "\n```\n", NULL);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (text, -1);
  g_autofree char *joined = join (blocks);

  g_assert_cmpuint (blocks->len, ==, n_pieces);
  g_assert_cmpstr (joined, ==, code);

  for (guint i = 0; i < blocks->len; i++) {
    const CauserieStyledText *piece = causerie_block_get_text (blocks->pdata[i]);

    g_assert_cmpuint (piece->length, <=, CAUSERIE_BLOCK_MAX_TEXT);
    g_assert_true (g_utf8_validate (piece->text, piece->length, NULL));
    g_assert_cmpstr (causerie_block_get_language (blocks->pdata[i]), ==, "py");
    g_assert_false (causerie_block_is_open (blocks->pdata[i]));
  }
}

static void
test_long_code (void)
{
  g_autofree char *lines = repeat ("x\n", 63), *empty = repeat ("\n", 10000);
  g_autofree char *most = g_strconcat (lines, "y", NULL);
  g_autofree char *more = g_strconcat (lines, "y\nz", NULL);
  g_autofree char *line = repeat ("é", 5000);
  g_autofree char *long_line = g_strconcat ("a\n", line, "\nb", NULL);
  g_autofree char *wide = repeat ("some code that is no short line at all, as it has some words\n", 999);

  assert_long_code (most, 1);
  assert_long_code (more, 2);
  assert_long_code (empty, 157);
  assert_long_code (line, 3);
  assert_long_code (long_line, 4);
  assert_long_code (wide, 16);
}

static void
test_equal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(GPtrArray) a = causerie_markdown_parse (cases[i].text, -1);
    g_autoptr(GPtrArray) b = causerie_markdown_parse (cases[i].text, -1);

    for (guint j = 0; j < a->len; j++) {
      g_assert_true (causerie_block_equal (a->pdata[j], b->pdata[j]));
      g_assert_false (j > 0 && causerie_block_equal (a->pdata[j], a->pdata[j - 1]));
    }
  }
}

static const Case typed_cases[] = {
  { "words stay", "*a* <b> &amp;\n  # c", "p *a* <b> &amp;⏎  # c" },
  { "paragraphs stay", "\n\na\n\nb\n\n", "p a⏎⏎b" },
  { "fence", "see\n```c\nint a;\n```\nthen", "p see¶code(c) int a;¶p then" },
  { "open fence", "~~~\na\n```\n", "code() a⏎```" },
  { "longer fence", "````\n```\n````", "code() ```" },
  { "no fence", "``` `a` ```", "p ``` `a` ```" },
  { "empty", "  \n", "" },
  { "not UTF-8", "a\377", "p a\uFFFD" },
};

static void
test_typed (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) blocks = causerie_typed_text_parse (test->text, -1);
  g_autofree char *found = describe_blocks (blocks);

  g_assert_cmpstr (found, ==, test->blocks);
}

static void
add_cases (const char *group, const Case *tests, guint n_tests, GTestDataFunc function)
{
  for (guint i = 0; i < n_tests; i++) {
    g_autofree char *path = g_strdup_printf ("/%s/%s", group, tests[i].name);

    g_test_add_data_func (path, &tests[i], function);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_cases ("markdown", cases, G_N_ELEMENTS (cases), test_case);
  g_test_add_func ("/markdown/half-a-span", test_half_a_span);
  g_test_add_func ("/markdown/nul", test_nul);
  g_test_add_func ("/markdown/long-paragraph", test_long_paragraph);
  g_test_add_func ("/markdown/long-word", test_long_word);
  g_test_add_func ("/markdown/hostile", test_hostile);
  g_test_add_func ("/markdown/table-bomb", test_table_bomb);
  g_test_add_func ("/markdown/long-table", test_long_table);
  g_test_add_func ("/markdown/large-table", test_large_table);
  g_test_add_func ("/markdown/long-cell", test_long_cell);
  g_test_add_func ("/markdown/long-code", test_long_code);
  g_test_add_func ("/markdown/equal", test_equal);
  add_cases ("typed-text", typed_cases, G_N_ELEMENTS (typed_cases), test_typed);

  return g_test_run ();
}
