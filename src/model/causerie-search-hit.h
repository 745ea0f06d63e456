/* causerie-search-hit.h: one place where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-enums.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_SEARCH_TITLE,
  CAUSERIE_SEARCH_TEXT,
  CAUSERIE_SEARCH_REASONING,
  CAUSERIE_SEARCH_FILE,  /* the name of an attached file */
} CauserieSearchPlace;

GType causerie_search_place_get_type (void);
#define CAUSERIE_TYPE_SEARCH_PLACE (causerie_search_place_get_type ())

/* A piece of the snippet, in bytes: from `start` up to `end`. */
typedef struct {
  guint start;
  guint end;
} CauserieSearchMark;

/* All of a hit as plain data; borrowed by causerie_search_hit_new(). */
typedef struct {
  const char               *conversation_uid;
  const char               *conversation_title;
  const char               *message_uid; /* NULL: the title itself was found */
  CauserieRole              role;        /* of the message */
  gint64                    time;        /* microseconds since 1970 */
  CauserieSearchPlace       place;
  const char               *snippet;     /* some words around the first that was found, one line */
  const CauserieSearchMark *marks;       /* what was found, in order, not overlapping */
  guint                     n_marks;
} CauserieSearchHitFacts;

#define CAUSERIE_TYPE_SEARCH_HIT (causerie_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSearchHit, causerie_search_hit, CAUSERIE, SEARCH_HIT, GObject)

/* Never changes. */
CauserieSearchHit  *causerie_search_hit_new                    (const CauserieSearchHitFacts *facts);

const char         *causerie_search_hit_get_conversation_uid   (CauserieSearchHit *self);
const char         *causerie_search_hit_get_conversation_title (CauserieSearchHit *self);
const char         *causerie_search_hit_get_message_uid        (CauserieSearchHit *self); /* or NULL */
CauserieRole        causerie_search_hit_get_role               (CauserieSearchHit *self);
gint64              causerie_search_hit_get_time               (CauserieSearchHit *self);
CauserieSearchPlace causerie_search_hit_get_place              (CauserieSearchHit *self);
const char         *causerie_search_hit_get_snippet            (CauserieSearchHit *self);
guint               causerie_search_hit_get_n_marks            (CauserieSearchHit *self);
void                causerie_search_hit_get_mark               (CauserieSearchHit *self,
                                                                guint              i,
                                                                guint             *start,
                                                                guint             *end);

G_END_DECLS
