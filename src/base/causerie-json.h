/* causerie-json.h: JSON from outside read without surprises, JSON to outside written exactly
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Nesting deeper than this is refused before it is parsed. */
#define CAUSERIE_JSON_MAX_DEPTH 64

/* The most that can be asked for: reading and freeing takes some hundred bytes of stack a level. */
#define CAUSERIE_JSON_MAX_NESTING 2048

/* Parses one document, strictly, in one pass. `length` in bytes, -1 for a terminated string.
 * Bytes that are not UTF-8, lone surrogate escapes and \u0000 become U+FFFD, so every string is
 * valid and whole. An integer past 64 bits becomes a double; of two members with one name the last
 * wins. A number that is the value of a member named in `literal_members` (NULL-terminated, may be
 * NULL) arrives as a string node holding the digits as they were sent ("4.8e-05"): money is read
 * from those and never passes through a double.
 * Returns (transfer full), never a NULL root. Errors: CAUSERIE_ERROR_PROTOCOL for what is no JSON,
 * empty, or followed by more than white space; CAUSERIE_ERROR_TOO_LARGE past the depth limit. */
JsonNode   *causerie_json_parse          (const char          *text,
                                          gssize               length,
                                          const char * const  *literal_members,
                                          GError             **error);

/* The same for a document that holds the next piece of a longer text: servers that count in UTF-16
 * cut between the halves of a character. In a string that is the value of a member named in
 * `piece_members` half a surrogate pair arrives as its three bytes of WTF-8, so that
 * causerie_surrogates_join() can put it together with what comes next. Such strings are no UTF-8
 * before that; all others are. */
JsonNode   *causerie_json_parse_pieces   (const char          *text,
                                          gssize               length,
                                          const char * const  *literal_members,
                                          const char * const  *piece_members,
                                          GError             **error);

/* The same as causerie_json_parse() for documents whose own nature is depth, like a chat in which every
 * answer stands inside its question: `max_depth`, at most CAUSERIE_JSON_MAX_NESTING, is their limit. */
JsonNode   *causerie_json_parse_nested   (const char          *text,
                                          gssize               length,
                                          const char * const  *literal_members,
                                          guint                max_depth,
                                          GError             **error);

/* What is wrong with a text that somebody wrote, and where. */
typedef struct {
  const char *what;   /* for translation: pass through _() */
  guint       line;   /* from 1 */
  guint       column; /* from 1, in characters */
} CauserieJsonFault;

/* Whether causerie_json_parse() refuses the text, and why. */
gboolean    causerie_json_find_fault     (const char          *text,
                                          gssize               length,
                                          CauserieJsonFault   *fault);

/* Readers that never fail: a missing member, a null or another type gives the fallback, as does a
 * number that is not finite or, asked for as an int, not whole or out of range.
 * `object` may be NULL. Strings are valid UTF-8; what is returned is borrowed from `object`. */
const char *causerie_json_get_string     (JsonObject *object, const char *member); /* or NULL */
JsonObject *causerie_json_get_object     (JsonObject *object, const char *member); /* or NULL */
JsonArray  *causerie_json_get_array      (JsonObject *object, const char *member); /* or NULL */
gint64      causerie_json_get_int        (JsonObject *object, const char *member, gint64 fallback);
double      causerie_json_get_double     (JsonObject *object, const char *member, double fallback);
gboolean    causerie_json_get_boolean    (JsonObject *object, const char *member, gboolean fallback);

/* Whether the member is there and not null. */
gboolean    causerie_json_has            (JsonObject *object, const char *member);

/* The node itself if it is an object, an array, a string; else NULL. `node` may be NULL. */
JsonObject *causerie_json_node_object    (JsonNode *node);
JsonArray  *causerie_json_node_array     (JsonNode *node);
const char *causerie_json_node_string    (JsonNode *node);

/* The element at `index` as an object, or NULL (out of range, another type, NULL array). */
JsonObject *causerie_json_element_object (JsonArray *array, guint index);

/* Writes the node as one line, members in their order. A double is written in the shortest decimal
 * that reads back the same (0.7, not 0.69999999999999996), always with a point. */
char       *causerie_json_write          (JsonNode *node);

/* The shortest decimal that reads back as `value`, in the C locale: "0.7", "1", "1e-07". */
char       *causerie_json_format_double  (double value);

G_END_DECLS
