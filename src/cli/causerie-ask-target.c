/* causerie-ask-target.c: whom a question goes to, and with what settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-target.h"

#include "causerie-keyring.h"

#include <glib/gi18n.h>

#define OPENROUTER "openrouter"

static void
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
}

/* --- by name ---------------------------------------------------------------------------------- */

static char *
dup_property (gpointer item, const char *property)
{
  char *value = NULL;

  g_object_get (item, property, &value, NULL);
  return value;
}

static gboolean
matches (gpointer item, const char *property, const char *wanted)
{
  g_autofree char *value = dup_property (item, property);

  return g_str_equal (value, wanted);
}

/* The item with this uid, else the only one with this name (transfer full). NULL when there is
 * none, or several: then `n_found` tells. */
static gpointer
find_named (GListModel *list, const char *wanted, guint *n_found)
{
  gpointer found = NULL;

  *n_found = 0;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (list, i);

    if (matches (item, "uid", wanted)) {
      g_set_object (&found, item);
      return found;
    }
    if (matches (item, "name", wanted)) {
      g_set_object (&found, item);
      (*n_found)++;
    }
  }

  if (*n_found > 1)
    g_clear_object (&found);
  return found;
}

static CauserieProfile *
find_profile (CauserieSettings *settings, const char *wanted, GError **error)
{
  guint n_found;
  CauserieProfile *profile =
    find_named (causerie_settings_get_profiles (settings), wanted, &n_found);

  if (profile == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 n_found > 1 ? _("Several model profiles are called “%s”; give the id of one.")
                             : _("There is no model profile called “%s”."), wanted);
  return profile;
}

static CauserieConnection *
find_connection (CauserieSettings *settings, const char *wanted, GError **error)
{
  guint n_found;
  CauserieConnection *connection =
    find_named (causerie_settings_get_connections (settings), wanted, &n_found);

  if (connection == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 n_found > 1 ? _("Several connections are called “%s”; give the id of one.")
                             : _("There is no connection called “%s”."), wanted);
  return connection;
}

/* The profile where none was named (transfer full). */
static CauserieProfile *
choose_profile (CauserieSettings *settings, CauserieConversation *conversation, GError **error)
{
  const char *uid = conversation != NULL ? causerie_conversation_get_profile (conversation) : "";
  CauserieProfile *profile;

  if (*uid != '\0') {
    profile = causerie_settings_find_profile (settings, uid);
    if (profile == NULL)
      refuse (error, _("The conversation’s model profile is gone; choose another one with -p."));
  } else {
    profile = causerie_settings_get_new_chat_profile (settings);
    if (profile == NULL)
      refuse (error, _("There is no model profile yet; say whom to ask with -c or --base-url, and "
                       "-m."));
  }

  return profile != NULL ? g_object_ref (profile) : NULL;
}

/* --- the three ways --------------------------------------------------------------------------- */

static void
copy_connection (CauserieAskTarget *self, CauserieConnection *source)
{
  self->connection = causerie_connection_copy (source, causerie_connection_get_uid (source));
  self->is_saved = TRUE;
}

static void
make_connection (CauserieAskTarget *self, const char *provider, const char *base_url)
{
  self->connection = causerie_connection_new (NULL);
  causerie_connection_set_provider (self->connection, provider);
  causerie_connection_set_base_url (self->connection, base_url);
}

static gboolean
use_profile (CauserieAskTarget         *self,
             const CauserieAskOptions  *options,
             CauserieSettings          *settings,
             CauserieConversation      *conversation,
             GError                   **error)
{
  g_autoptr(CauserieProfile) profile = NULL;
  CauserieConnection *connection;

  profile = options->profile != NULL ? find_profile (settings, options->profile, error)
                                     : choose_profile (settings, conversation, error);
  if (profile == NULL)
    return FALSE;

  self->profile = g_strdup (causerie_profile_get_uid (profile));
  self->model = g_strdup (causerie_profile_get_model (profile));
  self->instructions = g_strdup (causerie_profile_get_instructions (profile));
  causerie_params_assign (&self->params, causerie_profile_get_params (profile));
  connection =
    causerie_settings_find_connection (settings, causerie_profile_get_connection (profile));
  if (connection != NULL)
    copy_connection (self, connection);

  return TRUE;
}

static gboolean
use_connection (CauserieAskTarget  *self,
                const char         *wanted,
                CauserieSettings   *settings,
                GError            **error)
{
  g_autoptr(CauserieConnection) connection = NULL;

  if (g_str_equal (wanted, CAUSERIE_ASK_DEMO)) {
    make_connection (self, CAUSERIE_ASK_DEMO, "");
    self->model = g_strdup (CAUSERIE_DEMO_MODEL);
    return TRUE;
  }

  connection = find_connection (settings, wanted, error);
  if (connection == NULL)
    return FALSE;

  copy_connection (self, connection);
  return TRUE;
}

/* A server that is known has a name to be called by; another is called by its host. */
static void
use_base_url (CauserieAskTarget *self, const char *base_url)
{
  const CauserieProvider *provider = causerie_provider_for_url (base_url);

  make_connection (self, provider->id, base_url);
  if (provider->host != NULL)
    causerie_connection_set_name (self->connection, provider->name);
}

static gboolean
find_whom (CauserieAskTarget         *self,
           const CauserieAskOptions  *options,
           CauserieSettings          *settings,
           CauserieConversation      *conversation,
           GError                   **error)
{
  if (options->base_url != NULL) {
    use_base_url (self, options->base_url);
    return TRUE;
  }

  return options->connection != NULL
           ? use_connection (self, options->connection, settings, error)
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

static void
set_app_url (CauserieAskTarget *self)
{
  const char *app_url = g_getenv ("NEXT_PUBLIC_APP_URL");

  if (app_url != NULL && self->connection != NULL && g_utf8_validate (app_url, -1, NULL))
    causerie_connection_set_app_url (self->connection, app_url);
}

gboolean
causerie_ask_target_needs_settings (const CauserieAskOptions *options)
{
  return options->base_url == NULL && g_strcmp0 (options->connection, CAUSERIE_ASK_DEMO) != 0;
}

CauserieAskTarget *
causerie_ask_target_new (const CauserieAskOptions  *options,
                         CauserieSettings          *settings,
                         CauserieConversation      *conversation,
                         GError                   **error)
{
  g_autoptr(CauserieAskTarget) self = g_new0 (CauserieAskTarget, 1);

  g_return_val_if_fail (settings != NULL || !causerie_ask_target_needs_settings (options), NULL);

  if (!find_whom (self, options, settings, conversation, error) ||
      !causerie_ask_options_apply_params (options, &self->params, error))
    return NULL;

  replace (&self->model, options->model);
  replace (&self->instructions, options->instructions);
  set_app_url (self);

  return g_steal_pointer (&self);
}

void
causerie_ask_target_free (CauserieAskTarget *self)
{
  g_clear_object (&self->connection);
  g_free (self->profile);
  g_free (self->model);
  g_free (self->instructions);
  causerie_params_clear (&self->params);
  g_free (self);
}

/* --- the key ---------------------------------------------------------------------------------- */

static char *
read_key_file (const char *path, GError **error)
{
  char *text = NULL;
  char *key;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  key = causerie_keyring_clean_key (text, error);
  causerie_keyring_free_key (text);
  return key;
}

/* NULL where the variable is not set. */
static char *
read_variable (const char *name, GError **error)
{
  const char *value = g_getenv (name);
  char *key;

  if (value == NULL || *value == '\0')
    return NULL;

  key = causerie_keyring_clean_key (value, error);
  if (key == NULL)
    g_prefix_error (error, "%s: ", name);
  return key;
}

char *
causerie_ask_target_find_key (const CauserieAskTarget   *self,
                              const CauserieAskOptions  *options,
                              GError                   **error)
{
  const char *provider = causerie_connection_get_facts (self->connection)->id;
  g_autoptr(GError) wrong = NULL;
  char *key;

  if (options->key_file != NULL)
    return read_key_file (options->key_file, error);

  key = read_variable ("CAUSERIE_API_KEY", &wrong);
  if (key == NULL && wrong == NULL && g_str_equal (provider, OPENROUTER))
    key = read_variable ("OPENROUTER_API_KEY", &wrong);
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  else if (key == NULL && !self->is_saved)
    key = g_strdup ("");

  return key;
}
