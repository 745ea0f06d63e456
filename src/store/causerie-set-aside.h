/* causerie-set-aside.h: a damaged history moved out of the way of a new one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-rescue.h"

G_BEGIN_DECLS

/* Nobody has the file open. Makes a new history of what is readable in it, and puts that in its place; the
 * damaged file and its log stay beside it as "history-damaged-YYYYMMDD-HHMMSS.sqlite". On failure everything
 * is as it was. (transfer full) */
CauserieRescue *causerie_set_aside_run    (const char *path, GError **error);

/* Goes on where a program was killed in the middle of that. To be called before the file is opened. */
gboolean        causerie_set_aside_resume (const char *path, GError **error);

G_END_DECLS
