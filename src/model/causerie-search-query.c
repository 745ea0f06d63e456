/* causerie-search-query.c: what is looked for in the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-query.h"

CauserieSearchQuery *
causerie_search_query_copy (const CauserieSearchQuery *query)
{
  CauserieSearchQuery *copy;

  g_return_val_if_fail (query != NULL && query->text != NULL, NULL);

  copy = g_new (CauserieSearchQuery, 1);
  *copy = *query;
  copy->text = g_strdup (query->text);
  copy->folder = g_strdup (query->folder);
  copy->model = g_strdup (query->model);
  copy->conversation = g_strdup (query->conversation);
  return copy;
}

void
causerie_search_query_free (CauserieSearchQuery *query)
{
  if (query == NULL)
    return;

  g_free ((char *) query->text);
  g_free ((char *) query->folder);
  g_free ((char *) query->model);
  g_free ((char *) query->conversation);
  g_free (query);
}
