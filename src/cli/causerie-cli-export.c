/* causerie-cli-export.c: `causerie-cli export`: chats written out
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-export.h"

#include "causerie-argument.h"
#include "causerie-command-library.h"
#include "causerie-export.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

typedef struct {
  int                     argc;
  char                  **argv; /* borrowed */

  CauserieCommand         command;
  CauserieCommandLibrary  library;

  /* owned */
  char                   *format_word;
  char                   *output;    /* a file name */
  char                  **wanted;    /* ids and titles; NULL: all chats */
  GPtrArray              *chats;     /* of CauserieConversation, or NULL: all */
  GOutputStream          *stream;    /* standard output, or what is printed in the end */

  CauserieExportFormat    format;
  gboolean                everything;
} Export;

static const struct {
  const char           *word;
  CauserieExportFormat  format;
} formats[] = {
  { "json", CAUSERIE_EXPORT_JSON },
  { "md", CAUSERIE_EXPORT_MARKDOWN },
  { "markdown", CAUSERIE_EXPORT_MARKDOWN },
  { "html", CAUSERIE_EXPORT_HTML },
  { "htm", CAUSERIE_EXPORT_HTML },
  { "text", CAUSERIE_EXPORT_TEXT },
  { "txt", CAUSERIE_EXPORT_TEXT },
};

/* --- the arguments ---------------------------------------------------------------------------- */

static gboolean
find_format (Export *self, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_ascii_strcasecmp (word, formats[i].word) == 0) {
      self->format = formats[i].format;
      return TRUE;
    }
  }
  return FALSE;
}

/* Without a word the name of the file says it. */
static gboolean
choose_format (Export *self, GError **error)
{
  const char *dot = self->output != NULL ? strrchr (self->output, '.') : NULL;

  if (self->format_word == NULL) {
    if (dot == NULL || !find_format (self, dot + 1))
      self->format = CAUSERIE_EXPORT_JSON;
    return TRUE;
  }
  return find_format (self, self->format_word) ||
         causerie_argument_refuse (error, _("--format takes json, md, html or text."));
}

static gboolean
is_folder (const char *path)
{
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
is_document (Export *self)
{
  return self->format != CAUSERIE_EXPORT_JSON;
}

static gboolean
is_one (Export *self)
{
  return self->wanted != NULL && g_strv_length (self->wanted) == 1;
}

static gboolean
check (Export *self, GError **error)
{
  if (self->everything && (is_document (self) || self->wanted != NULL))
    return causerie_argument_refuse (error,
                                     _("--everything is for JSON, and for all chats at once."));
  if (is_document (self) && !is_one (self) && self->output == NULL)
    return causerie_argument_refuse (error,
                                     _("Several chats in this format need --output FOLDER."));
  return TRUE;
}

static gboolean
parse (Export *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_FILENAME, &self->format_word,
      N_("json (the default: lossless), md, html or text"), N_("FORMAT") },
    { "everything", 0, 0, G_OPTION_ARG_NONE, &self->everything,
      N_("With the trash, the usage, profiles, connections without their keys, and preferences"),
      NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_("Where to write; standard output by default"), N_("FILE|FOLDER") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->wanted, NULL,
      N_("[CHAT…]") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Writes chats out: all of them, or those named by id or title. JSON holds everything\n"
                "of a chat and can be imported again; the other formats hold what is shown of it, one\n"
                "file a chat."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse (context, &self->argc, &self->argv, error) &&
         choose_format (self, error) && check (self, error);
}

static gboolean
find_chats (Export *self, GError **error)
{
  if (self->wanted == NULL)
    return TRUE;

  self->chats = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->wanted[i] != NULL; i++) {
    CauserieConversation *chat;

    if (!causerie_argument_make_utf8 (&self->wanted[i], error))
      return FALSE;
    chat = causerie_command_library_find (&self->library, self->wanted[i], error);
    if (chat == NULL)
      return FALSE;
    g_ptr_array_add (self->chats, chat);
  }
  return TRUE;
}

/* --- the export ------------------------------------------------------------------------------- */

static void
say_done (Export *self, guint n_chats)
{
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  if (self->output == NULL)
    return;

  name = g_filename_display_name (self->output);
  line = g_strdup_printf (ngettext ("%u chat written to %s.", "%u chats written to %s.", n_chats),
                          n_chats, name);
  causerie_outlet_write_line (self->command.err, line);
}

/* A terminal is written to by the one that knows what must not reach it. */
static void
print_kept (Export *self)
{
  GMemoryOutputStream *kept;

  if (self->stream == NULL || !G_IS_MEMORY_OUTPUT_STREAM (self->stream))
    return;
  kept = G_MEMORY_OUTPUT_STREAM (self->stream);
  if (g_memory_output_stream_get_data_size (kept) > 0)
    causerie_outlet_write (self->command.out, g_memory_output_stream_get_data (kept),
                           (gssize) g_memory_output_stream_get_data_size (kept));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr(GError) error = NULL;
  guint n_chats;

  if (!causerie_export_finish (CAUSERIE_LIBRARY (source), result, &n_chats, &error)) {
    if (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_CANCELLED)
      /* Translators: why follows */
      g_prefix_error (&error, "%s ", _("The export could not be written:"));
    causerie_command_library_fail (&self->library, error);
    return;
  }
  print_kept (self);
  say_done (self, n_chats);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

static void
export_to_stream (Export *self)
{
  self->stream = causerie_outlet_is_terminal (self->command.out)
                   ? g_memory_output_stream_new_resizable ()
                   : g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  causerie_export_to_stream_async (self->library.history, self->chats, self->format,
                                   self->everything ? CAUSERIE_EXPORT_EVERYTHING
                                                    : CAUSERIE_EXPORT_CHATS,
                                   self->stream, NULL, NULL, self->command.cancellable, exported_cb,
                                   self);
}

static void
export_to_file (Export *self)
{
  g_autoptr(GFile) place = g_file_new_for_commandline_arg (self->output);
  g_autofree char *name = NULL;
  g_autoptr(GFile) file = NULL;

  if (is_folder (self->output)) {
    name = causerie_export_dup_file_name (NULL, self->format);
    file = g_file_get_child (place, name);
  } else {
    file = g_object_ref (place);
  }
  causerie_export_to_file_async (self->library.history, self->chats, self->format,
                                 self->everything ? CAUSERIE_EXPORT_EVERYTHING
                                                  : CAUSERIE_EXPORT_CHATS,
                                 file, NULL, NULL, self->command.cancellable, exported_cb, self);
}

static void
export_to_folder (Export *self)
{
  g_autoptr(GFile) folder = g_file_new_for_commandline_arg (self->output);

  causerie_export_to_folder_async (self->library.history, self->chats, self->format, folder, NULL,
                                   NULL, self->command.cancellable, exported_cb, self);
}

static void
opened_cb (gpointer user_data)
{
  Export *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!find_chats (self, &error))
    causerie_command_refuse (&self->command, error);
  else if (self->output == NULL)
    export_to_stream (self);
  else if (is_document (self) && (!is_one (self) || is_folder (self->output)))
    export_to_folder (self);
  else
    export_to_file (self);
}

/* --- the command ------------------------------------------------------------------------------ */

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->format_word, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->wanted, g_strfreev);
  g_clear_pointer (&self->chats, g_ptr_array_unref);
  g_clear_object (&self->stream);
  causerie_command_library_clear (&self->library);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static void
start_cb (gpointer user_data)
{
  Export *self = user_data;
  g_autoptr(GError) error = NULL;

  if (parse (self, &error))
    causerie_command_library_open (&self->library, &self->command, opened_cb, self);
  else
    causerie_command_refuse (&self->command, error);
}

int
causerie_cli_export (int argc, char *argv[])
{
  g_auto(Export) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
