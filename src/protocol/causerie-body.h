/* causerie-body.h: the body of a response, whatever it turns out to be
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer.h"
#include "causerie-dialect.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The head of a response; borrowed for the call. */
typedef struct {
  int                 status;
  const char         *reason;
  SoupMessageHeaders *headers;
} CauserieHead;

/* Bytes in, an answer out; no I/O. A stream of events is read as it comes, also under a wrong
 * content type; a JSON document, a web page or an error is collected first. */
typedef struct _CauserieBody CauserieBody;

CauserieBody *causerie_body_new  (CauserieDialect    *dialect,
                                  CauserieRequest    *request,
                                  CauserieAnswer     *answer, /* borrowed; outlives the body */
                                  const CauserieHead *head);
void          causerie_body_free (CauserieBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieBody, causerie_body_free)

/* The next bytes, cut anywhere. FALSE when no more are wanted: the answer is complete, or a
 * limit was passed. */
gboolean      causerie_body_push (CauserieBody *self, const char *bytes, gsize length);

/* The end of the body, by itself or by an interruption (transfer full, NULL for none). Ends the
 * answer. */
void          causerie_body_end  (CauserieBody *self, CauserieFailure *interruption);

G_END_DECLS
