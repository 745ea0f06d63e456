/* store-measure.c: what the store takes for what a person does, for the bench script beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * store-measure open HISTORY            opening and listing the newest chats as the program does
 *                                       first, ms; until all are listed, ms; kB of memory that came
 * store-measure bring-up HISTORY        the steps of the schema alone: s, kB of memory at the most
 * store-measure index HISTORY [SECONDS] s that were spent indexing, until all is or so many passed
 * store-measure list HISTORY            ms of a list of all chats
 * store-measure screen HISTORY CHAT     ms of the last messages of a chat
 * store-measure append HISTORY CHAT     ms of a message, on the disk
 * store-measure journal HISTORY CHAT    ms of a piece of an answer; of those the caller's own
 * store-measure branch HISTORY CHAT     ms of a branch of it
 * store-measure find HISTORY TEXT       ms of a search; the hits. "TEXT*": while it is being typed
 * store-measure sync FILE               ms of a page written to a file and synced
 *
 * Prints one number a line; of repeated things the median. STATEMENTS in the environment names a
 * file: the SQL of one time is written there. */

#include "causerie-store-private.h"
#include "causerie-store-search.h"
#include "store-calls.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TIMES        101 /* an odd number has a middle one */
#define SCREEN       40  /* messages: more than a tall window shows */
#define FIRST_CHATS  100 /* as the library has it */
#define PAGE_BYTES   4096
#define LINE_BYTES   300

typedef void (*Deed) (gpointer data);

static FILE *statements; /* where SQL is written at this moment, or NULL */

/* --- the SQL behind it --- */

static int
trace_cb (unsigned kind, void *user_data, void *statement, void *text)
{
  char *sql;

  if (statements == NULL || g_str_has_prefix (text, "--"))
    return 0;
  sql = sqlite3_expanded_sql (statement);
  fprintf (statements, "%s;\n", sql);
  sqlite3_free (sql);
  return 0;
}

static int
trace_connection (sqlite3 *handle, char **message, const void *api)
{
  sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
  return SQLITE_OK;
}

static void
begin_statements (void)
{
  const char *path = g_getenv ("STATEMENTS");

  if (path != NULL)
    statements = fopen (path, "w");
}

static void
end_statements (void)
{
  g_clear_pointer (&statements, fclose);
}

/* --- measuring --- */

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static double
middle_of (double *values)
{
  qsort (values, TIMES, sizeof *values, compare_doubles);
  return values[TIMES / 2];
}

/* The first time is not counted: it warms what is kept, and tells the SQL. */
static void
measure (Deed deed, gpointer data)
{
  double values[TIMES];

  begin_statements ();
  deed (data);
  end_statements ();
  for (guint i = 0; i < TIMES; i++) {
    gint64 start = g_get_monotonic_time ();

    deed (data);
    values[i] = ms_since (start);
  }
  printf ("%.4f\n", middle_of (values));
}

/* A line of /proc/self/status, in kB. */
static long
read_status (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, name);
  return line != NULL ? strtol (line + strlen (name), NULL, 10) : 0;
}

/* --- deeds --- */

typedef struct {
  CauserieStore        *store;
  const char           *text;         /* a uid, or what is looked for */
  CauserieConversation *conversation; /* loaded, or NULL */
  CauserieMessage      *answer;       /* that streams, or NULL */
  guint                 n_hits;
} Scene;

static void
list (gpointer data)
{
  Scene *scene = data;
  GPtrArray *conversations = list_conversations (scene->store);

  g_ptr_array_unref (conversations);
}

static GPtrArray *
load (Scene *scene, guint end, char **leaf)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean complete = FALSE;
  GPtrArray *messages;

  causerie_store_load_async (scene->store, scene->text, end, NULL, keep_result_cb, &result);
  messages = causerie_store_load_finish (scene->store, await (&result), leaf, &complete, &error);
  g_assert_no_error (error);
  return messages;
}

static void
load_screen (gpointer data)
{
  Scene *scene = data;
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (scene->text);
  g_autofree char *leaf = NULL;
  g_autoptr(GPtrArray) messages = load (scene, SCREEN, &leaf);

  causerie_conversation_load_end (conversation, messages, leaf);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversation)), ==, SCREEN);
}

static void
load_all (Scene *scene)
{
  g_autofree char *leaf = NULL;
  g_autoptr(GPtrArray) messages = load (scene, 0, &leaf);

  scene->conversation = causerie_conversation_new (scene->text);
  causerie_conversation_load (scene->conversation, messages, leaf);
}

static CauserieMessage *
add_line (Scene *scene, CauserieRole role)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (scene->conversation);
  g_autoptr(CauserieMessage) message =
    causerie_message_new (NULL, causerie_message_get_uid (leaf), role);
  g_autofree char *text = g_strnfill (LINE_BYTES, 'a');

  causerie_message_set_text (message, text);
  causerie_conversation_append (scene->conversation, message);
  return message; /* the conversation keeps it */
}

static void
append (gpointer data)
{
  Scene *scene = data;

  save_message (scene->store, scene->conversation, add_line (scene, CAUSERIE_ROLE_USER));
}

static void
branch (gpointer data)
{
  Scene *scene = data;
  CauserieMessage *leaf = causerie_conversation_get_leaf (scene->conversation);
  g_autoptr(CauserieConversation) conversation =
    causerie_conversation_new_branch (scene->conversation, leaf);

  save_conversation (scene->store, conversation);
}

static void
find (gpointer data)
{
  Scene *scene = data;
  gboolean typing = g_str_has_suffix (scene->text, "*");
  g_autofree char *text = g_strndup (scene->text, strlen (scene->text) - typing);
  CauserieSearchQuery query = { .text = text, .typing = typing };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_search_async (scene->store, &query, NULL, keep_result_cb, &result);
  hits = causerie_store_search_finish (scene->store, await (&result), &error);
  g_assert_no_error (error);
  scene->n_hits = hits->len;
}

static gpointer
do_nothing (CauserieDatabase *database, gpointer data, GError **error)
{
  return data;
}

/* Returns once the jobs before it have run. */
static void
wait_for_jobs (Scene *scene)
{
  g_autoptr(GAsyncResult) result = NULL;

  causerie_store_run (scene->store, do_nothing, scene, NULL, do_nothing, NULL, NULL,
                      keep_result_cb, &result);
  causerie_store_finish (scene->store, await (&result), do_nothing, NULL);
}

static void
say_piece (Scene *scene)
{
  causerie_store_append_journal (scene->store, causerie_message_get_uid (scene->answer),
                                 "a few words of an answer ", NULL);
}

static void
append_piece (gpointer data)
{
  Scene *scene = data;

  say_piece (scene);
  wait_for_jobs (scene);
}

static void
measure_journal (Scene *scene)
{
  double own[TIMES];

  scene->answer = add_line (scene, CAUSERIE_ROLE_ASSISTANT);
  causerie_message_set_state (scene->answer, CAUSERIE_MESSAGE_STREAMING);
  save_message (scene->store, scene->conversation, scene->answer);
  measure (append_piece, scene);
  for (guint i = 0; i < TIMES; i++) {
    gint64 start = g_get_monotonic_time ();

    say_piece (scene);
    own[i] = ms_since (start);
    wait_for_jobs (scene);
  }
  printf ("%.4f\n", middle_of (own));
}

static void
sync_page (gpointer data)
{
  static char page[PAGE_BYTES];
  int *file = data;

  if (write (*file, page, sizeof page) != sizeof page || fdatasync (*file) != 0)
    g_error ("%s", g_strerror (errno));
}

/* --- what is asked for --- */

static void
measure_opening (const char *path)
{
  long before = read_status ("VmRSS:");
  gint64 start = g_get_monotonic_time ();
  CauserieStore *store;
  g_autoptr(GPtrArray) newest = NULL;
  g_autoptr(GPtrArray) conversations = NULL;

  begin_statements ();
  store = open_store (path);
  newest = list_newest (store, FIRST_CHATS);
  end_statements ();
  printf ("%.4f\n", ms_since (start));

  conversations = list_conversations (store);
  printf ("%.4f\n%ld\n", ms_since (start), read_status ("VmRSS:") - before);
  causerie_store_close (store);
}

static void
measure_bringing_up (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  CauserieStore *store = open_store (path);

  printf ("%.4f\n%ld\n", ms_since (start) / 1000, read_status ("VmHWM:"));
  causerie_store_close (store);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
measure_indexing (CauserieStore *store, guint seconds)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  if (seconds > 0)
    g_timeout_add_seconds (seconds, cancel_cb, cancellable);
  causerie_store_index_pending_async (store, cancellable, keep_result_cb, &result);
  if (!causerie_store_index_pending_finish (store, await (&result), &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error ("%s", error->message);
  printf ("%.4f\n", ms_since (start) / 1000);
}

static void
measure_in_chat (Scene *scene, const char *what)
{
  if (g_str_equal (what, "screen")) {
    measure (load_screen, scene);
    return;
  }
  load_all (scene);
  if (g_str_equal (what, "append"))
    measure (append, scene);
  else if (g_str_equal (what, "branch"))
    measure (branch, scene);
  else
    measure_journal (scene);
}

static void
measure_in_store (const char *what, const char *path, const char *text)
{
  Scene scene = { .store = open_store (path), .text = text };

  if (g_str_equal (what, "index")) {
    measure_indexing (scene.store, strtoul (text, NULL, 10));
  } else if (g_str_equal (what, "list")) {
    measure (list, &scene);
  } else if (g_str_equal (what, "find")) {
    measure (find, &scene);
    printf ("%u\n", scene.n_hits);
  } else {
    measure_in_chat (&scene, what);
  }
  causerie_store_close (scene.store);
}

int
main (int argc, char *argv[])
{
  if (argc < 3)
    return 2;
  if (g_getenv ("STATEMENTS") != NULL)
    sqlite3_auto_extension ((void (*) (void)) trace_connection);

  if (g_str_equal (argv[1], "open")) {
    measure_opening (argv[2]);
  } else if (g_str_equal (argv[1], "bring-up")) {
    measure_bringing_up (argv[2]);
  } else if (g_str_equal (argv[1], "sync")) {
    int file = open (argv[2], O_CREAT | O_WRONLY | O_TRUNC, 0600);

    measure (sync_page, &file);
    g_unlink (argv[2]);
  } else {
    measure_in_store (argv[1], argv[2], argc > 3 ? argv[3] : "");
  }
  return 0;
}
