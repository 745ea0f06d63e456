/* causerie-snapshot-rotation.c: which copies of the history stay
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-snapshot-rotation.h"

#define N_DAYS  7
#define N_WEEKS 4
#define N_OTHER 3 /* of each other reason */

/* A small library keeps all its copies. */
#define MIN_MAX_SIZE (32 * 1024 * 1024)

static gint64
get_day (const CauserieSnapshot *copy)
{
  return copy->time / (24 * 3600 * (gint64) G_USEC_PER_SEC);
}

/* From Monday; the first day of 1970 was a Thursday. */
static gint64
get_week (const CauserieSnapshot *copy)
{
  return (get_day (copy) + 3) / 7;
}

/* Moves from `copies` to `kept` the last of each of the newest `n` periods. */
static void
keep_periods (GPtrArray  *copies,
              GHashTable *kept,
              guint       n,
              gint64    (*get_period) (const CauserieSnapshot *copy))
{
  gint64 last = -1;

  for (guint i = 0; i < copies->len && n > 0; i++) {
    CauserieSnapshot *copy = g_ptr_array_index (copies, i);

    if (copy->reason != CAUSERIE_SNAPSHOT_DAILY || get_period (copy) == last)
      continue;
    last = get_period (copy);
    if (g_hash_table_add (kept, copy))
      n--;
  }
}

static void
keep_reason (GPtrArray *copies, GHashTable *kept, CauserieSnapshotReason reason)
{
  guint n = N_OTHER;

  for (guint i = 0; i < copies->len && n > 0; i++) {
    CauserieSnapshot *copy = g_ptr_array_index (copies, i);

    if (copy->reason == reason && g_hash_table_add (kept, copy))
      n--;
  }
}

GPtrArray *
causerie_snapshot_rotation_choose (GPtrArray *copies, goffset max_size)
{
  g_autoptr(GHashTable) kept = g_hash_table_new (NULL, NULL);
  GPtrArray *gone = g_ptr_array_new ();
  goffset size = 0;
  gboolean is_full = FALSE;

  keep_periods (copies, kept, N_DAYS, get_day);
  keep_periods (copies, kept, N_WEEKS, get_week);
  keep_reason (copies, kept, CAUSERIE_SNAPSHOT_MIGRATION);
  keep_reason (copies, kept, CAUSERIE_SNAPSHOT_RESTORE);

  for (guint i = 0; i < copies->len; i++) {
    CauserieSnapshot *copy = g_ptr_array_index (copies, i);
    gboolean stays = i == 0 || g_hash_table_contains (kept, copy);

    is_full = is_full || (stays && i > 0 && size + copy->size > max_size);
    if (stays && !is_full)
      size += copy->size;
    else
      g_ptr_array_add (gone, copy);
  }
  return gone;
}

goffset
causerie_snapshot_rotation_max_size (goffset history_size)
{
  return MAX (2 * history_size, MIN_MAX_SIZE);
}
