/* causerie-settings-record.c: one object and the settings it is kept in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-settings-record.h"

#include "causerie-params.h"
#include "causerie-url.h"

struct _CauserieSettingsRecord {
  /* owned */
  GSettings *settings;
  GObject   *object;

  gboolean   is_busy; /* while the parameters of one side become those of the other */
};

static char **
list_keys (GSettings *settings)
{
  g_autoptr(GSettingsSchema) schema = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_list_keys (schema);
}

static gboolean
has_property (GObject *object, const char *name)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (object), name) != NULL;
}

/* --- parameters: a key each, where no user value is unset --- */

static double
read_value (CauserieParam param, GVariant *stored)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);
  const char *word;

  if (facts->choices == NULL)
    return facts->is_integer ? (double) g_variant_get_int64 (stored)
                             : g_variant_get_double (stored);

  /* The schema allows no other words. */
  word = g_variant_get_string (stored, NULL);
  for (guint i = 0; facts->choices[i] != NULL; i++)
    if (g_str_equal (facts->choices[i], word))
      return i;
  g_return_val_if_reached (facts->suggestion);
}

static GVariant *
write_value (CauserieParam param, double value)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);

  if (facts->choices != NULL)
    return g_variant_new_string (facts->choices[(guint) value]);

  return facts->is_integer ? g_variant_new_int64 ((gint64) value) : g_variant_new_double (value);
}

static void
read_text (GSettings *settings, CauserieTextParam param, CauserieParams *params)
{
  g_autofree char *text =
    g_settings_get_string (settings, causerie_text_param_get_facts (param)->name);
  g_autoptr(GError) error = NULL;

  if (!causerie_params_parse_text (params, param, text, &error))
    g_warning ("A setting that makes no sense is not used: %s", error->message);
}

static void
read_params (GSettings *settings, CauserieParams *params)
{
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const char *name = causerie_param_get_facts (i)->name;
    g_autoptr(GVariant) value = g_settings_get_user_value (settings, name);

    if (value != NULL)
      causerie_params_set (params, i, read_value (i, value));
  }

  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    read_text (settings, i, params);
}

static void
write_param (GSettings *settings, const CauserieParams *wanted, CauserieParam param)
{
  const char *name = causerie_param_get_facts (param)->name;
  g_autoptr(GVariant) before = g_settings_get_user_value (settings, name);
  g_autoptr(GVariant) after = NULL;
  double value;

  if (!causerie_params_get (wanted, param, &value)) {
    g_settings_reset (settings, name);
    return;
  }

  after = g_variant_ref_sink (write_value (param, value));
  if (before == NULL || !g_variant_equal (before, after))
    g_settings_set_value (settings, name, after);
}

static void
write_text (GSettings *settings, const CauserieParams *wanted, CauserieTextParam param)
{
  const char *name = causerie_text_param_get_facts (param)->name;
  const char *text = causerie_params_get_text (wanted, param);
  g_autofree char *before = g_settings_get_string (settings, name);

  if (text == NULL)
    g_settings_reset (settings, name);
  else if (!g_str_equal (before, text))
    g_settings_set_string (settings, name, text);
}

static void
write_params_of (GSettings *settings, GObject *object)
{
  g_autoptr(CauserieParams) params = NULL;

  g_object_get (object, "params", &params, NULL);
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
    write_param (settings, params, i);
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    write_text (settings, params, i);
}

static void
params_changed_cb (CauserieSettingsRecord *self)
{
  if (self->is_busy)
    return;

  self->is_busy = TRUE;
  write_params_of (self->settings, self->object);
  self->is_busy = FALSE;
}

static void
setting_changed_cb (CauserieSettingsRecord *self)
{
  g_auto(CauserieParams) params = { 0 };

  if (self->is_busy)
    return;

  /* What cannot be read stays where it was written, to be corrected. */
  self->is_busy = TRUE;
  read_params (self->settings, &params);
  g_object_set (self->object, "params", &params, NULL);
  self->is_busy = FALSE;
}

static void
bind_params (CauserieSettingsRecord *self)
{
  setting_changed_cb (self);
  g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (setting_changed_cb), self);
  g_signal_connect_swapped (self->object, "notify::params", G_CALLBACK (params_changed_cb), self);
}

/* --- everything else: a key a property --- */

/* What was written by hand is not always canonical; an object's address is. */
static gboolean
read_base_url_cb (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *text = g_variant_get_string (variant, NULL);
  char *base_url = causerie_url_normalize (text, NULL);

  g_value_take_string (value, base_url != NULL ? base_url : g_strdup (text));
  return TRUE;
}

static GVariant *
write_base_url_cb (const GValue *value, const GVariantType *expected_type, gpointer user_data)
{
  return g_variant_new_string (g_value_get_string (value));
}

static void
bind_property (GSettings *settings, GObject *object, const char *name)
{
  if (g_str_equal (name, "base-url"))
    g_settings_bind_with_mapping (settings, name, object, name, G_SETTINGS_BIND_DEFAULT,
                                  read_base_url_cb, write_base_url_cb, NULL, NULL);
  else
    g_settings_bind (settings, name, object, name, G_SETTINGS_BIND_DEFAULT);
}

CauserieSettingsRecord *
causerie_settings_record_new (GSettings *settings, GObject *object)
{
  CauserieSettingsRecord *self;
  g_auto(GStrv) keys = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings) && G_IS_OBJECT (object), NULL);

  self = g_new0 (CauserieSettingsRecord, 1);
  self->settings = g_object_ref (settings);
  self->object = g_object_ref (object);

  keys = list_keys (settings);
  for (guint i = 0; keys[i] != NULL; i++)
    if (has_property (object, keys[i]))
      bind_property (settings, object, keys[i]);
  if (has_property (object, "params"))
    bind_params (self);

  return self;
}

GObject *
causerie_settings_record_get_object (CauserieSettingsRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->object;
}

void
causerie_settings_record_free (CauserieSettingsRecord *self)
{
  g_auto(GStrv) keys = list_keys (self->settings);

  for (guint i = 0; keys[i] != NULL; i++)
    if (has_property (self->object, keys[i]))
      g_settings_unbind (self->object, keys[i]);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (self->object, self);

  g_clear_object (&self->settings);
  g_clear_object (&self->object);
  g_free (self);
}

void
causerie_settings_record_write (GSettings *settings, GObject *object)
{
  g_auto(GStrv) keys = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings) && G_IS_OBJECT (object));

  keys = list_keys (settings);
  for (guint i = 0; keys[i] != NULL; i++) {
    g_autofree char *text = NULL;

    if (!has_property (object, keys[i]))
      continue;
    g_object_get (object, keys[i], &text, NULL);
    g_settings_set_string (settings, keys[i], text);
  }
  if (has_property (object, "params"))
    write_params_of (settings, object);
}

void
causerie_settings_record_erase (GSettings *settings)
{
  g_auto(GStrv) keys = NULL;

  g_return_if_fail (G_IS_SETTINGS (settings));

  keys = list_keys (settings);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}
