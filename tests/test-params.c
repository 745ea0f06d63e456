/* test-params.c: settings where unset is not zero
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-params.h"

#include <string.h>

static void
test_table (void)
{
  static const char * const names[] = {
    "temperature", "top-p", "max-tokens", "context-length", "top-k", "min-p", "frequency-penalty",
    "presence-penalty", "repetition-penalty", "seed", "reasoning-effort", "reasoning-tokens",
    "routing-sort", "routing-fallbacks", "routing-data",
  };

  g_assert_cmpuint (CAUSERIE_N_PARAMS, ==, G_N_ELEMENTS (names));
  g_assert_cmpuint (CAUSERIE_N_FORM_PARAMS, ==, 4);
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const CauserieParamFacts *facts = causerie_param_get_facts (i);

    g_assert_cmpstr (facts->name, ==, names[i]);
    g_assert_cmpfloat (facts->minimum, <, facts->maximum);
    g_assert_cmpfloat (facts->suggestion, >=, facts->minimum);
    g_assert_cmpfloat (facts->suggestion, <=, facts->maximum);
    g_assert_cmpfloat (facts->maximum, <, 9007199254740992.0);
    g_assert_cmpfloat (facts->minimum, >, -9007199254740992.0);
    if (facts->choices != NULL) {
      g_assert_cmpuint (g_strv_length ((char **) facts->choices), ==, (guint) facts->maximum + 1);
      g_assert_null (facts->wire_name);
    }
  }

  g_assert_cmpstr (causerie_param_get_facts (CAUSERIE_PARAM_MAX_TOKENS)->wire_name, ==,
                   "max_tokens");
  g_assert_null (causerie_param_get_facts (CAUSERIE_PARAM_CONTEXT_LENGTH)->wire_name);
}

static void
test_text_table (void)
{
  static const char * const names[] = { "stop", "routing-only", "routing-ignore", "extra" };

  g_assert_cmpuint (CAUSERIE_N_TEXT_PARAMS, ==, G_N_ELEMENTS (names));
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    g_assert_cmpstr (causerie_text_param_get_facts (i)->name, ==, names[i]);
}

static void
test_set_and_unset (void)
{
  CauserieParams params = { 0 };
  double value = -7;

  g_assert_false (causerie_params_get (&params, CAUSERIE_PARAM_TEMPERATURE, &value));
  g_assert_cmpfloat (value, ==, -7);

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0);
  g_assert_true (causerie_params_get (&params, CAUSERIE_PARAM_TEMPERATURE, &value));
  g_assert_cmpfloat (value, ==, 0);
  g_assert_true (causerie_params_get (&params, CAUSERIE_PARAM_TEMPERATURE, NULL));
  g_assert_false (causerie_params_get (&params, CAUSERIE_PARAM_TOP_P, NULL));

  causerie_params_unset (&params, CAUSERIE_PARAM_TEMPERATURE);
  g_assert_false (causerie_params_get (&params, CAUSERIE_PARAM_TEMPERATURE, NULL));
}

static void
test_equal (void)
{
  CauserieParams a = { 0 }, b = { 0 };
  g_autoptr(CauserieParams) copy = NULL;

  g_assert_true (causerie_params_equal (&a, &b));
  causerie_params_set (&a, CAUSERIE_PARAM_TEMPERATURE, 0);
  g_assert_false (causerie_params_equal (&a, &b));
  causerie_params_set (&b, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  g_assert_false (causerie_params_equal (&a, &b));
  causerie_params_set (&b, CAUSERIE_PARAM_TEMPERATURE, 0);
  g_assert_true (causerie_params_equal (&a, &b));

  copy = causerie_params_copy (&a);
  g_assert_true (causerie_params_equal (&a, copy));
  g_assert_null (causerie_params_copy (NULL));

  /* What an unset field still holds does not count. */
  b.is_set[CAUSERIE_PARAM_TOP_P] = FALSE;
  b.value[CAUSERIE_PARAM_TOP_P] = 0.5;
  g_assert_true (causerie_params_equal (&a, &b));
}

static void
test_owns_its_texts (void)
{
  CauserieParams a = { 0 }, b = { 0 };
  g_autoptr(CauserieParams) copy = NULL;

  causerie_params_set (&a, CAUSERIE_PARAM_SEED, -1);
  causerie_params_set_text (&a, CAUSERIE_TEXT_PARAM_STOP, "END");
  g_assert_false (causerie_params_equal (&a, &b));
  copy = causerie_params_copy (&a);
  causerie_params_assign (&b, &a);
  causerie_params_clear (&a);
  g_assert_null (causerie_params_get_text (&a, CAUSERIE_TEXT_PARAM_STOP));
  g_assert_false (causerie_params_get (&a, CAUSERIE_PARAM_SEED, NULL));
  g_assert_cmpstr (causerie_params_get_text (&b, CAUSERIE_TEXT_PARAM_STOP), ==, "END");
  g_assert_true (causerie_params_equal (&b, copy));

  causerie_params_assign (&b, &b);
  g_assert_true (causerie_params_equal (&b, copy));
  causerie_params_set_text (&b, CAUSERIE_TEXT_PARAM_STOP,
                            causerie_params_get_text (&b, CAUSERIE_TEXT_PARAM_STOP));
  g_assert_true (causerie_params_equal (&b, copy));
  causerie_params_set_text (&b, CAUSERIE_TEXT_PARAM_STOP, "");
  g_assert_null (causerie_params_get_text (&b, CAUSERIE_TEXT_PARAM_STOP));
  causerie_params_assign (&b, NULL);
  g_assert_true (causerie_params_equal (&a, &b));
}

static void
test_words (void)
{
  CauserieParams params = { 0 };
  double value;

  g_assert_null (causerie_params_get_word (&params, CAUSERIE_PARAM_REASONING_EFFORT));
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_REASONING_EFFORT, " High ", NULL));
  g_assert_cmpstr (causerie_params_get_word (&params, CAUSERIE_PARAM_REASONING_EFFORT), ==, "high");
  g_assert_true (causerie_params_get (&params, CAUSERIE_PARAM_REASONING_EFFORT, &value));
  g_assert_cmpfloat (value, ==, 4);
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_ROUTING_FALLBACKS, "no", NULL));
  g_assert_true (causerie_params_get (&params, CAUSERIE_PARAM_ROUTING_FALLBACKS, &value));
  g_assert_cmpfloat (value, ==, 0);
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_REASONING_EFFORT, "", NULL));
  g_assert_null (causerie_params_get_word (&params, CAUSERIE_PARAM_REASONING_EFFORT));
}

static void
test_parse (void)
{
  static const struct {
    CauserieParam  param;
    const char    *text;
    double         value;
  } cases[] = {
    { CAUSERIE_PARAM_TEMPERATURE, "0.7", 0.7 },
    { CAUSERIE_PARAM_TEMPERATURE, "0,7", 0.7 },
    { CAUSERIE_PARAM_TEMPERATURE, " 0,7 ", 0.7 },
    { CAUSERIE_PARAM_TEMPERATURE, "0", 0 },
    { CAUSERIE_PARAM_TEMPERATURE, "2", 2 },
    { CAUSERIE_PARAM_TOP_P, "1,0", 1 },
    { CAUSERIE_PARAM_MAX_TOKENS, "4096", 4096 },
    { CAUSERIE_PARAM_MAX_TOKENS, "1", 1 },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "8192", 8192 },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "128 000", 128000 },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "200\u00a0000", 200000 },
    { CAUSERIE_PARAM_TOP_K, "0", 0 },
    { CAUSERIE_PARAM_FREQUENCY_PENALTY, "-1,5", -1.5 },
    { CAUSERIE_PARAM_SEED, "-1", -1 },
    { CAUSERIE_PARAM_SEED, "9007199254740991", 9007199254740991.0 },
    { CAUSERIE_PARAM_ROUTING_SORT, "latency", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CauserieParams params = { 0 };
    g_autoptr(GError) error = NULL;
    double value = -1;

    g_assert_true (causerie_params_parse (&params, cases[i].param, cases[i].text, &error));
    g_assert_no_error (error);
    g_assert_true (causerie_params_get (&params, cases[i].param, &value));
    g_assert_cmpfloat (value, ==, cases[i].value);
  }
}

static void
test_parse_nothing (void)
{
  static const char * const texts[] = { "", " ", "\t\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    CauserieParams params = { 0 };

    causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 100);
    g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_MAX_TOKENS, texts[i], NULL));
    g_assert_false (causerie_params_get (&params, CAUSERIE_PARAM_MAX_TOKENS, NULL));
  }
}

static void
test_parse_refuses (void)
{
  static const struct {
    CauserieParam  param;
    const char    *text;
    const char    *reason;
  } cases[] = {
    { CAUSERIE_PARAM_TEMPERATURE, "hot", "not a number" },
    { CAUSERIE_PARAM_TEMPERATURE, "nan", "not a number" },
    { CAUSERIE_PARAM_TEMPERATURE, "inf", "not a number" },
    { CAUSERIE_PARAM_TEMPERATURE, "1,000.5", "not a number" },
    { CAUSERIE_PARAM_TEMPERATURE, "0.7 0.8", "not a number" },
    { CAUSERIE_PARAM_TEMPERATURE, "2.1", "not from 0 to 2" },
    { CAUSERIE_PARAM_TEMPERATURE, "-0,1", "not from 0 to 2" },
    { CAUSERIE_PARAM_TOP_P, "1.01", "not from 0 to 1" },
    { CAUSERIE_PARAM_MAX_TOKENS, "0", "not from 1 to" },
    { CAUSERIE_PARAM_MAX_TOKENS, "-5", "not from 1 to" },
    { CAUSERIE_PARAM_MAX_TOKENS, "1.5", "not a whole number" },
    { CAUSERIE_PARAM_MAX_TOKENS, "1,000", "not a whole number" },
    { CAUSERIE_PARAM_MAX_TOKENS, "many", "not a number" },
    { CAUSERIE_PARAM_MAX_TOKENS, "9223372036854775807", "not from 1 to" },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "99999999999999999999999", "not a" },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "8k", "not a number" },
    { CAUSERIE_PARAM_CONTEXT_LENGTH, "255", "not from 256 to 100000000" },
    { CAUSERIE_PARAM_PRESENCE_PENALTY, "-2.5", "not from -2 to 2" },
    { CAUSERIE_PARAM_SEED, "1.5", "not a whole number" },
    { CAUSERIE_PARAM_SEED, "9007199254740992", "not from -9007199254740991 to" },
    { CAUSERIE_PARAM_REASONING_EFFORT, "huge",
      "not one of none, minimal, low, medium, high, xhigh, max" },
    { CAUSERIE_PARAM_REASONING_EFFORT, "3", "not one of none" },
    { CAUSERIE_PARAM_ROUTING_DATA, "maybe", "“maybe” is not one of allow, deny" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CauserieParamFacts *facts = causerie_param_get_facts (cases[i].param);
    CauserieParams params = { 0 }, before = { 0 };
    g_autoptr(GError) error = NULL;

    causerie_params_set (&params, cases[i].param, facts->suggestion);
    causerie_params_assign (&before, &params);
    g_assert_false (causerie_params_parse (&params, cases[i].param, cases[i].text, &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].reason));
    g_assert_nonnull (strstr (error->message, facts->name));
    g_assert_true (causerie_params_equal (&params, &before));
  }
}

static void
check_list (CauserieTextParam param, const char *text, const char *expected)
{
  g_auto(CauserieParams) params = { 0 };
  g_auto(GStrv) list = NULL;
  g_autofree char *joined = NULL;

  g_assert_true (causerie_params_parse_text (&params, param, text, NULL));
  list = causerie_params_dup_list (&params, param);
  joined = list != NULL ? g_strjoinv ("|", list) : NULL;
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_lists (void)
{
  check_list (CAUSERIE_TEXT_PARAM_STOP, "END", "END");
  check_list (CAUSERIE_TEXT_PARAM_STOP, "User:\r\n\n End \n", "User:| End ");
  check_list (CAUSERIE_TEXT_PARAM_STOP, "\\n\\nUser:\n\\\\newpage\n\\end\n\\tab\\",
              "\n\nUser:|\\newpage|\\end|\tab\\");
  check_list (CAUSERIE_TEXT_PARAM_STOP, "кінець", "кінець");
  check_list (CAUSERIE_TEXT_PARAM_STOP, " \n\t", NULL);
  check_list (CAUSERIE_TEXT_PARAM_ROUTING_ONLY, " anthropic , deepinfra/fp8,, ",
              "anthropic|deepinfra/fp8");
  check_list (CAUSERIE_TEXT_PARAM_ROUTING_IGNORE, ",", NULL);
}

static void
test_texts (void)
{
  static const struct {
    CauserieTextParam  param;
    const char        *text;
    const char        *kept;
  } cases[] = {
    { CAUSERIE_TEXT_PARAM_ROUTING_ONLY, "a, b/c ", "a,b/c" },
    { CAUSERIE_TEXT_PARAM_EXTRA, " {\"top_a\": 0.5} \n", "{\"top_a\": 0.5}" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{}", "{}" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\"stream_options\":{\"messages\":1}}",
      "{\"stream_options\":{\"messages\":1}}" },
    { CAUSERIE_TEXT_PARAM_EXTRA, " \n", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto(CauserieParams) params = { 0 };
    g_autoptr(GError) error = NULL;

    causerie_params_set_text (&params, cases[i].param, "{}");
    g_assert_true (causerie_params_parse_text (&params, cases[i].param, cases[i].text, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (causerie_params_get_text (&params, cases[i].param), ==, cases[i].kept);
  }
}

static void
test_texts_refused (void)
{
  static const struct {
    CauserieTextParam  param;
    const char        *text;
    const char        *reason;
  } cases[] = {
    { CAUSERIE_TEXT_PARAM_STOP, "a\xff", "stop: not UTF-8" },
    { CAUSERIE_TEXT_PARAM_ROUTING_ONLY, "Amazon Bedrock", "“Amazon Bedrock” is not the name" },
    { CAUSERIE_TEXT_PARAM_ROUTING_ONLY, "a;b", "routing-only: “a;b” is not" },
    { CAUSERIE_TEXT_PARAM_ROUTING_IGNORE, "[\"a\"]", "routing-ignore: “[\"a\"]” is not" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "top_a: 1",
      "extra: not a JSON object: line 1, column 1: expected a value" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "[]", "not a JSON object" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "null", "not a JSON object" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\"a\":1",
      "not a JSON object: line 1, column 7: unexpected end" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\n  \"a\": 1,\n  \"ж\": \"é\" 2\n}",
      "not a JSON object: line 3, column 12: expected a comma or an end" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\"a\":1} x",
      "not a JSON object: line 1, column 9: more text after the value" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{'a':1}",
      "not a JSON object: line 1, column 2: expected a name in double quotes" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\"model\":\"x\"}", "“model” is set by the program" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\"a\":1,\"messages\":null}", "“messages” is set by the program" },
    { CAUSERIE_TEXT_PARAM_EXTRA, "{\"stream\":false}", "“stream” is set by the program" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto(CauserieParams) params = { 0 };
    g_autoptr(GError) error = NULL;

    causerie_params_set_text (&params, cases[i].param, "before");
    g_assert_false (causerie_params_parse_text (&params, cases[i].param, cases[i].text, &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].reason));
    g_assert_cmpstr (causerie_params_get_text (&params, cases[i].param), ==, "before");
  }
}

static void
test_json (void)
{
  CauserieParams params = { 0 }, back = { 0 };
  g_autofree char *empty = causerie_params_to_json (&params);
  g_autofree char *text = NULL;

  g_assert_cmpstr (empty, ==, "{}");

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0.7);
  causerie_params_set (&params, CAUSERIE_PARAM_CONTEXT_LENGTH, 128000);
  text = causerie_params_to_json (&params);
  g_assert_cmpstr (text, ==, "{\"temperature\":0.7,\"context-length\":128000}");

  causerie_params_from_json (&back, text);
  g_assert_true (causerie_params_equal (&params, &back));
  causerie_params_from_json (&back, empty);
  g_assert_false (causerie_params_equal (&params, &back));
}

static void
test_json_everything (void)
{
  g_auto(CauserieParams) params = { 0 };
  g_auto(CauserieParams) back = { 0 };
  g_autofree char *text = NULL;

  causerie_params_set (&params, CAUSERIE_PARAM_FREQUENCY_PENALTY, -1);
  causerie_params_set (&params, CAUSERIE_PARAM_SEED, -9007199254740991.0);
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_REASONING_EFFORT, "xhigh", NULL));
  g_assert_true (causerie_params_parse (&params, CAUSERIE_PARAM_ROUTING_FALLBACKS, "no", NULL));
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "a\n\\n");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_ROUTING_ONLY, "a,b");
  causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, "{\"top_a\":1e-7}");
  text = causerie_params_to_json (&params);
  g_assert_cmpstr (text, ==,
                   "{\"frequency-penalty\":-1,\"seed\":-9007199254740991,"
                   "\"reasoning-effort\":\"xhigh\",\"routing-fallbacks\":\"no\","
                   "\"stop\":\"a\\n\\\\n\",\"routing-only\":\"a,b\","
                   "\"extra\":\"{\\\"top_a\\\":1e-7}\"}");

  causerie_params_set_text (&back, CAUSERIE_TEXT_PARAM_ROUTING_IGNORE, "gone");
  causerie_params_from_json (&back, text);
  g_assert_true (causerie_params_equal (&params, &back));
}

static void
test_json_zero (void)
{
  CauserieParams params = { 0 }, back = { 0 };
  g_autofree char *text = NULL;
  double value = -1;

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 0);
  text = causerie_params_to_json (&params);
  causerie_params_from_json (&back, text);
  g_assert_true (causerie_params_get (&back, CAUSERIE_PARAM_TEMPERATURE, &value));
  g_assert_cmpfloat (value, ==, 0);
}

static void
test_json_round_trip (void)
{
  for (guint i = 0; i < 1000; i++) {
    CauserieParams params = { 0 }, back = { 0 };
    g_autofree char *text = NULL;

    causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, g_test_rand_double_range (0, 2));
    causerie_params_set (&params, CAUSERIE_PARAM_TOP_P, g_test_rand_double ());
    causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, g_test_rand_int_range (1, 10000000));
    text = causerie_params_to_json (&params);
    causerie_params_from_json (&back, text);
    g_assert_true (causerie_params_equal (&params, &back));
  }
}

static void
test_json_hostile (void)
{
  static const char * const texts[] = {
    "", "null", "[]", "17", "\"x\"", "{", "{\"temperature\":\"hot\"}", "{\"temperature\":-1}",
    "{\"temperature\":1e999}", "{\"max-tokens\":1.5}", "{\"max-tokens\":99999999999999999999}",
    "{\"top-p\":null}", "{\"top-p\":[]}", "{\"unknown\":1}", "{\"seed\":1e300}",
    "{\"reasoning-effort\":\"huge\"}", "{\"reasoning-effort\":4}", "{\"stop\":[\"a\"]}",
    "{\"extra\":{}}", "{\"extra\":\"{\"}", "{\"extra\":\"{\\\"model\\\":1}\"}",
    "{\"routing-only\":\"a b\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    CauserieParams params = { 0 }, none = { 0 };

    causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 1);
    causerie_params_from_json (&params, texts[i]);
    g_assert_true (causerie_params_equal (&params, &none));
  }
}

static void
test_json_null (void)
{
  CauserieParams params = { 0 }, none = { 0 };

  causerie_params_set (&params, CAUSERIE_PARAM_TEMPERATURE, 1);
  causerie_params_from_json (&params, NULL);
  g_assert_true (causerie_params_equal (&params, &none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/params/table", test_table);
  g_test_add_func ("/params/text-table", test_text_table);
  g_test_add_func ("/params/set-and-unset", test_set_and_unset);
  g_test_add_func ("/params/equal", test_equal);
  g_test_add_func ("/params/owns-its-texts", test_owns_its_texts);
  g_test_add_func ("/params/words", test_words);
  g_test_add_func ("/params/parse", test_parse);
  g_test_add_func ("/params/parse-nothing", test_parse_nothing);
  g_test_add_func ("/params/parse-refuses", test_parse_refuses);
  g_test_add_func ("/params/lists", test_lists);
  g_test_add_func ("/params/texts", test_texts);
  g_test_add_func ("/params/texts-refused", test_texts_refused);
  g_test_add_func ("/params/json", test_json);
  g_test_add_func ("/params/json-everything", test_json_everything);
  g_test_add_func ("/params/json-zero", test_json_zero);
  g_test_add_func ("/params/json-round-trip", test_json_round_trip);
  g_test_add_func ("/params/json-hostile", test_json_hostile);
  g_test_add_func ("/params/json-null", test_json_null);

  return g_test_run ();
}
