/* causerie-ledger.c: what every request used, kept when its chat is gone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ledger.h"
#include "causerie-ledger-private.h"

#include "causerie-install.h"
#include "causerie-provider.h"
#include "causerie-store-ledger.h"

struct _CauserieLedger {
  GObject        parent_instance;

  CauserieStore *store;     /* owned */
  gboolean       owns_file; /* opens and closes it */
  gboolean       opened;
  gboolean       closed;
  GPtrArray     *unwritten; /* of CauserieLedgerEntry, oldest first */
};

G_DEFINE_FINAL_TYPE (CauserieLedger, causerie_ledger, G_TYPE_OBJECT)

/* An exchange under way and what is known of it before it ends. */
typedef struct {
  CauserieLedger      *ledger; /* owned, as is the entry */
  CauserieLedgerEntry *entry;
} Followed;

static void
followed_free (Followed *followed)
{
  g_object_unref (followed->ledger);
  g_clear_pointer (&followed->entry, causerie_ledger_entry_free);
  g_free (followed);
}

/* Jobs run in their order: what is asked next finds it open, or is told why not. */
static void
ensure_open (CauserieLedger *self)
{
  if (self->owns_file && !self->opened)
    causerie_store_open_async (self->store, NULL, NULL, NULL);
  self->opened = TRUE;
}

/* --- writing --- */

typedef struct {
  CauserieLedger *ledger;  /* owned, as are the entries */
  GPtrArray      *entries;
} Writing;

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr(CauserieLedger) self = writing->ledger;
  g_autoptr(GPtrArray) entries = writing->entries;
  g_autoptr(GError) error = NULL;

  g_free (writing);
  if (causerie_store_record_finish (CAUSERIE_STORE (source), result, &error))
    return;

  g_info ("%u requests wait to be noted in the ledger: %s", entries->len, error->message);
  self->opened = FALSE;
  g_ptr_array_extend_and_steal (entries, g_steal_pointer (&self->unwritten));
  self->unwritten = g_steal_pointer (&entries);
}

static void
write_entries (CauserieLedger *self)
{
  Writing *writing = g_new0 (Writing, 1);

  ensure_open (self);
  writing->ledger = g_object_ref (self);
  writing->entries = g_steal_pointer (&self->unwritten);
  self->unwritten = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_ledger_entry_free);
  causerie_store_record_async (self->store, writing->entries, NULL, recorded_cb, writing);
}

/* --- an exchange --- */

static CauseriePurpose
find_purpose (const char *name)
{
  return causerie_enum_from_name (CAUSERIE_TYPE_PURPOSE, name, CAUSERIE_PURPOSE_ANSWER);
}

static CauserieLedgerEntry *
begin_entry (const CauserieQuestion *question, CauserieMessage *answer)
{
  CauserieLedgerEntry *entry = causerie_ledger_entry_new ();

  entry->purpose = find_purpose (question->purpose);
  entry->connection = g_strdup (causerie_connection_get_uid (question->connection));
  entry->connection_name = g_strdup (causerie_connection_get_name (question->connection));
  entry->model = g_strdup (question->model);
  entry->conversation = g_strdup (question->session_id);
  if (question->session_id != NULL && entry->purpose == CAUSERIE_PURPOSE_ANSWER)
    entry->message = g_strdup (causerie_message_get_uid (answer));
  return entry;
}

static const char *
name_outcome (CauserieMessage *answer)
{
  CauserieFailure *failure = causerie_message_get_failure (answer);

  if (causerie_message_get_state (answer) == CAUSERIE_MESSAGE_FAILED && failure != NULL)
    return causerie_enum_to_name (CAUSERIE_TYPE_FAILURE_KIND,
                                  causerie_failure_get_kind (failure));
  return causerie_enum_to_name (CAUSERIE_TYPE_MESSAGE_STATE, causerie_message_get_state (answer));
}

static void
settled_cb (CauserieExchange *exchange, gpointer user_data)
{
  Followed *followed = user_data;
  CauserieLedgerEntry *entry = followed->entry;
  CauserieMessage *answer = causerie_exchange_get_answer (exchange);
  CauserieUsage *usage = causerie_exchange_get_usage (exchange);

  if (!causerie_exchange_was_sent (exchange) || followed->ledger->closed)
    return;

  entry->outcome = g_strdup (name_outcome (answer));
  entry->profile = g_strdup (causerie_message_get_profile (answer));
  entry->answered_model = g_strdup (causerie_message_get_answered_model (answer));
  entry->provider = g_strdup (causerie_message_get_provider (answer));
  entry->generation_id = g_strdup (causerie_message_get_generation_id (answer));
  entry->usage = usage != NULL ? causerie_usage_ref (usage) : NULL;
  g_ptr_array_add (followed->ledger->unwritten, g_steal_pointer (&followed->entry));
  write_entries (followed->ledger);
}

static gboolean
is_demo (CauserieConnection *connection)
{
  return (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
}

static void
free_followed (gpointer data, GClosure *closure)
{
  followed_free (data);
}

void
causerie_ledger_follow (CauserieLedger         *self,
                        CauserieExchange       *exchange,
                        const CauserieQuestion *question)
{
  Followed *followed;

  g_return_if_fail (CAUSERIE_IS_LEDGER (self) && CAUSERIE_IS_EXCHANGE (exchange));
  g_return_if_fail (question != NULL);

  if (is_demo (question->connection) ||
      causerie_exchange_is_settled (exchange))
    return;

  followed = g_new0 (Followed, 1);
  followed->ledger = g_object_ref (self);
  followed->entry = begin_entry (question, causerie_exchange_get_answer (exchange));
  g_signal_connect_data (exchange, "settled", G_CALLBACK (settled_cb), followed, free_followed, 0);
}

void
causerie_ledger_amend (CauserieLedger *self, const char *message_uid, CauserieUsage *usage)
{
  g_return_if_fail (CAUSERIE_IS_LEDGER (self) && message_uid != NULL && usage != NULL);

  if (self->closed)
    return;

  ensure_open (self);
  causerie_store_amend_ledger_async (self->store, message_uid, usage, NULL, NULL, NULL);
}

/* --- reading --- */

static void
summed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *sums = causerie_store_sum_ledger_finish (CAUSERIE_STORE (source), result, &error);

  if (sums != NULL)
    g_task_return_pointer (task, sums, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
causerie_ledger_sum_async (CauserieLedger      *self,
                           CauserieLedgerGroup  group,
                           gint64               after,
                           gint64               before,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LEDGER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_ledger_sum_async);
  ensure_open (self);
  causerie_store_sum_ledger_async (self->store, group, after, before, cancellable, summed_cb, task);
}

GPtrArray *
causerie_ledger_sum_finish (CauserieLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
causerie_ledger_dispose (GObject *object)
{
  CauserieLedger *self = CAUSERIE_LEDGER (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->unwritten, g_ptr_array_unref);

  G_OBJECT_CLASS (causerie_ledger_parent_class)->dispose (object);
}

static void
causerie_ledger_class_init (CauserieLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_ledger_dispose;
}

static void
causerie_ledger_init (CauserieLedger *self)
{
  self->unwritten = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_ledger_entry_free);
}

CauserieLedger *
causerie_ledger_new_for_store (CauserieStore *store)
{
  CauserieLedger *self;

  g_return_val_if_fail (CAUSERIE_IS_STORE (store), NULL);

  self = g_object_new (CAUSERIE_TYPE_LEDGER, NULL);
  self->store = g_object_ref (store);
  return self;
}

CauserieLedger *
causerie_ledger_new (const char *path)
{
  g_autofree char *own_path = path == NULL ? causerie_install_history_path () : NULL;
  g_autoptr(CauserieStore) store = causerie_store_new (path != NULL ? path : own_path);
  CauserieLedger *self = causerie_ledger_new_for_store (store);

  self->owns_file = TRUE;
  return self;
}

void
causerie_ledger_close (CauserieLedger *self)
{
  g_return_if_fail (CAUSERIE_IS_LEDGER (self));

  if (self->closed)
    return;
  if (self->unwritten->len > 0)
    write_entries (self);
  self->closed = TRUE;
  if (self->owns_file)
    causerie_store_close (self->store);
}
