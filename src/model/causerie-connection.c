/* causerie-connection.c: one account or server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection.h"

#include "causerie-property.h"
#include "causerie-text.h"
#include "causerie-url.h"

/* A day: longer waits are no waits, and this many milliseconds fit. */
#define MAX_SECONDS 86400

enum {
  PROP_UID = 1,
  PROP_NAME,
  PROP_PROVIDER,
  PROP_BASE_URL,
  PROP_APP_URL,
  PROP_APP_TITLE,
  PROP_PROXY,
  PROP_PROXY_USER,
  PROP_AUTHORITY,
  PROP_CERTIFICATE,
  PROP_HEADER_NAMES,
  PROP_FIRST_BYTE_SECONDS,
  PROP_IDLE_SECONDS,
  PROP_CONFIRMED_RISKS,
  N_PROPS
};

/* All but the uid, which is given once. */
static const struct {
  const char *name;
  const char *initial;
} texts[N_PROPS] = {
  [PROP_NAME] = { "name", "" },
  [PROP_PROVIDER] = { "provider", "custom" },
  [PROP_BASE_URL] = { "base-url", "" },
  [PROP_APP_URL] = { "app-url", "" },
  [PROP_APP_TITLE] = { "app-title", "" },
  [PROP_PROXY] = { "proxy", "" },
  [PROP_PROXY_USER] = { "proxy-user", "" },
  [PROP_AUTHORITY] = { "authority", "" },
  [PROP_CERTIFICATE] = { "certificate", "" },
  [PROP_HEADER_NAMES] = { "header-names", "" },
  [PROP_FIRST_BYTE_SECONDS] = { "first-byte-seconds", "" },
  [PROP_IDLE_SECONDS] = { "idle-seconds", "" },
  [PROP_CONFIRMED_RISKS] = { "confirmed-risks", "" },
};

static const char * const risk_names[] = {
  [CAUSERIE_RISK_FOREIGN_KEY] = "foreign-key",
  [CAUSERIE_RISK_PLAIN_HTTP] = "plain-http",
};

struct _CauserieConnection {
  GObject  parent_instance;

  /* owned, never NULL; by property */
  char    *values[N_PROPS];
};

G_DEFINE_FINAL_TYPE (CauserieConnection, causerie_connection, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
set_text (CauserieConnection *self, int property, const char *value)
{
  if (causerie_set_string (&self->values[property], value != NULL ? value : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static const char *
get_text (CauserieConnection *self, int property)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  return self->values[property];
}

static void
causerie_connection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  if (id < N_PROPS)
    g_value_set_string (value, self->values[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_connection_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  if (id == PROP_UID)
    self->values[PROP_UID] = g_value_dup_string (value);
  else if (id < N_PROPS)
    set_text (self, (int) id, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_connection_constructed (GObject *object)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  G_OBJECT_CLASS (causerie_connection_parent_class)->constructed (object);

  if (self->values[PROP_UID] == NULL)
    self->values[PROP_UID] = g_uuid_string_random ();
}

static void
causerie_connection_finalize (GObject *object)
{
  CauserieConnection *self = CAUSERIE_CONNECTION (object);

  for (int i = PROP_UID; i < N_PROPS; i++)
    g_free (self->values[i]);

  G_OBJECT_CLASS (causerie_connection_parent_class)->finalize (object);
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
  for (int i = PROP_UID + 1; i < N_PROPS; i++)
    properties[i] =
      g_param_spec_string (texts[i].name, NULL, NULL, texts[i].initial,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_connection_init (CauserieConnection *self)
{
  for (int i = PROP_UID + 1; i < N_PROPS; i++)
    self->values[i] = g_strdup (texts[i].initial);
}

CauserieConnection *
causerie_connection_new (const char *uid)
{
  return g_object_new (CAUSERIE_TYPE_CONNECTION, "uid", uid, NULL);
}

CauserieConnection *
causerie_connection_copy (CauserieConnection *self, const char *uid)
{
  CauserieConnection *copy;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  copy = causerie_connection_new (uid);
  for (int i = PROP_UID + 1; i < N_PROPS; i++)
    set_text (copy, i, self->values[i]);

  return copy;
}

/* --- the texts --- */

const char *
causerie_connection_get_uid (CauserieConnection *self)
{
  return get_text (self, PROP_UID);
}

const char *
causerie_connection_get_name (CauserieConnection *self)
{
  return get_text (self, PROP_NAME);
}

const char *
causerie_connection_get_provider (CauserieConnection *self)
{
  return get_text (self, PROP_PROVIDER);
}

const char *
causerie_connection_get_base_url (CauserieConnection *self)
{
  return get_text (self, PROP_BASE_URL);
}

const char *
causerie_connection_get_app_url (CauserieConnection *self)
{
  return get_text (self, PROP_APP_URL);
}

const char *
causerie_connection_get_app_title (CauserieConnection *self)
{
  return get_text (self, PROP_APP_TITLE);
}

const char *
causerie_connection_get_proxy (CauserieConnection *self)
{
  return get_text (self, PROP_PROXY);
}

const char *
causerie_connection_get_proxy_user (CauserieConnection *self)
{
  return get_text (self, PROP_PROXY_USER);
}

const char *
causerie_connection_get_authority (CauserieConnection *self)
{
  return get_text (self, PROP_AUTHORITY);
}

const char *
causerie_connection_get_certificate (CauserieConnection *self)
{
  return get_text (self, PROP_CERTIFICATE);
}

const char *
causerie_connection_get_header_names (CauserieConnection *self)
{
  return get_text (self, PROP_HEADER_NAMES);
}

const char *
causerie_connection_get_first_byte_seconds (CauserieConnection *self)
{
  return get_text (self, PROP_FIRST_BYTE_SECONDS);
}

const char *
causerie_connection_get_idle_seconds (CauserieConnection *self)
{
  return get_text (self, PROP_IDLE_SECONDS);
}

void
causerie_connection_set_name (CauserieConnection *self, const char *name)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && name != NULL);

  set_text (self, PROP_NAME, name);
}

void
causerie_connection_set_provider (CauserieConnection *self, const char *provider)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && provider != NULL);

  set_text (self, PROP_PROVIDER, provider);
}

void
causerie_connection_set_base_url (CauserieConnection *self, const char *base_url)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && base_url != NULL);

  set_text (self, PROP_BASE_URL, base_url);
}

void
causerie_connection_set_app_url (CauserieConnection *self, const char *app_url)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && app_url != NULL);

  set_text (self, PROP_APP_URL, app_url);
}

void
causerie_connection_set_app_title (CauserieConnection *self, const char *app_title)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && app_title != NULL);

  set_text (self, PROP_APP_TITLE, app_title);
}

void
causerie_connection_set_proxy (CauserieConnection *self, const char *proxy)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && proxy != NULL);

  set_text (self, PROP_PROXY, proxy);
}

void
causerie_connection_set_proxy_user (CauserieConnection *self, const char *proxy_user)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && proxy_user != NULL);

  set_text (self, PROP_PROXY_USER, proxy_user);
}

void
causerie_connection_set_authority (CauserieConnection *self, const char *authority)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && authority != NULL);

  set_text (self, PROP_AUTHORITY, authority);
}

void
causerie_connection_set_certificate (CauserieConnection *self, const char *certificate)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && certificate != NULL);

  set_text (self, PROP_CERTIFICATE, certificate);
}

void
causerie_connection_set_header_names (CauserieConnection *self, const char *header_names)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && header_names != NULL);

  set_text (self, PROP_HEADER_NAMES, header_names);
}

void
causerie_connection_set_first_byte_seconds (CauserieConnection *self,
                                            const char         *first_byte_seconds)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && first_byte_seconds != NULL);

  set_text (self, PROP_FIRST_BYTE_SECONDS, first_byte_seconds);
}

void
causerie_connection_set_idle_seconds (CauserieConnection *self, const char *idle_seconds)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && idle_seconds != NULL);

  set_text (self, PROP_IDLE_SECONDS, idle_seconds);
}

/* --- what follows from them --- */

/* What is no number of seconds, 0 among it, is the default. */
static guint
read_seconds (const char *text)
{
  gint64 seconds;

  if (!causerie_text_parse_integer (text, &seconds) || seconds < 1 || seconds > MAX_SECONDS)
    return 0;

  return (guint) seconds * 1000;
}

guint
causerie_connection_get_first_byte_ms (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), 0);

  return read_seconds (self->values[PROP_FIRST_BYTE_SECONDS]);
}

guint
causerie_connection_get_idle_ms (CauserieConnection *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), 0);

  return read_seconds (self->values[PROP_IDLE_SECONDS]);
}

/* Trims the names of a list in place and drops the empty ones. */
static void
clean_list (char **list)
{
  guint n_kept = 0;

  for (guint i = 0; list[i] != NULL; i++) {
    char *name = g_strstrip (list[i]);

    if (*name != '\0')
      list[n_kept++] = name;
    else
      g_free (name);
  }
  list[n_kept] = NULL;
}

char **
causerie_connection_dup_header_list (CauserieConnection *self)
{
  char **list;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), NULL);

  list = g_strsplit (self->values[PROP_HEADER_NAMES], ",", -1);
  clean_list (list);
  return list;
}

/* "foreign-key@openrouter.ai"; NULL when the address names no host. */
static char *
name_risk (CauserieConnection *self, CauserieRisk risk)
{
  g_autofree char *host = causerie_url_dup_host (self->values[PROP_BASE_URL]);

  return host != NULL ? g_strdup_printf ("%s@%s", risk_names[risk], host) : NULL;
}

gboolean
causerie_connection_is_confirmed (CauserieConnection *self, CauserieRisk risk)
{
  g_autofree char *name = NULL;
  g_auto(GStrv) confirmed = NULL;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), FALSE);
  g_return_val_if_fail (risk < G_N_ELEMENTS (risk_names), FALSE);

  name = name_risk (self, risk);
  confirmed = g_strsplit (self->values[PROP_CONFIRMED_RISKS], ",", -1);
  return name != NULL && g_strv_contains ((const char * const *) confirmed, name);
}

void
causerie_connection_confirm (CauserieConnection *self, CauserieRisk risk)
{
  const char *confirmed;
  g_autofree char *name = NULL;
  g_autofree char *all = NULL;

  g_return_if_fail (CAUSERIE_IS_CONNECTION (self) && risk < G_N_ELEMENTS (risk_names));

  name = name_risk (self, risk);
  if (name == NULL || causerie_connection_is_confirmed (self, risk))
    return;

  confirmed = self->values[PROP_CONFIRMED_RISKS];
  all = *confirmed != '\0' ? g_strconcat (confirmed, ",", name, NULL) : g_strdup (name);
  set_text (self, PROP_CONFIRMED_RISKS, all);
}

const CauserieProvider *
causerie_connection_get_facts (CauserieConnection *self)
{
  const CauserieProvider *known;
  const CauserieProvider *chosen;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (self), causerie_provider_get (NULL));

  known = causerie_provider_for_url (self->values[PROP_BASE_URL]);
  if (known->host != NULL)
    return known;

  /* An address says nothing about who listens on a person's own computer; the chosen row does. A
   * public provider's row with another host is a proxy or a look-alike: nothing is known of it. */
  chosen = causerie_provider_get (self->values[PROP_PROVIDER]);
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
