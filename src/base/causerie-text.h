/* causerie-text.h: small operations on UTF-8 text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first line of a text that says something, as a title: Markdown signs at its start dropped,
 * white space folded, cut at a word to at most `max_chars` characters with "…". NULL when there is
 * none. */
char     *causerie_text_title         (const char *text, guint max_chars);

/* The text on one line: white space folded to single spaces, control characters dropped, cut to
 * `max_chars` characters, the "…" counted. What is not UTF-8 becomes U+FFFD. Never NULL. */
char     *causerie_text_one_line      (const char *text, guint max_chars);

/* Whether the bytes are UTF-8 with no NUL among them; fast where most are ASCII. */
gboolean  causerie_text_is_utf8       (const char *bytes, gsize length);

/* How many of the first `length` bytes are whole characters: what comes after is the beginning of a
 * character whose rest has not arrived. Bytes that can never become UTF-8 count as whole. */
gsize     causerie_text_whole_length  (const char *bytes, gsize length);

/* Reads a decimal as people type it: point or comma in every locale, spaces around, no exponent.
 * FALSE, and `value` untouched, for anything else: NULL, "", "1,000.5", "abc", "nan", more than 64
 * bytes. */
gboolean  causerie_text_parse_decimal (const char *text, double *value);

/* The same for whole numbers; spaces and no-break spaces between digits are allowed ("128 000"). */
gboolean  causerie_text_parse_integer (const char *text, gint64 *value);

/* A decimal for display in the person's locale, as short as it can be: "0,7". */
char     *causerie_text_format_decimal (double value);

/* A decimal as it was typed, with the point or comma of the person's locale: "0.70" is "0,70" (transfer
 * full). NULL for what causerie_text_parse_decimal() does not read. */
char     *causerie_text_localize_decimal (const char *text);

/* A count for display: as is up to four digits, grouped with no-break spaces from five. */
char     *causerie_text_format_count  (gint64 value);

/* A copy with every occurrence of `secret` (when it has 4 bytes or more) and every run that looks
 * like a key (sk-…, gsk_…, xai-…, AIza…, hf_…, pplx-…, r8_…, "Bearer …") replaced by "***". Words
 * that only begin like one ("sk-learn") stay. `secret` may be NULL. */
char     *causerie_text_blank_secrets (const char *text, const char *secret);

/* A key shown so that it can be recognised and not used: "sk-or-v1-au7…890". At most a third of it,
 * and nothing of a short one. */
char     *causerie_text_mask_key      (const char *key);

G_END_DECLS
