/* causerie-settings-json.c: connections, profiles and preferences as JSON, without any secret
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-settings-json.h"

#include "causerie-json.h"
#include "causerie-settings-private.h"
#include "causerie-text.h"
#include "causerie-url.h"

#include <string.h>

/* Far more than a person has, far less than a settings store breaks at. */
#define MAX_ITEMS      1000
#define MAX_TEXT_BYTES (256 * 1024)

/* Of this computer, or kept elsewhere in the file. */
static const char * const left_out[] = {
  "connections", "profiles", "window-width", "window-height", "window-maximized", "sidebar-shown",
  "open-chat", NULL,
};

/* Not of a connection that comes from elsewhere: what was agreed to, was agreed to there. */
static const char * const not_for_others[] = { "confirmed-risks", NULL };

static const char * const addresses[] = { "base-url", "app-url", "proxy", NULL };

/* Words in the name of a query's member whose value is a secret. */
static const char * const secret_words[] = {
  "key", "token", "secret", "sig", "pass", "pwd", "auth", "cred", "code",
};

/* --- addresses -------------------------------------------------------------------------------- */

static gboolean
is_secret_name (const char *name)
{
  g_autofree char *plain = g_uri_unescape_string (name, NULL);
  g_autofree char *small = g_ascii_strdown (plain != NULL ? plain : name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (secret_words); i++) {
    if (strstr (small, secret_words[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
append_query_member (GString *query, const char *member)
{
  const char *sign = strchr (member, '=');
  gsize length = sign != NULL ? (gsize) (sign - member) : strlen (member);
  g_autofree char *name = g_strndup (member, length);
  g_autofree char *blanked = causerie_text_blank_secrets (member, NULL);

  if (query->len > 0)
    g_string_append_c (query, '&');
  g_string_append (query, name);
  if (sign != NULL)
    g_string_append (query, is_secret_name (name) || !g_str_equal (member, blanked) ? "=" : sign);
}

static char *
blank_query (const char *text)
{
  g_auto(GStrv) members = g_strsplit (text, "&", -1);
  GString *query = g_string_new (NULL);

  for (guint i = 0; members[i] != NULL; i++)
    append_query_member (query, members[i]);
  return g_string_free (query, FALSE);
}

/* Cut as text, so that what is no address any library takes loses its secrets too. */
char *
causerie_settings_json_blank_address (const char *address)
{
  g_auto(GStrv) halves = g_strsplit (address, "?", 2);
  g_autofree char *query = NULL;
  GString *blanked;
  char *host, *slash, *at;

  if (halves[0] == NULL)
    return g_strdup ("");

  host = strstr (halves[0], "://");
  host = host != NULL ? host + 3 : halves[0];
  slash = strchr (host, '/');
  at = g_strrstr_len (host, slash != NULL ? slash - host : -1, "@");
  blanked = g_string_new_len (halves[0], host - halves[0]);
  g_string_append (blanked, at != NULL ? at + 1 : host);
  if (halves[1] != NULL) {
    query = blank_query (halves[1]);
    g_string_append_printf (blanked, "?%s", query);
  }
  return g_string_free (blanked, FALSE);
}

/* --- out -------------------------------------------------------------------------------------- */

static gboolean
is_kept (GParamSpec *pspec)
{
  return pspec->value_type == G_TYPE_STRING && (pspec->flags & G_PARAM_WRITABLE) != 0 &&
         (pspec->flags & G_PARAM_CONSTRUCT_ONLY) == 0 &&
         !g_strv_contains (not_for_others, pspec->name);
}

static int
compare_pspecs (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GParamSpec **) a)->name, (*(GParamSpec **) b)->name);
}

/* By name, so that two programs write the same. */
static GParamSpec **
list_properties (GObject *item, guint *n_pspecs)
{
  GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), n_pspecs);

  qsort (pspecs, *n_pspecs, sizeof *pspecs, compare_pspecs);
  return pspecs;
}

static void
write_texts (GObject *item, JsonObject *object)
{
  guint n_pspecs;
  g_autofree GParamSpec **pspecs = list_properties (item, &n_pspecs);
  g_autofree char *uid = NULL;

  g_object_get (item, "uid", &uid, NULL);
  json_object_set_string_member (object, "uid", uid);
  for (guint i = 0; i < n_pspecs; i++) {
    const char *name = pspecs[i]->name;
    g_autofree char *text = NULL;
    g_autofree char *blanked = NULL;

    if (!is_kept (pspecs[i]))
      continue;
    g_object_get (item, name, &text, NULL);
    blanked = g_strv_contains (addresses, name) ? causerie_settings_json_blank_address (text)
                                                : g_strdup (text);
    if (*blanked != '\0')
      json_object_set_string_member (object, name, blanked);
  }
}

/* A key that somebody put into the extra JSON stays here. */
static void
write_params (CauserieProfile *profile, JsonObject *object)
{
  g_auto(CauserieParams) params = { 0 };
  g_autofree char *extra = NULL, *text = NULL;
  JsonNode *node;

  causerie_params_assign (&params, causerie_profile_get_params (profile));
  if (params.text[CAUSERIE_TEXT_PARAM_EXTRA] != NULL) {
    extra = causerie_text_blank_secrets (params.text[CAUSERIE_TEXT_PARAM_EXTRA], NULL);
    causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, extra);
  }
  text = causerie_params_to_json (&params);
  node = causerie_json_parse (text, -1, NULL, NULL);
  if (node != NULL)
    json_object_set_member (object, "params", node);
}

static JsonNode *
write_list (GListModel *list)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr(GObject) item = g_list_model_get_item (list, i);
    JsonObject *object = json_object_new ();

    write_texts (item, object);
    if (CAUSERIE_IS_PROFILE (item))
      write_params (CAUSERIE_PROFILE (item), object);
    json_array_add_object_element (array, object);
  }
  json_node_take_array (json_node_init (node, JSON_NODE_ARRAY), array);
  return node;
}

JsonNode *
causerie_settings_json_write_connections (CauserieSettings *self)
{
  return write_list (causerie_settings_get_connections (self));
}

JsonNode *
causerie_settings_json_write_profiles (CauserieSettings *self)
{
  return write_list (causerie_settings_get_profiles (self));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

/* The keys that go along, sorted (transfer full). */
static char **
list_preferences (GSettings *root)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) keys = NULL;

  g_object_get (root, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  qsort (keys, g_strv_length (keys), sizeof *keys, compare_keys);
  for (guint i = 0; keys[i] != NULL; i++) {
    if (!g_strv_contains (left_out, keys[i]))
      g_strv_builder_add (builder, keys[i]);
  }
  return g_strv_builder_end (builder);
}

JsonNode *
causerie_settings_json_write_preferences (CauserieSettings *self)
{
  GSettings *root = causerie_settings_get_root (self);
  g_auto(GStrv) keys = list_preferences (root);
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();

  for (guint i = 0; keys[i] != NULL; i++) {
    g_autoptr(GVariant) value = g_settings_get_user_value (root, keys[i]);

    if (value != NULL)
      json_object_set_member (object, keys[i], json_gvariant_serialize (value));
  }
  json_node_take_object (json_node_init (node, JSON_NODE_OBJECT), object);
  return node;
}

/* --- in --------------------------------------------------------------------------------------- */

/* The uid becomes a part of a settings path. */
static const char *
read_uid (JsonObject *object)
{
  const char *uid = causerie_json_get_string (object, "uid");

  return uid != NULL && g_uuid_string_is_valid (uid) ? uid : NULL;
}

/* The text for a property; NULL when it is not there or makes no sense. */
static char *
read_text (JsonObject *object, const char *name)
{
  const char *text = causerie_json_get_string (object, name);

  if (text == NULL || strlen (text) > MAX_TEXT_BYTES)
    return NULL;
  if (g_str_equal (name, "base-url"))
    return causerie_url_normalize (text, NULL);
  if (g_strv_contains (addresses, name))
    return causerie_settings_json_blank_address (text);
  return g_strdup (text);
}

static void
read_texts (JsonObject *object, GObject *item)
{
  guint n_pspecs;
  g_autofree GParamSpec **pspecs = list_properties (item, &n_pspecs);

  for (guint i = 0; i < n_pspecs; i++) {
    g_autofree char *text =
      is_kept (pspecs[i]) ? read_text (object, pspecs[i]->name) : NULL;

    if (text != NULL)
      g_object_set (item, pspecs[i]->name, text, NULL);
  }
}

static gboolean
is_full (GListModel *list)
{
  return g_list_model_get_n_items (list) >= MAX_ITEMS;
}

CauserieSettingsJsonResult
causerie_settings_json_add_connection (CauserieSettings *self, JsonObject *object)
{
  const char *uid = read_uid (object);
  g_autoptr(CauserieConnection) connection = NULL;

  if (uid == NULL || is_full (causerie_settings_get_connections (self)))
    return CAUSERIE_SETTINGS_JSON_REFUSED;
  if (causerie_settings_find_connection (self, uid) != NULL)
    return CAUSERIE_SETTINGS_JSON_PRESENT;

  connection = causerie_connection_new (uid);
  read_texts (object, G_OBJECT (connection));
  causerie_settings_add_connection (self, connection);
  return CAUSERIE_SETTINGS_JSON_ADDED;
}

CauserieSettingsJsonResult
causerie_settings_json_add_profile (CauserieSettings *self, JsonObject *object)
{
  const char *uid = read_uid (object);
  JsonNode *node = json_object_get_member (object, "params");
  g_autofree char *text = node != NULL ? causerie_json_write (node) : NULL;
  g_auto(CauserieParams) params = { 0 };
  g_autoptr(CauserieProfile) profile = NULL;

  if (uid == NULL || is_full (causerie_settings_get_profiles (self)))
    return CAUSERIE_SETTINGS_JSON_REFUSED;
  if (causerie_settings_find_profile (self, uid) != NULL)
    return CAUSERIE_SETTINGS_JSON_PRESENT;

  profile = causerie_profile_new (uid);
  read_texts (object, G_OBJECT (profile));
  if (text != NULL && strlen (text) <= MAX_TEXT_BYTES)
    causerie_params_from_json (&params, text);
  causerie_profile_set_params (profile, &params);
  causerie_settings_add_profile (self, profile);
  return CAUSERIE_SETTINGS_JSON_ADDED;
}

static gboolean
add_preference (GSettings *root, const char *name, JsonNode *node)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettingsSchemaKey) key = NULL;
  g_autoptr(GVariant) present = g_settings_get_user_value (root, name);
  g_autoptr(GVariant) value = NULL;
  g_autofree char *type = NULL;

  if (present != NULL || !g_settings_is_writable (root, name))
    return FALSE;

  g_object_get (root, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, name);
  type = g_variant_type_dup_string (g_settings_schema_key_get_value_type (key));
  value = json_gvariant_deserialize (node, type, NULL);
  if (value == NULL)
    return FALSE;
  g_variant_ref_sink (value);
  return g_variant_get_size (value) <= MAX_TEXT_BYTES &&
         g_settings_schema_key_range_check (key, value) &&
         g_settings_set_value (root, name, value);
}

gboolean
causerie_settings_json_add_preferences (CauserieSettings *self, JsonObject *object)
{
  GSettings *root = causerie_settings_get_root (self);
  g_auto(GStrv) keys = list_preferences (root);
  gboolean added = FALSE;

  for (guint i = 0; keys[i] != NULL; i++) {
    JsonNode *node = json_object_get_member (object, keys[i]);

    if (node != NULL && add_preference (root, keys[i], node))
      added = TRUE;
  }
  return added;
}
