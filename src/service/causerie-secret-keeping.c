/* causerie-secret-keeping.c: the secrets of an edited connection, kept one after the other
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

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

static Keeping *
keeping_new (const CauserieConnectionDraft *draft)
{
  Keeping *self = g_new0 (Keeping, 1);

  self->uid = g_strdup (causerie_connection_get_uid (draft->result));
  self->name = g_strdup (causerie_connection_get_name (draft->result));
  self->kept_for_good = TRUE;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_secret_change_free);
  if (draft->key != NULL)
    g_ptr_array_add (self->changes, causerie_secret_change_new (CAUSERIE_SECRET_KEY, draft->key));
  for (guint i = 0; draft->route != NULL && i < draft->route->secrets->len; i++) {
    const CauserieSecretChange *change = draft->route->secrets->pdata[i];

    g_ptr_array_add (self->changes, causerie_secret_change_new (change->what, change->secret));
  }
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
causerie_connection_draft_keep_async (const CauserieConnectionDraft *self,
                                      CauserieKeyring               *keyring,
                                      GCancellable                  *cancellable,
                                      GAsyncReadyCallback            callback,
                                      gpointer                       user_data)
{
  GTask *task;

  g_return_if_fail (self != NULL && CAUSERIE_IS_KEYRING (keyring));

  task = g_task_new (keyring, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_connection_draft_keep_async);
  g_task_set_task_data (task, keeping_new (self), (GDestroyNotify) keeping_free);
  keep_next (task);
}

gboolean
causerie_connection_draft_keep_finish (CauserieKeyring  *keyring,
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
