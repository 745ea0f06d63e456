/* causerie-log-entry.c: one request in the log
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line, here folded:
 *
 *   {"time":"2026-03-01T09:30:00.125Z","connection":"OpenRouter","purpose":"chat","method":"POST",
 *    "url":"https://openrouter.ai/api/v1/chat/completions","model":"moonshotai/kimi-k2",
 *    "status":200,"kind":null,"attempt":1,"connect_ms":18.2,"tls_ms":31.5,"first_byte_ms":642.1,
 *    "total_ms":5120.9,"sent_bytes":812,"received_bytes":20480,"request_id":"gen-1780944361-X5H"} */

#include "causerie-log-entry.h"

#include "causerie-json.h"
#include "causerie-text.h"

#include <math.h>

/* Characters of one text: no server fills the log by one header. */
#define MAX_CHARS 300

#define MS_PER_SECOND G_GINT64_CONSTANT (1000)

struct _CauserieLogEntry {
  GObject          parent_instance;

  CauserieLogFacts facts; /* its strings point to those below */

  /* owned */
  char            *connection;
  char            *purpose;
  char            *method;
  char            *url;
  char            *model;
  char            *kind;
  char            *request_id;
  char            *line;
};

G_DEFINE_FINAL_TYPE (CauserieLogEntry, causerie_log_entry, G_TYPE_OBJECT)

/* --- what may be kept ------------------------------------------------------------------------- */

static char *
dup_text (const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  line = causerie_text_one_line (text, MAX_CHARS);
  return causerie_text_blank_secrets (line, NULL);
}

static char *
dup_url (const char *url)
{
  g_autoptr(GUri) parsed = NULL;
  g_autofree char *bare = NULL;

  if (url == NULL)
    return NULL;

  parsed = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (parsed == NULL)
    return NULL;

  bare = g_uri_to_string_partial (parsed, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY |
                                          G_URI_HIDE_FRAGMENT);
  return dup_text (bare);
}

/* --- as JSON ---------------------------------------------------------------------------------- */

static char *
format_time (gint64 time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *second = NULL;

  if (date == NULL)
    return g_strdup ("1970-01-01T00:00:00.000Z");

  second = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%03dZ", second, (int) (time / 1000 % MS_PER_SECOND));
}

static gint64
parse_time (const char *text)
{
  g_autoptr(GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (date == NULL)
    return 0;

  /* Fractions pass through a double there. */
  return g_date_time_to_unix (date) * G_USEC_PER_SEC +
         (g_date_time_get_microsecond (date) + 500) / 1000 * 1000;
}

static void
set_text (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
  else
    json_object_set_null_member (object, member);
}

static void
set_ms (JsonObject *object, const char *member, gint64 us)
{
  if (us >= 0)
    json_object_set_double_member (object, member, us / 1000.0);
  else
    json_object_set_null_member (object, member);
}

static gint64
get_us (JsonObject *object, const char *member)
{
  double ms = causerie_json_get_double (object, member, -1);

  return ms >= 0 && ms < 1e12 ? llround (ms * 1000) : -1;
}

JsonNode *
causerie_log_entry_to_json (CauserieLogEntry *self)
{
  const CauserieLogFacts *facts;
  g_autofree char *time = NULL;
  JsonObject *object;
  JsonNode *node;

  g_return_val_if_fail (CAUSERIE_IS_LOG_ENTRY (self), NULL);

  facts = &self->facts;
  time = format_time (facts->time);
  object = json_object_new ();
  json_object_set_string_member (object, "time", time);
  set_text (object, "connection", facts->connection);
  set_text (object, "purpose", facts->purpose);
  set_text (object, "method", facts->method);
  set_text (object, "url", facts->url);
  set_text (object, "model", facts->model);
  json_object_set_int_member (object, "status", facts->status);
  set_text (object, "kind", facts->kind);
  json_object_set_int_member (object, "attempt", facts->attempt);
  set_ms (object, "connect_ms", facts->connect_us);
  set_ms (object, "tls_ms", facts->tls_us);
  set_ms (object, "first_byte_ms", facts->first_byte_us);
  set_ms (object, "total_ms", facts->total_us);
  json_object_set_int_member (object, "sent_bytes", (gint64) facts->sent_bytes);
  json_object_set_int_member (object, "received_bytes", (gint64) facts->received_bytes);
  set_text (object, "request_id", facts->request_id);

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

CauserieLogEntry *
causerie_log_entry_from_line (const char *line, gssize length)
{
  g_autoptr(JsonNode) node = causerie_json_parse (line, length, NULL, NULL);
  JsonObject *object = causerie_json_node_object (node);
  CauserieLogFacts facts;

  if (!causerie_json_has (object, "time"))
    return NULL;

  facts = (CauserieLogFacts) {
    .time = parse_time (causerie_json_get_string (object, "time")),
    .connection = causerie_json_get_string (object, "connection"),
    .purpose = causerie_json_get_string (object, "purpose"),
    .method = causerie_json_get_string (object, "method"),
    .url = causerie_json_get_string (object, "url"),
    .model = causerie_json_get_string (object, "model"),
    .status = (int) CLAMP (causerie_json_get_int (object, "status", 0), 0, 999),
    .kind = causerie_json_get_string (object, "kind"),
    .attempt = (guint) CLAMP (causerie_json_get_int (object, "attempt", 1), 1, G_MAXINT),
    .connect_us = get_us (object, "connect_ms"),
    .tls_us = get_us (object, "tls_ms"),
    .first_byte_us = get_us (object, "first_byte_ms"),
    .total_us = get_us (object, "total_ms"),
    .sent_bytes = (guint64) MAX (causerie_json_get_int (object, "sent_bytes", 0), 0),
    .received_bytes = (guint64) MAX (causerie_json_get_int (object, "received_bytes", 0), 0),
    .request_id = causerie_json_get_string (object, "request_id"),
  };
  return causerie_log_entry_new (&facts);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_log_entry_finalize (GObject *object)
{
  CauserieLogEntry *self = CAUSERIE_LOG_ENTRY (object);

  g_free (self->connection);
  g_free (self->purpose);
  g_free (self->method);
  g_free (self->url);
  g_free (self->model);
  g_free (self->kind);
  g_free (self->request_id);
  g_free (self->line);

  G_OBJECT_CLASS (causerie_log_entry_parent_class)->finalize (object);
}

static void
causerie_log_entry_class_init (CauserieLogEntryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = causerie_log_entry_finalize;
}

static void
causerie_log_entry_init (CauserieLogEntry *self)
{
}

CauserieLogEntry *
causerie_log_entry_new (const CauserieLogFacts *facts)
{
  CauserieLogEntry *self;
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_LOG_ENTRY, NULL);
  self->facts = *facts;
  self->facts.time = MAX (facts->time, 0) / 1000 * 1000;
  self->facts.connection = self->connection = dup_text (facts->connection);
  self->facts.purpose = self->purpose = dup_text (facts->purpose);
  self->facts.method = self->method = dup_text (facts->method);
  self->facts.url = self->url = dup_url (facts->url);
  self->facts.model = self->model = dup_text (facts->model);
  self->facts.kind = self->kind = dup_text (facts->kind);
  self->facts.request_id = self->request_id = dup_text (facts->request_id);
  node = causerie_log_entry_to_json (self);
  self->line = causerie_json_write (node);

  return self;
}

const CauserieLogFacts *
causerie_log_entry_get_facts (CauserieLogEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LOG_ENTRY (self), NULL);

  return &self->facts;
}

const char *
causerie_log_entry_get_line (CauserieLogEntry *self)
{
  g_return_val_if_fail (CAUSERIE_IS_LOG_ENTRY (self), NULL);

  return self->line;
}
