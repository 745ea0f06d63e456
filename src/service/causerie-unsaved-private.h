/* causerie-unsaved-private.h: what the files of CauserieUnsaved share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-unsaved.h"

G_BEGIN_DECLS

typedef struct {
  CauserieUnsaved *unsaved;  /* owned while it is under way, else NULL */
  CauserieWrite   *write;    /* owned */
  GTask           *task;     /* owned, or NULL: who waits for the first attempt */
  guint64          serial;   /* when it was asked for, among all */
  guint            pass;     /* the last one that tried it; 0 none */
  gboolean         is_retry;
  gboolean         is_whole; /* what it hangs on was put before it */
  gboolean         is_old;   /* it is tried once more whatever comes of this */
} CauserieUnsavedEntry;

struct _CauserieUnsaved {
  GObject        parent_instance;

  /* owned */
  CauserieStore *store;
  GQueue         waiting; /* of entries, by serial: what failed, and what was asked for since */
  GQueue         flying;  /* of entries, as they were begun: handed to the store */
  GHashTable    *blocked; /* set of conversations, in a pass: one of their writes failed in it */
  GError        *error;   /* of the last failure; NULL while nothing waits */

  guint64        n_entries;
  guint          n_passes;
  guint          n_failures; /* in the pass */
  guint          retry_s;
  guint          retry_id;   /* 0 none */
  double         pace;
  gboolean       passing;
  gboolean       closed;
};

/* Takes `write` and `task` over. */
CauserieUnsavedEntry *causerie_unsaved_entry_new    (CauserieUnsaved *self,
                                                     CauserieWrite   *write,
                                                     GTask           *task);

/* `error` NULL: it is written, or not wanted. Frees it. */
void                  causerie_unsaved_entry_end    (CauserieUnsavedEntry *entry,
                                                     const GError         *error);

/* Puts it among those that wait, behind those with the same serial. */
void                  causerie_unsaved_insert       (CauserieUnsaved      *self,
                                                     CauserieUnsavedEntry *entry);
void                  causerie_unsaved_attempt      (CauserieUnsaved      *self,
                                                     CauserieUnsavedEntry *entry);

/* Nothing more is to be tried now: all is well, or it is tried again later. */
void                  causerie_unsaved_end_pass     (CauserieUnsaved *self);
void                  causerie_unsaved_set_error    (CauserieUnsaved *self,
                                                     const GError    *error);
gboolean              causerie_unsaved_is_read_only (CauserieUnsaved *self);

G_END_DECLS
