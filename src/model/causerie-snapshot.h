/* causerie-snapshot.h: a copy of the history as it was
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_SNAPSHOT_DAILY,     /* as every day on which something changed */
  CAUSERIE_SNAPSHOT_MIGRATION, /* before a newer version of the program changed its form */
  CAUSERIE_SNAPSHOT_RESTORE,   /* before another copy was put in its place */
} CauserieSnapshotReason;

#define CAUSERIE_TYPE_SNAPSHOT_REASON (causerie_snapshot_reason_get_type ())
GType causerie_snapshot_reason_get_type (void);

/* All owned; never changes. */
typedef struct {
  char                   *path;
  char                   *name; /* of the file: what the command line takes */
  gint64                  time; /* microseconds since 1970 */
  goffset                 size; /* bytes */
  CauserieSnapshotReason  reason;
} CauserieSnapshot;

#define CAUSERIE_TYPE_SNAPSHOT (causerie_snapshot_get_type ())
GType             causerie_snapshot_get_type (void);

CauserieSnapshot *causerie_snapshot_copy     (const CauserieSnapshot *self);
void              causerie_snapshot_free     (CauserieSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSnapshot, causerie_snapshot_free)

/* By the name of a copy's file, "history-YYYYMMDD-HHMMSS-REASON.sqlite" in UTC: time, reason and name are
 * set. NULL for any other name. */
CauserieSnapshot *causerie_snapshot_parse    (const char *name);

/* Such a name. */
char             *causerie_snapshot_make_name (gint64 time, CauserieSnapshotReason reason);

G_END_DECLS
