/* pickle.c: any bytes as a pickle
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever comes out can be walked through: it is written as JSON and read back. */

#include "causerie-json.h"
#include "causerie-pickle.h"
#include "fuzz.h"

/* To come to more than this a file of a kilobyte has to share a lot, which takes time to write. */
#define MAX_WRITTEN_VALUES 100000

static guint
count_values (JsonNode *node, guint count)
{
  JsonArray *array = causerie_json_node_array (node);
  g_autoptr(GList) values = causerie_json_node_object (node) != NULL
                            ? json_object_get_values (json_node_get_object (node))
                            : array != NULL ? json_array_get_elements (array) : NULL;

  count++;
  for (GList *value = values; value != NULL && count <= CAUSERIE_PICKLE_MAX_VALUES;
       value = value->next)
    count = count_values (value->data, count);
  return count;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree guint8 *exact = g_memdup2 (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = causerie_pickle_parse (exact, size, &error);
  g_autoptr(JsonNode) again = NULL;
  g_autofree char *text = NULL, *text_again = NULL;
  guint n_values;

  if (root == NULL) {
    fuzz_require (error != NULL, "a failure without a reason");
    return 0;
  }

  n_values = count_values (root, 0);
  fuzz_require (n_values <= CAUSERIE_PICKLE_MAX_VALUES, "more values than there may be");
  if (n_values > MAX_WRITTEN_VALUES)
    return 0;

  text = causerie_json_write (root);
  again = causerie_json_parse_nested (text, -1, NULL, CAUSERIE_PICKLE_MAX_DEPTH + 1, NULL);
  fuzz_require (again != NULL, "not to be read back");
  text_again = causerie_json_write (again);
  fuzz_require_same (text, text_again, "read back as something else");
  return 0;
}
