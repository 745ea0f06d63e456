/* causerie-unsaved.h: what is to be written, kept until it is
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-write.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_UNSAVED (causerie_unsaved_get_type ())
G_DECLARE_FINAL_TYPE (CauserieUnsaved, causerie_unsaved, CAUSERIE, UNSAVED, GObject)

#define CAUSERIE_UNSAVED_FIRST_RETRY_S 5

/* Everything a library writes passes through here. What the store refuses is kept, and written in the order
 * it was first asked for: parents before children. It is tried again with the next thing to be written,
 * after 5 seconds, later after up to 60, and when it is asked for; a history that is read-only is left alone.
 * Property, read-only: error (string, NULL while nothing waits: why, untranslated). */
CauserieUnsaved *causerie_unsaved_new              (CauserieStore *store);

/* Takes `write` over. `task` (transfer full, may be NULL) returns TRUE when it is on the disk, or why the
 * first attempt failed: it is kept then. */
void             causerie_unsaved_add              (CauserieUnsaved *self,
                                                    CauserieWrite   *write,
                                                    GTask           *task);

/* What waits for the conversation, folder or message with this uid is not wanted any more. */
void             causerie_unsaved_forget           (CauserieUnsaved *self, const char *uid);

/* A write of this object (causerie_write_get_key()) is not done yet; and, what is narrower, it has been handed
 * to the store. */
gboolean         causerie_unsaved_contains         (CauserieUnsaved *self, gpointer object);
gboolean         causerie_unsaved_is_writing       (CauserieUnsaved *self, gpointer object);

/* Some of what failed would be missed. */
gboolean         causerie_unsaved_is_worth_keeping (CauserieUnsaved *self);

/* Tries what failed again, at once. */
void             causerie_unsaved_flush            (CauserieUnsaved *self);
const char      *causerie_unsaved_get_error        (CauserieUnsaved *self);

/* For tests: the waits take so many times as long. */
void             causerie_unsaved_set_pace         (CauserieUnsaved *self, double pace);

/* One last attempt at everything that waits; none is made afterwards. */
void             causerie_unsaved_close            (CauserieUnsaved *self);

G_END_DECLS
