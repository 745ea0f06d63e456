/* causerie-task-failure.h: a GTask that fails with more than a GError can say
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* As g_task_return_error(); takes the failure. That it was cancelled is one too: such a task does not check its
 * cancellable itself. */
void     causerie_task_return_failure    (GTask *task, CauserieFailure *failure);

/* As g_task_propagate_pointer(): NULL, and why in `failure` (transfer full, may be NULL). */
gpointer causerie_task_propagate_pointer (GTask *task, CauserieFailure **failure);

G_END_DECLS
