/* causerie-model-line.c: a place in the model picker's list, and what stands there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-line.h"

#include "causerie-property.h"

struct _CauserieModelLine {
  GObject  parent_instance;

  GObject *item;    /* owned */
  int      section;
};

G_DEFINE_FINAL_TYPE (CauserieModelLine, causerie_model_line, G_TYPE_OBJECT)

enum { PROP_ITEM = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
causerie_model_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
    case PROP_ITEM:
      g_value_set_object (value, CAUSERIE_MODEL_LINE (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_model_line_dispose (GObject *object)
{
  g_clear_object (&CAUSERIE_MODEL_LINE (object)->item);

  G_OBJECT_CLASS (causerie_model_line_parent_class)->dispose (object);
}

static void
causerie_model_line_class_init (CauserieModelLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_model_line_get_property;
  object_class->dispose = causerie_model_line_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_model_line_init (CauserieModelLine *self)
{
}

CauserieModelLine *
causerie_model_line_new (void)
{
  return g_object_new (CAUSERIE_TYPE_MODEL_LINE, NULL);
}

GObject *
causerie_model_line_get_item (CauserieModelLine *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MODEL_LINE (self), NULL);

  return self->item;
}

void
causerie_model_line_set_item (CauserieModelLine *self, GObject *item, int section, gboolean fresh)
{
  gboolean moved, changed;

  g_return_if_fail (CAUSERIE_IS_MODEL_LINE (self) && G_IS_OBJECT (item));

  moved = causerie_set_value (&self->section, section);
  changed = g_set_object (&self->item, item);
  if (moved || changed || fresh)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
