/* test-code-highlight.c: what the words of code are, and that they can be read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-language.h"
#include "causerie-highlighter.h"
#include "causerie-markdown-stream.h"
#include "causerie-markdown.h"
#include "causerie-ui-resources.h"

#include <gtksourceview/gtksource.h>
#include <math.h>
#include <string.h>

/* --- fixtures --------------------------------------------------------------------------------- */

static void
set_blocks (CauserieBlockGroup *group, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    causerie_block_group_set_block (group, i, blocks->pdata[i]);
}

static CauserieBlockGroup *
new_group (CauserieHighlighter *highlighter, const char *language, const char *code)
{
  g_autofree char *markdown = g_strdup_printf ("~~~~~%s\n%s\n~~~~~\n", language, code);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (markdown, -1);
  CauserieBlockGroup *group = causerie_block_group_new (highlighter);

  set_blocks (group, blocks);
  return group;
}

static void
wait_for (CauserieHighlighter *highlighter)
{
  while (!causerie_highlighter_is_idle (highlighter))
    g_main_context_iteration (NULL, TRUE);
}

/* What the word at its first occurrence in the block is; -1: nothing. */
static int
find_class (CauserieBlockGroup *group, guint index, const char *word)
{
  const char *text =
    causerie_block_get_text (causerie_block_group_get_block (group, index))->text;
  const char *place = strstr (text, word);
  guint n_runs, at;
  const CauserieCodeRun *runs = causerie_block_group_get_runs (group, index, &n_runs);

  g_assert_nonnull (place);
  at = (guint) (place - text);
  for (guint i = 0; i < n_runs; i++) {
    g_assert_cmpuint (runs[i].start, <, runs[i].end);
    g_assert_cmpuint (runs[i].end, <=, strlen (text));
    g_assert_cmpuint (i > 0 ? runs[i - 1].end : 0, <=, runs[i].start);
    if (runs[i].start <= at && at < runs[i].end)
      return (int) runs[i].class;
  }
  return -1;
}

/* --- words ------------------------------------------------------------------------------------ */

static void
test_classes (void)
{
  static const struct {
    const char *language;
    const char *code;
    const char *word;
    int         class;
  } cases[] = {
    { "py", "def name(): # why\n  return \"é\", 12", "def", CAUSERIE_CODE_KEYWORD },
    { "py", "def name(): # why\n  return \"é\", 12", "# why", CAUSERIE_CODE_COMMENT },
    { "py", "def name(): # why\n  return \"é\", 12", "\"é\"", CAUSERIE_CODE_STRING },
    { "py", "def name(): # why\n  return \"é\", 12", "12", CAUSERIE_CODE_NUMBER },
    { "c", "#include <a.h>\nint x; /* é */ int y;", "#include", CAUSERIE_CODE_SPECIAL },
    { "c", "#include <a.h>\nint x; /* é */ int y;", "y", -1 },
    { "c", "#include <a.h>\nint x; /* é */ int y;", "int", CAUSERIE_CODE_TYPE },
    { "ts", "const a: number = 1;", "const", CAUSERIE_CODE_KEYWORD },
    { "c++", "class A {};", "class", CAUSERIE_CODE_KEYWORD },
    { "sh", "echo \"$x\" # no", "# no", CAUSERIE_CODE_COMMENT },
    { "yml", "key: 1", "key", CAUSERIE_CODE_NAME },
    { "json", "{ \"key\": true }", "\"key\"", CAUSERIE_CODE_NAME },
    { "json", "{ \"key\": true }", "true", CAUSERIE_CODE_NUMBER },
    { "html", "<p class=\"x\">a</p>", "class", CAUSERIE_CODE_NAME },
    { "diff", "-old\n+new\n same", "-old", CAUSERIE_CODE_REMOVED },
    { "diff", "-old\n+new\n same", "+new", CAUSERIE_CODE_ADDED },
    { "diff", "-old\n+new\n same", "same", -1 },
    { "ps1", "if ($x) { }", "if", CAUSERIE_CODE_KEYWORD },
    { "", "#!/bin/sh\necho \"x\"", "\"x\"", CAUSERIE_CODE_STRING },
  };
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieBlockGroup) group =
      new_group (highlighter, cases[i].language, cases[i].code);

    causerie_block_group_want_runs (group);
    g_assert_false (causerie_highlighter_is_idle (highlighter));
    wait_for (highlighter);
    g_assert_true (causerie_block_group_has_runs (group));
    g_test_message ("%s: %s", cases[i].language, cases[i].word);
    g_assert_cmpint (find_class (group, 0, cases[i].word), ==, cases[i].class);
  }
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* A comment that begins in one block ends in another. */
static void
test_state_goes_on (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autofree char *lines = repeat ("return 1;\n", 60);
  g_autofree char *code = g_strdup_printf ("%s/*\n%sreturn 2; */ return 3;", lines, lines);
  g_autoptr(CauserieBlockGroup) group = new_group (highlighter, "c", code);

  g_assert_cmpuint (causerie_block_group_get_n_blocks (group), ==, 2);
  causerie_block_group_want_runs (group);
  wait_for (highlighter);
  g_assert_cmpint (find_class (group, 0, "return 1"), ==, CAUSERIE_CODE_KEYWORD);
  g_assert_cmpint (find_class (group, 1, "return 1"), ==, CAUSERIE_CODE_COMMENT);
  g_assert_cmpint (find_class (group, 1, "return 3"), ==, CAUSERIE_CODE_KEYWORD);
}

/* Known to be plain, so that nobody asks again. */
static void
assert_plain (CauserieHighlighter *highlighter, const char *language, const char *code)
{
  g_autoptr(CauserieBlockGroup) group = new_group (highlighter, language, code);

  causerie_block_group_want_runs (group);
  wait_for (highlighter);
  g_assert_true (causerie_block_group_has_runs (group));
  for (guint i = 0; i < causerie_block_group_get_n_blocks (group); i++) {
    guint n_runs;

    causerie_block_group_get_runs (group, i, &n_runs);
    g_assert_cmpuint (n_runs, ==, 0);
  }
}

static void
test_plain (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autofree char *long_code = repeat ("return 1;\n", CAUSERIE_HIGHLIGHTER_MAX_TEXT / 10 + 1);
  g_autofree char *long_line = repeat ("return 1; ", CAUSERIE_HIGHLIGHTER_MAX_LINE / 10 + 1);
  g_autofree char *deep_code = repeat ("return (\n", CAUSERIE_HIGHLIGHTER_MAX_DEPTH + 1);

  assert_plain (highlighter, "quux", "if (x) return 1;");
  assert_plain (highlighter, "text", "if (x) return 1;");
  assert_plain (highlighter, "", "if (x) return 1;");
  assert_plain (highlighter, "c", "");
  assert_plain (highlighter, "c", long_code);
  assert_plain (highlighter, "c", long_line);
  assert_plain (highlighter, "c", deep_code);
}

/* While a fence is open nothing is done; when it closes there is something to do. */
static void
test_open (void)
{
  static const char code[] = "```c\nreturn 1;\n", rest[] = "```c\nreturn 1;\n```\n";
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autoptr(CauserieBlockGroup) group = causerie_block_group_new (highlighter);
  CauserieMarkdownStream *stream = causerie_markdown_stream_new ();

  causerie_markdown_stream_update (stream, code, strlen (code), FALSE);
  set_blocks (group, causerie_markdown_stream_get_blocks (stream));
  g_assert_true (causerie_block_group_is_open (group));
  causerie_block_group_want_runs (group);
  g_assert_true (causerie_highlighter_is_idle (highlighter));

  causerie_markdown_stream_update (stream, rest, strlen (rest), TRUE);
  set_blocks (group, causerie_markdown_stream_get_blocks (stream));
  g_assert_false (causerie_block_group_is_open (group));
  causerie_block_group_want_runs (group);
  wait_for (highlighter);
  g_assert_cmpint (find_class (group, 0, "return"), ==, CAUSERIE_CODE_KEYWORD);
  causerie_markdown_stream_free (stream);
}

/* --- what changes meanwhile ------------------------------------------------------------------- */

static void
first_runs_cb (CauserieBlockGroup *group, guint index, gpointer user_data)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ("```c\nbreak;\n```", -1);

  g_signal_handlers_disconnect_by_func (group, first_runs_cb, user_data);
  causerie_block_group_cut (group, 1);
  causerie_block_group_set_block (group, 0, blocks->pdata[0]);
}

/* The text of a group becomes another while it is looked at, in the very moment it is told. */
static void
test_group_changes (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autofree char *code = repeat ("return 1;\n", 200);
  g_autoptr(CauserieBlockGroup) group = new_group (highlighter, "c", code);
  guint n_runs;

  g_signal_connect (group, "runs-changed", G_CALLBACK (first_runs_cb), NULL);
  causerie_block_group_want_runs (group);
  wait_for (highlighter);
  g_assert_null (causerie_block_group_get_runs (group, 0, &n_runs));
  g_assert_false (causerie_block_group_has_runs (group));

  causerie_block_group_want_runs (group);
  wait_for (highlighter);
  g_assert_cmpint (find_class (group, 0, "break"), ==, CAUSERIE_CODE_KEYWORD);
}

static void
test_group_goes (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  CauserieBlockGroup *group = new_group (highlighter, "c", "return 1;");

  causerie_block_group_want_runs (group);
  causerie_block_group_want_runs (group);
  g_assert_finalize_object (group);
  wait_for (highlighter);
}

static void
test_highlighter_goes (void)
{
  CauserieHighlighter *highlighter = causerie_highlighter_new ();
  g_autofree char *code = repeat ("return 1;\n", 10000);
  g_autoptr(CauserieBlockGroup) group = new_group (NULL, "c", code);
  g_autoptr(CauserieBlockGroup) waiting = new_group (NULL, "py", "pass");
  guint n_runs = 0;

  causerie_highlighter_add (highlighter, waiting);
  causerie_highlighter_add (highlighter, group);
  while (causerie_block_group_get_runs (group, 0, &n_runs) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (highlighter);
}

static void
drop_cb (CauserieBlockGroup *group, guint index, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (group, drop_cb, user_data);
  g_object_unref (group);
}

/* The group has the last reference to the highlighter, and goes when it is told. */
static void
test_both_go (void)
{
  CauserieHighlighter *highlighter = causerie_highlighter_new ();
  g_autofree char *code = repeat ("return 1;\n", 200);
  CauserieBlockGroup *group = new_group (highlighter, "c", code);

  g_signal_connect (group, "runs-changed", G_CALLBACK (drop_cb), NULL);
  g_object_add_weak_pointer (G_OBJECT (highlighter), (gpointer *) &highlighter);
  g_object_add_weak_pointer (G_OBJECT (group), (gpointer *) &group);
  causerie_block_group_want_runs (group);
  g_object_unref (highlighter);
  while (highlighter != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (group);
}

static void
assert_sound (CauserieBlockGroup *group, guint index)
{
  CauserieBlock *block = causerie_block_group_get_block (group, index);
  const CauserieStyledText *text = causerie_block_get_text (block);
  guint n_runs;
  const CauserieCodeRun *runs = causerie_block_group_get_runs (group, index, &n_runs);

  for (guint i = 0; i < n_runs; i++) {
    g_assert_cmpuint (i > 0 ? runs[i - 1].end : 0, <=, runs[i].start);
    g_assert_cmpuint (runs[i].start, <, runs[i].end);
    g_assert_cmpuint (runs[i].end, <=, text->length);
    g_assert_true (g_utf8_validate (text->text + runs[i].start, runs[i].end - runs[i].start, NULL));
  }
}

/* Signs of every width, in every place: runs begin and end between them. */
static void
test_hostile_text (void)
{
  static const char * const signs[] = { "\"", "'", "/*", "*/", "//", "#", "<", ">", "&", "{", "}",
    "(", ")", "\\", "`", "\t", "\n", " ", "a", "9", "é", "界", "😀", "e\xcc\x81", "\xe2\x80\xa8",
    "\xe2\x80\xa9", "\xef\xbf\xbc", "\xe2\x80\x8f", "שלום", "return ", "def " };
  static const char * const languages[] = { "c", "py", "js", "html", "yaml", "md", "sh", "tex" };
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();

  for (guint i = 0; i < 3 * G_N_ELEMENTS (languages); i++) {
    g_autoptr(GString) code = g_string_new ("x");
    g_autoptr(CauserieBlockGroup) group = NULL;

    for (guint n = 0; n < 300; n++)
      g_string_append (code, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
    group = new_group (highlighter, languages[i % G_N_ELEMENTS (languages)], code->str);
    causerie_block_group_want_runs (group);
    wait_for (highlighter);
    for (guint k = 0; k < causerie_block_group_get_n_blocks (group); k++)
      assert_sound (group, k);
  }
}

/* What was asked for last is done first: it is what is seen. */
static void
test_order (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autoptr(CauserieBlockGroup) first = new_group (highlighter, "c", "return 1;");
  g_autoptr(CauserieBlockGroup) last = new_group (highlighter, "c", "return 2;");

  causerie_block_group_want_runs (first);
  causerie_block_group_want_runs (last);
  while (!causerie_block_group_has_runs (first)) {
    g_assert_true (causerie_block_group_has_runs (last) ||
                   !causerie_block_group_has_runs (first));
    g_main_context_iteration (NULL, TRUE);
  }
  g_assert_true (causerie_block_group_has_runs (last));
}

/* --- languages -------------------------------------------------------------------------------- */

/* Whatever GtkSourceView has rules for has a name; what a newer one adds is found by its id. */
static void
test_all_languages (void)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  const char * const *ids = gtk_source_language_manager_get_language_ids (manager);

  for (; *ids != NULL; ids++) {
    GtkSourceLanguage *language = gtk_source_language_manager_get_language (manager, *ids);
    const CauserieCodeLanguage *ours;

    if (gtk_source_language_get_hidden (language))
      continue;
    ours = causerie_code_language_find (*ids);
    g_test_message ("%s", *ids);
    if (!gtk_source_check_version (5, 8, 0))
      g_assert_nonnull (ours);
    if (ours != NULL && ours->id != NULL)
      g_assert_nonnull (gtk_source_language_manager_get_language (manager, ours->id));
  }
}

/* --- colours ---------------------------------------------------------------------------------- */

static double
get_luminance (const double *rgb)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] * (rgb[i] <= 0.03928 ? rgb[i] / 12.92 : pow ((rgb[i] + 0.055) / 1.055, 2.4));
  return sum;
}

/* Source: WCAG 2.1, contrast ratio. */
static double
get_contrast (const double *a, const double *b)
{
  double one = get_luminance (a), other = get_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

/* All code colours that a style sheet gives, on a card on a window of this grey. */
static void
assert_contrast (const char *sheet, double grey, double ink, double least)
{
  g_autofree char *path = g_strconcat ("/io/github/causerie/Causerie/", sheet, NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  double card[3] = { grey + (ink - grey) * 0.05, grey + (ink - grey) * 0.05,
                     grey + (ink - grey) * 0.05 };
  g_autofree char *css = NULL;
  guint n_colors = 0;

  g_assert_nonnull (bytes);
  css = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (const char *p = css; (p = strstr (p, "@define-color code_")) != NULL; p++) {
    guint color = (guint) g_ascii_strtoull (strchr (p, '#') + 1, NULL, 16);
    double rgb[3] = { (color >> 16) / 255.0, (color >> 8 & 255) / 255.0, (color & 255) / 255.0 };

    n_colors++;
    g_assert_cmpfloat (get_contrast (rgb, card), >=, least);
  }
  g_assert_cmpuint (n_colors, ==, CAUSERIE_CODE_N_CLASSES);
}

static void
test_contrast (void)
{
  assert_contrast ("ui/code.css", 1, 0, 4.5);
  assert_contrast ("ui/code.css", 0xfa / 255.0, 0, 4.5);
  assert_contrast ("ui/dark.css", 0x1e / 255.0, 1, 4.5);
  assert_contrast ("ui/dark.css", 0x24 / 255.0, 1, 4.5);
  assert_contrast ("ui/contrast.css", 1, 0, 7);
  assert_contrast ("ui/contrast-dark.css", 0x1e / 255.0, 1, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  g_resources_register (causerie_ui_get_resource ());

  g_test_add_func ("/code-highlight/classes", test_classes);
  g_test_add_func ("/code-highlight/state-goes-on", test_state_goes_on);
  g_test_add_func ("/code-highlight/plain", test_plain);
  g_test_add_func ("/code-highlight/open", test_open);
  g_test_add_func ("/code-highlight/group-changes", test_group_changes);
  g_test_add_func ("/code-highlight/group-goes", test_group_goes);
  g_test_add_func ("/code-highlight/highlighter-goes", test_highlighter_goes);
  g_test_add_func ("/code-highlight/both-go", test_both_go);
  g_test_add_func ("/code-highlight/hostile-text", test_hostile_text);
  g_test_add_func ("/code-highlight/order", test_order);
  g_test_add_func ("/code-highlight/all-languages", test_all_languages);
  g_test_add_func ("/code-highlight/contrast", test_contrast);

  return g_test_run ();
}
