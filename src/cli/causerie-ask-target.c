/* causerie-ask-target.c: whom a question goes to, and with what settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-target.h"

#include "causerie-argument.h"
#include "causerie-chat-profile.h"
#include "causerie-chat-setup.h"

#include <glib/gi18n.h>

/* What a conversation is asked with where no profile was named (transfer full). */
static CauserieProfile *
choose_profile (CauserieSettings *settings, CauserieConversation *conversation, GError **error)
{
  g_auto(CauserieChatProfile) found = { 0 };
  CauserieProfile *profile = causerie_settings_get_new_chat_profile (settings);

  if (conversation != NULL) {
    causerie_chat_profile_resolve (settings, conversation, &found);
    profile = found.profile;
  }
  if (profile != NULL)
    return g_object_ref (profile);

  if (conversation != NULL && *causerie_conversation_get_profile (conversation) != '\0')
    causerie_argument_refuse (error, _("The conversation’s model profile is gone; choose another "
                                       "one with -p."));
  else
    causerie_argument_refuse (error, _("There is no model profile yet; say whom to ask with -c or "
                                       "--base-url, and -m."));
  return NULL;
}

/* --- the two ways ----------------------------------------------------------------------------- */

static gboolean
use_profile (CauserieAskTarget         *self,
             const CauserieAskOptions  *options,
             CauserieSettings          *settings,
             CauserieConversation      *conversation,
             GError                   **error)
{
  g_autoptr(CauserieProfile) profile = NULL;
  CauserieConnection *connection;

  profile = options->profile != NULL
              ? causerie_argument_find_profile (settings, options->profile, error)
              : choose_profile (settings, conversation, error);
  if (profile == NULL)
    return FALSE;

  self->profile = g_strdup (causerie_profile_get_uid (profile));
  self->setup = causerie_chat_setup_write (profile, 0);
  self->model = g_strdup (causerie_profile_get_model (profile));
  self->instructions = g_strdup (causerie_profile_get_instructions (profile));
  causerie_params_assign (&self->params, causerie_profile_get_params (profile));
  connection =
    causerie_settings_find_connection (settings, causerie_profile_get_connection (profile));
  if (connection == NULL)
    return TRUE;

  self->connection =
    causerie_connection_copy (connection, causerie_connection_get_uid (connection));
  self->is_saved = TRUE;
  return causerie_target_options_apply (&options->target, self->connection, error);
}

static gboolean
use_connection (CauserieAskTarget         *self,
                const CauserieAskOptions  *options,
                CauserieSettings          *settings,
                GError                   **error)
{
  self->connection = causerie_target_options_find_connection (&options->target, settings,
                                                              &self->is_saved, error);
  if (self->connection != NULL &&
      (causerie_connection_get_facts (self->connection)->flags & CAUSERIE_PROVIDER_DEMO) != 0)
    self->model = g_strdup (CAUSERIE_DEMO_MODEL);

  return self->connection != NULL;
}

static gboolean
find_whom (CauserieAskTarget         *self,
           const CauserieAskOptions  *options,
           CauserieSettings          *settings,
           CauserieConversation      *conversation,
           GError                   **error)
{
  const CauserieTargetOptions *target = &options->target;

  return target->base_url != NULL || target->connection != NULL
           ? use_connection (self, options, settings, error)
           : use_profile (self, options, settings, conversation, error);
}

/* --- what the options change ------------------------------------------------------------------ */

static void
replace (char **field, const char *given)
{
  if (given == NULL && *field != NULL)
    return;

  g_free (*field);
  *field = g_strdup (given != NULL ? given : "");
}

CauserieAskTarget *
causerie_ask_target_new (const CauserieAskOptions  *options,
                         CauserieSettings          *settings,
                         CauserieConversation      *conversation,
                         GError                   **error)
{
  g_autoptr(CauserieAskTarget) self = g_new0 (CauserieAskTarget, 1);

  g_return_val_if_fail (
    settings != NULL || !causerie_target_options_needs_settings (&options->target), NULL);

  if (!find_whom (self, options, settings, conversation, error) ||
      !causerie_ask_options_apply_params (options, &self->params, error))
    return NULL;

  replace (&self->model, options->model);
  replace (&self->instructions, options->instructions);
  if (*self->model == '\0') {
    causerie_argument_refuse (error, _("No model is named; say which with -m."));
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
causerie_ask_target_free (CauserieAskTarget *self)
{
  g_clear_object (&self->connection);
  g_free (self->profile);
  g_free (self->setup);
  g_free (self->model);
  g_free (self->instructions);
  causerie_params_clear (&self->params);
  g_free (self);
}
