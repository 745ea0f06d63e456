/* causerie-import-format.h: a kind of file that can be imported, as a row
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where readers put what they read. */
typedef struct _CauserieImportSink CauserieImportSink;

/* How a document is cut into the pieces that `read` gets. An array at the top is always cut into its
 * elements; this says what is done with an object at the top. */
typedef enum {
  CAUSERIE_IMPORT_WHOLE,   /* it is one piece */
  CAUSERIE_IMPORT_MEMBERS, /* the elements of members that are arrays are a piece each, and so is every
                            * other member */
} CauserieImportCut;

/* All functions run on the import's thread: they make model objects and touch nothing that is shared.
 * What they are given is borrowed. */
typedef struct {
  const char        *id;   /* "chatgpt": part of the uids, so it never changes */
  const char        *name; /* "ChatGPT": for people, not translated */
  CauserieImportCut  cut;

  /* Whether the file is of this format. `head`: its first bytes, at most CAUSERIE_IMPORT_HEAD, not
   * terminated, without a byte order mark. `first`: the first element of an array at the top, whole; or
   * an outline of an object at the top: its members as far as the head goes, strings, numbers and words
   * as they are, objects and arrays empty. NULL when it is no JSON, or the first element no object. */
  gboolean (*recognise) (const char *head, gsize length, JsonObject *first);

  /* Reads one piece, which may hold no chat at all: then nothing is put. `member`: the name of the
   * member the piece is, or is an element of; "" for an element of an array at the top and for a whole
   * document. FALSE with an error whose message is a translated sentence when the piece should have been
   * a chat: a problem in the report. `piece` may have any shape: wrong types, cycles, a million children. */
  gboolean (*read)      (const char          *member,
                         JsonObject          *piece,
                         CauserieImportSink  *sink,
                         GError             **error);

  /* Instead of `read`, for files that are no JSON (SQLite, archives); NULL for those that are. FALSE
   * when the file as a whole cannot be read. */
  gboolean (*read_file) (GFile *file, CauserieImportSink *sink, GError **error);
} CauserieImportFormat;

#define CAUSERIE_IMPORT_HEAD (64 * 1024)

/* The rows, NULL-terminated; the first that recognises a file reads it. */
extern const CauserieImportFormat * const causerie_import_formats[];

/* The same uid each time for the same thing of a format, so that a second import finds what the first
 * one wrote: a version 5 UUID of the words, which end with NULL. The foreign program's own id is a word;
 * a message whose id is not unique in the file takes its chat's id as a word too. (transfer full) */
char         *causerie_import_uid          (const char *format_id, ...) G_GNUC_NULL_TERMINATED;

/* Hands over one chat. `conversation` carries title, times, pin, archive and tags; it is not loaded.
 * Its times, where 0, are taken from the messages. `messages` holds CauserieMessages, parents before
 * children; `leaf_uid` is the end of the path that is shown, or NULL for the last of them. Nothing is
 * kept of the objects. `folder` is the name of the folder or NULL. What breaks the tree (two with one
 * uid, a parent that comes later or never) is mended: no message is lost by it.
 * Blocks while the history is busy. FALSE with an error when the import is to end: pass it on. */
gboolean      causerie_import_sink_take    (CauserieImportSink    *self,
                                            CauserieConversation  *conversation,
                                            GPtrArray             *messages,
                                            const char            *leaf_uid,
                                            const char            *folder,
                                            GError               **error);

/* A problem that leaves the rest of the file, or of the chat, readable. `what` may be NULL: the place
 * in the file is said instead. `why` is translated. */
void          causerie_import_sink_complain (CauserieImportSink *self,
                                             const char         *what,
                                             const char         *why);

/* For what reads files itself. */
GCancellable *causerie_import_sink_get_cancellable (CauserieImportSink *self);

/* Reads JSON of one of the formats from a stream, as if it were a file: for archives. `name` is for
 * problems. FALSE when no format fits or the stream fails. */
gboolean      causerie_import_sink_read_stream (CauserieImportSink  *self,
                                                const char          *name,
                                                GInputStream        *stream,
                                                GError             **error);

G_END_DECLS
