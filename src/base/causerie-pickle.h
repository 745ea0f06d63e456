/* causerie-pickle.h: plain values out of Python's pickle format, and nothing but values
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Deeper values, and values that would come to more than so many when those that are shared are
 * counted each time, are refused: a consumer may walk through all of it. */
#define CAUSERIE_PICKLE_MAX_DEPTH  64
#define CAUSERIE_PICKLE_MAX_VALUES 4000000

/* Reads None, booleans, whole and floating numbers, texts, bytes, lists, tuples, sets and dictionaries from a pickle
 * of protocol 2 to 5. A pickle is a program for a small machine; this one knows no way to import a name
 * or to call one, so that nothing in the file can run: the instructions that would are an error.
 *
 * As JSON: tuples and sets are arrays; keys of dictionaries are texts, numbers as their decimal digits, and
 * other keys are an error; of two equal keys the last wins; a whole number past 64 bits is a text of its
 * decimal digits; bytes and numbers that are not finite are null; a text that is not UTF-8 (Python writes lone
 * surrogates) has U+FFFD in that place. What the file shares is shared in memory: do not change what comes back.
 * A value that holds itself is refused.
 *
 * Returns (transfer full), never a NULL root. Errors: CAUSERIE_ERROR_INVALID for what is no such pickle, is cut
 * off or asks for more than values; CAUSERIE_ERROR_TOO_LARGE past the limits.
 * Source: the description of the instructions in Python's own library (pickletools, 3.11). */
JsonNode *causerie_pickle_parse (gconstpointer data, gsize length, GError **error);

/* Whether the bytes begin like a pickle of these protocols. */
gboolean  causerie_pickle_sniff (gconstpointer data, gsize length);

G_END_DECLS
