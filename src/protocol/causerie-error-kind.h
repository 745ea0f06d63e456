/* causerie-error-kind.h: from what a server said to what the person can do
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

G_BEGIN_DECLS

/* What the body was. */
typedef enum {
  CAUSERIE_ERROR_FORM_NONE,    /* nothing, or white space */
  CAUSERIE_ERROR_FORM_JSON,    /* with an `error` member */
  CAUSERIE_ERROR_FORM_OBJECT,  /* JSON of another shape */
  CAUSERIE_ERROR_FORM_HTML,
  CAUSERIE_ERROR_FORM_TEXT,
} CauserieErrorForm;

typedef struct {
  int                status;   /* of HTTP, or in the body of an error in a stream; 0 none */
  CauserieErrorForm  form;
  gboolean           is_error; /* the place it came in makes it an error, whatever it says */
  gboolean           has_key;  /* a key was sent */
  const char        *words;    /* every code and type, lower case, between spaces: " a b " */
  const char        *message;  /* lower case */
  const char        *page;     /* HTML in lower case; NULL or "": it is none */
  gboolean           asks_too_much; /* it told how many tokens it takes, and that more were asked for */
} CauserieErrorSigns;

/* Sources: OpenRouter documents (errors and debugging, 2026-08); replies recorded from servers. */
CauserieFailureKind causerie_error_kind_read (const CauserieErrorSigns *signs);

G_END_DECLS
