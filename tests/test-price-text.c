/* test-price-text.c: prices are shown as the server gave them, digit by digit
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-install.h"
#include "causerie-json.h"
#include "causerie-price-text.h"
#include "comma-locale.h"
#include "recorded-models.h"

#include <string.h>

static void
assert_text (const char *price, gint64 count, const char *expected)
{
  g_autofree char *text = causerie_price_text_of (price, count);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_price (void)
{
  assert_text ("0.0000000833333333333333", CAUSERIE_PER_MILLION, "$0.0833333333333333");
  assert_text ("0.0000000833333333333333", CAUSERIE_PER_THOUSAND, "$0.0000833333333333333");
  assert_text ("0.0000001300000002", CAUSERIE_PER_MILLION, "$0.1300000002");
  assert_text ("0.000003", CAUSERIE_PER_MILLION, "$3.00");
  assert_text ("0.0000025", CAUSERIE_PER_MILLION, "$2.50");
  assert_text ("2.5e-06", CAUSERIE_PER_MILLION, "$2.50");
  assert_text ("0.000075", CAUSERIE_PER_MILLION, "$75.00");
  assert_text ("0.000001125", CAUSERIE_PER_MILLION, "$1.125");
  assert_text ("0.01", 1, "$0.01");
  assert_text ("0", CAUSERIE_PER_MILLION, "free");
  assert_text ("0.000", CAUSERIE_PER_MILLION, "free");
  assert_text ("-1", CAUSERIE_PER_MILLION, "varies");
  assert_text (NULL, CAUSERIE_PER_MILLION, NULL);
  assert_text ("", CAUSERIE_PER_MILLION, NULL);
  assert_text ("cheap", CAUSERIE_PER_MILLION, NULL);
}

static void
check_comma (void)
{
  assert_text ("0.0000000833333333333333", CAUSERIE_PER_MILLION, "$0,0833333333333333");
}

static void
test_comma (void)
{
  run_with_comma_locale (check_comma);
}

/* --- of a model ------------------------------------------------------------------------------- */

static CauserieModel *
new_model (const char *prompt, const char *completion, gboolean varies)
{
  return causerie_model_new (&(CauserieModelFacts) {
    .id = "a/b", .price_varies = varies,
    .prices = { [CAUSERIE_PRICE_PROMPT] = prompt, [CAUSERIE_PRICE_COMPLETION] = completion },
  });
}

static void
test_summary (void)
{
  static const struct {
    const char *prompt, *completion;
    gboolean    varies;
    const char *expected;
  } rows[] = {
    { "0.000003", "0.000015", FALSE, "$3.00 in, $15.00 out" },
    { "0", "0.000001", FALSE, "free in, $1.00 out" },
    { "0.000001", "0.000001", FALSE, "$1.00 in, $1.00 out" },
    { "0", "0", FALSE, "free" },
    { NULL, NULL, TRUE, "varies" },
    { NULL, NULL, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr(CauserieModel) model =
      new_model (rows[i].prompt, rows[i].completion, rows[i].varies);
    g_autofree char *text = causerie_price_text_summary (model);

    g_assert_cmpstr (text, ==, rows[i].expected);
  }
}

/* --- the whole of a catalogue ----------------------------------------------------------------- */

/* The same by moving the point in the text: "0.0000025" and 6 give "2.5", with cents "2.50". */
static char *
move_point (const char *price, guint places)
{
  g_auto(GStrv) halves = g_strsplit (price, ".", 2);
  const char *behind = halves[1] != NULL ? halves[1] : "";
  g_autoptr(GString) digits = g_string_new (halves[0]);
  gsize point = digits->len + places, start = 0;

  g_string_append (digits, behind);
  while (digits->len < point + 2)
    g_string_append_c (digits, '0');
  while (digits->len > point + 2 && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
  g_string_insert_c (digits, (gssize) point, '.');
  while (digits->str[start] == '0' && digits->str[start + 1] != '.')
    start++;

  return g_strdup (digits->str + start);
}

static char *
expect (const char *price, guint places)
{
  g_autofree char *moved = NULL;

  if (strspn (price, "0.") == strlen (price))
    return g_strdup ("free");
  if (*price == '-')
    return g_strdup ("varies");

  moved = move_point (price, places);
  return g_strconcat ("$", moved, NULL);
}

static void
assert_row (Recorded *recorded, JsonObject *object)
{
  static const struct { CauseriePrice price; const char *member; } columns[] = {
    { CAUSERIE_PRICE_PROMPT, "prompt" }, { CAUSERIE_PRICE_COMPLETION, "completion" },
  };
  static const struct { gint64 count; guint places; } sizes[] = {
    { CAUSERIE_PER_MILLION, 6 }, { CAUSERIE_PER_THOUSAND, 3 },
  };
  CauserieModel *model = recorded_find (recorded, causerie_json_get_string (object, "id"));
  JsonObject *pricing = causerie_json_get_object (object, "pricing");

  g_assert_nonnull (model);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (sizes); j++) {
      const char *price = causerie_json_get_string (pricing, columns[i].member);
      g_autofree char *expected = expect (price, sizes[j].places);
      g_autofree char *text =
        causerie_price_text_of_model (model, columns[i].price, sizes[j].count);

      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_recorded (Recorded *recorded, gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("CAUSERIE_FIXTURES"), "models-openrouter.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonArray *array;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  root = causerie_json_parse (text, -1, NULL, NULL);
  array = causerie_json_get_array (causerie_json_node_object (root), "data");
  g_assert_cmpuint (json_array_get_length (array), ==, 346);
  for (guint i = 0; i < json_array_get_length (array); i++)
    assert_row (recorded, json_array_get_object_element (array, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/price-text/price", test_price);
  g_test_add_func ("/price-text/comma", test_comma);
  g_test_add_func ("/price-text/summary", test_summary);
  recorded_add ("/price-text/recorded", test_recorded);

  return g_test_run ();
}
