/* causerie-cli-models.c: `causerie-cli models`: what there is to choose from
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-models.h"

#include "causerie-catalogue-shelf.h"
#include "causerie-catalogue-upkeep.h"
#include "causerie-models-options.h"
#include "causerie-models-text.h"
#include "causerie-target.h"

#include <glib/gi18n.h>

typedef struct {
  CauserieCommand         command;
  int                     argc;
  char                  **argv;    /* borrowed */

  /* from the arguments */
  CauserieTargetOptions   options;
  CauserieModelsOptions   wanted;
  gboolean                refresh;
  gboolean                json;

  CauserieTarget          target;
  CauserieCatalogueShelf *shelf;   /* owned; NULL until there is a target */
} Models;

/* --- what is printed -------------------------------------------------------------------------- */

static const char *
explain_none (Models *self)
{
  const CauserieModelQuery *query = &self->wanted.query;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->shelf)) == 0)
    return _("The server offers no model to chat with.");
  if (query->text != NULL)
    return _("The server offers no such model.");
  if (query->free)
    return _("The server offers no free model.");

  return causerie_model_query_has_filter (query) ? _("The server offers no such model.")
                                                 : _("The server offers no model to chat with.");
}

/* Without those that the server has no more (transfer full). */
static GPtrArray *
choose (Models *self, char **instead)
{
  g_autoptr(GPtrArray) entries =
    causerie_model_query_run (&self->wanted.query, G_LIST_MODEL (self->shelf), instead);
  GPtrArray *models = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++) {
    CauserieCatalogueEntry *entry = g_ptr_array_index (entries, i);

    if (causerie_catalogue_entry_get_change (entry) != CAUSERIE_MODEL_CHANGE_GONE)
      g_ptr_array_add (models, g_object_ref (causerie_catalogue_entry_get_model (entry)));
  }

  return models;
}

static void
print_models (Models *self, GPtrArray *models)
{
  CauserieOutlet *out = self->command.out;
  g_autofree char *text = NULL;

  if (self->json) {
    text = causerie_models_text_write_json (models);
    causerie_outlet_write_line (out, text);
  } else if (models->len > 0) {
    text = causerie_models_text_write_table (models, causerie_outlet_is_terminal (out));
    causerie_outlet_write (out, text, -1);
  } else {
    causerie_command_complain (&self->command, explain_none (self));
  }
}

static void
print (Models *self)
{
  g_autofree char *instead = NULL, *words = NULL;
  g_autoptr(GPtrArray) models = choose (self, &instead);

  if (instead != NULL) {
    /* Translators: %s is what was searched for instead of what was typed. */
    words = g_strdup_printf (_("Searched for “%s” instead"), instead);
    causerie_command_complain (&self->command, words);
  }
  print_models (self, models);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* "22 November 2026" */
static char *
format_date (gint64 date)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (date);

  return time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");
}

/* What was known before the server could not be asked is better than nothing. */
static void
print_old (Models *self)
{
  g_autofree char *date = format_date (causerie_catalogue_shelf_get_date (self->shelf));
  /* Translators: %s is a date */
  g_autofree char *words =
    g_strdup_printf (_("The server could not be asked. This is its list of %s."), date);

  causerie_command_complain (&self->command, words);
  print (self);
}

static void
shelf_changed_cb (CauserieCatalogueShelf *shelf, Models *self)
{
  CauserieFailure *failure = causerie_catalogue_shelf_get_failure (shelf);

  if (causerie_catalogue_shelf_get_state (shelf) == CAUSERIE_CATALOGUE_LOADING)
    return;

  g_signal_handlers_disconnect_by_data (shelf, self);
  g_signal_handlers_disconnect_by_data (self->command.cancellable, self);
  if (failure == NULL)
    print (self);
  else if (self->refresh || causerie_catalogue_shelf_get_date (shelf) == 0)
    causerie_command_fail (&self->command, failure, self->target.connection);
  else
    print_old (self);
}

static void
cancelled_cb (GCancellable *cancellable, Models *self)
{
  g_autoptr(CauserieFailure) failure =
    causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "interrupted");

  g_signal_handlers_disconnect_by_data (self->shelf, self);
  causerie_catalogue_shelf_close (self->shelf);
  causerie_command_fail (&self->command, failure, self->target.connection);
}

static void
ask (Models *self)
{
  g_signal_connect (self->shelf, "changed", G_CALLBACK (shelf_changed_cb), self);
  g_signal_connect (self->command.cancellable, "cancelled", G_CALLBACK (cancelled_cb), self);
  causerie_catalogue_shelf_refresh (self->shelf, self->target.key);
}

/* Only the lists of connections that stay are kept. */
static CauserieCatalogueShelf *
new_shelf (Models *self)
{
  CauserieTarget *target = &self->target;
  const char *uid = causerie_connection_get_uid (target->connection);
  gboolean is_saved = target->settings != NULL &&
                      causerie_settings_find_connection (target->settings, uid) != NULL;
  g_autofree char *path = is_saved ? causerie_catalogue_shelf_build_path (NULL, uid) : NULL;

  return causerie_catalogue_shelf_new (target->gateway, target->connection, path);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (Models *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "refresh", 0, 0, G_OPTION_ARG_NONE, &self->refresh, N_("Ask the server anew"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print a JSON array"), NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Lists the models of a server that can chat, with context and prices; with words, those\n"
                "that have them in their name. A saved connection is asked once a day.\n"
                "Without -c or --base-url, that of the profile for new chats is asked."));
  causerie_target_options_add_entries (&self->options, context);
  causerie_models_options_add_entries (&self->wanted, context);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse (context, &self->argc, &self->argv, error) &&
         causerie_target_options_check (&self->options, error) &&
         causerie_models_options_check (&self->wanted, error);
}

static void
start_cb (gpointer user_data)
{
  Models *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }
  if (!causerie_target_find (&self->target, &self->options, &self->command))
    return;

  self->shelf = new_shelf (self);
  if (self->refresh ||
      causerie_catalogue_upkeep_is_due (causerie_catalogue_shelf_get_date (self->shelf)))
    ask (self);
  else
    print (self);
}

int
causerie_cli_models (int argc, char *argv[])
{
  Models self = { .argc = argc, .argv = argv };
  int exit_code;

  causerie_command_init (&self.command);
  exit_code = causerie_command_run (&self.command, start_cb, &self);

  g_clear_object (&self.shelf);
  causerie_target_clear (&self.target);
  causerie_target_options_clear (&self.options);
  causerie_models_options_clear (&self.wanted);
  causerie_command_clear (&self.command);
  return exit_code;
}
