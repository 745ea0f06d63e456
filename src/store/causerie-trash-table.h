/* causerie-trash-table.h: the trash in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-enums.h"

G_BEGIN_DECLS

/* What is in the trash stays in its row, with the time it went there. Functions that change
 * something run in transactions of their own. */

/* Puts it into the trash, or takes it out with a `time` of 0. A folder takes the conversations in
 * it along, and back; one that is in the trash already keeps its own time. A conversation comes
 * back without its folder when that is in the trash. CAUSERIE_ERROR_NOT_FOUND when there is no
 * such thing. */
gboolean   causerie_trash_table_move        (CauserieDatabase   *database,
                                             CauserieTrashKind   kind,
                                             const char         *uid,
                                             gint64              time,
                                             GError            **error);

/* All conversations and folders that are not there yet; and back what has just this time. */
gboolean   causerie_trash_table_move_all    (CauserieDatabase *database, gint64 time, GError **error);
gboolean   causerie_trash_table_restore_all (CauserieDatabase *database, gint64 time, GError **error);

/* One row of the trash, as plain data. */
typedef struct {
  CauserieTrashKind  kind;
  char              *uid;
  char              *title;
  char              *text;             /* of a message its beginning, of a conversation its preview */
  char              *conversation_uid; /* of a message, or NULL */
  gint64             trashed_time;
  guint              n_messages;
} CauserieTrashRow;

/* What lies there by itself, newest first (transfer full, element-type CauserieTrashRow): neither
 * what went with its folder nor the messages of a conversation that is there. */
GPtrArray *causerie_trash_table_list        (CauserieDatabase *database, GError **error);

/* What is to be deleted for good: one thing, whether it is in the trash or not, or all of the trash
 * that went there up to a time. */
typedef struct {
  CauserieTrashKind  kind;
  char              *uid;    /* NULL: all */
  gint64             before; /* of all: microseconds since 1970 */
} CauserieTrashTarget;

/* 1 in the table of care from the first deletion on until whoever purges sets it to 0, as the words
 * of what was deleted are in no file any more. */
#define CAUSERIE_CARE_PURGING "purging"

/* Deletes for some milliseconds; `more` says whether something is left. What stood below a message
 * goes to its parent; what a branch needs of a conversation becomes the branch's own. What was
 * interrupted goes on with the next call. */
gboolean   causerie_trash_table_purge_step  (CauserieDatabase           *database,
                                             const CauserieTrashTarget  *target,
                                             gboolean                   *more,
                                             GError                    **error);

G_END_DECLS
