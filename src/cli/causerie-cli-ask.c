/* causerie-cli-ask.c: `causerie-cli ask`: one question, one answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-ask.h"

#include "causerie-ask-options.h"
#include "causerie-ask-printer.h"
#include "causerie-ask-prompt.h"
#include "causerie-ask-session.h"
#include "causerie-ask-turn.h"
#include "causerie-command.h"
#include "causerie-exit-code.h"

#include <glib/gi18n.h>

/* The command, from its arguments to its exit code: prompt, session, turn. Each step begins the
 * next; whatever happens, one end of the command is reached once, with nothing running. */
typedef struct {
  CauserieCommand     command;
  int                 argc;
  char              **argv;     /* borrowed */

  CauserieAskSession  session;

  /* owned; NULL until their step */
  CauserieAskOptions *options;
  CauserieAskPrompt  *prompt;
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

/* Ends with `failure`, or well with NULL. */
static void
conclude (Ask *self, CauserieFailure *failure)
{
  const CauserieAskTarget *target = self->session.target;

  if (self->printer == NULL)
    follow (self, NULL); /* it failed before there was a question */
  causerie_ask_printer_finish (self->printer, failure, target != NULL ? target->connection : NULL);
  if (self->turn != NULL && causerie_ask_turn_is_kept (self->turn))
    causerie_ask_session_tell_id (&self->session);

  causerie_command_end (&self->command, causerie_command_judge (&self->command, failure));
}

/* --- question and answer ---------------------------------------------------------------------- */

static void
settled_cb (Ask *self)
{
  g_autoptr(CauserieFailure) failure = causerie_ask_turn_dup_failure (self->turn);

  conclude (self, failure);
}

/* One of the keyring's is not asked for: whether there is one is guessed. */
static void
print_curl (Ask *self)
{
  const char *key = self->session.key;
  gboolean with_key = causerie_connection_needs_key (self->session.target->connection) ||
                      (key != NULL && *key != '\0');
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
opened_cb (CauserieFailure *failure, gpointer user_data)
{
  Ask *self = user_data;

  if (failure != NULL) {
    conclude (self, failure);
    return;
  }

  self->turn =
    causerie_ask_turn_new (self->session.target, self->prompt, self->session.history, NULL);
  if (self->options->curl) {
    print_curl (self);
    return;
  }

  follow (self, causerie_ask_turn_get_answer (self->turn));
  g_signal_connect_swapped (self->turn, "settled", G_CALLBACK (settled_cb), self);
  causerie_ask_session_start (&self->session, self->turn);
}

static void
prompt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  self->prompt = causerie_ask_prompt_read_finish (result, &error);
  if (self->prompt != NULL) {
    causerie_ask_session_open (&self->session, &self->command, self->options, opened_cb, self);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autoptr(CauserieFailure) failure =
      causerie_ask_session_new_failure (CAUSERIE_FAILURE_CANCELLED, error);

    conclude (self, failure);
  } else {
    causerie_command_refuse (&self->command, error);
  }
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
  causerie_ask_session_clear (&self->session);
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
