/* causerie-log-entry.h: one request in the log
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is known of a request that has ended. Never a body, a key, a query or user info. Texts are NULL
 * where nothing is known, times then -1. */
typedef struct {
  gint64      time;           /* when it began, real time, µs in whole milliseconds */
  const char *connection;     /* its name then */
  const char *purpose;        /* "chat", "models", "key", "check", … */
  const char *method;
  const char *url;
  const char *model;
  int         status;         /* HTTP; 0: none came */
  const char *kind;           /* of the failure; NULL: it went well */
  guint       attempt;        /* 1 the first */
  gint64      connect_us;     /* microseconds each */
  gint64      tls_us;
  gint64      first_byte_us;
  gint64      total_us;
  guint64     sent_bytes;
  guint64     received_bytes;
  const char *request_id;     /* the server's */
} CauserieLogFacts;

#define CAUSERIE_TYPE_LOG_ENTRY (causerie_log_entry_get_type ())
G_DECLARE_FINAL_TYPE (CauserieLogEntry, causerie_log_entry, CAUSERIE, LOG_ENTRY, GObject)

/* Never changes. Texts are cut to what fits a line; what looks like a key is blanked, and a query or user
 * info of the address dropped, whoever let it through. */
CauserieLogEntry       *causerie_log_entry_new       (const CauserieLogFacts *facts);
const CauserieLogFacts *causerie_log_entry_get_facts (CauserieLogEntry *self);

/* As one line of JSON without its end (borrowed), as a node of the same (transfer full), and back; NULL
 * for what is none. */
const char             *causerie_log_entry_get_line  (CauserieLogEntry *self);
JsonNode               *causerie_log_entry_to_json   (CauserieLogEntry *self);
CauserieLogEntry       *causerie_log_entry_from_line (const char *line, gssize length);

G_END_DECLS
