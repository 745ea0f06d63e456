/* causerie-store-ledger.c: the ledger in the history's file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-store-ledger.h"

#include "causerie-ledger-table.h"
#include "causerie-store-private.h"

/* --- on the database's thread --- */

static gboolean
write_entries (CauserieDatabase *database, gpointer data, GError **error)
{
  GPtrArray *entries = data;

  for (guint i = 0; i < entries->len; i++)
    if (!causerie_ledger_table_add (database, g_ptr_array_index (entries, i), error))
      return FALSE;
  return TRUE;
}

static gpointer
record_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, write_entries, data, error)
           ? data
           : NULL;
}

typedef struct {
  char          *message_uid;
  CauserieUsage *usage;
} Amendment;

static void
amendment_free (Amendment *amendment)
{
  g_free (amendment->message_uid);
  causerie_usage_unref (amendment->usage);
  g_free (amendment);
}

static gboolean
write_amendment (CauserieDatabase *database, gpointer data, GError **error)
{
  Amendment *amendment = data;

  return causerie_ledger_table_amend (database, amendment->message_uid, amendment->usage, error);
}

static gpointer
amend_job (CauserieDatabase *database, gpointer data, GError **error)
{
  return causerie_database_transact (database, CAUSERIE_SYNC_SYSTEM, write_amendment, data, error)
           ? data
           : NULL;
}

typedef struct {
  CauserieLedgerGroup group;
  gint64              after;
  gint64              before;
} Range;

static gpointer
sum_job (CauserieDatabase *database, gpointer data, GError **error)
{
  Range *range = data;

  return causerie_ledger_table_sum (database, range->group, range->after, range->before, error);
}

/* --- on the caller's --- */

void
causerie_store_record_async (CauserieStore       *self,
                             GPtrArray           *entries,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GPtrArray *copies;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && entries != NULL);

  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_ledger_entry_free);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (copies, causerie_ledger_entry_copy (g_ptr_array_index (entries, i)));
  causerie_store_run (self, causerie_store_record_async, copies,
                      (GDestroyNotify) g_ptr_array_unref, record_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_record_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_record_async, error) != NULL;
}

void
causerie_store_amend_ledger_async (CauserieStore       *self,
                                   const char          *message_uid,
                                   CauserieUsage       *usage,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Amendment *amendment;

  g_return_if_fail (CAUSERIE_IS_STORE (self) && message_uid != NULL && usage != NULL);

  amendment = g_new0 (Amendment, 1);
  amendment->message_uid = g_strdup (message_uid);
  amendment->usage = causerie_usage_ref (usage);
  causerie_store_run (self, causerie_store_amend_ledger_async, amendment,
                      (GDestroyNotify) amendment_free, amend_job, NULL, cancellable, callback,
                      user_data);
}

gboolean
causerie_store_amend_ledger_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_amend_ledger_async, error) != NULL;
}

void
causerie_store_sum_ledger_async (CauserieStore       *self,
                                 CauserieLedgerGroup  group,
                                 gint64               after,
                                 gint64               before,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Range *range;

  g_return_if_fail (CAUSERIE_IS_STORE (self));

  range = g_new0 (Range, 1);
  range->group = group;
  range->after = after;
  range->before = before;
  causerie_store_run (self, causerie_store_sum_ledger_async, range, g_free, sum_job,
                      (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
causerie_store_sum_ledger_finish (CauserieStore *self, GAsyncResult *result, GError **error)
{
  return causerie_store_finish (self, result, causerie_store_sum_ledger_async, error);
}
