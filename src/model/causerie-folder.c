/* causerie-folder.c: a place for conversations
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-folder.h"

#include "causerie-property.h"

struct _CauserieFolder {
  GObject  parent_instance;

  char    *uid;          /* owned, never NULL */
  char    *name;         /* owned, never NULL */
  gint64   created_time; /* microseconds since 1970 */
  gint64   trashed_time; /* 0: not in the trash */
};

G_DEFINE_FINAL_TYPE (CauserieFolder, causerie_folder, G_TYPE_OBJECT)

enum {
  PROP_UID = 1,
  PROP_NAME,
  PROP_CREATED_TIME,
  PROP_TRASHED_TIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_time (CauserieFolder *self, int property, gint64 *field, gint64 value)
{
  if (causerie_set_value (field, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
causerie_folder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieFolder *self = CAUSERIE_FOLDER (object);

  switch (id) {
  case PROP_UID:
    g_value_set_string (value, self->uid);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_CREATED_TIME:
    g_value_set_int64 (value, self->created_time);
    break;
  case PROP_TRASHED_TIME:
    g_value_set_int64 (value, self->trashed_time);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_folder_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieFolder *self = CAUSERIE_FOLDER (object);

  switch (id) {
  case PROP_UID:
    self->uid = g_value_dup_string (value);
    break;
  case PROP_NAME:
    causerie_folder_set_name (self, g_value_get_string (value));
    break;
  case PROP_CREATED_TIME:
    causerie_folder_set_created_time (self, g_value_get_int64 (value));
    break;
  case PROP_TRASHED_TIME:
    causerie_folder_set_trashed_time (self, g_value_get_int64 (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_folder_constructed (GObject *object)
{
  CauserieFolder *self = CAUSERIE_FOLDER (object);

  G_OBJECT_CLASS (causerie_folder_parent_class)->constructed (object);

  if (self->uid != NULL)
    return;

  self->uid = g_uuid_string_random ();
  self->created_time = g_get_real_time ();
}

static void
causerie_folder_finalize (GObject *object)
{
  CauserieFolder *self = CAUSERIE_FOLDER (object);

  g_free (self->uid);
  g_free (self->name);

  G_OBJECT_CLASS (causerie_folder_parent_class)->finalize (object);
}

#define CONSTRUCT (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS)
#define WRITABLE  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
causerie_folder_class_init (CauserieFolderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_folder_get_property;
  object_class->set_property = causerie_folder_set_property;
  object_class->constructed = causerie_folder_constructed;
  object_class->finalize = causerie_folder_finalize;

  properties[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, NULL, CONSTRUCT);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", WRITABLE);
  properties[PROP_CREATED_TIME] =
    g_param_spec_int64 ("created-time", NULL, NULL, 0, G_MAXINT64, 0, WRITABLE);
  properties[PROP_TRASHED_TIME] =
    g_param_spec_int64 ("trashed-time", NULL, NULL, 0, G_MAXINT64, 0, WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_folder_init (CauserieFolder *self)
{
  self->name = g_strdup ("");
}

CauserieFolder *
causerie_folder_new (const char *uid)
{
  return g_object_new (CAUSERIE_TYPE_FOLDER, "uid", uid, NULL);
}

const char *
causerie_folder_get_uid (CauserieFolder *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOLDER (self), NULL);

  return self->uid;
}

const char *
causerie_folder_get_name (CauserieFolder *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOLDER (self), NULL);

  return self->name;
}

void
causerie_folder_set_name (CauserieFolder *self, const char *name)
{
  g_return_if_fail (CAUSERIE_IS_FOLDER (self));

  if (causerie_set_string (&self->name, name != NULL ? name : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

gint64
causerie_folder_get_created_time (CauserieFolder *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOLDER (self), 0);

  return self->created_time;
}

void
causerie_folder_set_created_time (CauserieFolder *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_FOLDER (self));

  set_time (self, PROP_CREATED_TIME, &self->created_time, time);
}

gint64
causerie_folder_get_trashed_time (CauserieFolder *self)
{
  g_return_val_if_fail (CAUSERIE_IS_FOLDER (self), 0);

  return self->trashed_time;
}

void
causerie_folder_set_trashed_time (CauserieFolder *self, gint64 time)
{
  g_return_if_fail (CAUSERIE_IS_FOLDER (self));

  set_time (self, PROP_TRASHED_TIME, &self->trashed_time, time);
}
