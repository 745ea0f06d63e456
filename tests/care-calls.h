/* care-calls.h: the store's calls for its safety, waited for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store-care.h"
#include "store-fixture.h"

static inline CauserieSnapshot *
try_snapshot (CauserieStore *store, CauserieSnapshotReason reason, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_snapshot_async (store, reason, NULL, keep_result_cb, &result);
  return causerie_store_snapshot_finish (store, await (&result), error);
}

static inline CauserieSnapshot *
make_snapshot (CauserieStore *store)
{
  g_autoptr(GError) error = NULL;
  CauserieSnapshot *copy = try_snapshot (store, CAUSERIE_SNAPSHOT_DAILY, &error);

  g_assert_no_error (error);
  return copy;
}

static inline GPtrArray *
list_snapshots (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *copies;

  causerie_store_list_snapshots_async (store, NULL, keep_result_cb, &result);
  copies = causerie_store_list_snapshots_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return copies;
}

static inline gboolean
try_restore (CauserieStore *store, const char *path, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_restore_async (store, path, NULL, keep_result_cb, &result);
  return causerie_store_restore_finish (store, await (&result), error);
}

static inline CauserieVerifyReport *
verify (CauserieStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CauserieVerifyReport *report;

  causerie_store_verify_async (store, NULL, keep_result_cb, &result);
  report = causerie_store_verify_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return report;
}

static inline gboolean
try_repair (CauserieStore *store, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_repair_async (store, NULL, keep_result_cb, &result);
  return causerie_store_repair_finish (store, await (&result), error);
}

/* A conversation with one question, saved. */
static inline void
save_chat (CauserieStore *store, const char *uid, const char *title)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (uid);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  CauserieMessage *message;

  if (uid != NULL)
    causerie_conversation_load (conversation, none, NULL);
  message = add_message (conversation, CAUSERIE_ROLE_USER, title);
  causerie_conversation_set_title (conversation, title);
  save_conversation (store, conversation);
  save_message (store, conversation, message);
}
