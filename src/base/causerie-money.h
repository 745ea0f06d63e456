/* causerie-money.h: exact decimal amounts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_MONEY (causerie_money_get_type ())

/* The most digits, and the most decimals, that are read. Arithmetic has no limit of its own; what
 * is in use stays far below (a price of 22 decimals times a 64-bit count has 41 digits). */
#define CAUSERIE_MONEY_MAX_DIGITS 128

/* An exact, finite decimal amount of US dollars: an integer of any size times a power of ten.
 * Immutable and reference-counted; safe across threads. Providers price a token with up to 22
 * decimals, so neither a double nor a count of cents will do. */
typedef struct _CauserieMoney CauserieMoney;

GType           causerie_money_get_type  (void);
CauserieMoney  *causerie_money_ref       (CauserieMoney *self);
void            causerie_money_unref     (CauserieMoney *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieMoney, causerie_money_unref)

/* Reads a JSON number literal or price string, wholly: "0.0000025", "4.8e-05", "-1", "0".
 * NULL for anything else ("", "abc", "1.2.3", "inf", too many digits). */
CauserieMoney  *causerie_money_parse     (const char *text);
CauserieMoney  *causerie_money_new_zero  (void);

CauserieMoney  *causerie_money_add       (CauserieMoney *a, CauserieMoney *b);
CauserieMoney  *causerie_money_multiply  (CauserieMoney *self, gint64 count);
int             causerie_money_compare   (CauserieMoney *a, CauserieMoney *b);
gboolean        causerie_money_is_zero   (CauserieMoney *self);
gboolean        causerie_money_is_negative (CauserieMoney *self);

/* Plain decimal text, exact, with a point and no exponent: "0.000048". Reads back the same.
 * This is how amounts are stored. */
char           *causerie_money_to_text   (CauserieMoney *self);

/* For display in the person's locale and language: at most four significant digits below one
 * dollar, cents above, never an exponent: "$0.0012", in Russian "0,0012 $". Rounds half up; an amount that
 * is not zero is never shown as zero. */
char           *causerie_money_format    (CauserieMoney *self);

/* The same of what is only guessed: two significant digits below one dollar. */
char           *causerie_money_format_estimate (CauserieMoney *self);

/* The same without rounding, at least cents: "$2.50", "$0.0833333333333333". For prices. */
char           *causerie_money_format_exact (CauserieMoney *self);

G_END_DECLS
