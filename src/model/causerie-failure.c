/* causerie-failure.c: why something did not work, by what the person can do about it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure.h"

#include "causerie-enums.h"
#include "causerie-json.h"

#include <math.h>

struct _CauserieFailure {
  CauserieFailureFacts facts; /* its strings are owned, valid UTF-8 */
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

G_DEFINE_ENUM_TYPE (CauserieRetryAdvice, causerie_retry_advice,
  G_DEFINE_ENUM_VALUE (CAUSERIE_RETRY_ADVICE_UNKNOWN, "unknown"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_RETRY_ADVICE_RETRY, "retry"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_RETRY_ADVICE_DO_NOT, "do-not"))

G_DEFINE_ENUM_TYPE (CauserieKeyVerdict, causerie_key_verdict,
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_VERDICT_UNASKED, "unasked"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_VERDICT_UNKNOWN, "unknown"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_VERDICT_EXPIRED, "expired"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_VERDICT_DISABLED, "disabled"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_VERDICT_WORKS, "works"))

/* The facts that are text, and those that are a count, with their names in the history. */
typedef struct {
  const char *name;
  gsize       offset;
} Fact;

#define FACT(name) { #name, G_STRUCT_OFFSET (CauserieFailureFacts, name) }

static const Fact texts[] = {
  FACT (code), FACT (message), FACT (raw), FACT (link), FACT (alternatives), FACT (key_label),
  FACT (key_expired), FACT (key_owner), FACT (fingerprint), FACT (balance),
};

static const Fact counts[] = {
  FACT (retry_at), FACT (affordable_tokens), FACT (context_limit), FACT (context_needed),
  FACT (key_length),
};

#undef FACT

static char **
find_text (CauserieFailureFacts *facts, const Fact *fact)
{
  return G_STRUCT_MEMBER_P (facts, fact->offset);
}

static gint64 *
find_count (CauserieFailureFacts *facts, const Fact *fact)
{
  return G_STRUCT_MEMBER_P (facts, fact->offset);
}

static void
clear_failure (gpointer data)
{
  CauserieFailure *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*find_text (&self->facts, &texts[i]));
}

CauserieFailure *
causerie_failure_new (const CauserieFailureFacts *facts)
{
  CauserieFailure *self;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_atomic_rc_box_new0 (CauserieFailure);
  self->facts = *facts;
  self->facts.retry_after = isfinite (facts->retry_after) ? MAX (facts->retry_after, -1) : -1;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    char **text = find_text (&self->facts, &texts[i]);

    if (*text != NULL)
      *text = g_utf8_make_valid (*text, -1);
  }

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

static void
set_text (JsonObject *object, const Fact *fact, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, fact->name, text);
}

static void
set_count (JsonObject *object, const Fact *fact, gint64 count)
{
  if (count > 0)
    json_object_set_int_member (object, fact->name, count);
}

/* The first value of each of these types says nothing. */
static void
set_name (JsonObject *object, const char *member, GType type, int value)
{
  if (value != 0)
    json_object_set_string_member (object, member, causerie_enum_to_name (type, value));
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
  if (self->facts.retry_after >= 0)
    json_object_set_double_member (object, "retry_after", self->facts.retry_after);
  if (self->facts.not_sent)
    json_object_set_boolean_member (object, "not_sent", TRUE);
  set_name (object, "advice", CAUSERIE_TYPE_RETRY_ADVICE, self->facts.advice);
  set_name (object, "key_verdict", CAUSERIE_TYPE_KEY_VERDICT, self->facts.key_verdict);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (object, &texts[i], *find_text (&self->facts, &texts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    set_count (object, &counts[i], *find_count (&self->facts, &counts[i]));

  return causerie_json_write (node);
}

/* A value that only a newer version knows counts as the first one. */
static int
get_name (JsonObject *object, const char *member, GType type)
{
  return causerie_enum_from_name (type, causerie_json_get_string (object, member), 0);
}

CauserieFailure *
causerie_failure_from_json (const char *json)
{
  g_autoptr(JsonNode) node = NULL;
  CauserieFailureFacts facts = { 0 };
  JsonObject *object;
  const char *kind;

  g_return_val_if_fail (json != NULL, NULL);

  node = causerie_json_parse (json, -1, NULL, NULL);
  object = causerie_json_node_object (node);
  kind = causerie_json_get_string (object, "kind");
  if (kind == NULL)
    return NULL;

  /* A kind that only a newer version knows is still a failure, with its message. */
  facts.kind = causerie_enum_from_name (CAUSERIE_TYPE_FAILURE_KIND, kind, CAUSERIE_FAILURE_SERVER);
  facts.status = CLAMP (causerie_json_get_int (object, "status", 0), 0, 999);
  facts.retry_after = causerie_json_get_double (object, "retry_after", -1);
  facts.not_sent = causerie_json_get_boolean (object, "not_sent", FALSE);
  facts.advice = get_name (object, "advice", CAUSERIE_TYPE_RETRY_ADVICE);
  facts.key_verdict = get_name (object, "key_verdict", CAUSERIE_TYPE_KEY_VERDICT);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *find_text (&facts, &texts[i]) = (char *) causerie_json_get_string (object, texts[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    *find_count (&facts, &counts[i]) = MAX (causerie_json_get_int (object, counts[i].name, 0), 0);

  return causerie_failure_new (&facts);
}
