/* causerie-cli-chat.c: `causerie-cli chat`: one question after another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-chat.h"

#include "causerie-ask-options.h"
#include "causerie-ask-printer.h"
#include "causerie-ask-session.h"
#include "causerie-ask-turn.h"
#include "causerie-chat-input.h"
#include "causerie-command.h"
#include "causerie-connection-name.h"

#include <glib/gi18n.h>

/* Either the input is read or a turn runs; an end is reached from the one callback that is waited
 * for. */
typedef struct {
  CauserieCommand     command;
  int                 argc;
  char              **argv;     /* borrowed */

  CauserieAskSession  session;

  /* owned; NULL until their step */
  CauserieAskOptions *options;
  CauserieChatInput  *input;
  CauserieAskTurn    *turn;     /* the last one */
  CauserieAskPrinter *printer;  /* of its answer */

  gboolean            is_asking;
  gboolean            is_told;  /* where it is kept */
} Chat;

static void read_next (Chat *self);

/* --- the answer ------------------------------------------------------------------------------- */

static void
tell_id (Chat *self)
{
  if (self->is_told || !causerie_ask_turn_is_kept (self->turn))
    return;

  self->is_told = TRUE;
  causerie_ask_session_tell_id (&self->session);
}

/* A person asks again; a script should know. That a person stopped it is no failure at all. */
static gboolean
ends_chat (Chat *self, CauserieFailure *failure)
{
  return g_cancellable_is_cancelled (self->command.cancellable) ||
         (failure != NULL && !causerie_chat_input_is_terminal (self->input) &&
          causerie_failure_get_kind (failure) != CAUSERIE_FAILURE_CANCELLED);
}

static void
settled_cb (Chat *self)
{
  g_autoptr(CauserieFailure) failure = causerie_ask_turn_dup_failure (self->turn);

  self->is_asking = FALSE;
  causerie_ask_printer_finish (self->printer, failure, self->session.target->connection);
  if (causerie_chat_input_is_terminal (self->input))
    causerie_outlet_write (self->command.err, "\n", 1);
  tell_id (self);
  if (ends_chat (self, failure))
    causerie_command_end (&self->command, causerie_command_judge (&self->command, failure));
  else
    read_next (self);
}

static void
ask (Chat *self, const char *text)
{
  g_autoptr(GPtrArray) attachments = g_ptr_array_new ();
  const CauserieAskPrompt prompt = { .text = (char *) text, .attachments = attachments };
  g_autoptr(GPtrArray) before = NULL;

  if (self->turn != NULL && self->session.history == NULL)
    before = causerie_ask_turn_dup_path (self->turn);
  if (self->turn != NULL && !causerie_chat_input_is_terminal (self->input))
    causerie_outlet_write (self->command.out, "\n", 1); /* answers are told apart */
  g_clear_object (&self->printer);
  g_clear_object (&self->turn);
  self->turn =
    causerie_ask_turn_new (self->session.target, &prompt, self->session.history, before);
  self->printer = causerie_ask_printer_new (causerie_ask_turn_get_answer (self->turn), FALSE,
                                            self->command.out, self->command.err);
  g_signal_connect_swapped (self->turn, "settled", G_CALLBACK (settled_cb), self);
  self->is_asking = TRUE;
  causerie_ask_session_start (&self->session, self->turn);
}

/* --- the question ----------------------------------------------------------------------------- */

static void
print_help (Chat *self)
{
  causerie_outlet_write_line (
    self->command.err,
    _("A line is a message; one that ends with \\ goes on in the next line.\n"
      "Ctrl+C stops an answer, and between answers ends the chat, as do /quit and Ctrl+D."));
}

static void
take (Chat *self, const char *text)
{
  if (g_str_equal (text, "/quit")) {
    causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
  } else if (g_str_equal (text, "/help")) {
    print_help (self);
    read_next (self);
  } else {
    ask (self, text);
  }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Chat *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text =
    causerie_chat_input_read_finish (CAUSERIE_CHAT_INPUT (source), result, &error);

  if (text != NULL) {
    take (self, text);
    return;
  }

  if (causerie_chat_input_is_terminal (self->input))
    causerie_outlet_write (self->command.err, "\n", 1); /* behind the sign that asked */
  if (error == NULL) {
    causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
  } else {
    g_autoptr(CauserieFailure) failure =
      causerie_ask_session_new_failure (CAUSERIE_FAILURE_STORAGE, error);

    causerie_command_fail (&self->command, failure, NULL);
  }
}

static void
read_next (Chat *self)
{
  causerie_chat_input_read_async (self->input, self->command.cancellable, read_cb, self);
}

/* --- the command ------------------------------------------------------------------------------ */

/* One of an address alone has no name yet. */
static char *
name_connection (CauserieConnection *connection)
{
  const char *name = causerie_connection_get_name (connection);

  return *name != '\0' ? g_strdup (name)
                       : causerie_connection_name_server (
                           causerie_connection_get_provider (connection),
                           causerie_connection_get_base_url (connection));
}

static void
greet (Chat *self)
{
  const CauserieAskTarget *target = self->session.target;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (!causerie_chat_input_is_terminal (self->input))
    return;

  name = name_connection (target->connection);
  /* Translators: the name of a model, and that of a connection */
  line = g_strdup_printf (_("%s (%s) answers. /help says how to go on, /quit ends the chat."),
                          target->model, name);
  causerie_outlet_write_line (self->command.err, line);
}

static void
opened_cb (CauserieFailure *failure, gpointer user_data)
{
  Chat *self = user_data;

  if (failure != NULL) {
    causerie_command_fail (&self->command, failure,
                           self->session.target != NULL ? self->session.target->connection : NULL);
    return;
  }

  self->input = causerie_chat_input_new (self->command.err);
  greet (self);
  read_next (self);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Chat *self = user_data;

  if (self->is_asking)
    causerie_ask_turn_stop (self->turn);
}

/* While an answer runs an interrupt ends that alone. */
static gboolean
interrupt_cb (gpointer user_data)
{
  Chat *self = user_data;

  if (!self->is_asking)
    return FALSE;

  causerie_ask_turn_stop (self->turn);
  return TRUE;
}

static void
chat_clear (Chat *self)
{
  g_clear_object (&self->printer);
  g_clear_object (&self->turn);
  g_clear_object (&self->input);
  causerie_ask_session_clear (&self->session);
  g_clear_pointer (&self->options, causerie_ask_options_free);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chat, chat_clear)

static void
start_cb (gpointer user_data)
{
  Chat *self = user_data;
  g_autoptr(GError) error = NULL;

  self->options = causerie_ask_options_new_for_chat (self->argc, self->argv, &error);
  if (self->options != NULL)
    causerie_ask_session_open (&self->session, &self->command, self->options, opened_cb, self);
  else
    causerie_command_refuse (&self->command, error);
}

int
causerie_cli_chat (int argc, char *argv[])
{
  g_auto(Chat) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  self.command.interrupt = interrupt_cb;
  g_signal_connect (self.command.cancellable, "cancelled", G_CALLBACK (cancelled_cb), &self);

  return causerie_command_run (&self.command, start_cb, &self);
}
