/* store-fixture.h: a history in a folder of its own, and chats to put into it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plain-sqlite.h"
#include "store-calls.h"
#include "temporary-folder.h"

typedef struct {
  TemporaryFolder *folder;
  char            *path;
  CauserieStore   *store;
} StoreFixture;

static inline void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.db");
  fixture->store = open_store (fixture->path);
}

static inline void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  assert_file_is_sound (fixture->path);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

/* As after the end of the program. */
static inline void
store_fixture_open_again (StoreFixture *fixture)
{
  g_assert_finalize_object (fixture->store);
  fixture->store = open_store (fixture->path);
}

static inline CauserieMessage *
add_message (CauserieConversation *conversation, CauserieRole role, const char *text)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  const char *parent = leaf != NULL ? causerie_message_get_uid (leaf) : NULL;
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, parent, role);

  causerie_message_set_text (message, text);
  causerie_conversation_append (conversation, message);
  return message; /* the conversation keeps it */
}

/* A question and an answer that streams, both saved. */
static inline CauserieConversation *
save_running (CauserieStore *store)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);
  CauserieMessage *question = add_message (conversation, CAUSERIE_ROLE_USER, "Привіт! Як справи?");
  CauserieMessage *answer = add_message (conversation, CAUSERIE_ROLE_ASSISTANT, "");

  causerie_message_set_state (answer, CAUSERIE_MESSAGE_WAITING);
  save_conversation (store, conversation);
  save_message (store, conversation, question);
  save_message (store, conversation, answer);
  return conversation;
}

static inline CauserieMessage *
find_message (GPtrArray *messages, const char *uid)
{
  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);

    if (g_str_equal (causerie_message_get_uid (message), uid))
      return message;
  }
  g_assert_not_reached ();
}

#define ADD_STORE_TEST(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, \
              store_fixture_tear_down)
