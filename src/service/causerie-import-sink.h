/* causerie-import-sink.h: what is read on one thread handed to the history in batches
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-import-format.h"
#include "causerie-import.h"
#include "causerie-store-import.h"

G_BEGIN_DECLS

/* Made and freed on the main thread, filled by one other. What has gathered is written in the main
 * context's time while reading goes on; a reader that is faster waits. */
CauserieImportSink   *causerie_import_sink_new         (CauserieStore *store, GCancellable *cancellable);
void                  causerie_import_sink_free        (CauserieImportSink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieImportSink, causerie_import_sink_free)

/* --- on the reading thread --- */

/* What is being read, for causerie_import_sink_complain() without a name: "chat 12". */
void                  causerie_import_sink_set_place   (CauserieImportSink *self, const char *place);

/* The format was recognised. */
void                  causerie_import_sink_set_format  (CauserieImportSink         *self,
                                                        const CauserieImportFormat *format);

/* Nothing more is taken: the history failed, or the import was cancelled. Then check tells why: FALSE with
 * the error. */
gboolean              causerie_import_sink_has_ended   (CauserieImportSink *self);
gboolean              causerie_import_sink_check       (CauserieImportSink *self, GError **error);

/* Records as our own format has them (transfer full). FALSE when the import is to end. */
gboolean              causerie_import_sink_take_chat   (CauserieImportSink  *self,
                                                        CauserieStoredChat  *chat,
                                                        GError             **error);
gboolean              causerie_import_sink_take_folder (CauserieImportSink    *self,
                                                        CauserieStoredFolder  *folder,
                                                        GError               **error);
gboolean              causerie_import_sink_take_ledger (CauserieImportSink   *self,
                                                        CauserieLedgerEntry  *entry,
                                                        GError              **error);

/* Bytes that chats which follow may name: kept in a file without a name, not in memory. FALSE with an error
 * when they are not what their name says, or cannot be kept. */
gboolean              causerie_import_sink_take_blob   (CauserieImportSink  *self,
                                                        const char          *sha256,
                                                        const guchar        *bytes,
                                                        gsize                length,
                                                        GError             **error);
GBytes               *causerie_import_sink_find_blob   (CauserieImportSink *self, const char *sha256);

/* Settings, for the main thread to look at in the end: "connections", "profiles" or "preferences". */
void                  causerie_import_sink_take_setting (CauserieImportSink *self,
                                                         const char         *member,
                                                         JsonObject         *object);

/* Writes what has gathered and waits until everything is on the disk. */
gboolean              causerie_import_sink_finish      (CauserieImportSink *self, GError **error);

/* --- on the main thread, after the reading one has ended --- */

/* What was done so far, without format and settings (transfer none); the caller may change it. */
CauserieImportReport *causerie_import_sink_get_report  (CauserieImportSink *self);

/* The settings of one kind (element-type JsonObject), in their order. */
GPtrArray            *causerie_import_sink_get_settings (CauserieImportSink *self, const char *member);

G_END_DECLS
