/* causerie-search-found.h: a document that was found, on its way to the person
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-search-snippet.h"

G_BEGIN_DECLS

/* A hit as plain data, which may cross threads. */
typedef struct {
  char                  *conversation_uid;
  char                  *conversation_title;
  char                  *message_uid; /* NULL: the title */
  CauserieRole           role;
  gint64                 time;
  CauserieSearchPlace    place;
  CauserieSearchSnippet *snippet;     /* NULL until it is shown */

  /* where it may have been found, until it is shown */
  GPtrArray             *texts;       /* of strings: what was said, or the title */
  GPtrArray             *names;       /* of strings: of files */
  char                  *reasoning;
} CauserieSearchFound;

/* Reads a row (uid and title of the conversation; id, uid, role, time, reasoning and text of the
 * message, or NULLs but for the time), and the message's parts. */
CauserieSearchFound *causerie_search_found_read  (CauserieDatabase   *database,
                                                  CauserieStatement  *row,
                                                  GError            **error);
void                 causerie_search_found_free  (CauserieSearchFound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSearchFound, causerie_search_found_free)

/* Whether one of the terms is met in one of its texts. */
gboolean             causerie_search_found_meets (const CauserieSearchFound *self,
                                                  const CauserieSearchTerms *terms,
                                                  gboolean                   in_reasoning);

/* Chooses the place that is shown, and makes the snippet. */
void                 causerie_search_found_show  (CauserieSearchFound       *self,
                                                  const CauserieSearchTerms *terms,
                                                  gboolean                   in_reasoning);

G_END_DECLS
