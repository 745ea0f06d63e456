/* causerie-sse-parser.h: bytes to server-sent events, without I/O
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CAUSERIE_SSE_MAX_EVENT  (64 * 1024 * 1024)  /* bytes: an image rides in one line */
#define CAUSERIE_SSE_MAX_STREAM (256 * 1024 * 1024) /* bytes */

typedef enum {
  CAUSERIE_SSE_EVENT,       /* complete, by the rules of the standard */

  /* What servers send beside the rules: */
  CAUSERIE_SSE_ERROR_FIELD, /* a line of the field "error": llama.cpp until 2025, llama-box */
  CAUSERIE_SSE_BARE_JSON,   /* a line that begins with "{": printed after the head had gone out */
  CAUSERIE_SSE_UNFINISHED,  /* data pending at the end: the last blank line was forgotten */
} CauserieSseKind;

/* Borrowed, for the time of the call only. */
typedef struct {
  CauserieSseKind  kind;
  const char      *type;   /* "message" when the server named none */
  const char      *data;   /* valid UTF-8 with a NUL at its end and none within */
  gsize            length; /* bytes */
} CauserieSseEvent;

typedef void (*CauserieSseHandler) (const CauserieSseEvent *event, gpointer user_data);

typedef struct _CauserieSseParser CauserieSseParser;

CauserieSseParser *causerie_sse_parser_new    (CauserieSseHandler handler, gpointer user_data);
void               causerie_sse_parser_free   (CauserieSseParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieSseParser, causerie_sse_parser_free)

/* Feeds the next piece of a response body, cut anywhere, even inside a character. Emits each
 * complete event through the handler, in order, before it returns. No byte is looked at again later.
 * Lines may end in LF, CR or CRLF; a leading BOM is dropped; comments, "id", "retry" and unknown
 * fields have no effect: a chat request cannot be resumed. Bytes that are not UTF-8 become
 * U+FFFD. FALSE with CAUSERIE_ERROR_TOO_LARGE past a limit; then nothing more may be fed.
 * Source: WHATWG HTML, "Server-sent events", interpretation of an event stream. */
gboolean           causerie_sse_parser_push   (CauserieSseParser  *self,
                                               const char         *bytes,
                                               gsize               length,
                                               GError            **error);

/* The body ended. The standard discards what is pending; here it is emitted as
 * CAUSERIE_SSE_UNFINISHED, and the handler judges whether it is worth anything. */
void               causerie_sse_parser_finish (CauserieSseParser *self);

G_END_DECLS
