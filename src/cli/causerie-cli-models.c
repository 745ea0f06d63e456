/* causerie-cli-models.c: `causerie-cli models`: what there is to choose from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-models.h"

#include "causerie-account.h"
#include "causerie-argument.h"
#include "causerie-models-text.h"
#include "causerie-target.h"

#include <glib/gi18n.h>

typedef struct {
  CauserieCommand        command;
  int                    argc;
  char                 **argv;    /* borrowed */

  /* from the arguments */
  CauserieTargetOptions  options;
  gboolean               refresh;
  gboolean               free_only;
  gboolean               json;

  CauserieTarget         target;
} Models;

/* --- what is printed -------------------------------------------------------------------------- */

/* (transfer full) */
static GPtrArray *
choose (Models *self, GPtrArray *models)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < models->len; i++) {
    CauserieModel *model = g_ptr_array_index (models, i);

    if (causerie_model_can_chat (model) && (!self->free_only || causerie_model_is_free (model)))
      g_ptr_array_add (chosen, g_object_ref (model));
  }

  return chosen;
}

static void
print (Models *self, GPtrArray *models)
{
  CauserieOutlet *out = self->command.out;
  g_autoptr(GPtrArray) chosen = choose (self, models);
  g_autofree char *text = NULL;

  if (self->json) {
    text = causerie_models_text_write_json (chosen);
    causerie_outlet_write_line (out, text);
  } else if (chosen->len > 0) {
    text = causerie_models_text_write_table (chosen, causerie_outlet_is_terminal (out));
    causerie_outlet_write (out, text, -1);
  } else {
    causerie_command_complain (&self->command, self->free_only && models->len > 0
                                                 ? _("The server offers no free model.")
                                                 : _("The server offers no model to chat with."));
  }

  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Models *self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GPtrArray) models = NULL;

  models = causerie_account_list_models_finish (CAUSERIE_ACCESS (source), result, &failure);
  if (models != NULL)
    print (self, models);
  else
    causerie_command_fail (&self->command, failure, self->target.connection);
}

/* OpenRouter shows its catalogue to everybody. */
static gboolean
may_go_without_key (Models *self, CauserieFailure *failure)
{
  CauserieFailureKind kind = causerie_failure_get_kind (failure);

  return (kind == CAUSERIE_FAILURE_KEY_MISSING || kind == CAUSERIE_FAILURE_KEYRING) &&
         g_str_equal (causerie_connection_get_facts (self->target.connection)->id, "openrouter");
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CauserieGateway *gateway = CAUSERIE_GATEWAY (source);
  Models *self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieAccess) access = causerie_gateway_open_finish (gateway, result, &failure);

  if (access != NULL)
    causerie_account_list_models_async (access, self->command.cancellable, listed_cb, self);
  else if (may_go_without_key (self, failure))
    causerie_gateway_open_keyless_async (gateway, self->target.connection,
                                         self->command.cancellable, opened_cb, self);
  else
    causerie_command_fail (&self->command, failure, self->target.connection);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (Models *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "refresh", 0, 0, G_OPTION_ARG_NONE, &self->refresh, N_("Ask the server anew"), NULL },
    { "free", 0, 0, G_OPTION_ARG_NONE, &self->free_only, N_("Only those that cost nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print a JSON array"), NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Lists the models of a server that can chat, with context and prices.\n"
                "Without -c or --base-url, that of the profile for new chats is asked."));
  causerie_target_options_add_entries (&self->options, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return causerie_argument_parse_options (context, &self->argc, &self->argv, error) &&
         causerie_target_options_check (&self->options, error);
}

static void
start_cb (gpointer user_data)
{
  Models *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error))
    causerie_command_refuse (&self->command, error);
  else if (causerie_target_find (&self->target, &self->options, &self->command))
    causerie_gateway_open_async (self->target.gateway, self->target.connection, self->target.key,
                                 self->command.cancellable, opened_cb, self);
}

int
causerie_cli_models (int argc, char *argv[])
{
  Models self = { .argc = argc, .argv = argv };
  int exit_code;

  causerie_command_init (&self.command);
  exit_code = causerie_command_run (&self.command, start_cb, &self);

  causerie_target_clear (&self.target);
  causerie_target_options_clear (&self.options);
  causerie_command_clear (&self.command);
  return exit_code;
}
