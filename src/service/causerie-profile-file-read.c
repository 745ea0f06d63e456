/* causerie-profile-file-read.c: reading model profiles from a file, strictly
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-connection-name.h"
#include "causerie-error.h"
#include "causerie-json.h"
#include "causerie-profile-file-private.h"
#include "causerie-profile-file.h"
#include "causerie-settings-json.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Far more than a person has, far less than a settings store breaks at. */
#define MAX_PROFILES   1000
#define MAX_TEXT_BYTES (256 * 1024)

/* What was left out and is named. */
#define MAX_IGNORED 20

typedef struct {
  /* owned */
  char       *place;   /* of the object that is read: "profiles[0].params." */
  GPtrArray  *ignored; /* places of members */

  GError    **error;
} Reader;

static gboolean
refuse (Reader *self, const char *member, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* FALSE, with the place and why. */
static gboolean
refuse (Reader *self, const char *member, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "%s%s: %s", self->place, member,
               reason);

  return FALSE;
}

static void
ignore (Reader *self, const char *member)
{
  if (self->ignored->len < MAX_IGNORED)
    g_ptr_array_add (self->ignored, g_strconcat (self->place, member, NULL));
}

/* --- texts ------------------------------------------------------------------------------------ */

static gboolean
check_length (Reader *self, const char *member, const char *text)
{
  return strlen (text) <= MAX_TEXT_BYTES || refuse (self, member, _("the text is too long"));
}

/* A text that may be missing: "". FALSE for another type and for too much. */
static gboolean
read_text (Reader *self, JsonObject *object, const char *member, const char **text)
{
  *text = "";
  if (!causerie_json_has (object, member))
    return TRUE;

  *text = causerie_json_get_string (object, member);
  if (*text == NULL)
    return refuse (self, member, _("not a text"));

  return check_length (self, member, *text);
}

static gboolean
read_needed_text (Reader *self, JsonObject *object, const char *member, const char **text)
{
  if (!read_text (self, object, member, text))
    return FALSE;

  return **text != '\0' || refuse (self, member, _("missing"));
}

static gboolean
read_color (Reader *self, JsonObject *object, const char **color)
{
  if (!read_text (self, object, CAUSERIE_PROFILE_FILE_COLOR, color))
    return FALSE;
  if (**color == '\0' || g_strv_contains (causerie_profile_list_colors (), *color))
    return TRUE;

  return refuse (self, CAUSERIE_PROFILE_FILE_COLOR, _("“%s” is no colour of this program"), *color);
}

/* The first messages, a line each (transfer full); NULL: refused. */
static char *
read_starters (Reader *self, JsonObject *object)
{
  JsonArray *array = causerie_json_get_array (object, CAUSERIE_PROFILE_FILE_STARTERS);
  g_autoptr(GString) lines = g_string_new (NULL);

  if (array == NULL && causerie_json_has (object, CAUSERIE_PROFILE_FILE_STARTERS)) {
    refuse (self, CAUSERIE_PROFILE_FILE_STARTERS, _("not a list of texts"));
    return NULL;
  }

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    const char *text = causerie_json_node_string (json_array_get_element (array, i));

    if (text == NULL || strchr (text, '\n') != NULL) {
      refuse (self, CAUSERIE_PROFILE_FILE_STARTERS, _("not a list of texts of one line"));
      return NULL;
    }
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", text);
  }

  return check_length (self, CAUSERIE_PROFILE_FILE_STARTERS, lines->str) ? g_strdup (lines->str)
                                                                         : NULL;
}

/* --- params ----------------------------------------------------------------------------------- */

static gboolean
holds_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
read_number (Reader *self, CauserieParam param, JsonNode *node, CauserieParams *params)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);
  double value = holds_number (node) ? json_node_get_double (node) : (double) NAN;
  g_autofree char *text = isfinite (value) ? causerie_json_format_double (value) : NULL;

  if (text == NULL)
    return refuse (self, facts->name, _("not a number"));
  if (facts->is_integer && trunc (value) != value)
    return refuse (self, facts->name, _("%s is not a whole number"), text);
  if (value < facts->minimum || value > facts->maximum)
    return refuse (self, facts->name, _("%s is not from %.0f to %.0f"), text, facts->minimum,
                   facts->maximum);

  causerie_params_set (params, param, value);
  return TRUE;
}

/* As somebody could have typed it; the message has the name of the setting already. */
static gboolean
take_verdict (Reader *self, GError *wrong)
{
  if (wrong == NULL)
    return TRUE;

  g_propagate_prefixed_error (self->error, wrong, "%s", self->place);
  return FALSE;
}

static gboolean
read_word (Reader *self, CauserieParam param, JsonNode *node, CauserieParams *params)
{
  const char *word = causerie_json_node_string (node);
  GError *wrong = NULL;

  if (word == NULL)
    return refuse (self, causerie_param_get_facts (param)->name, _("not a text"));

  causerie_params_parse (params, param, word, &wrong);
  return take_verdict (self, wrong);
}

static gboolean
read_text_param (Reader *self, CauserieTextParam param, JsonNode *node, CauserieParams *params)
{
  const char *name = causerie_text_param_get_facts (param)->name;
  gboolean is_extra = param == CAUSERIE_TEXT_PARAM_EXTRA;
  g_autofree char *text = NULL;
  GError *wrong = NULL;

  if (is_extra && !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (self, name, _("not an object"));
  if (!is_extra && causerie_json_node_string (node) == NULL)
    return refuse (self, name, _("not a text"));

  text = is_extra ? causerie_json_write (node) : g_strdup (causerie_json_node_string (node));
  if (!check_length (self, name, text))
    return FALSE;

  causerie_params_parse_text (params, param, text, &wrong);
  return take_verdict (self, wrong);
}

static gboolean
read_param (Reader *self, const char *name, JsonNode *node, CauserieParams *params)
{
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const CauserieParamFacts *facts = causerie_param_get_facts (i);

    if (g_str_equal (facts->name, name))
      return facts->choices != NULL ? read_word (self, i, node, params)
                                    : read_number (self, i, node, params);
  }
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    if (g_str_equal (causerie_text_param_get_facts (i)->name, name))
      return read_text_param (self, i, node, params);

  ignore (self, name);
  return TRUE;
}

static void
enter (Reader *self, const char *member)
{
  char *place = g_strconcat (self->place, member, ".", NULL);

  g_free (self->place);
  self->place = place;
}

static gboolean
read_params (Reader *self, JsonObject *profile, CauserieParams *params)
{
  JsonObject *object = causerie_json_get_object (profile, CAUSERIE_PROFILE_FILE_PARAMS);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (object == NULL)
    return !causerie_json_has (profile, CAUSERIE_PROFILE_FILE_PARAMS) ||
           refuse (self, CAUSERIE_PROFILE_FILE_PARAMS, _("not an object"));

  enter (self, CAUSERIE_PROFILE_FILE_PARAMS);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!JSON_NODE_HOLDS_NULL (node) && !read_param (self, name, node, params))
      return FALSE;

  return TRUE;
}

/* --- a connection ----------------------------------------------------------------------------- */

/* The canonical address without what could be a secret (transfer full). NULL: refused. */
static char *
read_address (Reader *self, JsonObject *object, const CauserieProvider *provider)
{
  const char *text;
  g_autofree char *plain = NULL;
  g_autofree char *address = NULL;
  g_autoptr(GError) wrong = NULL;

  if (!read_text (self, object, CAUSERIE_PROFILE_FILE_BASE_URL, &text))
    return NULL;
  if (*text == '\0')
    return g_strdup (provider->base_url);

  plain = causerie_settings_json_blank_address (text);
  address = causerie_url_normalize (plain, &wrong);
  if (address == NULL)
    refuse (self, CAUSERIE_PROFILE_FILE_BASE_URL, "%s", wrong->message);
  return g_steal_pointer (&address);
}

/* What the profile needs (transfer full); NULL: refused. */
static CauserieConnection *
read_connection (Reader *self, JsonObject *object)
{
  const CauserieProvider *provider;
  const char *id;
  g_autofree char *address = NULL;
  g_autofree char *name = NULL;
  CauserieConnection *connection;

  if (!read_text (self, object, CAUSERIE_PROFILE_FILE_PROVIDER, &id))
    return NULL;

  provider = causerie_provider_get (id);
  address = read_address (self, object, provider);
  if (address == NULL)
    return NULL;

  name = causerie_connection_name_server (provider->id, address);
  connection = causerie_connection_new (NULL);
  causerie_connection_set_provider (connection, provider->id);
  causerie_connection_set_base_url (connection, address);
  causerie_connection_set_name (connection, name);
  return connection;
}

/* --- a profile -------------------------------------------------------------------------------- */

static gboolean
fill_profile (Reader *self, JsonObject *object, CauserieProfile *profile)
{
  const char *name, *model, *icon, *color, *title_model, *instructions;
  g_autofree char *starters = NULL;
  g_auto(CauserieParams) params = { 0 };

  if (!read_needed_text (self, object, CAUSERIE_PROFILE_FILE_NAME, &name) ||
      !read_needed_text (self, object, CAUSERIE_PROFILE_FILE_MODEL, &model) ||
      !read_text (self, object, CAUSERIE_PROFILE_FILE_ICON, &icon) ||
      !read_color (self, object, &color) ||
      !read_text (self, object, CAUSERIE_PROFILE_FILE_TITLE_MODEL, &title_model) ||
      !read_text (self, object, CAUSERIE_PROFILE_FILE_INSTRUCTIONS, &instructions))
    return FALSE;

  starters = read_starters (self, object);
  if (starters == NULL || !read_params (self, object, &params))
    return FALSE;

  causerie_profile_set_name (profile, name);
  causerie_profile_set_model (profile, model);
  causerie_profile_set_icon (profile, icon);
  causerie_profile_set_color (profile, color);
  causerie_profile_set_title_model (profile, title_model);
  causerie_profile_set_instructions (profile, instructions);
  causerie_profile_set_starters (profile, starters);
  causerie_profile_set_params (profile, &params);
  return TRUE;
}

static void
ignore_unknown (Reader *self, JsonObject *object, const char * const *known)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      ignore (self, name);
}

static gboolean
read_profile (Reader *self, JsonObject *object, CauserieProfileFile *file)
{
  static const char * const known[] = {
    CAUSERIE_PROFILE_FILE_NAME, CAUSERIE_PROFILE_FILE_ICON, CAUSERIE_PROFILE_FILE_COLOR,
    CAUSERIE_PROFILE_FILE_PROVIDER, CAUSERIE_PROFILE_FILE_BASE_URL, CAUSERIE_PROFILE_FILE_MODEL,
    CAUSERIE_PROFILE_FILE_TITLE_MODEL, CAUSERIE_PROFILE_FILE_INSTRUCTIONS,
    CAUSERIE_PROFILE_FILE_STARTERS, CAUSERIE_PROFILE_FILE_PARAMS, NULL
  };
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
  g_autoptr(CauserieConnection) connection = NULL;

  ignore_unknown (self, object, known);
  connection = read_connection (self, object);
  if (connection == NULL || !fill_profile (self, object, profile))
    return FALSE;

  g_ptr_array_add (file->profiles, g_steal_pointer (&profile));
  g_ptr_array_add (file->connections, g_steal_pointer (&connection));
  return TRUE;
}

/* --- the file --------------------------------------------------------------------------------- */

static gboolean
read_profiles (Reader *self, JsonObject *root, CauserieProfileFile *file)
{
  JsonArray *array = causerie_json_get_array (root, CAUSERIE_PROFILE_FILE_PROFILES);
  guint n_profiles = array != NULL ? json_array_get_length (array) : 0;

  if (array == NULL)
    return refuse (self, CAUSERIE_PROFILE_FILE_PROFILES, _("missing"));
  if (n_profiles > MAX_PROFILES)
    return refuse (self, CAUSERIE_PROFILE_FILE_PROFILES, _("there are more than %d"), MAX_PROFILES);

  for (guint i = 0; i < n_profiles; i++) {
    JsonObject *object = causerie_json_element_object (array, i);
    g_autofree char *member = g_strdup_printf ("%s[%u]", CAUSERIE_PROFILE_FILE_PROFILES, i);

    if (object == NULL)
      return refuse (self, member, _("not an object"));
    enter (self, member);
    if (!read_profile (self, object, file))
      return FALSE;
    g_free (self->place);
    self->place = g_strdup ("");
  }

  return TRUE;
}

static gboolean
read_head (Reader *self, JsonObject *root)
{
  static const char * const known[] = {
    CAUSERIE_PROFILE_FILE_FORMAT, CAUSERIE_PROFILE_FILE_VERSION, CAUSERIE_PROFILE_FILE_PROFILES,
    NULL
  };
  gint64 version = causerie_json_get_int (root, CAUSERIE_PROFILE_FILE_VERSION, 0);

  if (g_strcmp0 (causerie_json_get_string (root, CAUSERIE_PROFILE_FILE_FORMAT),
                 CAUSERIE_PROFILE_FILE_KIND) != 0)
    return refuse (self, CAUSERIE_PROFILE_FILE_FORMAT, _("this is no file of model profiles"));
  if (version < 1)
    return refuse (self, CAUSERIE_PROFILE_FILE_VERSION, _("missing"));
  if (version > CAUSERIE_PROFILE_FILE_NEWEST)
    return refuse (self, CAUSERIE_PROFILE_FILE_VERSION,
                   _("the file was written by a newer version of this program"));

  ignore_unknown (self, root, known);
  return TRUE;
}

/* The root as an object (transfer full); NULL: refused. */
static JsonNode *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) node = causerie_json_parse (text, (gssize) length, NULL, NULL);
  CauserieJsonFault fault;

  if (causerie_json_node_object (node) != NULL)
    return g_steal_pointer (&node);

  if (causerie_json_find_fault (text, (gssize) length, &fault))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 /* Translators: where a file is not JSON, and why: “expected a colon” */
                 _("line %u, column %u: %s"), fault.line, fault.column, _(fault.what));
  else
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("this is no file of model profiles"));
  return NULL;
}

static void
reader_clear (Reader *self)
{
  g_free (self->place);
  g_ptr_array_unref (self->ignored);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

CauserieProfileFile *
causerie_profile_file_read (const char *text, gssize length, GError **error)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr(CauserieProfileFile) self = causerie_profile_file_new ();
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root;
  g_auto(Reader) reader = {
    .place = g_strdup (""),
    .ignored = g_ptr_array_new_with_free_func (g_free),
    .error = error,
  };

  if (n_bytes > CAUSERIE_PROFILE_FILE_MAX_BYTES) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("this is too large for a file of model profiles"));
    return NULL;
  }

  node = parse (text, n_bytes, error);
  root = causerie_json_node_object (node);
  if (root == NULL || !read_head (&reader, root) || !read_profiles (&reader, root, self))
    return NULL;

  g_ptr_array_add (reader.ignored, NULL);
  self->ignored = g_strdupv ((char **) reader.ignored->pdata);
  return g_steal_pointer (&self);
}
