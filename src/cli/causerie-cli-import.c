/* causerie-cli-import.c: `causerie-cli import`: chats brought in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-import.h"

#include "causerie-argument.h"
#include "causerie-command-library.h"
#include "causerie-error.h"
#include "causerie-import.h"
#include "causerie-json.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

typedef struct {
  int                     argc;
  char                  **argv; /* borrowed */

  CauserieCommand         command;
  CauserieCommandLibrary  library;

  /* owned */
  char                  **files;
  JsonArray              *objects; /* of the files so far */

  guint                   next;    /* file */
  gboolean                json;
  gboolean                has_read; /* something */
  CauserieExitCode        worst;
} Import;

static void import_next (Import *self);

/* --- what is said ----------------------------------------------------------------------------- */

static char *
dup_name (Import *self)
{
  return g_filename_display_name (self->files[self->next]);
}

static void
print_problems (Import *self, const CauserieImportReport *report)
{
  for (guint i = 0; i < report->unreadable->len; i++) {
    const CauserieImportProblem *problem = g_ptr_array_index (report->unreadable, i);
    g_autofree char *line = g_strdup_printf ("  %s: %s", problem->what, problem->why);

    causerie_outlet_write_line (self->command.err, line);
  }
}

static void
print_connections (Import *self, const CauserieImportReport *report)
{
  for (guint i = 0; i < report->connections->len; i++) {
    const char *name = g_ptr_array_index (report->connections, i);
    /* Translators: %s is the name of a connection */
    g_autofree char *line = g_strdup_printf (_("  %s: the key is missing"), name);

    causerie_outlet_write_line (self->command.out, line);
  }
}

static void
print_report (Import *self, const CauserieImportReport *report)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *words = causerie_import_report_to_text (report);
  g_autofree char *line = g_strdup_printf ("%s (%s): %s", name, report->format, words);

  causerie_outlet_write_line (self->command.out, line);
  print_connections (self, report);
  print_problems (self, report);
}

static JsonArray *
make_problems (const CauserieImportReport *report)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < report->unreadable->len; i++) {
    const CauserieImportProblem *problem = g_ptr_array_index (report->unreadable, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "what", problem->what);
    json_object_set_string_member (object, "why", problem->why);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
make_names (GPtrArray *names)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < names->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (names, i));
  return array;
}

static void
note_report (JsonObject *object, const CauserieImportReport *report)
{
  json_object_set_string_member (object, "format", report->format);
  json_object_set_int_member (object, "added", report->added);
  json_object_set_int_member (object, "present", report->present);
  json_object_set_int_member (object, "completed", report->completed);
  json_object_set_int_member (object, "in_trash", report->trashed);
  json_object_set_int_member (object, "added_messages", report->added_messages);
  json_object_set_int_member (object, "added_folders", report->folders);
  json_object_set_int_member (object, "added_profiles", report->profiles);
  json_object_set_array_member (object, "added_connections", make_names (report->connections));
  json_object_set_int_member (object, "added_usage", report->ledger_rows);
  json_object_set_boolean_member (object, "preferences", report->settings);
  json_object_set_int_member (object, "n_unreadable", report->n_unreadable);
  json_object_set_array_member (object, "unreadable", make_problems (report));
}

/* `report` or `error` is NULL. */
static void
note (Import *self, const CauserieImportReport *report, const GError *error)
{
  g_autofree char *name = dup_name (self);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "file", name);
  if (report != NULL)
    note_report (object, report);
  if (error != NULL)
    json_object_set_string_member (object, "error", error->message);
  else
    json_object_set_null_member (object, "error");
  json_array_add_object_element (self->objects, object);
}

static void
print_array (Import *self)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_set_array (node, self->objects);
  text = causerie_json_write (node);
  causerie_outlet_write_line (self->command.out, text);
}

static void
complain (Import *self, const GError *error)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *message = g_strdup_printf ("%s: %s", name, error->message);

  causerie_command_complain (&self->command, message);
}

/* --- one file after the other ----------------------------------------------------------------- */

static void
progress_cb (goffset done, goffset total, gpointer user_data)
{
  Import *self = user_data;
  g_autofree char *name = dup_name (self);
  g_autofree char *line = NULL;

  if (total <= 0)
    return;
  line = g_strdup_printf ("%s: %d %%", name, (int) (done * 100 / total));
  causerie_outlet_set_status (self->command.err, line);
}

/* What the file is to blame for is a wrong argument. */
static CauserieExitCode
judge (const GError *error)
{
  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID) ||
      (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_NO_SPACE))
    return CAUSERIE_EXIT_USAGE;
  return CAUSERIE_EXIT_STORAGE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieImportReport) report =
    causerie_import_finish (CAUSERIE_LIBRARY (source), result, &error);

  causerie_outlet_set_status (self->command.err, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    causerie_command_library_fail (&self->library, error);
    return;
  }
  note (self, report, error);
  if (report == NULL) {
    complain (self, error);
    self->worst = MAX (self->worst, judge (error));
  } else {
    self->has_read |= causerie_import_report_is_useful (report);
    if (!self->json)
      print_report (self, report);
  }
  self->next++;
  import_next (self);
}

static void
end (Import *self)
{
  CauserieExitCode worst = self->worst != CAUSERIE_EXIT_ANSWERED ? self->worst
                                                                 : CAUSERIE_EXIT_USAGE;

  if (self->json)
    print_array (self);
  causerie_command_end (&self->command, self->has_read ? CAUSERIE_EXIT_ANSWERED : worst);
}

static void
import_next (Import *self)
{
  const char *name = self->files[self->next];
  g_autoptr(GFile) file = NULL;

  if (name == NULL) {
    end (self);
    return;
  }
  file = g_str_equal (name, "-") ? g_file_new_for_path ("/dev/stdin")
                                 : g_file_new_for_commandline_arg (name);
  causerie_import_async (self->library.history, file, progress_cb, self, self->command.cancellable,
                         imported_cb, self);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (Import *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON array, an object a file"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, N_("FILE…") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Brings in chats from files of Causerie, ChatGPT, Claude, Open WebUI, LibreChat,\n"
                "Chatbox, Alpaca and Newelle. What is here already stays as it is."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse (context, &self->argc, &self->argv, error) &&
         (self->files != NULL ||
          causerie_argument_refuse (error, _("Name the files to import; “-” is standard input.")));
}

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->objects, json_array_unref);
  causerie_command_library_clear (&self->library);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static void
opened_cb (gpointer user_data)
{
  import_next (user_data);
}

static void
start_cb (gpointer user_data)
{
  Import *self = user_data;
  g_autoptr(GError) error = NULL;

  if (parse (self, &error))
    causerie_command_library_open (&self->library, &self->command, opened_cb, self);
  else
    causerie_command_refuse (&self->command, error);
}

int
causerie_cli_import (int argc, char *argv[])
{
  g_auto(Import) self = { .argc = argc, .argv = argv, .objects = json_array_new () };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
