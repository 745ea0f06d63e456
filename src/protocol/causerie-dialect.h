/* causerie-dialect.h: the format a server speaks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-answer.h"
#include "causerie-request.h"
#include "causerie-sse-parser.h"

#include <glib-object.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DIALECT (causerie_dialect_get_type ())
G_DECLARE_INTERFACE (CauserieDialect, causerie_dialect, CAUSERIE, DIALECT, GObject)

/* Stateless: what it decodes it puts into the answer. Nothing a server sends makes it fail; what
 * makes no sense is ignored, or is the answer's failure. */
struct _CauserieDialectInterface {
  GTypeInterface parent_interface;

  char            *(*dup_url)      (CauserieDialect *self, CauserieRequest *request);
  CauserieFailure *(*check)        (CauserieDialect *self, CauserieRequest *request);
  GBytes          *(*encode)       (CauserieDialect *self, CauserieRequest *request);
  void             (*add_headers)  (CauserieDialect *self, CauserieRequest *request,
                                    SoupMessageHeaders *headers);
  void             (*decode_event) (CauserieDialect *self, const CauserieSseEvent *event,
                                    CauserieAnswer *answer);
  void             (*decode_body)  (CauserieDialect *self, const char *body, gsize length,
                                    CauserieAnswer *answer);
};

/* Where the request goes (transfer full). */
char     *causerie_dialect_dup_url      (CauserieDialect *self, CauserieRequest *request);

/* Why the request must not be sent as it is (transfer full), NULL when it may: a key or a header of its own
 * that no header may hold, a setting that the provider is known to refuse. */
CauserieFailure *causerie_dialect_check (CauserieDialect *self, CauserieRequest *request);

/* The body, JSON (transfer full). */
GBytes   *causerie_dialect_encode       (CauserieDialect *self, CauserieRequest *request);

/* Key, attribution and whatever else the provider takes, of a request that was checked. */
void      causerie_dialect_add_headers  (CauserieDialect    *self,
                                         CauserieRequest    *request,
                                         SoupMessageHeaders *headers);

/* The message that carries a request, all but its body (transfer full). NULL when it cannot be
 * sent; then `failure` (transfer full) says why. */
SoupMessage *causerie_dialect_make_message (CauserieDialect  *self,
                                            CauserieRequest  *request,
                                            CauserieFailure **failure);

/* One event of a stream. */
void      causerie_dialect_decode_event (CauserieDialect        *self,
                                         const CauserieSseEvent *event,
                                         CauserieAnswer         *answer);

/* A whole body that is no stream: an answer in one piece, or an error in spite of the status. */
void      causerie_dialect_decode_body  (CauserieDialect *self,
                                         const char      *body,
                                         gsize            length,
                                         CauserieAnswer  *answer);

G_END_DECLS
