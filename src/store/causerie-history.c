/* causerie-history.c: what can be done with a history, on the database's thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-history.h"

#include "causerie-backup.h"
#include "causerie-care-table.h"
#include "causerie-conversation-table.h"
#include "causerie-draft-table.h"
#include "causerie-error.h"
#include "causerie-journal-table.h"
#include "causerie-message-table.h"
#include "causerie-message-writer.h"
#include "causerie-opening.h"
#include "causerie-part-table.h"
#include "causerie-run-lock.h"
#include "causerie-search-index.h"

/* How long a piece of the journal may be with the system alone while others come. */
#define JOURNAL_SYNC_INTERVAL (400 * G_TIME_SPAN_MILLISECOND)

struct _CauserieHistory {
  CauserieDatabase *database;  /* borrowed: owns the thread this lives on */
  CauserieRunLock  *lock;      /* NULL before open */
  GQueue            unwritten; /* of Piece: of the journal, oldest first */
  gint64            data_version; /* SQLite's: another one after a commit of another program */
  gint64            changed_time; /* when a change was noted last; microseconds since 1970 */
  gint64            piece_time; /* when the last was written; monotonic microseconds */
};

/* A piece of the journal on its way. */
typedef struct {
  char *message_uid;
  char *text;      /* or NULL */
  char *reasoning; /* or NULL */
} Piece;

/* What a transaction of a save writes. */
typedef struct {
  CauserieHistory                  *history;
  const CauserieStoredConversation *conversation; /* or NULL */
  const CauserieStoredMessage      *message;      /* or NULL */
  const char                       *conversation_uid;
} Save;

static void
piece_free (Piece *piece)
{
  g_free (piece->message_uid);
  g_free (piece->text);
  g_free (piece->reasoning);
  g_free (piece);
}

CauserieHistory *
causerie_history_new (CauserieDatabase *database)
{
  CauserieHistory *self = g_new0 (CauserieHistory, 1);

  self->database = database;
  g_queue_init (&self->unwritten);
  return self;
}

void
causerie_history_free (CauserieHistory *self)
{
  g_clear_pointer (&self->lock, causerie_run_lock_free);
  g_queue_clear_full (&self->unwritten, (GDestroyNotify) piece_free);
  g_free (self);
}

static gboolean
settle_runs (CauserieDatabase *database, gpointer data, GError **error)
{
  GArray *runs = data;

  for (guint i = 0; i < runs->len; i++) {
    gint64 run = g_array_index (runs, gint64, i);

    if (!causerie_search_index_note_run (database, run, error) ||
        !causerie_journal_table_fold (database, run, error) ||
        !causerie_message_table_interrupt (database, run, error))
      return FALSE;
  }
  return TRUE;
}

/* Whoever was writing these messages has ended without finishing them. */
static gboolean
settle_ended_runs (CauserieHistory *self, GError **error)
{
  g_autoptr(GArray) runs =
    causerie_message_table_list_ended_runs (self->database, self->lock, error);

  if (runs == NULL)
    return FALSE;
  return runs->len == 0 ||
         causerie_database_transact (self->database, CAUSERIE_SYNC_DISK, settle_runs, runs, error);
}

/* What is done with every file that can be written, whatever it was before. */
static gboolean
settle (CauserieHistory *self, GError **error)
{
  if (causerie_database_get_access (self->database) != CAUSERIE_STORE_WRITABLE)
    return TRUE;

  if (!causerie_search_index_check_version (self->database, error))
    return FALSE;
  causerie_database_set_before_commit (self->database, causerie_care_table_note_change,
                                       &self->changed_time);
  return settle_ended_runs (self, error);
}

gboolean
causerie_history_was_changed (CauserieHistory *self, gboolean *changed, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (self->database, "PRAGMA data_version", error);
  gint64 version;

  if (!causerie_statement_step (statement, error))
    return FALSE;

  version = causerie_statement_read_int (statement);
  *changed = version != self->data_version;
  self->data_version = version;
  return TRUE;
}

/* Settled, and what is in it now is no change by another program. */
static gboolean
begin (CauserieHistory *self, GError **error)
{
  gboolean changed;

  return settle (self, error) && causerie_history_was_changed (self, &changed, error);
}

gboolean
causerie_history_repair (CauserieHistory *self, CauserieRescue **rescue, GError **error)
{
  causerie_database_set_before_commit (self->database, NULL, NULL);
  return causerie_opening_repair (self->database, &self->lock, rescue, error) &&
         begin (self, error);
}

/* Damage may first show when something is written. */
gboolean
causerie_history_open (CauserieHistory *self, CauserieRescue **rescue, GError **error)
{
  g_autoptr(GError) wrong = NULL;

  causerie_database_set_before_commit (self->database, NULL, NULL);
  if (!causerie_opening_run (self->database, &self->lock, rescue, error))
    return FALSE;
  if (begin (self, &wrong))
    return TRUE;
  if (g_error_matches (wrong, CAUSERIE_ERROR, CAUSERIE_ERROR_DAMAGED) && *rescue == NULL &&
      causerie_history_repair (self, rescue, NULL))
    return TRUE;

  causerie_database_shut (self->database);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

gboolean
causerie_history_restore (CauserieHistory *self, sqlite3 *from, GError **error)
{
  sqlite3 *handle = causerie_database_get_handle (self->database);

  return causerie_database_check_writable (self->database, error) &&
         causerie_backup_replace (handle, from, error) &&
         causerie_care_table_set (self->database, CAUSERIE_CARE_CHANGED_TIME, g_get_real_time (),
                                  error) &&
         settle (self, error);
}

GPtrArray *
causerie_history_list (CauserieHistory *self, guint n_newest, GError **error)
{
  return causerie_conversation_table_list (self->database, n_newest, error);
}

/* Several statements see one state of the file. */
typedef struct {
  const char *conversation_uid;
  guint       end;
  char       *leaf;     /* owned */
  GPtrArray  *messages; /* owned */
  gboolean    complete;
} Load;

static CauserieStoredMessage *
read_message (CauserieDatabase *database, gint64 id, GError **error)
{
  g_autoptr(CauserieStoredMessage) message = causerie_message_table_read (database, id, error);

  if (message == NULL || !causerie_part_table_load (database, id, message->parts, error))
    return NULL;
  if (causerie_stored_message_is_running (message) &&
      !causerie_journal_table_load (database, message, error))
    return NULL;
  return g_steal_pointer (&message);
}

static gboolean
load_tables (CauserieDatabase *database, gpointer data, GError **error)
{
  Load *load = data;
  gint64 conversation_id =
    causerie_conversation_table_find (database, load->conversation_uid, &load->leaf, error);
  g_autoptr(GArray) ids = NULL;

  if (conversation_id == 0)
    return FALSE;
  load->complete = TRUE;
  ids = load->end > 0 ? causerie_message_table_list_end (database, conversation_id, load->leaf,
                                                         load->end, &load->complete, error)
                      : causerie_message_table_list_all (database, conversation_id, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++) {
    CauserieStoredMessage *message =
      read_message (database, g_array_index (ids, gint64, i), error);

    if (message == NULL)
      return FALSE;
    g_ptr_array_add (load->messages, message);
  }
  return TRUE;
}

GPtrArray *
causerie_history_load (CauserieHistory  *self,
                       const char       *conversation_uid,
                       guint             end,
                       char            **leaf,
                       gboolean         *complete,
                       GError          **error)
{
  Load load = { .conversation_uid = conversation_uid, .end = end };

  if (causerie_database_get_access (self->database) == CAUSERIE_STORE_WRITABLE &&
      !settle_ended_runs (self, error))
    return NULL;

  load.messages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_stored_message_free);
  if (causerie_database_read (self->database, load_tables, &load, error)) {
    *leaf = load.leaf;
    *complete = load.complete;
    return load.messages;
  }
  g_free (load.leaf);
  g_ptr_array_unref (load.messages);
  return NULL;
}

GPtrArray *
causerie_history_load_draft (CauserieHistory *self, const char *conversation_uid, GError **error)
{
  gint64 id = causerie_conversation_table_find (self->database, conversation_uid, NULL, error);

  return id != 0 ? causerie_draft_table_load (self->database, id, error) : NULL;
}

static gboolean
write_pieces (CauserieDatabase *database, gpointer data, GError **error)
{
  CauserieHistory *self = data;

  for (GList *item = self->unwritten.head; item != NULL; item = item->next) {
    const Piece *piece = item->data;

    if (!causerie_journal_table_append (database, piece->message_uid, piece->text, piece->reasoning,
                                        error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_message (CauserieDatabase *database, const Save *save, GError **error)
{
  CauserieHistory *self = save->history;
  gint64 conversation_id =
    causerie_conversation_table_find (database, save->conversation_uid, NULL, error);

  return conversation_id != 0 &&
         causerie_message_writer_write (database, conversation_id, save->message, self->lock,
                                        error);
}

static gboolean
write_save (CauserieDatabase *database, gpointer data, GError **error)
{
  const Save *save = data;

  if (!write_pieces (database, save->history, error))
    return FALSE;
  if (save->conversation != NULL)
    return causerie_conversation_table_save (database, save->conversation, error);
  return write_message (database, save, error);
}

/* The pieces that waited are in the file once a save is. */
static gboolean
run_save (CauserieHistory *self, Save *save, GError **error)
{
  if (!causerie_database_transact (self->database, CAUSERIE_SYNC_DISK, write_save, save, error))
    return FALSE;
  g_queue_clear_full (&self->unwritten, (GDestroyNotify) piece_free);
  return TRUE;
}

gboolean
causerie_history_save_conversation (CauserieHistory                   *self,
                                    const CauserieStoredConversation  *conversation,
                                    GError                           **error)
{
  Save save = { .history = self, .conversation = conversation };

  return run_save (self, &save, error);
}

gboolean
causerie_history_save_message (CauserieHistory              *self,
                               const char                   *conversation_uid,
                               const CauserieStoredMessage  *message,
                               GError                      **error)
{
  Save save = { .history = self, .message = message, .conversation_uid = conversation_uid };

  return run_save (self, &save, error);
}

static CauserieSync
choose_journal_sync (CauserieHistory *self)
{
  gint64 synced_time = causerie_database_get_synced_time (self->database);
  gboolean recent = g_get_monotonic_time () - synced_time < JOURNAL_SYNC_INTERVAL;

  return recent ? CAUSERIE_SYNC_SYSTEM : CAUSERIE_SYNC_DISK;
}

void
causerie_history_append_journal (CauserieHistory *self,
                                 const char      *message_uid,
                                 const char      *text,
                                 const char      *reasoning)
{
  g_autoptr(GError) error = NULL;
  Piece *piece = g_new0 (Piece, 1);

  piece->message_uid = g_strdup (message_uid);
  piece->text = g_strdup (text);
  piece->reasoning = g_strdup (reasoning);
  g_queue_push_tail (&self->unwritten, piece);

  if (causerie_database_transact (self->database, choose_journal_sync (self), write_pieces, self,
                                  &error)) {
    g_queue_clear_full (&self->unwritten, (GDestroyNotify) piece_free);
    self->piece_time = g_get_monotonic_time ();
  } else {
    g_info ("%u pieces of the journal wait: %s", self->unwritten.length, error->message);
  }
}

/* A checkpoint begins with the log's sync. */
void
causerie_history_sync_journal (CauserieHistory *self)
{
  g_autoptr(GError) error = NULL;

  if (causerie_database_get_synced_time (self->database) >= self->piece_time)
    return;

  if (causerie_database_execute (self->database, "PRAGMA wal_checkpoint (PASSIVE)", &error))
    self->piece_time = 0;
  else
    g_info ("The journal is not synced: %s", error->message);
}
