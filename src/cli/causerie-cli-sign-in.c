/* causerie-cli-sign-in.c: `causerie-cli sign-in`: a key for OpenRouter without a window
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-sign-in.h"

#include "causerie-argument.h"
#include "causerie-command.h"
#include "causerie-sign-in.h"
#include "causerie-target-options.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define OPENROUTER "openrouter"

typedef struct {
  CauserieCommand        command;
  int                    argc;
  char                 **argv;       /* borrowed */

  /* from the arguments */
  CauserieTargetOptions  options;
  gboolean               no_browser;

  /* owned; NULL until their step */
  CauserieSettings      *settings;
  CauserieGateway       *gateway;
  CauserieConnection    *connection;
  CauserieSignIn        *sign_in;
  GDataInputStream      *input;

  gboolean               is_saved;   /* the settings have the connection */
} SignIn;

static void
say (SignIn *self, const char *words)
{
  causerie_outlet_write_line (self->command.err, words);
}

/* --- the end ---------------------------------------------------------------------------------- */

static void
end_well (SignIn *self)
{
  g_autofree char *words = NULL;

  if (!self->is_saved)
    causerie_settings_add_connection (self->settings, self->connection);
  causerie_settings_sync (self->settings);

  /* Translators: %s is a connection's name */
  words = g_strdup_printf (_("Signed in. The key is in the keyring, for the connection “%s”."),
                           causerie_connection_get_name (self->connection));
  say (self, words);
  causerie_command_end (&self->command, CAUSERIE_EXIT_ANSWERED);
}

static void
settled_cb (SignIn *self)
{
  CauserieFailure *failure = causerie_sign_in_get_failure (self->sign_in);
  g_autofree char *sentence = NULL;

  if (failure == NULL) {
    end_well (self);
    return;
  }

  sentence = causerie_sign_in_dup_sentence (self->sign_in);
  if (causerie_failure_get_kind (failure) != CAUSERIE_FAILURE_CANCELLED)
    causerie_command_complain (&self->command, sentence);
  causerie_command_end (&self->command, causerie_command_judge (&self->command, failure));
}

/* --- the person ------------------------------------------------------------------------------- */

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  SignIn *self = user_data;

  if (self->sign_in != NULL)
    causerie_sign_in_cancel (self->sign_in);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SignIn *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;

  line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* it has ended */

  if (line != NULL && causerie_sign_in_enter_code (self->sign_in, line))
    return;

  g_clear_error (&error);
  causerie_argument_refuse (&error, _("No code was entered."));
  g_signal_handlers_disconnect_by_data (self->sign_in, self);
  causerie_command_refuse (&self->command, error);
}

static void
read_code (SignIn *self)
{
  g_autoptr(GInputStream) bytes = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  say (self, _("Enter the code that it shows:"));
  self->input = g_data_input_stream_new (bytes);
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, self->command.cancellable,
                                       line_cb, self);
}

static void
open_browser (SignIn *self)
{
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri (causerie_sign_in_get_url (self->sign_in), NULL, &error))
    g_debug ("no browser: %s", error->message); /* the address was printed */
}

static void
begin (SignIn *self)
{
  self->sign_in = causerie_sign_in_new (self->gateway, self->connection);
  g_signal_connect_swapped (self->sign_in, "settled", G_CALLBACK (settled_cb), self);
  causerie_sign_in_start (self->sign_in, !self->no_browser);

  say (self, _("Open this address in a browser and sign in:"));
  causerie_outlet_write_line (self->command.out, causerie_sign_in_get_url (self->sign_in));
  if (causerie_sign_in_get_needs_code (self->sign_in))
    read_code (self);
  else
    open_browser (self);
}

/* --- where the key goes ----------------------------------------------------------------------- */

/* A key that is made and cannot be kept would be lost when the program ends. */
static void
keyring_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SignIn *self = user_data;
  g_autoptr(GError) error = NULL;

  causerie_keyring_free_key (
    causerie_keyring_lookup_finish (CAUSERIE_KEYRING (source), result, &error));
  if (error == NULL) {
    begin (self);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    causerie_command_end (&self->command, CAUSERIE_EXIT_CANCELLED);
  } else {
    causerie_command_complain (&self->command, _("There is no open keyring, and without one the key "
                                                 "would be lost."));
    causerie_command_end (&self->command, CAUSERIE_EXIT_KEY);
  }
}

static CauserieConnection *
make_connection (void)
{
  const CauserieProvider *provider = causerie_provider_get (OPENROUTER);
  CauserieConnection *connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, provider->id);
  causerie_connection_set_name (connection, provider->name);
  causerie_connection_set_base_url (connection, provider->base_url);
  return connection;
}

/* What is set for this run alone is set on a copy. */
static gboolean
find_connection (SignIn *self, GError **error)
{
  const CauserieProvider *provider = causerie_provider_get (OPENROUTER);
  CauserieConnection *known;

  if (self->options.connection != NULL || self->options.base_url != NULL) {
    self->connection = causerie_target_options_find_connection (&self->options, self->settings,
                                                                &self->is_saved, error);
    return self->connection != NULL;
  }

  known = causerie_settings_match_connection (self->settings, provider->id, provider->base_url);
  self->is_saved = known != NULL;
  self->connection =
    known != NULL ? causerie_connection_copy (known, causerie_connection_get_uid (known))
                  : make_connection ();
  return TRUE;
}

static gboolean
prepare (SignIn *self, GError **error)
{
  if (!find_connection (self, error))
    return FALSE;
  if (!causerie_sign_in_is_offered (self->connection))
    return causerie_argument_refuse (error, _("This server offers no sign-in with a browser."));

  return TRUE;
}

/* --- the command ------------------------------------------------------------------------------ */

static gboolean
parse (SignIn *self, GError **error)
{
  const GOptionEntry entries[] = {
    { "no-browser", 0, 0, G_OPTION_ARG_NONE, &self->no_browser,
      N_("Sign in on another computer, and enter the code here"), NULL },
    { "connection", 'c', 0, G_OPTION_ARG_FILENAME, &self->options.connection,
      N_("Keep the key for this connection"), N_("CONNECTION") },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (
    context, N_("Signs in to OpenRouter and keeps the key it gives in the keyring.\n"
                "Without -c, the connection to OpenRouter gets it, or a new one."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return causerie_argument_parse_options (context, &self->argc, &self->argv, error) &&
         causerie_target_options_check (&self->options, error);
}

static void
start (SignIn *self)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(GError) error = NULL;

  self->gateway = causerie_gateway_new (keyring);
  if (prepare (self, &error))
    causerie_keyring_lookup_async (keyring, causerie_connection_get_uid (self->connection),
                                   self->command.cancellable, keyring_cb, self);
  else
    causerie_command_refuse (&self->command, error);
}

static void
start_cb (gpointer user_data)
{
  SignIn *self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GError) error = NULL;

  if (!parse (self, &error)) {
    causerie_command_refuse (&self->command, error);
    return;
  }

  self->settings = causerie_settings_new (&error);
  if (self->settings != NULL) {
    start (self);
    return;
  }

  failure = causerie_failure_new_local (CAUSERIE_FAILURE_STORAGE, "%s", error->message);
  causerie_command_fail (&self->command, failure, NULL);
}

int
causerie_cli_sign_in (int argc, char *argv[])
{
  SignIn self = { .argc = argc, .argv = argv };
  int exit_code;

  causerie_command_init (&self.command);
  g_signal_connect (self.command.cancellable, "cancelled", G_CALLBACK (cancelled_cb), &self);
  exit_code = causerie_command_run (&self.command, start_cb, &self);

  g_clear_object (&self.input);
  g_clear_object (&self.sign_in);
  g_clear_object (&self.connection);
  g_clear_object (&self.gateway);
  g_clear_object (&self.settings);
  causerie_target_options_clear (&self.options);
  causerie_command_clear (&self.command);
  return exit_code;
}
