/* causerie-chat-setup.c: what one chat asks with, apart from any saved profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-setup.h"

#include "causerie-json.h"

/* The texts that are kept as they are, in the order they are written. */
static const char * const texts[] = {
  "name", "connection", "model", "instructions", "icon", "color", "title-model",
};

G_STATIC_ASSERT (CAUSERIE_N_SETUP_FIELDS <= 32);

/* --- fields --- */

static gboolean
is_text_param (CauserieSetupField field)
{
  return field >= CAUSERIE_SETUP_FIRST_TEXT_PARAM;
}

static CauserieTextParam
get_text_param (CauserieSetupField field)
{
  return (CauserieTextParam) (field - CAUSERIE_SETUP_FIRST_TEXT_PARAM);
}

static CauserieParam
get_param (CauserieSetupField field)
{
  return (CauserieParam) (field - CAUSERIE_SETUP_FIRST_PARAM);
}

const char *
causerie_setup_field_get_name (CauserieSetupField field)
{
  g_return_val_if_fail (field < CAUSERIE_N_SETUP_FIELDS, NULL);

  if (field == CAUSERIE_SETUP_MODEL)
    return "model";
  if (field == CAUSERIE_SETUP_INSTRUCTIONS)
    return "instructions";

  return is_text_param (field) ? causerie_text_param_get_facts (get_text_param (field))->name
                               : causerie_param_get_facts (get_param (field))->name;
}

static gboolean
is_equal_param (CauserieSetupField field, const CauserieParams *a, const CauserieParams *b)
{
  CauserieParam param;
  double mine, other;

  if (is_text_param (field))
    return g_strcmp0 (causerie_params_get_text (a, get_text_param (field)),
                      causerie_params_get_text (b, get_text_param (field))) == 0;

  param = get_param (field);
  if (!causerie_params_get (a, param, &mine))
    return !causerie_params_get (b, param, NULL);

  return causerie_params_get (b, param, &other) && mine == other;
}

gboolean
causerie_setup_field_is_set (CauserieSetupField field, CauserieProfile *profile)
{
  const CauserieParams *params;

  g_return_val_if_fail (field < CAUSERIE_N_SETUP_FIELDS && CAUSERIE_IS_PROFILE (profile), FALSE);

  params = causerie_profile_get_params (profile);
  if (field == CAUSERIE_SETUP_MODEL)
    return *causerie_profile_get_model (profile) != '\0';
  if (field == CAUSERIE_SETUP_INSTRUCTIONS)
    return *causerie_profile_get_instructions (profile) != '\0';

  return is_text_param (field) ? causerie_params_get_text (params, get_text_param (field)) != NULL
                               : causerie_params_get (params, get_param (field), NULL);
}

gboolean
causerie_setup_field_equal (CauserieSetupField field, CauserieProfile *a, CauserieProfile *b)
{
  g_return_val_if_fail (field < CAUSERIE_N_SETUP_FIELDS, FALSE);
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (a) && CAUSERIE_IS_PROFILE (b), FALSE);

  if (field == CAUSERIE_SETUP_MODEL)
    return g_str_equal (causerie_profile_get_model (a), causerie_profile_get_model (b)) &&
           g_str_equal (causerie_profile_get_connection (a), causerie_profile_get_connection (b));
  if (field == CAUSERIE_SETUP_INSTRUCTIONS)
    return g_str_equal (causerie_profile_get_instructions (a),
                        causerie_profile_get_instructions (b));

  return is_equal_param (field, causerie_profile_get_params (a), causerie_profile_get_params (b));
}

static void
copy_param (CauserieSetupField field, const CauserieParams *from, CauserieParams *to)
{
  double value;

  if (is_text_param (field))
    causerie_params_set_text (to, get_text_param (field),
                              causerie_params_get_text (from, get_text_param (field)));
  else if (causerie_params_get (from, get_param (field), &value))
    causerie_params_set (to, get_param (field), value);
  else
    causerie_params_unset (to, get_param (field));
}

void
causerie_setup_field_copy (CauserieSetupField field, CauserieProfile *from, CauserieProfile *to)
{
  g_return_if_fail (field < CAUSERIE_N_SETUP_FIELDS);
  g_return_if_fail (CAUSERIE_IS_PROFILE (from) && CAUSERIE_IS_PROFILE (to));

  if (field == CAUSERIE_SETUP_MODEL) {
    causerie_profile_set_connection (to, causerie_profile_get_connection (from));
    causerie_profile_set_model (to, causerie_profile_get_model (from));
  } else if (field == CAUSERIE_SETUP_INSTRUCTIONS) {
    causerie_profile_set_instructions (to, causerie_profile_get_instructions (from));
  } else {
    g_autoptr(CauserieParams) params = causerie_params_copy (causerie_profile_get_params (to));

    copy_param (field, causerie_profile_get_params (from), params);
    causerie_profile_set_params (to, params);
  }
}

guint
causerie_chat_setup_compare (CauserieProfile *a, CauserieProfile *b)
{
  guint differs = 0;

  for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
    if (!causerie_setup_field_equal (field, a, b))
      differs |= 1u << field;
  }

  return differs;
}

void
causerie_chat_setup_combine (CauserieProfile *profile,
                             CauserieProfile *saved,
                             CauserieProfile *chosen,
                             guint            differs)
{
  g_autoptr(CauserieProfile) combined = NULL;

  g_return_if_fail (CAUSERIE_IS_PROFILE (profile) && CAUSERIE_IS_PROFILE (saved));
  g_return_if_fail (CAUSERIE_IS_PROFILE (chosen));

  /* Made aside, so that `profile` may be one of the two and tells only what changes in the end. */
  combined = causerie_profile_new (NULL);
  causerie_profile_assign (combined, saved);
  for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
    if (differs & (1u << field))
      causerie_setup_field_copy (field, chosen, combined);
  }
  if (differs & (1u << CAUSERIE_SETUP_MODEL)) {
    g_autofree char *name = causerie_profile_name_for_model (causerie_profile_get_model (chosen));

    causerie_profile_set_name (combined, name);
  }

  causerie_profile_assign (profile, combined);
}

/* --- as text --- */

static void
write_texts (JsonObject *object, CauserieProfile *profile)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = NULL;

    g_object_get (profile, texts[i], &text, NULL);
    if (*text != '\0')
      json_object_set_string_member (object, texts[i], text);
  }
}

static void
write_params (JsonObject *object, CauserieProfile *profile)
{
  const CauserieParams none = { 0 };
  const CauserieParams *params = causerie_profile_get_params (profile);
  g_autofree char *text = NULL;
  JsonNode *node;

  if (causerie_params_equal (params, &none))
    return;

  text = causerie_params_to_json (params);
  node = causerie_json_parse (text, -1, NULL, NULL);
  if (node != NULL)
    json_object_set_member (object, "params", node);
}

static void
write_differences (JsonObject *object, guint differs)
{
  JsonArray *names;

  if (differs == 0)
    return;

  names = json_array_new ();
  for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
    if (differs & (1u << field))
      json_array_add_string_element (names, causerie_setup_field_get_name (field));
  }
  json_object_set_array_member (object, "differs", names);
}

char *
causerie_chat_setup_write (CauserieProfile *profile, guint differs)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (CAUSERIE_IS_PROFILE (profile), NULL);

  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  write_texts (object, profile);
  write_params (object, profile);
  write_differences (object, differs);
  json_object_unref (object);

  return causerie_json_write (node);
}

static void
read_params (JsonObject *object, CauserieProfile *profile)
{
  JsonNode *node = json_object_get_member (object, "params");
  g_autofree char *text = node != NULL ? causerie_json_write (node) : NULL;
  g_auto(CauserieParams) params = { 0 };

  causerie_params_from_json (&params, text);
  causerie_profile_set_params (profile, &params);
}

/* What a later version may have put there and this one does not know is no difference to it. */
static guint
read_differences (JsonObject *object)
{
  JsonArray *names = causerie_json_get_array (object, "differs");
  guint n = names != NULL ? json_array_get_length (names) : 0, differs = 0;

  for (guint i = 0; i < n; i++) {
    const char *name = causerie_json_node_string (json_array_get_element (names, i));

    for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
      if (g_strcmp0 (causerie_setup_field_get_name (field), name) == 0)
        differs |= 1u << field;
    }
  }

  return differs;
}

gboolean
causerie_chat_setup_read (const char *text, CauserieProfile *profile, guint *differs)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (text != NULL && CAUSERIE_IS_PROFILE (profile), FALSE);

  node = causerie_json_parse (text, -1, NULL, NULL);
  object = causerie_json_node_object (node);
  if (object == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_object_set (profile, texts[i], causerie_json_get_string (object, texts[i]), NULL);
  causerie_profile_set_starters (profile, "");
  read_params (object, profile);
  if (differs != NULL)
    *differs = read_differences (object);

  return TRUE;
}
