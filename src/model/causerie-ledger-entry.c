/* causerie-ledger-entry.c: what one request used, in tokens and money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ledger-entry.h"

G_DEFINE_ENUM_TYPE (CauseriePurpose, causerie_purpose,
  G_DEFINE_ENUM_VALUE (CAUSERIE_PURPOSE_ANSWER, "answer"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PURPOSE_TITLE, "title"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PURPOSE_TEST, "test"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PURPOSE_CHECK, "check"))

CauserieLedgerEntry *
causerie_ledger_entry_new (void)
{
  CauserieLedgerEntry *self = g_new0 (CauserieLedgerEntry, 1);

  self->uid = g_uuid_string_random ();
  self->time = g_get_real_time ();
  return self;
}

CauserieLedgerEntry *
causerie_ledger_entry_copy (const CauserieLedgerEntry *self)
{
  CauserieLedgerEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (CauserieLedgerEntry, 1);
  copy->uid = g_strdup (self->uid);
  copy->time = self->time;
  copy->purpose = self->purpose;
  copy->outcome = g_strdup (self->outcome);
  copy->connection = g_strdup (self->connection);
  copy->connection_name = g_strdup (self->connection_name);
  copy->profile = g_strdup (self->profile);
  copy->model = g_strdup (self->model);
  copy->answered_model = g_strdup (self->answered_model);
  copy->provider = g_strdup (self->provider);
  copy->generation_id = g_strdup (self->generation_id);
  copy->conversation = g_strdup (self->conversation);
  copy->message = g_strdup (self->message);
  copy->usage = self->usage != NULL ? causerie_usage_ref (self->usage) : NULL;
  return copy;
}

void
causerie_ledger_entry_free (CauserieLedgerEntry *self)
{
  g_free (self->uid);
  g_free (self->outcome);
  g_free (self->connection);
  g_free (self->connection_name);
  g_free (self->profile);
  g_free (self->model);
  g_free (self->answered_model);
  g_free (self->provider);
  g_free (self->generation_id);
  g_free (self->conversation);
  g_free (self->message);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_free (self);
}

CauserieLedgerSum *
causerie_ledger_sum_new (const char *key, const char *name)
{
  CauserieLedgerSum *self = g_new0 (CauserieLedgerSum, 1);

  self->key = g_strdup (key != NULL ? key : "");
  self->name = g_strdup (name);
  self->cost = causerie_money_new_zero ();
  self->estimate = causerie_money_new_zero ();
  return self;
}

void
causerie_ledger_sum_free (CauserieLedgerSum *self)
{
  g_free (self->key);
  g_free (self->name);
  causerie_money_unref (self->cost);
  causerie_money_unref (self->estimate);
  g_free (self);
}

void
causerie_ledger_sum_add_cost (CauserieLedgerSum *self,
                              CauserieMoney     *cost,
                              gboolean           is_estimate,
                              gint64             count)
{
  CauserieMoney **total;
  g_autoptr(CauserieMoney) before = NULL, product = NULL;

  g_return_if_fail (self != NULL && count >= 0);

  if (cost == NULL)
    return;

  total = is_estimate ? &self->estimate : &self->cost;
  before = *total;
  product = causerie_money_multiply (cost, count);
  *total = causerie_money_add (before, product);
}
