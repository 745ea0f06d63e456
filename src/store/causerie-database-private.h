/* causerie-database-private.h: what the two sides of CauserieDatabase share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* causerie-database.c is the calling thread's side, causerie-database-handle.c the database's. */
struct _CauserieDatabase {
  GObject       parent_instance;

  char         *path;
  GThread      *thread; /* NULL once closed */
  GAsyncQueue  *jobs;   /* of Job */

  /* the thread's own */
  sqlite3      *handle;     /* NULL before open and after close */
  GHashTable   *statements; /* SQL to CauserieStatement */
  GCancellable *cancellable; /* borrowed from the running job */
  CauserieSync  sync;
  gint64        synced_time;

  CauserieStoreAccess  access; /* while the handle is there */
  int                  newest_version;
  CauserieDatabaseWork before_commit; /* or NULL */
  gpointer             before_commit_data;
};

G_END_DECLS
