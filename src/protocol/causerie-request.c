/* causerie-request.c: what to ask a model, as data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-request.h"

#include <string.h>

typedef struct {
  CauserieRole  role;
  char         *text;
  GPtrArray    *parts; /* CauseriePart; may be NULL */
} Turn;

struct _CauserieRequest {
  /* owned */
  char                   *base_url;
  char                   *model;
  char                   *key; /* NULL: none */
  char                   *app_url;
  char                   *app_title;
  char                   *session_id;
  char                   *purpose;
  GPtrArray              *headers; /* name, value, …, NULL */
  GArray                 *turns; /* Turn */

  /* static */
  const CauserieProvider *provider;

  CauserieParams          params;
  gboolean                stream;
  guint                   attempt;
};

G_DEFINE_BOXED_TYPE (CauserieRequest, causerie_request, causerie_request_ref,
                     causerie_request_unref)

static void
clear_turn (gpointer data)
{
  Turn *turn = data;

  g_free (turn->text);
  g_clear_pointer (&turn->parts, g_ptr_array_unref);
}

/* A secret does not stay behind in freed memory. */
static void
free_secret (gpointer data)
{
  char *secret = data;

  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
clear_request (gpointer data)
{
  CauserieRequest *self = data;

  free_secret (self->key);
  causerie_params_clear (&self->params);
  g_free (self->base_url);
  g_free (self->model);
  g_free (self->app_url);
  g_free (self->app_title);
  g_free (self->session_id);
  g_free (self->purpose);
  g_ptr_array_unref (self->headers);
  g_array_unref (self->turns);
}

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

CauserieRequest *
causerie_request_new (const char *base_url, const CauserieProvider *provider, const char *model)
{
  CauserieRequest *self;

  g_return_val_if_fail (base_url != NULL && provider != NULL && model != NULL, NULL);

  self = g_atomic_rc_box_new0 (CauserieRequest);
  self->base_url = g_strdup (base_url);
  self->provider = provider;
  self->model = g_strdup (model);
  self->app_url = g_strdup ("");
  self->app_title = g_strdup ("");
  self->purpose = g_strdup ("chat");
  self->headers = g_ptr_array_new_with_free_func (free_secret);
  g_ptr_array_add (self->headers, NULL);
  self->turns = g_array_new (FALSE, FALSE, sizeof (Turn));
  g_array_set_clear_func (self->turns, clear_turn);
  self->stream = TRUE;
  self->attempt = 1;

  return self;
}

CauserieRequest *
causerie_request_ref (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
causerie_request_unref (CauserieRequest *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_request);
}

void
causerie_request_set_key (CauserieRequest *self, const char *key)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->key, free_secret);
  if (key != NULL && *key != '\0')
    self->key = g_strdup (key);
}

void
causerie_request_set_params (CauserieRequest *self, const CauserieParams *params)
{
  g_return_if_fail (self != NULL && params != NULL);

  causerie_params_assign (&self->params, params);
}

void
causerie_request_set_stream (CauserieRequest *self, gboolean stream)
{
  g_return_if_fail (self != NULL);

  self->stream = stream;
}

void
causerie_request_set_app (CauserieRequest *self, const char *url, const char *title)
{
  g_return_if_fail (self != NULL && url != NULL && title != NULL);

  replace (&self->app_url, url);
  replace (&self->app_title, title);
}

void
causerie_request_set_session_id (CauserieRequest *self, const char *session_id)
{
  g_return_if_fail (self != NULL);

  replace (&self->session_id, session_id);
}

void
causerie_request_add_header (CauserieRequest *self, const char *name, const char *value)
{
  g_return_if_fail (self != NULL && name != NULL && value != NULL);

  g_ptr_array_insert (self->headers, (gint) self->headers->len - 1, g_strdup (name));
  g_ptr_array_insert (self->headers, (gint) self->headers->len - 1, g_strdup (value));
}

void
causerie_request_set_purpose (CauserieRequest *self, const char *purpose)
{
  g_return_if_fail (self != NULL && purpose != NULL);

  replace (&self->purpose, purpose);
}

void
causerie_request_set_attempt (CauserieRequest *self, guint attempt)
{
  g_return_if_fail (self != NULL && attempt > 0);

  self->attempt = attempt;
}

void
causerie_request_add_turn (CauserieRequest *self, CauserieRole role, const char *text,
                           GPtrArray *parts)
{
  Turn turn;

  g_return_if_fail (self != NULL && text != NULL);

  turn.role = role;
  turn.text = g_strdup (text);
  turn.parts = parts != NULL ? g_ptr_array_ref (parts) : NULL;
  g_array_append_val (self->turns, turn);
}

const char *
causerie_request_get_base_url (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base_url;
}

const CauserieProvider *
causerie_request_get_provider (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->provider;
}

const char *
causerie_request_get_model (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->model;
}

const char *
causerie_request_get_key (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}

const CauserieParams *
causerie_request_get_params (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->params;
}

gboolean
causerie_request_get_stream (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->stream;
}

const char *
causerie_request_get_app_url (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->app_url;
}

const char *
causerie_request_get_app_title (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->app_title;
}

const char *
causerie_request_get_session_id (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->session_id;
}

const char * const *
causerie_request_get_headers (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->headers->pdata;
}

const char *
causerie_request_get_purpose (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->purpose;
}

guint
causerie_request_get_attempt (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->attempt;
}

guint
causerie_request_get_n_turns (CauserieRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->turns->len;
}

CauserieRole
causerie_request_get_turn_role (CauserieRequest *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->turns->len, CAUSERIE_ROLE_USER);

  return g_array_index (self->turns, Turn, index).role;
}

const char *
causerie_request_get_turn_text (CauserieRequest *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->turns->len, NULL);

  return g_array_index (self->turns, Turn, index).text;
}

GPtrArray *
causerie_request_get_turn_parts (CauserieRequest *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->turns->len, NULL);

  return g_array_index (self->turns, Turn, index).parts;
}
