/* causerie-kept-keys.c: which connections have a key, as far as it is known, while a form is open
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-kept-keys.h"

#include <glib/gi18n.h>

struct _CauserieKeptKeys {
  GObject          parent_instance;

  /* owned */
  CauserieKeyring *keyring;
  GCancellable    *cancellable;
  GHashTable      *keys;        /* connection uid to key; "" none */
  GHashTable      *asked;       /* connection uids that were looked up */
  GHashTable      *unread;      /* those whose key the keyring did not give out */
};

G_DEFINE_FINAL_TYPE (CauserieKeptKeys, causerie_kept_keys, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  CauserieKeptKeys   *self;
  CauserieConnection *connection;
} LookUp;

static void
look_up_free (LookUp *look_up)
{
  g_object_unref (look_up->connection);
  g_object_unref (look_up->self);
  g_free (look_up);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LookUp, look_up_free)

static const char *
get_key (CauserieKeptKeys *self, CauserieConnection *connection)
{
  return g_hash_table_lookup (self->keys, causerie_connection_get_uid (connection));
}

static gboolean
is_demo (CauserieConnection *connection)
{
  return (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LookUp) look_up = user_data;
  g_autoptr(GError) error = NULL;
  char *key = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &error);

  if (error != NULL)
    g_hash_table_add (look_up->self->unread,
                      g_strdup (causerie_connection_get_uid (look_up->connection)));
  /* A key that cannot be read is one that has to be typed: the same as none. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    causerie_kept_keys_set (look_up->self, look_up->connection, key);
  causerie_keyring_free_key (key);
}

static void
causerie_kept_keys_dispose (GObject *object)
{
  CauserieKeptKeys *self = CAUSERIE_KEPT_KEYS (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->unread, g_hash_table_unref);

  G_OBJECT_CLASS (causerie_kept_keys_parent_class)->dispose (object);
}

static void
causerie_kept_keys_class_init (CauserieKeptKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_kept_keys_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_kept_keys_init (CauserieKeptKeys *self)
{
  self->cancellable = g_cancellable_new ();
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) causerie_keyring_free_key);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CauserieKeptKeys *
causerie_kept_keys_new (CauserieKeyring *keyring)
{
  CauserieKeptKeys *self;

  g_return_val_if_fail (CAUSERIE_IS_KEYRING (keyring), NULL);

  self = g_object_new (CAUSERIE_TYPE_KEPT_KEYS, NULL);
  self->keyring = g_object_ref (keyring);

  return self;
}

void
causerie_kept_keys_look_up (CauserieKeptKeys *self, CauserieConnection *connection)
{
  const char *uid;
  LookUp *look_up;

  g_return_if_fail (CAUSERIE_IS_KEPT_KEYS (self) && CAUSERIE_IS_CONNECTION (connection));

  uid = causerie_connection_get_uid (connection);
  if (is_demo (connection) || !g_hash_table_add (self->asked, g_strdup (uid)))
    return;

  look_up = g_new0 (LookUp, 1);
  look_up->self = g_object_ref (self);
  look_up->connection = g_object_ref (connection);
  causerie_keyring_lookup_async (self->keyring, uid, self->cancellable, looked_up_cb, look_up);
}

CauserieKeyState
causerie_kept_keys_get_state (CauserieKeptKeys *self, CauserieConnection *connection)
{
  const char *key;

  g_return_val_if_fail (CAUSERIE_IS_KEPT_KEYS (self), CAUSERIE_KEY_UNKNOWN);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), CAUSERIE_KEY_UNKNOWN);

  key = get_key (self, connection);
  if (key == NULL)
    return CAUSERIE_KEY_UNKNOWN;

  return *key != '\0' ? CAUSERIE_KEY_KEPT : CAUSERIE_KEY_NONE;
}

gboolean
causerie_kept_keys_is_locked (CauserieKeptKeys *self, CauserieConnection *connection)
{
  g_return_val_if_fail (CAUSERIE_IS_KEPT_KEYS (self), FALSE);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), FALSE);

  return causerie_keyring_get_state (self->keyring) == CAUSERIE_KEYRING_LOCKED &&
         g_hash_table_contains (self->unread, causerie_connection_get_uid (connection)) &&
         causerie_kept_keys_get_state (self, connection) == CAUSERIE_KEY_NONE;
}

char *
causerie_kept_keys_dup_key (CauserieKeptKeys *self, CauserieConnection *connection)
{
  g_return_val_if_fail (CAUSERIE_IS_KEPT_KEYS (self), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  return causerie_kept_keys_get_state (self, connection) == CAUSERIE_KEY_KEPT
           ? g_strdup (get_key (self, connection)) : NULL;
}

gboolean
causerie_kept_keys_is_same (CauserieKeptKeys *self, CauserieConnection *connection, const char *key)
{
  g_return_val_if_fail (CAUSERIE_IS_KEPT_KEYS (self), FALSE);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection) && key != NULL, FALSE);

  return *key != '\0' && g_strcmp0 (get_key (self, connection), key) == 0;
}

void
causerie_kept_keys_set (CauserieKeptKeys *self, CauserieConnection *connection, const char *key)
{
  const char *uid;

  g_return_if_fail (CAUSERIE_IS_KEPT_KEYS (self) && CAUSERIE_IS_CONNECTION (connection));

  uid = causerie_connection_get_uid (connection);
  g_hash_table_add (self->asked, g_strdup (uid));
  g_hash_table_insert (self->keys, g_strdup (uid), g_strdup (key != NULL ? key : ""));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A Flatpak's keyring is a file of its own. */
static const char *
describe_place (CauserieKeyringState state)
{
  if (state == CAUSERIE_KEYRING_ABSENT || state == CAUSERIE_KEYRING_LOCKED)
    return _("Kept for this run only");

  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? _("Saved in this app’s encrypted file")
                                                            : _("Saved in the keyring");
}

const char *
causerie_kept_keys_get_text (CauserieKeptKeys *self, CauserieConnection *connection)
{
  g_return_val_if_fail (CAUSERIE_IS_KEPT_KEYS (self), "");
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), "");

  if (is_demo (connection))
    return _("No API key needed");

  switch (causerie_kept_keys_get_state (self, connection)) {
  case CAUSERIE_KEY_KEPT:
    return describe_place (causerie_keyring_get_state (self->keyring));
  case CAUSERIE_KEY_NONE:
    return causerie_connection_needs_key (connection) ? _("No API key") : _("No API key needed");
  case CAUSERIE_KEY_UNKNOWN:
  default:
    return "";
  }
}
