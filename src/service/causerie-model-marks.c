/* causerie-model-marks.c: which models are favourites, and which were used last
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-marks.h"

#include "causerie-settings-private.h"

#define FAVOURITES "favourite-models"
#define RECENT     "recent-models"

struct _CauserieModelMarks {
  GSettings              *settings;   /* owned */
  GHashTable             *favourites; /* owned; a set of keys */
  GHashTable             *recent;     /* owned; keys to gint64 */
  gulong                  changed_id;
  CauserieModelMarksFunc  changed;
  gpointer                user_data;
};

static char *
build_key (const char *connection_uid, const char *model_id)
{
  return g_strconcat (connection_uid, "\n", model_id, NULL);
}

static void
read_favourites (CauserieModelMarks *self)
{
  g_autoptr(GVariant) list = g_settings_get_value (self->settings, FAVOURITES);
  const char *uid, *id;
  GVariantIter iter;

  g_hash_table_remove_all (self->favourites);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s)", &uid, &id))
    g_hash_table_add (self->favourites, build_key (uid, id));
}

static void
read_recent (CauserieModelMarks *self)
{
  g_autoptr(GVariant) list = g_settings_get_value (self->settings, RECENT);
  const char *uid, *id;
  GVariantIter iter;
  gint64 when;

  g_hash_table_remove_all (self->recent);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&sx)", &uid, &id, &when))
    g_hash_table_insert (self->recent, build_key (uid, id), g_memdup2 (&when, sizeof when));
}

static void
changed_cb (GSettings *settings, const char *key, CauserieModelMarks *self)
{
  if (g_str_equal (key, FAVOURITES))
    read_favourites (self);
  else if (g_str_equal (key, RECENT))
    read_recent (self);
  else
    return;

  self->changed (self->user_data);
}

CauserieModelMarks *
causerie_model_marks_new (CauserieSettings       *settings,
                          CauserieModelMarksFunc  changed,
                          gpointer                user_data)
{
  CauserieModelMarks *self = g_new0 (CauserieModelMarks, 1);

  self->settings = g_object_ref (causerie_settings_get_root (settings));
  self->favourites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->recent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->changed = changed;
  self->user_data = user_data;
  read_favourites (self);
  read_recent (self);
  self->changed_id = g_signal_connect (self->settings, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

void
causerie_model_marks_free (CauserieModelMarks *self)
{
  g_clear_signal_handler (&self->changed_id, self->settings);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->favourites, g_hash_table_unref);
  g_clear_pointer (&self->recent, g_hash_table_unref);
  g_free (self);
}

gboolean
causerie_model_marks_is_favourite (CauserieModelMarks *self,
                                   const char         *connection_uid,
                                   const char         *model_id)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->favourites) == 0) /* thousands of models are asked about */
    return FALSE;

  key = build_key (connection_uid, model_id);
  return g_hash_table_contains (self->favourites, key);
}

gint64
causerie_model_marks_get_last_used (CauserieModelMarks *self,
                                    const char         *connection_uid,
                                    const char         *model_id)
{
  g_autofree char *key = NULL;
  const gint64 *when;

  if (g_hash_table_size (self->recent) == 0)
    return 0;

  key = build_key (connection_uid, model_id);
  when = g_hash_table_lookup (self->recent, key);
  return when != NULL ? *when : 0;
}

/* --- writing ---------------------------------------------------------------------------------- */

void
causerie_model_marks_set_favourite (CauserieModelMarks *self,
                                    const char         *connection_uid,
                                    const char         *model_id,
                                    gboolean            favourite)
{
  g_autoptr(GVariant) list = g_settings_get_value (self->settings, FAVOURITES);
  GVariantBuilder builder;
  const char *uid, *id;
  GVariantIter iter;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s)", &uid, &id))
    if (!g_str_equal (uid, connection_uid) || !g_str_equal (id, model_id))
      g_variant_builder_add (&builder, "(ss)", uid, id);
  if (favourite)
    g_variant_builder_add (&builder, "(ss)", connection_uid, model_id);

  g_settings_set_value (self->settings, FAVOURITES, g_variant_builder_end (&builder));
}

void
causerie_model_marks_note_used (CauserieModelMarks *self,
                                const char         *connection_uid,
                                const char         *model_id,
                                gint64              when)
{
  g_autoptr(GVariant) list = g_settings_get_value (self->settings, RECENT);
  GVariantBuilder builder;
  const char *uid, *id;
  GVariantIter iter;
  gint64 before;
  guint n = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssx)"));
  g_variant_builder_add (&builder, "(ssx)", connection_uid, model_id, when);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&sx)", &uid, &id, &before))
    if ((!g_str_equal (uid, connection_uid) || !g_str_equal (id, model_id)) &&
        n++ < CAUSERIE_MODEL_MARKS_MAX_RECENT)
      g_variant_builder_add (&builder, "(ssx)", uid, id, before);

  g_settings_set_value (self->settings, RECENT, g_variant_builder_end (&builder));
}
