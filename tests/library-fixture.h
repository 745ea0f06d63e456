/* library-fixture.h: a library in a folder of its own, with one profile that asks a server of the test
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library-private.h"
#include "loopback-server.h"
#include "temporary-folder.h"

/* What the server answers, in the order it is asked: bodies of streams, NULL the last. A body that begins with
 * "HTTP " is a failure: its status, then the JSON. */
typedef struct {
  TemporaryFolder     *folder;
  char                *path;
  const char * const  *replies;
  guint                n_asked; /* used by the server's thread alone */
  LoopbackServer      *server;
  CauserieSettings    *settings;
  CauserieKeyring     *keyring;
  CauserieGateway     *gateway;
  CauserieLibrary     *library;
  CauserieConnection  *connection;
  CauserieProfile     *profile;
} LibraryFixture;

#define CHUNK(text) \
  "data: {\"id\":\"gen-1\",\"model\":\"test/model\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" text \
  "\"},\"finish_reason\":null}]}\n\n"
#define END(word, prompt, completion, cost) \
  "data: {\"id\":\"gen-1\",\"model\":\"test/model\",\"choices\":[{\"index\":0,\"delta\":{}," \
  "\"finish_reason\":\"" word "\"}]," \
  "\"usage\":{\"prompt_tokens\":" #prompt ",\"completion_tokens\":" #completion ",\"cost\":" cost "}}\n\n" \
  "data: [DONE]\n\n"

static inline void
library_fixture_answer_cb (LoopbackRequest *request, gpointer user_data)
{
  LibraryFixture *fixture = user_data;
  const char *reply = fixture->replies != NULL ? fixture->replies[fixture->n_asked] : NULL;

  if (reply == NULL)
    reply = CHUNK ("Fine.") END ("stop", 10, 2, "0.001");
  else
    fixture->n_asked++;

  if (g_str_has_prefix (reply, "HTTP ")) {
    g_auto(GStrv) lines = g_strsplit (reply + strlen ("HTTP "), "\n", 2);

    loopback_send_reply (request, lines[0], "Content-Type: application/json\r\n", lines[1]);
    return;
  }

  loopback_begin_chunks (request, "Content-Type: text/event-stream\r\n");
  loopback_send_chunk (request, reply, -1);
  if (strstr (reply, "[DONE]") != NULL)
    loopback_end_chunks (request);
  else
    request->close = TRUE;
}

static inline void
library_fixture_note_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Runs the main loop until the result is there. */
static inline GAsyncResult *
library_fixture_await (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *kept;
}

/* Until `condition` holds; what it looks at has to wake the main loop up. */
#define WAIT_UNTIL(condition) \
  G_STMT_START { while (!(condition)) g_main_context_iteration (NULL, TRUE); } G_STMT_END

static inline CauserieLibrary *
library_fixture_open_another (LibraryFixture *fixture)
{
  CauserieLibrary *library =
    causerie_library_new (fixture->path, fixture->settings, fixture->gateway);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_library_set_pace (library, 0.02);
  causerie_library_open_async (library, NULL, library_fixture_note_cb, &result);
  causerie_library_open_finish (library, library_fixture_await (&result), &error);
  g_assert_no_error (error);
  return library;
}

/* Closes it, and waits for what was under way. */
static inline void
library_fixture_close (CauserieLibrary *library)
{
  causerie_library_close (library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (library);
}

/* As after the end of the program. */
static inline void
library_fixture_open_again (LibraryFixture *fixture)
{
  library_fixture_close (fixture->library);
  fixture->library = library_fixture_open_another (fixture);
}

static inline void
library_fixture_set_up (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.sqlite");
  fixture->server = loopback_server_new (library_fixture_answer_cb, fixture);

  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (fixture->server));
  causerie_settings_add_connection (fixture->settings, fixture->connection);
  fixture->profile = causerie_profile_new (NULL);
  causerie_profile_set_connection (fixture->profile,
                                   causerie_connection_get_uid (fixture->connection));
  causerie_profile_set_model (fixture->profile, "test/model");
  causerie_settings_add_profile (fixture->settings, fixture->profile);

  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->library = library_fixture_open_another (fixture);
}

static inline void
library_fixture_tear_down (LibraryFixture *fixture, gconstpointer data)
{
  library_fixture_close (fixture->library);
  causerie_settings_remove_profile (fixture->settings, fixture->profile);
  causerie_settings_remove_connection (fixture->settings, fixture->connection);
  g_clear_object (&fixture->profile);
  g_clear_object (&fixture->connection);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->settings);
  loopback_server_free (fixture->server);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

/* --- what a person does --- */

static inline void
library_fixture_wait (CauserieChat *chat)
{
  WAIT_UNTIL (!causerie_chat_get_running (chat));
}

/* A question and its answer. */
static inline CauserieMessage *
library_fixture_ask (CauserieChat *chat, const char *text)
{
  g_assert_true (causerie_chat_send (chat, text, NULL));
  library_fixture_wait (chat);
  return causerie_conversation_get_leaf (causerie_chat_get_conversation (chat));
}

/* A chat with one question and one answer, as the list of the library has it. */
static inline CauserieConversation *
library_fixture_begin (LibraryFixture *fixture, const char *text)
{
  CauserieConversation *conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieChat) chat = causerie_library_open_chat (fixture->library, conversation);

  library_fixture_ask (chat, text);
  return conversation;
}

static inline guint
library_fixture_count (CauserieLibrary *library)
{
  return g_list_model_get_n_items (G_LIST_MODEL (causerie_library_get_conversations (library)));
}

static inline CauserieConversation *
library_fixture_find (CauserieLibrary *library, const char *uid)
{
  return causerie_conversation_list_find (causerie_library_get_conversations (library), uid);
}

/* Everything asked of the library so far is on the disk, or has failed. */
static inline void
library_fixture_settle (CauserieLibrary *library)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) items = NULL;

  causerie_library_list_trash_async (library, NULL, library_fixture_note_cb, &result);
  items = causerie_library_list_trash_finish (library, library_fixture_await (&result), NULL);
}

#define ADD_LIBRARY_TEST(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
