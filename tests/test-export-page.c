/* test-export-page.c: one chat as a document, in its three forms
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-page.h"

#include "causerie-block-html.h"
#include "causerie-export-name.h"
#include "causerie-markdown.h"

#include <string.h>

static CauserieMessage *
add_message (CauserieExportPage *page, CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_set_text (message, text);
  g_ptr_array_add (page->messages, message);
  return message;
}

static CauserieExportPage *
make_page (const char *title, const char *text)
{
  CauserieExportPage *page = causerie_export_page_new ();

  g_free (page->title);
  page->title = g_strdup (title);
  g_free (page->uid);
  page->uid = g_strdup ("00000000-0000-4000-8000-000000000001");
  add_message (page, CAUSERIE_ROLE_ASSISTANT, text);
  return page;
}

static void
assert_holds (const char *document, const char *text)
{
  if (strstr (document, text) != NULL)
    return;
  g_test_message ("not in it: %s\n%s", text, document);
  g_test_fail ();
}

static char *
to_html (const char *markdown)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (markdown, -1);
  GString *html = g_string_new (NULL);

  causerie_block_html_append (blocks, html);
  return g_string_free (html, FALSE);
}

static void
test_blocks (void)
{
  static const char * const pairs[][2] = {
    { "one\ntwo", "<p>one<br>\ntwo</p>\n" },
    { "a **b *c* d** `e<` ~~f~~",
      "<p>a <strong>b </strong><strong><em>c</em></strong><strong> d</strong> <code>e&lt;</code> "
      "<del>f</del></p>\n" },
    { "# H & h", "<h1>H &amp; h</h1>\n" },
    { "---", "<hr>\n" },
    { "```c++ x\na < b\n```", "<pre><code class=\"language-c__\">a &lt; b</code></pre>\n" },
    { "- a\n- b", "<ul class=\"tight\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n" },
    { "3. a\n4. b",
      "<ol start=\"3\" class=\"tight\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n" },
    { "- a\n  - b\n- c",
      "<ul class=\"tight\">\n<li><p>a</p>\n<ul class=\"tight\">\n<li><p>b</p>\n</li>\n</ul>\n</li>\n"
      "<li><p>c</p>\n</li>\n</ul>\n" },
    { "- a\n\n* b", "<ul class=\"tight\">\n<li><p>a</p>\n</li>\n</ul>\n"
                    "<ul class=\"tight\">\n<li><p>b</p>\n</li>\n</ul>\n" },
    { "- [x] a\n- [ ] b",
      "<ul class=\"tight\">\n<li>☑ <p>a</p>\n</li>\n<li>☐ <p>b</p>\n</li>\n</ul>\n" },
    { "> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n" },
    { "- a\n\n  > b", "<ul>\n<li><p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</li>\n</ul>\n" },
    { "|a|b|\n|---|--:|\n|1|<|",
      "<div class=\"table\"><table>\n<tr><th>a</th><th class=\"end\">b</th></tr>\n"
      "<tr><td>1</td><td class=\"end\">&lt;</td></tr>\n</table></div>\n" },
    { "[a](https://x.example/?a=1&b=\"2\")",
      "<p><a rel=\"noopener noreferrer\" href=\"https://x.example/?a=1&amp;b=&quot;2&quot;\">a</a>"
      "</p>\n" },
    { "[a](javascript:alert(1))", "<p>a</p>\n" },
    { "[a](data:text/html,x)", "<p>a</p>\n" },
    { "![p](https://x.example/p.png)",
      "<p><a rel=\"noopener noreferrer\" href=\"https://x.example/p.png\">p</a></p>\n" },
    { "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n" },
    { "$x<y$", "<p><code class=\"math\">x&lt;y</code></p>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *html = to_html (pairs[i][0]);

    g_assert_cmpstr (html, ==, pairs[i][1]);
  }
}

/* A paragraph that is several blocks is one paragraph. */
static void
test_long_paragraph (void)
{
  GString *words = g_string_new (NULL);
  g_autofree char *text = NULL, *html = NULL, *expected = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (words, "word%u ", i);
  g_string_truncate (words, words->len - 1);
  text = g_string_free (words, FALSE);
  html = to_html (text);
  expected = g_strdup_printf ("<p>%s</p>\n", text);
  g_assert_cmpstr (html, ==, expected);
}

/* So are long code and a long table. */
static void
test_long_blocks (void)
{
  GString *code = g_string_new ("<pre><code class=\"language-c\">"), *source = g_string_new ("```c\n");
  GString *table = g_string_new ("<div class=\"table\"><table>\n<tr><th>a</th></tr>\n");
  GString *rows = g_string_new ("|a|\n|---|\n");
  g_autofree char *code_html = NULL, *table_html = NULL;

  for (guint i = 0; i < 200; i++) {
    g_string_append_printf (code, "%sline %u", i > 0 ? "\n" : "", i);
    g_string_append_printf (source, "line %u\n", i);
    g_string_append_printf (table, "<tr><td>%u</td></tr>\n", i);
    g_string_append_printf (rows, "|%u|\n", i);
  }
  g_string_append (code, "</code></pre>\n");
  g_string_append (table, "</table></div>\n");

  code_html = to_html (source->str);
  table_html = to_html (rows->str);
  g_assert_cmpstr (code_html, ==, code->str);
  g_assert_cmpstr (table_html, ==, table->str);

  g_string_free (code, TRUE);
  g_string_free (source, TRUE);
  g_string_free (table, TRUE);
  g_string_free (rows, TRUE);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* Whatever a list looks like, its elements are closed. */
static void
test_balance (void)
{
  static const char * const signs[] = { "- ", "1. ", "> ", "  ", "\n", "a", "- [ ] ", "```\n", "* " };

  for (guint i = 0; i < 300; i++) {
    GString *markdown = g_string_new (NULL);
    g_autofree char *text = NULL, *html = NULL;

    for (int j = g_test_rand_int_range (1, 40); j > 0; j--)
      g_string_append (markdown, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
    text = g_string_free (markdown, FALSE);
    html = to_html (text);
    g_assert_cmpuint (count (html, "<ul"), ==, count (html, "</ul>"));
    g_assert_cmpuint (count (html, "<ol"), ==, count (html, "</ol>"));
    g_assert_cmpuint (count (html, "<li>"), ==, count (html, "</li>"));
    g_assert_cmpuint (count (html, "<p>"), ==, count (html, "</p>"));
    g_assert_cmpuint (count (html, "<blockquote>"), ==, count (html, "</blockquote>"));
  }
}

/* Nothing of a chat becomes markup of the page. */
static void
test_html_is_text (void)
{
  static const char evil[] = "</title></style><script>x</script>\" onload='y' &amp;";
  g_autoptr(CauserieExportPage) page = make_page (evil, evil);
  CauserieMessage *message = add_message (page, CAUSERIE_ROLE_USER, evil);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr(CauseriePart) picture = causerie_part_new_image (bytes, "image/png", evil);
  g_autoptr(CauseriePart) drawing = causerie_part_new_image (bytes, "image/svg+xml", evil);
  g_autoptr(CauseriePart) citation = causerie_part_new_citation ("javascript:x", evil);
  g_autofree char *html = NULL;

  g_free (page->folder);
  page->folder = g_strdup (evil);
  causerie_message_append_reasoning (message, evil, -1);
  causerie_message_add_part (message, picture);
  causerie_message_add_part (message, drawing);
  causerie_message_add_part (message, citation);
  html = causerie_export_page_to_html (page);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "\" onload"));
  g_assert_null (strstr (html, "javascript:"));
  g_assert_null (strstr (html, "data:image/svg"));
  g_assert_cmpuint (count (html, "</style>"), ==, 1);
  g_assert_cmpuint (count (html, "<img src=\"data:image/png;base64,eA==\""), ==, 1);
  assert_holds (html, "default-src 'none'");
}

/* What an answer leaves open does not take in what follows. */
static void
test_markdown_fences (void)
{
  g_autoptr(CauserieExportPage) page = make_page ("a *b* [c]", "```c\nint x;");
  CauserieMessage *message = add_message (page, CAUSERIE_ROLE_ASSISTANT, "~~~~\n```\n~~~\n~~~~\nend");
  g_autofree char *markdown = NULL;

  causerie_message_append_reasoning (message, "why\n```\nx", -1);
  markdown = causerie_export_page_to_markdown (page);
  assert_holds (markdown, "\n# a \\*b\\* \\[c\\]\n");
  assert_holds (markdown, "```c\nint x;\n```\n");
  assert_holds (markdown, "~~~~\n```\n~~~\n~~~~\nend\n");
  assert_holds (markdown, "> why\n> ```\n> x\n> ```\n");
}

static void
test_front_matter (void)
{
  g_autoptr(CauserieExportPage) page = make_page ("quote \" and\nline", "x");
  g_autofree char *markdown = NULL;

  page->created_time = G_GINT64_CONSTANT (1763800000000000);
  markdown = causerie_export_page_to_markdown (page);
  g_assert_true (g_str_has_prefix (markdown,
                                   "---\nid: \"00000000-0000-4000-8000-000000000001\"\n"
                                   "title: \"quote \\\" and line\"\n"
                                   "created: 2025-11-22T08:26:40Z\n---\n"));
}

static void
test_names (void)
{
  static const char * const pairs[][2] = {
    { "Plan", "Plan.md" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j.md" },
    { "  .hidden ", "hidden.md" },
    { "../../etc/passwd", "etc-passwd.md" },
    { "-rf ~", "rf ~.md" },
    { "a\nb\tc  d", "a b c d.md" },
    { "end. . ", "end.md" },
    { "con", "_con.md" },
    { "NUL.txt", "_NUL.txt.md" },
    { "", "Chat.md" },
    { "...", "Chat.md" },
    { "\xe2\x80\xae" "abc\xe2\x80\x8b", "abc.md" },
    { "Що нового?", "Що нового-.md" },
    { "i\xcc\x88", "\xc3\xaf.md" },
    { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd.md" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *name = causerie_export_name_make (pairs[i][0], "Chat", 1, ".md");

    g_assert_cmpstr (name, ==, pairs[i][1]);
  }
}

static void
test_long_names (void)
{
  GString *title = g_string_new (NULL);
  g_autofree char *text = NULL, *first = NULL, *second = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (title, "слово");
  text = g_string_free (title, FALSE);
  first = causerie_export_name_make (text, "Chat", 1, ".html");
  second = causerie_export_name_make (text, "Chat", 23, ".html");
  g_assert_cmpuint (strlen (first), <=, CAUSERIE_EXPORT_NAME_MAX);
  g_assert_cmpuint (strlen (second), <=, CAUSERIE_EXPORT_NAME_MAX);
  g_assert_true (g_utf8_validate (first, -1, NULL) && g_str_has_suffix (first, ".html"));
  g_assert_true (g_utf8_validate (second, -1, NULL) && g_str_has_suffix (second, " 23.html"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-page/blocks", test_blocks);
  g_test_add_func ("/export-page/long-paragraph", test_long_paragraph);
  g_test_add_func ("/export-page/long-blocks", test_long_blocks);
  g_test_add_func ("/export-page/balance", test_balance);
  g_test_add_func ("/export-page/html-is-text", test_html_is_text);
  g_test_add_func ("/export-page/markdown-fences", test_markdown_fences);
  g_test_add_func ("/export-page/front-matter", test_front_matter);
  g_test_add_func ("/export-page/names", test_names);
  g_test_add_func ("/export-page/long-names", test_long_names);

  return g_test_run ();
}
