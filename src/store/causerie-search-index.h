/* causerie-search-index.h: the words of titles and messages in the table `search`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"

G_BEGIN_DECLS

/* The table keeps no text, only which words are in which document; a document is a message or the
 * title of a conversation. To take one out, its words are computed again from its row as it is: so
 * whoever changes a row that may be indexed calls the `forget` function BEFORE the change and the
 * `save` function AFTER it, in one transaction. What is not indexed is forgotten for nothing; what
 * is still being written (its `run` is set) is not saved and comes with its last save.
 *
 * All functions run on the database's thread inside a transaction that writes, but for the steps
 * at the end, which begin their own. */

/* Raised with every change of what words come of a text: the whole index is then made anew. */
#define CAUSERIE_SEARCH_VERSION 1

/* A document's number says when, in these many microseconds since 1970: tenths of a second. Of those
 * of one moment some have the next numbers that are free. Small steps keep the index small. */
#define CAUSERIE_SEARCH_DOCUMENT_TIME (G_USEC_PER_SEC / 10)

gboolean causerie_search_index_save_message        (CauserieDatabase *database, gint64 message_id, GError **error);
gboolean causerie_search_index_forget_message      (CauserieDatabase *database, gint64 message_id, GError **error);

gboolean causerie_search_index_save_title          (CauserieDatabase *database, gint64 conversation_id, GError **error);
gboolean causerie_search_index_forget_title        (CauserieDatabase *database, gint64 conversation_id, GError **error);

/* The title and every message. */
gboolean causerie_search_index_forget_conversation (CauserieDatabase *database, gint64 conversation_id, GError **error);

/* What is to be indexed later, in the background: a message, or all that a run was writing when it
 * ended (called while they still name their run). */
gboolean causerie_search_index_note_message        (CauserieDatabase *database, gint64 message_id, GError **error);
gboolean causerie_search_index_note_run            (CauserieDatabase *database, gint64 run, GError **error);

/* Has all that is there indexed anew when it was indexed with another CAUSERIE_SEARCH_VERSION. For
 * the opening of the file, after the migrations; a glance when there is nothing to do. */
gboolean causerie_search_index_check_version       (CauserieDatabase *database, GError **error);

/* Indexes for some milliseconds of what waits, titles and the newest messages first. `more` says
 * whether something still waits. */
gboolean causerie_search_index_step                (CauserieDatabase *database, gboolean *more, GError **error);

/* What was forgotten stays in the table's older parts, marked as gone, until they are merged. One
 * step merges for some milliseconds; once `settled`, no forgotten word is left in the file's live
 * pages. `restart` is TRUE for the first step. */
gboolean causerie_search_index_settle_step         (CauserieDatabase  *database,
                                                    gboolean           restart,
                                                    gboolean          *settled,
                                                    GError           **error);

/* All the steps at once. */
gboolean causerie_search_index_settle              (CauserieDatabase *database, GError **error);

G_END_DECLS
