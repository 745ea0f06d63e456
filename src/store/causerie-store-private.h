/* causerie-store-private.h: what the files of CauserieStore share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-history.h"
#include "causerie-rescue.h"
#include "causerie-store.h"

G_BEGIN_DECLS

struct _CauserieStore {
  GObject              parent_instance;

  CauserieDatabase    *database; /* owned */
  CauserieHistory     *history;  /* owned; used on the database's thread; NULL once closed */

  CauserieStoreAccess  access;
  gboolean             damaged;
  CauserieRescue      *rescue;   /* owned, or NULL */
};

/* Both are borrowed and live until the last job has run. What the history holds is used inside
 * jobs alone. */
CauserieDatabase *causerie_store_get_database (CauserieStore *self);
CauserieHistory  *causerie_store_get_history  (CauserieStore *self);

/* What the opening, the check and the watch found. */
void              causerie_store_set_access   (CauserieStore *self, CauserieStoreAccess access);
void              causerie_store_set_damaged  (CauserieStore *self, gboolean damaged);
void              causerie_store_emit_changed (CauserieStore *self);

/* Queues `job` with `data`, which belongs to it from now on, for an asynchronous function whose
 * address is `source_tag`. A result that is not NULL is success; what was done is told, though
 * cancelled since. */
void              causerie_store_run          (CauserieStore       *self,
                                               gpointer             source_tag,
                                               gpointer             data,
                                               GDestroyNotify       free_data, /* or NULL */
                                               CauserieDatabaseJob  job,
                                               GDestroyNotify       free_result, /* or NULL */
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

/* The job's result (transfer as `free_result` says), or NULL with `error` set. */
gpointer          causerie_store_finish       (CauserieStore  *self,
                                               GAsyncResult   *result,
                                               gpointer        source_tag,
                                               GError        **error);

G_END_DECLS
