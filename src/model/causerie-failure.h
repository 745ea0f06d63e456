/* causerie-failure.h: why something did not work, by what the person can do about it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_FAILURE_KEY_MISSING,
  CAUSERIE_FAILURE_KEY_INVALID,
  CAUSERIE_FAILURE_NO_CREDIT,
  CAUSERIE_FAILURE_FORBIDDEN,        /* moderation with reasons, or a key without the permission */
  CAUSERIE_FAILURE_REGION,
  CAUSERIE_FAILURE_NO_PROVIDER,      /* the connection is gone, or the router found nobody */
  CAUSERIE_FAILURE_MODEL_NOT_FOUND,
  CAUSERIE_FAILURE_RATE_LIMITED,
  CAUSERIE_FAILURE_CONTEXT_TOO_LONG,
  CAUSERIE_FAILURE_BAD_REQUEST,
  CAUSERIE_FAILURE_CONTENT_FILTERED,
  CAUSERIE_FAILURE_UNREACHABLE,
  CAUSERIE_FAILURE_TLS,
  CAUSERIE_FAILURE_PROXY,
  CAUSERIE_FAILURE_TIMEOUT,
  CAUSERIE_FAILURE_SERVER,
  CAUSERIE_FAILURE_NOT_AN_API,       /* a web page answered */
  CAUSERIE_FAILURE_CUT_OFF,          /* the stream ended too soon */
  CAUSERIE_FAILURE_EMPTY,
  CAUSERIE_FAILURE_UNREADABLE,
  CAUSERIE_FAILURE_TOO_LARGE,
  CAUSERIE_FAILURE_CANCELLED,
  CAUSERIE_FAILURE_STORAGE,
  CAUSERIE_FAILURE_KEYRING,
} CauserieFailureKind;

#define CAUSERIE_TYPE_FAILURE_KIND (causerie_failure_kind_get_type ())
GType causerie_failure_kind_get_type (void); /* names as in the product: "no-credit", … */

#define CAUSERIE_TYPE_FAILURE (causerie_failure_get_type ())

/* Refcounted, never changes. Holds no secret: whoever makes it blanks them. */
typedef struct _CauserieFailure CauserieFailure;

typedef struct {
  CauserieFailureKind  kind;
  int                  status;      /* HTTP status; 0 when there was none */
  const char          *code;        /* the server's own code or type; may be NULL */
  const char          *message;     /* the detail, plain text, untranslated; may be NULL */
  double               retry_after; /* seconds from when it happened; negative when not said */
  const char          *raw;         /* the reply as it came, bounded, secrets blanked; may be NULL */
} CauserieFailureFacts;

GType                        causerie_failure_get_type  (void);
CauserieFailure             *causerie_failure_new       (const CauserieFailureFacts *facts);

/* kind and message alone; printf-like. */
CauserieFailure             *causerie_failure_new_local (CauserieFailureKind kind, const char *format, ...) G_GNUC_PRINTF (2, 3);
CauserieFailure             *causerie_failure_ref       (CauserieFailure *self);
void                         causerie_failure_unref     (CauserieFailure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieFailure, causerie_failure_unref)

CauserieFailureKind          causerie_failure_get_kind  (CauserieFailure *self);
const char                  *causerie_failure_get_kind_name (CauserieFailure *self); /* "no-credit" */
const CauserieFailureFacts  *causerie_failure_get_facts (CauserieFailure *self);

/* Lossless, for the history: {"kind":"server","status":500,…}. From unreadable JSON: NULL. */
char                        *causerie_failure_to_json   (CauserieFailure *self);
CauserieFailure             *causerie_failure_from_json (const char *json);

G_END_DECLS
