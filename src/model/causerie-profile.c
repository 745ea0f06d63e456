/* causerie-profile.c: a saved model configuration
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile.h"

#include "causerie-property.h"

#include <string.h>

struct _CauserieProfile {
  GObject         parent_instance;

  CauserieParams  params;

  /* owned, never NULL */
  char           *uid;
  char           *name;
  char           *connection;
  char           *model;
  char           *instructions;
};

G_DEFINE_FINAL_TYPE (CauserieProfile, causerie_profile, G_TYPE_OBJECT)

enum {
  PROP_UID = 1,
  PROP_NAME,
  PROP_CONNECTION,
  PROP_MODEL,
  PROP_INSTRUCTIONS,
  PROP_PARAMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_string (CauserieProfile *self, int property, char **field, const char *value)
{
  if (causerie_set_string (field, value != NULL ? value : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_params (CauserieProfile *self, const CauserieParams *params)
{
  const CauserieParams none = { 0 };

  if (causerie_params_equal (&self->params, params != NULL ? params : &none))
    return;

  causerie_params_assign (&self->params, params);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARAMS]);
}

static void
causerie_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  switch (id) {
  case PROP_UID:
    g_value_set_string (value, self->uid);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_CONNECTION:
    g_value_set_string (value, self->connection);
    break;
  case PROP_MODEL:
    g_value_set_string (value, self->model);
    break;
  case PROP_INSTRUCTIONS:
    g_value_set_string (value, self->instructions);
    break;
  case PROP_PARAMS:
    g_value_set_boxed (value, &self->params);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_profile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  switch (id) {
  case PROP_UID:
    self->uid = g_value_dup_string (value);
    break;
  case PROP_NAME:
    set_string (self, PROP_NAME, &self->name, g_value_get_string (value));
    break;
  case PROP_CONNECTION:
    set_string (self, PROP_CONNECTION, &self->connection, g_value_get_string (value));
    break;
  case PROP_MODEL:
    set_string (self, PROP_MODEL, &self->model, g_value_get_string (value));
    break;
  case PROP_INSTRUCTIONS:
    set_string (self, PROP_INSTRUCTIONS, &self->instructions, g_value_get_string (value));
    break;
  case PROP_PARAMS:
    set_params (self, g_value_get_boxed (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_profile_constructed (GObject *object)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  G_OBJECT_CLASS (causerie_profile_parent_class)->constructed (object);

  if (self->uid == NULL)
    self->uid = g_uuid_string_random ();
}

static void
causerie_profile_finalize (GObject *object)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  causerie_params_clear (&self->params);
  g_free (self->uid);
  g_free (self->name);
  g_free (self->connection);
  g_free (self->model);
  g_free (self->instructions);

  G_OBJECT_CLASS (causerie_profile_parent_class)->finalize (object);
}

static GParamSpec *
new_string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "",
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
causerie_profile_class_init (CauserieProfileClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_profile_get_property;
  object_class->set_property = causerie_profile_set_property;
  object_class->constructed = causerie_profile_constructed;
  object_class->finalize = causerie_profile_finalize;

  properties[PROP_UID] =
    g_param_spec_string ("uid", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = new_string_property ("name");
  properties[PROP_CONNECTION] = new_string_property ("connection");
  properties[PROP_MODEL] = new_string_property ("model");
  properties[PROP_INSTRUCTIONS] = new_string_property ("instructions");
  properties[PROP_PARAMS] =
    g_param_spec_boxed ("params", NULL, NULL, CAUSERIE_TYPE_PARAMS,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_profile_init (CauserieProfile *self)
{
  self->name = g_strdup ("");
  self->connection = g_strdup ("");
  self->model = g_strdup ("");
  self->instructions = g_strdup ("");
}

CauserieProfile *
causerie_profile_new (const char *uid)
{
  return g_object_new (CAUSERIE_TYPE_PROFILE, "uid", uid, NULL);
}

const char *
causerie_profile_get_uid (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->uid;
}

const char *
causerie_profile_get_name (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->name;
}

const char *
causerie_profile_get_connection (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->connection;
}

const char *
causerie_profile_get_model (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->model;
}

const char *
causerie_profile_get_instructions (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->instructions;
}

const CauserieParams *
causerie_profile_get_params (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return &self->params;
}

void
causerie_profile_set_name (CauserieProfile *self, const char *name)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && name != NULL);

  set_string (self, PROP_NAME, &self->name, name);
}

void
causerie_profile_set_connection (CauserieProfile *self, const char *connection)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && connection != NULL);

  set_string (self, PROP_CONNECTION, &self->connection, connection);
}

void
causerie_profile_set_model (CauserieProfile *self, const char *model)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && model != NULL);

  set_string (self, PROP_MODEL, &self->model, model);
}

void
causerie_profile_set_instructions (CauserieProfile *self, const char *instructions)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && instructions != NULL);

  set_string (self, PROP_INSTRUCTIONS, &self->instructions, instructions);
}

void
causerie_profile_set_params (CauserieProfile *self, const CauserieParams *params)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && params != NULL);

  set_params (self, params);
}

char *
causerie_profile_name_for_model (const char *model)
{
  g_autofree char *name = NULL;
  const char *slash;

  g_return_val_if_fail (model != NULL, NULL);

  name = g_strstrip (g_strdup (model));
  for (gsize length = strlen (name); length > 1 && name[length - 1] == '/'; length--)
    name[length - 1] = '\0';

  if (g_str_has_suffix (name, ".gguf"))
    name[strlen (name) - strlen (".gguf")] = '\0';

  slash = strrchr (name, '/');
  return g_strdup (slash != NULL && slash[1] != '\0' ? slash + 1 : name);
}
