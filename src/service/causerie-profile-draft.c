/* causerie-profile-draft.c: what saving a model means, from what is typed so far
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-draft.h"

#include "causerie-connection-name.h"
#include "causerie-key-guard.h"
#include "causerie-param-text.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

/* --- reading what is typed --- */

static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
is_demo (const char *provider)
{
  return (causerie_provider_get (provider)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
}

/* The canonical address; "" for the demo; NULL when it has to be corrected. */
static char *
read_base_url (CauserieProfileDraft *self, const CauserieTypedProfile *typed)
{
  g_autofree char *text = trim (typed->base_url);
  char *base_url;

  if (is_demo (typed->provider))
    return g_strdup ("");

  base_url = *text != '\0' ? causerie_url_normalize (text, NULL) : NULL;
  if (base_url == NULL)
    self->problems[CAUSERIE_DRAFT_BASE_URL] =
      *text == '\0' ? CAUSERIE_DRAFT_MISSING : CAUSERIE_DRAFT_WRONG;

  return base_url;
}

static void
read_model (CauserieProfileDraft *self, const CauserieTypedProfile *typed)
{
  self->model = trim (typed->model);
  if (*self->model == '\0')
    self->problems[CAUSERIE_DRAFT_MODEL] = CAUSERIE_DRAFT_MISSING;

  self->name = trim (typed->name);
  if (*self->name == '\0') {
    g_free (self->name);
    self->name = causerie_profile_name_for_model (self->model);
  }
}

static void
read_key (CauserieProfileDraft *self, const CauserieTypedProfile *typed)
{
  g_autofree char *text = trim (typed->key);

  if (*text == '\0' || is_demo (typed->provider))
    return;

  self->key = causerie_keyring_clean_key (text, NULL);
  if (self->key == NULL)
    self->problems[CAUSERIE_DRAFT_KEY] = CAUSERIE_DRAFT_WRONG;
  causerie_keyring_free_key (g_steal_pointer (&text));
}

static void
read_params (CauserieProfileDraft *self, const CauserieTypedProfile *typed)
{
  if (typed->profile != NULL)
    causerie_params_assign (&self->params, causerie_profile_get_params (typed->profile));

  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    if (typed->params[i] == NULL ||
        causerie_params_parse (&self->params, i, typed->params[i], NULL))
      continue;
    causerie_params_unset (&self->params, i);
    self->problems[CAUSERIE_DRAFT_PARAM + i] = CAUSERIE_DRAFT_WRONG;
  }
}

static void
read_text_params (CauserieProfileDraft *self, const CauserieTypedProfile *typed)
{
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    g_autoptr(GError) error = NULL;

    if (typed->texts[i] == NULL ||
        causerie_params_parse_text (&self->params, i, typed->texts[i], &error))
      continue;
    causerie_params_set_text (&self->params, i, NULL);
    self->problems[CAUSERIE_DRAFT_TEXT_PARAM + i] = CAUSERIE_DRAFT_WRONG;
    self->faults[i] = causerie_param_text_fault (i, error);
  }
}

static void
read_looks (CauserieProfileDraft *self, const CauserieTypedProfile *typed)
{
  g_autoptr(CauserieProfile) unset = causerie_profile_new (NULL);
  CauserieProfile *before = typed->profile != NULL ? typed->profile : unset;

  self->icon = trim (typed->icon != NULL ? typed->icon : causerie_profile_get_icon (before));
  self->color =
    g_strdup (typed->color != NULL ? typed->color : causerie_profile_get_color (before));
  self->starters =
    trim (typed->starters != NULL ? typed->starters : causerie_profile_get_starters (before));
  self->title_model =
    trim (typed->title_model != NULL ? typed->title_model
                                     : causerie_profile_get_title_model (before));
}

/* --- which connection --- */

/* The profile's own connection; NULL when it is new, or its connection is gone. */
static CauserieConnection *
find_own (const CauserieTypedProfile *typed, CauserieSettings *settings)
{
  if (typed->profile == NULL)
    return NULL;

  return causerie_settings_find_connection (settings,
                                            causerie_profile_get_connection (typed->profile));
}

static gboolean
belongs_to_alone (CauserieConnection *connection,
                  CauserieProfile    *profile,
                  CauserieSettings   *settings)
{
  GListModel *profiles = causerie_settings_get_profiles (settings);
  const char *uid = causerie_connection_get_uid (connection);

  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) other = g_list_model_get_item (profiles, i);

    if (other != profile && g_str_equal (causerie_profile_get_connection (other), uid))
      return FALSE;
  }

  return TRUE;
}

static gboolean
fits (CauserieConnection *connection, const char *provider, const char *base_url)
{
  return g_str_equal (causerie_connection_get_provider (connection), provider) &&
         g_str_equal (causerie_connection_get_base_url (connection), base_url);
}

/* The connection for an address that has the typed key; NULL when none has. */
static CauserieConnection *
find_by_key (CauserieProfileDraft *self,
             CauserieSettings     *settings,
             CauserieKeptKeys     *keys,
             const char           *provider,
             const char           *base_url)
{
  GListModel *connections = causerie_settings_get_connections (settings);

  for (guint i = 0; self->key != NULL && i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);

    if (fits (connection, provider, base_url) &&
        causerie_kept_keys_is_same (keys, connection, self->key))
      return connection; /* the settings keep it */
  }

  return NULL;
}

/* For another server, without what only the old one has. */
static CauserieConnection *
copy_for_server (CauserieConnection *source, const char *uid)
{
  CauserieConnection *copy = causerie_connection_copy (source, uid);

  causerie_connection_set_certificate (copy, "");
  causerie_connection_set_header_names (copy, "");

  return copy;
}

/* The profile's own connection as it will be. A name nobody chose follows the address. */
static void
change_own (CauserieProfileDraft      *self,
            CauserieConnection        *own,
            const CauserieTypedProfile *typed,
            CauserieSettings          *settings,
            const char                *base_url)
{
  const char *old_url = causerie_connection_get_base_url (own);
  g_autofree char *old_name =
    causerie_connection_name_server (causerie_connection_get_provider (own), old_url);
  gboolean same_server = causerie_url_same_origin (old_url, base_url);

  self->outcome = same_server ? CAUSERIE_DRAFT_CHANGES : CAUSERIE_DRAFT_REPLACES;
  self->before = g_object_ref (own);
  self->connection = same_server
                   ? causerie_connection_copy (own, causerie_connection_get_uid (own))
                   : copy_for_server (own, typed->new_uid);
  if (g_str_equal (causerie_connection_get_name (own), old_name)) {
    g_autofree char *name = causerie_connection_name_new (settings, typed->provider, base_url);

    if (!g_str_has_prefix (name, old_name))
      causerie_connection_set_name (self->connection, name);
  }
}

static void
make_new (CauserieProfileDraft      *self,
          const CauserieTypedProfile *typed,
          CauserieSettings          *settings,
          const char                *base_url)
{
  g_autofree char *name = self->asks_name ? trim (typed->connection_name) : g_strdup ("");

  if (*name == '\0') {
    g_free (name);
    name = causerie_connection_name_new (settings, typed->provider, base_url);
  }

  self->outcome = CAUSERIE_DRAFT_MAKES;
  self->connection = causerie_connection_new (typed->new_uid);
  causerie_connection_set_name (self->connection, name);
}

/* Whether a connection that fits is used although a key is typed that it is not known to have. */
static gboolean
takes_key (CauserieConnection        *connection,
           const CauserieTypedProfile *typed,
           CauserieSettings          *settings,
           CauserieKeptKeys          *keys)
{
  if (causerie_kept_keys_get_state (keys, connection) == CAUSERIE_KEY_NONE)
    return TRUE;

  return connection == find_own (typed, settings) &&
         belongs_to_alone (connection, typed->profile, settings);
}

static void
choose_connection (CauserieProfileDraft      *self,
                   const CauserieTypedProfile *typed,
                   CauserieSettings          *settings,
                   CauserieKeptKeys          *keys,
                   const char                *base_url)
{
  CauserieConnection *own = find_own (typed, settings);
  CauserieConnection *found = find_by_key (self, settings, keys, typed->provider, base_url);

  if (found != NULL) {
    g_clear_pointer (&self->key, causerie_keyring_free_key); /* it is kept already */
  } else {
    found = own != NULL && fits (own, typed->provider, base_url)
          ? own : causerie_settings_match_connection (settings, typed->provider, base_url);
  }

  if (found != NULL && (self->key == NULL || takes_key (found, typed, settings, keys))) {
    self->connection = g_object_ref (found);
    return;
  }

  if (found == NULL && own != NULL && belongs_to_alone (own, typed->profile, settings)) {
    change_own (self, own, typed, settings, base_url);
  } else {
    self->asks_name = found != NULL;
    make_new (self, typed, settings, base_url);
  }
  causerie_connection_set_provider (self->connection, typed->provider);
  causerie_connection_set_base_url (self->connection, base_url);
}

/* --- is the key good --- */

static gboolean
lacks_key (CauserieProfileDraft *self, CauserieKeptKeys *keys)
{
  if (self->key != NULL || !causerie_connection_needs_key (self->connection))
    return FALSE;
  if (self->outcome == CAUSERIE_DRAFT_MAKES || self->outcome == CAUSERIE_DRAFT_REPLACES)
    return TRUE;

  return causerie_kept_keys_get_state (keys, self->connection) == CAUSERIE_KEY_NONE;
}

static void
judge_key (CauserieProfileDraft *self, const CauserieTypedProfile *typed, CauserieKeptKeys *keys)
{
  const char *base_url = causerie_connection_get_base_url (self->connection);

  if (self->problems[CAUSERIE_DRAFT_KEY] != CAUSERIE_DRAFT_FINE)
    return;

  self->is_foreign =
    self->key != NULL && causerie_provider_of_foreign_key (self->key, base_url) != NULL;
  self->is_readable = self->key != NULL && causerie_key_guard_is_readable (self->connection);

  if (self->is_foreign && !(typed->confirmed & 1 << CAUSERIE_RISK_FOREIGN_KEY))
    self->problems[CAUSERIE_DRAFT_KEY] = CAUSERIE_DRAFT_FOREIGN_KEY;
  else if (self->is_readable && !(typed->confirmed & 1 << CAUSERIE_RISK_PLAIN_HTTP))
    self->problems[CAUSERIE_DRAFT_KEY] = CAUSERIE_DRAFT_READABLE_KEY;
  else if (lacks_key (self, keys))
    self->problems[CAUSERIE_DRAFT_KEY] = CAUSERIE_DRAFT_MISSING;
}

/* --- the draft --- */

CauserieProfileDraft *
causerie_profile_draft_new (const CauserieTypedProfile *typed,
                            CauserieSettings          *settings,
                            CauserieKeptKeys          *keys)
{
  CauserieProfileDraft *self;
  g_autofree char *base_url = NULL;

  g_return_val_if_fail (typed != NULL && typed->provider != NULL && typed->new_uid != NULL, NULL);
  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_KEPT_KEYS (keys), NULL);

  self = g_new0 (CauserieProfileDraft, 1);
  base_url = read_base_url (self, typed);
  read_model (self, typed);
  read_key (self, typed);
  read_params (self, typed);
  read_text_params (self, typed);
  read_looks (self, typed);
  self->instructions = g_strdup (typed->instructions != NULL ? typed->instructions : "");

  choose_connection (self, typed, settings, keys, base_url != NULL ? base_url : "");
  if (base_url != NULL)
    judge_key (self, typed, keys);

  return self;
}

void
causerie_profile_draft_free (CauserieProfileDraft *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->connection);
  g_clear_object (&self->before);
  causerie_keyring_free_key (self->key);
  g_free (self->model);
  g_free (self->name);
  g_free (self->instructions);
  g_free (self->icon);
  g_free (self->color);
  g_free (self->starters);
  g_free (self->title_model);
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    g_free (self->faults[i]);
  causerie_params_clear (&self->params);
  g_free (self);
}

gboolean
causerie_profile_draft_is_complete (const CauserieProfileDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (CauserieDraftField i = 0; i < CAUSERIE_N_DRAFT_FIELDS; i++)
    if (self->problems[i] != CAUSERIE_DRAFT_FINE)
      return FALSE;

  return TRUE;
}

static void
save_connection (const CauserieProfileDraft *self, CauserieSettings *settings)
{
  switch (self->outcome) {
  case CAUSERIE_DRAFT_MAKES:
  case CAUSERIE_DRAFT_REPLACES:
    causerie_settings_add_connection (settings, self->connection);
    break;
  case CAUSERIE_DRAFT_CHANGES:
    causerie_connection_set_name (self->before, causerie_connection_get_name (self->connection));
    causerie_connection_set_provider (self->before,
                                      causerie_connection_get_provider (self->connection));
    causerie_connection_set_base_url (self->before,
                                      causerie_connection_get_base_url (self->connection));
    break;
  case CAUSERIE_DRAFT_USES:
  default:
    break;
  }
}

/* What was confirmed here is not asked about again when the key is sent. */
static void
confirm_risks (const CauserieProfileDraft *self)
{
  CauserieConnection *connection =
    self->outcome == CAUSERIE_DRAFT_CHANGES ? self->before : self->connection;

  if (self->is_foreign)
    causerie_connection_confirm (connection, CAUSERIE_RISK_FOREIGN_KEY);
  if (self->is_readable)
    causerie_connection_confirm (connection, CAUSERIE_RISK_PLAIN_HTTP);
}

CauserieProfile *
causerie_profile_draft_save (const CauserieProfileDraft *self,
                             CauserieSettings           *settings,
                             CauserieProfile            *profile)
{
  CauserieProfile *saved;

  g_return_val_if_fail (self != NULL && CAUSERIE_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (causerie_profile_draft_is_complete (self), NULL);

  saved = profile != NULL ? g_object_ref (profile) : causerie_profile_new (NULL);
  save_connection (self, settings);
  confirm_risks (self);
  causerie_profile_set_name (saved, self->name);
  causerie_profile_set_connection (saved, causerie_connection_get_uid (self->connection));
  causerie_profile_set_model (saved, self->model);
  causerie_profile_set_instructions (saved, self->instructions);
  causerie_profile_set_icon (saved, self->icon);
  causerie_profile_set_color (saved, self->color);
  causerie_profile_set_starters (saved, self->starters);
  causerie_profile_set_title_model (saved, self->title_model);
  causerie_profile_set_params (saved, &self->params);
  if (profile == NULL)
    causerie_settings_add_profile (settings, saved);
  if (self->outcome == CAUSERIE_DRAFT_REPLACES)
    causerie_settings_remove_connection (settings, self->before);

  return saved;
}
