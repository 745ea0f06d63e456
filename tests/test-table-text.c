/* test-table-text.c: a table for other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-text.h"

#include "causerie-markdown.h"

#include <string.h>

static void
test_tsv (void)
{
  g_autoptr(GPtrArray) blocks =
    causerie_markdown_parse ("| City | **Rain** |\n|---|---:|\n| Paris | 4&#9;mm<br>a day |\n| | `5` |\n", -1);
  g_autofree char *text = causerie_table_text_to_tsv (blocks);

  g_assert_cmpstr (text, ==, "City\tRain\nParis\t4 mm a day\n\t5\n");
}

static void
test_csv (void)
{
  g_autoptr(GPtrArray) blocks =
    causerie_markdown_parse ("| Name | Note |\n|---|---|\n| a, b | say \"hi\" |\n| c | two<br>lines |\n", -1);
  g_autofree char *text = causerie_table_text_to_csv (blocks);

  g_assert_cmpstr (text, ==, "\xef\xbb\xbfName,Note\r\n\"a, b\",\"say \"\"hi\"\"\"\r\nc,\"two\nlines\"\r\n");
}

/* What another program would run is made to be read. */
static void
test_formulas (void)
{
  static const struct { const char *cell; const char *written; } cases[] = {
    { "=1+1", "'=1+1" }, { "@SUM", "'@SUM" }, { "+cmd", "'+cmd" }, { "-(1)", "'-(1)" },
    { "-5", "-5" }, { "+3 %", "+3 %" }, { "a=b", "a=b" }, { "−5", "−5" },
    { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *markdown = g_strdup_printf ("| h | i |\n|---|---|\n| %s | |\n", cases[i].cell);
    g_autofree char *expected = g_strdup_printf ("\xef\xbb\xbfh,i\r\n%s,\r\n", cases[i].written);
    g_autoptr(GPtrArray) blocks = causerie_markdown_parse (markdown, -1);
    g_autofree char *text = causerie_table_text_to_csv (blocks);

    g_assert_cmpstr (text, ==, expected);
  }
}

/* A long table is several blocks, and one text. */
static void
test_continued (void)
{
  g_autoptr(GString) markdown = g_string_new ("| n |  |\n|---|---|\n");
  g_autoptr(GPtrArray) blocks = NULL, again = NULL;
  g_autofree char *tsv = NULL, *written = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (markdown, "| %u | **x** |\n", i);
  blocks = causerie_markdown_parse (markdown->str, -1);
  g_assert_cmpuint (blocks->len, >, 1);

  tsv = causerie_table_text_to_tsv (blocks);
  g_assert_true (g_str_has_prefix (tsv, "n\t\n0\tx\n1\tx\n"));
  g_assert_true (g_str_has_suffix (tsv, "\n98\tx\n99\tx\n"));

  written = causerie_table_text_to_markdown (blocks);
  again = causerie_markdown_parse (written, -1);
  g_assert_cmpuint (again->len, ==, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    g_assert_true (causerie_block_equal (again->pdata[i], blocks->pdata[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-text/tsv", test_tsv);
  g_test_add_func ("/table-text/csv", test_csv);
  g_test_add_func ("/table-text/formulas", test_formulas);
  g_test_add_func ("/table-text/continued", test_continued);

  return g_test_run ();
}
