/* causerie-ask-printer.h: an answer as it appears on standard output and standard error
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-message.h"
#include "causerie-outlet.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ASK_PRINTER (causerie_ask_printer_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAskPrinter, causerie_ask_printer, CAUSERIE, ASK_PRINTER, GObject)

/* Follows `answer` from now on: its text goes to `out` as it comes, its reasoning to `err`. With `json`
 * neither does, and the end prints one object. On a terminal the waiting is shown; elsewhere, without
 * `json`, a line says when it is tried again. */
CauserieAskPrinter *causerie_ask_printer_new    (CauserieMessage *answer,
                                                 gboolean         json,
                                                 CauserieOutlet  *out,
                                                 CauserieOutlet  *err);

/* The answer is over: prints the object, and a word where it did not end well. `failure` NULL: it did;
 * `connection` is the one that was used and may be NULL. */
void                causerie_ask_printer_finish (CauserieAskPrinter *self,
                                                 CauserieFailure    *failure,
                                                 CauserieConnection *connection);

G_END_DECLS
