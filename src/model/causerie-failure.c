/* causerie-failure.c: why something did not work, by what the person can do about it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure.h"

#include "causerie-enums.h"
#include "causerie-json.h"

#include <math.h>

struct _CauserieFailure {
  CauserieFailureFacts facts; /* its strings point to those below */

  /* owned, valid UTF-8 */
  char *code;
  char *message;
  char *raw;
};

G_DEFINE_BOXED_TYPE (CauserieFailure, causerie_failure,
                     causerie_failure_ref, causerie_failure_unref)

G_DEFINE_ENUM_TYPE (CauserieFailureKind, causerie_failure_kind,
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_KEY_MISSING, "key-missing"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_KEY_INVALID, "key-invalid"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_NO_CREDIT, "no-credit"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_FORBIDDEN, "forbidden"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_REGION, "region"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_NO_PROVIDER, "no-provider"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_MODEL_NOT_FOUND, "model-not-found"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_RATE_LIMITED, "rate-limited"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_CONTEXT_TOO_LONG, "context-too-long"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_BAD_REQUEST, "bad-request"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_CONTENT_FILTERED, "content-filtered"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_UNREACHABLE, "unreachable"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_TLS, "tls"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_PROXY, "proxy"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_TIMEOUT, "timeout"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_SERVER, "server"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_NOT_AN_API, "not-an-api"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_CUT_OFF, "cut-off"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_EMPTY, "empty"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_UNREADABLE, "unreadable"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_TOO_LARGE, "too-large"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_CANCELLED, "cancelled"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_STORAGE, "storage"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FAILURE_KEYRING, "keyring"))

static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static void
clear_failure (gpointer data)
{
  CauserieFailure *self = data;

  g_free (self->code);
  g_free (self->message);
  g_free (self->raw);
}

static void
set_string_member (JsonObject *object, const char *member, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

CauserieFailure *
causerie_failure_new (const CauserieFailureFacts *facts)
{
  CauserieFailure *self;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_atomic_rc_box_new0 (CauserieFailure);
  self->code = dup_valid (facts->code);
  self->message = dup_valid (facts->message);
  self->raw = dup_valid (facts->raw);
  self->facts = (CauserieFailureFacts) {
    .kind = facts->kind,
    .status = facts->status,
    .code = self->code,
    .message = self->message,
    .retry_after = isfinite (facts->retry_after) ? MAX (facts->retry_after, -1) : -1,
    .raw = self->raw,
  };

  return self;
}

CauserieFailure *
causerie_failure_new_local (CauserieFailureKind kind, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = kind, .message = message, .retry_after = -1,
  });
}

CauserieFailure *
causerie_failure_ref (CauserieFailure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
causerie_failure_unref (CauserieFailure *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_failure);
}

CauserieFailureKind
causerie_failure_get_kind (CauserieFailure *self)
{
  g_return_val_if_fail (self != NULL, CAUSERIE_FAILURE_SERVER);

  return self->facts.kind;
}

const char *
causerie_failure_get_kind_name (CauserieFailure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return causerie_enum_to_name (CAUSERIE_TYPE_FAILURE_KIND, self->facts.kind);
}

const CauserieFailureFacts *
causerie_failure_get_facts (CauserieFailure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->facts;
}

char *
causerie_failure_to_json (CauserieFailure *self)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_node_take_object (node, object);

  json_object_set_string_member (object, "kind", causerie_failure_get_kind_name (self));
  if (self->facts.status != 0)
    json_object_set_int_member (object, "status", self->facts.status);
  set_string_member (object, "code", self->code);
  set_string_member (object, "message", self->message);
  if (self->facts.retry_after >= 0)
    json_object_set_double_member (object, "retry_after", self->facts.retry_after);
  set_string_member (object, "raw", self->raw);

  return causerie_json_write (node);
}

CauserieFailure *
causerie_failure_from_json (const char *json)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object;
  const char *kind;

  g_return_val_if_fail (json != NULL, NULL);

  node = causerie_json_parse (json, -1, NULL, NULL);
  object = causerie_json_node_object (node);
  kind = causerie_json_get_string (object, "kind");
  if (kind == NULL)
    return NULL;

  /* A kind that only a newer version knows is still a failure, with its message. */
  return causerie_failure_new (&(CauserieFailureFacts) {
    .kind = causerie_enum_from_name (CAUSERIE_TYPE_FAILURE_KIND, kind, CAUSERIE_FAILURE_SERVER),
    .status = CLAMP (causerie_json_get_int (object, "status", 0), 0, 999),
    .code = causerie_json_get_string (object, "code"),
    .message = causerie_json_get_string (object, "message"),
    .retry_after = causerie_json_get_double (object, "retry_after", -1),
    .raw = causerie_json_get_string (object, "raw"),
  });
}
