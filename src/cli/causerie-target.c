/* causerie-target.c: the server a command talks to, found and opened
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-target.h"

#include "causerie-error.h"
#include "causerie-key-guard.h"

#include <glib/gi18n.h>

void
causerie_target_clear (CauserieTarget *self)
{
  g_clear_object (&self->gateway);
  g_clear_object (&self->settings);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->key, causerie_keyring_free_key);
}

static void
fail (CauserieCommand *command, CauserieFailureKind kind, const GError *error)
{
  g_autoptr(CauserieFailure) failure = causerie_failure_new_local (kind, "%s", error->message);

  causerie_command_fail (command, failure, NULL);
}

static gboolean
open_settings (CauserieTarget *self, CauserieCommand *command)
{
  g_autoptr(GError) error = NULL;

  self->settings = causerie_settings_new (&error);
  if (self->settings == NULL)
    fail (command, CAUSERIE_FAILURE_STORAGE, error);

  return self->settings != NULL;
}

static gboolean
find_key (CauserieTarget              *self,
          const CauserieTargetOptions *options,
          gboolean                     is_saved,
          CauserieCommand             *command)
{
  g_autoptr(GError) error = NULL;

  self->key = causerie_target_options_find_key (options, self->connection, is_saved, &error);
  if (g_error_matches (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID))
    fail (command, CAUSERIE_FAILURE_KEY_INVALID, error);
  else if (error != NULL)
    causerie_command_refuse (command, error);
  else if (self->key != NULL && *self->key != '\0' &&
           causerie_key_guard_is_readable (self->connection))
    causerie_command_complain (command,
                               _("The address begins with http://, so that anybody on the way can "
                                 "read the API key."));

  return error == NULL;
}

gboolean
causerie_target_find (CauserieTarget              *self,
                      const CauserieTargetOptions *options,
                      CauserieCommand             *command)
{
  g_autoptr(GError) error = NULL;
  gboolean is_saved;

  if (causerie_target_options_needs_settings (options) && !open_settings (self, command))
    return FALSE;

  self->connection =
    causerie_target_options_find_connection (options, self->settings, &is_saved, &error);
  if (self->connection == NULL) {
    causerie_command_refuse (command, error);
    return FALSE;
  }

  self->gateway = causerie_command_new_gateway (command);
  return find_key (self, options, is_saved, command);
}
