/* causerie-import-sink.c: what is read on one thread handed to the history in batches
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-sink.h"

#include "causerie-error.h"
#include "causerie-import-mend.h"
#include "causerie-import-report.h"
#include "causerie-import-stash.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much gathers before it is written. */
#define BATCH_BYTES (512 * 1024)
#define BATCH_ITEMS 200

struct _CauserieImportSink {
  CauserieStore        *store;       /* owned; used on the main thread */
  GMainContext         *context;     /* owned: the main thread's */
  GCancellable         *cancellable; /* owned, or NULL */

  /* the reading thread's until it ends */
  CauserieImportBatch  *batch;
  gsize                 n_bytes;
  guint                 n_items;
  CauserieImportStash  *stash;
  char                 *place;
  GHashTable           *settings;    /* member to GPtrArray of JsonObject */

  CauserieImportReport *report;
  GError               *failure;     /* of the history: nothing more is taken */
  gboolean              is_writing;  /* a batch is on its way: its answer comes in the queue */

  GAsyncQueue          *answers;     /* of Answer */
};

/* What became of a batch. */
typedef struct {
  CauserieImportCounts *counts; /* owned; NULL: it failed */
  GError               *error;  /* owned */
} Answer;

/* A batch on its way. */
typedef struct {
  CauserieImportSink  *sink;
  CauserieImportBatch *batch;
} Delivery;

static void
answer_free (Answer *answer)
{
  g_free (answer->counts);
  g_clear_error (&answer->error);
  g_free (answer);
}

CauserieImportSink *
causerie_import_sink_new (CauserieStore *store, GCancellable *cancellable)
{
  CauserieImportSink *self = g_new0 (CauserieImportSink, 1);

  self->store = g_object_ref (store);
  self->context = g_main_context_ref_thread_default ();
  g_set_object (&self->cancellable, cancellable);
  self->batch = causerie_import_batch_new ();
  self->stash = causerie_import_stash_new ();
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->report = causerie_import_report_new ();
  self->answers = g_async_queue_new_full ((GDestroyNotify) answer_free);
  return self;
}

void
causerie_import_sink_free (CauserieImportSink *self)
{
  g_object_unref (self->store);
  g_main_context_unref (self->context);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->batch, causerie_import_batch_free);
  causerie_import_stash_free (self->stash);
  g_free (self->place);
  g_hash_table_unref (self->settings);
  g_async_queue_unref (self->answers);
  g_clear_error (&self->failure);
  causerie_import_report_free (self->report);
  g_free (self);
}

/* --- the main thread's side ------------------------------------------------------------------- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieImportSink *self = user_data;
  Answer *answer = g_new0 (Answer, 1);

  answer->counts =
    causerie_store_import_finish (CAUSERIE_STORE (source), result, &answer->error);
  g_async_queue_push (self->answers, answer);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Delivery *delivery = user_data;

  causerie_store_import_async (delivery->sink->store, g_steal_pointer (&delivery->batch), NULL,
                               written_cb, delivery->sink);
  return G_SOURCE_REMOVE;
}

/* --- the reading thread's --------------------------------------------------------------------- */

static void
count (CauserieImportReport *report, const CauserieImportCounts *counts)
{
  report->added += counts->added;
  report->present += counts->present;
  report->completed += counts->completed;
  report->trashed += counts->trashed;
  report->added_messages += counts->added_messages;
  report->folders += counts->folders;
  report->ledger_rows += counts->ledger_rows;
}

static gboolean
check_failure (CauserieImportSink *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->failure);
  return FALSE;
}

/* Waits for the batch before this one; FALSE when it failed. */
static gboolean
wait_written (CauserieImportSink *self, GError **error)
{
  Answer *answer;

  if (self->is_writing) {
    answer = g_async_queue_pop (self->answers);
    self->is_writing = FALSE;
    if (answer->counts != NULL)
      count (self->report, answer->counts);
    else
      self->failure = g_steal_pointer (&answer->error);
    answer_free (answer);
  }
  return check_failure (self, error);
}

static gboolean
submit (CauserieImportSink *self, gboolean last, GError **error)
{
  g_autoptr(GSource) source = NULL;
  Delivery *delivery;

  if (!wait_written (self, error))
    return FALSE;

  delivery = g_new (Delivery, 1);
  delivery->sink = self;
  delivery->batch = g_steal_pointer (&self->batch);
  delivery->batch->last = last;
  self->batch = causerie_import_batch_new ();
  self->n_bytes = 0;
  self->n_items = 0;
  self->is_writing = TRUE;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_static_name (source, "causerie-import");
  g_source_set_callback (source, deliver_cb, delivery, g_free);
  g_source_attach (source, self->context);
  return TRUE;
}

/* Called after something was put into the batch. */
static gboolean
note_taken (CauserieImportSink *self, gsize n_bytes, GError **error)
{
  self->n_bytes += n_bytes;
  self->n_items++;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  return (self->n_bytes < BATCH_BYTES && self->n_items < BATCH_ITEMS) ||
         submit (self, FALSE, error);
}

static gsize
measure (const CauserieStoredChat *chat)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < chat->messages->len; i++) {
    const CauserieStoredMessage *message = g_ptr_array_index (chat->messages, i);

    n_bytes += message->text->len + message->reasoning->len + 200;
    for (guint j = 0; j < message->parts->len; j++) {
      GBytes *data = causerie_part_get_data (g_ptr_array_index (message->parts, j));

      n_bytes += data != NULL ? g_bytes_get_size (data) : 0;
    }
  }
  return n_bytes;
}

gboolean
causerie_import_sink_take_chat (CauserieImportSink  *self,
                                CauserieStoredChat  *chat,
                                GError             **error)
{
  causerie_import_mend_order (chat);
  g_ptr_array_add (self->batch->chats, chat);
  return note_taken (self, measure (chat), error);
}

gboolean
causerie_import_sink_take_folder (CauserieImportSink    *self,
                                  CauserieStoredFolder  *folder,
                                  GError               **error)
{
  g_ptr_array_add (self->batch->folders, folder);
  return note_taken (self, strlen (folder->name), error);
}

gboolean
causerie_import_sink_take_ledger (CauserieImportSink   *self,
                                  CauserieLedgerEntry  *entry,
                                  GError              **error)
{
  g_ptr_array_add (self->batch->ledger, entry);
  return note_taken (self, 200, error);
}

gboolean
causerie_import_sink_take (CauserieImportSink    *self,
                           CauserieConversation  *conversation,
                           GPtrArray             *messages,
                           const char            *leaf_uid,
                           const char            *folder,
                           GError               **error)
{
  CauserieStoredChat *chat = causerie_stored_chat_new ();
  CauserieStoredConversation *row = causerie_stored_conversation_new (conversation);

  chat->conversation = row;
  chat->folder_name = g_strdup (folder);
  row->title_source = *row->title != '\0' ? CAUSERIE_TITLE_IMPORT : CAUSERIE_TITLE_NONE;
  g_free (row->leaf);
  row->leaf = g_strdup (leaf_uid);
  for (guint i = 0; i < messages->len; i++)
    g_ptr_array_add (chat->messages, causerie_stored_message_new (g_ptr_array_index (messages, i)));
  causerie_import_mend_complete (chat);
  return causerie_import_sink_take_chat (self, chat, error);
}

gboolean
causerie_import_sink_take_blob (CauserieImportSink  *self,
                                const char          *sha256,
                                const guchar        *bytes,
                                gsize                length,
                                GError             **error)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);

  if (!g_str_equal (sum, sha256)) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("An attachment is damaged."));
    return FALSE;
  }
  if (causerie_import_stash_add (self->stash, sha256, bytes, length, error))
    return TRUE;

  if (self->failure == NULL && error != NULL)
    self->failure = g_error_copy (*error); /* nothing that follows could be kept either */
  return FALSE;
}

GBytes *
causerie_import_sink_find_blob (CauserieImportSink *self, const char *sha256)
{
  return causerie_import_stash_find (self->stash, sha256);
}

void
causerie_import_sink_take_setting (CauserieImportSink *self, const char *member, JsonObject *object)
{
  GPtrArray *objects = causerie_import_sink_get_settings (self, member);

  g_ptr_array_add (objects, json_object_ref (object));
}

void
causerie_import_sink_set_place (CauserieImportSink *self, const char *place)
{
  g_free (self->place);
  self->place = g_strdup (place);
}

void
causerie_import_sink_complain (CauserieImportSink *self, const char *what, const char *why)
{
  if (what == NULL || *what == '\0')
    what = self->place != NULL ? self->place : "";

  causerie_import_report_complain (self->report, what, why);
}

GCancellable *
causerie_import_sink_get_cancellable (CauserieImportSink *self)
{
  return self->cancellable;
}

void
causerie_import_sink_set_format (CauserieImportSink *self, const CauserieImportFormat *format)
{
  if (self->report->format == NULL || format->read_file == NULL) /* what an archive holds, not it */
    self->report->format = format->name;
}

gboolean
causerie_import_sink_check (CauserieImportSink *self, GError **error)
{
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         check_failure (self, error);
}

gboolean
causerie_import_sink_has_ended (CauserieImportSink *self)
{
  return !causerie_import_sink_check (self, NULL);
}

gboolean
causerie_import_sink_finish (CauserieImportSink *self, GError **error)
{
  return submit (self, TRUE, error) && wait_written (self, error);
}

/* --- afterwards ------------------------------------------------------------------------------- */

CauserieImportReport *
causerie_import_sink_get_report (CauserieImportSink *self)
{
  return self->report;
}

GPtrArray *
causerie_import_sink_get_settings (CauserieImportSink *self, const char *member)
{
  GPtrArray *objects = g_hash_table_lookup (self->settings, member);

  if (objects == NULL) {
    objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
    g_hash_table_insert (self->settings, g_strdup (member), objects);
  }
  return objects;
}
