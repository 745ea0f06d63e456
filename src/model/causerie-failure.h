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

/* Whether asking again as it is may help, as far as the server said. */
typedef enum {
  CAUSERIE_RETRY_ADVICE_UNKNOWN,
  CAUSERIE_RETRY_ADVICE_RETRY,
  CAUSERIE_RETRY_ADVICE_DO_NOT,
} CauserieRetryAdvice;

#define CAUSERIE_TYPE_RETRY_ADVICE (causerie_retry_advice_get_type ())
GType causerie_retry_advice_get_type (void); /* "unknown", "retry", "do-not" */

/* What the provider knows of a key it refused. */
typedef enum {
  CAUSERIE_KEY_VERDICT_UNASKED,
  CAUSERIE_KEY_VERDICT_UNKNOWN,  /* there is no such key: mistyped, deleted, of another place */
  CAUSERIE_KEY_VERDICT_EXPIRED,
  CAUSERIE_KEY_VERDICT_DISABLED,
  CAUSERIE_KEY_VERDICT_WORKS,    /* the key is fine: somebody behind the provider refused */
} CauserieKeyVerdict;

#define CAUSERIE_TYPE_KEY_VERDICT (causerie_key_verdict_get_type ())
GType causerie_key_verdict_get_type (void); /* "unasked", "unknown", … */

/* Codes that no server makes but this side. Of unreachable and cut-off "woke", "network-changed"; of
 * not-an-api and tls "captive-portal". */
#define CAUSERIE_CODE_FOREIGN_KEY     "foreign-key"     /* key-invalid: another provider's; not sent */
#define CAUSERIE_CODE_PLAIN_HTTP      "plain-http"      /* tls: the key would be readable; not sent */
#define CAUSERIE_CODE_KEY_CUT         "key-cut"         /* key-invalid: shorter than its kind is; not sent */
#define CAUSERIE_CODE_WOKE            "woke"            /* the computer slept */
#define CAUSERIE_CODE_NETWORK_CHANGED "network-changed"
#define CAUSERIE_CODE_CAPTIVE_PORTAL  "captive-portal"  /* the network wants a sign-in first */
#define CAUSERIE_CODE_CERTIFICATE     "certificate"     /* tls: the server's certificate was refused */
#define CAUSERIE_CODE_NOT_HTTP        "not-http"        /* not-an-api: something else than HTTP answered */
#define CAUSERIE_CODE_STALLED         "stalled"         /* timeout: in the middle of the answer */
#define CAUSERIE_CODE_LOADING         "loading"         /* server: the model is being loaded */
#define CAUSERIE_CODE_TOO_LONG_ALONE  "too-long-alone"  /* context-too-long: by our estimate; not sent */

/* Everything is optional but `kind`; what is 0 or NULL was not said. */
typedef struct {
  CauserieFailureKind  kind;
  int                  status;      /* HTTP status; 0 when there was none */
  const char          *code;        /* the server's own code or type, or one of the above; may be NULL */
  const char          *message;     /* the detail, plain text, untranslated; may be NULL */
  double               retry_after; /* seconds from when it happened; negative when not said */
  const char          *raw;         /* the reply as it came, bounded, secrets blanked; may be NULL */

  gint64               retry_at;    /* the same as a time, microseconds since 1970; 0 not said */
  CauserieRetryAdvice  advice;
  gboolean             not_sent;    /* nothing of the question has left this computer */
  const char          *link;        /* an http(s) address that helps */

  gint64               affordable_tokens; /* no-credit: what the money is still enough for … */
  const char          *balance;           /* … and how much it is, US dollars as exact decimal text */
  gint64               context_limit;     /* context-too-long: tokens the model takes … */
  gint64               context_needed;    /* … and those that were asked for */
  const char          *alternatives;      /* models the server names instead, "a/b, c/d" */

  const char          *key_label;   /* the key, masked: "sk-or-v1-au7…890" */
  const char          *key_expired; /* ISO 8601 */
  gint64               key_length;  /* characters it has; with CAUSERIE_CODE_KEY_CUT */
  CauserieKeyVerdict   key_verdict;
  const char          *key_owner;   /* id of the provider whose key it looks like; with
                                     * CAUSERIE_CODE_FOREIGN_KEY */

  const char          *fingerprint; /* "sha256:…" of a certificate that was refused */
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
