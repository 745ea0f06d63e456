/* test-request-matrix.c: what each profile sends to each kind of provider, to the letter
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of tests/fixtures/requests is a sentence, a profile as in causerie-profile-file.h, and for
 * each provider its name and the body; blank lines stand between them. CAUSERIE_WRITE_FIXTURES=1
 * writes the bodies anew, to be read before they are believed. */

#include "causerie-profile-file.h"
#include "causerie-question.h"

#include "causerie-json.h"
#include "causerie-openai-body.h"
#include "causerie-request.h"

#include <string.h>

#define QUESTION "Привіт! Як справи?"
#define SESSION  "7f0c"

#define N_PROFILES  12
#define N_PROVIDERS 6

/* Each with a way of its own. */
static const struct { const char *id, *base_url; } providers[N_PROVIDERS] = {
  { "openrouter", "https://openrouter.ai/api/v1" },
  { "openai", "https://api.openai.com/v1" },
  { "mistral", "https://api.mistral.ai/v1" },
  { "gemini", "https://generativelanguage.googleapis.com/v1beta/openai" },
  { "ollama", "http://localhost:11434/v1" },
  { "custom", "https://models.example/v1" },
};

/* Members that are sent whatever is set. */
static const char * const always[] = {
  "model", "stream", "stream_options", "messages", "session_id", NULL
};

/* The members a setting may become; the others have their wire name. */
static const char * const members[CAUSERIE_N_PARAMS][3] = {
  [CAUSERIE_PARAM_MAX_TOKENS] = { "max_tokens", "max_completion_tokens" },
  [CAUSERIE_PARAM_SEED] = { "seed", "random_seed" },
  [CAUSERIE_PARAM_REASONING_EFFORT] = { "reasoning", "reasoning_effort" },
  [CAUSERIE_PARAM_REASONING_TOKENS] = { "reasoning" },
  [CAUSERIE_PARAM_ROUTING_SORT] = { "provider" },
  [CAUSERIE_PARAM_ROUTING_FALLBACKS] = { "provider" },
  [CAUSERIE_PARAM_ROUTING_DATA] = { "provider" },
};

/* --- asking ----------------------------------------------------------------------------------- */

static CauserieProfile *
read_profile (const char *line)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\":\"causerie-profiles\",\"version\":1,\"profiles\":[%s]}", line);
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieProfileFile) file = causerie_profile_file_read (text, -1, &error);

  g_assert_no_error (error);
  g_assert_null (file->ignored[0]);
  return g_object_ref (g_ptr_array_index (file->profiles, 0));
}

static char *
encode (CauserieProfile *profile, gsize provider)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CauserieRequest) request = NULL;
  g_autoptr(GBytes) body = NULL;
  gsize length;
  const char *bytes;
  CauserieQuestion question = {
    .connection = connection,
    .model = causerie_profile_get_model (profile),
    .instructions = causerie_profile_get_instructions (profile),
    .params = causerie_profile_get_params (profile),
    .messages = messages,
    .session_id = SESSION,
    .stream = TRUE,
  };

  causerie_connection_set_provider (connection, providers[provider].id);
  causerie_connection_set_base_url (connection, providers[provider].base_url);
  g_ptr_array_add (messages, causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER));
  causerie_message_set_text (g_ptr_array_index (messages, 0), QUESTION);

  request = causerie_question_build_request (&question, providers[provider].base_url);
  body = causerie_openai_body_encode (request);
  bytes = g_bytes_get_data (body, &length);
  return g_strndup (bytes, length);
}

/* --- the files -------------------------------------------------------------------------------- */

static char *
find_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "requests", NULL);
}

/* Sentence, blank line, profile, blank line, a line a provider. */
static char *
write_sheet (const char *sentence, const char *profile_line, CauserieProfile *profile)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n\n", sentence, profile_line);
  for (gsize i = 0; i < N_PROVIDERS; i++) {
    g_autofree char *body = encode (profile, i);

    g_string_append_printf (text, "%s %s\n", providers[i].id, body);
  }

  return g_string_free (text, FALSE);
}

static void
check_sheet (const char *path)
{
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(CauserieProfile) profile = NULL;

  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  lines = g_strsplit (expected, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  profile = read_profile (lines[2]);
  actual = write_sheet (lines[0], lines[2], profile);

  if (g_getenv ("CAUSERIE_WRITE_FIXTURES") != NULL)
    g_assert_true (g_file_set_contents (path, actual, -1, NULL));
  else
    g_assert_cmpstr (actual, ==, expected);
}

static GPtrArray *
list_sheets (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = find_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static void
test_sheets (void)
{
  g_autoptr(GPtrArray) paths = list_sheets ();

  g_assert_cmpuint (paths->len, ==, N_PROFILES);
  for (guint i = 0; i < paths->len; i++) {
    g_test_message ("%s", (char *) g_ptr_array_index (paths, i));
    check_sheet (g_ptr_array_index (paths, i));
  }
}

/* --- nothing unset is sent -------------------------------------------------------------------- */

static gboolean
may_send (const CauserieParams *params, const char *member)
{
  if (g_strv_contains (always, member))
    return TRUE;
  if (g_str_equal (member, "stop"))
    return params->text[CAUSERIE_TEXT_PARAM_STOP] != NULL;

  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const char *wire = causerie_param_get_facts (i)->wire_name;

    if (params->is_set[i] &&
        (g_strv_contains (members[i], member) || g_strcmp0 (wire, member) == 0))
      return TRUE;
  }

  return FALSE;
}

static void
check_members (CauserieProfile *profile, gsize provider)
{
  g_autofree char *body = encode (profile, provider);
  g_autoptr(JsonNode) node = causerie_json_parse (body, -1, NULL, NULL);
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &member, NULL)) {
    if (!may_send (causerie_profile_get_params (profile), member))
      g_error ("%s is sent to %s", member, providers[provider].id);
  }
}

/* Random profiles: whatever is set, no member comes of a setting that is not. */
static void
test_nothing_unset_is_sent (void)
{
  for (guint round = 0; round < 200; round++) {
    g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
    g_auto(CauserieParams) params = { 0 };

    for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++)
      if (g_test_rand_bit ())
        causerie_params_set (&params, i, causerie_param_get_facts (i)->maximum);
    if (g_test_rand_bit ())
      causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_STOP, "END");
    causerie_profile_set_model (profile, "m");
    causerie_profile_set_params (profile, &params);

    for (gsize i = 0; i < N_PROVIDERS; i++)
      check_members (profile, i);
  }
}

/* --- extra JSON wins -------------------------------------------------------------------------- */

/* For every setting with a name of its own: what the extra members say is what is sent. */
static void
test_extra_wins (void)
{
  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const CauserieParamFacts *facts = causerie_param_get_facts (i);
    g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);
    g_auto(CauserieParams) params = { 0 };
    g_autofree char *extra = NULL;

    if (facts->wire_name == NULL)
      continue;

    extra = g_strdup_printf ("{\"%s\":\"other\"}", facts->wire_name);
    causerie_params_set (&params, i, facts->maximum);
    causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, extra);
    causerie_profile_set_model (profile, "m");
    causerie_profile_set_params (profile, &params);

    for (gsize j = 0; j < N_PROVIDERS; j++) {
      g_autofree char *body = encode (profile, j);
      g_autoptr(JsonNode) node = causerie_json_parse (body, -1, NULL, NULL);

      g_assert_cmpstr (causerie_json_get_string (json_node_get_object (node), facts->wire_name), ==,
                       "other");
    }
  }
}

/* Under another name too: two limits would be refused, and so would two ways to think. */
static void
test_extra_has_no_rival (void)
{
  static const struct {
    gsize       provider;
    const char *extra, *body;
  } rows[] = {
    { 1, "{\"max_tokens\":5}",
      "{\"model\":\"m\",\"stream\":false,\"seed\":7,\"reasoning_effort\":\"low\",\"messages\":[],"
      "\"max_tokens\":5}" },
    { 2, "{\"seed\":8}",
      "{\"model\":\"m\",\"stream\":false,\"max_tokens\":9,\"reasoning_effort\":\"low\","
      "\"messages\":[],\"seed\":8}" },
    { 3, "{\"reasoning\":{\"max_tokens\":4}}",
      "{\"model\":\"m\",\"stream\":false,\"max_tokens\":9,\"seed\":7,\"messages\":[],"
      "\"reasoning\":{\"max_tokens\":4}}" },
    { 0, "{\"reasoning\":{\"max_tokens\":4,\"exclude\":true}}",
      "{\"model\":\"m\",\"stream\":false,\"max_tokens\":9,\"seed\":7,"
      "\"reasoning\":{\"max_tokens\":4,\"exclude\":true},\"messages\":[]}" },
    { 0, "{\"reasoning\":{\"exclude\":true}}",
      "{\"model\":\"m\",\"stream\":false,\"max_tokens\":9,\"seed\":7,"
      "\"reasoning\":{\"effort\":\"low\",\"exclude\":true},\"messages\":[]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    const CauserieProvider *provider = causerie_provider_get (providers[rows[i].provider].id);
    g_autoptr(CauserieRequest) request = causerie_request_new ("https://h.example", provider, "m");
    g_auto(CauserieParams) params = { 0 };
    g_autoptr(GBytes) body = NULL;
    g_autofree char *text = NULL;

    causerie_params_set (&params, CAUSERIE_PARAM_MAX_TOKENS, 9);
    causerie_params_set (&params, CAUSERIE_PARAM_SEED, 7);
    causerie_params_set (&params, CAUSERIE_PARAM_REASONING_EFFORT, 2);
    causerie_params_set_text (&params, CAUSERIE_TEXT_PARAM_EXTRA, rows[i].extra);
    causerie_request_set_params (request, &params);
    causerie_request_set_stream (request, FALSE);
    body = causerie_openai_body_encode (request);
    text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
    g_assert_cmpstr (text, ==, rows[i].body);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request-matrix/sheets", test_sheets);
  g_test_add_func ("/request-matrix/nothing-unset-is-sent", test_nothing_unset_is_sent);
  g_test_add_func ("/request-matrix/extra-wins", test_extra_wins);

  g_test_add_func ("/request-matrix/extra-has-no-rival", test_extra_has_no_rival);

  return g_test_run ();
}
