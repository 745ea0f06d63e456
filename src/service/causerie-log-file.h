/* causerie-log-file.h: lines on the disk that several programs add to
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text file of lines, at most `max_bytes` large: when it would grow past that, it is written anew with the
 * newest half. Readable by this person alone. Every change is made under a lock on the file, so that the
 * window and the command line may write at once; a lock that is held too long is given up on, for no log is
 * worth a program that does not end. Calls block: they belong to a thread, one at a time. */
typedef struct _CauserieLogFile CauserieLogFile;

CauserieLogFile *causerie_log_file_new    (const char *path, gsize max_bytes);
void             causerie_log_file_free   (CauserieLogFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieLogFile, causerie_log_file_free)

/* Adds a line, which has no line feed. What cannot be written leaves no part of it behind. */
gboolean         causerie_log_file_append (CauserieLogFile *self, const char *line, GError **error);

/* All of it (transfer full), "" where there is none yet. */
char            *causerie_log_file_read   (CauserieLogFile *self, gsize *length, GError **error);

G_END_DECLS
