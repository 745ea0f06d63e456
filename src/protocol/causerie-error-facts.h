/* causerie-error-facts.h: what a refusal says beside its message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The numbers and names of it; 0 and NULL: not said. */
typedef struct {
  CauserieRetryAdvice  advice;
  CauserieKeyVerdict   key_verdict;       /* of a key that was refused in so many words */
  gint64               affordable_tokens;
  gint64               context_limit;
  gint64               context_needed;
  char                *alternatives;      /* owned: "a/b, c/d" */
  const char          *link;              /* borrowed from the error object; http or https */
} CauserieErrorFacts;

/* `headers` of the response and `error`, the object that describes the error, may be NULL; `message` in
 * lower case. */
void causerie_error_facts_read  (CauserieErrorFacts *self,
                                 SoupMessageHeaders *headers,
                                 JsonObject         *error,
                                 const char         *message);
void causerie_error_facts_clear (CauserieErrorFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieErrorFacts, causerie_error_facts_clear)

G_END_DECLS
