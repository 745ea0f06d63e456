/* test-migrations.c: the schema, in numbered steps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-migrations.h"

#include "causerie-error.h"
#include "plain-sqlite.h"
#include "store-calls.h"
#include "temporary-folder.h"

#include <string.h>

#define NEWEST G_STRINGIFY (CAUSERIE_MIGRATIONS_NEWEST)
#define SCHEMA "SELECT name, sql FROM sqlite_schema ORDER BY name"

typedef struct {
  TemporaryFolder *folder;
  char            *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.db");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

/* A file as an old version left it. */
static void
write_stored (const char *path, const char *name)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  run_plain (path, sql);
}

static void
open_and_close (const char *path)
{
  CauserieStore *store = open_store (path);

  g_assert_finalize_object (store);
}

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  open_and_close (fixture->path);

  assert_file_is_sound (fixture->path);
  assert_plain (fixture->path, "PRAGMA user_version", NEWEST);
  assert_plain (fixture->path, "PRAGMA application_id", "1130460531");
  assert_plain (fixture->path, "PRAGMA journal_mode", "wal");
  assert_plain (fixture->path,
                "SELECT count(*) FROM sqlite_schema"
                " WHERE type = 'table' AND sql NOT LIKE '%STRICT%' AND name NOT LIKE 'search%'",
                "0"); /* the tables of FTS5 are its own */
}

/* --- from version 1 --- */

static void
assert_old_chat (CauserieStore *store)
{
  g_autofree char *leaf = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) messages = try_load (store, "c-old", &leaf, &error);
  CauserieMessage *question, *answer, *failed;
  const CauserieUsageFacts *usage;
  g_autofree char *cost = NULL;
  double temperature = 0;
  CauseriePart *part;

  g_assert_no_error (error);
  g_assert_cmpuint (messages->len, ==, 3);
  g_assert_cmpstr (leaf, ==, "m-3");
  question = g_ptr_array_index (messages, 0);
  answer = g_ptr_array_index (messages, 1);
  failed = g_ptr_array_index (messages, 2);

  g_assert_cmpstr (causerie_message_get_text (question), ==, "Яка завтра погода?");
  part = causerie_message_get_part (question, 0);
  g_assert_cmpstr (causerie_part_get_name (part), ==, "hello.txt");
  g_assert_cmpmem (g_bytes_get_data (causerie_part_get_data (part), NULL),
                   g_bytes_get_size (causerie_part_get_data (part)), "hello", 5);

  g_assert_cmpstr (causerie_message_get_parent_uid (answer), ==, "m-1");
  g_assert_cmpstr (causerie_message_get_answered_model (answer), ==, "moonshotai/kimi-k2-0905");
  g_assert_true (causerie_params_get (causerie_message_get_params (answer),
                                      CAUSERIE_PARAM_TEMPERATURE, &temperature));
  g_assert_cmpfloat (temperature, ==, 0.7);
  g_assert_cmpstr (causerie_params_get_word (causerie_message_get_params (answer),
                                             CAUSERIE_PARAM_REASONING_EFFORT), ==, "high");
  g_assert_cmpstr (causerie_params_get_text (causerie_message_get_params (answer),
                                             CAUSERIE_TEXT_PARAM_STOP), ==, "END");
  g_assert_cmpuint (causerie_message_get_n_parts (answer), ==, 2);
  part = causerie_message_get_part (answer, 1);
  g_assert_cmpint (causerie_part_get_kind (part), ==, CAUSERIE_PART_REASONING_DETAILS);
  g_assert_nonnull (strstr (causerie_part_get_text (part), "\"signature\":\"AbC=\""));
  usage = causerie_usage_get_facts (causerie_message_get_usage (answer));
  g_assert_cmpint (usage->total_tokens, ==, 43);
  cost = causerie_money_to_text (usage->cost);
  g_assert_cmpstr (cost, ==, "0.000048");

  g_assert_cmpint (causerie_message_get_state (failed), ==, CAUSERIE_MESSAGE_FAILED);
  g_assert_cmpint (causerie_failure_get_kind (causerie_message_get_failure (failed)), ==,
                   CAUSERIE_FAILURE_SERVER);
}

static void
assert_new_chat (CauserieStore *store)
{
  g_autoptr(GPtrArray) messages = load_messages (store, "c-new");
  CauserieMessage *answer;

  g_assert_cmpuint (messages->len, ==, 2);
  answer = g_ptr_array_index (messages, 1);
  g_assert_cmpint (causerie_message_get_state (answer), ==, CAUSERIE_MESSAGE_INTERRUPTED);
  g_assert_cmpstr (causerie_message_get_text (answer), ==, "one, two, three");
  g_assert_cmpstr (causerie_message_get_reasoning (answer), ==, "first second");
}

/* Whatever way it came, it is the same. */
static void
assert_schema_of_a_new_file (Fixture *fixture)
{
  g_autofree char *new_path = temporary_folder_file (fixture->folder, "new.db");
  g_autofree char *new_schema = NULL;

  assert_file_is_sound (fixture->path);
  open_and_close (new_path);
  new_schema = ask_plain (new_path, SCHEMA);
  assert_plain (fixture->path, SCHEMA, new_schema);
}

static void
test_version_1 (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) conversations = NULL;
  CauserieConversation *old;
  CauserieStore *store;

  write_stored (fixture->path, "v1.sql");
  store = open_store (fixture->path);
  conversations = list_conversations (store);
  g_assert_cmpuint (conversations->len, ==, 2);
  old = g_ptr_array_index (conversations, 1);
  g_assert_cmpstr (causerie_conversation_get_title (old), ==, "Погода");
  g_assert_cmpstr (causerie_conversation_get_draft (old), ==, "a draft");
  g_assert_true (causerie_conversation_get_pinned (old));
  g_assert_cmpuint (causerie_conversation_get_scroll_piece (old), ==, 2);
  g_assert_cmpint (causerie_conversation_get_scroll_offset (old), ==, 12);
  g_assert_cmpint (causerie_conversation_get_title_source (old), ==, CAUSERIE_TITLE_QUESTION);
  g_assert_cmpint (causerie_conversation_get_trashed_time (old), ==, 0);
  assert_old_chat (store);
  assert_new_chat (store);
  g_assert_finalize_object (store);
  assert_schema_of_a_new_file (fixture);
}

/* --- from version 2 --- */

/* What it was asked with was not stored: its answers say it. */
static void
test_version_2 (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) conversations = NULL;
  CauserieConversation *conversation;
  CauserieStore *store;

  write_stored (fixture->path, "v2.sql");
  store = open_store (fixture->path);
  conversations = list_conversations (store);
  g_assert_cmpuint (conversations->len, ==, 1);
  conversation = g_ptr_array_index (conversations, 0);
  g_assert_cmpstr (causerie_conversation_get_profile (conversation), ==, "p-1");
  g_assert_cmpstr (causerie_conversation_get_setup (conversation), ==, "");
  g_assert_cmpstr (causerie_conversation_get_folder (conversation), ==, "f-1");
  g_assert_cmpstr (causerie_conversation_get_tags (conversation)[0], ==, "sky");

  causerie_conversation_set_setup (conversation, "{}");
  save_conversation (store, conversation);
  g_assert_finalize_object (store);
  assert_plain (fixture->path, "SELECT setup, profile, title FROM conversation",
                "{}|p-1|Яка завтра погода?");
  assert_schema_of_a_new_file (fixture);
}

/* --- a newer version --- */

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr(GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  return content;
}

/* It is read as far as it is understood. */
static void
assert_newer_is_only_read (const char *path)
{
  g_autoptr(CauserieStore) store = open_store (path);
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GPtrArray) conversations = list_conversations (store);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (causerie_store_get_access (store), ==, CAUSERIE_STORE_READ_ONLY_NEWER);
  g_assert_cmpuint (conversations->len, ==, 0);
  g_assert_false (try_save_conversation (store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  static const char * const modes[] = {
    "PRAGMA journal_mode = WAL", "PRAGMA journal_mode = DELETE",
  };

  open_and_close (fixture->path);
  run_plain (fixture->path, "PRAGMA user_version = 99; CREATE TABLE future (i);");
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;
    gsize length_before, length_after;

    run_plain (fixture->path, modes[i]);
    before = read_file (fixture->path, &length_before);
    assert_newer_is_only_read (fixture->path);
    after = read_file (fixture->path, &length_after);
    g_assert_cmpmem (after, length_after, before, length_before);
  }
}

static void
copy_file (TemporaryFolder *folder, const char *from_name, const char *to_name)
{
  g_autofree char *from_path = temporary_folder_file (folder, from_name);
  g_autofree char *to_path = temporary_folder_file (folder, to_name);
  g_autofree char *content = NULL;
  gsize length;

  content = read_file (from_path, &length);
  g_assert_true (g_file_set_contents (to_path, content, length, NULL));
}

/* The newer version crashed, and only its log says that the file is newer. */
static void
test_newer_log (Fixture *fixture, gconstpointer data)
{
  sqlite3 *handle;

  open_and_close (fixture->path);
  handle = open_plain (fixture->path);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 99; CREATE TABLE future (i);", NULL,
                                 NULL, NULL), ==, SQLITE_OK);
  copy_file (fixture->folder, "history.db", "crashed.db");
  copy_file (fixture->folder, "history.db-wal", "crashed.db-wal");
  sqlite3_close (handle);

  for (int i = 0; i < 2; i++) {
    static const char * const names[] = { "crashed.db", "crashed.db-wal" };
    g_autofree char *path = temporary_folder_file (fixture->folder, names[0]);
    g_autofree char *before[2] = { NULL, NULL };
    gsize lengths[2];

    for (gsize j = 0; j < G_N_ELEMENTS (names); j++) {
      g_autofree char *name = temporary_folder_file (fixture->folder, names[j]);

      before[j] = read_file (name, &lengths[j]);
    }
    assert_newer_is_only_read (path);
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++) {
      g_autofree char *name = temporary_folder_file (fixture->folder, names[j]);
      gsize length;
      g_autofree char *after = read_file (name, &length);

      g_assert_cmpmem (after, length, before[j], lengths[j]);
      g_clear_pointer (&before[j], g_free);
    }
  }
}

/* --- the steps themselves --- */

typedef struct {
  const char * const *steps;
  int                 n_steps;
} Steps;

static gpointer
apply_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Steps *steps = data;

  if (!causerie_database_open (database, 99, error) ||
      !causerie_migrations_apply (database, steps->steps, steps->n_steps, error))
    return NULL;
  return database;
}

static void
start_steps (CauserieDatabase *database, Steps *steps, GAsyncResult **result)
{
  GTask *task = g_task_new (database, NULL, keep_result_cb, result);

  g_task_set_task_data (task, steps, NULL);
  causerie_database_run (database, task, apply_job, NULL);
}

static gboolean
apply_steps (const char *path, const char * const *list, int n_steps, GError **error)
{
  g_autoptr(CauserieDatabase) database = causerie_database_new (path);
  g_autoptr(GAsyncResult) result = NULL;
  Steps steps = { list, n_steps };

  start_steps (database, &steps, &result);
  return g_task_propagate_pointer (G_TASK (await (&result)), error) != NULL;
}

#define STEP_1 "PRAGMA application_id = 0x43617573; CREATE TABLE a (i INTEGER) STRICT;"
#define STEP_2 "CREATE TABLE b (i INTEGER) STRICT; INSERT INTO a VALUES (2);"
#define STEP_3 "INSERT INTO b VALUES (3);"

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const char * const good[] = { STEP_1, STEP_2, STEP_3 };
  static const char * const broken[] = { STEP_1, STEP_2 "INSERT INTO nowhere VALUES (1);", STEP_3 };
  g_autoptr(GError) error = NULL;

  /* what a step did before it failed is undone, the steps before it stay */
  g_assert_false (apply_steps (fixture->path, broken, 3, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, "step 2"));
  g_clear_error (&error);
  assert_plain (fixture->path, "PRAGMA user_version", "1");
  assert_plain (fixture->path, "SELECT group_concat (name) FROM sqlite_schema", "a");

  for (int i = 0; i < 2; i++) { /* it goes on from there, and then there is nothing to do */
    g_assert_true (apply_steps (fixture->path, good, 3, &error));
    g_assert_no_error (error);
    assert_plain (fixture->path, "PRAGMA user_version", "3");
    assert_plain (fixture->path, "SELECT a.i, b.i FROM a, b", "2|3");
  }

  g_assert_false (apply_steps (fixture->path, good, 2, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER);
  assert_plain (fixture->path, "PRAGMA user_version", "3");
}

/* Several programs start at once on an old file: each step is done once. */
static void
test_race (Fixture *fixture, gconstpointer data)
{
  static const char * const list[] = { STEP_1, STEP_2, STEP_3 };
  CauserieDatabase *databases[4];
  GAsyncResult *results[G_N_ELEMENTS (databases)] = { NULL };
  Steps steps = { list, G_N_ELEMENTS (list) };

  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++) {
    databases[i] = causerie_database_new (fixture->path);
    start_steps (databases[i], &steps, &results[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (databases); i++) {
    g_autoptr(GError) error = NULL;

    g_task_propagate_pointer (G_TASK (await (&results[i])), &error);
    g_assert_no_error (error);
    g_object_unref (results[i]);
    g_assert_finalize_object (databases[i]);
  }
  assert_plain (fixture->path, "PRAGMA user_version", "3");
  assert_plain (fixture->path, "SELECT a.i, b.i FROM a, b", "2|3");
}

#define ADD(path, func) \
  g_test_add ("/migrations/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-file", test_new_file);
  ADD ("version-1", test_version_1);
  ADD ("version-2", test_version_2);
  ADD ("newer", test_newer);
  ADD ("newer-log", test_newer_log);
  ADD ("steps", test_steps);
  ADD ("race", test_race);

  return g_test_run ();
}
