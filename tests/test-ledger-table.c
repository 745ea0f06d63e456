/* test-ledger-table.c: rows of the ledger, what they come to, and what is told of them later
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ledger-table.h"
#include "causerie-store-ledger.h"
#include "store-fixture.h"

#include <time.h>

static CauserieUsage *
make_usage (gint64 prompt_tokens, const char *cost_text, gboolean is_estimate)
{
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;
  g_autoptr(CauserieMoney) cost = cost_text != NULL ? causerie_money_parse (cost_text) : NULL;

  facts.prompt_tokens = prompt_tokens;
  facts.completion_tokens = prompt_tokens >= 0 ? 2 * prompt_tokens : -1;
  facts.cost = cost;
  facts.cost_is_estimate = is_estimate;
  return causerie_usage_new (&facts);
}

/* Noon of a day of the person's own clock. */
static gint64
noon (int year, int month, int day)
{
  g_autoptr(GDateTime) date = g_date_time_new_local (year, month, day, 12, 0, 0);

  return g_date_time_to_unix (date) * G_USEC_PER_SEC;
}

static CauserieLedgerEntry *
add_entry (GPtrArray *entries, gint64 time, const char *model, CauserieUsage *usage)
{
  CauserieLedgerEntry *entry = causerie_ledger_entry_new ();

  entry->time = time;
  entry->outcome = g_strdup ("done");
  entry->connection = g_strdup ("connection-1");
  entry->connection_name = g_strdup (time < noon (2026, 11, 1) ? "Old name" : "New name");
  entry->model = g_strdup (model);
  entry->usage = usage;
  g_ptr_array_add (entries, entry);
  return entry;
}

static void
record (CauserieStore *store, GPtrArray *entries)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_record_async (store, entries, NULL, keep_result_cb, &result);
  causerie_store_record_finish (store, await (&result), &error);
  g_assert_no_error (error);
}

static void
amend (CauserieStore *store, const char *message, CauserieUsage *usage)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_store_amend_ledger_async (store, message, usage, NULL, keep_result_cb, &result);
  causerie_store_amend_ledger_finish (store, await (&result), &error);
  g_assert_no_error (error);
}

static GPtrArray *
sum (CauserieStore *store, CauserieLedgerGroup group, gint64 after, gint64 before)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *sums;

  causerie_store_sum_ledger_async (store, group, after, before, NULL, keep_result_cb, &result);
  sums = causerie_store_sum_ledger_finish (store, await (&result), &error);
  g_assert_no_error (error);
  return sums;
}

static void
assert_sum (GPtrArray  *sums,
            guint       index,
            const char *key,
            gint64      n_requests,
            const char *cost,
            const char *estimate)
{
  const CauserieLedgerSum *found = g_ptr_array_index (sums, index);
  g_autofree char *cost_text = causerie_money_to_text (found->cost);
  g_autofree char *estimate_text = causerie_money_to_text (found->estimate);

  g_assert_cmpstr (found->key, ==, key);
  g_assert_cmpint (found->n_requests, ==, n_requests);
  g_assert_cmpstr (cost_text, ==, cost);
  g_assert_cmpstr (estimate_text, ==, estimate);
}

static GPtrArray *
make_entries (void)
{
  GPtrArray *entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_ledger_entry_free);
  CauserieLedgerEntry *test;

  add_entry (entries, noon (2026, 10, 31), "a/one", make_usage (10, "0.00000008333333333333", FALSE));
  add_entry (entries, noon (2026, 11, 1), "a/one", make_usage (10, "0.00000008333333333333", FALSE));
  add_entry (entries, noon (2026, 11, 1), "a/one", make_usage (7, "0.5", TRUE));
  add_entry (entries, noon (2026, 11, 2), "b/two", make_usage (5, NULL, FALSE));
  test = add_entry (entries, noon (2026, 11, 2), "b/two", NULL);
  test->purpose = CAUSERIE_PURPOSE_TEST;
  return entries;
}

/* To the last digit, what was said apart from what was estimated, unknown not taken for free. */
static void
test_sums (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) entries = make_entries (), models = NULL, days = NULL, months = NULL;
  g_autoptr(GPtrArray) purposes = NULL, connections = NULL;
  const CauserieLedgerSum *two;

  record (fixture->store, entries);

  models = sum (fixture->store, CAUSERIE_LEDGER_BY_MODEL, 0, G_MAXINT64);
  g_assert_cmpuint (models->len, ==, 2);
  assert_sum (models, 0, "a/one", 3, "0.00000016666666666666", "0.5");
  assert_sum (models, 1, "b/two", 2, "0", "0");
  two = g_ptr_array_index (models, 1);
  g_assert_cmpint (two->n_unpriced, ==, 1); /* the other told no tokens either */
  g_assert_cmpint (two->prompt_tokens, ==, 5);
  g_assert_cmpint (two->completion_tokens, ==, 10);

  days = sum (fixture->store, CAUSERIE_LEDGER_BY_DAY, noon (2026, 11, 1), noon (2026, 11, 2));
  g_assert_cmpuint (days->len, ==, 1); /* the end is not part of it */
  assert_sum (days, 0, "2026-11-01", 2, "0.00000008333333333333", "0.5");

  months = sum (fixture->store, CAUSERIE_LEDGER_BY_MONTH, 0, G_MAXINT64);
  g_assert_cmpuint (months->len, ==, 2);
  assert_sum (months, 0, "2026-10", 1, "0.00000008333333333333", "0");

  purposes = sum (fixture->store, CAUSERIE_LEDGER_BY_PURPOSE, 0, G_MAXINT64);
  g_assert_cmpuint (purposes->len, ==, 2);
  assert_sum (purposes, 1, "test", 1, "0", "0");

  connections = sum (fixture->store, CAUSERIE_LEDGER_BY_CONNECTION, 0, G_MAXINT64);
  g_assert_cmpuint (connections->len, ==, 1);
  g_assert_cmpstr (((CauserieLedgerSum *) connections->pdata[0])->name, ==, "New name");
}

/* Its rows stay when the chat goes; then its name is not known any more. */
static void
test_outlives_chats (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) conversation = save_running (fixture->store);
  const char *uid = causerie_conversation_get_uid (conversation);
  g_autoptr(GPtrArray) entries = make_entries (), sums = NULL, left = NULL;
  CauserieLedgerEntry *entry = g_ptr_array_index (entries, 0);

  causerie_conversation_set_title (conversation, "Чат");
  save_conversation (fixture->store, conversation);
  entry->conversation = g_strdup (uid);
  record (fixture->store, entries);
  record (fixture->store, entries); /* the same rows again change nothing */

  sums = sum (fixture->store, CAUSERIE_LEDGER_BY_CHAT, 0, G_MAXINT64);
  g_assert_cmpuint (sums->len, ==, 2);
  assert_sum (sums, 0, "", 4, "0.00000008333333333333", "0.5");
  assert_sum (sums, 1, uid, 1, "0.00000008333333333333", "0");
  g_assert_cmpstr (((CauserieLedgerSum *) sums->pdata[1])->name, ==, "Чат");

  delete_conversation (fixture->store, uid);
  left = sum (fixture->store, CAUSERIE_LEDGER_BY_CHAT, 0, G_MAXINT64);
  g_assert_cmpuint (left->len, ==, 2);
  assert_sum (left, 1, uid, 1, "0.00000008333333333333", "0");
  g_assert_null (((CauserieLedgerSum *) left->pdata[1])->name);
}

/* What is told later goes to the newest request for that answer; what it does not say stays. */
static void
test_amended (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) entries = make_entries (), sums = NULL;
  g_autoptr(CauserieUsage) told = make_usage (-1, "0.125", FALSE);
  CauserieLedgerEntry *first = g_ptr_array_index (entries, 0);
  CauserieLedgerEntry *second = g_ptr_array_index (entries, 3);

  first->message = g_strdup ("answer");
  second->message = g_strdup ("answer");
  record (fixture->store, entries);
  amend (fixture->store, "answer", told);
  amend (fixture->store, "nobody's", told);

  sums = sum (fixture->store, CAUSERIE_LEDGER_BY_MODEL, 0, G_MAXINT64);
  assert_sum (sums, 0, "a/one", 3, "0.00000016666666666666", "0.5");
  assert_sum (sums, 1, "b/two", 2, "0.125", "0");
  g_assert_cmpint (((CauserieLedgerSum *) sums->pdata[1])->prompt_tokens, ==, 5);
  g_assert_cmpint (((CauserieLedgerSum *) sums->pdata[1])->n_unpriced, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_STORE_TEST ("/ledger-table/sums", test_sums);
  ADD_STORE_TEST ("/ledger-table/outlives-chats", test_outlives_chats);
  ADD_STORE_TEST ("/ledger-table/amended", test_amended);
  return g_test_run ();
}
