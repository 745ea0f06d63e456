/* check-property.h: that a property can be read back and notifies what changed, and only that
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

static inline void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *n_notifies)
{
  (*n_notifies)++;
}

/* Sets the property twice to a value it does not have: one notification. Then back, twice too. */
static inline void
check_property (gpointer object, const char *name, const GValue *other)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), name);
  g_autofree char *signal = g_strconcat ("notify::", name, NULL);
  g_auto(GValue) before = G_VALUE_INIT;
  guint n_notifies = 0;
  gulong handler = g_signal_connect (object, signal, G_CALLBACK (count_notify_cb), &n_notifies);
  const GValue *values[2];

  g_assert_nonnull (pspec);
  g_object_get_property (object, name, &before);
  g_assert_cmpint (g_param_values_cmp (pspec, &before, other), !=, 0);

  values[0] = other;
  values[1] = &before;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_auto(GValue) after = G_VALUE_INIT;

    g_object_set_property (object, name, values[i]);
    g_object_set_property (object, name, values[i]);
    g_assert_cmpuint (n_notifies, ==, i + 1);

    g_object_get_property (object, name, &after);
    g_assert_cmpint (g_param_values_cmp (pspec, &after, values[i]), ==, 0);
  }

  g_signal_handler_disconnect (object, handler);
}

static inline void
check_string_property (gpointer object, const char *name)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "Привіт <b>&amp;");
  check_property (object, name, &value);
}

static inline void
check_boolean_property (gpointer object, const char *name)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, TRUE);
  check_property (object, name, &value);
}

static inline void
check_int64_property (gpointer object, const char *name)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, G_GINT64_CONSTANT (1785000000123456));
  check_property (object, name, &value);
}

/* For a boxed type whose copy is a reference. */
static inline void
check_boxed_property (gpointer object, const char *name, GType type, gpointer boxed)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, type);
  g_value_set_boxed (&value, boxed);
  check_property (object, name, &value);
}

/* That a loop over the class finds no writable property which the test forgot. */
static inline void
check_all_writable (gpointer object, const char * const *tested)
{
  guint n_properties;
  g_autofree GParamSpec **pspecs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

  for (guint i = 0; i < n_properties; i++) {
    if ((pspecs[i]->flags & G_PARAM_WRITABLE) && !(pspecs[i]->flags & G_PARAM_CONSTRUCT_ONLY) &&
        !g_strv_contains (tested, pspecs[i]->name))
      g_error ("%s:%s is not tested", G_OBJECT_TYPE_NAME (object), pspecs[i]->name);
  }
}
