/* test-store-access.c: a history that must not or cannot be written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "care-calls.h"
#include "causerie-error.h"
#include "causerie-migrations.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY   65534
#define NO_CHILD 77    /* its exit code when it could not begin */

typedef struct {
  TemporaryFolder *folder;
  char            *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "history.sqlite");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

/* --- that nothing changes --- */

static void
describe_file (GString *text, const char *path)
{
  g_autofree char *content = NULL;
  g_autofree char *sum = NULL;
  gsize length = 0;
  GStatBuf info;

  g_assert_cmpint (g_lstat (path, &info), ==, 0);
  if (S_ISREG (info.st_mode))
    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  g_string_append_printf (text, "%s %ld.%09ld %s\n", path, (long) info.st_mtim.tv_sec,
                          (long) info.st_mtim.tv_nsec, sum);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Every file with its bytes and times, and the folder's own. */
static char *
describe_folder (TemporaryFolder *folder)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) entries = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    g_ptr_array_add (names, temporary_folder_file (folder, name));
  g_ptr_array_sort (names, compare_names_cb);

  describe_file (text, folder->path);
  for (guint i = 0; i < names->len; i++)
    describe_file (text, g_ptr_array_index (names, i));
  return g_string_free (text, FALSE);
}

static void
make_chat (const char *path)
{
  CauserieStore *store = open_store (path);

  save_chat (store, "c-1", "Written before");
  g_assert_finalize_object (store);
}

/* Reads, tries to write, closes. */
static void
assert_read_only (const char *path, CauserieStoreAccess access, guint n_conversations)
{
  CauserieStore *store = open_store (path);
  g_autoptr(CauserieConversation) new_chat = causerie_conversation_new (NULL);
  g_autoptr(GPtrArray) conversations = list_conversations (store);
  g_autoptr(GPtrArray) messages = load_messages (store, "c-1");
  g_autoptr(CauserieVerifyReport) report = verify (store);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (causerie_store_get_access (store), ==, access);
  g_assert_cmpuint (conversations->len, ==, n_conversations);
  g_assert_cmpstr (causerie_message_get_text (g_ptr_array_index (messages, 0)), ==,
                   "Written before");
  g_assert_true (report->ok);

  g_assert_false (try_save_conversation (store, new_chat, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (try_save_message (store, "c-1", g_ptr_array_index (messages, 0), &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (try_restore (store, path, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
  g_assert_finalize_object (store);
}

static void
assert_newer_untouched (Fixture *fixture, guint n_conversations)
{
  g_autofree char *before = describe_folder (fixture->folder);
  g_autofree char *after = NULL;

  assert_read_only (fixture->path, CAUSERIE_STORE_READ_ONLY_NEWER, n_conversations);
  after = describe_folder (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

/* --- a newer version --- */

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  make_chat (fixture->path);
  run_plain (fixture->path, "PRAGMA user_version = 99; CREATE TABLE future (i);");
  assert_newer_untouched (fixture, 1);

  run_plain (fixture->path, "PRAGMA journal_mode = DELETE");
  assert_newer_untouched (fixture, 1);
}

static void
copy_file (TemporaryFolder *folder, const char *from_name, const char *to_name)
{
  g_autofree char *from_path = temporary_folder_file (folder, from_name);
  g_autofree char *to_path = temporary_folder_file (folder, to_name);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from_path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to_path, content, length, NULL));
}

/* The newer version was killed: only its log says that the file is newer, and what it wrote last.
 * */
static void
leave_newer_log (Fixture *fixture, gboolean with_index)
{
  sqlite3 *handle = NULL;
  g_autofree char *other = temporary_folder_file (fixture->folder, "other.sqlite");
  static const char * const suffixes[] = { "", "-wal", "-shm", "-run" };

  make_chat (other);
  handle = open_plain (other);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "PRAGMA user_version = 99;"
                                 "INSERT INTO conversation (uid, title, profile, preview, pinned,"
                                 "  created_time, updated_time, scroll_piece, scroll_offset, draft)"
                                 " VALUES ('c-2', 'In the log', '', '', 0, 1, 1, 0, 0, '')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  copy_file (fixture->folder, "other.sqlite", "history.sqlite");
  copy_file (fixture->folder, "other.sqlite-wal", "history.sqlite-wal");
  if (with_index)
    copy_file (fixture->folder, "other.sqlite-shm", "history.sqlite-shm");
  sqlite3_close (handle);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (other, suffixes[i], NULL);

    g_unlink (name);
  }
}

static void
test_newer_log (Fixture *fixture, gconstpointer data)
{
  leave_newer_log (fixture, FALSE);
  assert_newer_untouched (fixture, 2);
}

static void
test_newer_log_and_index (Fixture *fixture, gconstpointer data)
{
  leave_newer_log (fixture, TRUE);
  assert_newer_untouched (fixture, 2);
}

/* Killed when the log was just begun: nobody is waited for. */
static void
test_begun_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = temporary_folder_file (fixture->folder, "history.sqlite-wal");
  g_autoptr(GPtrArray) conversations = NULL;
  gint64 start = g_get_monotonic_time ();
  CauserieStore *store;

  leave_newer_log (fixture, TRUE);
  g_assert_cmpint (truncate (log, 32), ==, 0);
  store = open_store (fixture->path);
  conversations = list_conversations (store);
  g_assert_cmpuint (conversations->len, ==, 1);
  g_assert_cmpint (causerie_store_get_access (store), ==, CAUSERIE_STORE_WRITABLE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_finalize_object (store);
}

/* The newer version is at work, and what it writes appears. */
static void
test_newer_alive (Fixture *fixture, gconstpointer data)
{
  sqlite3 *handle;
  CauserieStore *store;
  g_autoptr(GPtrArray) conversations = NULL;

  make_chat (fixture->path);
  handle = open_plain (fixture->path);
  sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL);
  assert_read_only (fixture->path, CAUSERIE_STORE_READ_ONLY_NEWER, 1);

  store = open_store (fixture->path);
  sqlite3_exec (handle, "DELETE FROM conversation", NULL, NULL, NULL);
  conversations = list_conversations (store);
  g_assert_cmpuint (conversations->len, ==, 0);
  g_assert_finalize_object (store);
  sqlite3_close (handle);
}

/* A form that is beyond this version. */
static void
test_newer_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieStore) store = causerie_store_new (fixture->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  make_chat (fixture->path);
  run_plain (fixture->path,
             "ALTER TABLE conversation RENAME TO chat; PRAGMA user_version = 99;");
  before = describe_folder (fixture->folder);
  g_assert_false (try_open (store, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER);
  g_assert_cmpint (causerie_store_get_access (store), ==, CAUSERIE_STORE_CLOSED);
  after = describe_folder (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

/* A newer version comes while this one has the file open. */
static void
test_newer_meanwhile (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store = open_store (fixture->path);
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);
  g_autoptr(GError) error = NULL;

  save_conversation (store, conversation);
  run_plain (fixture->path, "PRAGMA user_version = 99");
  causerie_conversation_set_title (conversation, "Later");
  g_assert_false (try_save_conversation (store, conversation, &error));
  g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_READ_ONLY);
  while (causerie_store_get_access (store) != CAUSERIE_STORE_READ_ONLY_NEWER)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (store);
}

/* --- a folder that cannot be written --- */

/* The child is nobody: modes do not hold for root. */
static gboolean
become_nobody (void)
{
  return setgid (NOBODY) == 0 && setuid (NOBODY) == 0;
}

/* In a process of its own. */
static void
test_read_only_child (Fixture *fixture, gconstpointer data)
{
  assert_read_only (g_getenv ("TEST_READ_ONLY_PATH"), CAUSERIE_STORE_READ_ONLY_FOLDER, 1);
}

/* FALSE where nobody may not enter the folder this program was built in. */
static gboolean
run_as_nobody (const char *path)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    if (getuid () == 0 && !become_nobody ())
      _exit (NO_CHILD);
    dup2 (STDERR_FILENO, STDOUT_FILENO); /* its lines are no results of this program */
    g_setenv ("TEST_READ_ONLY_PATH", path, TRUE);
    execl ("/proc/self/exe", "test-store-access", "-p", "/store-access/read-only-child", NULL);
    _exit (NO_CHILD);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == NO_CHILD)
    return FALSE;
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return TRUE;
}

static void
set_modes (Fixture *fixture, guint file_mode, guint folder_mode)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (fixture->path, suffixes[i], NULL);

    g_chmod (name, file_mode);
  }
  g_assert_cmpint (g_chmod (fixture->folder->path, folder_mode), ==, 0);
}

static void
assert_read_only_untouched (Fixture *fixture, guint file_mode, guint folder_mode)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_modes (fixture, file_mode, folder_mode);
  before = describe_folder (fixture->folder);
  if (!run_as_nobody (fixture->path))
    g_test_skip ("another user may not start this program");
  after = describe_folder (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  make_chat (fixture->path);
  assert_read_only_untouched (fixture, 0444, 0777); /* the file alone */
  assert_read_only_untouched (fixture, 0666, 0555); /* its folder alone */
  assert_read_only_untouched (fixture, 0444, 0555);
  set_modes (fixture, 0600, 0700);
}

/* A program that was killed left its log in it. */
static void
test_read_only_log (Fixture *fixture, gconstpointer data)
{
  leave_newer_log (fixture, FALSE);
  run_plain (fixture->path, "PRAGMA user_version = " G_STRINGIFY (CAUSERIE_MIGRATIONS_NEWEST) ";"
                            "DELETE FROM conversation WHERE uid = 'c-2'");
  assert_read_only_untouched (fixture, 0444, 0555);
  set_modes (fixture, 0600, 0700);
}

/* An old one is read in the form of this version, from a copy that nobody sees. */
static void
test_read_only_older (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sql_path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "store", "v1.sql", NULL);
  g_autofree char *sql = NULL;

  g_assert_true (g_file_get_contents (sql_path, &sql, NULL, NULL));
  run_plain (fixture->path, sql);
  run_plain (fixture->path, "DELETE FROM conversation WHERE uid = 'c-new';"
                            "UPDATE conversation SET uid = 'c-1';"
                            "UPDATE message SET text = 'Written before'; DELETE FROM part;"
                            "DELETE FROM journal WHERE message > 3;"
                            "DELETE FROM message WHERE id > 3;"
                            "DELETE FROM blob_chunk; DELETE FROM blob;");
  assert_read_only_untouched (fixture, 0444, 0555);
  set_modes (fixture, 0600, 0700);
  assert_plain (fixture->path, "PRAGMA user_version", "1");
}

/* --- two programs --- */

static void
count_cb (CauserieStore *store, guint *n)
{
  (*n)++;
}

static void
wait_for (guint *n, guint expected, gint64 limit_us)
{
  gint64 until = g_get_monotonic_time () + limit_us;

  while (*n < expected && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
  g_assert_cmpuint (*n, >=, expected);
}

static void
let_pass (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

/* What another program commits is told within two seconds, whatever becomes of the log; what this
 * one writes is not. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  CauserieStore *store = open_store (fixture->path);
  CauserieStore *other = open_store (fixture->path);
  guint n = 0;

  g_signal_connect (store, "changed", G_CALLBACK (count_cb), &n);
  save_chat (store, "c-1", "Own");
  let_pass (220);
  g_assert_cmpuint (n, ==, 0);

  save_chat (other, "c-2", "Another's");
  wait_for (&n, 1, 2 * G_USEC_PER_SEC);

  run_plain (fixture->path, "PRAGMA wal_checkpoint (TRUNCATE)");
  let_pass (220);
  n = 0;
  save_chat (other, "c-3", "After the log was cut back");
  wait_for (&n, 1, 2 * G_USEC_PER_SEC);

  g_assert_finalize_object (other);
  g_assert_finalize_object (store);
}

#define ADD(path, func) \
  g_test_add ("/store-access/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("newer", test_newer);
  ADD ("newer-log", test_newer_log);
  ADD ("newer-log-and-index", test_newer_log_and_index);
  ADD ("begun-log", test_begun_log);
  ADD ("newer-alive", test_newer_alive);
  ADD ("newer-form", test_newer_form);
  ADD ("newer-meanwhile", test_newer_meanwhile);
  ADD ("read-only", test_read_only);
  ADD ("read-only-log", test_read_only_log);
  ADD ("read-only-older", test_read_only_older);
  ADD ("changed", test_changed);
  if (g_getenv ("TEST_READ_ONLY_PATH") != NULL)
    ADD ("read-only-child", test_read_only_child);

  return g_test_run ();
}
