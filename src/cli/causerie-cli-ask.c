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
#include "causerie-error.h"
#include "causerie-exit-code.h"
#include "causerie-text.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* The command, from its arguments to its exit code: prompt, history, target, turn. Each step begins
 * the next; whatever happens, conclude() or refuse() is reached once, with nothing running. */
typedef struct {
  int                 argc;
  char              **argv;     /* borrowed */

  GMainLoop          *loop;
  GCancellable       *cancellable;
  CauserieOutlet     *out;
  CauserieOutlet     *err;

  /* owned; NULL until their step */
  CauserieAskOptions *options;
  CauserieAskPrompt  *prompt;
  CauserieSettings   *settings;
  CauserieGateway    *gateway;
  CauserieAskHistory *history;  /* NULL for good where nothing is saved */
  CauserieAskTarget  *target;
  CauserieAskTurn    *turn;
  CauserieAskPrinter *printer;

  gboolean            over;     /* all is said; it may still be on its way out */
  CauserieExitCode    exit_code;
} Ask;

/* --- the end ---------------------------------------------------------------------------------- */

static void
complain (Ask *self, const char *message)
{
  g_autofree char *line = g_strdup_printf ("causerie-cli: %s", message);

  causerie_outlet_write_line (self->err, line);
}

/* An answer that could not be printed is none. */
static void
check_printed (Ask *self)
{
  const GError *error = causerie_outlet_get_error (self->out);
  g_autofree char *message = NULL;

  if (error == NULL || self->exit_code == CAUSERIE_EXIT_STORAGE)
    return;

  self->exit_code = CAUSERIE_EXIT_STORAGE;
  /* Translators: why standard output could not be written to */
  message = g_strdup_printf (_("Cannot print the answer: %s"), error->message);
  complain (self, message);
}

static void
leave_when_printed (Ask *self)
{
  if (!self->over || causerie_outlet_get_state (self->out) == CAUSERIE_OUTLET_PENDING)
    return;

  check_printed (self);
  if (causerie_outlet_get_state (self->err) != CAUSERIE_OUTLET_PENDING)
    g_main_loop_quit (self->loop);
}

static void
end (Ask *self, CauserieExitCode exit_code)
{
  self->over = TRUE;
  self->exit_code = exit_code;
  leave_when_printed (self);
}

/* The arguments, or what they name, make no question. */
static void
refuse (Ask *self, const GError *error)
{
  g_autofree char *message = causerie_text_blank_secrets (error->message, NULL);

  complain (self, message);
  end (self, CAUSERIE_EXIT_USAGE);
}

static CauserieExitCode
find_exit_code (Ask *self, CauserieFailure *failure)
{
  if (failure == NULL)
    return CAUSERIE_EXIT_ANSWERED;

  /* A reader that has enough (head, a pager that was left) ends the answer: that is all right. */
  if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_CANCELLED &&
      causerie_outlet_get_state (self->out) == CAUSERIE_OUTLET_CLOSED)
    return CAUSERIE_EXIT_ANSWERED;

  return causerie_exit_code_for_failure (causerie_failure_get_kind (failure));
}

/* Prints the answer from now on; NULL: one that says nothing. */
static void
follow (Ask *self, CauserieMessage *answer)
{
  g_autoptr(CauserieMessage) empty = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);

  self->printer = causerie_ask_printer_new (answer != NULL ? answer : empty, self->options->json,
                                            self->out, self->err);
}

static void
print_conversation (Ask *self)
{
  CauserieConversation *conversation = causerie_ask_history_get_conversation (self->history);
  g_autofree char *line = NULL;

  /* Translators: where the question and its answer were kept; %s is an id to give to -r */
  line = g_strdup_printf (_("Conversation: %s"), causerie_conversation_get_uid (conversation));
  causerie_outlet_write_line (self->err, line);
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

  end (self, find_exit_code (self, failure));
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

static void
begin_turn (Ask *self, const char *key)
{
  self->turn = causerie_ask_turn_new (self->target, self->prompt, self->history);
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
    refuse (self, error);
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
    refuse (self, error);
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
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(GError) error = NULL;

  self->gateway = causerie_gateway_new (keyring);
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
  causerie_ask_history_open_async (self->history, self->options->conversation, self->cancellable,
                                   history_cb, self);
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
    refuse (self, error);
}

/* --- what comes from outside ------------------------------------------------------------------ */

static void
stop (Ask *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->turn != NULL)
    causerie_ask_turn_stop (self->turn);
}

/* The first interrupt ends it in order; the second one ends the program, since by then the signal
 * has its own effect again. */
static gboolean
signal_cb (gpointer user_data)
{
  Ask *self = user_data;

  stop (self);
  if (self->over) {
    self->exit_code = CAUSERIE_EXIT_CANCELLED;
    g_main_loop_quit (self->loop); /* it waits for a reader that does not read */
  }

  return G_SOURCE_REMOVE;
}

static void
outlet_cb (Ask *self)
{
  CauserieOutletState state = causerie_outlet_get_state (self->out);

  if (state == CAUSERIE_OUTLET_CLOSED || state == CAUSERIE_OUTLET_FAILED)
    stop (self);

  leave_when_printed (self);
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
  g_clear_object (&self->out);
  g_clear_object (&self->err);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ask, ask_clear)

static void
ask_init (Ask *self)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  self->out = causerie_outlet_new (STDOUT_FILENO);
  self->err = causerie_outlet_new (STDERR_FILENO);
  g_signal_connect_swapped (self->out, "notify::state", G_CALLBACK (outlet_cb), self);
  g_signal_connect_swapped (self->err, "notify::state", G_CALLBACK (outlet_cb), self);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], signal_cb, self);
}

static void
start_cb (gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  self->options = causerie_ask_options_new (self->argc, self->argv, &error);
  if (self->options != NULL)
    causerie_ask_prompt_read_async (self->options, self->cancellable, prompt_cb, self);
  else
    refuse (self, error);
}

int
causerie_cli_ask (int argc, char *argv[])
{
  g_auto(Ask) self = { .argc = argc, .argv = argv };

  ask_init (&self);
  g_idle_add_once (start_cb, &self);
  g_main_loop_run (self.loop);

  return (int) self.exit_code;
}
