/* causerie-profile-file.c: model profiles as a small file that can be given to somebody
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-profile-file.h"

#include "causerie-error.h"
#include "causerie-json-indent.h"
#include "causerie-json.h"
#include "causerie-profile-file-private.h"
#include "causerie-settings-json.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* --- what was read ---------------------------------------------------------------------------- */

CauserieProfileFile *
causerie_profile_file_new (void)
{
  CauserieProfileFile *self = g_new0 (CauserieProfileFile, 1);

  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->connections = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
causerie_profile_file_free (CauserieProfileFile *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->profiles);
  g_ptr_array_unref (self->connections);
  g_strfreev (self->ignored);
  g_free (self);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void
write_text (JsonObject *object, const char *member, const char *text)
{
  if (*text != '\0')
    json_object_set_string_member (object, member, text);
}

static void
write_connection (JsonObject *object, CauserieConnection *connection)
{
  const char *provider;
  g_autofree char *address = NULL;

  if (connection == NULL)
    return;

  provider = causerie_connection_get_provider (connection);
  address = causerie_settings_json_blank_address (causerie_connection_get_base_url (connection));
  write_text (object, CAUSERIE_PROFILE_FILE_PROVIDER, provider);
  write_text (object, CAUSERIE_PROFILE_FILE_BASE_URL, address);
}

static void
write_starters (JsonObject *object, CauserieProfile *profile)
{
  g_auto(GStrv) starters = causerie_profile_dup_starters (profile);
  JsonArray *array;

  if (starters[0] == NULL)
    return;

  array = json_array_new ();
  for (guint i = 0; starters[i] != NULL; i++)
    json_array_add_string_element (array, starters[i]);
  json_object_set_array_member (object, CAUSERIE_PROFILE_FILE_STARTERS, array);
}

/* The extra members as an object; what looks like a key among them stays at home. */
static void
write_extra (JsonObject *params, const CauserieParams *values)
{
  const char *extra = causerie_params_get_text (values, CAUSERIE_TEXT_PARAM_EXTRA);
  const char *name = causerie_text_param_get_facts (CAUSERIE_TEXT_PARAM_EXTRA)->name;
  g_autofree char *blanked = extra != NULL ? causerie_text_blank_secrets (extra, NULL) : NULL;
  JsonNode *node = blanked != NULL ? causerie_json_parse (blanked, -1, NULL, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (params, name, node);
  else
    json_object_remove_member (params, name);
}

static void
write_params (JsonObject *object, const CauserieParams *values)
{
  g_autofree char *text = causerie_params_to_json (values);
  g_autoptr(JsonNode) node = causerie_json_parse (text, -1, NULL, NULL);
  JsonObject *params = causerie_json_node_object (node);

  if (params == NULL || json_object_get_size (params) == 0)
    return;

  write_extra (params, values);
  json_object_set_member (object, CAUSERIE_PROFILE_FILE_PARAMS, g_steal_pointer (&node));
}

static JsonObject *
write_profile (CauserieProfile *profile, CauserieSettings *settings)
{
  JsonObject *object = json_object_new ();

  write_text (object, CAUSERIE_PROFILE_FILE_NAME, causerie_profile_get_name (profile));
  write_text (object, CAUSERIE_PROFILE_FILE_ICON, causerie_profile_get_icon (profile));
  write_text (object, CAUSERIE_PROFILE_FILE_COLOR, causerie_profile_get_color (profile));
  write_connection (object, causerie_settings_find_connection (
                              settings, causerie_profile_get_connection (profile)));
  write_text (object, CAUSERIE_PROFILE_FILE_MODEL, causerie_profile_get_model (profile));
  write_text (object, CAUSERIE_PROFILE_FILE_TITLE_MODEL,
              causerie_profile_get_title_model (profile));
  write_text (object, CAUSERIE_PROFILE_FILE_INSTRUCTIONS,
              causerie_profile_get_instructions (profile));
  write_starters (object, profile);
  write_params (object, causerie_profile_get_params (profile));

  return object;
}

char *
causerie_profile_file_write (GPtrArray *profiles, CauserieSettings *settings)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (profiles != NULL && CAUSERIE_IS_SETTINGS (settings), NULL);

  for (guint i = 0; i < profiles->len; i++)
    json_array_add_object_element (array,
                                   write_profile (g_ptr_array_index (profiles, i), settings));
  json_object_set_string_member (object, CAUSERIE_PROFILE_FILE_FORMAT, CAUSERIE_PROFILE_FILE_KIND);
  json_object_set_int_member (object, CAUSERIE_PROFILE_FILE_VERSION, CAUSERIE_PROFILE_FILE_NEWEST);
  json_object_set_array_member (object, CAUSERIE_PROFILE_FILE_PROFILES, array);
  json_node_take_object (root, object);

  line = causerie_json_write (root);
  text = causerie_json_indent (line);
  return g_strconcat (text, "\n", NULL);
}

/* --- connections ------------------------------------------------------------------------------ */

/* The connection with the address, what is secret of it left out; of the wanted provider, if it
 * must. */
static CauserieConnection *
find_by_address (CauserieSettings *settings, CauserieConnection *wanted, gboolean same_provider)
{
  GListModel *connections = causerie_settings_get_connections (settings);

  for (guint i = 0; i < g_list_model_get_n_items (connections); i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (connections, i);
    g_autofree char *address =
      causerie_settings_json_blank_address (causerie_connection_get_base_url (connection));

    if (g_str_equal (address, causerie_connection_get_base_url (wanted)) &&
        (!same_provider || g_str_equal (causerie_connection_get_provider (connection),
                                        causerie_connection_get_provider (wanted))))
      return connection; /* the settings keep it */
  }

  return NULL;
}

static gboolean
is_named (CauserieConnection *connection)
{
  return *causerie_connection_get_base_url (connection) != '\0' ||
         (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_DEMO) != 0;
}

static CauserieConnection *
find_connection (CauserieSettings *settings, CauserieConnection *wanted)
{
  CauserieConnection *found;

  if (!is_named (wanted))
    return NULL;

  found = find_by_address (settings, wanted, TRUE);
  if (found == NULL && *causerie_connection_get_base_url (wanted) != '\0')
    found = find_by_address (settings, wanted, FALSE);
  return found;
}

static gboolean
holds_address (GPtrArray *connections, CauserieConnection *wanted)
{
  for (guint i = 0; i < connections->len; i++)
    if (g_str_equal (causerie_connection_get_base_url (g_ptr_array_index (connections, i)),
                     causerie_connection_get_base_url (wanted)))
      return TRUE;

  return FALSE;
}

GPtrArray *
causerie_profile_file_list_missing (const CauserieProfileFile *self, CauserieSettings *settings)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self != NULL && CAUSERIE_IS_SETTINGS (settings), missing);

  for (guint i = 0; i < self->connections->len; i++) {
    CauserieConnection *wanted = g_ptr_array_index (self->connections, i);

    if (is_named (wanted) && find_connection (settings, wanted) == NULL &&
        !holds_address (missing, wanted))
      g_ptr_array_add (missing, g_object_ref (wanted));
  }

  return missing;
}

/* --- taking over ------------------------------------------------------------------------------ */

static gboolean
is_name_taken (GListModel *profiles, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    if (g_str_equal (causerie_profile_get_name (profile), name))
      return TRUE;
  }

  return FALSE;
}

/* Two of one name could not be told apart: "Kimi", "Kimi 2". */
static void
make_name_new (CauserieProfile *profile, GListModel *profiles)
{
  g_autofree char *wanted = g_strdup (causerie_profile_get_name (profile));

  for (guint i = 2; is_name_taken (profiles, causerie_profile_get_name (profile)); i++) {
    g_autofree char *name = g_strdup_printf ("%s %u", wanted, i);

    causerie_profile_set_name (profile, name);
  }
}

void
causerie_profile_file_add (CauserieProfileFile *self, CauserieSettings *settings)
{
  g_return_if_fail (self != NULL && CAUSERIE_IS_SETTINGS (settings));

  for (guint i = 0; i < self->profiles->len; i++) {
    CauserieProfile *profile = g_ptr_array_index (self->profiles, i);
    CauserieConnection *connection =
      find_connection (settings, g_ptr_array_index (self->connections, i));

    if (connection != NULL)
      causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
    make_name_new (profile, causerie_settings_get_profiles (settings));
    causerie_settings_add_profile (settings, profile);
  }
}

/* --- what is to be said ----------------------------------------------------------------------- */

static void
append_line (GString *lines, const char *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static void
describe_missing (const CauserieProfileFile *self, CauserieSettings *settings, GString *lines)
{
  g_autoptr(GPtrArray) missing = causerie_profile_file_list_missing (self, settings);

  for (guint i = 0; i < missing->len; i++) {
    CauserieConnection *connection = g_ptr_array_index (missing, i);
    g_autofree char *line = NULL;

    /* Translators: the name of a service or server, and its address */
    line = g_strdup_printf (_("There is no connection to %s (%s) yet. Its models answer once it is "
                              "added and chosen for them."),
                            causerie_connection_get_name (connection),
                            causerie_connection_get_base_url (connection));
    append_line (lines, line);
  }
}

static void
describe_unnamed (const CauserieProfileFile *self, GString *lines)
{
  for (guint i = 0; i < self->profiles->len; i++) {
    g_autofree char *line = NULL;

    if (is_named (g_ptr_array_index (self->connections, i)))
      continue;
    line = g_strdup_printf (_("The file does not say which connection “%s” uses."),
                            causerie_profile_get_name (g_ptr_array_index (self->profiles, i)));
    append_line (lines, line);
  }
}

static void
describe_ignored (const CauserieProfileFile *self, GString *lines)
{
  g_autofree char *members = g_strjoinv (", ", self->ignored);
  g_autofree char *line = NULL;

  if (*members == '\0')
    return;

  /* Translators: names of members of a file */
  line = g_strdup_printf (_("Left out, because this version does not know it: %s"), members);
  append_line (lines, line);
}

char *
causerie_profile_file_describe (const CauserieProfileFile *self, CauserieSettings *settings)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && CAUSERIE_IS_SETTINGS (settings), NULL);

  describe_missing (self, settings, lines);
  describe_unnamed (self, lines);
  describe_ignored (self, lines);

  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}
