/* causerie-price-text.h: prices as they are read: exact, in the person's locale
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model.h"

G_BEGIN_DECLS

#define CAUSERIE_PER_MILLION  1000000
#define CAUSERIE_PER_THOUSAND 1000

/* A price of so many (tokens, or 1 for what is charged by the piece): "$0.0833333333333333", in Russian
 * "0,0833333333333333 $", never rounded and never with an exponent; "free" for 0, "varies" where it depends
 * on what a request is routed to. NULL when it is unknown. (transfer full) */
char *causerie_price_text_of_model (CauserieModel *model, CauseriePrice price, gint64 count);

/* The same of a price as CauserieModelFacts has it; NULL for NULL and for what is no price. (transfer full) */
char *causerie_price_text_of       (const char *price, gint64 count);

/* In and out of a million tokens, in one line: "$3.00 in, $15.00 out", "free", "varies"; NULL when nothing is
 * known. (transfer full) */
char *causerie_price_text_summary  (CauserieModel *model);

G_END_DECLS
