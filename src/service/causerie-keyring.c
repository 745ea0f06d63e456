/* causerie-keyring.c: the secrets of connections
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-keyring.h"

#include "causerie-error.h"

#include <libsecret/secret.h>

#include "causerie-config.h"

struct _CauserieKeyring {
  GObject               parent_instance;

  GHashTable           *memory;  /* owned; slot to secret */
  guint                 changes; /* to `memory` by store, remember and clear */
  CauserieKeyringState  state;
  gboolean              refused; /* the keyring stayed locked: it is not asked to unlock again */
};

G_DEFINE_FINAL_TYPE (CauserieKeyring, causerie_keyring, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CauserieKeyringState, causerie_keyring_state,
                    G_DEFINE_ENUM_VALUE (CAUSERIE_KEYRING_UNTRIED, "untried"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_KEYRING_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_KEYRING_ABSENT, "absent"),
                    G_DEFINE_ENUM_VALUE (CAUSERIE_KEYRING_LOCKED, "locked"))

enum { PROP_STATE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static const SecretSchema schema = {
  CAUSERIE_APP_ID, SECRET_SCHEMA_NONE, {
    { "connection", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  }
};

/* What a running lookup needs to know at its end. */
typedef struct {
  char  *slot;
  guint  changes; /* as it began */
} Lookup;

static void
lookup_free (Lookup *lookup)
{
  g_free (lookup->slot);
  g_free (lookup);
}

/* Where a secret lies in memory. `what` "": how all of the connection's slots begin. */
static char *
build_slot (const char *connection_uid, const char *what)
{
  return g_strconcat (connection_uid, "\n", what, NULL);
}

/* `what` NULL: whatever there is of the connection. */
static GHashTable *
build_attributes (const char *connection_uid, const char *what)
{
  if (what == NULL)
    return secret_attributes_build (&schema, "connection", connection_uid, NULL);
  return secret_attributes_build (&schema, "connection", connection_uid, "kind", what, NULL);
}

static void
set_state (CauserieKeyring *self, CauserieKeyringState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
note_locked (CauserieKeyring *self)
{
  self->refused = TRUE;
  set_state (self, CAUSERIE_KEYRING_LOCKED);
}

/* Takes notice of why the keyring did not do it, and says it in our domain. Being cancelled says
 * nothing about the keyring and is passed on. */
static GError *
judge (CauserieKeyring *self, GError *error)
{
  GError *judged;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return error;

  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    note_locked (self);
  else
    set_state (self, CAUSERIE_KEYRING_ABSENT);

  judged = g_error_new (CAUSERIE_ERROR, CAUSERIE_ERROR_KEYRING,
                        "the keyring cannot be used: %s", error->message);
  g_debug ("%s", judged->message);
  g_error_free (error);
  return judged;
}

static GError *
new_locked_error (void)
{
  return g_error_new_literal (CAUSERIE_ERROR, CAUSERIE_ERROR_KEYRING, "the keyring is locked");
}

/* --- looking up --- */

/* The one end of a lookup. What was stored meanwhile goes before what was found; takes both. */
static void
finish_lookup (GTask *task, char *found, GError *error)
{
  CauserieKeyring *self = g_task_get_source_object (task);
  Lookup *lookup = g_task_get_task_data (task);
  char *secret = g_strdup (g_hash_table_lookup (self->memory, lookup->slot));

  if (secret != NULL) {
    g_clear_error (&error);
  } else if (found != NULL) {
    secret = g_steal_pointer (&found);
    if (lookup->changes == self->changes)
      g_hash_table_insert (self->memory, g_strdup (lookup->slot), g_strdup (secret));
  }
  causerie_keyring_free_key (found);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, secret, (GDestroyNotify) causerie_keyring_free_key);
}

static void
retrieve_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieKeyring *self = g_task_get_source_object (task);
  SecretValue *value;
  GError *error = NULL;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  if (error != NULL) {
    finish_lookup (task, NULL, judge (self, error));
    return;
  }

  set_state (self, CAUSERIE_KEYRING_READY);
  finish_lookup (task, value != NULL ? g_strdup (secret_value_get_text (value)) : NULL, NULL);
  g_clear_pointer (&value, secret_value_unref);
}

static gboolean
is_locked (GObject *item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item));
}

/* Searching tells a locked secret from a missing one; looking it up gives nothing for both. */
static void
search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieKeyring *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autolist(GObject) items = secret_password_search_finish (result, &error);

  if (error != NULL) {
    finish_lookup (task, NULL, judge (self, error));
  } else if (items == NULL) {
    set_state (self, CAUSERIE_KEYRING_READY);
    finish_lookup (task, NULL, NULL);
  } else if (is_locked (items->data)) {
    note_locked (self);
    finish_lookup (task, NULL, new_locked_error ());
  } else {
    secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (items->data),
                                        g_task_get_cancellable (task),
                                        retrieve_cb, g_object_ref (task));
  }
}

void
causerie_keyring_lookup_secret_async (CauserieKeyring     *self,
                                      const char          *connection_uid,
                                      const char          *what,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) attributes = NULL;
  Lookup *lookup;

  g_return_if_fail (CAUSERIE_IS_KEYRING (self) && connection_uid != NULL && what != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_keyring_lookup_secret_async);
  lookup = g_new0 (Lookup, 1);
  lookup->slot = build_slot (connection_uid, what);
  lookup->changes = self->changes;
  g_task_set_task_data (task, lookup, (GDestroyNotify) lookup_free);

  if (g_hash_table_contains (self->memory, lookup->slot)) {
    finish_lookup (task, NULL, NULL);
    return;
  }

  attributes = build_attributes (connection_uid, what);
  secret_password_searchv (&schema, attributes,
                           self->refused ? SECRET_SEARCH_NONE : SECRET_SEARCH_UNLOCK,
                           cancellable, search_cb, g_steal_pointer (&task));
}

char *
causerie_keyring_lookup_finish (CauserieKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- storing --- */

static void
store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieKeyring *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, error);
    return;
  }

  if (stored)
    set_state (self, CAUSERIE_KEYRING_READY);
  else if (error == NULL)
    note_locked (self); /* the prompt was dismissed */
  else
    g_error_free (judge (self, error)); /* said by `kept_for_good` and by the state */
  g_task_return_int (task, stored);
}

void
causerie_keyring_store_secret_async (CauserieKeyring     *self,
                                     const char          *connection_uid,
                                     const char          *what,
                                     const char          *label,
                                     const char          *secret,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GHashTable) attributes = NULL;

  g_return_if_fail (CAUSERIE_IS_KEYRING (self) && label != NULL);

  causerie_keyring_remember_secret (self, connection_uid, what, secret);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_keyring_store_secret_async);
  if (self->refused) {
    g_task_return_int (task, FALSE);
    return;
  }

  attributes = build_attributes (connection_uid, what);
  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, secret,
                          cancellable, store_cb, g_steal_pointer (&task));
}

gboolean
causerie_keyring_store_finish (CauserieKeyring  *self,
                               GAsyncResult     *result,
                               gboolean         *kept_for_good,
                               GError          **error)
{
  gssize kept;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  kept = g_task_propagate_int (G_TASK (result), error);
  if (kept_for_good != NULL)
    *kept_for_good = kept == TRUE;
  return kept >= 0;
}

void
causerie_keyring_remember_secret (CauserieKeyring *self,
                                  const char      *connection_uid,
                                  const char      *what,
                                  const char      *secret)
{
  g_return_if_fail (CAUSERIE_IS_KEYRING (self));
  g_return_if_fail (connection_uid != NULL && what != NULL && secret != NULL);

  self->changes++;
  g_hash_table_insert (self->memory, build_slot (connection_uid, what), g_strdup (secret));
}

gboolean
causerie_keyring_remembers (CauserieKeyring *self, const char *connection_uid)
{
  g_autofree char *slot = NULL;

  g_return_val_if_fail (CAUSERIE_IS_KEYRING (self) && connection_uid != NULL, FALSE);

  slot = build_slot (connection_uid, CAUSERIE_SECRET_KEY);
  return g_hash_table_contains (self->memory, slot);
}

/* --- forgetting --- */

static void
search_left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieKeyring *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autolist(GObject) items = secret_password_search_finish (result, &error);

  if (error != NULL) {
    g_task_return_error (task, judge (self, error));
  } else if (items != NULL) {
    note_locked (self);
    g_task_return_error (task, new_locked_error ());
  } else {
    set_state (self, CAUSERIE_KEYRING_READY);
    g_task_return_boolean (task, TRUE);
  }
}

/* That nothing was removed means that there was nothing, or that it is locked in. */
static void
clear_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  CauserieKeyring *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (secret_password_clear_finish (result, &error)) {
    set_state (self, CAUSERIE_KEYRING_READY);
    g_task_return_boolean (task, TRUE);
    return;
  }
  if (error != NULL) {
    g_task_return_error (task, judge (self, error));
    return;
  }

  secret_password_searchv (&schema, g_task_get_task_data (task), SECRET_SEARCH_NONE,
                           g_task_get_cancellable (task), search_left_cb, g_object_ref (task));
}

static gboolean
begins_with (gpointer slot, gpointer value, gpointer beginning)
{
  return g_str_has_prefix (slot, beginning);
}

/* `what` NULL: all of the connection. */
static void
forget (CauserieKeyring *self, const char *connection_uid, const char *what)
{
  g_autofree char *slot = build_slot (connection_uid, what != NULL ? what : "");

  self->changes++;
  if (what != NULL)
    g_hash_table_remove (self->memory, slot);
  else
    g_hash_table_foreach_remove (self->memory, begins_with, slot);
}

void
causerie_keyring_clear_secret_async (CauserieKeyring     *self,
                                     const char          *connection_uid,
                                     const char          *what,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GHashTable *attributes;

  g_return_if_fail (CAUSERIE_IS_KEYRING (self) && connection_uid != NULL);

  forget (self, connection_uid, what);
  attributes = build_attributes (connection_uid, what);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_keyring_clear_secret_async);
  g_task_set_task_data (task, attributes, (GDestroyNotify) g_hash_table_unref);
  if (self->refused) {
    g_task_return_error (task, new_locked_error ());
    return;
  }

  secret_password_clearv (&schema, attributes, cancellable, clear_cb, g_steal_pointer (&task));
}

void
causerie_keyring_clear_async (CauserieKeyring     *self,
                              const char          *connection_uid,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  causerie_keyring_clear_secret_async (self, connection_uid, NULL, cancellable, callback,
                                       user_data);
}

gboolean
causerie_keyring_clear_finish (CauserieKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
causerie_keyring_retry (CauserieKeyring *self)
{
  g_return_if_fail (CAUSERIE_IS_KEYRING (self));

  self->refused = FALSE;
}

CauserieKeyringState
causerie_keyring_get_state (CauserieKeyring *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEYRING (self), CAUSERIE_KEYRING_UNTRIED);

  return self->state;
}

static void
causerie_keyring_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieKeyring *self = CAUSERIE_KEYRING (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_keyring_finalize (GObject *object)
{
  CauserieKeyring *self = CAUSERIE_KEYRING (object);

  g_clear_pointer (&self->memory, g_hash_table_unref);

  G_OBJECT_CLASS (causerie_keyring_parent_class)->finalize (object);
}

static void
causerie_keyring_class_init (CauserieKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_keyring_get_property;
  object_class->finalize = causerie_keyring_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_KEYRING_STATE, CAUSERIE_KEYRING_UNTRIED,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_keyring_init (CauserieKeyring *self)
{
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) causerie_keyring_free_key);
}

CauserieKeyring *
causerie_keyring_new (void)
{
  return g_object_new (CAUSERIE_TYPE_KEYRING, NULL);
}
