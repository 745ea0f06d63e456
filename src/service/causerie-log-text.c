/* causerie-log-text.c: an entry of the request log in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-log-text.h"

#include "causerie-duration.h"
#include "causerie-failure-text.h"
#include "causerie-json.h"
#include "causerie-message-text.h"
#include "causerie-provider.h"
#include "causerie-text.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *purpose;
  const char *words;
} purposes[] = {
  { "chat", NC_("purpose of a request", "Chat") },
  { "check", NC_("purpose of a request", "Check of a connection") },
  { "credits", NC_("purpose of a request", "Balance") },
  { "discovery", NC_("purpose of a request", "Looking for servers") },
  { "generation", NC_("purpose of a request", "Cost of an answer") },
  { "key", NC_("purpose of a request", "API key") },
  { "models", NC_("purpose of a request", "Model list") },
  { "picture", NC_("purpose of a request", "Picture") },
  { "sign-in", NC_("purpose of a request", "Signing in") },
  { "test", NC_("purpose of a request", "Test of a model") },
  { "title", NC_("purpose of a request", "Title of a chat") },
};

/* One of another version is told as it is. */
static const char *
get_purpose (const CauserieLogFacts *facts)
{
  if (facts->purpose == NULL)
    return C_("purpose of a request", "Request");

  for (gsize i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (g_str_equal (purposes[i].purpose, facts->purpose))
      return g_dpgettext2 (NULL, "purpose of a request", purposes[i].words);

  return facts->purpose;
}

char *
causerie_log_text_title (const CauserieLogFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  if (facts->model == NULL)
    return g_strdup (get_purpose (facts));

  /* Translators: what a request was for, and the model it was to. */
  return g_strdup_printf (_("%s · %s"), get_purpose (facts), facts->model);
}

static void
append_piece (GString *line, const char *piece)
{
  if (piece == NULL || *piece == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, piece);
}

/* --- how it ended --- */

/* What would be said of such a failure; one of another version is told as it is. NULL: it went
 * well. */
static char *
dup_sentence (const CauserieLogFacts *facts)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (CAUSERIE_TYPE_FAILURE_KIND);
  g_autoptr(CauserieConnection) connection = NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieFailureText) words = NULL;
  CauserieFailureFacts known = { .status = facts->status, .retry_after = -1 };
  const GEnumValue *kind = NULL;

  if (facts->kind == NULL)
    return NULL;
  kind = g_enum_get_value_by_nick (kinds, facts->kind);
  if (kind == NULL)
    return g_strdup (facts->kind);

  if (facts->connection != NULL) {
    connection = causerie_connection_new (NULL);
    causerie_connection_set_name (connection, facts->connection);
  }
  known.kind = kind->value;
  failure = causerie_failure_new (&known);
  words = causerie_failure_text_new (failure, connection);
  return g_strdup (words->sentence);
}

static char *
format_status (const CauserieLogFacts *facts)
{
  return facts->status != 0 ? g_strdup_printf ("%d", facts->status) : NULL;
}

/* What may be long comes last, and the connection only where the sentence does not name it. */
char *
causerie_log_text_subtitle (const CauserieLogFacts *facts, gint64 now)
{
  GString *line = g_string_new (NULL);
  g_autofree char *time = NULL;
  g_autofree char *status = NULL;
  g_autofree char *total = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  time = causerie_message_text_time (facts->time, now);
  status = format_status (facts);
  total = causerie_duration_format (facts->total_us);
  sentence = dup_sentence (facts);
  append_piece (line, time);
  append_piece (line, status);
  append_piece (line, total);
  if (sentence == NULL || facts->connection == NULL ||
      strstr (sentence, facts->connection) == NULL)
    append_piece (line, facts->connection);
  append_piece (line, sentence);

  return g_string_free (line, FALSE);
}

/* --- details --- */

static void
append_line (GString *text, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  /* Translators: what it is and what is known of it: "Status: 200". */
  g_string_append_printf (text, C_("request log", "%s: %s"), label, value);
  g_string_append_c (text, '\n');
}

static void
append_time (GString *text, const char *label, gint64 us)
{
  g_autofree char *value = causerie_duration_format (us);

  append_line (text, label, value);
}

static void
append_count (GString *text, const char *label, guint64 count)
{
  g_autofree char *value = causerie_text_format_count ((gint64) count);

  append_line (text, label, value);
}

static void
append_beginning (GString *text, gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autofree char *value =
    date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M:%S") : NULL;

  append_line (text, C_("request log", "Began"), value);
}

/* With the kind as the command line and the log's file have it. */
static void
append_failure (GString *text, const CauserieLogFacts *facts)
{
  g_autofree char *sentence = dup_sentence (facts);
  g_autofree char *both = sentence != NULL && !g_str_equal (sentence, facts->kind)
                          ? g_strdup_printf ("%s (%s)", sentence, facts->kind) : NULL;

  append_line (text, C_("request log", "Failure"), both != NULL ? both : sentence);
}

char *
causerie_log_text_details (const CauserieLogFacts *facts)
{
  GString *text = g_string_new (NULL);
  g_autofree char *status = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  status = format_status (facts);
  append_line (text, C_("request log", "Purpose"), get_purpose (facts));
  append_line (text, C_("request log", "Connection"), facts->connection);
  append_line (text, C_("request log", "Model"), facts->model);
  append_line (text, C_("request log", "Method"), facts->method);
  append_line (text, C_("request log", "Address"), facts->url);
  append_beginning (text, facts->time);
  append_line (text, C_("request log", "Status"), status);
  append_failure (text, facts);
  if (facts->attempt > 1)
    append_count (text, C_("request log", "Try"), facts->attempt);
  append_time (text, C_("request log", "Connected after"), facts->connect_us);
  append_time (text, C_("request log", "Secured after"), facts->tls_us);
  append_time (text, C_("request log", "First byte after"), facts->first_byte_us);
  append_time (text, C_("request log", "Ended after"), facts->total_us);
  append_count (text, C_("request log", "Bytes sent"), facts->sent_bytes);
  append_count (text, C_("request log", "Bytes received"), facts->received_bytes);
  append_line (text, C_("request log", "Server’s number"), facts->request_id);

  return g_string_free (text, FALSE);
}

/* --- curl --- */

static void
append_key (GString *command, const char *url)
{
  const CauserieProvider *provider = causerie_provider_for_url (url);
  const char *variable = g_str_equal (provider->id, "openrouter") ? "OPENROUTER_API_KEY"
                                                                  : "CAUSERIE_API_KEY";

  if (causerie_url_host_kind (url) == CAUSERIE_HOST_PUBLIC)
    g_string_append_printf (command, " \\\n  -H \"Authorization: Bearer $%s\"", variable);
}

/* {"model":"a/b","messages":[{"role":"user","content":"Hello"}]} */
static char *
write_body (const char *model)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();
  JsonArray *messages = json_array_new ();
  JsonObject *message = json_object_new ();

  json_object_set_string_member (message, "role", "user");
  json_object_set_string_member (message, "content", "Hello");
  json_array_add_object_element (messages, message);
  json_object_set_string_member (body, "model", model);
  json_object_set_array_member (body, "messages", messages);
  json_node_take_object (node, body);

  return causerie_json_write (node);
}

char *
causerie_log_text_curl (const CauserieLogFacts *facts)
{
  GString *command = g_string_new ("curl");
  g_autofree char *url = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  /* With a body it is a POST; what this program asks without one is a GET. */
  url = g_shell_quote (facts->url != NULL ? facts->url : "");
  g_string_append_printf (command, " %s", url);
  append_key (command, facts->url != NULL ? facts->url : "");
  if (facts->model != NULL) {
    g_autofree char *body = write_body (facts->model);
    g_autofree char *quoted = g_shell_quote (body);

    g_string_append_printf (command, " \\\n  -H 'Content-Type: application/json' \\\n  -d %s",
                            quoted);
  }
  g_string_append_c (command, '\n');

  return g_string_free (command, FALSE);
}
