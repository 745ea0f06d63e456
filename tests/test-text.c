/* test-text.c: small operations on UTF-8 text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text.h"

#include "comma-locale.h"

#include <string.h>

#define NBSP "\u00a0"

static void
test_title (void)
{
  static const struct { const char *text; const char *title; } pairs[] = {
    { "Plan a trip", "Plan a trip" },
    { "", NULL },
    { " \n\t\r\n", NULL },
    { "\n\n  Hello   there \nsecond", "Hello there" },
    { "## Heading", "Heading" },
    { "> quoted", "quoted" },
    { ">quoted", "quoted" },
    { "> > - deep", "deep" },
    { "- [ ] buy milk", "buy milk" },
    { "* [x] bought", "bought" },
    { "12. twelfth", "twelfth" },
    { "1) first", "first" },
    { "**Bold** start", "Bold start" },
    { "- **Bold**", "Bold" },
    { "`ls -l` explained", "ls -l explained" },
    { "---\n***\n===\nText", "Text" },
    { "```python\n\nprint (1)\n```", "print (1)" },
    { "~~~\ncode", "code" },
    /* Signs that are part of the words stay. */
    { "#hashtag", "#hashtag" },
    { "-5 degrees", "-5 degrees" },
    { "3.5 is a number", "3.5 is a number" },
    { "2024. A year", "2024. A year" },
    { "*args and more", "*args and more" },
    { "__init__ explained", "__init__ explained" },
    { "C++", "C++" },
    { "Привет, как дела?", "Привет, как дела?" },
    { "🎉", "🎉" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *title = causerie_text_title (pairs[i].text, 40);

    g_assert_cmpstr (title, ==, pairs[i].title);
  }
}

static void
test_title_cut (void)
{
  static const struct { const char *text; guint max_chars; const char *title; } cases[] = {
    { "one two three four", 18, "one two three four" },
    { "one two three four", 17, "one two three…" },
    { "one two three four", 14, "one two three…" },
    { "one two three four", 13, "one two…" },
    /* No space near the end: cut inside the word. */
    { "a incomprehensibilities", 12, "a incompreh…" },
    { "ппппппппппп", 5, "пппп…" },
    /* Neither accents nor joined emoji are cut in half. */
    { "abe\u0301xyz", 4, "ab…" },
    { "abcd👩\u200d👩\u200d👧xyz", 8, "abcd…" },
    { "word", 0, "…" },
    { "word", 1, "…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *title = causerie_text_title (cases[i].text, cases[i].max_chars);

    g_assert_cmpstr (title, ==, cases[i].title);
  }
}

static void
test_one_line (void)
{
  static const struct { const char *text; guint max_chars; const char *line; } cases[] = {
    { "", 10, "" },
    { " \n ", 10, "" },
    { "a\n\n b\t" NBSP "c\r\n", 10, "a b c" },
    { "a\x01\x1b[0mb\x7f", 10, "a[0mb" },
    { "a\u202eb\u2066c", 10, "abc" },
    { "a\u2028b", 10, "a b" },
    { "caf\xe9", 10, "caf\ufffd" },
    { "0123456789", 10, "0123456789" },
    { "0123456789x", 10, "012345678…" },
    { "one two three", 8, "one two…" },
    { "one two three", 9, "one two…" },
    { "one two three", 10, "one two t…" },
    { "# **kept**", 20, "# **kept**" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *line = causerie_text_one_line (cases[i].text, cases[i].max_chars);

    g_assert_cmpstr (line, ==, cases[i].line);
  }
}

/* Every place for a byte that is none of ASCII, before, in and after a word of eight. */
static void
test_is_utf8 (void)
{
  static const char * const odd[] = { "\xc3\xa9", "\xff", "\xe4\xb8", "\xed\xa0\x80", "\x7f", "\xf0\x9f\x98\x80" };
  char text[32];

  for (gsize length = 0; length < 24; length++) {
    for (gsize at = 0; at < 20; at++) {
      for (gsize i = 0; i < G_N_ELEMENTS (odd); i++) {
        memset (text, 'a', sizeof text);
        memcpy (text + at, odd[i], strlen (odd[i]));
        g_assert_cmpint (causerie_text_is_utf8 (text, length), ==,
                         g_utf8_validate_len (text, length, NULL));
      }
      memset (text, 'a', sizeof text);
      text[at] = '\0';
      g_assert_cmpint (causerie_text_is_utf8 (text, length), ==, at >= length);
    }
  }
}

static void
test_whole_length (void)
{
  static const struct { const char *bytes; gsize whole; } cases[] = {
    { "", 0 }, { "a", 1 }, { "aé", 3 }, { "a\xc3", 1 },
    { "€", 3 }, { "\xe2\x82", 0 }, { "\xe2", 0 }, { "x\xe2\x82", 1 },
    { "😀", 4 }, { "\xf0\x9f\x98", 0 }, { "\xf0\x9f", 0 }, { "\xf0", 0 }, { "😀\xf0\x9f", 4 },
    /* Never the beginning of anything. */
    { "\x80", 1 }, { "a\x80\x80\x80", 4 }, { "\xff", 1 }, { "\xc0", 1 }, { "\xc1", 1 },
    { "\xf5", 1 },
    { "\xe0\x80", 2 }, { "\xed\xa0", 2 }, { "\xf0\x80", 2 }, { "\xf4\x90", 2 },
    { "\xf0\x80\x80", 3 },
    { "\xc3\x28", 2 }, { "é\x80", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (causerie_text_whole_length (cases[i].bytes, strlen (cases[i].bytes)), ==,
                      cases[i].whole);
}

/* Cut anywhere and carried on, a text arrives whole and each piece is valid. */
static void
test_whole_length_pieces (void)
{
  static const char text[] = "Aé€😀 Привет 你好 👩‍👩‍👧";

  for (gsize cut = 0; cut < sizeof text; cut++) {
    gsize whole = causerie_text_whole_length (text, cut);

    g_assert_cmpuint (whole, <=, cut);
    g_assert_cmpuint (cut - whole, <, 4);
    g_assert_true (g_utf8_validate (text, whole, NULL));
    g_assert_true (g_utf8_validate (text + whole, -1, NULL));
  }
}

static void
test_parse_decimal (void)
{
  static const struct { const char *text; double value; } good[] = {
    { "0.7", 0.7 }, { "0,7", 0.7 }, { " 1 ", 1 }, { NBSP "2,5" NBSP, 2.5 }, { ".5", 0.5 },
    { ",5", 0.5 }, { "5.", 5 }, { "-1,5", -1.5 }, { "−1.5", -1.5 }, { "+2", 2 }, { "007", 7 },
    { "0", 0 }, { "1,000", 1 }, { "0.30000000000000004", 0.30000000000000004 },
  };
  static const char * const bad[] = {
    NULL, "", " ", ".", ",", "-", "+", "-.", "abc", "nan", "inf", "1e5", "1,000.5", "1.2.3", "1 5",
    "0x1", "--1", "1-", "٠٫٧", "١", "½", "0·7", "1'000", "7%", "caf\xe9", "1\xff",
    "11111111111111111111111111111111111111111111111111111111111111111",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    double value = -7;

    g_assert_true (causerie_text_parse_decimal (good[i].text, &value));
    g_assert_cmpfloat (value, ==, good[i].value);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    double value = -7;

    g_assert_false (causerie_text_parse_decimal (bad[i], &value));
    g_assert_cmpfloat (value, ==, -7);
  }
}

static void
test_parse_integer (void)
{
  static const struct { const char *text; gint64 value; } good[] = {
    { "0", 0 }, { "4096", 4096 }, { " 128 000 ", 128000 }, { "128" NBSP "000", 128000 },
    { "128\u202f000", 128000 }, { "-5", -5 }, { "−5", -5 }, { "+5", 5 }, { "0042", 42 },
    { "9223372036854775807", G_MAXINT64 }, { "-9223372036854775808", G_MININT64 },
  };
  static const char * const bad[] = {
    NULL, "", " ", "-", "1.5", "1,5", "1,000", "1e3", "abc", "1a", "9223372036854775808",
    "-9223372036854775809", "٤", "0x10", "- -1", "1\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    gint64 value = -7;

    g_assert_true (causerie_text_parse_integer (good[i].text, &value));
    g_assert_cmpint (value, ==, good[i].value);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    gint64 value = -7;

    g_assert_false (causerie_text_parse_integer (bad[i], &value));
    g_assert_cmpint (value, ==, -7);
  }
}

static void
assert_decimal (double value, const char *expected)
{
  g_autofree char *text = causerie_text_format_decimal (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format_decimal (void)
{
  assert_decimal (0, "0");
  assert_decimal (0.7, "0.7");
  assert_decimal (1, "1");
  assert_decimal (-1.5, "-1.5");
  assert_decimal (0.1 + 0.2, "0.30000000000000004");
  assert_decimal (0.0000001, "0.0000001");
  assert_decimal (123456.789, "123456.789");
  assert_decimal (999999999999999.5, "999999999999999.5");
  assert_decimal (1e300, "1e+300");
  assert_decimal (1e-30, "1e-30");
}

static void
assert_localized (const char *typed, const char *expected)
{
  g_autofree char *text = causerie_text_localize_decimal (typed);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_localize_decimal (void)
{
  assert_localized ("0.70", "0.70");
  assert_localized ("0,70", "0.70");
  assert_localized ("-,5", "-.5");
  assert_localized ("128000", "128000");
  assert_localized ("", NULL);
  assert_localized ("1,000.5", NULL);
  assert_localized ("sk-or,v1.", NULL);
}

static void
check_comma (void)
{
  double value;

  assert_decimal (0.7, "0,7");
  assert_decimal (1, "1");
  g_assert_true (causerie_text_parse_decimal ("0.7", &value));
  g_assert_cmpfloat (value, ==, 0.7);
  g_assert_true (causerie_text_parse_decimal ("0,7", &value));
  g_assert_cmpfloat (value, ==, 0.7);
  assert_localized ("0.70", "0,70");
  assert_localized ("0,70", "0,70");
}

static void
test_comma_locale (void)
{
  run_with_comma_locale (check_comma);
}

static void
test_format_count (void)
{
  static const struct { gint64 value; const char *text; } cases[] = {
    { 0, "0" }, { 7, "7" }, { 8192, "8192" }, { -8192, "-8192" }, { 12345, "12" NBSP "345" },
    { 128000, "128" NBSP "000" }, { 1048576, "1" NBSP "048" NBSP "576" },
    { -12345, "-12" NBSP "345" },
    { G_MININT64, "-9" NBSP "223" NBSP "372" NBSP "036" NBSP "854" NBSP "775" NBSP "808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = causerie_text_format_count (cases[i].value);
    gint64 value;

    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_true (causerie_text_parse_integer (text, &value));
    g_assert_cmpint (value, ==, cases[i].value);
  }
}

/* Keys made up for this test. */
static void
test_blank_secrets (void)
{
  static const struct { const char *text, *secret, *blanked; } cases[] = {
    { "", NULL, "" },
    { "nothing here", NULL, "nothing here" },
    { "my pass word", "pass", "my *** word" },
    { "passpass", "pass", "******" },
    { "abc", "abc", "abc" },
    { "abc", "", "abc" },
    { "Incorrect API key provided: sk-or-v1-0123456789abcdef.", NULL,
      "Incorrect API key provided: ***" },
    { "key=sk-proj-Ab_3-defghijkl, next", NULL, "key=***, next" },
    { "sk-abcde***********wxyz", NULL, "***" },
    { "\"gsk_0123456789\"", NULL, "\"***\"" },
    { "xai-abcdefghijklmnopqrstuvwx", NULL, "***" },
    { "AIzaSyA1234567890", NULL, "***" },
    { "(hf_AbCdEfGhIjKlMnOpQrStUv)", NULL, "(***)" },
    { "pplx-0123456789", NULL, "***" },
    { "Authorization: Bearer abc.def-123456", NULL, "Authorization: Bearer ***" },
    { "authorization: bearer 0123456789\r\nNext: 1", NULL, "authorization: bearer ***\r\nNext: 1" },
    { "Bearer sk-or-v1-0123456789", NULL, "Bearer ***" },
    { "two: sk-0123456789 sk-9876543210", NULL, "two: *** ***" },
    /* Words are no keys. */
    { "sk-learn and hf_hub_download", NULL, "sk-learn and hf_hub_download" },
    { "missing Bearer authentication", NULL, "missing Bearer authentication" },
    { "Bearer ", NULL, "Bearer " },
    { "task-0123456789", NULL, "task-0123456789" },
    { "ключ sk-0123456789 é\xff", NULL, "ключ *** é\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *blanked = causerie_text_blank_secrets (cases[i].text, cases[i].secret);

    g_assert_cmpstr (blanked, ==, cases[i].blanked);
  }
}

static void
test_mask_key (void)
{
  static const struct { const char *key, *masked; } cases[] = {
    { "", "…" }, { "short", "…" }, { "ключключключ", "…" }, { "12345678", "12…" },
    { "0123456789ab", "012…b" },
    { "sk-or-v1-au70123456789012345678901234567890123456789012345678901234567890",
      "sk-or-v1-au7…890" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *masked = causerie_text_mask_key (cases[i].key);

    g_assert_cmpstr (masked, ==, cases[i].masked);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/title", test_title);
  g_test_add_func ("/text/title/cut", test_title_cut);
  g_test_add_func ("/text/one-line", test_one_line);
  g_test_add_func ("/text/is-utf8", test_is_utf8);
  g_test_add_func ("/text/whole-length", test_whole_length);
  g_test_add_func ("/text/whole-length/pieces", test_whole_length_pieces);
  g_test_add_func ("/text/parse-decimal", test_parse_decimal);
  g_test_add_func ("/text/parse-integer", test_parse_integer);
  g_test_add_func ("/text/format-decimal", test_format_decimal);
  g_test_add_func ("/text/localize-decimal", test_localize_decimal);
  g_test_add_func ("/text/comma-locale", test_comma_locale);
  g_test_add_func ("/text/format-count", test_format_count);
  g_test_add_func ("/text/blank-secrets", test_blank_secrets);
  g_test_add_func ("/text/mask-key", test_mask_key);

  return g_test_run ();
}
