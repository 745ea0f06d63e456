/* causerie-money.c: exact decimal amounts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-money.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* Significant digits shown below one dollar, and decimals shown from there on. */
#define SHOWN_DIGITS 4
#define ESTIMATE_DIGITS 2
#define CENT_DECIMALS 2

/* One decimal digit a byte: slower than limbs and much simpler, and an amount has about ten. */
struct _CauserieMoney {
  gatomicrefcount ref_count;

  gboolean negative; /* never with zero */
  guint n_decimals;  /* digits behind the point; the last is not 0 */
  guint n_digits;    /* all digits; the highest is not 0, zero has none */
  guint8 digits[];   /* 0 to 9, the lowest first */
};

G_DEFINE_BOXED_TYPE (CauserieMoney, causerie_money, causerie_money_ref, causerie_money_unref)

static CauserieMoney *
new_money (const guint8 *digits, guint n_digits, guint n_decimals, gboolean negative)
{
  CauserieMoney *self;
  guint n_low = 0;

  while (n_digits > 0 && digits[n_digits - 1] == 0)
    n_digits--;
  while (n_low < n_decimals && n_low < n_digits && digits[n_low] == 0)
    n_low++;
  if (n_digits == 0)
    n_low = n_decimals;
  else
    n_digits -= n_low;

  self = g_malloc0 (sizeof *self + n_digits);
  g_atomic_ref_count_init (&self->ref_count);
  self->negative = negative && n_digits > 0;
  self->n_decimals = n_decimals - n_low;
  self->n_digits = n_digits;
  if (n_digits > 0)
    memcpy (self->digits, digits + n_low, n_digits);
  return self;
}

/* The digit that stands for 10 to the power of `place`. */
static guint8
get_digit (CauserieMoney *self, int place)
{
  int index = place + (int) self->n_decimals;

  return index >= 0 && index < (int) self->n_digits ? self->digits[index] : 0;
}

/* One more than the place of the highest digit: 2 for 12.5, 0 for 0.5, -2 for 0.005. */
static int
get_top (CauserieMoney *self)
{
  return (int) self->n_digits - (int) self->n_decimals;
}

static int
compare_size (CauserieMoney *a, CauserieMoney *b)
{
  int top = MAX (get_top (a), get_top (b));
  int bottom = -(int) MAX (a->n_decimals, b->n_decimals);

  for (int place = top - 1; place >= bottom; place--) {
    int difference = get_digit (a, place) - get_digit (b, place);

    if (difference != 0)
      return difference;
  }
  return 0;
}

/* a + b or, when `subtract`, a - b of the sizes; a is then the larger. */
static CauserieMoney *
combine (CauserieMoney *a, CauserieMoney *b, gboolean subtract, gboolean negative)
{
  guint n_decimals = MAX (a->n_decimals, b->n_decimals);
  guint n_digits = MAX (MAX (get_top (a), get_top (b)), 0) + n_decimals + 1;
  g_autofree guint8 *digits = g_new0 (guint8, n_digits);
  int carry = 0;

  for (guint i = 0; i < n_digits; i++) {
    int place = (int) i - (int) n_decimals;
    int other = get_digit (b, place);
    int sum = get_digit (a, place) + (subtract ? -other : other) + carry;

    digits[i] = (sum + 10) % 10;
    carry = sum < 0 ? -1 : sum / 10;
  }

  return new_money (digits, n_digits, n_decimals, negative);
}

CauserieMoney *
causerie_money_ref (CauserieMoney *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
causerie_money_unref (CauserieMoney *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/* What a number is written as: the digits without the point, and the power of ten they count. */
typedef struct {
  gboolean negative;
  GString *digits; /* '0' to '9', the highest first, without leading zeros */
  gint64 exponent;
} Literal;

static const char *
read_digits (const char *p, GString *digits)
{
  for (; g_ascii_isdigit (*p); p++) {
    if (digits->len > 0 || *p != '0')
      g_string_append_c (digits, *p);
  }
  return p;
}

static const char *
read_exponent (const char *p, gint64 *exponent)
{
  const char *first;
  gboolean negative;

  negative = *p == '-';
  if (*p == '-' || *p == '+')
    p++;

  /* What is past the limit by far stays past it. */
  for (first = p; g_ascii_isdigit (*p); p++)
    *exponent = MIN (*exponent * 10 + (*p - '0'), 10 * CAUSERIE_MONEY_MAX_DIGITS);
  if (negative)
    *exponent = -*exponent;
  return p > first ? p : NULL;
}

static gboolean
read_literal (const char *p, Literal *literal)
{
  const char *first;

  literal->negative = *p == '-';
  first = p += literal->negative ? 1 : 0;
  p = read_digits (p, literal->digits);
  if (p == first)
    return FALSE;

  if (*p == '.') {
    gint64 n_decimals;

    first = ++p;
    p = read_digits (p, literal->digits);
    n_decimals = p - first;
    if (n_decimals == 0)
      return FALSE;
    literal->exponent = -n_decimals;
  }

  if (*p == 'e' || *p == 'E') {
    gint64 exponent = 0;

    p = read_exponent (p + 1, &exponent);
    literal->exponent += exponent;
  }
  return p != NULL && *p == '\0';
}

CauserieMoney *
causerie_money_parse (const char *text)
{
  g_autoptr(GString) written = g_string_new (NULL);
  Literal literal = { .digits = written };
  guint8 digits[CAUSERIE_MONEY_MAX_DIGITS] = { 0 };
  gint64 n_zeros, n_decimals;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, 2 * CAUSERIE_MONEY_MAX_DIGITS) == 2 * CAUSERIE_MONEY_MAX_DIGITS ||
      !read_literal (text, &literal))
    return NULL;
  if (written->len == 0)
    return causerie_money_new_zero ();

  n_zeros = MAX (literal.exponent, 0);
  n_decimals = MAX (-literal.exponent, 0);
  if ((gint64) written->len + n_zeros > CAUSERIE_MONEY_MAX_DIGITS ||
      n_decimals > CAUSERIE_MONEY_MAX_DIGITS)
    return NULL;

  for (gsize i = 0; i < written->len; i++)
    digits[n_zeros + i] = written->str[written->len - 1 - i] - '0';
  return new_money (digits, written->len + n_zeros, n_decimals, literal.negative);
}

CauserieMoney *
causerie_money_new_zero (void)
{
  return new_money (NULL, 0, 0, FALSE);
}

CauserieMoney *
causerie_money_add (CauserieMoney *a, CauserieMoney *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  if (a->negative == b->negative)
    return combine (a, b, FALSE, a->negative);
  if (compare_size (a, b) >= 0)
    return combine (a, b, TRUE, a->negative);
  return combine (b, a, TRUE, b->negative);
}

CauserieMoney *
causerie_money_multiply (CauserieMoney *self, gint64 count)
{
  g_autofree char *factor = NULL;
  g_autofree guint8 *digits = NULL;
  guint n_factor, n_digits;

  g_return_val_if_fail (self != NULL, NULL);

  /* Not negated as a number: G_MININT64 has no opposite. */
  factor = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  if (count < 0)
    memmove (factor, factor + 1, strlen (factor));

  n_factor = strlen (factor);
  n_digits = self->n_digits + n_factor;
  digits = g_new0 (guint8, n_digits);
  for (guint i = 0; i < n_factor; i++) {
    guint carry = 0;

    for (guint j = 0; j < self->n_digits; j++) {
      carry += digits[i + j] + self->digits[j] * (factor[n_factor - 1 - i] - '0');
      digits[i + j] = carry % 10;
      carry /= 10;
    }
    digits[i + self->n_digits] = carry;
  }

  return new_money (digits, n_digits, self->n_decimals, self->negative != (count < 0));
}

int
causerie_money_compare (CauserieMoney *a, CauserieMoney *b)
{
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->negative != b->negative)
    return a->negative ? -1 : 1;
  order = compare_size (a, b);
  order = (order > 0) - (order < 0);
  return a->negative ? -order : order;
}

gboolean
causerie_money_is_zero (CauserieMoney *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->n_digits == 0;
}

gboolean
causerie_money_is_negative (CauserieMoney *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->negative;
}

/* The size with at least `min_decimals`, `point` before them. */
static GString *
write_size (CauserieMoney *self, guint min_decimals, const char *point)
{
  GString *text = g_string_new (NULL);
  int bottom = -(int) MAX (self->n_decimals, min_decimals);

  for (int place = MAX (get_top (self), 1) - 1; place >= bottom; place--) {
    if (place == -1)
      g_string_append (text, point);
    g_string_append_c (text, '0' + get_digit (self, place));
  }
  return text;
}

char *
causerie_money_to_text (CauserieMoney *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, g_strdup ("0"));

  text = write_size (self, 0, ".");
  if (self->negative)
    g_string_prepend_c (text, '-');
  return g_string_free (text, FALSE);
}

/* Rounded half up (away from zero) to `n_decimals`. */
static CauserieMoney *
round_to (CauserieMoney *self, guint n_decimals)
{
  g_autoptr(CauserieMoney) down = NULL;
  g_autoptr(CauserieMoney) unit = NULL;
  guint n_dropped;
  guint8 one = 1;

  if (self->n_decimals <= n_decimals)
    return causerie_money_ref (self);

  n_dropped = MIN (self->n_decimals - n_decimals, self->n_digits);
  down = new_money (self->digits + n_dropped, self->n_digits - n_dropped, n_decimals,
                    self->negative);
  if (get_digit (self, -(int) n_decimals - 1) < 5)
    return g_steal_pointer (&down);

  unit = new_money (&one, 1, n_decimals, self->negative);
  return causerie_money_add (down, unit);
}

static char *
write_dollars (CauserieMoney *self)
{
  g_autoptr(GString) size = write_size (self, CENT_DECIMALS, localeconv ()->decimal_point);
  /* Translators: US dollars, %s is the number; before a sign behind it, put a no-break space. */
  g_autofree char *text = g_strdup_printf (C_("money", "$%s"), size->str);

  return self->negative ? g_strconcat ("−", text, NULL) : g_steal_pointer (&text);
}

/* Below one dollar to so many significant digits. */
static char *
write_rounded (CauserieMoney *self, int n_shown)
{
  g_autoptr(CauserieMoney) rounded = NULL;
  guint n_decimals = CENT_DECIMALS;

  if (self->n_digits > 0 && get_top (self) <= 0)
    n_decimals = MAX (n_shown - get_top (self), CENT_DECIMALS);
  rounded = round_to (self, n_decimals);

  return write_dollars (rounded);
}

char *
causerie_money_format (CauserieMoney *self)
{
  g_return_val_if_fail (self != NULL, g_strdup (""));

  return write_rounded (self, SHOWN_DIGITS);
}

char *
causerie_money_format_estimate (CauserieMoney *self)
{
  g_return_val_if_fail (self != NULL, g_strdup (""));

  return write_rounded (self, ESTIMATE_DIGITS);
}

char *
causerie_money_format_exact (CauserieMoney *self)
{
  g_return_val_if_fail (self != NULL, g_strdup (""));

  return write_dollars (self);
}
