/* causerie-cli-verify.c: `causerie-cli verify`: whether the history is whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-verify.h"

#include "causerie-argument.h"
#include "causerie-command-library.h"
#include "causerie-json.h"
#include "causerie-library-care.h"
#include "causerie-verify-text.h"

#include <glib/gi18n.h>

typedef struct {
  int                     argc;
  char                  **argv; /* borrowed */

  CauserieCommand         command;
  CauserieCommandLibrary  library;

  gboolean                json;
} Verify;

/* --- what is said ----------------------------------------------------------------------------- */

static JsonArray *
make_lines (GPtrArray *lines)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lines->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (lines, i));
  return array;
}

static void
print_object (Verify *self, const CauserieVerifyReport *report)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  path = g_filename_display_name (causerie_library_get_path (self->library.history));
  json_object_set_string_member (object, "file", path);
  json_object_set_boolean_member (object, "ok", report->ok);
  json_object_set_int_member (object, "conversations", report->n_conversations);
  json_object_set_int_member (object, "messages", report->n_messages);
  json_object_set_int_member (object, "attachments", report->n_blobs);
  json_object_set_array_member (object, "problems", make_lines (report->problems));
  json_node_take_object (node, object);

  text = causerie_json_write (node);
  causerie_outlet_write_line (self->command.out, text);
}

static void
print_lines (Verify *self, const CauserieVerifyReport *report)
{
  g_autofree char *counts = causerie_verify_text_count (report);

  for (guint i = 0; i < report->problems->len; i++)
    causerie_outlet_write_line (self->command.out, g_ptr_array_index (report->problems, i));
  causerie_outlet_write_line (self->command.out, counts);
  if (report->ok)
    causerie_outlet_write_line (self->command.out, _("The history is whole."));
  else
    causerie_command_complain (&self->command,
                               _("The history is damaged; “causerie-cli restore” lists its copies."));
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Verify *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieVerifyReport) report =
    causerie_library_verify_finish (CAUSERIE_LIBRARY (source), result, &error);

  if (report == NULL) {
    causerie_command_library_fail (&self->library, error);
    return;
  }
  if (self->json)
    print_object (self, report);
  else
    print_lines (self, report);
  causerie_command_end (&self->command,
                        report->ok ? CAUSERIE_EXIT_ANSWERED : CAUSERIE_EXIT_STORAGE);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (Verify *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print one JSON object"), NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Reads the whole history and checks that it is what was written. Changes nothing."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return causerie_argument_parse_options (context, &self->argc, &self->argv, error);
}

static void
verify_clear (Verify *self)
{
  causerie_command_library_clear (&self->library);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verify, verify_clear)

static void
start_cb (gpointer user_data)
{
  Verify *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error))
    causerie_command_refuse (&self->command, error);
  else if (causerie_command_library_prepare (&self->library, &self->command))
    causerie_library_verify_async (self->library.history, self->command.cancellable, verified_cb,
                                   self);
}

int
causerie_cli_verify (int argc, char *argv[])
{
  g_auto(Verify) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
