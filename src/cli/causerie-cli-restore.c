/* causerie-cli-restore.c: `causerie-cli restore`: the copies of the history
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-restore.h"

#include "causerie-argument.h"
#include "causerie-command-library.h"
#include "causerie-library-care.h"
#include "causerie-text-table.h"
#include "causerie-verify-text.h"

#include <glib/gi18n.h>

typedef struct {
  int                     argc;
  char                  **argv; /* borrowed */

  CauserieCommand         command;
  CauserieCommandLibrary  library;

  /* owned */
  char                  **words; /* none, or the copy that is wanted; NULL none */
  char                   *path;  /* of the copy */
} Restore;

/* --- the list --------------------------------------------------------------------------------- */

static const char *
describe_reason (CauserieSnapshotReason reason)
{
  switch (reason) {
  case CAUSERIE_SNAPSHOT_DAILY:
    /* Translators: why a copy of the history was made */
    return _("daily");
  case CAUSERIE_SNAPSHOT_MIGRATION:
    return _("before an update");
  case CAUSERIE_SNAPSHOT_RESTORE:
    return _("before another copy was restored");
  }
  g_return_val_if_reached ("");
}

static char **
make_row (const CauserieSnapshot *copy)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (copy->time / G_USEC_PER_SEC);
  char **row = g_new0 (char *, 5);

  row[0] = g_strdup (copy->name);
  row[1] = g_date_time_format (date, "%Y-%m-%d %H:%M:%S");
  row[2] = g_format_size ((guint64) copy->size);
  row[3] = g_strdup (describe_reason (copy->reason));
  return row;
}

static char **
make_head (void)
{
  char **row = g_new0 (char *, 5);

  /* Translators: heads of the columns of a list of copies of the history */
  row[0] = g_strdup (C_("of the history", "Copy"));
  row[1] = g_strdup (_("Time"));
  row[2] = g_strdup (_("Size"));
  row[3] = g_strdup (_("Reason"));
  return row;
}

static void
print_copies (Restore *self, GPtrArray *copies)
{
  g_autoptr(CauserieTextTable) table = causerie_text_table_new ("llrl");
  g_autofree char *text = NULL;

  if (copies->len == 0) {
    causerie_outlet_write_line (self->command.err, _("There are no copies yet."));
    return;
  }

  causerie_text_table_add (table, make_head ());
  for (guint i = 0; i < copies->len; i++)
    causerie_text_table_add (table, make_row (g_ptr_array_index (copies, i)));
  text = causerie_text_table_write (table);
  causerie_outlet_write (self->command.out, text, -1);
}

/* --- one of them ------------------------------------------------------------------------------ */

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieVerifyReport) report =
    causerie_library_verify_finish (CAUSERIE_LIBRARY (source), result, &error);
  g_autofree char *counts = NULL;
  g_autofree char *line = NULL;

  if (report == NULL) {
    causerie_command_library_fail (&self->library, error);
    return;
  }
  counts = causerie_verify_text_count (report);
  /* Translators: %s is "12 chats, 240 messages, 3 attachments" */
  line = g_strdup_printf (_("Restored: %s."), counts);
  causerie_outlet_write_line (self->command.out, line);
  causerie_outlet_write_line (self->command.out,
                              _("What was there before is a copy now: see “causerie-cli restore”."));
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr(GError) error = NULL;

  if (causerie_library_restore_copy_finish (CAUSERIE_LIBRARY (source), result, &error))
    causerie_library_verify_async (self->library.history, self->command.cancellable, verified_cb,
                                   self);
  else
    causerie_command_library_fail (&self->library, error);
}

static void
opened_cb (gpointer user_data)
{
  Restore *self = user_data;

  causerie_library_restore_copy_async (self->library.history, self->path,
                                       self->command.cancellable, restored_cb, self);
}

/* A copy by its name, or any file. */
static char *
find_copy (GPtrArray *copies, const char *wanted)
{
  for (guint i = 0; i < copies->len; i++) {
    const CauserieSnapshot *copy = g_ptr_array_index (copies, i);

    if (g_str_equal (copy->name, wanted))
      return g_strdup (copy->path);
  }
  return g_file_test (wanted, G_FILE_TEST_IS_REGULAR) ? g_canonicalize_filename (wanted, NULL)
                                                      : NULL;
}

static void
refuse_copy (Restore *self)
{
  g_autofree char *name = g_filename_display_name (self->words[0]);
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  message = g_strdup_printf (_("There is no copy “%s”; without a name all are listed."), name);
  causerie_argument_refuse (&error, message);
  causerie_command_refuse (&self->command, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) copies =
    causerie_library_list_copies_finish (CAUSERIE_LIBRARY (source), result, &error);

  if (copies == NULL) {
    causerie_command_library_fail (&self->library, error);
    return;
  }
  if (self->words == NULL) {
    print_copies (self, copies);
    causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
    return;
  }

  self->path = find_copy (copies, self->words[0]);
  if (self->path == NULL)
    refuse_copy (self);
  else
    causerie_command_library_open (&self->library, &self->command, opened_cb, self);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (Restore *self, GError **error)
{
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, N_("[COPY]") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Lists the copies of the history, or puts one, by its name or any file of such a\n"
                "copy, in the place of everything. A copy of the present is made first."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse (context, &self->argc, &self->argv, error) &&
         (self->words == NULL || g_strv_length (self->words) == 1 ||
          causerie_argument_refuse (error, _("Name one copy.")));
}

static void
restore_clear (Restore *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->path, g_free);
  causerie_command_library_clear (&self->library);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restore, restore_clear)

static void
start_cb (gpointer user_data)
{
  Restore *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error))
    causerie_command_refuse (&self->command, error);
  else if (causerie_command_library_prepare (&self->library, &self->command))
    causerie_library_list_copies_async (self->library.history, self->command.cancellable, listed_cb,
                                        self);
}

int
causerie_cli_restore (int argc, char *argv[])
{
  g_auto(Restore) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
