/* causerie-account.h: what a server tells about its models, a key, and the money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-access.h"
#include "causerie-failure.h"
#include "causerie-key-facts.h"
#include "causerie-model.h"
#include "causerie-usage.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Each call has one answer. Its finish gives it (transfer full), or NULL and why in `failure` (transfer
 * full, may be NULL); cancelled is a failure too. */

/* The models, as CauserieModels in the server's order, those that cannot chat included. OpenRouter tells
 * first those that the account may use; a list in pages is read whole; Ollama, llama.cpp and LM Studio
 * are asked in their own format too for the context a model is really given. Which server it is shows in
 * its list, then in the chosen provider and in the port. */
void              causerie_account_list_models_async    (CauserieAccess       *access,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray        *causerie_account_list_models_finish   (CauserieAccess       *access,
                                                         GAsyncResult         *result,
                                                         CauserieFailure     **failure);

/* The same unless the list is still the one from `known_url` with `known_etag` (NULL or "": none is known): then
 * NULL without a failure. Where the list is from, and its ETag where that stands for all of it, go to `url` and
 * `etag` (transfer full, may be NULL), for the next time. */
void              causerie_account_list_newer_async     (CauserieAccess       *access,
                                                         const char           *known_url,
                                                         const char           *known_etag,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
GPtrArray        *causerie_account_list_newer_finish    (CauserieAccess       *access,
                                                         GAsyncResult         *result,
                                                         char                **url,
                                                         char                **etag,
                                                         CauserieFailure     **failure);

/* The key that is sent: this is how one is tested, where lists of models are open to all. */
void              causerie_account_ask_key_async        (CauserieAccess       *access,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
CauserieKeyFacts *causerie_account_ask_key_finish       (CauserieAccess       *access,
                                                         GAsyncResult         *result,
                                                         CauserieFailure     **failure);

/* The account's money. An ordinary key is not told: a failure of kind forbidden, or key-invalid, with the
 * page where it can be seen as its link. Never 0 for unknown. */
void              causerie_account_ask_credits_async    (CauserieAccess       *access,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
CauserieCredits  *causerie_account_ask_credits_finish   (CauserieAccess       *access,
                                                         GAsyncResult         *result,
                                                         CauserieFailure     **failure);

/* What an answer really cost, by its generation id. It is known a moment after the end: three tries, a
 * second apart. */
void              causerie_account_ask_generation_async (CauserieAccess       *access,
                                                         const char           *generation_id,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
CauserieUsage    *causerie_account_ask_generation_finish (CauserieAccess      *access,
                                                         GAsyncResult         *result,
                                                         CauserieFailure     **failure);

/* Whether a failure means that the server has nothing of the kind: a local server knows of no money. */
gboolean          causerie_account_is_unknown_call      (CauserieFailure *failure);

G_END_DECLS
