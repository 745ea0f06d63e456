/* causerie-cli-balance.c: `causerie-cli balance`: what was spent, and what is left
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-balance.h"

#include "causerie-account.h"
#include "causerie-argument.h"
#include "causerie-balance-text.h"
#include "causerie-target.h"

#include <glib/gi18n.h>

typedef struct {
  CauserieCommand        command;
  int                    argc;
  char                 **argv;    /* borrowed */

  CauserieTargetOptions  options;
  CauserieTarget         target;
  CauserieKeyFacts      *key;     /* owned; NULL until it is told */
} Balance;

static const CauserieProvider *
get_provider (Balance *self)
{
  return causerie_connection_get_facts (self->target.connection);
}

/* --- what is printed -------------------------------------------------------------------------- */

static void
print (Balance *self, const CauserieCredits *credits, gboolean hides_balance)
{
  g_autofree char *text =
    causerie_balance_text_write (self->key, credits, hides_balance, get_provider (self));

  causerie_outlet_write (self->command.out, text, -1);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

static void
print_none (Balance *self)
{
  g_autofree char *text = causerie_balance_text_write_none (get_provider (self));

  causerie_outlet_write_line (self->command.out, text);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* That an ordinary key is not told is the rule. */
static gboolean
is_forbidden (CauserieFailure *failure)
{
  int status = causerie_failure_get_facts (failure)->status;

  return status == 401 || status == 403;
}

static void
credits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Balance *self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieCredits) credits = NULL;

  credits = causerie_account_ask_credits_finish (CAUSERIE_ACCESS (source), result, &failure);
  if (credits != NULL || causerie_account_is_unknown_call (failure))
    print (self, credits, FALSE);
  else if (is_forbidden (failure))
    print (self, NULL, TRUE);
  else
    causerie_command_fail (&self->command, failure, self->target.connection);
}

static void
key_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieAccess *access = CAUSERIE_ACCESS (source);
  Balance *self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;

  self->key = causerie_account_ask_key_finish (access, result, &failure);
  if (self->key != NULL)
    causerie_account_ask_credits_async (access, self->command.cancellable, credits_cb, self);
  else if (causerie_account_is_unknown_call (failure))
    print_none (self);
  else
    causerie_command_fail (&self->command, failure, self->target.connection);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Balance *self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieAccess) access = NULL;

  access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (access != NULL)
    causerie_account_ask_key_async (access, self->command.cancellable, key_cb, self);
  else
    causerie_command_fail (&self->command, failure, self->target.connection);
}

/* A provider whose ways are known to be others is not asked; a server that is not known may be a
 * proxy before one that tells. */
static gboolean
may_tell (const CauserieProvider *provider)
{
  return provider->host == NULL || (provider->flags & CAUSERIE_PROVIDER_KEY_FACTS) != 0;
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (Balance *self, GError **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Tells what was spent with a key, and what is left.\n"
                "Without -c or --base-url, that of the profile for new chats is asked about."));
  causerie_target_options_add_entries (&self->options, context);

  return causerie_argument_parse_options (context, &self->argc, &self->argv, error) &&
         causerie_target_options_check (&self->options, error);
}

static void
start_cb (gpointer user_data)
{
  Balance *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  if (!causerie_target_find (&self->target, &self->options, &self->command))
    return;

  if (may_tell (get_provider (self)))
    causerie_gateway_open_async (self->target.gateway, self->target.connection, self->target.key,
                                 self->command.cancellable, opened_cb, self);
  else
    print_none (self);
}

int
causerie_cli_balance (int argc, char *argv[])
{
  Balance self = { .argc = argc, .argv = argv };
  int exit_code;

  causerie_command_init (&self.command);
  exit_code = causerie_command_run (&self.command, start_cb, &self);

  g_clear_pointer (&self.key, causerie_key_facts_free);
  causerie_target_clear (&self.target);
  causerie_target_options_clear (&self.options);
  causerie_command_clear (&self.command);
  return exit_code;
}
