/* causerie-export.h: chats, and everything else, written out
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-export-page.h"
#include "causerie-library.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_EXPORT_JSON,     /* lossless; data/causerie-export.schema.json */
  CAUSERIE_EXPORT_MARKDOWN, /* the path that is shown, as are the following */
  CAUSERIE_EXPORT_HTML,     /* one file that needs nothing else */
  CAUSERIE_EXPORT_TEXT,
  CAUSERIE_EXPORT_PDF,      /* where causerie_export_install_pdf() was called */
} CauserieExportFormat;

#define CAUSERIE_TYPE_EXPORT_FORMAT (causerie_export_format_get_type ())
GType causerie_export_format_get_type (void); /* names: "json", "markdown", "html", "text", "pdf" */

/* What JSON holds beside chats that do not lie in the trash. */
typedef enum {
  CAUSERIE_EXPORT_CHATS      = 0,
  CAUSERIE_EXPORT_EVERYTHING = 1 << 0, /* the trash, the ledger, profiles, connections without any
                                        * secret, preferences */
} CauserieExportFlags;

/* What draws pages knows fonts, and so is no part of this layer; it is called on the export's thread.
 * NULL with an error when a page cannot be drawn. */
typedef GBytes *(*CauserieExportWriter) (const CauserieExportPage *page, GError **error);
void        causerie_export_install_pdf      (CauserieExportWriter write);

/* "json", "md", "html", "txt", "pdf". */
const char *causerie_export_format_get_suffix (CauserieExportFormat format);

/* A name for the file of a chat, from its title, with the suffix: one component of a path, never hidden,
 * at most 120 bytes, good on every system (transfer full). `conversation` NULL: of all chats. */
char       *causerie_export_dup_file_name (CauserieConversation *conversation,
                                           CauserieExportFormat  format);

/* The three ways out. `conversations` holds CauserieConversations; NULL is all of them but those in the
 * trash. All work is done on other threads, one chat at a time: the size of the library does not matter.
 *
 * JSON of all chats has everything that belongs to a chat: what was deleted from it (marked so) and its
 * draft included. Chats that are named go out as they are shown: with all versions, without what was
 * deleted and the draft; one that branched from a chat that is not named takes along what was said
 * before. With CAUSERIE_EXPORT_EVERYTHING `conversations` is NULL.
 *
 * A file is replaced only when the new one is complete and on the disk; a stream is flushed, not closed.
 * `progress` (may be NULL) is called in the caller's context with the chats written and the chats there
 * are. Errors: CAUSERIE_ERROR_STORAGE for the history, CAUSERIE_ERROR_NOT_FOUND for a chat that is not kept,
 * CAUSERIE_ERROR_INVALID for what cannot be written in that format, else G_IO_ERROR of what is written to. */

/* One file or stream: JSON, or a single chat. */
void        causerie_export_to_stream_async (CauserieLibrary       *library,
                                             GPtrArray             *conversations,
                                             CauserieExportFormat   format,
                                             CauserieExportFlags    flags,
                                             GOutputStream         *stream,
                                             GFileProgressCallback  progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
void        causerie_export_to_file_async   (CauserieLibrary       *library,
                                             GPtrArray             *conversations,
                                             CauserieExportFormat   format,
                                             CauserieExportFlags    flags,
                                             GFile                 *file,
                                             GFileProgressCallback  progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);

/* One file a chat, in folders named as the person's are; `folder` is made when missing. A file that is
 * there is replaced when it holds the same chat, else the new one gets a number. Not for JSON. */
void        causerie_export_to_folder_async (CauserieLibrary       *library,
                                             GPtrArray             *conversations,
                                             CauserieExportFormat   format,
                                             GFile                 *folder,
                                             GFileProgressCallback  progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);

/* For each of them; `n_chats` (may be NULL): how many were written. */
gboolean    causerie_export_finish          (CauserieLibrary  *library,
                                             GAsyncResult     *result,
                                             guint            *n_chats,
                                             GError          **error);

G_END_DECLS
