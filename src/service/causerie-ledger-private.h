/* causerie-ledger-private.h: a ledger on a history that is open already
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ledger.h"
#include "causerie-store.h"

G_BEGIN_DECLS

/* The store stays its owner's: causerie_ledger_close() does not close it. */
CauserieLedger *causerie_ledger_new_for_store (CauserieStore *store);

G_END_DECLS
