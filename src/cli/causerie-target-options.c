/* causerie-target-options.c: whom a command talks to, and by what way
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-target-options.h"

#include "causerie-argument.h"
#include "causerie-keyring.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

#define OPENROUTER "openrouter"

/* --- the table -------------------------------------------------------------------------------- */

void
causerie_target_options_add_entries (CauserieTargetOptions *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "connection", 'c', 0, G_OPTION_ARG_FILENAME, &self->connection,
      N_("Use this connection, or “demo”"), N_("CONNECTION") },
    { "base-url", 0, 0, G_OPTION_ARG_FILENAME, &self->base_url,
      N_("Use the server at this address"), N_("URL") },
    { "api-key-file", 0, 0, G_OPTION_ARG_FILENAME, &self->key_file,
      N_("Read the API key from this file"), N_("FILE") },
    { "proxy", 0, 0, G_OPTION_ARG_FILENAME, &self->proxy,
      N_("Go by this proxy, or “none”"), N_("URL") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &self->authority_file,
      N_("Trust the certificates in this file too"), N_("FILE") },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* --- what does not make sense ----------------------------------------------------------------- */

/* What may hold a secret is not repeated. */
static gboolean
refuse_address (const char *typed, GError **error)
{
  if (strchr (typed, '@') != NULL)
    return causerie_argument_refuse (error, _("An address can hold no user name and no password."));

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” is not the address of a server, like https://example.org/v1."), typed);
  return FALSE;
}

static gboolean
normalize_base_url (CauserieTargetOptions *self, GError **error)
{
  g_autofree char *typed = g_steal_pointer (&self->base_url);

  if (typed == NULL)
    return TRUE;

  self->base_url = causerie_url_normalize (typed, NULL);
  return self->base_url != NULL || refuse_address (typed, error);
}

static gboolean
is_proxy_scheme (const char *scheme)
{
  return g_str_equal (scheme, "http") || g_str_equal (scheme, "socks5");
}

static gboolean
check_proxy (const CauserieTargetOptions *self, GError **error)
{
  g_autoptr(GUri) uri = NULL;

  if (self->proxy == NULL || g_str_equal (self->proxy, "none"))
    return TRUE;

  uri = g_uri_parse (self->proxy, G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (uri == NULL || !is_proxy_scheme (g_uri_get_scheme (uri)) || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0')
    return causerie_argument_refuse (error, _("A proxy is given as http://HOST:PORT, "
                                              "socks5://HOST:PORT or none."));
  if (g_uri_get_userinfo (uri) != NULL)
    return causerie_argument_refuse (error, _("The login for a proxy belongs to a connection, not "
                                              "to the arguments: everybody can read those."));

  return TRUE;
}

gboolean
causerie_target_options_check (CauserieTargetOptions *self, GError **error)
{
  return causerie_argument_make_utf8 (&self->connection, error) &&
         causerie_argument_make_utf8 (&self->base_url, error) &&
         causerie_argument_make_utf8 (&self->proxy, error) &&
         ((self->connection == NULL || self->base_url == NULL) ||
          causerie_argument_refuse (error, _("Only one of -c and --base-url can be given."))) &&
         normalize_base_url (self, error) && check_proxy (self, error);
}

void
causerie_target_options_clear (CauserieTargetOptions *self)
{
  g_clear_pointer (&self->connection, g_free);
  g_clear_pointer (&self->base_url, g_free);
  g_clear_pointer (&self->key_file, g_free);
  g_clear_pointer (&self->proxy, g_free);
  g_clear_pointer (&self->authority_file, g_free);
}

/* --- the connection --------------------------------------------------------------------------- */

gboolean
causerie_target_options_needs_settings (const CauserieTargetOptions *self)
{
  return self->base_url == NULL && g_strcmp0 (self->connection, CAUSERIE_TARGET_DEMO) != 0;
}

static CauserieConnection *
make_connection (const char *provider, const char *base_url)
{
  CauserieConnection *connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_base_url (connection, base_url);
  return connection;
}

/* A server that is known has a name to be called by; another is called by its host. */
static CauserieConnection *
connect_to_address (const char *base_url)
{
  const CauserieProvider *provider = causerie_provider_for_url (base_url);
  CauserieConnection *connection = make_connection (provider->id, base_url);

  if (provider->host != NULL)
    causerie_connection_set_name (connection, provider->name);
  return connection;
}

static CauserieConnection *
copy_connection (CauserieConnection *source)
{
  return causerie_connection_copy (source, causerie_connection_get_uid (source));
}

static CauserieConnection *
find_named (CauserieSettings *settings, const char *wanted, GError **error)
{
  g_autoptr(CauserieConnection) found = NULL;
  guint n_found;

  found = causerie_argument_find_named (causerie_settings_get_connections (settings), wanted,
                                        &n_found);
  if (found == NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 n_found > 1 ? _("Several connections are called “%s”; give the id of one.")
                             : _("There is no connection called “%s”."), wanted);
    return NULL;
  }

  return copy_connection (found);
}

static CauserieConnection *
find_usual (CauserieSettings *settings, GError **error)
{
  GListModel *connections = causerie_settings_get_connections (settings);
  CauserieProfile *profile = causerie_settings_get_new_chat_profile (settings);
  g_autoptr(CauserieConnection) only = NULL;
  CauserieConnection *usual = NULL;

  if (profile != NULL)
    usual = causerie_settings_find_connection (settings, causerie_profile_get_connection (profile));
  if (usual == NULL && g_list_model_get_n_items (connections) == 1)
    usual = only = g_list_model_get_item (connections, 0);
  if (usual == NULL) {
    causerie_argument_refuse (error, _("Say which server is meant, with -c or --base-url."));
    return NULL;
  }

  return copy_connection (usual);
}

CauserieConnection *
causerie_target_options_find_connection (const CauserieTargetOptions  *self,
                                         CauserieSettings             *settings,
                                         gboolean                     *is_saved,
                                         GError                      **error)
{
  g_autoptr(CauserieConnection) connection = NULL;

  g_return_val_if_fail (is_saved != NULL, NULL);
  g_return_val_if_fail (settings != NULL || !causerie_target_options_needs_settings (self), NULL);

  *is_saved = causerie_target_options_needs_settings (self);
  if (self->base_url != NULL)
    connection = connect_to_address (self->base_url);
  else if (!*is_saved)
    connection = make_connection (CAUSERIE_TARGET_DEMO, "");
  else if (self->connection != NULL)
    connection = find_named (settings, self->connection, error);
  else
    connection = find_usual (settings, error);

  if (connection == NULL || !causerie_target_options_apply (self, connection, error))
    return NULL;

  return g_steal_pointer (&connection);
}

static gboolean
apply_authority (const CauserieTargetOptions *self, CauserieConnection *connection, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (self->authority_file == NULL)
    return TRUE;
  if (!g_file_get_contents (self->authority_file, &text, &length, error))
    return FALSE;
  if (!g_utf8_validate_len (text, length, NULL) || strstr (text, "-----BEGIN") == NULL)
    return causerie_argument_refuse (error, _("The file for --ca-file holds no certificate in PEM "
                                              "format."));

  causerie_connection_set_authority (connection, text);
  return TRUE;
}

gboolean
causerie_target_options_apply (const CauserieTargetOptions  *self,
                               CauserieConnection           *connection,
                               GError                      **error)
{
  const char *app_url = g_getenv ("NEXT_PUBLIC_APP_URL");

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), FALSE);

  if (app_url != NULL && g_utf8_validate (app_url, -1, NULL))
    causerie_connection_set_app_url (connection, app_url);
  if (self->proxy != NULL) {
    causerie_connection_set_proxy (connection, self->proxy);
    causerie_connection_set_proxy_user (connection, ""); /* that of another proxy */
  }

  return apply_authority (self, connection, error);
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
causerie_target_options_find_key (const CauserieTargetOptions  *self,
                                  CauserieConnection           *connection,
                                  gboolean                      is_saved,
                                  GError                      **error)
{
  const char *provider;
  g_autoptr(GError) wrong = NULL;
  char *key;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  if (self->key_file != NULL)
    return read_key_file (self->key_file, error);

  provider = causerie_connection_get_facts (connection)->id;
  key = read_variable ("CAUSERIE_API_KEY", &wrong);
  if (key == NULL && wrong == NULL && g_str_equal (provider, OPENROUTER))
    key = read_variable ("OPENROUTER_API_KEY", &wrong);
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  else if (key == NULL && !is_saved)
    key = g_strdup ("");

  return key;
}
