/* test-json-outline.c: what the beginning of a JSON object says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-json-outline.h"

#include "causerie-json.h"

#include <string.h>

static char *
outline (const char *text, gsize length)
{
  g_autofree char *bytes = g_memdup2 (text, MAX (length, 1)); /* not terminated */
  g_autoptr(JsonObject) object = causerie_json_outline_read (bytes, length);
  g_autoptr(JsonNode) node = NULL;

  if (object == NULL)
    return g_strdup ("none");
  node = json_node_init_object (json_node_alloc (), object);
  return causerie_json_write (node);
}

static void
test_outlines (void)
{
  static const char * const pairs[][2] = {
    { "", "none" },
    { "[]", "none" },
    { "text", "none" },
    { "{", "{}" },
    { "{}", "{}" },
    { " { \"a\" : 1 , \"b\":\"x\" }", "{\"a\":1,\"b\":\"x\"}" },
    { "{\"a\":{\"deep\":[1]},\"b\":[{}],\"c\":null}", "{\"a\":{},\"b\":[],\"c\":null}" },
    { "{\"a\":\"}\\\"\",\"b\":true}", "{\"a\":\"}\\\"\",\"b\":true}" },
    { "{\"a\":[\"]\",{\"x\":\"[", "{\"a\":[]}" },
    { "{\"a\":1,\"b\":12", "{\"a\":1}" },
    { "{\"a\":1,\"b\":\"cut of", "{\"a\":1}" },
    { "{\"a\":1,\"b", "{\"a\":1}" },
    { "{\"a\":1,\"b\"", "{\"a\":1}" },
    { "{\"a\":1,\"b\":", "{\"a\":1}" },
    { "{\"a\":1,\"b\":\"\\", "{\"a\":1}" },
    { "{\"a\":oops,\"b\":1}", "{}" },
    { "{\"a\":1]", "{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *written = outline (pairs[i][0], strlen (pairs[i][0]));

    g_assert_cmpstr (written, ==, pairs[i][1]);
  }
}

/* Every beginning of a text has an outline. */
static void
test_cut_anywhere (void)
{
  static const char text[] = "{\"format\":\"x\",\"n\":[1,{\"y\":\"\\\\\"}],\"o\":{\"z\":2.5},\"t\":true}";

  for (gsize length = 1; length < sizeof text; length++) {
    g_autofree char *written = outline (text, length);

    g_assert_true (g_str_has_prefix (written, "{"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-outline/outlines", test_outlines);
  g_test_add_func ("/json-outline/cut-anywhere", test_cut_anywhere);

  return g_test_run ();
}
