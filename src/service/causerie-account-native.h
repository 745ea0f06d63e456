/* causerie-account-native.h: what only a local server's own format tells of its models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-failure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which server it is, where its list does not show it: by the row that was chosen, else by the usual port.
 * An id of causerie-server-kind.h; NULL: it has no format of its own. */
const char *causerie_account_native_guess      (CauserieAccess       *access);

/* An address of that format: beside the "/v1" of the compatible one (transfer full). */
char       *causerie_account_native_build_url  (CauserieAccess       *access, const char *path);

/* Asks such a server for the context its models are really given; the models are made better where they
 * are, or replaced. */
void        causerie_account_native_ask_async  (CauserieAccess       *access,
                                                const char           *server, /* NULL: nothing to ask */
                                                GPtrArray            *models,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

/* (transfer full); NULL when it was cancelled, as `failure` (transfer full) says. */
GPtrArray  *causerie_account_native_ask_finish (CauserieAccess       *access,
                                                GAsyncResult         *result,
                                                CauserieFailure     **failure);

G_END_DECLS
