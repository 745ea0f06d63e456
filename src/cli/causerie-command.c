/* causerie-command.c: one run of a subcommand, from its arguments to its exit code
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-command.h"

#include "causerie-ask-failure.h"
#include "causerie-text.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

static const int signals[] = { SIGTERM, SIGHUP };

/* --- the end ---------------------------------------------------------------------------------- */

void
causerie_command_complain (CauserieCommand *self, const char *message)
{
  g_autofree char *line = g_strdup_printf ("causerie-cli: %s", message);

  causerie_outlet_write_line (self->err, line);
}

/* An answer that could not be printed is none. */
static void
check_printed (CauserieCommand *self)
{
  const GError *error = causerie_outlet_get_error (self->out);
  g_autofree char *message = NULL;

  if (error == NULL || self->exit_code == CAUSERIE_EXIT_STORAGE)
    return;

  self->exit_code = CAUSERIE_EXIT_STORAGE;
  /* Translators: why standard output could not be written to */
  message = g_strdup_printf (_("Cannot print the answer: %s"), error->message);
  causerie_command_complain (self, message);
}

static void
leave_when_printed (CauserieCommand *self)
{
  if (!self->over || causerie_outlet_get_state (self->out) == CAUSERIE_OUTLET_PENDING)
    return;

  check_printed (self);
  if (causerie_outlet_get_state (self->err) != CAUSERIE_OUTLET_PENDING)
    g_main_loop_quit (self->loop);
}

void
causerie_command_end (CauserieCommand *self, CauserieExitCode exit_code)
{
  self->over = TRUE;
  self->exit_code = exit_code;
  leave_when_printed (self);
}

void
causerie_command_refuse (CauserieCommand *self, const GError *error)
{
  g_autofree char *message = causerie_text_blank_secrets (error->message, NULL);

  causerie_command_complain (self, message);
  causerie_command_end (self, CAUSERIE_EXIT_USAGE);
}

CauserieExitCode
causerie_command_judge (CauserieCommand *self, CauserieFailure *failure)
{
  if (failure == NULL)
    return CAUSERIE_EXIT_ANSWERED;

  /* head, or a pager that was left. */
  if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_CANCELLED &&
      causerie_outlet_get_state (self->out) == CAUSERIE_OUTLET_CLOSED)
    return CAUSERIE_EXIT_ANSWERED;

  return causerie_exit_code_for_failure (causerie_failure_get_kind (failure));
}

void
causerie_command_fail (CauserieCommand    *self,
                       CauserieFailure    *failure,
                       CauserieConnection *connection)
{
  if (causerie_failure_get_kind (failure) != CAUSERIE_FAILURE_CANCELLED) {
    g_autoptr(CauserieFailureText) text = causerie_ask_failure_explain (failure, connection);
    g_autofree char *words = causerie_ask_failure_print (failure, text);

    causerie_outlet_write (self->err, words, -1);
  }

  causerie_command_end (self, causerie_command_judge (self, failure));
}

/* --- what comes from outside ------------------------------------------------------------------ */

/* The first interrupt ends it in order; the second one ends the program, since by then the signal
 * has its own effect again. */
static gboolean
signal_cb (gpointer user_data)
{
  CauserieCommand *self = user_data;

  g_cancellable_cancel (self->cancellable);
  if (self->over) {
    self->exit_code = CAUSERIE_EXIT_CANCELLED;
    g_main_loop_quit (self->loop); /* it waits for a reader that does not read */
  }

  return G_SOURCE_REMOVE;
}

static gboolean
interrupt_cb (gpointer user_data)
{
  CauserieCommand *self = user_data;

  if (!self->over && self->interrupt != NULL && self->interrupt (self->user_data))
    return G_SOURCE_CONTINUE;

  return signal_cb (self);
}

static void
outlet_cb (CauserieCommand *self)
{
  CauserieOutletState state = causerie_outlet_get_state (self->out);

  if (state == CAUSERIE_OUTLET_CLOSED || state == CAUSERIE_OUTLET_FAILED)
    g_cancellable_cancel (self->cancellable);

  leave_when_printed (self);
}

void
causerie_command_init (CauserieCommand *self)
{
  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  self->out = causerie_outlet_new (STDOUT_FILENO);
  self->err = causerie_outlet_new (STDERR_FILENO);
  g_signal_connect_swapped (self->out, "notify::state", G_CALLBACK (outlet_cb), self);
  g_signal_connect_swapped (self->err, "notify::state", G_CALLBACK (outlet_cb), self);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], signal_cb, self);
  g_unix_signal_add (SIGINT, interrupt_cb, self);
}

CauserieGateway *
causerie_command_new_gateway (CauserieCommand *self)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  CauserieGateway *gateway = causerie_gateway_new (keyring);

  self->log = causerie_request_log_new (NULL);
  causerie_gateway_set_log (gateway, self->log);
  self->ledger = causerie_ledger_new (NULL);
  causerie_gateway_set_ledger (gateway, self->ledger);
  return gateway;
}

int
causerie_command_run (CauserieCommand *self, GSourceOnceFunc start, gpointer user_data)
{
  self->user_data = user_data;
  g_idle_add_once (start, user_data);
  g_main_loop_run (self->loop);

  return (int) self->exit_code;
}

void
causerie_command_clear (CauserieCommand *self)
{
  if (self->log != NULL)
    causerie_request_log_close (self->log); /* what is cut short may hold it still */
  g_clear_object (&self->log);
  if (self->ledger != NULL)
    causerie_ledger_close (self->ledger);
  g_clear_object (&self->ledger);
  g_clear_object (&self->out);
  g_clear_object (&self->err);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}
