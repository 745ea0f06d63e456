/* causerie-task-failure.c: a GTask that fails with more than a GError can say
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-task-failure.h"

#define NAME "causerie-failure"

void
causerie_task_return_failure (GTask *task, CauserieFailure *failure)
{
  g_return_if_fail (G_IS_TASK (task) && failure != NULL);

  g_object_set_data_full (G_OBJECT (task), NAME, failure,
                          (GDestroyNotify) causerie_failure_unref);
  g_task_return_pointer (task, NULL, NULL);
}

gpointer
causerie_task_propagate_pointer (GTask *task, CauserieFailure **failure)
{
  g_return_val_if_fail (G_IS_TASK (task), NULL);

  if (failure != NULL)
    *failure = g_object_steal_data (G_OBJECT (task), NAME);

  return g_task_propagate_pointer (task, NULL);
}
