/* causerie-account-private.h: what the calls about an account share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-account.h"
#include "causerie-fetch.h"

G_BEGIN_DECLS

/* causerie_fetch_async() with the access's key, in the way its provider takes it, and its headers; both
 * are the access's and not set in `fetch`. */
void causerie_account_fetch (CauserieAccess      *access,
                             const CauserieFetch *fetch,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);

typedef void (*CauserieAccountStep) (GTask *task, CauserieFetched *fetched);

/* The same for a task whose source is the access: it goes on with `step`, whatever came, or fails where it was
 * cancelled (causerie-task-failure.h). */
void causerie_account_step (GTask *task, const CauserieFetch *fetch, CauserieAccountStep step);

/* An answer that is none (transfer full). */
CauserieFailure *causerie_account_new_unreadable (const CauserieFetched *fetched, const GError *error);

/* For tests: so many milliseconds between two tries. */
void causerie_account_ask_generation_at_pace (CauserieAccess      *access,
                                              const char          *generation_id,
                                              guint                pause_ms,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);

G_END_DECLS
