/* recorded-models.h: a fixture of the catalogue that OpenRouter once sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-model-list.h"

#include <gio/gio.h>

typedef struct {
  GPtrArray *models; /* CauserieModels; NULL: the test is skipped */
  GPtrArray *ids;    /* of those that can chat, NULL-terminated; borrowed from the models */
} Recorded;

static inline CauserieModel *
recorded_find (Recorded *self, const char *id)
{
  for (guint i = 0; i < self->models->len; i++)
    if (g_str_equal (causerie_model_get_id (g_ptr_array_index (self->models, i)), id))
      return g_ptr_array_index (self->models, i);

  return NULL;
}

static inline void
recorded_list_ids (Recorded *self)
{
  self->ids = g_ptr_array_new ();
  for (guint i = 0; i < self->models->len; i++) {
    CauserieModel *model = g_ptr_array_index (self->models, i);

    if (causerie_model_can_chat (model))
      g_ptr_array_add (self->ids, (gpointer) causerie_model_get_id (model));
  }
  g_ptr_array_add (self->ids, NULL);
}

static inline void
recorded_set_up (Recorded *self, gconstpointer data)
{
  const char *folder = g_getenv ("CAUSERIE_FIXTURES");
  g_autofree char *path =
    folder != NULL ? g_build_filename (folder, "models-openrouter.json", NULL) : NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL)) {
    g_test_skip ("the recorded catalogue is not there");
    return;
  }

  self->models = causerie_model_list_parse (text, length, &error);
  g_assert_no_error (error);
  recorded_list_ids (self);
}

static inline void
recorded_tear_down (Recorded *self, gconstpointer data)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
}

typedef void (*RecordedTest) (Recorded *self, gconstpointer data);

/* The case itself as data: it is not run when there is nothing to run it with. */
static inline void
recorded_run (Recorded *self, gconstpointer data)
{
  RecordedTest test = (RecordedTest) data;

  if (self->models != NULL)
    test (self, NULL);
}

static inline void
recorded_add (const char *path, RecordedTest test)
{
  g_test_add (path, Recorded, (gconstpointer) test, recorded_set_up, recorded_run, recorded_tear_down);
}
