/* causerie-secret-keeping.c: the secrets of a connection, kept and read one after the other
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-secret-keeping.h"

#include "causerie-connection-draft.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  char      *uid;
  char      *name;          /* of the connection */
  GPtrArray *changes;       /* of CauserieSecretChange */
  guint      next;
  gboolean   kept_for_good; /* all of them so far */
} Keeping;

static void
keeping_free (Keeping *self)
{
  g_free (self->uid);
  g_free (self->name);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
add_copies (GPtrArray *changes, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++) {
    const CauserieSecretChange *change = more->pdata[i];

    g_ptr_array_add (changes, causerie_secret_change_new (change->what, change->secret));
  }
}

static Keeping *
keeping_new (CauserieConnection *connection, GPtrArray *changes)
{
  Keeping *self = g_new0 (Keeping, 1);

  self->uid = g_strdup (causerie_connection_get_uid (connection));
  self->name = g_strdup (causerie_connection_get_name (connection));
  self->kept_for_good = TRUE;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_secret_change_free);
  add_copies (self->changes, changes);
  return self;
}

/* How programs that show the keyring call it. */
static char *
format_label (const Keeping *self, const char *what)
{
  if (g_str_has_prefix (what, CAUSERIE_SECRET_HEADER))
    /* Translators: the name of an HTTP header, and of a connection */
    return g_strdup_printf (_("Header %s of %s"), what + strlen (CAUSERIE_SECRET_HEADER),
                            self->name);
  if (g_str_equal (what, CAUSERIE_SECRET_PROXY_PASSWORD))
    /* Translators: %s is a connection's name. */
    return g_strdup_printf (_("Proxy password of %s"), self->name);
  /* Translators: how programs that show the keyring call it; %s is a connection's name. */
  return g_strdup_printf (_("API key of %s"), self->name);
}

static void keep_next (GTask *task);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Keeping *self = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean kept_for_good = FALSE;

  if (!causerie_keyring_store_finish (CAUSERIE_KEYRING (source), result, &kept_for_good, &error)) {
    g_task_return_error (task, error);
    return;
  }

  self->kept_for_good &= kept_for_good;
  keep_next (g_steal_pointer (&task));
}

/* What cannot be taken out of the keyring lies there unused: nothing refers to it. */
static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!causerie_keyring_clear_finish (CAUSERIE_KEYRING (source), result, &error))
    g_debug ("a secret stays in the keyring: %s", error->message);
  keep_next (user_data);
}

/* Takes the task. */
static void
keep_next (GTask *task)
{
  Keeping *self = g_task_get_task_data (task);
  CauserieKeyring *keyring = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const CauserieSecretChange *change;
  g_autofree char *label = NULL;

  if (self->next == self->changes->len) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }

  change = self->changes->pdata[self->next++];
  label = format_label (self, change->what);
  if (*change->secret != '\0')
    causerie_keyring_store_secret_async (keyring, self->uid, change->what, label, change->secret,
                                         cancellable, stored_cb, task);
  else
    causerie_keyring_clear_secret_async (keyring, self->uid, change->what, cancellable, cleared_cb,
                                         task);
}

void
causerie_secret_keeping_async (CauserieKeyring     *keyring,
                               CauserieConnection  *connection,
                               GPtrArray           *changes,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_KEYRING (keyring) && CAUSERIE_IS_CONNECTION (connection));
  g_return_if_fail (changes != NULL);

  task = g_task_new (keyring, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_secret_keeping_async);
  g_task_set_task_data (task, keeping_new (connection, changes), (GDestroyNotify) keeping_free);
  keep_next (task);
}

gboolean
causerie_secret_keeping_finish (CauserieKeyring  *keyring,
                                GAsyncResult     *result,
                                gboolean         *kept_for_good,
                                GError          **error)
{
  Keeping *self;

  g_return_val_if_fail (g_task_is_valid (result, keyring), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (kept_for_good != NULL)
    *kept_for_good = self->kept_for_good;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- those of a draft ------------------------------------------------------------------------- */

void
causerie_connection_draft_keep_async (const CauserieConnectionDraft *self,
                                      CauserieKeyring               *keyring,
                                      GCancellable                  *cancellable,
                                      GAsyncReadyCallback            callback,
                                      gpointer                       user_data)
{
  g_autoptr(GPtrArray) changes = NULL;

  g_return_if_fail (self != NULL && CAUSERIE_IS_KEYRING (keyring));

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_secret_change_free);
  if (self->key != NULL)
    g_ptr_array_add (changes, causerie_secret_change_new (CAUSERIE_SECRET_KEY, self->key));
  if (self->route != NULL)
    add_copies (changes, self->route->secrets);
  causerie_secret_keeping_async (keyring, self->result, changes, cancellable, callback, user_data);
}

gboolean
causerie_connection_draft_keep_finish (CauserieKeyring  *keyring,
                                       GAsyncResult     *result,
                                       gboolean         *kept_for_good,
                                       GError          **error)
{
  return causerie_secret_keeping_finish (keyring, result, kept_for_good, error);
}

void
causerie_connection_draft_remember (const CauserieConnectionDraft *self, CauserieKeyring *keyring)
{
  const char *uid;

  g_return_if_fail (self != NULL && CAUSERIE_IS_KEYRING (keyring));

  uid = causerie_connection_get_uid (self->result);
  if (self->key != NULL)
    causerie_keyring_remember (keyring, uid, self->key);
  for (guint i = 0; self->route != NULL && i < self->route->secrets->len; i++) {
    const CauserieSecretChange *change = self->route->secrets->pdata[i];

    causerie_keyring_remember_secret (keyring, uid, change->what, change->secret);
  }
}

/* --- reading ---------------------------------------------------------------------------------- */

typedef struct {
  char      *uid;
  GPtrArray *names;   /* of the secrets there may be */
  guint      next;
  GPtrArray *changes; /* found so far */
} Reading;

static void
reading_free (Reading *self)
{
  g_free (self->uid);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static Reading *
reading_new (CauserieConnection *connection)
{
  Reading *self = g_new0 (Reading, 1);
  g_auto(GStrv) headers = causerie_connection_dup_header_list (connection);

  self->uid = g_strdup (causerie_connection_get_uid (connection));
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_secret_change_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->names, g_strdup (CAUSERIE_SECRET_KEY));
  if (*causerie_connection_get_proxy_user (connection) != '\0')
    g_ptr_array_add (self->names, g_strdup (CAUSERIE_SECRET_PROXY_PASSWORD));
  for (gsize i = 0; headers[i] != NULL; i++)
    g_ptr_array_add (self->names, g_strconcat (CAUSERIE_SECRET_HEADER, headers[i], NULL));
  return self;
}

static void read_next (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Reading *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  char *secret = causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &error);

  if (secret != NULL)
    g_ptr_array_add (self->changes,
                     causerie_secret_change_new (self->names->pdata[self->next - 1], secret));
  else if (error != NULL)
    g_debug ("a secret is not read: %s", error->message);
  causerie_keyring_free_key (secret);
  read_next (task);
}

/* Takes the task. */
static void
read_next (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
  } else if (self->next == self->names->len) {
    g_task_return_pointer (task, g_ptr_array_ref (self->changes),
                           (GDestroyNotify) g_ptr_array_unref);
    g_object_unref (task);
  } else {
    const char *what = self->names->pdata[self->next++];

    causerie_keyring_lookup_secret_async (g_task_get_source_object (task), self->uid, what,
                                          g_task_get_cancellable (task), read_cb, task);
  }
}

void
causerie_secret_keeping_read_async (CauserieKeyring     *keyring,
                                    CauserieConnection  *connection,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_KEYRING (keyring) && CAUSERIE_IS_CONNECTION (connection));

  task = g_task_new (keyring, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_secret_keeping_read_async);
  g_task_set_task_data (task, reading_new (connection), (GDestroyNotify) reading_free);
  read_next (task);
}

GPtrArray *
causerie_secret_keeping_read_finish (CauserieKeyring  *keyring,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, keyring), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
