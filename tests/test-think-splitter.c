/* test-think-splitter.c: reasoning that stands in the text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-think-splitter.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *input;
  const char *text;
  const char *reasoning;
} Case;

static const Case cases[] = {
  { "plain", "Hello", "Hello", "" },
  { "nothing", "", "", "" },
  { "think", "<think>Hm.</think>Hello", "Hello", "Hm." },
  { "thinking", "<thinking>Hm.</thinking>Hello", "Hello", "Hm." },
  { "thought", "<thought>Hm.</thought>Hello", "Hello", "Hm." },
  { "white-space", " \n<think>\nHm.\n</think>\n\nHello\n", "Hello\n", "Hm.\n" },
  { "empty", "<think>\n\n</think>\n\nHello", "Hello", "" },
  { "unclosed", "<think>Hm. <b", "", "Hm. <b" },
  { "unclosed-tag", "<think>Hm.</thin", "", "Hm.</thin" },
  { "other-closing", "<think>a</thought>b</think>c", "c", "a</thought>b" },
  { "later", "Say <think>this</think>.", "Say <think>this</think>.", "" },
  { "second", "<think>a</think>b <think>c</think>", "b <think>c</think>", "a" },
  { "half-tag", "<thi", "<thi", "" },
  { "no-tag", "<thin ice", "<thin ice", "" },
  { "less-than", "<<think>a</think>b", "<<think>a</think>b", "" },
  { "angle-inside", "<think>a < b <</think>c", "c", "a < b <" },
  { "space-alone", "  \n", "  \n", "" },
  { "lone", "I see.\n</think>\n\nHello", "Hello", "I see.\n" },
  { "lone-first", "</think>Hello", "Hello", "" },
  { "lone-thought", "Hm</thought>Hello", "Hello", "Hm" },
  { "lone-twice", "a</think>b</think>c", "b</think>c", "a" },
  { "lone-in-fence", "```\n</think>\n```\nb", "```\n</think>\n```\nb", "" },
  { "lone-in-tildes", "~~~x\n</think>\n~~~\nb", "~~~x\n</think>\n~~~\nb", "" },
  { "lone-in-long-fence", "````\n```\n</think>\n````\n", "````\n```\n</think>\n````\n", "" },
  { "lone-after-fence", "```\na\n```\nb</think>c", "c", "```\na\n```\nb" },
  { "lone-in-span", "The tag `</think>` ends it.", "The tag `</think>` ends it.", "" },
  { "lone-after-span", "The `a` tag</think>b", "b", "The `a` tag" },
  { "lone-after-span-at-once", "The `a`</think>b", "b", "The `a`" },
  { "lone-after-open-span", "It`s\nso</think>b", "b", "It`s\nso" },
  { "lone-half", "a </thin", "a </thin", "" },
  { "other-scripts", "<think>Думаю… 🤔</think>Привіт", "Привіт", "Думаю… 🤔" },
};

/* Feeds the input in pieces of so many bytes; takes the text out after each, as a step does, when
 * `taking`. */
static void
check (const Case *c, gsize step, gboolean taking)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) reasoning = g_string_new (NULL);
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autoptr(CauserieThinkSplitter) splitter = causerie_think_splitter_new (text, reasoning);
  gsize length = strlen (c->input);
  guint n_turns = 0;

  for (gsize at = 0; at < length; at += step) {
    if (causerie_think_splitter_push (splitter, c->input + at, MIN (step, length - at))) {
      g_string_insert_len (reasoning, 0, shown->str, shown->len);
      g_string_truncate (shown, 0);
      n_turns++;
    }
    if (taking) {
      g_string_append_len (shown, text->str, text->len);
      g_string_truncate (text, 0);
    }
  }
  causerie_think_splitter_finish (splitter);
  g_string_append_len (shown, text->str, text->len);

  g_assert_cmpstr (shown->str, ==, c->text);
  g_assert_cmpstr (reasoning->str, ==, c->reasoning);
  g_assert_cmpuint (n_turns, <=, 1);
}

static void
test_case (gconstpointer data)
{
  for (gsize step = 1; step < 20; step++) {
    check (data, step, FALSE);
    check (data, step, TRUE);
  }
  check (data, 1000, FALSE);
}

/* The server sends reasoning by itself: what looks like a lone tag is text. */
static void
test_ignore_lone (void)
{
  static const char * const inputs[][2] = { { "a</th", "ink>b" }, { "", "a</think>b" }, { "a", "</think>b" } };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++) {
    g_autoptr(GString) text = g_string_new (NULL);
    g_autoptr(GString) reasoning = g_string_new (NULL);
    g_autoptr(CauserieThinkSplitter) splitter = causerie_think_splitter_new (text, reasoning);

    g_assert_false (causerie_think_splitter_push (splitter, inputs[i][0], strlen (inputs[i][0])));
    causerie_think_splitter_ignore_lone (splitter);
    g_assert_false (causerie_think_splitter_push (splitter, inputs[i][1], strlen (inputs[i][1])));
    causerie_think_splitter_finish (splitter);
    g_assert_cmpstr (text->str, ==, "a</think>b");
    g_assert_cmpstr (reasoning->str, ==, "");
  }
}

/* No more than the beginning of a tag is ever held back from text. */
static void
test_holds_little (void)
{
  static const char input[] = "A </thin line < of </text with <many </th signs";
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) reasoning = g_string_new (NULL);
  g_autoptr(CauserieThinkSplitter) splitter = causerie_think_splitter_new (text, reasoning);

  for (gsize i = 0; i < strlen (input); i++) {
    causerie_think_splitter_push (splitter, input + i, 1);
    g_assert_cmpuint (i + 1 - text->len, <=, strlen ("</thinking>") - 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/think-splitter/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/think-splitter/ignore-lone", test_ignore_lone);
  g_test_add_func ("/think-splitter/holds-little", test_holds_little);

  return g_test_run ();
}
