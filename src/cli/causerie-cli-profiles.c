/* causerie-cli-profiles.c: `causerie-cli profiles`: saved model profiles, listed and moved
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-profiles.h"

#include "causerie-argument.h"
#include "causerie-command.h"
#include "causerie-profile-file.h"
#include "causerie-profiles-text.h"

#include <glib/gi18n.h>

#define STANDARD_STREAM "-"

typedef struct {
  CauserieCommand    command;
  int                argc;
  char             **argv;   /* borrowed */

  /* owned, from the arguments; file names are bytes */
  char              *export_file;
  char              *import_file;
  char             **wanted; /* names and ids; NULL: all */
  gboolean           json;

  CauserieSettings  *settings; /* owned */
} Profiles;

static void
fail (Profiles *self, const char *message)
{
  causerie_command_complain (&self->command, message);
  causerie_command_end (&self->command, CAUSERIE_EXIT_STORAGE);
}

/* --- out -------------------------------------------------------------------------------------- */

static void
print_list (Profiles *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  CauserieOutlet *out = self->command.out;
  g_autofree char *text = NULL;

  if (self->json) {
    text = causerie_profiles_text_write_json (self->settings);
    causerie_outlet_write_line (out, text);
  } else if (g_list_model_get_n_items (profiles) > 0) {
    text = causerie_profiles_text_write_table (self->settings, causerie_outlet_is_terminal (out));
    causerie_outlet_write (out, text, -1);
  } else {
    causerie_command_complain (&self->command, _("There is no model profile yet."));
  }

  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* Those that were named, else all (transfer full); NULL: one is not there. */
static GPtrArray *
choose (Profiles *self, GError **error)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->wanted == NULL && i < g_list_model_get_n_items (profiles); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (profiles, i));

  for (guint i = 0; self->wanted != NULL && self->wanted[i] != NULL; i++) {
    CauserieProfile *profile =
      causerie_argument_find_profile (self->settings, self->wanted[i], error);

    if (profile == NULL)
      return NULL;
    g_ptr_array_add (chosen, profile);
  }

  return g_steal_pointer (&chosen);
}

static void
export_profiles (Profiles *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) chosen = choose (self, &error);
  g_autofree char *text = NULL;

  if (chosen == NULL) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  text = causerie_profile_file_write (chosen, self->settings);
  if (g_str_equal (self->export_file, STANDARD_STREAM))
    causerie_outlet_write (self->command.out, text, -1);
  else if (!g_file_set_contents (self->export_file, text, -1, &error)) {
    fail (self, error->message);
    return;
  }

  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- in --------------------------------------------------------------------------------------- */

static void
print_imported (Profiles *self, const CauserieProfileFile *file)
{
  g_autofree char *notes = causerie_profile_file_describe (file, self->settings);

  if (notes != NULL)
    causerie_command_complain (&self->command, notes);
  for (guint i = 0; i < file->profiles->len; i++)
    causerie_outlet_write_line (self->command.out,
                                causerie_profile_get_name (g_ptr_array_index (file->profiles, i)));
}

static void
refuse_file (Profiles *self, GError *error)
{
  g_autofree char *name = g_filename_display_name (self->import_file);

  g_prefix_error (&error, "%s: ", name);
  causerie_command_refuse (&self->command, error);
}

static void
import_profiles (Profiles *self)
{
  const char *path =
    g_str_equal (self->import_file, STANDARD_STREAM) ? "/dev/stdin" : self->import_file;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieProfileFile) file = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error)) {
    fail (self, error->message);
    return;
  }

  file = causerie_profile_file_read (text, (gssize) length, &error);
  if (file == NULL) {
    refuse_file (self, error);
    return;
  }

  causerie_profile_file_add (file, self->settings);
  causerie_settings_sync (self->settings);
  print_imported (self, file);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
check (Profiles *self, GError **error)
{
  if ((self->export_file != NULL) + (self->import_file != NULL) + self->json > 1)
    return causerie_argument_refuse (error,
                                     _("Only one of --json, --export and --import can be given."));
  if (self->wanted != NULL && self->export_file == NULL)
    return causerie_argument_refuse (error, _("Model profiles are named for --export alone."));

  for (guint i = 0; self->wanted != NULL && self->wanted[i] != NULL; i++)
    if (!causerie_argument_make_utf8 (&self->wanted[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
parse (Profiles *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print a JSON array"), NULL },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &self->export_file,
      N_("Write all of them, or those named, to a file; “-” is standard output"), N_("FILE") },
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &self->import_file,
      N_("Add those of a file; “-” is standard input"), N_("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->wanted, NULL,
      N_("[PROFILE…]") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Lists the saved model profiles; the one for new chats is marked with *.\n"
                "A file of them holds no key and no other secret."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse (context, &self->argc, &self->argv, error) && check (self, error);
}

static void
start_cb (gpointer user_data)
{
  Profiles *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  self->settings = causerie_settings_new (&error);
  if (self->settings == NULL)
    fail (self, error->message);
  else if (self->export_file != NULL)
    export_profiles (self);
  else if (self->import_file != NULL)
    import_profiles (self);
  else
    print_list (self);
}

static void
profiles_clear (Profiles *self)
{
  g_free (self->export_file);
  g_free (self->import_file);
  g_strfreev (self->wanted);
  g_clear_object (&self->settings);
  causerie_command_clear (&self->command);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Profiles, profiles_clear)

int
causerie_cli_profiles (int argc, char *argv[])
{
  g_auto(Profiles) self = { .argc = argc, .argv = argv };

  causerie_command_init (&self.command);
  return causerie_command_run (&self.command, start_cb, &self);
}
