/* causerie-history.c: what can be done with a history, on the database's thread
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-history.h"

#include "causerie-blob-table.h"
#include "causerie-conversation-table.h"
#include "causerie-journal-table.h"
#include "causerie-message-table.h"
#include "causerie-migrations.h"
#include "causerie-part-table.h"
#include "causerie-run-lock.h"

/* A power cut takes no more of a streaming answer than this. */
#define JOURNAL_SYNC_INTERVAL G_USEC_PER_SEC

struct _CauserieHistory {
  CauserieDatabase *database;  /* borrowed: owns the thread this lives on */
  CauserieRunLock  *lock;      /* NULL before open */
  GQueue            unwritten; /* of Piece: of the journal, oldest first */
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

    if (!causerie_journal_table_fold (database, run, error) ||
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

gboolean
causerie_history_open (CauserieHistory *self, GError **error)
{
  if (!causerie_database_open (self->database, CAUSERIE_MIGRATIONS_NEWEST, error))
    return FALSE;

  if (self->lock == NULL)
    self->lock = causerie_run_lock_new (causerie_database_get_path (self->database));
  if (causerie_migrations_run (self->database, error) && settle_ended_runs (self, error))
    return TRUE;

  causerie_database_shut (self->database);
  return FALSE;
}

GPtrArray *
causerie_history_list (CauserieHistory *self, GError **error)
{
  return causerie_conversation_table_list (self->database, error);
}

/* Several statements see one state of the file. */
typedef struct {
  const char *conversation_uid;
  char       *leaf;     /* owned */
  GPtrArray  *messages; /* owned */
} Load;

static gboolean
load_tables (CauserieDatabase *database, gpointer data, GError **error)
{
  Load *load = data;
  gint64 id =
    causerie_conversation_table_find (database, load->conversation_uid, &load->leaf, error);

  if (id == 0)
    return FALSE;
  load->messages = causerie_message_table_load (database, id, error);
  return load->messages != NULL &&
         causerie_journal_table_load (database, id, load->messages, error) &&
         causerie_part_table_load (database, id, load->messages, error);
}

GPtrArray *
causerie_history_load (CauserieHistory  *self,
                       const char       *conversation_uid,
                       char            **leaf,
                       GError          **error)
{
  Load load = { conversation_uid, NULL, NULL };

  if (self->lock != NULL && !settle_ended_runs (self, error))
    return NULL;

  if (causerie_database_read (self->database, load_tables, &load, error)) {
    *leaf = load.leaf;
    return load.messages;
  }
  g_free (load.leaf);
  g_clear_pointer (&load.messages, g_ptr_array_unref);
  return NULL;
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
  gint64 run = causerie_run_lock_get_run (save->history->lock);
  gint64 conversation_id, message_id;

  conversation_id =
    causerie_conversation_table_find (database, save->conversation_uid, NULL, error);
  if (conversation_id == 0)
    return FALSE;

  message_id = causerie_message_table_save (database, conversation_id, save->message, run, error);
  return message_id != 0 &&
         causerie_part_table_save (database, message_id, save->message->parts, error) &&
         causerie_journal_table_clear (database, message_id, error);
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
                                  &error))
    g_queue_clear_full (&self->unwritten, (GDestroyNotify) piece_free);
  else
    g_info ("%u pieces of the journal wait: %s", self->unwritten.length, error->message);
}

static gboolean
delete_rows (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_conversation_table_delete (database, data, error) &&
         causerie_blob_table_sweep (database, error);
}

gboolean
causerie_history_delete_conversation (CauserieHistory  *self,
                                      const char       *conversation_uid,
                                      GError          **error)
{
  return causerie_database_transact (self->database, CAUSERIE_SYNC_DISK, delete_rows,
                                     (gpointer) conversation_uid, error);
}
