/* test-money.c: exact decimal amounts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-money.h"

#include "causerie-install.h"
#include "comma-locale.h"

#include <libintl.h>
#include <string.h>

#define NBSP "\u00a0"

static CauserieMoney *
parse (const char *text)
{
  CauserieMoney *money = causerie_money_parse (text);

  g_assert_nonnull (money);
  return money;
}

static void
assert_text (CauserieMoney *money, const char *expected)
{
  g_autofree char *text = causerie_money_to_text (money);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_format (const char *amount, const char *expected)
{
  g_autoptr(CauserieMoney) money = parse (amount);
  g_autofree char *text = causerie_money_format (money);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_parse (void)
{
  static const char * const pairs[][2] = {
    { "0", "0" }, { "-0", "0" }, { "0.000", "0" }, { "0e5", "0" }, { "0e-999999999999", "0" },
    { "1", "1" }, { "-1", "-1" }, { "10", "10" }, { "007.50", "7.5" }, { "100.00", "100" },
    { "0.0000025", "0.0000025" }, { "4.8e-05", "0.000048" }, { "2.5e-06", "0.0000025" },
    { "1E3", "1000" }, { "1.25e+1", "12.5" }, { "12.5e-1", "1.25" }, { "-1.5e2", "-150" },
    { "0.0000000833333333333333", "0.0000000833333333333333" },
    { "0.0000001300000002", "0.0000001300000002" },
    { "0.1234567890123456789012", "0.1234567890123456789012" },
    { "123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789" },
    { "1e-40", "0.0000000000000000000000000000000000000001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr(CauserieMoney) money = parse (pairs[i][0]);
    g_autoptr(CauserieMoney) again = parse (pairs[i][1]);

    assert_text (money, pairs[i][1]);
    g_assert_cmpint (causerie_money_compare (money, again), ==, 0);
  }
}

static void
test_parse_refused (void)
{
  static const char * const texts[] = {
    "", " ", "abc", "1.2.3", "inf", "-inf", "nan", "1,5", " 1", "1 ", "+1", "--1", "-", ".", ".5",
    "5.", "-.5", "1e", "1e+", "1e-", "e5", "1e5.5", "1e5x", "0x10", "1_000", "$1", "1\n", "٣",
    "1e999999999999999999999999", "1e-999999999999999999999999", "1e128", "1e-129",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (causerie_money_parse (texts[i]));
}

static void
test_parse_limits (void)
{
  for (gsize n = CAUSERIE_MONEY_MAX_DIGITS - 1; n <= CAUSERIE_MONEY_MAX_DIGITS + 1; n++) {
    g_autofree char *digits = g_strnfill (n, '7');
    g_autofree char *decimals = g_strconcat ("0.", digits, NULL);
    g_autoptr(CauserieMoney) whole = causerie_money_parse (digits);
    g_autoptr(CauserieMoney) small = causerie_money_parse (decimals);

    if (n > CAUSERIE_MONEY_MAX_DIGITS) {
      g_assert_null (whole);
      g_assert_null (small);
    } else {
      assert_text (whole, digits);
      assert_text (small, decimals);
    }
  }

  for (gsize n = 1000; n <= 1000 * 1000; n *= 1000) {
    g_autofree char *huge = g_strnfill (n, '7');
    g_autofree char *zeros = g_strnfill (n, '0');

    g_assert_null (causerie_money_parse (huge));
    g_assert_null (causerie_money_parse (zeros));
  }
}

static void
test_add (void)
{
  static const char * const cases[][3] = {
    { "0", "0", "0" }, { "0.1", "0.2", "0.3" }, { "1", "-1", "0" }, { "0.05", "-0.05", "0" },
    { "999.999", "0.001", "1000" },
    { "1", "-0.0000000000000000000001", "0.9999999999999999999999" },
    { "-1", "0.25", "-0.75" }, { "0.25", "-1", "-0.75" }, { "-2.5", "-2.5", "-5" },
    { "1000000", "0.000001", "1000000.000001" }, { "0.005", "100", "100.005" },
    { "9.99", "0", "9.99" }, { "1e20", "1e-22", "100000000000000000000.0000000000000000000001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieMoney) a = parse (cases[i][0]);
    g_autoptr(CauserieMoney) b = parse (cases[i][1]);
    g_autoptr(CauserieMoney) ab = causerie_money_add (a, b);
    g_autoptr(CauserieMoney) ba = causerie_money_add (b, a);

    assert_text (ab, cases[i][2]);
    assert_text (ba, cases[i][2]);
  }
}

static void
test_multiply (void)
{
  static const struct { const char *price; gint64 count; const char *product; } cases[] = {
    { "0", 5, "0" }, { "5", 0, "0" }, { "0.0000025", 1000000, "2.5" },
    { "0.000003", 7, "0.000021" },
    { "0.0000000833333333333333", 3, "0.0000002499999999999999" },
    { "0.0000001300000002", 123456789, "16.0493825946913578" },
    { "-0.5", 3, "-1.5" }, { "0.5", -3, "-1.5" }, { "-0.5", -3, "1.5" },
    { "1", G_MAXINT64, "9223372036854775807" }, { "1", G_MININT64, "-9223372036854775808" },
    { "0.0000000000000000000001", G_MAXINT64, "0.0009223372036854775807" },
    { "99999999999999999999", 999, "99899999999999999999001" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieMoney) price = parse (cases[i].price);
    g_autoptr(CauserieMoney) product = causerie_money_multiply (price, cases[i].count);

    assert_text (product, cases[i].product);
  }
}

static void
test_compare (void)
{
  static const char * const rising[] = {
    "-1e30", "-10", "-9.5", "-1", "-0.01", "-0.001", "0", "0.0000000000000000000001", "0.001",
    "0.0099", "0.01", "0.5", "1", "1.0001", "9.5", "10", "1e30",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rising); i++) {
    g_autoptr(CauserieMoney) a = parse (rising[i]);

    for (gsize j = 0; j < G_N_ELEMENTS (rising); j++) {
      g_autoptr(CauserieMoney) b = parse (rising[j]);

      g_assert_cmpint (causerie_money_compare (a, b), ==, (i > j) - (i < j));
    }
    g_assert_cmpint (causerie_money_is_zero (a), ==, g_str_equal (rising[i], "0"));
    g_assert_cmpint (causerie_money_is_negative (a), ==, rising[i][0] == '-');
  }
}

/* Against plain integers: amounts of a millionth fit 64 bits. */
static void
test_random (void)
{
  for (guint i = 0; i < 5000; i++) {
    gint64 a = g_test_rand_int () / (1 << g_test_rand_int_range (0, 30));
    gint64 b = g_test_rand_int () / (1 << g_test_rand_int_range (0, 30));
    g_autofree char *a_text = g_strdup_printf ("%" G_GINT64_FORMAT "e-6", a);
    g_autofree char *b_text = g_strdup_printf ("%" G_GINT64_FORMAT "e-6", b);
    g_autofree char *sum_text = g_strdup_printf ("%" G_GINT64_FORMAT "e-6", a + b);
    g_autofree char *product_text = g_strdup_printf ("%" G_GINT64_FORMAT "e-6", a * b);
    g_autoptr(CauserieMoney) a_money = parse (a_text);
    g_autoptr(CauserieMoney) b_money = parse (b_text);
    g_autoptr(CauserieMoney) sum = causerie_money_add (a_money, b_money);
    g_autoptr(CauserieMoney) product = causerie_money_multiply (a_money, b);
    g_autoptr(CauserieMoney) expected_sum = parse (sum_text);
    g_autoptr(CauserieMoney) expected_product = parse (product_text);

    g_assert_cmpint (causerie_money_compare (sum, expected_sum), ==, 0);
    g_assert_cmpint (causerie_money_compare (product, expected_product), ==, 0);
    g_assert_cmpint (causerie_money_compare (a_money, b_money), ==, (a > b) - (a < b));
  }
}

/* Ten thousand times a price that no double holds: what a ledger does. */
static void
test_sum (void)
{
  g_autoptr(CauserieMoney) price = parse ("0.0000000833333333333333");
  g_autoptr(CauserieMoney) product = causerie_money_multiply (price, 10000);
  g_autoptr(CauserieMoney) sum = causerie_money_new_zero ();

  for (guint i = 0; i < 10000; i++) {
    g_autoptr(CauserieMoney) more = causerie_money_add (sum, price);

    causerie_money_unref (sum);
    sum = g_steal_pointer (&more);
  }

  assert_text (sum, "0.000833333333333333");
  g_assert_cmpint (causerie_money_compare (sum, product), ==, 0);
}

static void
test_boxed (void)
{
  g_autoptr(CauserieMoney) money = parse ("1.5");
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, CAUSERIE_TYPE_MONEY);
  g_value_set_boxed (&value, money);
  g_assert_true (g_value_get_boxed (&value) == money);
}

static void
test_format (void)
{
  static const char * const pairs[][2] = {
    { "0", "$0.00" }, { "1", "$1.00" }, { "12.3", "$12.30" }, { "12.345", "$12.35" },
    { "12.344999", "$12.34" }, { "1.005", "$1.01" }, { "9.995", "$10.00" },
    { "1234.5", "$1234.50" },
    { "0.5", "$0.50" }, { "0.05", "$0.05" }, { "0.0012", "$0.0012" }, { "0.00123456", "$0.001235" },
    { "0.00123449", "$0.001234" }, { "0.123456", "$0.1235" }, { "0.99994", "$0.9999" },
    { "0.99995", "$1.00" }, { "0.000099999", "$0.0001" }, { "4.8e-05", "$0.000048" },
    { "1e-22", "$0.0000000000000000000001" }, { "-0.5", "−$0.50" }, { "-12.345", "−$12.35" },
    { "-0.00004", "−$0.00004" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_format (pairs[i][0], pairs[i][1]);
}

/* A catalogue with the one pattern, as the translations of the program have it. */
static gboolean
compile_catalogue (const char *folder, const char *language)
{
  static const char text[] =
    "msgid \"\"\n"
    "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "msgctxt \"money\"\n"
    "msgid \"$%s\"\n"
    "msgstr \"%s" NBSP "$\"\n";
  g_autofree char *source = g_build_filename (folder, "causerie.po", NULL);
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *target = g_build_filename (messages, "causerie.mo", NULL);
  g_autoptr(GSubprocess) msgfmt = NULL;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (source, text, -1, NULL));
  msgfmt = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                             "msgfmt", "-o", target, source, NULL);
  return msgfmt != NULL && g_subprocess_wait_check (msgfmt, NULL, NULL);
}

/* A newer C library takes no translations in the locale of the tests. */
static gboolean
is_translated (void)
{
  return !g_str_equal (g_dpgettext2 (NULL, "money", "$%s"), "$%s");
}

static void
check_comma (void)
{
  assert_format ("0.0012", "0,0012" NBSP "$");
  assert_format ("-12.3", "−12,30" NBSP "$");
}

static void
test_format_translated (gconstpointer data)
{
  const char *language = data;
  g_autofree char *folder = g_dir_make_tmp ("causerie-money-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r '%s'", folder);
  gboolean compiled = compile_catalogue (folder, language);

  /* Not before: what was looked for and not found is not looked for again. */
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  if (!compiled) {
    g_test_skip ("msgfmt is not installed");
  } else if (!is_translated ()) {
    g_test_skip ("nothing is translated in the locale C.UTF-8");
  } else {
    assert_format ("0.0012", "0.0012" NBSP "$");
    assert_format ("-0.5", "−0.50" NBSP "$");
    run_with_comma_locale (check_comma);
  }

  g_setenv ("LANGUAGE", "en", TRUE);
  causerie_install_init ();
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
}

static void
test_format_estimate (void)
{
  static const char * const pairs[][2] = {
    { "0", "$0.00" }, { "0.00105255", "$0.0011" }, { "0.000000083333", "$0.000000083" },
    { "0.12345", "$0.12" }, { "0.996", "$1.00" }, { "12.3456", "$12.35" }, { "0.5", "$0.50" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autoptr(CauserieMoney) money = parse (pairs[i][0]);
    g_autofree char *text = causerie_money_format_estimate (money);

    g_assert_cmpstr (text, ==, pairs[i][1]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/parse/refused", test_parse_refused);
  g_test_add_func ("/money/parse/limits", test_parse_limits);
  g_test_add_func ("/money/add", test_add);
  g_test_add_func ("/money/multiply", test_multiply);
  g_test_add_func ("/money/compare", test_compare);
  g_test_add_func ("/money/random", test_random);
  g_test_add_func ("/money/sum", test_sum);
  g_test_add_func ("/money/boxed", test_boxed);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/format-estimate", test_format_estimate);
  g_test_add_data_func ("/money/format/ru", "ru", test_format_translated);
  g_test_add_data_func ("/money/format/uk", "uk", test_format_translated);

  return g_test_run ();
}
