/* causerie-import-mend.h: a chat from elsewhere made one that the history can hold
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store-import.h"

G_BEGIN_DECLS

/* Puts parents before their children, keeping the order otherwise; a circle is cut where it was
 * entered, and of two messages with one uid the second gets another, the same each time. A parent that is
 * not among them stays named: it may be in the history. No message is lost. */
void causerie_import_mend_order    (CauserieStoredChat *chat);

/* What the chat does not say itself: its times, the line for the list and a title, from its messages. */
void causerie_import_mend_complete (CauserieStoredChat *chat);

G_END_DECLS
