/* causerie-secret-keeping.h: the secrets of a connection, kept and read one after the other
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-keyring.h"
#include "causerie-route-draft.h"

G_BEGIN_DECLS

/* Keeps `changes`, CauserieSecretChanges, as those of the connection. The keyring may ask for its password
 * first. Afterwards `kept_for_good` tells whether all of it is in the keyring, or some for this run only. */
void       causerie_secret_keeping_async       (CauserieKeyring      *keyring,
                                                CauserieConnection   *connection,
                                                GPtrArray            *changes,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean   causerie_secret_keeping_finish      (CauserieKeyring  *keyring,
                                                GAsyncResult     *result,
                                                gboolean         *kept_for_good,
                                                GError          **error);

/* Everything secret the connection has, as CauserieSecretChanges that would keep it again (transfer full).
 * What cannot be read is left out; NULL only when it was cancelled. */
void       causerie_secret_keeping_read_async  (CauserieKeyring      *keyring,
                                                CauserieConnection   *connection,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray *causerie_secret_keeping_read_finish (CauserieKeyring *keyring, GAsyncResult *result, GError **error);

G_END_DECLS
