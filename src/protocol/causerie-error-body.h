/* causerie-error-body.h: any refusal, in any shape, to a failure
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define CAUSERIE_ERROR_BODY_MAX (1024 * 1024) /* bytes that are read of one */

/* A reply that is not an answer. All borrowed. */
typedef struct {
  int                 status;   /* of HTTP; below 300 for an error in a stream or a wrong body */
  const char         *reason;   /* reason phrase; may be NULL */
  SoupMessageHeaders *headers;  /* of the response; may be NULL */
  const char         *body;     /* any bytes; NULL when `length` is 0 */
  gsize               length;
  const char         *key;      /* that was sent; blanked in all that is kept; NULL: none was */
  const char * const *own_headers; /* the person's own that were sent: name, value, …, NULL; their
                                    * values are blanked too; NULL: none were */
  gboolean            is_error; /* it came where only errors come, whatever it says */
} CauserieErrorReply;

/* The one place where statuses and bodies become failures. Reads an error object, a string, an
 * array, `detail`, a bare message, JSON inside a string, HTML, text or nothing; never fails. The
 * message is one line of at most 500 characters, without markup; the raw reply at most 16 KiB. */
CauserieFailure *causerie_error_body_read (const CauserieErrorReply *reply);

G_END_DECLS
