/* causerie-key-inquiry.h: what a provider knows of a refused key, or of the money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-failure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether there is something to ask of a provider that tells about keys: a key was sent and refused without a
 * word on why, or the credit does not suffice and nobody said how much there is. */
gboolean         causerie_key_inquiry_applies (CauserieFailure *failure, CauserieAccess *access);

/* Asks once. */
void             causerie_key_inquiry_async   (CauserieFailure     *failure,
                                               CauserieAccess      *access,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/* The failure with what was learned: verdict, label, date of expiry; or the balance, which only some keys may
 * see. Never NULL (transfer full): as it was when nothing was. */
CauserieFailure *causerie_key_inquiry_finish  (GAsyncResult *result);

G_END_DECLS
