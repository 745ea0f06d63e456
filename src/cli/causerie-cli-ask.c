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
#include "causerie-context.h"
#include "causerie-error.h"
#include "causerie-exit-code.h"
#include "causerie-text.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* The command, from its arguments to its exit code: prompt, history, target, question, answer. Each step
 * begins the next; whatever happens, conclude() or refuse() is reached once, with nothing running. */
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
  char               *key;
  GPtrArray          *path;     /* CauserieMessages, the question last */
  CauserieMessage    *answer;
  CauserieAskPrinter *printer;
  CauserieExchange   *exchange;
  CauserieFailure    *failure;  /* one that is not the answer's own */

  gboolean            kept;     /* question and answer are on the disk */
  gboolean            over;     /* all is said; it may still be on its way out */
  CauserieExitCode    exit_code;
} Ask;

/* --- the end --------------------------------------------------------------------------------------- */

static void
leave_when_printed (Ask *self)
{
  if (self->over && causerie_outlet_get_state (self->out) != CAUSERIE_OUTLET_PENDING &&
      causerie_outlet_get_state (self->err) != CAUSERIE_OUTLET_PENDING)
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
  g_autofree char *line = g_strdup_printf ("causerie-cli: %s", message);

  causerie_outlet_write_line (self->err, line);
  end (self, CAUSERIE_EXIT_USAGE);
}

/* Why there is no answer, or no whole one (transfer full); NULL when there is. */
static CauserieFailure *
dup_failure (Ask *self)
{
  CauserieFailure *own = causerie_message_get_failure (self->answer);

  if (own != NULL)
    return causerie_failure_ref (own);
  if (self->failure != NULL)
    return causerie_failure_ref (self->failure);
  if (causerie_message_get_state (self->answer) == CAUSERIE_MESSAGE_STOPPED)
    return causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "stopped");
  return NULL;
}

static CauserieExitCode
find_exit_code (Ask *self, CauserieFailure *failure)
{
  if (failure == NULL)
    return CAUSERIE_EXIT_ANSWERED;

  /* A reader that has enough (head, a pager that was left) ends the answer, and that is all right. */
  if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_CANCELLED &&
      causerie_outlet_get_state (self->out) == CAUSERIE_OUTLET_CLOSED)
    return CAUSERIE_EXIT_ANSWERED;

  return causerie_exit_code_for_failure (causerie_failure_get_kind (failure));
}

static void
prepare_answer (Ask *self, const char *parent_uid)
{
  self->answer = causerie_message_new (NULL, parent_uid, CAUSERIE_ROLE_ASSISTANT);
  self->printer =
    causerie_ask_printer_new (self->answer, self->options->json, self->out, self->err);
}

static void
conclude (Ask *self)
{
  g_autoptr(CauserieFailure) failure = NULL;

  if (self->answer == NULL)
    prepare_answer (self, NULL); /* it failed before there was a question */
  failure = dup_failure (self);
  causerie_ask_printer_finish (self->printer, failure,
                               self->target != NULL ? self->target->connection : NULL);

  if (self->kept) {
    CauserieConversation *conversation = causerie_ask_history_get_conversation (self->history);
    g_autofree char *line = NULL;

    /* Translators: where the question and its answer were kept; %s is an id to give to -r */
    line = g_strdup_printf (_("Conversation: %s"), causerie_conversation_get_uid (conversation));
    causerie_outlet_write_line (self->err, line);
  }
  end (self, find_exit_code (self, failure));
}

static void
fail (Ask *self, CauserieFailureKind kind, const GError *error)
{
  CauserieFailureFacts facts = { .kind = kind, .message = error->message, .retry_after = -1 };

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    facts.kind = CAUSERIE_FAILURE_CANCELLED;
  else if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND))
    facts.code = CAUSERIE_ASK_NOT_FOUND;
  self->failure = causerie_failure_new (&facts);
  conclude (self);
}

/* --- the answer ------------------------------------------------------------------------------------ */

static void
answer_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  self->kept = causerie_ask_history_keep_finish (CAUSERIE_ASK_HISTORY (source), result, &error);
  if (self->kept) {
    conclude (self);
    return;
  }

  /* A failed answer tells its own failure; that it was not kept either is still said. */
  if (causerie_message_get_failure (self->answer) != NULL)
    causerie_outlet_write_line (self->err, error->message);
  fail (self, CAUSERIE_FAILURE_STORAGE, error);
}

static void
take_answer (Ask *self)
{
  if (self->history != NULL)
    causerie_ask_history_keep_async (self->history, self->answer, answer_kept_cb, self);
  else
    conclude (self);
}

static void
ask (Ask *self)
{
  CauserieAskTarget *target = self->target;
  g_autoptr(GPtrArray) messages = NULL;
  CauserieQuestion question = {
    .connection = target->connection,
    .model = target->model,
    .instructions = target->instructions,
    .params = &target->params,
    .key = self->key,
    .stream = !self->options->no_stream,
  };

  if (g_cancellable_is_cancelled (self->cancellable)) {
    causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_STOPPED);
    take_answer (self);
    return;
  }

  messages = causerie_context_select (self->path, target->instructions, &target->params);
  question.messages = messages;
  if (self->history != NULL)
    question.session_id =
      causerie_conversation_get_uid (causerie_ask_history_get_conversation (self->history));

  self->exchange = causerie_gateway_ask (self->gateway, &question, self->answer);
  g_clear_pointer (&self->key, causerie_keyring_free_key);
  if (causerie_exchange_is_settled (self->exchange))
    take_answer (self);
  else
    g_signal_connect_swapped (self->exchange, "settled", G_CALLBACK (take_answer), self);
}

/* --- the question ---------------------------------------------------------------------------------- */

static void
question_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr(GError) error = NULL;

  if (causerie_ask_history_keep_finish (CAUSERIE_ASK_HISTORY (source), result, &error))
    ask (self);
  else
    fail (self, CAUSERIE_FAILURE_STORAGE, error);
}

/* A conversation that has no profile yet gets the one it is begun with. */
static void
set_profile (Ask *self)
{
  CauserieConversation *conversation = causerie_ask_history_get_conversation (self->history);
  gboolean is_new = g_list_model_get_n_items (G_LIST_MODEL (conversation)) == 0;

  if (self->target->profile != NULL &&
      (is_new || *causerie_conversation_get_profile (conversation) == '\0'))
    causerie_conversation_set_profile (conversation, self->target->profile);
}

/* The messages are safe before anything is sent, as in the window. */
static void
keep_question (Ask *self, CauserieMessage *question)
{
  set_profile (self);
  causerie_message_set_profile (self->answer, self->target->profile);
  causerie_message_set_model (self->answer, self->target->model);
  causerie_message_set_state (self->answer, CAUSERIE_MESSAGE_WAITING);

  causerie_ask_history_keep_async (self->history, question, NULL, NULL);
  causerie_ask_history_keep_async (self->history, self->answer, question_kept_cb, self);
}

static CauserieMessage *
make_question (Ask *self)
{
  guint length = self->path->len;
  CauserieMessage *before = length > 0 ? g_ptr_array_index (self->path, length - 1) : NULL;
  CauserieMessage *question;

  question = causerie_message_new (NULL, before != NULL ? causerie_message_get_uid (before) : NULL,
                                   CAUSERIE_ROLE_USER);
  causerie_message_set_text (question, self->prompt->text);
  causerie_message_set_sent_time (question, g_get_real_time ());
  for (guint i = 0; i < self->prompt->attachments->len; i++)
    causerie_message_add_part (question, g_ptr_array_index (self->prompt->attachments, i));

  return question;
}

static void
begin_turn (Ask *self)
{
  g_autoptr(CauserieMessage) question = NULL;

  self->path = self->history != NULL ? causerie_ask_history_dup_path (self->history)
                                     : g_ptr_array_new_with_free_func (g_object_unref);
  question = make_question (self);
  g_ptr_array_add (self->path, g_object_ref (question));
  prepare_answer (self, causerie_message_get_uid (question));

  if (self->history != NULL)
    keep_question (self, question);
  else
    ask (self);
}

/* --- whom ------------------------------------------------------------------------------------------ */

static void
find_target (Ask *self)
{
  CauserieConversation *conversation =
    self->history != NULL ? causerie_ask_history_get_conversation (self->history) : NULL;
  g_autoptr(GError) error = NULL;

  self->target = causerie_ask_target_new (self->options, self->settings, conversation, &error);
  if (self->target == NULL) {
    refuse (self, error);
    return;
  }

  if (self->target->connection == NULL) {
    self->failure = causerie_failure_new_local (CAUSERIE_FAILURE_NO_PROVIDER,
                                                "the profile's connection is gone");
    conclude (self);
    return;
  }

  self->key = causerie_ask_target_find_key (self->target, self->options, &error);
  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID))
    fail (self, CAUSERIE_FAILURE_KEY_INVALID, error);
  else if (error != NULL)
    fail (self, CAUSERIE_FAILURE_KEY_MISSING, error);
  else
    begin_turn (self);
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
  if (self->options->save || causerie_ask_target_needs_settings (self->options)) {
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

/* --- what comes from outside ----------------------------------------------------------------------- */

static void
stop (Ask *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->exchange != NULL)
    causerie_exchange_stop (self->exchange);
}

/* The first interrupt ends it in order; the second one ends the program, since by then the signal has its
 * own effect again. */
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
  const GError *error = causerie_outlet_get_error (self->out);

  if (error != NULL && self->failure == NULL) {
    g_autofree char *line = NULL;

    /* Translators: why standard output could not be written to */
    line = g_strdup_printf (_("Cannot print the answer: %s"), error->message);
    self->failure = causerie_failure_new_local (CAUSERIE_FAILURE_STORAGE, "%s", error->message);
    self->exit_code = CAUSERIE_EXIT_STORAGE;
    causerie_outlet_write_line (self->err, line);
  }
  if (error != NULL || causerie_outlet_get_state (self->out) == CAUSERIE_OUTLET_CLOSED)
    stop (self);

  leave_when_printed (self);
}

/* --- the command ----------------------------------------------------------------------------------- */

static void
ask_clear (Ask *self)
{
  g_clear_object (&self->printer);
  g_clear_object (&self->exchange);
  g_clear_object (&self->answer);
  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_clear_pointer (&self->key, causerie_keyring_free_key);
  g_clear_pointer (&self->target, causerie_ask_target_free);
  g_clear_object (&self->history); /* closes it */
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->prompt, causerie_ask_prompt_free);
  g_clear_pointer (&self->options, causerie_ask_options_free);
  g_clear_pointer (&self->failure, causerie_failure_unref);
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
