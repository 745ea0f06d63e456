/* test-request-log.c: what is kept of requests, and by how many programs at once
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-log-file.h"
#include "causerie-request-log.h"
#include "check-list-model.h"
#include "temporary-folder.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_US (10 * G_USEC_PER_SEC)

typedef struct {
  TemporaryFolder    *folder;
  char               *path;
  CauserieRequestLog *log;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temporary_folder_new ();
  fixture->path = temporary_folder_file (fixture->folder, "requests.jsonl");
  fixture->log = causerie_request_log_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->log != NULL)
    g_assert_finalize_object (fixture->log);
  g_free (fixture->path);
  temporary_folder_free (fixture->folder);
}

static CauserieLogEntry *
make_entry (guint number)
{
  g_autofree char *model = g_strdup_printf ("model-%u", number);

  return causerie_log_entry_new (&(CauserieLogFacts) {
    .time = G_GINT64_CONSTANT (1790000000) * G_USEC_PER_SEC + number * 1000,
    .connection = "Home",
    .purpose = "chat",
    .method = "POST",
    .url = "https://localhost/v1/chat/completions",
    .model = model,
    .status = 200,
    .attempt = 1,
    .connect_us = 1500,
    .tls_us = -1,
    .first_byte_us = 20125,
    .total_us = 70000,
    .sent_bytes = 812,
    .received_bytes = 4096,
  });
}

static void
add (CauserieRequestLog *log, guint number)
{
  g_autoptr(CauserieLogEntry) entry = make_entry (number);

  causerie_request_log_add (log, entry);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  causerie_request_log_load_finish (CAUSERIE_REQUEST_LOG (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
load (CauserieRequestLog *log)
{
  gboolean loaded = FALSE;

  causerie_request_log_load_async (log, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count (CauserieRequestLog *log)
{
  return g_list_model_get_n_items (G_LIST_MODEL (log));
}

static void
assert_model (CauserieRequestLog *log, guint position, guint number)
{
  g_autoptr(CauserieLogEntry) entry = g_list_model_get_item (G_LIST_MODEL (log), position);
  g_autofree char *expected = g_strdup_printf ("model-%u", number);

  g_assert_nonnull (entry);
  g_assert_cmpstr (causerie_log_entry_get_facts (entry)->model, ==, expected);
}

/* --- an entry --------------------------------------------------------------------------------- */

static void
assert_same_facts (const CauserieLogFacts *a, const CauserieLogFacts *b)
{
  g_assert_cmpint (a->time, ==, b->time);
  g_assert_cmpstr (a->connection, ==, b->connection);
  g_assert_cmpstr (a->purpose, ==, b->purpose);
  g_assert_cmpstr (a->method, ==, b->method);
  g_assert_cmpstr (a->url, ==, b->url);
  g_assert_cmpstr (a->model, ==, b->model);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpstr (a->kind, ==, b->kind);
  g_assert_cmpuint (a->attempt, ==, b->attempt);
  g_assert_cmpint (a->connect_us, ==, b->connect_us);
  g_assert_cmpint (a->tls_us, ==, b->tls_us);
  g_assert_cmpint (a->first_byte_us, ==, b->first_byte_us);
  g_assert_cmpint (a->total_us, ==, b->total_us);
  g_assert_cmpuint (a->sent_bytes, ==, b->sent_bytes);
  g_assert_cmpuint (a->received_bytes, ==, b->received_bytes);
  g_assert_cmpstr (a->request_id, ==, b->request_id);
}

static void
test_entry_round_trip (void)
{
  static const CauserieLogFacts cases[] = {
    { .time = 1790000000123000, .connection = "Дім „\"\n", .purpose = "models", .method = "GET",
      .url = "http://[::1]:8080/v1/models", .status = 503, .kind = "server", .attempt = 3,
      .connect_us = 0, .tls_us = 1, .first_byte_us = 999999999, .total_us = 1000000001,
      .sent_bytes = 1, .received_bytes = G_MAXINT64, .request_id = "req_1" },
    { .time = 1, .attempt = 1, .connect_us = -1, .tls_us = -1, .first_byte_us = -1,
      .total_us = -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieLogEntry) entry = causerie_log_entry_new (&cases[i]);
    const char *line = causerie_log_entry_get_line (entry);
    g_autoptr(CauserieLogEntry) read = causerie_log_entry_from_line (line, -1);

    g_assert_null (strchr (line, '\n'));
    g_assert_nonnull (read);
    assert_same_facts (causerie_log_entry_get_facts (read), causerie_log_entry_get_facts (entry));
    g_assert_cmpstr (causerie_log_entry_get_line (read), ==, line);
  }
}

static void
test_entry_keeps_no_secret (void)
{
  g_autofree char *endless = g_strnfill (100000, 'x');
  g_autoptr(CauserieLogEntry) entry = causerie_log_entry_new (&(CauserieLogFacts) {
    .connection = "Bearer 0a1b2c3d4e5f6071",
    .url = "https://me:secret@host.example:8443/v1/models?api-key=secret&x=1#secret",
    .model = "sk-or-v1-0123456789abcdef0123456789abcdef",
    .request_id = endless,
  });
  const char *line = causerie_log_entry_get_line (entry);

  g_assert_cmpstr (causerie_log_entry_get_facts (entry)->url, ==,
                   "https://host.example:8443/v1/models");
  g_assert_null (strstr (line, "secret"));
  g_assert_null (strstr (line, "0123456789abcdef"));
  g_assert_null (strstr (line, "4e5f6071"));
  g_assert_cmpuint (strlen (line), <, 2000);
}

static void
test_entry_from_rubbish (void)
{
  static const char *const lines[] = {
    "", "{", "[]", "null", "{}", "{\"time\":null}", "\xff\xfe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_null (causerie_log_entry_from_line (lines[i], -1));
}

/* Of a newer version, or of nobody: it is an entry, with what can be read of it. */
static void
test_entry_from_strange_values (void)
{
  g_autoptr(CauserieLogEntry) entry = causerie_log_entry_from_line (
    "{\"time\":5,\"status\":-7,\"url\":[],\"attempt\":1e99,\"total_ms\":1e300,\"sent_bytes\":-1}", -1);
  const CauserieLogFacts *facts;

  g_assert_nonnull (entry);
  facts = causerie_log_entry_get_facts (entry);
  g_assert_cmpint (facts->status, ==, 0);
  g_assert_null (facts->url);
  g_assert_cmpuint (facts->attempt, ==, 1);
  g_assert_cmpint (facts->total_us, ==, -1);
  g_assert_cmpuint (facts->sent_bytes, ==, 0);
}

/* --- the list --------------------------------------------------------------------------------- */

static void
test_newest_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr(ListFollower) follower = list_follower_new (G_LIST_MODEL (fixture->log));

  add (fixture->log, 1);
  assert_change (follower, 0, 0, 1);
  add (fixture->log, 2);
  assert_change (follower, 0, 0, 1);
  assert_model (fixture->log, 0, 2);
  assert_model (fixture->log, 1, 1);

  load (fixture->log);
  assert_no_change (follower); /* the same is on the disk */
}

static void
test_is_there_next_time (Fixture *fixture, gconstpointer data)
{
  struct stat info;

  for (guint i = 1; i <= 20; i++)
    add (fixture->log, i);
  g_assert_finalize_object (fixture->log); /* waits for the writing */

  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  fixture->log = causerie_request_log_new (fixture->path);
  g_assert_cmpuint (count (fixture->log), ==, 0);
  load (fixture->log);
  g_assert_cmpuint (count (fixture->log), ==, 20);
  assert_model (fixture->log, 0, 20);
  assert_model (fixture->log, 19, 1);
}

/* The program ends while somebody still holds the log. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRequestLog) next = causerie_request_log_new (fixture->path);

  for (guint i = 1; i <= 20; i++)
    add (fixture->log, i);
  causerie_request_log_close (fixture->log);
  causerie_request_log_close (fixture->log);
  add (fixture->log, 21);
  load (next);
  g_assert_cmpuint (count (next), ==, 20);
  load (fixture->log);
  g_assert_cmpuint (count (fixture->log), ==, 21);
}

static void
test_is_bounded_in_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr(ListFollower) follower = NULL;

  for (guint i = 1; i <= CAUSERIE_REQUEST_LOG_MAX_ENTRIES - 2; i++)
    add (fixture->log, i);
  follower = list_follower_new (G_LIST_MODEL (fixture->log));
  for (guint i = 0; i < 7; i++)
    add (fixture->log, CAUSERIE_REQUEST_LOG_MAX_ENTRIES - 1 + i);
  g_assert_cmpuint (count (fixture->log), ==, CAUSERIE_REQUEST_LOG_MAX_ENTRIES);
  assert_model (fixture->log, CAUSERIE_REQUEST_LOG_MAX_ENTRIES - 1, 6);
  load (fixture->log);
  g_assert_cmpuint (count (fixture->log), ==, CAUSERIE_REQUEST_LOG_MAX_ENTRIES);
}

/* What is on the disk comes in among what is there; what is there stays the same objects. */
static void
test_two_logs (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRequestLog) other = causerie_request_log_new (fixture->path);
  g_autoptr(ListFollower) follower = list_follower_new (G_LIST_MODEL (fixture->log));
  g_autoptr(GObject) first = NULL, again = NULL;

  add (fixture->log, 1);
  add (other, 2);
  add (fixture->log, 3);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  load (other);
  load (fixture->log);

  g_assert_cmpuint (count (fixture->log), ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_model (fixture->log, i, 3 - i);
  again = g_list_model_get_item (G_LIST_MODEL (fixture->log), 0);
  g_assert_true (again == first);
}

static void
test_follows_another_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRequestLog) other = causerie_request_log_new (fixture->path);
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  causerie_request_log_follow (fixture->log);
  load (fixture->log);
  add (other, 1);
  while (count (fixture->log) == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count (fixture->log), ==, 1);

  /* What it still reads keeps it alive. */
  g_object_add_weak_pointer (G_OBJECT (fixture->log), (gpointer *) &fixture->log);
  g_object_unref (fixture->log);
  while (fixture->log != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A disk that is full, a folder that is not there: the list works and nothing is said. */
static void
test_cannot_be_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = temporary_folder_file (fixture->folder, "no/such/folder/x");
  g_autoptr(CauserieRequestLog) log = causerie_request_log_new (nowhere);
  g_autoptr(CauserieRequestLog) full = causerie_request_log_new ("/dev/full");

  add (log, 1);
  load (log);
  g_assert_cmpuint (count (log), ==, 1);

  add (full, 1);
  g_assert_cmpuint (count (full), ==, 1);
}

/* --- the file --------------------------------------------------------------------------------- */

static void
append (CauserieLogFile *file, const char *line)
{
  g_autoptr(GError) error = NULL;

  causerie_log_file_append (file, line, &error);
  g_assert_no_error (error);
}

static char *
read_file (CauserieLogFile *file)
{
  g_autoptr(GError) error = NULL;
  gsize length;
  char *text = causerie_log_file_read (file, &length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), ==, length);
  return text;
}

static void
test_file_is_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieLogFile) file = causerie_log_file_new (fixture->path, 100);
  g_autofree char *text = NULL;

  for (guint i = 100; i < 200; i++) {
    g_autofree char *line = g_strdup_printf ("line %u", i);
    struct stat info;

    append (file, line);
    g_assert_cmpint (stat (fixture->path, &info), ==, 0);
    g_assert_cmpint (info.st_size, <=, 100);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  }

  text = read_file (file);
  g_assert_true (g_str_has_prefix (text, "line 1"));
  g_assert_true (g_str_has_suffix (text, "line 198\nline 199\n"));
}

/* As a program that ended in the middle leaves it. */
static void
test_file_with_half_a_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieLogFile) file = causerie_log_file_new (fixture->path, 1000);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "one\nha", -1, NULL));
  append (file, "two");
  text = read_file (file);
  g_assert_cmpstr (text, ==, "one\nha\ntwo\n");
}

/* Room for some bytes more, and no line needs so few. */
static void
test_file_on_a_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieLogFile) file = causerie_log_file_new (fixture->path, 100000);
  g_autofree char *text = NULL;
  pid_t child;
  int status;

  append (file, "one");
  child = fork ();
  if (child == 0) {
    g_autoptr(GError) error = NULL;
    struct rlimit limit = { .rlim_cur = 10, .rlim_max = 10 };

    signal (SIGXFSZ, SIG_IGN);
    setrlimit (RLIMIT_FSIZE, &limit);
    _exit (!causerie_log_file_append (file, "a long line", &error) && error != NULL ? 0 : 1);
  }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  text = read_file (file);
  g_assert_cmpstr (text, ==, "one\n");
}

#define N_WRITERS 3
#define N_LINES   150

static void
write_lines (const char *path, int writer)
{
  g_autoptr(CauserieLogFile) file = causerie_log_file_new (path, 8192);

  for (int i = 0; i < N_LINES; i++) {
    g_autofree char *line = g_strdup_printf ("{\"writer\":%d,\"line\":%d}", writer, i);

    if (!causerie_log_file_append (file, line, NULL))
      _exit (1);
  }
}

/* No line of any is torn, lost before its time, or out of its order, while each of them rewrites
 * the file again and again. */
static void
test_file_of_several_programs (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieLogFile) file = causerie_log_file_new (fixture->path, 8192);
  pid_t writers[N_WRITERS];
  int last[N_WRITERS] = { 0 };
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  for (int i = 0; i < N_WRITERS; i++) {
    writers[i] = fork ();
    if (writers[i] == 0) {
      write_lines (fixture->path, i);
      _exit (0);
    }
  }
  for (int i = 0; i < N_WRITERS; i++) {
    int status;

    g_assert_cmpint (waitpid (writers[i], &status, 0), ==, writers[i]);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  }

  text = read_file (file);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
    int writer, line;

    g_assert_cmpint (sscanf (lines[i], "{\"writer\":%d,\"line\":%d}", &writer, &line), ==, 2);
    g_assert_cmpint (line, >, last[writer] - 1);
    last[writer] = line;
  }
  g_assert_cmpint (MAX (MAX (last[0], last[1]), last[2]), ==, N_LINES - 1);
  g_assert_cmpuint (g_strv_length (lines), >, 8192 / 2 / 30);
}

/* One who holds the lock for ever costs a moment, once, and no answer. */
static void
test_file_that_stays_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieLogFile) file = causerie_log_file_new (fixture->path, 1000);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autoptr(GError) error = NULL;
  int fd;

  append (file, "one");
  fd = open (fixture->path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fcntl (fd, F_OFD_SETLK, &lock), ==, 0);
  g_assert_false (causerie_log_file_append (file, "two", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  close (fd);
  append (file, "three");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/request-log/" name, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/request-log/entry/round-trip", test_entry_round_trip);
  g_test_add_func ("/request-log/entry/keeps-no-secret", test_entry_keeps_no_secret);
  g_test_add_func ("/request-log/entry/rubbish", test_entry_from_rubbish);
  g_test_add_func ("/request-log/entry/strange-values", test_entry_from_strange_values);
  ADD ("newest-first", test_newest_first);
  ADD ("is-there-next-time", test_is_there_next_time);
  ADD ("closed", test_closed);
  ADD ("is-bounded-in-memory", test_is_bounded_in_memory);
  ADD ("two-logs", test_two_logs);
  ADD ("follows-another-program", test_follows_another_program);
  ADD ("cannot-be-written", test_cannot_be_written);
  ADD ("file/is-bounded", test_file_is_bounded);
  ADD ("file/half-a-line", test_file_with_half_a_line);
  ADD ("file/full-disk", test_file_on_a_full_disk);
  ADD ("file/several-programs", test_file_of_several_programs);
  ADD ("file/stays-locked", test_file_that_stays_locked);
#undef ADD

  return g_test_run ();
}
