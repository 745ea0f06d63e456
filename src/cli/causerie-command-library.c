/* causerie-command-library.c: the history, for commands that ask no server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-command-library.h"

#include "causerie-argument.h"
#include "causerie-storage-text.h"

#include <glib/gi18n.h>

/* A reader that went away is told by the outlet, or by the write itself. */
static gboolean
is_end_of_reading (CauserieCommandLibrary *self, const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE) ||
         causerie_outlet_get_state (self->command->out) == CAUSERIE_OUTLET_CLOSED;
}

void
causerie_command_library_fail (CauserieCommandLibrary *self, const GError *error)
{
  if (is_end_of_reading (self, error)) {
    causerie_command_end (self->command, CAUSERIE_EXIT_ANSWERED);
    return;
  }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    causerie_command_end (self->command, CAUSERIE_EXIT_CANCELLED);
    return;
  }
  causerie_command_complain (self->command, error->message);
  causerie_command_end (self->command, CAUSERIE_EXIT_STORAGE);
}

/* What is the matter with the history, though it can be used: it was damaged, or cannot be
 * written. */
static void
tell_state (CauserieCommandLibrary *self)
{
  g_autoptr(CauserieStorageText) text = causerie_storage_text_new (self->history);

  if (text != NULL)
    causerie_command_complain (self->command, text->sentence);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieCommandLibrary *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!causerie_library_open_finish (CAUSERIE_LIBRARY (source), result, &error)) {
    causerie_command_library_fail (self, error);
    return;
  }
  tell_state (self);
  self->opened (self->user_data);
}

gboolean
causerie_command_library_prepare (CauserieCommandLibrary *self, CauserieCommand *command)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieGateway) gateway = causerie_gateway_new (keyring);
  g_autoptr(GError) error = NULL;

  if (self->history != NULL)
    return TRUE;

  self->command = command;
  self->settings = causerie_settings_new (&error);
  if (self->settings == NULL) {
    causerie_command_library_fail (self, error);
    return FALSE;
  }
  self->history = causerie_library_new (NULL, self->settings, gateway);
  return TRUE;
}

void
causerie_command_library_open (CauserieCommandLibrary *self,
                               CauserieCommand        *command,
                               GSourceOnceFunc         opened,
                               gpointer                user_data)
{
  if (!causerie_command_library_prepare (self, command))
    return;

  self->opened = opened;
  self->user_data = user_data;
  causerie_library_open_async (self->history, command->cancellable, opened_cb, self);
}

void
causerie_command_library_clear (CauserieCommandLibrary *self)
{
  if (self->history != NULL)
    causerie_library_close (self->history);
  g_clear_object (&self->history);
  if (self->settings != NULL)
    causerie_settings_sync (self->settings);
  g_clear_object (&self->settings);
}

CauserieConversation *
causerie_command_library_find (CauserieCommandLibrary *self, const char *wanted, GError **error)
{
  GListModel *list = G_LIST_MODEL (causerie_library_get_conversations (self->history));
  g_autoptr(CauserieConversation) found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (list, i);

    if (g_str_equal (causerie_conversation_get_uid (conversation), wanted))
      return g_steal_pointer (&conversation);
    if (g_str_equal (causerie_conversation_get_title (conversation), wanted)) {
      g_set_object (&found, conversation);
      n_found++;
    }
  }
  if (n_found == 1)
    return g_steal_pointer (&found);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               n_found == 0 ? _("There is no chat with the id or title “%s”.")
                            : _("Several chats have the title “%s”; name one by its id."),
               wanted);
  return NULL;
}
