/* causerie-export-job.h: what is to be exported, and how far it has come
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-export.h"
#include "causerie-store-export.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Made on the main thread; from then until its end the export's thread has it. */
typedef struct {
  CauserieExportFormat   format;
  gboolean               everything;
  GHashTable            *wanted;      /* owned; set of uids, or NULL: all chats */
  GPtrArray             *unstored;    /* owned; of CauserieStoredPage: temporary chats that are wanted */
  GCancellable          *cancellable; /* owned, or NULL */

  /* owned; with `everything` */
  JsonNode              *preferences;
  JsonNode              *connections;
  JsonNode              *profiles;

  /* where to; owned; one of them */
  GOutputStream         *stream;
  GFile                 *file;
  GFile                 *folder;

  GMainContext          *context;      /* owned: the caller's */
  GFileProgressCallback  progress;     /* or NULL */
  gpointer               progress_data;
  gint64                 progress_time;
  guint                  n_done;
  guint                  n_chats;      /* that there are */
} CauserieExportJob;

/* A chat that no history holds, as plain data. All owned. */
typedef struct {
  char      *title;
  gint64     created_time;
  gint64     updated_time;
  GPtrArray *messages; /* of CauserieStoredMessage: the path */
} CauserieStoredPage;

CauserieExportJob  *causerie_export_job_new       (CauserieExportFormat format, CauserieExportFlags flags);
void                causerie_export_job_free      (CauserieExportJob *self);

/* NULL: all. */
void                causerie_export_job_set_wanted (CauserieExportJob *self, GPtrArray *conversations);

/* --- on the export's thread --- */

gboolean            causerie_export_job_wants     (CauserieExportJob *self, const char *uid);

/* A chat is written. FALSE when the export was cancelled. */
gboolean            causerie_export_job_step      (CauserieExportJob *self, GError **error);

gboolean            causerie_export_job_put       (CauserieExportJob *self,
                                                   GOutputStream     *stream,
                                                   const char        *text,
                                                   gssize             length,
                                                   GError           **error);

/* A chat that is wanted is not kept. Returns FALSE. */
gboolean            causerie_export_job_fail_missing (GError **error);

/* Everything as JSON; one chat as a document; one file a chat. */
gboolean            causerie_export_json_write    (CauserieExportJob  *self,
                                                   CauserieDatabase   *database,
                                                   GOutputStream      *stream,
                                                   GError            **error);
gboolean            causerie_export_document_write (CauserieExportJob  *self,
                                                    CauserieDatabase   *database,
                                                    GOutputStream      *stream,
                                                    GError            **error);
gboolean            causerie_export_folder_write  (CauserieExportJob  *self,
                                                   CauserieDatabase   *database,
                                                   GFile              *folder,
                                                   GError            **error);

G_END_DECLS
