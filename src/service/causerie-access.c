/* causerie-access.c: a connection ready to be asked
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-access.h"
#include "causerie-access-private.h"

#include "causerie-http.h"
#include "causerie-keyring.h"

struct _CauserieAccess {
  GObject              parent_instance;

  /* owned */
  CauserieConnection  *connection;
  CauserieHttp        *http;
  char                *base_url;
  char                *key;        /* NULL: none */
  char               **headers;    /* name, value, …, NULL */
};

G_DEFINE_FINAL_TYPE (CauserieAccess, causerie_access, G_TYPE_OBJECT)

static void
causerie_access_finalize (GObject *object)
{
  CauserieAccess *self = CAUSERIE_ACCESS (object);

  g_clear_object (&self->connection);
  g_clear_object (&self->http);
  g_free (self->base_url);
  causerie_keyring_free_key (self->key);
  for (gsize i = 0; self->headers[i] != NULL; i++)
    causerie_keyring_free_key (self->headers[i]);
  g_free (self->headers);

  G_OBJECT_CLASS (causerie_access_parent_class)->finalize (object);
}

static void
causerie_access_class_init (CauserieAccessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_access_finalize;
}

static void
causerie_access_init (CauserieAccess *self)
{
}

CauserieAccess *
causerie_access_new (CauserieConnection *connection,
                     CauserieHttp       *http,
                     const char         *base_url,
                     const char         *key,
                     const char * const *headers)
{
  CauserieAccess *self;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection) && CAUSERIE_IS_HTTP (http), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_ACCESS, NULL);
  self->connection = g_object_ref (connection);
  self->http = g_object_ref (http);
  self->base_url = g_strdup (base_url);
  self->key = key != NULL && *key != '\0' ? g_strdup (key) : NULL;
  self->headers = headers != NULL ? g_strdupv ((char **) headers) : g_new0 (char *, 1);

  return self;
}

CauserieConnection *
causerie_access_get_connection (CauserieAccess *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCESS (self), NULL);

  return self->connection;
}

const CauserieProvider *
causerie_access_get_provider (CauserieAccess *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCESS (self), NULL);

  return causerie_connection_get_facts (self->connection);
}

CauserieHttp *
causerie_access_get_http (CauserieAccess *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCESS (self), NULL);

  return self->http;
}

const char *
causerie_access_get_base_url (CauserieAccess *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCESS (self), NULL);

  return self->base_url;
}

const char *
causerie_access_get_key (CauserieAccess *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCESS (self), NULL);

  return self->key;
}

const char * const *
causerie_access_get_headers (CauserieAccess *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCESS (self), NULL);

  return (const char * const *) self->headers;
}
