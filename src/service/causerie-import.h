/* causerie-import.h: chats, and whatever else was exported, brought in from a file
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

G_BEGIN_DECLS

/* Something of a file that could not be read. */
typedef struct {
  char *what; /* which: a chat's title, or its place in the file; translated where it is ours */
  char *why;  /* translated */
} CauserieImportProblem;

/* More problems than this are counted, not listed. */
#define CAUSERIE_IMPORT_MAX_PROBLEMS 100

#define CAUSERIE_TYPE_IMPORT_REPORT (causerie_import_report_get_type ())

/* What an import did. All owned but `format`. */
typedef struct {
  const char *format;         /* the name of what wrote the file: "ChatGPT" */

  guint       added;          /* chats that are new here */
  guint       present;        /* chats that were here already */
  guint       completed;      /* of those, the ones that got messages they lacked */
  guint       trashed;        /* of those, the ones that lie in the trash here, and stay there */
  guint       added_messages; /* to new chats and to those that were here */

  guint       folders;        /* new here, as are the following */
  guint       profiles;
  guint       ledger_rows;
  gboolean    settings;       /* preferences came along, and were taken where none were set */
  GPtrArray  *connections;    /* of char *: names of connections that are new, each without its key */

  guint       n_unreadable;
  GPtrArray  *unreadable;     /* of CauserieImportProblem: the first of them */
} CauserieImportReport;

GType                 causerie_import_report_get_type (void);
CauserieImportReport *causerie_import_report_copy     (const CauserieImportReport *self);
void                  causerie_import_report_free     (CauserieImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieImportReport, causerie_import_report_free)

/* Whether something in the file could be read, were it nothing but what is here already. */
gboolean              causerie_import_report_is_useful (const CauserieImportReport *self);

/* One paragraph, translated: "3 chats added, 2 already here, …". The problems are not in it. */
char                 *causerie_import_report_to_text  (const CauserieImportReport *self);

/* Reads a file of any known format, recognised by what is in it, and merges it by the uids of chats
 * and messages: a chat that is here gets the messages it lacks and is otherwise left as it is, so that a
 * second import of a file adds nothing. Each chat is one transaction; what cannot be read is a problem in
 * the report, and the rest goes on. The file is read on a thread of its own, piece by piece: its
 * size does not matter. What came in is indexed for the search afterwards, in the background.
 *
 * `progress` (may be NULL) is called in the caller's context with the bytes read and the bytes there are,
 * at most some times a second. After a cancel what was imported stays; the import can be repeated.
 *
 * NULL with CAUSERIE_ERROR_INVALID when no format fits, CAUSERIE_ERROR_READ_ONLY or
 * CAUSERIE_ERROR_STORAGE when the history cannot be written, or the error of the file. */
void                  causerie_import_async  (CauserieLibrary       *library,
                                              GFile                 *file,
                                              GFileProgressCallback  progress,
                                              gpointer               progress_data,
                                              GCancellable          *cancellable,
                                              GAsyncReadyCallback    callback,
                                              gpointer               user_data);
CauserieImportReport *causerie_import_finish (CauserieLibrary  *library,
                                              GAsyncResult     *result,
                                              GError          **error);

G_END_DECLS
