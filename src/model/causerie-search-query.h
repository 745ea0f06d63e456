/* causerie-search-query.h: what is looked for in the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many hits a search gives when nobody says. */
#define CAUSERIE_SEARCH_LIMIT 50

/* Words as a person types them: each must be there in any of its forms, "in quotes" just so and in
 * this order, -without leaves out. There is no wrong syntax. All zero but the text is a search of
 * everything that is not in the trash or the archive. */
typedef struct {
  const char *text;         /* never NULL */
  gboolean    typing;       /* the last word may be unfinished: it finds what begins with it */
  gboolean    in_reasoning; /* also in what models thought */
  gboolean    archived;     /* also in the archive */
  gint64      after;        /* microseconds since 1970, from this moment on; 0: any */
  gint64      before;       /* and before this one; 0: any */
  const char *folder;       /* uid of a folder; NULL: any, or none */
  const char *model;        /* as asked or as answered; NULL: any */
  const char *conversation; /* uid: in its messages alone; NULL: in all */
  guint       limit;        /* 0: CAUSERIE_SEARCH_LIMIT */
  guint       offset;       /* how many of the newest hits are passed over */
} CauserieSearchQuery;

CauserieSearchQuery *causerie_search_query_copy (const CauserieSearchQuery *query);
void                 causerie_search_query_free (CauserieSearchQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSearchQuery, causerie_search_query_free)

G_END_DECLS
