/* causerie-profile.c: a saved model configuration
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile.h"

#include "causerie-property.h"

#include <string.h>

/* Texts come first, so that a property is its text's place. */
enum {
  PROP_UID = 1,
  PROP_NAME,
  PROP_CONNECTION,
  PROP_MODEL,
  PROP_INSTRUCTIONS,
  PROP_ICON,
  PROP_COLOR,
  PROP_STARTERS,
  PROP_TITLE_MODEL,
  PROP_PARAMS,
  N_PROPS
};

struct _CauserieProfile {
  GObject         parent_instance;

  CauserieParams  params;

  /* owned, never NULL but for the first, which is no property */
  char           *texts[PROP_PARAMS];
};

G_DEFINE_FINAL_TYPE (CauserieProfile, causerie_profile, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const char * const colors[] = {
  "blue", "teal", "green", "yellow", "orange", "red", "pink", "purple", "brown", "grey", NULL,
};

static void
set_text (CauserieProfile *self, int property, const char *value)
{
  if (causerie_set_string (&self->texts[property], value != NULL ? value : ""))
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

  if (id == PROP_PARAMS)
    g_value_set_boxed (value, &self->params);
  else if (id < PROP_PARAMS)
    g_value_set_string (value, self->texts[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_profile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  if (id == PROP_PARAMS)
    set_params (self, g_value_get_boxed (value));
  else if (id == PROP_UID)
    self->texts[PROP_UID] = g_value_dup_string (value);
  else if (id < PROP_PARAMS)
    set_text (self, id, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_profile_constructed (GObject *object)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  G_OBJECT_CLASS (causerie_profile_parent_class)->constructed (object);

  if (self->texts[PROP_UID] == NULL)
    self->texts[PROP_UID] = g_uuid_string_random ();
}

static void
causerie_profile_finalize (GObject *object)
{
  CauserieProfile *self = CAUSERIE_PROFILE (object);

  causerie_params_clear (&self->params);
  for (int i = PROP_UID; i < PROP_PARAMS; i++)
    g_free (self->texts[i]);

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
  properties[PROP_ICON] = new_string_property ("icon");
  properties[PROP_COLOR] = new_string_property ("color");
  properties[PROP_STARTERS] = new_string_property ("starters");
  properties[PROP_TITLE_MODEL] = new_string_property ("title-model");
  properties[PROP_PARAMS] =
    g_param_spec_boxed ("params", NULL, NULL, CAUSERIE_TYPE_PARAMS,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_profile_init (CauserieProfile *self)
{
  for (int i = PROP_NAME; i < PROP_PARAMS; i++)
    self->texts[i] = g_strdup ("");
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

  return self->texts[PROP_UID];
}

const char *
causerie_profile_get_name (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_NAME];
}

const char *
causerie_profile_get_connection (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_CONNECTION];
}

const char *
causerie_profile_get_model (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_MODEL];
}

const char *
causerie_profile_get_instructions (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_INSTRUCTIONS];
}

const char *
causerie_profile_get_icon (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_ICON];
}

const char *
causerie_profile_get_color (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_COLOR];
}

const char *
causerie_profile_get_starters (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_STARTERS];
}

const char *
causerie_profile_get_title_model (CauserieProfile *self)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  return self->texts[PROP_TITLE_MODEL];
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

  set_text (self, PROP_NAME, name);
}

void
causerie_profile_set_connection (CauserieProfile *self, const char *connection)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && connection != NULL);

  set_text (self, PROP_CONNECTION, connection);
}

void
causerie_profile_set_model (CauserieProfile *self, const char *model)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && model != NULL);

  set_text (self, PROP_MODEL, model);
}

void
causerie_profile_set_instructions (CauserieProfile *self, const char *instructions)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && instructions != NULL);

  set_text (self, PROP_INSTRUCTIONS, instructions);
}

void
causerie_profile_set_icon (CauserieProfile *self, const char *icon)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && icon != NULL);

  set_text (self, PROP_ICON, icon);
}

void
causerie_profile_set_color (CauserieProfile *self, const char *color)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && color != NULL);

  set_text (self, PROP_COLOR, color);
}

void
causerie_profile_set_starters (CauserieProfile *self, const char *starters)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && starters != NULL);

  set_text (self, PROP_STARTERS, starters);
}

void
causerie_profile_set_title_model (CauserieProfile *self, const char *title_model)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && title_model != NULL);

  set_text (self, PROP_TITLE_MODEL, title_model);
}

void
causerie_profile_set_params (CauserieProfile *self, const CauserieParams *params)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && params != NULL);

  set_params (self, params);
}

void
causerie_profile_assign (CauserieProfile *self, CauserieProfile *source)
{
  g_return_if_fail (CAUSERIE_IS_PROFILE (self) && CAUSERIE_IS_PROFILE (source));

  g_object_freeze_notify (G_OBJECT (self));
  for (int i = PROP_NAME; i < PROP_PARAMS; i++)
    set_text (self, i, source->texts[i]);
  set_params (self, &source->params);
  g_object_thaw_notify (G_OBJECT (self));
}

char **
causerie_profile_dup_starters (CauserieProfile *self)
{
  g_autoptr(GStrvBuilder) starters = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  g_return_val_if_fail (CAUSERIE_IS_PROFILE (self), NULL);

  lines = g_strsplit (self->texts[PROP_STARTERS], "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (starters, lines[i]);
  }

  return g_strv_builder_end (starters);
}

const char * const *
causerie_profile_list_colors (void)
{
  return colors;
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
