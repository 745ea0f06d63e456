/* causerie-demo-tour.c: what the built-in demo says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-demo-tour.h"

#include "causerie-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ECHO_BYTES 4000

static const char code_sample[] =
  "```c\n"
  "#include <stdio.h>\n"
  "\n"
  "int\n"
  "main (void)\n"
  "{\n"
  "  puts (\"Hello, world!\");\n"
  "  return 0;\n"
  "}\n"
  "```";

static const char formula_sample[] = "$$x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$";

static void
add_paragraph (GString *text, const char *paragraph)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, paragraph);
}

char *
causerie_demo_tour_dup_reasoning (void)
{
  /* Translators: the demo plays a model that thinks before it answers; these are its thoughts */
  return g_strdup (_("Someone has just opened the demo. I should say where they are, show what an "
                     "answer can look like, and leave the rest to their curiosity."));
}

char *
causerie_demo_tour_dup_text (void)
{
  GString *text = g_string_new (NULL);

  /* Translators: the demo's answer is Markdown: here and below keep the signs (##, **, -, |, $) */
  add_paragraph (text, _("## Welcome to Causerie"));
  add_paragraph (text, _("This answer comes from the built-in demo. It runs inside the program, "
                         "needs no network and no key, and does not think: it only shows what a "
                         "chat with a real model looks like."));
  add_paragraph (text, _("Causerie talks to **OpenRouter** and to every server that speaks the "
                         "same language, on the internet or on this computer. Your chats stay on "
                         "this computer, and your keys stay in the keyring."));
  add_paragraph (text, _("### What an answer can hold"));
  add_paragraph (text, _("- text with *emphasis*, **weight** and `names of things`\n"
                         "- links, such as "
                         "[the models of OpenRouter](https://openrouter.ai/models)\n"
                         "- lists like this one, tables, code and formulas"));
  add_paragraph (text, _("Code keeps its shape and can be copied as it is:"));
  add_paragraph (text, code_sample);
  add_paragraph (text, _("A table puts things side by side:"));
  add_paragraph (text, _("| Setting | What it decides | Often |\n"
                         "|---|---|---|\n"
                         "| Temperature | how freely the words are chosen | 0.7 |\n"
                         "| Top P | how many words are considered | 1 |\n"
                         "| Max tokens | how long an answer may get | not set |"));
  add_paragraph (text, _("A formula keeps its notation. The roots of $ax^2 + bx + c = 0$ are"));
  add_paragraph (text, formula_sample);
  add_paragraph (text, _("### Where to go from here"));
  add_paragraph (text, _("1. Write something: the demo repeats it, so that you can try the "
                         "keyboard.\n"
                         "2. Stop an answer in the middle: what has been said stays.\n"
                         "3. When you are ready, add a real model in Preferences, on the page "
                         "Models."));

  return g_string_free (text, FALSE);
}

static char *
quote (const char *said)
{
  gsize length = strlen (said);
  g_autofree char *start = g_strndup (said, length > MAX_ECHO_BYTES
                                              ? causerie_text_whole_length (said, MAX_ECHO_BYTES)
                                              : length);
  g_auto(GStrv) lines = g_strsplit (g_strstrip (start), "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n> ", lines);

  return g_strconcat ("> ", joined, NULL);
}

char *
causerie_demo_tour_dup_echo (const char *said)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (said != NULL, NULL);

  quoted = quote (said);
  add_paragraph (text, _("You wrote:"));
  add_paragraph (text, quoted);
  add_paragraph (text, _("A real model would have an answer to that. The demo only repeats."));

  return g_strdup (text->str);
}
