/* causerie-failure-words.h: what is said of each failure, before the names are filled in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-failure.h"

G_BEGIN_DECLS

/* A fact of the provider: where "app.open-uri" leads, or what a hint tells; NULL: it has none. */
typedef const char *(*CauserieFindFact) (const CauserieProvider *provider);

/* Something the failure knows, as text (transfer full). `connection` may be NULL. */
typedef char *(*CauserieDupDetail) (const CauserieFailureFacts *facts, CauserieConnection *connection);

/* What is said. In a sentence "%s" or "%1$s" is the connection, "%2$s" and "%3$s" are the details. A link or
 * fact that does not exist for the provider gives way to the other button or hint. */
typedef struct {
  const char        *sentence;
  const char        *hint;   /* NULL: none */
  const char        *button; /* NULL with "chat.retry-shorter": it names the number of tokens */
  const char        *action;
  CauserieFindFact   find_link; /* NULL: the button's action is `action` */
  const char        *link_button;
  CauserieFindFact   find_fact; /* NULL: the hint is `hint` */
  const char        *fact_hint; /* with "%s" for the fact */
  CauserieDupDetail  details[2];
  CauserieDupDetail  hint_detail;   /* for "%s" in `hint` */
  gboolean           says_not_sent; /* that nothing was sent needs no further word */
} CauserieFailureWords;

/* Untranslated, static. */
const CauserieFailureWords *causerie_failure_words_find (CauserieFailure    *failure,
                                                         CauserieConnection *connection);

G_END_DECLS
