/* fuzz.h: what the fuzz targets share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called once, before the first input. */
int      LLVMFuzzerInitialize   (int *argc, char ***argv);

/* A target: called with one input after another, ends the process when it finds a fault. */
int      LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Ends the process, saying so, when what has to hold does not. */
void     fuzz_require           (gboolean condition, const char *what);

/* The text is UTF-8, or NULL. */
void     fuzz_require_text      (const char *text, const char *what);

/* Two accounts of the same input, made in two ways, are equal. */
void     fuzz_require_same      (const char *a, const char *b, const char *what);

/* The ways an input is cut into pieces: not at all, everywhere, and at places that hang on the input
 * alone, so that a finding can be repeated. */
typedef enum { FUZZ_WHOLE, FUZZ_BYTES, FUZZ_PIECES, FUZZ_N_CUTS } FuzzCut;

/* Each piece lies in memory of its own, for a reader that goes past its end to be caught. */
typedef void (*FuzzPush) (const char *piece, gsize length, gpointer user_data);
void     fuzz_feed              (const guint8 *data, gsize size, FuzzCut cut, FuzzPush push,
                                 gpointer user_data);

G_END_DECLS
