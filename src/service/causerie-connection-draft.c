/* causerie-connection-draft.c: what saving an edited connection means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-draft.h"

#include "causerie-key-guard.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

/* The first problem is the one that is told. */
static void
object (CauserieConnectionDraft *self, CauserieConnectionProblem problem)
{
  if (self->problem == CAUSERIE_CONNECTION_FINE)
    self->problem = problem;
}

static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static void
read_name (CauserieConnectionDraft *self, const CauserieTypedConnection *typed)
{
  g_autofree char *name = trim (typed->name);

  if (*name == '\0')
    object (self, CAUSERIE_CONNECTION_NO_NAME);
  causerie_connection_set_name (self->result, name);
}

static void
read_base_url (CauserieConnectionDraft *self, const CauserieTypedConnection *typed)
{
  g_autofree char *text = trim (typed->base_url);
  g_autofree char *base_url = NULL;

  if (causerie_connection_get_facts (self->result)->flags & CAUSERIE_PROVIDER_DEMO)
    return;

  base_url = *text != '\0' ? causerie_url_normalize (text, NULL) : NULL;
  if (base_url != NULL)
    causerie_connection_set_base_url (self->result, base_url);
  else
    object (self, *text == '\0' ? CAUSERIE_CONNECTION_NO_ADDRESS
                                : CAUSERIE_CONNECTION_WRONG_ADDRESS);
}

/* What the person said before about this host still holds for the key that is kept. */
static void
ask (CauserieConnectionDraft *self, CauserieRisk risk, gboolean confirmed,
     CauserieConnectionProblem problem)
{
  if (confirmed)
    causerie_connection_confirm (self->result, risk);
  else if (self->key != NULL || !causerie_connection_is_confirmed (self->result, risk))
    object (self, problem);
}

static void
judge_typed_key (CauserieConnectionDraft       *self,
                 const CauserieTypedConnection *typed,
                 const char                    *text)
{
  const char *base_url = causerie_connection_get_base_url (self->result);

  self->key = causerie_keyring_clean_key (text, NULL);
  if (self->key == NULL)
    object (self, CAUSERIE_CONNECTION_WRONG_KEY);
  else if (causerie_provider_of_foreign_key (self->key, base_url) != NULL)
    ask (self, CAUSERIE_RISK_FOREIGN_KEY, typed->key_confirmed, CAUSERIE_CONNECTION_FOREIGN_KEY);
}

/* A key goes to the server it was given to, and to no other by a change of the address. */
static void
judge_kept_key (CauserieConnectionDraft       *self,
                const CauserieTypedConnection *typed,
                CauserieKeptKeys              *keys)
{
  CauserieKeyState state = causerie_kept_keys_get_state (keys, typed->connection);

  if (state == CAUSERIE_KEY_NONE) {
    if (causerie_connection_needs_key (self->result))
      object (self, CAUSERIE_CONNECTION_NO_KEY);
    return;
  }

  if (!typed->key_confirmed &&
      !causerie_url_same_origin (causerie_connection_get_base_url (typed->connection),
                                 causerie_connection_get_base_url (self->result)))
    object (self, CAUSERIE_CONNECTION_STRANDED_KEY);
}

/* A key that anybody on the way could read. */
static void
judge_way (CauserieConnectionDraft       *self,
           const CauserieTypedConnection *typed,
           CauserieKeptKeys              *keys)
{
  gboolean has_key = self->key != NULL ||
                     causerie_kept_keys_get_state (keys, typed->connection) == CAUSERIE_KEY_KEPT;

  if (has_key && causerie_key_guard_is_readable (self->result))
    ask (self, CAUSERIE_RISK_PLAIN_HTTP, typed->way_confirmed, CAUSERIE_CONNECTION_READABLE_KEY);
}

static void
judge_key (CauserieConnectionDraft       *self,
           const CauserieTypedConnection *typed,
           CauserieKeptKeys              *keys)
{
  char *key;

  if (causerie_connection_get_facts (self->result)->flags & CAUSERIE_PROVIDER_DEMO)
    return; /* its key is made anew for each run */

  key = trim (typed->key);
  if (*key != '\0' && !causerie_kept_keys_is_same (keys, typed->connection, key))
    judge_typed_key (self, typed, key);
  else
    judge_kept_key (self, typed, keys);
  causerie_keyring_free_key (key);
  judge_way (self, typed, keys);
}

static void
read_route (CauserieConnectionDraft *self, const CauserieTypedConnection *typed)
{
  if (typed->route == NULL)
    return;

  self->route = causerie_route_draft_new (typed->route, typed->connection, self->result);
  if (self->route->problem != CAUSERIE_ROUTE_FINE)
    object (self, CAUSERIE_CONNECTION_WRONG_ROUTE);
}

CauserieConnectionDraft *
causerie_connection_draft_new (const CauserieTypedConnection *typed, CauserieKeptKeys *keys)
{
  CauserieConnectionDraft *self;

  g_return_val_if_fail (typed != NULL && CAUSERIE_IS_CONNECTION (typed->connection), NULL);
  g_return_val_if_fail (CAUSERIE_IS_KEPT_KEYS (keys), NULL);

  self = g_new0 (CauserieConnectionDraft, 1);
  self->result = causerie_connection_copy (typed->connection,
                                           causerie_connection_get_uid (typed->connection));
  if (typed->provider != NULL)
    causerie_connection_set_provider (self->result, typed->provider);
  causerie_connection_set_app_url (self->result, typed->app_url);
  causerie_connection_set_app_title (self->result, typed->app_title);
  read_name (self, typed);
  read_base_url (self, typed);
  judge_key (self, typed, keys);
  read_route (self, typed);

  return self;
}

void
causerie_connection_draft_free (CauserieConnectionDraft *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->result);
  causerie_keyring_free_key (self->key);
  causerie_route_draft_free (self->route);
  g_free (self);
}

char *
causerie_connection_draft_explain (const CauserieConnectionDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->problem) {
  case CAUSERIE_CONNECTION_NO_NAME:
    return g_strdup (_("Enter a name."));
  case CAUSERIE_CONNECTION_NO_ADDRESS:
    return g_strdup (_("Enter the base URL."));
  case CAUSERIE_CONNECTION_WRONG_ADDRESS:
    return g_strdup (_("This is not the address of a server, like https://example.org/v1."));
  case CAUSERIE_CONNECTION_NO_KEY:
    return g_strdup (_("Enter the API key."));
  case CAUSERIE_CONNECTION_WRONG_KEY:
    return g_strdup (_("A key has no spaces inside and no letters beyond English ones."));
  case CAUSERIE_CONNECTION_FOREIGN_KEY:
    /* Translators: two providers: "This looks like a key for Groq, not for OpenRouter." */
    return g_strdup_printf (_("This looks like a key for %s, not for %s."),
                            causerie_provider_for_key (self->key)->name,
                            causerie_connection_get_facts (self->result)->name);
  case CAUSERIE_CONNECTION_STRANDED_KEY:
    return g_strdup (_("This is another server. Is the key that is kept meant for it?"));
  case CAUSERIE_CONNECTION_READABLE_KEY:
    return g_strdup (_("The address begins with http://: anybody on the way can read the key."));
  case CAUSERIE_CONNECTION_WRONG_ROUTE:
    return causerie_route_draft_explain (self->route);
  case CAUSERIE_CONNECTION_FINE:
  default:
    return NULL;
  }
}

/* --- what saving changes --- */

static gboolean
is_text (GParamSpec *pspec)
{
  return pspec->value_type == G_TYPE_STRING && (pspec->flags & G_PARAM_WRITABLE) != 0 &&
         (pspec->flags & G_PARAM_CONSTRUCT_ONLY) == 0;
}

/* The texts in which two connections differ are counted, and go to the third if that is given. */
static guint
compare (CauserieConnection *from, CauserieConnection *with, CauserieConnection *to)
{
  guint n_pspecs, n_differing = 0;
  g_autofree GParamSpec **pspecs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (from), &n_pspecs);

  for (guint i = 0; i < n_pspecs; i++) {
    g_autofree char *one = NULL, *other = NULL;

    if (!is_text (pspecs[i]))
      continue;
    g_object_get (from, pspecs[i]->name, &one, NULL);
    g_object_get (with, pspecs[i]->name, &other, NULL);
    if (g_strcmp0 (one, other) == 0)
      continue;
    n_differing++;
    if (to != NULL)
      g_object_set (to, pspecs[i]->name, one, NULL);
  }

  return n_differing;
}

/* What cannot be saved is not in `result`. */
static gboolean
is_wrong (const CauserieConnectionDraft *self)
{
  return self->problem == CAUSERIE_CONNECTION_WRONG_ADDRESS ||
         self->problem == CAUSERIE_CONNECTION_NO_ADDRESS ||
         self->problem == CAUSERIE_CONNECTION_WRONG_KEY ||
         self->problem == CAUSERIE_CONNECTION_WRONG_ROUTE;
}

gboolean
causerie_connection_draft_is_changed (const CauserieConnectionDraft *self,
                                      CauserieConnection            *connection)
{
  g_return_val_if_fail (self != NULL && CAUSERIE_IS_CONNECTION (connection), FALSE);

  return is_wrong (self) || self->key != NULL ||
         (self->route != NULL && self->route->secrets->len > 0) ||
         compare (self->result, connection, NULL) > 0;
}

void
causerie_connection_draft_apply (const CauserieConnectionDraft *self,
                                 CauserieConnection            *connection)
{
  g_return_if_fail (CAUSERIE_IS_CONNECTION (connection));
  g_return_if_fail (self->problem == CAUSERIE_CONNECTION_FINE);

  compare (self->result, connection, connection);
}
