/* causerie-first-profile.h: the model profile that a first start ends with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-keyring.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

/* Keeps the key, and then puts the connection and a profile of the model into the settings. A connection that
 * is there for this server is taken instead where it has the same key or none; one with another key stays, and
 * the new one gets a name of its own. A profile of this model that is there is taken too. `key` "": none is
 * needed; NULL: it is kept already, for `connection`. The keyring may ask for its password first. */
void             causerie_first_profile_add_async  (CauserieSettings    *settings,
                                                    CauserieKeyring     *keyring,
                                                    CauserieConnection  *connection,
                                                    const char          *key,
                                                    const char          *model_id,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);

/* The profile (transfer full). `kept_for_good` FALSE: the key is in memory for this run only. NULL when the
 * keyring failed; then nothing is in the settings. */
CauserieProfile *causerie_first_profile_add_finish (CauserieSettings *settings,
                                                    GAsyncResult     *result,
                                                    gboolean         *kept_for_good,
                                                    GError          **error);

G_END_DECLS
