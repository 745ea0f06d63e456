/* causerie-json-splitter.h: a JSON text of any size cut into pieces while it is read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Holds one piece in memory, never the text. */
typedef struct _CauserieJsonSplitter CauserieJsonSplitter;

/* What an object at the top is cut into. An array at the top is always cut into its elements. */
typedef enum {
  CAUSERIE_JSON_WHOLE,   /* itself */
  CAUSERIE_JSON_MEMBERS, /* the elements of members that are arrays, and every other member */
} CauserieJsonCut;

/* Takes one piece: the text of one value, not looked into, so it may be no JSON after all. `member` is
 * the name of the member it is or lies in; "" for an element at the top and for a whole document.
 * `text` is terminated and borrowed; NULL for a piece over the limits, which was skipped. FALSE with
 * `error` set ends the cutting. */
typedef gboolean (*CauserieJsonPieceFunc) (const char  *member,
                                           const char  *text,
                                           gsize        length,
                                           gpointer     user_data,
                                           GError     **error);

/* A piece is at most `max_bytes` long and holds at most `max_values` values, so that what a parser
 * makes of it is bounded too. */
CauserieJsonSplitter *causerie_json_splitter_new    (CauserieJsonCut       cut,
                                                     gsize                 max_bytes,
                                                     guint                 max_values,
                                                     CauserieJsonPieceFunc take_piece,
                                                     gpointer              user_data);
void                  causerie_json_splitter_free   (CauserieJsonSplitter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieJsonSplitter, causerie_json_splitter_free)

/* Feeds the next bytes, cut anywhere; every piece they complete is taken before this returns. A BOM
 * at the start is skipped. FALSE with the error of the function that takes, or CAUSERIE_ERROR_PROTOCOL
 * where the text between pieces is no JSON: then it must not be fed again. */
gboolean              causerie_json_splitter_push   (CauserieJsonSplitter  *self,
                                                     const char            *bytes,
                                                     gsize                  length,
                                                     GError               **error);

/* Tells that nothing follows. FALSE with CAUSERIE_ERROR_PROTOCOL when the text is not complete. */
gboolean              causerie_json_splitter_finish (CauserieJsonSplitter *self, GError **error);

G_END_DECLS
