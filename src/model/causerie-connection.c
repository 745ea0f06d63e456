/* causerie-connection.c: one account or server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection.h"

#include "causerie-property.h"

struct _CauserieConnection {
  GObject  parent_instance;

  /* owned, never NULL */
  char    *uid;
  char    *name;
  char    *provider;
  char    *base_url;
  char    *app_url;
  char    *app_title;
};

G_DEFINE_FINAL_TYPE (CauserieConnection, causerie_connection, G_TYPE_OBJECT)

enum {
  PROP_UID = 1,
  PROP_NAME,
  PROP_PROVIDER,
  PROP_BASE_URL,
  PROP_APP_URL,
  PROP_APP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_string (CauserieConnection *self, int property, char **field, const char *value)
{
  if (causerie_set_string (field, value != NULL ? value : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
causerie_connection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  switch (id) {
  case PROP_UID:
    g_value_set_string (value, self->uid);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_PROVIDER:
    g_value_set_string (value, self->provider);
    break;
  case PROP_BASE_URL:
    g_value_set_string (value, self->base_url);
    break;
  case PROP_APP_URL:
    g_value_set_string (value, self->app_url);
    break;
  case PROP_APP_TITLE:
    g_value_set_string (value, self->app_title);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_connection_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  switch (id) {
  case PROP_UID:
    self->uid = g_value_dup_string (value);
    break;
  case PROP_NAME:
    set_string (self, PROP_NAME, &self->name, g_value_get_string (value));
    break;
  case PROP_PROVIDER:
    set_string (self, PROP_PROVIDER, &self->provider, g_value_get_string (value));
    break;
  case PROP_BASE_URL:
    set_string (self, PROP_BASE_URL, &self->base_url, g_value_get_string (value));
    break;
  case PROP_APP_URL:
    set_string (self, PROP_APP_URL, &self->app_url, g_value_get_string (value));
    break;
  case PROP_APP_TITLE:
    set_string (self, PROP_APP_TITLE, &self->app_title, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_connection_constructed (GObject *object)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  G_OBJECT_CLASS (causerie_connection_parent_class)->constructed (object);

  if (self->uid == NULL)
    self->uid = g_uuid_string_random ();
}

static void
causerie_connection_finalize (GObject *object)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  g_free (self->uid);
  g_free (self->name);
  g_free (self->provider);
  g_free (self->base_url);
  g_free (self->app_url);
  g_free (self->app_title);

  G_OBJECT_CLASS (causerie_connection_parent_class)->finalize (object);
}

static GParamSpec *
new_string_property (const char *name, const char *initial)
{
  return g_param_spec_string (name, NULL, NULL, initial,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
causerie_connection_class_init (CauserieConnectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_connection_get_property;
  object_class->set_property = causerie_connection_set_property;
  object_class->constructed = causerie_connection_constructed;
  object_class->finalize = causerie_connection_finalize;

  properties[PROP_UID] =
    g_param_spec_string ("uid", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = new_string_property ("name", "");
  properties[PROP_PROVIDER] = new_string_property ("provider", "custom");
  properties[PROP_BASE_URL] = new_string_property ("base-url", "");
  properties[PROP_APP_URL] = new_string_property ("app-url", "");
  properties[PROP_APP_TITLE] = new_string_property ("app-title", "");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_connection_init (CauserieConnection *self)
{
  self->name = g_strdup ("");
  self->provider = g_strdup ("custom");
  self->base_url = g_strdup ("");
  self->app_url = g_strdup ("");
  self->app_title = g_strdup ("");
}

CauserieConnection *
causerie_connection_new (const char *uid)
{
  return g_object_new (CAUSERIE_TYPE_CONNECTION, "uid", uid, NULL);
}

const char *
causerie_connection_get_uid (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->uid;
}

const char *
causerie_connection_get_name (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->name;
}

const char *
causerie_connection_get_provider (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->provider;
}

const char *
causerie_connection_get_base_url (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->base_url;
}

const char *
causerie_connection_get_app_url (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->app_url;
}

const char *
causerie_connection_get_app_title (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->app_title;
}

void
causerie_connection_set_name (CauserieConnection *self, const char *name)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && name != NULL);

  set_string (self, PROP_NAME, &self->name, name);
}

void
causerie_connection_set_provider (CauserieConnection *self, const char *provider)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && provider != NULL);

  set_string (self, PROP_PROVIDER, &self->provider, provider);
}

void
causerie_connection_set_base_url (CauserieConnection *self, const char *base_url)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && base_url != NULL);

  set_string (self, PROP_BASE_URL, &self->base_url, base_url);
}

void
causerie_connection_set_app_url (CauserieConnection *self, const char *app_url)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && app_url != NULL);

  set_string (self, PROP_APP_URL, &self->app_url, app_url);
}

void
causerie_connection_set_app_title (CauserieConnection *self, const char *app_title)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && app_title != NULL);

  set_string (self, PROP_APP_TITLE, &self->app_title, app_title);
}

const CauserieProvider *
causerie_connection_get_facts (CauserieConnection *self)
{
  const CauserieProvider *known;
  const CauserieProvider *chosen;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), causerie_provider_get (NULL));

  known = causerie_provider_for_url (self->base_url);
  if (known->host != NULL)
    return known;

  /* An address says nothing about who listens on a person's own computer; the chosen row does. A
   * public provider's row with another host is a proxy or a look-alike: nothing is known of it. */
  chosen = causerie_provider_get (self->provider);
  if (chosen->flags & (CAUSERIE_PROVIDER_LOCAL | CAUSERIE_PROVIDER_DEMO))
    return chosen;

  return known;
}

gboolean
causerie_connection_needs_key (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), FALSE);

  return causerie_connection_get_facts (self)->host != NULL;
}
