/* store-calls.h: the store's calls, waited for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-store.h"

static inline void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Runs the main loop until the result is there. */
static inline GAsyncResult *
await (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *kept;
}

static inline gboolean
try_open (CauserieStore *store, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_open_async (store, NULL, keep_result_cb, &result);
  return causerie_store_open_finish (store, await (&result), error);
}

static inline CauserieStore *
open_store (const char *path)
{
  CauserieStore *store = causerie_store_new (path);
  g_autoptr(GError) error = NULL;

  try_open (store, &error);
  g_assert_no_error (error);
  return store;
}

static inline GPtrArray *
list_newest (CauserieStore *store, guint n_newest)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *conversations;

  causerie_store_list_async (store, n_newest, NULL, keep_result_cb, &result);
  conversations = causerie_store_list_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return conversations;
}

static inline GPtrArray *
list_conversations (CauserieStore *store)
{
  return list_newest (store, 0);
}

static inline GPtrArray *
try_load (CauserieStore *store, const char *uid, char **leaf, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_load_async (store, uid, 0, NULL, keep_result_cb, &result);
  return causerie_store_load_finish (store, await (&result), leaf, NULL, error);
}

static inline GPtrArray *
load_messages (CauserieStore *store, const char *uid)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *leaf = NULL;
  GPtrArray *messages = try_load (store, uid, &leaf, &error);

  g_assert_no_error (error);
  return messages;
}

static inline gboolean
try_save_conversation (CauserieStore *store, CauserieConversation *conversation, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_save_conversation_async (store, conversation, NULL, keep_result_cb, &result);
  return causerie_store_save_conversation_finish (store, await (&result), error);
}

static inline void
save_conversation (CauserieStore *store, CauserieConversation *conversation)
{
  g_autoptr(GError) error = NULL;

  try_save_conversation (store, conversation, &error);
  g_assert_no_error (error);
}

static inline gboolean
try_save_message (CauserieStore *store, const char *uid, CauserieMessage *message, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_save_message_async (store, uid, message, NULL, keep_result_cb, &result);
  return causerie_store_save_message_finish (store, await (&result), error);
}

static inline void
save_message (CauserieStore *store, CauserieConversation *conversation, CauserieMessage *message)
{
  g_autoptr(GError) error = NULL;

  try_save_message (store, causerie_conversation_get_uid (conversation), message, &error);
  g_assert_no_error (error);
}

static inline void
delete_conversation (CauserieStore *store, const char *uid)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_delete_conversation_async (store, uid, NULL, keep_result_cb, &result);
  causerie_store_delete_conversation_finish (store, await (&result), &error);
  g_assert_no_error (error);
}
