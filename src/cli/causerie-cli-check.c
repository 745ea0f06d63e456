/* causerie-cli-check.c: `causerie-cli check`: a connection tried step by step
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-check.h"

#include "causerie-argument.h"
#include "causerie-check-printer.h"
#include "causerie-command.h"
#include "causerie-discovery.h"
#include "causerie-json.h"
#include "causerie-model.h"
#include "causerie-target.h"
#include "causerie-usual-model.h"

#include <glib/gi18n.h>

typedef struct {
  int                    argc;
  char                 **argv;    /* borrowed */

  CauserieCommand        command;
  CauserieTargetOptions  options;
  CauserieTarget         target;

  /* owned; NULL until their step */
  char                  *model;
  char                  *typed;   /* the address, before it was put right */
  char                 **names;   /* arguments that are no options */
  CauserieCheck         *check;
  CauserieCheckPrinter  *printer; /* NULL with --json */

  gboolean               local;
  gboolean               json;
} Check;

/* --- the end ---------------------------------------------------------------------------------- */

static void
print_found_address (Check *self)
{
  const char *base_url = causerie_check_get_base_url (self->check);
  g_autofree char *line = NULL;

  if (g_str_equal (base_url, causerie_connection_get_base_url (self->target.connection)))
    return;

  /* Translators: an address; the API was found there and not where it was looked for first */
  line = g_strdup_printf (_("Use this address: %s"), base_url);
  causerie_outlet_write_line (self->command.out, line);
}

static void
ended_cb (Check *self)
{
  CauserieCheckStep *failed = causerie_check_get_failed_step (self->check);
  g_autofree char *object = NULL;

  causerie_outlet_set_status (self->command.out, NULL);
  if (self->json) {
    object = causerie_check_printer_write_object (self->check, self->target.connection);
    causerie_outlet_write_line (self->command.out, object);
  } else {
    print_found_address (self);
  }

  if (failed != NULL)
    causerie_command_end (&self->command,
                          causerie_command_judge (&self->command,
                                                  causerie_check_step_get_failure (failed)));
  else if (g_cancellable_is_cancelled (self->command.cancellable))
    causerie_command_end (&self->command, CAUSERIE_EXIT_CANCELLED);
  else
    causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- the check -------------------------------------------------------------------------------- */

static void
start_check (Check *self)
{
  self->check = causerie_check_new (self->target.gateway, self->target.connection);
  causerie_check_set_typed (self->check, self->typed);
  causerie_check_set_key (self->check, self->target.key);
  if (self->model == NULL && self->target.settings != NULL)
    self->model = g_strdup (causerie_usual_model_find (self->target.settings,
                                                       self->target.connection));
  causerie_check_set_model (self->check, self->model);

  if (!self->json)
    self->printer = causerie_check_printer_new (self->check, self->command.out);
  g_signal_connect_swapped (self->check, "ended", G_CALLBACK (ended_cb), self);
  causerie_check_start (self->check);
}

/* --- servers on this computer ----------------------------------------------------------------- */

static char *
describe_models (const CauserieFoundServer *server)
{
  if (server->models == NULL)
    return g_strdup (_("wants a key"));
  if (server->models->len == 1)
    return g_strdup (causerie_model_get_id (g_ptr_array_index (server->models, 0)));

  return g_strdup_printf (ngettext ("%u model", "%u models", server->models->len),
                          server->models->len);
}

/* "Ollama  http://localhost:11434/v1  3 models" */
static void
print_servers (Check *self, GPtrArray *servers)
{
  if (servers->len == 0)
    causerie_outlet_write_line (self->command.err,
                                _("No server was found on the usual ports of this computer."));

  for (guint i = 0; i < servers->len; i++) {
    const CauserieFoundServer *server = g_ptr_array_index (servers, i);
    g_autofree char *models = describe_models (server);
    g_autofree char *line =
      g_strdup_printf ("%s  %s  %s", server->name, server->base_url, models);

    causerie_outlet_write_line (self->command.out, line);
  }
}

static JsonNode *
list_ids (GPtrArray *models)
{
  JsonNode *node = json_node_new (JSON_NODE_NULL);
  JsonArray *ids;

  if (models == NULL)
    return node;

  ids = json_array_new ();
  for (guint i = 0; i < models->len; i++)
    json_array_add_string_element (ids, causerie_model_get_id (g_ptr_array_index (models, i)));
  json_node_init (node, JSON_NODE_ARRAY);
  json_node_take_array (node, ids);
  return node;
}

/* [{"name","provider","base_url","models": [id]|null}] */
static void
print_server_array (Check *self, GPtrArray *servers)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < servers->len; i++) {
    const CauserieFoundServer *server = g_ptr_array_index (servers, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "name", server->name);
    json_object_set_string_member (object, "provider", server->provider);
    json_object_set_string_member (object, "base_url", server->base_url);
    json_object_set_member (object, "models", list_ids (server->models));
    json_array_add_object_element (array, object);
  }

  json_node_take_array (node, array);
  text = causerie_json_write (node);
  causerie_outlet_write_line (self->command.out, text);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Check *self = user_data;
  g_autoptr(GPtrArray) servers = causerie_discovery_find_finish (result, NULL);

  if (servers == NULL) {
    causerie_command_end (&self->command, CAUSERIE_EXIT_CANCELLED);
    return;
  }

  if (self->json)
    print_server_array (self, servers);
  else
    print_servers (self, servers);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- the command ------------------------------------------------------------------------------ */

/* "check NAME" is "check -c NAME". */
static gboolean
take_name (Check *self, GError **error)
{
  if (self->names == NULL)
    return TRUE;
  if (self->local)
    return causerie_argument_refuse (error, _("--local finds servers by itself; no name goes with "
                                              "it."));
  if (self->names[1] != NULL || self->options.connection != NULL || self->options.base_url != NULL)
    return causerie_argument_refuse (error, _("One server is checked at a time."));

  self->options.connection = g_strdup (self->names[0]);
  return TRUE;
}

static gboolean
parse (Check *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "model", 'm', 0, G_OPTION_ARG_FILENAME, &self->model, N_("Model to ask"), N_("MODEL") },
    { "local", 0, 0, G_OPTION_ARG_NONE, &self->local,
      N_("List the servers that run on this computer"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON object at the end"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->names, NULL,
      N_("[CONNECTION]") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Tries a connection step by step, on the way a question takes, and says what to do\n"
                "about the first step that fails. The last step asks the model for one token.\n"
                "Without a name, the connection of the profile for new chats is tried."));
  causerie_target_options_add_entries (&self->options, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &self->argc, &self->argv, error) ||
      !take_name (self, error) || !causerie_argument_make_utf8 (&self->model, error))
    return FALSE;

  self->typed = g_strdup (self->options.base_url);
  return causerie_argument_make_utf8 (&self->typed, error) &&
         causerie_target_options_check (&self->options, error);
}

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->printer, causerie_check_printer_free);
  g_clear_object (&self->check);
  causerie_target_clear (&self->target);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  causerie_target_options_clear (&self->options);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Check *self = user_data;

  if (self->check != NULL)
    causerie_check_cancel (self->check);
}

static void
start_cb (gpointer user_data)
{
  Check *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error))
    causerie_command_refuse (&self->command, error);
  else if (self->local)
    causerie_discovery_find_async (self->command.cancellable, found_cb, self);
  else if (causerie_target_find (&self->target, &self->options, &self->command))
    start_check (self);
}

int
causerie_cli_check (int argc, char *argv[])
{
  g_auto(Check) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  g_signal_connect (self.command.cancellable, "cancelled", G_CALLBACK (cancelled_cb), &self);

  return causerie_command_run (&self.command, start_cb, &self);
}
