/* causerie-catalogue-entry.c: a model of the catalogue, with what the person has to do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-entry.h"
#include "causerie-catalogue-entry-private.h"

#include "causerie-property.h"

struct _CauserieCatalogueEntry {
  GObject                parent_instance;

  /* owned */
  CauserieCatalogueList *list;
  CauserieModel         *model; /* NULL until it is asked for */

  const char            *connection_uid; /* interned */
  gint64                 last_used;
  guint                  index;
  gboolean               favourite;
};

G_DEFINE_FINAL_TYPE (CauserieCatalogueEntry, causerie_catalogue_entry, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CauserieModelChange, causerie_model_change,
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_CHANGE_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_CHANGE_NEW, "new"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_CHANGE_CHEAPER, "cheaper"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_CHANGE_DEARER, "dearer"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MODEL_CHANGE_GONE, "gone"))

enum { PROP_FAVOURITE = 1, PROP_LAST_USED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
causerie_catalogue_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieCatalogueEntry *self = CAUSERIE_CATALOGUE_ENTRY (object);

  switch (id) {
    case PROP_FAVOURITE:
      g_value_set_boolean (value, self->favourite);
      break;
    case PROP_LAST_USED:
      g_value_set_int64 (value, self->last_used);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_catalogue_entry_finalize (GObject *object)
{
  CauserieCatalogueEntry *self = CAUSERIE_CATALOGUE_ENTRY (object);

  g_clear_pointer (&self->list, causerie_catalogue_list_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (causerie_catalogue_entry_parent_class)->finalize (object);
}

static void
causerie_catalogue_entry_class_init (CauserieCatalogueEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = causerie_catalogue_entry_get_property;
  object_class->finalize = causerie_catalogue_entry_finalize;

  properties[PROP_FAVOURITE] = g_param_spec_boolean ("favourite", NULL, NULL, FALSE, flags);
  properties[PROP_LAST_USED] = g_param_spec_int64 ("last-used", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_catalogue_entry_init (CauserieCatalogueEntry *self)
{
}

CauserieCatalogueEntry *
causerie_catalogue_entry_new (const char *connection_uid, CauserieCatalogueList *list, guint index)
{
  CauserieCatalogueEntry *self = g_object_new (CAUSERIE_TYPE_CATALOGUE_ENTRY, NULL);

  self->connection_uid = connection_uid;
  self->list = causerie_catalogue_list_ref (list);
  self->index = index;

  return self;
}

const char *
causerie_catalogue_entry_get_connection_uid (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), NULL);

  return self->connection_uid;
}

const char *
causerie_catalogue_entry_get_id (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), NULL);

  return causerie_catalogue_list_get_id (self->list, self->index);
}

const char *
causerie_catalogue_entry_get_name (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), NULL);

  return causerie_catalogue_list_get_name (self->list, self->index);
}

CauserieModel *
causerie_catalogue_entry_get_model (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), NULL);

  if (self->model == NULL)
    self->model = causerie_catalogue_list_read_model (self->list, self->index);

  return self->model;
}

gboolean
causerie_catalogue_entry_get_favourite (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), FALSE);

  return self->favourite;
}

gint64
causerie_catalogue_entry_get_last_used (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), 0);

  return self->last_used;
}

CauserieModelChange
causerie_catalogue_entry_get_change (CauserieCatalogueEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), CAUSERIE_MODEL_CHANGE_NONE);

  return causerie_catalogue_entry_get_card (self)->change;
}

const char *
causerie_catalogue_entry_get_old_price (CauserieCatalogueEntry *self, CauseriePrice price)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_ENTRY (self), NULL);

  return causerie_catalogue_list_get_old_price (self->list, self->index, price);
}

const CauserieModelCard *
causerie_catalogue_entry_get_card (CauserieCatalogueEntry *self)
{
  return causerie_catalogue_list_get_card (self->list, self->index);
}

const char *
causerie_catalogue_entry_get_words (CauserieCatalogueEntry *self)
{
  return causerie_catalogue_list_get_words (self->list, self->index);
}

void
causerie_catalogue_entry_set_favourite (CauserieCatalogueEntry *self, gboolean favourite)
{
  if (causerie_set_value (&self->favourite, favourite))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVOURITE]);
}

void
causerie_catalogue_entry_set_last_used (CauserieCatalogueEntry *self, gint64 last_used)
{
  if (causerie_set_value (&self->last_used, last_used))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_USED]);
}
