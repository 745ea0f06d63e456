/* test-forgotten.c: what was deleted for good is in no byte of any file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at the files alone, through the eyes of somebody who searches the disk. */

#include "causerie-library-private.h"

#include "causerie-store-care.h"
#include "temporary-folder.h"

#include <string.h>

/* The index leaves out how a word begins when the one before it begins so too, and stems leave out
 * its end: any part of a word of this length counts. */
#define WORD_LENGTH 24
#define PART_LENGTH 8

/* Where a person's words can be. */
typedef enum {
  TEXT,
  REASONING,
  STREAMED,
  TITLE,
  OLD_TITLE,
  DRAFT,
  TAG,
  FOLDER,
  FILE_NAME,
  FILE_BYTES,
  DRAFT_FILE_NAME,
  DRAFT_FILE_BYTES,
  N_PLACES,
} Place;

static const char * const place_names[N_PLACES] = {
  "text", "reasoning", "streamed", "title", "old title", "draft", "tag", "folder", "file name",
  "file bytes", "draft's file name", "draft's file bytes",
};

typedef struct {
  TemporaryFolder  *folder;
  CauserieSettings *settings;
  CauserieKeyring  *keyring;
  CauserieGateway  *gateway;
  CauserieLibrary  *library;
  char             *words[N_PLACES];
} Fixture;

/* --- waiting --- */

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *kept;
}

static void
open_library (Fixture *fixture)
{
  g_autofree char *path = temporary_folder_file (fixture->folder, "history.sqlite");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  fixture->library = causerie_library_new (path, fixture->settings, fixture->gateway);
  causerie_library_open_async (fixture->library, NULL, keep_result_cb, &result);
  causerie_library_open_finish (fixture->library, await (&result), &error);
  g_assert_no_error (error);
}

static void
close_library (Fixture *fixture)
{
  causerie_library_close (fixture->library);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (g_steal_pointer (&fixture->library));
}

static void
keep (Fixture *fixture, CauserieConversation *conversation, CauserieMessage *message)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_library_keep_message_async (fixture->library, conversation, message, keep_result_cb,
                                       &result);
  causerie_library_keep_message_finish (fixture->library, await (&result), &error);
  g_assert_no_error (error);
}

static void
copy_history (Fixture *fixture)
{
  CauserieStore *store = causerie_library_get_store (fixture->library);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CauserieSnapshot) copy = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_snapshot_async (store, CAUSERIE_SNAPSHOT_DAILY, NULL, keep_result_cb, &result);
  copy = causerie_store_snapshot_finish (store, await (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (copy);
}

static void
purge (Fixture *fixture, CauserieTrashItem *item)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_library_purge_async (fixture->library, item, NULL, keep_result_cb, &result);
  causerie_library_purge_finish (fixture->library, await (&result), &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_trash (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *items;

  causerie_library_list_trash_async (fixture->library, NULL, keep_result_cb, &result);
  items = causerie_library_list_trash_finish (fixture->library, await (&result), &error);
  g_assert_no_error (error);
  return items;
}

/* --- the files --- */

static gboolean
holds (const char *data, gsize length, const char *word)
{
  for (gsize i = 0; i + PART_LENGTH <= strlen (word); i++) {
    if (memmem (data, length, word + i, PART_LENGTH) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* The first file below the folder that holds the word, in its bytes or its name; NULL: none. */
static char *
find_file (const char *folder, const char *word)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *data = NULL;
    g_autofree char *below = NULL;
    gsize length = 0;

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      below = find_file (path, word);
    else
      g_file_get_contents (path, &data, &length, NULL);
    if (below != NULL)
      return g_steal_pointer (&below);
    if (holds (name, strlen (name), word) || (data != NULL && holds (data, length, word)))
      return g_steal_pointer (&path);
  }
  return NULL;
}

static void
assert_forgotten (Fixture *fixture, const char *word, const char *what)
{
  g_autofree char *file = find_file (fixture->folder->path, word);

  if (file != NULL)
    g_error ("the %s \"%s\" is in %s", what, word, file);
}

static void
assert_kept (Fixture *fixture, const char *word, const char *what)
{
  g_autofree char *file = find_file (fixture->folder->path, word);

  if (file == NULL)
    g_error ("the %s \"%s\" is in no file, so nothing is proved", what, word);
}

/* --- what is said --- */

static char *
invent_word (void)
{
  char *word = g_malloc0 (WORD_LENGTH + 1);

  for (int i = 0; i < WORD_LENGTH; i++)
    word[i] = g_test_rand_int_range ('a', 'z' + 1);
  return word;
}

static CauseriePart *
make_file (const char *name, const char *word)
{
  g_autoptr(GBytes) data = g_bytes_new (word, strlen (word));

  return causerie_part_new_file (data, "text/plain", name);
}

static CauserieMessage *
say (Fixture *fixture, CauserieConversation *conversation, CauserieRole role, const char *word)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  g_autofree char *text = g_strdup_printf ("the word %s and others", word);
  g_autoptr(CauserieMessage) message = causerie_message_new (
    NULL, leaf != NULL ? causerie_message_get_uid (leaf) : NULL, role);

  causerie_message_set_text (message, text);
  keep (fixture, conversation, message);
  return message; /* the conversation keeps it */
}

/* An answer that came piece by piece, so that its words were in the journal first. */
static void
stream (Fixture *fixture, CauserieConversation *conversation)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  g_autoptr(CauserieMessage) answer =
    causerie_message_new (NULL, causerie_message_get_uid (leaf), CAUSERIE_ROLE_ASSISTANT);
  CauserieStore *store = causerie_library_get_store (fixture->library);

  causerie_message_set_state (answer, CAUSERIE_MESSAGE_STREAMING);
  keep (fixture, conversation, answer);
  causerie_store_append_journal (store, causerie_message_get_uid (answer), fixture->words[STREAMED],
                                 fixture->words[REASONING]);
  causerie_message_append_text (answer, fixture->words[STREAMED], -1);
  causerie_message_append_reasoning (answer, fixture->words[REASONING], -1);
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
  keep (fixture, conversation, answer);
}

static CauserieConversation *
fill_chat (Fixture *fixture)
{
  CauserieConversation *conversation = causerie_library_create (fixture->library);
  g_autoptr(CauserieMessage) question = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autoptr(CauseriePart) file =
    make_file (fixture->words[FILE_NAME], fixture->words[FILE_BYTES]);
  g_autoptr(CauseriePart) draft_file =
    make_file (fixture->words[DRAFT_FILE_NAME], fixture->words[DRAFT_FILE_BYTES]);
  g_autoptr(GPtrArray) draft_files = g_ptr_array_new ();
  g_autoptr(CauserieFolder) folder =
    causerie_library_create_folder (fixture->library, fixture->words[FOLDER]);
  const char *tags[] = { fixture->words[TAG], NULL };

  causerie_message_set_text (question, fixture->words[TEXT]);
  causerie_message_add_part (question, file);
  keep (fixture, conversation, question);
  stream (fixture, conversation);
  causerie_library_rename (fixture->library, conversation, fixture->words[OLD_TITLE]);
  causerie_library_rename (fixture->library, conversation, fixture->words[TITLE]);
  causerie_library_set_tags (fixture->library, conversation, tags);
  causerie_library_move (fixture->library, conversation, folder);
  g_ptr_array_add (draft_files, draft_file);
  causerie_conversation_set_draft (conversation, fixture->words[DRAFT]);
  causerie_conversation_set_draft_parts (conversation, draft_files);
  causerie_library_save (fixture->library, conversation);
  return conversation;
}

static void
fill_others (Fixture *fixture, guint n_messages)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);

  for (guint i = 0; i < n_messages; i++) {
    g_autofree char *word = invent_word ();

    say (fixture, conversation, CAUSERIE_ROLE_USER, word);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = temporary_folder_new ();
  fixture->settings = causerie_settings_new (&error);
  g_assert_no_error (error);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  for (Place place = 0; place < N_PLACES; place++)
    fixture->words[place] = invent_word ();
  open_library (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->library != NULL)
    close_library (fixture);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_assert_finalize_object (fixture->settings);
  for (Place place = 0; place < N_PLACES; place++)
    g_free (fixture->words[place]);
  temporary_folder_free (fixture->folder);
}

static void
assert_all (Fixture *fixture, void (*assert_word) (Fixture *, const char *, const char *))
{
  for (Place place = 0; place < N_PLACES; place++)
    assert_word (fixture, fixture->words[place], place_names[place]);
}

/* --- cases --- */

static void
test_emptied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = invent_word ();
  g_autoptr(CauserieConversation) other = NULL;
  CauserieConversation *conversation;
  g_autoptr(CauserieFolder) folder = NULL;

  fill_others (fixture, 20);
  conversation = fill_chat (fixture);
  other = causerie_library_create (fixture->library);
  say (fixture, other, CAUSERIE_ROLE_USER, kept);
  fill_others (fixture, 20);
  copy_history (fixture);
  assert_all (fixture, assert_kept);

  folder = g_object_ref (causerie_library_find_folder (
    fixture->library, causerie_conversation_get_folder (conversation)));
  causerie_library_delete_folder (fixture->library, folder);
  g_clear_object (&conversation);
  purge (fixture, NULL);
  assert_all (fixture, assert_forgotten);
  assert_kept (fixture, kept, "word of another chat");

  close_library (fixture);
  assert_all (fixture, assert_forgotten);
  assert_kept (fixture, kept, "word of another chat");
}

/* One message of a chat that goes on. */
static void
test_one_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = causerie_library_create (fixture->library);
  g_autofree char *kept = invent_word ();
  g_autoptr(GPtrArray) trash = NULL;
  CauserieMessage *message;

  fill_others (fixture, 10);
  say (fixture, conversation, CAUSERIE_ROLE_USER, kept);
  message = say (fixture, conversation, CAUSERIE_ROLE_ASSISTANT, fixture->words[TEXT]);
  say (fixture, conversation, CAUSERIE_ROLE_USER, "and after it");
  assert_kept (fixture, fixture->words[TEXT], "text");

  causerie_library_delete_message (fixture->library, conversation, message);
  trash = list_trash (fixture);
  g_assert_cmpuint (trash->len, ==, 1);
  purge (fixture, g_ptr_array_index (trash, 0));
  assert_forgotten (fixture, fixture->words[TEXT], "text");
  assert_kept (fixture, kept, "word before it");
}

/* What is in a temporary chat has never been anywhere. */
static void
test_temporary (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation =
    causerie_library_create_temporary (fixture->library);

  fill_others (fixture, 2);
  say (fixture, conversation, CAUSERIE_ROLE_USER, fixture->words[TEXT]);
  causerie_conversation_set_draft (conversation, fixture->words[DRAFT]);
  causerie_library_note_draft (fixture->library, conversation);
  causerie_library_rename (fixture->library, conversation, fixture->words[TITLE]);
  close_library (fixture);
  assert_forgotten (fixture, fixture->words[TEXT], "text");
  assert_forgotten (fixture, fixture->words[DRAFT], "draft");
  assert_forgotten (fixture, fixture->words[TITLE], "title");
}

#define ADD_TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_TEST ("/forgotten/emptied", test_emptied);
  ADD_TEST ("/forgotten/one-message", test_one_message);
  ADD_TEST ("/forgotten/temporary", test_temporary);

  return g_test_run ();
}
