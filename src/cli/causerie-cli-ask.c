/* causerie-cli-ask.c: `causerie-cli ask`: one question, one answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-ask.h"

#include "causerie-ask-failure.h"
#include "causerie-ask-history.h"
#include "causerie-ask-options.h"
#include "causerie-ask-printer.h"
#include "causerie-ask-prompt.h"
#include "causerie-ask-target.h"
#include "causerie-ask-turn.h"
#include "causerie-command.h"
#include "causerie-error.h"
#include "causerie-exit-code.h"
#include "causerie-key-guard.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* The command, from its arguments to its exit code: prompt, history, target, turn. Each step begins
 * the next; whatever happens, one end of the command is reached once, with nothing running. */
typedef struct {
  CauserieCommand     command;
  int                 argc;
  char              **argv;     /* borrowed */

  /* owned; NULL until their step */
  CauserieAskOptions *options;
  CauserieAskPrompt  *prompt;
  CauserieSettings   *settings;
  CauserieGateway    *gateway;
  CauserieAskHistory *history;  /* NULL for good where nothing is saved */
  CauserieAskTarget  *target;
  CauserieAskTurn    *turn;
  CauserieAskPrinter *printer;
} Ask;

/* --- the end ---------------------------------------------------------------------------------- */

/* Prints the answer from now on; NULL: one that says nothing. */
static void
follow (Ask *self, CauserieMessage *answer)
{
  g_autoptr(CauserieMessage) empty = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);

  self->printer = causerie_ask_printer_new (answer != NULL ? answer : empty, self->options->json,
                                            self->command.out, self->command.err);
}

static void
print_conversation (Ask *self)
{
  CauserieConversation *conversation = causerie_ask_history_get_conversation (self->history);
  g_autofree char *line = NULL;

  /* Translators: where the question and its answer were kept; %s is an id to give to -r */
  line = g_strdup_printf (_("Conversation: %s"), causerie_conversation_get_uid (conversation));
  causerie_outlet_write_line (self->command.err, line);
}

/* Ends with `failure`, or well with NULL. */
static void
conclude (Ask *self, CauserieFailure *failure)
{
  if (self->printer == NULL)
    follow (self, NULL); /* it failed before there was a question */
  causerie_ask_printer_finish (self->printer, failure,
                               self->target != NULL ? self->target->connection : NULL);
  if (self->turn != NULL && causerie_ask_turn_is_kept (self->turn))
    print_conversation (self);

  causerie_command_end (&self->command, causerie_command_judge (&self->command, failure));
}

static void
fail (Ask *self, CauserieFailureKind kind, const GError *error)
{
  CauserieFailureFacts facts = { .kind = kind, .message = error->message, .retry_after = -1 };
  g_autoptr(CauserieFailure) failure = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    facts.kind = CAUSERIE_FAILURE_CANCELLED;
  else if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND))
    facts.code = CAUSERIE_ASK_NOT_FOUND;

  failure = causerie_failure_new (&facts);
  conclude (self, failure);
}

/* --- question and answer ---------------------------------------------------------------------- */

static void
settled_cb (Ask *self)
{
  g_autoptr(CauserieFailure) failure = causerie_ask_turn_dup_failure (self->turn);

  conclude (self, failure);
}

/* A key that was given for this run is sent where it was told to, and the person told of this. */
static void
warn_of_plain_http (Ask *self, const char *key)
{
  if (key != NULL && *key != '\0' && causerie_key_guard_is_readable (self->target->connection))
    causerie_command_complain (&self->command,
                               _("The address begins with http://, so that anybody on the way can "
                                 "read the API key."));
}

/* One of the keyring's is not asked for: whether there is one is guessed. */
static void
print_curl (Ask *self, const char *key)
{
  CauserieConnection *connection = self->target->connection;
  gboolean with_key = causerie_connection_needs_key (connection) || (key != NULL && *key != '\0');
  g_autofree char *command =
    causerie_ask_turn_dup_curl (self->turn, with_key, !self->options->no_stream);

  if (command == NULL) {
    causerie_command_complain (&self->command, _("There is no request to print: the demo is inside "
                                                 "this program."));
    causerie_command_end (&self->command, CAUSERIE_EXIT_USAGE);
    return;
  }

  causerie_outlet_write (self->command.out, command, -1);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

static void
begin_turn (Ask *self, const char *key)
{
  self->turn = causerie_ask_turn_new (self->target, self->prompt, self->history);
  if (self->options->curl) {
    print_curl (self, key);
    return;
  }

  warn_of_plain_http (self, key);
  follow (self, causerie_ask_turn_get_answer (self->turn));
  g_signal_connect_swapped (self->turn, "settled", G_CALLBACK (settled_cb), self);
  causerie_ask_turn_start (self->turn, self->gateway, key, !self->options->no_stream);
}

/* --- whom ------------------------------------------------------------------------------------- */

static void
find_target (Ask *self)
{
  CauserieConversation *conversation =
    self->history != NULL ? causerie_ask_history_get_conversation (self->history) : NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GError) error = NULL;
  char *key;

  self->target = causerie_ask_target_new (self->options, self->settings, conversation, &error);
  if (self->target == NULL) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  if (self->target->connection == NULL) {
    failure = causerie_failure_new_local (CAUSERIE_FAILURE_NO_PROVIDER,
                                          "the profile's connection is gone");
    conclude (self, failure);
    return;
  }

  key = causerie_target_options_find_key (&self->options->target, self->target->connection,
                                          self->target->is_saved, &error);
  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID))
    fail (self, CAUSERIE_FAILURE_KEY_INVALID, error);
  else if (error != NULL)
    causerie_command_refuse (&self->command, error);
  else
    begin_turn (self, key);
  causerie_keyring_free_key (key);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  if (causerie_ask_history_open_finish (CAUSERIE_ASK_HISTORY (source), result, &error))
    find_target (self);
  else
    fail (self, CAUSERIE_FAILURE_STORAGE, error);
}

static void
open_services (Ask *self)
{
  g_autoptr(GError) error = NULL;

  self->gateway = causerie_command_new_gateway (&self->command);
  if (self->options->save || causerie_target_options_needs_settings (&self->options->target)) {
    self->settings = causerie_settings_new (&error);
    if (self->settings == NULL) {
      fail (self, CAUSERIE_FAILURE_STORAGE, error);
      return;
    }
  }

  if (!self->options->save) {
    find_target (self);
    return;
  }

  self->history = causerie_ask_history_new (self->settings, self->gateway);
  causerie_ask_history_open_async (self->history, self->options->conversation,
                                   self->command.cancellable, history_cb, self);
}

static void
prompt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  self->prompt = causerie_ask_prompt_read_finish (result, &error);
  if (self->prompt != NULL)
    open_services (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, CAUSERIE_FAILURE_CANCELLED, error);
  else
    causerie_command_refuse (&self->command, error);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Ask *self = user_data;

  if (self->turn != NULL)
    causerie_ask_turn_stop (self->turn);
}

/* --- the command ------------------------------------------------------------------------------ */

static void
ask_clear (Ask *self)
{
  g_clear_object (&self->printer);
  g_clear_object (&self->turn);
  g_clear_pointer (&self->target, causerie_ask_target_free);
  g_clear_object (&self->history); /* closes it */
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->prompt, causerie_ask_prompt_free);
  g_clear_pointer (&self->options, causerie_ask_options_free);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ask, ask_clear)

static void
start_cb (gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  self->options = causerie_ask_options_new (self->argc, self->argv, &error);
  if (self->options != NULL)
    causerie_ask_prompt_read_async (self->options, self->command.cancellable, prompt_cb, self);
  else
    causerie_command_refuse (&self->command, error);
}

int
causerie_cli_ask (int argc, char *argv[])
{
  g_auto(Ask) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  g_signal_connect (self.command.cancellable, "cancelled", G_CALLBACK (cancelled_cb), &self);

  return causerie_command_run (&self.command, start_cb, &self);
}
