/* causerie-snapshot.c: a copy of the history as it was
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-snapshot.h"

#include "causerie-enums.h"

#include <stdio.h>
#include <string.h>

#define PREFIX "history-"
#define SUFFIX ".sqlite"

G_DEFINE_ENUM_TYPE (CauserieSnapshotReason, causerie_snapshot_reason,
  G_DEFINE_ENUM_VALUE (CAUSERIE_SNAPSHOT_DAILY, "daily"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SNAPSHOT_MIGRATION, "migration"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SNAPSHOT_RESTORE, "restore"))

G_DEFINE_BOXED_TYPE (CauserieSnapshot, causerie_snapshot, causerie_snapshot_copy,
                     causerie_snapshot_free)

CauserieSnapshot *
causerie_snapshot_copy (const CauserieSnapshot *self)
{
  CauserieSnapshot *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->name = g_strdup (self->name);
  return copy;
}

void
causerie_snapshot_free (CauserieSnapshot *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/* "20260131-235959" in UTC; 0 for what is no time. */
static gint64
parse_time (const char *text)
{
  g_autoptr(GDateTime) date = NULL;
  int year, month, day, hour, minute, second;

  if (sscanf (text, "%4d%2d%2d-%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) != 6)
    return 0;

  date = g_date_time_new_utc (year, month, day, hour, minute, second);
  return date != NULL ? g_date_time_to_unix (date) * G_USEC_PER_SEC : 0;
}

/* A name is one only when it is exactly what would be made of its parts. */
CauserieSnapshot *
causerie_snapshot_parse (const char *name)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *again = NULL;
  CauserieSnapshot *self;
  gint64 time;
  int reason = -1;

  g_return_val_if_fail (name != NULL, NULL);

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
    return NULL;

  words = g_strsplit_set (name, "-.", -1); /* history, date, time, reason, sqlite */
  time = parse_time (name + strlen (PREFIX));
  if (g_strv_length (words) == 5)
    reason = causerie_enum_from_name (CAUSERIE_TYPE_SNAPSHOT_REASON, words[3], -1);
  if (time == 0 || reason < 0)
    return NULL;
  again = causerie_snapshot_make_name (time, reason);
  if (!g_str_equal (again, name))
    return NULL;

  self = g_new0 (CauserieSnapshot, 1);
  self->name = g_strdup (name);
  self->time = time;
  self->reason = reason;
  return self;
}

char *
causerie_snapshot_make_name (gint64 time, CauserieSnapshotReason reason)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (date, "%Y%m%d-%H%M%S");

  return g_strconcat (PREFIX, text, "-",
                      causerie_enum_to_name (CAUSERIE_TYPE_SNAPSHOT_REASON, reason), SUFFIX, NULL);
}
