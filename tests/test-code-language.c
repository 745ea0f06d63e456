/* test-code-language.c: what code is written in, by the names people give it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-language.h"

static const char *
get_name (const CauserieCodeLanguage *language)
{
  return language != NULL ? language->name : NULL;
}

static void
test_word (void)
{
  static const char * const pairs[][2] = {
    { "python", "Python" },          { "py", "Python" },             { "Python3", "Python" },
    { "js", "JavaScript" },          { "mjs", "JavaScript" },        { "ts", "TypeScript" },
    { "tsx", "TSX" },                { "c++", "C++" },               { "C", "C" },
    { "c#", "C#" },                  { "f#", "F#" },                 { "cs", "C#" },
    { "sh", "Shell" },               { "bash", "Shell" },            { "zsh", "Shell" },
    { "yml", "YAML" },               { "ps1", "PowerShell" },        { "golang", "Go" },
    { "objective-c", "Objective-C" }, { "tex", "LaTeX" },            { "dockerfile", "Dockerfile" },
    { "Makefile", "Makefile" },      { "jsonc", "JSON" },            { "text", "Text" },
    { "{.python}", "Python" },       { "language-rust", "Rust" },    { "{.sh}", "Shell" },
    { "python:app.py", "Python" },   { "src/main.rs", "Rust" },       { "app.ts", "TypeScript" },
    { "CMakeLists.txt", "CMake" },   { "js{1,3}", "JavaScript" },    { "diff", "Diff" },
    { "c,ignore", "C" },             { "notes.txt", "Text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpstr (get_name (causerie_code_language_find (pairs[i][0])), ==, pairs[i][1]);
}

/* Nothing is found by half a word or by signs alone. */
static void
test_unknown_word (void)
{
  static const char * const words[] = { "", "pyt", "ython", ".", "{", "{}", "/", "a/", "language-",
                                        "quux", "\xc3\xa9", "+", "-", " python" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (causerie_code_language_find (words[i]));
}

static void
test_guess (void)
{
  static const char * const pairs[][2] = {
    { "#!/bin/sh\nls\n", "Shell" },
    { "#!/usr/bin/env python3.11\nprint()\n", "Python" },
    { "#!/usr/bin/env -S node --test\n", "JavaScript" },
    { "#!/usr/bin/env\n", NULL },
    { "#!/", NULL },
    { "#!", NULL },
    { "<?xml version=\"1.0\"?>", "XML" },
    { "\n<!DOCTYPE html>\n<html>", "HTML" },
    { "#include <stdio.h>\n", "C" },
    { "#include <iostream>\n", "C++" },
    { "diff --git a/x b/x\n", "Diff" },
    { "{ \"a\": [1, 2] }\n", "JSON" },
    { "[{\"a\":1}]", "JSON" },
    { "{}", "JSON" },
    { "{ return; }", NULL },
    { "[1] 2", NULL },
    { "{", NULL },
    { "SELECT * FROM t;", "SQL" },
    { "ls -l", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpstr (get_name (causerie_code_language_guess (pairs[i][0])), ==, pairs[i][1]);
}

/* The word is believed; the code speaks only where there is none. */
static void
test_of (void)
{
  g_assert_cmpstr (get_name (causerie_code_language_of ("c", "#!/bin/sh\n")), ==, "C");
  g_assert_cmpstr (get_name (causerie_code_language_of ("", "#!/bin/sh\n")), ==, "Shell");
  g_assert_cmpstr (get_name (causerie_code_language_of (NULL, "#!/bin/sh\n")), ==, "Shell");
  g_assert_null (causerie_code_language_of ("quux", "#!/bin/sh\n"));
}

static void
test_file_name (void)
{
  static const char * const pairs[][2] = {
    { "python", "code.py" },  { "makefile", "Makefile" },    { "cmake", "CMakeLists.txt" },
    { "c++", "code.cpp" },    { "erb-html", "code.html.erb" }, { "sweave", "code.Rnw" },
    { "text", "code.txt" },
  };
  g_autofree char *plain = causerie_code_language_dup_file_name (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *name =
      causerie_code_language_dup_file_name (causerie_code_language_find (pairs[i][0]));

    g_assert_cmpstr (name, ==, pairs[i][1]);
  }
  g_assert_cmpstr (plain, ==, "code.txt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-language/word", test_word);
  g_test_add_func ("/code-language/unknown-word", test_unknown_word);
  g_test_add_func ("/code-language/guess", test_guess);
  g_test_add_func ("/code-language/of", test_of);
  g_test_add_func ("/code-language/file-name", test_file_name);

  return g_test_run ();
}
