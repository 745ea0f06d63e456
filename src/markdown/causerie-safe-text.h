/* causerie-safe-text.h: text from a stranger, without characters that lie
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_SAFE_PROSE, /* directions may be marked, and end with the line */
  CAUSERIE_SAFE_CODE,  /* what cannot be seen is made visible */
} CauserieSafeMode;

/* What of a text decides on the characters that follow. Zeroed before the first. */
typedef struct {
  GByteArray *directions; /* owned; marks of direction that are open, 'E'mbeddings and 'I'solates */
  guint       n_isolates; /* of them */
  gboolean    in_flag;    /* a flag goes on in characters that cannot be seen */
} CauserieSafeText;

/* Appends valid UTF-8. Control characters but line ends and tabs become U+FFFD. A character that
 * turns the order of others around, and in code each that cannot be seen, becomes a sign that names
 * it: "‹U+202E›". In prose embeddings and isolates are kept in pairs within a line, whatever is
 * missing or too much, so that they end where their text ends. */
void causerie_safe_text_append (CauserieSafeText *self,
                                CauserieSafeMode  mode,
                                const char       *text,
                                gsize             length,
                                GString          *out);

/* Ends what is open. The text may be begun anew. */
void causerie_safe_text_close  (CauserieSafeText *self, GString *out);
void causerie_safe_text_clear  (CauserieSafeText *self);

G_END_DECLS
