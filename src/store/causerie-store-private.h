/* causerie-store-private.h: what the files of CauserieStore share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-history-watch.h"
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
  guint                sync_source; /* the journal's next sync, or 0 */
  CauserieRescue      *rescue;   /* owned, or NULL */

  CauserieHistoryWatch *watch;   /* owned; NULL before opening and after closing */
  gboolean             is_looking;  /* whether another program wrote */
  gboolean             was_in_use;  /* when it was opened, or not closed properly */

  CauserieDatabase    *care;     /* owned: the upkeep's thread; NULL: none was needed yet */
  GCancellable        *care_cancellable; /* owned; with `care` */
  guint                care_source;
};

/* Both are borrowed and live until the last job has run. What the history holds is used inside
 * jobs alone. */
CauserieDatabase *causerie_store_get_database (CauserieStore *self);
CauserieHistory  *causerie_store_get_history  (CauserieStore *self);

/* What the opening, the check and the watch found. */
void              causerie_store_set_access   (CauserieStore *self, CauserieStoreAccess access);
void              causerie_store_set_damaged  (CauserieStore *self, gboolean damaged);
void              causerie_store_emit_changed (CauserieStore *self);

/* What causerie_store_start_care() does after a while. */
void              causerie_store_care_now     (CauserieStore *self);

/* Ends the watch and the upkeep; waits for its thread. */
void              causerie_store_stop_care    (CauserieStore *self);

/* A task of one of the asynchronous functions: what was done is told, though cancelled since. */
GTask            *causerie_store_new_task     (CauserieStore       *self,
                                               gpointer             source_tag,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);

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
