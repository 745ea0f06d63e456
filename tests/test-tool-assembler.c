/* test-tool-assembler.c: tool calls from their fragments
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-tool-assembler.h"

#include "causerie-part.h"

#include <string.h>

#define NONE CAUSERIE_TOOL_NO_INDEX

/* Fragments up to one with index G_MAXINT, and the calls as "id name arguments" lines. */
typedef struct {
  const char           *name;
  CauserieToolFragment  fragments[8];
  const char           *calls;
} Case;

#define END { G_MAXINT, NULL, NULL, NULL }

static const Case cases[] = {
  { "nothing", { END }, "" },
  { "fragmented",
    { { 0, "a", "f", "" }, { 0, NULL, NULL, "{\"x\":" }, { 0, NULL, NULL, "1}" }, END },
    "a f {\"x\":1}\n" },
  { "parallel",
    { { 0, "a", "f", "{\"x\"" }, { 1, "b", "g", "{\"y\"" }, { 0, "", "", ":1}" }, { 1, "", "", ":2}" }, END },
    "a f {\"x\":1}\nb g {\"y\":2}\n" },
  { "from-one", { { 1, "a", "f", "{}" }, { 2, "b", "g", "{}" }, END }, "a f {}\nb g {}\n" },
  { "all-zero",
    { { 0, "a", "f", "{\"x\":1}" }, { 0, "b", "g", "{\"y\"" }, { 0, NULL, NULL, ":2}" }, END },
    "a f {\"x\":1}\nb g {\"y\":2}\n" },
  { "all-zero-interleaved",
    { { 0, "a", "f", "{\"x\"" }, { 0, "b", "g", "{\"y\"" }, { 0, "a", NULL, ":1}" }, { 0, "b", NULL, ":2}" }, END },
    "a f {\"x\":1}\nb g {\"y\":2}\n" },
  { "repeated-id",
    { { 0, "a", "f", "{\"x\"" }, { 0, "a", "f", ":1}" }, END }, "a f {\"x\":1}\n" },
  { "other-id-no-name",
    { { 0, "a", "f", "{\"x\"" }, { 0, "other", NULL, ":1}" }, END }, "a f {\"x\":1}\n" },
  { "empty-id-later",
    { { 0, "a", "f", "{" }, { 0, "", NULL, "}" }, END }, "a f {}\n" },
  { "id-later", { { 0, NULL, "f", "{" }, { 0, "a", NULL, "}" }, END }, "a f {}\n" },
  { "no-index-whole", { { NONE, "a", "f", "{}" }, { NONE, "b", "g", "{}" }, END }, "a f {}\nb g {}\n" },
  { "no-index-fragments",
    { { NONE, "a", "f", "{\"x\"" }, { NONE, NULL, NULL, ":1}" }, { NONE, "b", "g", "" }, { NONE, "b", NULL, "{}" }, END },
    "a f {\"x\":1}\nb g {}\n" },
  { "no-index-no-id",
    { { NONE, NULL, "f", "{\"x\":1}" }, { NONE, NULL, "f", "{\"x\":2}" }, END },
    "* f {\"x\":1}\n* f {\"x\":2}\n" },
  { "name-repeated",
    { { NONE, NULL, "f", "{\"x\"" }, { NONE, NULL, "f", ":1}" }, END }, "* f {\"x\":1}\n" },
  { "all-zero-no-id",
    { { 0, NULL, "f", "{\"x\":1}" }, { 0, "", "f", "{\"x\"" }, { 0, NULL, NULL, ":2}" }, END },
    "* f {\"x\":1}\n* f {\"x\":2}\n" },
  { "name-repeated-at-the-end",
    { { 0, "a", "f", "{\"x\":1}" }, { 0, "a", "f", "" }, { 0, NULL, "f", "" }, END }, "a f {\"x\":1}\n" },
  { "empty-id-first",
    { { 0, "", "f", "{" }, { 0, "", "", "}" }, { 1, "b", "g", "{}" }, END }, "* f {}\nb g {}\n" },
  { "nothing-in-it", { { 0, "", "", "" }, { NONE, NULL, NULL, NULL }, END }, "" },
  { "halves", { { 0, "a", "f", "{\"x\":\"\xed\xa0\xbd" }, { 0, NULL, NULL, "\xed\xb8\x80\"}" }, END },
    "a f {\"x\":\"\U0001f600\"}\n" },
  { "no-arguments", { { 0, "a", "f", NULL }, END }, "a f {}\n" },
  { "order", { { 5, "a", "f", "{}" }, { 2, "b", "g", "{}" }, END }, "a f {}\nb g {}\n" },
  { "no-name", { { 0, "a", NULL, "{}" }, END }, "a - {}\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(CauserieToolAssembler) assembler = causerie_tool_assembler_new ();
  g_autoptr(GString) calls = g_string_new (NULL);
  g_autoptr(GPtrArray) parts = NULL;

  for (guint i = 0; c->fragments[i].index != G_MAXINT; i++)
    causerie_tool_assembler_add (assembler, &c->fragments[i]);
  parts = causerie_tool_assembler_finish (assembler);

  for (guint i = 0; i < parts->len; i++) {
    CauseriePart *part = g_ptr_array_index (parts, i);
    const char *id = causerie_part_get_id (part);
    const char *name = causerie_part_get_name (part);

    g_assert_cmpint (causerie_part_get_kind (part), ==, CAUSERIE_PART_TOOL_CALL);
    if (g_str_has_prefix (id, "call_")) {
      g_assert_cmpuint (strlen (id), ==, strlen ("call_") + 8);
      id = "*";
    }
    g_string_append_printf (calls, "%s %s %s\n", id, name != NULL ? name : "-",
                            causerie_part_get_text (part));
  }
  g_assert_cmpstr (calls->str, ==, c->calls);
}

/* A server that never stops opening calls costs memory for so many only. */
static void
test_limit (void)
{
  g_autoptr(CauserieToolAssembler) assembler = causerie_tool_assembler_new ();
  g_autoptr(GPtrArray) parts = NULL;

  for (guint i = 0; i < 100000; i++) {
    CauserieToolFragment fragment = { i, NULL, "f", "{}" };

    causerie_tool_assembler_add (assembler, &fragment);
  }
  parts = causerie_tool_assembler_finish (assembler);
  g_assert_cmpuint (parts->len, ==, CAUSERIE_TOOL_MAX_CALLS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/tool-assembler/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/tool-assembler/limit", test_limit);

  return g_test_run ();
}
