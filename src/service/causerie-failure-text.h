/* causerie-failure-text.h: a failure in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-failure.h"

G_BEGIN_DECLS

/* What a failure says to the person: for the window and the command line alike. Translated, plain text.
 *
 * The button's action is one of
 *   "chat.retry"              asks again: causerie_chat_retry()
 *   "chat.retry-shorter"      asks again with the limit the money is enough for, for that answer alone:
 *                             causerie_chat_retry_shorter()
 *   "chat.send-anyway"        asks again with what is too long: causerie_chat_send_anyway()
 *   "chat.confirm-risk"       the person means it: causerie_chat_confirm_risk(), which asks again
 *   "chat.trust-certificate"  shows the fingerprint (`fingerprint` of the facts), and on a yes
 *                             causerie_chat_trust_certificate(), which asks again
 *   "chat.edit-key", "chat.edit-connection", "chat.choose-model"  open what their names say
 *   "app.open-uri"            opens `target` */
typedef struct {
  char       *sentence; /* what happened, one sentence */
  char       *hint;     /* what to do, and that nothing was sent if so; NULL when the button says it */
  char       *button;   /* label of the one button that helps */
  const char *action;   /* static */
  char       *target;   /* for "app.open-uri" the address; for the other actions NULL: they are given
                         * the uid of the message */
} CauserieFailureText;

/* `connection` is the one that was used and names itself in the sentence; may be NULL. */
CauserieFailureText *causerie_failure_text_new  (CauserieFailure    *failure,
                                                 CauserieConnection *connection);
void                 causerie_failure_text_free (CauserieFailureText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieFailureText, causerie_failure_text_free)

G_END_DECLS
