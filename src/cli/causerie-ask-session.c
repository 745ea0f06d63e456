/* causerie-ask-session.c: everything a question needs, opened step by step
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-session.h"

#include "causerie-ask-failure.h"
#include "causerie-error.h"
#include "causerie-key-guard.h"

#include <glib/gi18n.h>

CauserieFailure *
causerie_ask_session_new_failure (CauserieFailureKind kind, const GError *error)
{
  CauserieFailureFacts facts = { .kind = kind, .message = error->message, .retry_after = -1 };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    facts.kind = CAUSERIE_FAILURE_CANCELLED;
  else if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND))
    facts.code = CAUSERIE_ASK_NOT_FOUND;

  return causerie_failure_new (&facts);
}

static void
fail (CauserieAskSession *self, CauserieFailureKind kind, const GError *error)
{
  g_autoptr(CauserieFailure) failure = causerie_ask_session_new_failure (kind, error);

  self->opened (failure, self->user_data);
}

/* --- whom ------------------------------------------------------------------------------------- */

static void
find_key (CauserieAskSession *self)
{
  g_autoptr(GError) error = NULL;

  self->key = causerie_target_options_find_key (&self->options->target, self->target->connection,
                                                self->target->is_saved, &error);
  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID))
    fail (self, CAUSERIE_FAILURE_KEY_INVALID, error);
  else if (error != NULL)
    causerie_command_refuse (self->command, error);
  else
    self->opened (NULL, self->user_data);
}

static void
find_target (CauserieAskSession *self)
{
  CauserieConversation *conversation =
    self->history != NULL ? causerie_ask_history_get_conversation (self->history) : NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GError) error = NULL;

  self->target = causerie_ask_target_new (self->options, self->settings, conversation, &error);
  if (self->target == NULL) {
    causerie_command_refuse (self->command, error);
    return;
  }

  if (self->target->connection == NULL) {
    failure = causerie_failure_new_local (CAUSERIE_FAILURE_NO_PROVIDER,
                                          "the profile's connection is gone");
    self->opened (failure, self->user_data);
    return;
  }

  find_key (self);
}

/* --- opening ---------------------------------------------------------------------------------- */

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieAskSession *self = user_data;
  g_autoptr(GError) error = NULL;

  if (causerie_ask_history_open_finish (CAUSERIE_ASK_HISTORY (source), result, &error))
    find_target (self);
  else
    fail (self, CAUSERIE_FAILURE_STORAGE, error);
}

void
causerie_ask_session_open (CauserieAskSession       *self,
                           CauserieCommand          *command,
                           const CauserieAskOptions *options,
                           CauserieAskSessionOpened  opened,
                           gpointer                  user_data)
{
  g_autoptr(GError) error = NULL;

  self->command = command;
  self->options = options;
  self->opened = opened;
  self->user_data = user_data;
  self->gateway = causerie_command_new_gateway (command);
  if (options->save || causerie_target_options_needs_settings (&options->target)) {
    self->settings = causerie_settings_new (&error);
    if (self->settings == NULL) {
      fail (self, CAUSERIE_FAILURE_STORAGE, error);
      return;
    }
  }

  if (!options->save) {
    find_target (self);
    return;
  }

  self->history = causerie_ask_history_new (self->settings, self->gateway);
  causerie_ask_history_open_async (self->history, options->conversation, command->cancellable,
                                   history_cb, self);
}

void
causerie_ask_session_clear (CauserieAskSession *self)
{
  g_clear_pointer (&self->key, causerie_keyring_free_key);
  g_clear_pointer (&self->target, causerie_ask_target_free);
  g_clear_object (&self->history); /* closes it */
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);
}

/* --- while it is open ------------------------------------------------------------------------- */

static void
warn_of_plain_http (CauserieAskSession *self)
{
  if (self->is_warned || self->key == NULL || *self->key == '\0' ||
      !causerie_key_guard_is_readable (self->target->connection))
    return;

  self->is_warned = TRUE;
  causerie_command_complain (self->command,
                             _("The address begins with http://, so that anybody on the way can "
                               "read the API key."));
}

void
causerie_ask_session_start (CauserieAskSession *self, CauserieAskTurn *turn)
{
  warn_of_plain_http (self);
  causerie_ask_turn_start (turn, self->gateway, self->key, !self->options->no_stream);
}

void
causerie_ask_session_tell_id (CauserieAskSession *self)
{
  CauserieConversation *conversation = causerie_ask_history_get_conversation (self->history);
  g_autofree char *line = NULL;

  /* Translators: where the question and its answer were kept; %s is an id to give to -r */
  line = g_strdup_printf (_("Conversation: %s"), causerie_conversation_get_uid (conversation));
  causerie_outlet_write_line (self->command->err, line);
}
