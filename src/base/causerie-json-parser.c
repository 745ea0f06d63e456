/* causerie-json-parser.c: JSON text to json-glib nodes, strictly and without surprises
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 8259 with two kindnesses that servers need: a BOM before the text and raw control characters
 * inside strings are accepted.
 *
 * JsonParser of json-glib 1.6 is not used: it takes comments, single quotes and a second document
 * for JSON, turns integers past 64 bits into -1, cuts strings at \u0000, fails as a whole on a lone
 * high surrogate and makes invalid UTF-8 of a lone low one; and it has no way to see a number as it
 * was written. A text made safe for it needs the same walk that reads it here. */

#include "causerie-json.h"

#include "causerie-error.h"
#include "causerie-json-escape.h"
#include "causerie-json-members.h"
#include "causerie-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a value is read as, by the name of its member. */
typedef enum {
  AS_IS,
  AS_LITERAL, /* a number is kept as it was written */
  AS_PIECE,   /* half a character of a string is kept */
} Reading;

typedef struct {
  const char *start; /* borrowed */
  const char *p;
  const char *end;

  const char * const *literal_members; /* borrowed, may be NULL */
  const char * const *piece_members;   /* borrowed, may be NULL */
  gboolean is_piece;                   /* the string being read is one */

  GString *scratch; /* the string or number being read; reused, so that each costs one copy */
  guint depth;
  guint max_depth;

  CauserieJsonFault fault; /* once there is one */
  GError **error;
} Parser;

static JsonNode *read_value (Parser *self, Reading reading);

static void
note_fault (Parser *self, const char *what, const char *where)
{
  const char *line = self->start;

  self->fault = (CauserieJsonFault) { .what = what, .line = 1 };
  for (const char *p = line; p < where; p++) {
    if (*p != '\n')
      continue;
    self->fault.line++;
    line = p + 1;
  }
  self->fault.column = (guint) g_utf8_pointer_to_offset (line, where) + 1;
}

static void
fail_at (Parser *self, const char *what, const char *where)
{
  note_fault (self, what, where);
  g_set_error (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL,
               "JSON: line %u, column %u: %s", self->fault.line, self->fault.column, what);
}

static void
fail (Parser *self, const char *what)
{
  fail_at (self, self->p < self->end ? what : N_("unexpected end"), self->p);
}

static void
skip_space (Parser *self)
{
  while (self->p < self->end &&
         (*self->p == ' ' || *self->p == '\n' || *self->p == '\r' || *self->p == '\t'))
    self->p++;
}

/* Skips white space; the next byte, or NUL at the end. */
static char
peek (Parser *self)
{
  skip_space (self);
  return self->p < self->end ? *self->p : '\0';
}

static gboolean
take (Parser *self, char c)
{
  if (self->p == self->end || *self->p != c)
    return FALSE;
  self->p++;
  return TRUE;
}

static gboolean
take_digits (Parser *self)
{
  const char *before = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;
  return self->p > before;
}

static gboolean
read_escape (Parser *self)
{
  const char *what = causerie_json_escape_read (&self->p, self->end, self->is_piece, self->scratch);

  if (what != NULL)
    fail (self, what);
  return what == NULL;
}

/* Reads a string into `scratch`, the opening quote included. */
static gboolean
read_string (Parser *self)
{
  const char *before = self->p;

  g_string_truncate (self->scratch, 0);

  if (!take (self, '"')) {
    fail (self, N_("expected a name in double quotes"));
    return FALSE;
  }

  while (self->p < self->end) {
    const char *plain = self->p;

    while (self->p < self->end && *self->p != '"' && *self->p != '\\')
      self->p++;
    g_string_append_len (self->scratch, plain, self->p - plain);

    if (take (self, '"'))
      return TRUE;
    if (take (self, '\\') && !read_escape (self))
      return FALSE;
  }

  fail_at (self, N_("a string without an end"), before);
  return FALSE;
}

static JsonNode *
read_string_value (Parser *self, Reading reading)
{
  gboolean ok;

  self->is_piece = reading == AS_PIECE;
  ok = read_string (self);
  self->is_piece = FALSE;
  if (!ok)
    return NULL;
  return json_node_init_string (json_node_alloc (), self->scratch->str);
}

/* FALSE when a number with neither point nor exponent does not fit 64 bits. */
static gboolean
parse_integer (const char *text, gint64 *value)
{
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static JsonNode *
read_number (Parser *self, Reading reading)
{
  const char *before = self->p;
  gboolean is_integer = TRUE;
  gboolean ok;
  gint64 integer;

  take (self, '-');
  ok = take (self, '0') || take_digits (self);
  if (ok && take (self, '.')) {
    is_integer = FALSE;
    ok = take_digits (self);
  }
  if (ok && (take (self, 'e') || take (self, 'E'))) {
    is_integer = FALSE;
    if (!take (self, '+'))
      take (self, '-');
    ok = take_digits (self);
  }
  if (!ok) {
    fail (self, N_("bad number"));
    return NULL;
  }

  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, before, self->p - before);
  if (reading == AS_LITERAL)
    return json_node_init_string (json_node_alloc (), self->scratch->str);
  if (is_integer && parse_integer (self->scratch->str, &integer))
    return json_node_init_int (json_node_alloc (), integer);
  return json_node_init_double (json_node_alloc (), g_ascii_strtod (self->scratch->str, NULL));
}

static gboolean
take_word (Parser *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || memcmp (self->p, word, length) != 0)
    return FALSE;
  self->p += length;
  return TRUE;
}

static JsonNode *
read_word (Parser *self)
{
  if (take_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (take_word (self, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);
  if (take_word (self, "null"))
    return json_node_init_null (json_node_alloc ());

  fail (self, N_("expected a value"));
  return NULL;
}

/* Takes what must follow a member or an element: a comma, or the end, which sets `done`. */
static gboolean
take_separator (Parser *self, char close, gboolean *done)
{
  char c = peek (self);

  if (c != ',' && c != close) {
    fail (self, N_("expected a comma or an end"));
    return FALSE;
  }
  self->p++;
  *done = c == close;
  return TRUE;
}

/* Takes the opening sign; `done` is set when the closing one follows at once. */
static void
take_opening (Parser *self, char close, gboolean *done)
{
  self->p++;
  *done = peek (self) == close;
  if (*done)
    self->p++;
}

static gboolean
holds_name (const char * const *members, const char *name)
{
  return members != NULL && g_strv_contains (members, name);
}

/* `first` is the first byte of the value. */
static Reading
choose_reading (Parser *self, const char *name, char first)
{
  if (first == '"')
    return holds_name (self->piece_members, name) ? AS_PIECE : AS_IS;
  return (first == '-' || g_ascii_isdigit (first)) && holds_name (self->literal_members, name)
           ? AS_LITERAL : AS_IS;
}

static gboolean
read_member (Parser *self, JsonObject *object, GHashTable **later)
{
  g_autofree char *name = NULL;
  JsonNode *value;

  peek (self);
  if (!read_string (self))
    return FALSE;
  name = g_strndup (self->scratch->str, self->scratch->len);

  if (peek (self) != ':') {
    fail (self, N_("expected a colon"));
    return FALSE;
  }
  self->p++;

  value = read_value (self, choose_reading (self, name, peek (self)));
  if (value == NULL)
    return FALSE;
  causerie_json_members_add (object, later, name, value);
  return TRUE;
}

static JsonNode *
read_object (Parser *self)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(GHashTable) later = NULL;
  g_autoptr(JsonObject) whole = NULL;
  gboolean done;

  take_opening (self, '}', &done);
  while (!done) {
    if (!read_member (self, object, &later) || !take_separator (self, '}', &done))
      return NULL;
  }

  whole = causerie_json_members_finish (object, later);
  return json_node_init_object (json_node_alloc (), whole);
}

static JsonNode *
read_array (Parser *self)
{
  g_autoptr(JsonArray) array = json_array_new ();
  gboolean done;

  take_opening (self, ']', &done);
  while (!done) {
    JsonNode *value = read_value (self, AS_IS);

    if (value == NULL)
      return NULL;
    json_array_add_element (array, value);
    if (!take_separator (self, ']', &done))
      return NULL;
  }

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
read_container (Parser *self)
{
  JsonNode *node;

  if (self->depth == self->max_depth) {
    note_fault (self, N_("nested too deeply"), self->p);
    g_set_error (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE,
                 "JSON: nested deeper than %u", self->max_depth);
    return NULL;
  }

  self->depth++;
  node = *self->p == '{' ? read_object (self) : read_array (self);
  self->depth--;
  return node;
}

/* NULL with the error set when there is no value. */
static JsonNode *
read_value (Parser *self, Reading reading)
{
  char c = peek (self);

  if (c == '{' || c == '[')
    return read_container (self);
  if (c == '"')
    return read_string_value (self, reading);
  if (c == '-' || g_ascii_isdigit (c))
    return read_number (self, reading);
  return read_word (self);
}

static JsonNode *
read_document (Parser *self)
{
  g_autoptr(JsonNode) root = NULL;

  if (take_word (self, "\xef\xbb\xbf"))
    self->start = self->p; /* nobody sees it */
  root = read_value (self, AS_IS);
  if (root == NULL)
    return NULL;

  skip_space (self);
  if (self->p < self->end) {
    fail (self, N_("more text after the value"));
    return NULL;
  }
  return g_steal_pointer (&root);
}

/* Reads the text with a parser that knows all but the text. */
static JsonNode *
parse (Parser *self, const char *text, gssize length)
{
  g_autofree char *repaired = NULL;
  g_autoptr(GString) scratch = g_string_sized_new (256);
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;

  if (!causerie_text_is_utf8 (text, n_bytes)) {
    repaired = g_utf8_make_valid (text, n_bytes);
    text = repaired;
    n_bytes = strlen (repaired);
  }

  self->start = self->p = text;
  self->end = text + n_bytes;
  self->scratch = scratch;
  return read_document (self);
}

JsonNode *
causerie_json_parse (const char *text, gssize length, const char * const *literal_members,
                     GError **error)
{
  return causerie_json_parse_pieces (text, length, literal_members, NULL, error);
}

JsonNode *
causerie_json_parse_pieces (const char *text, gssize length, const char * const *literal_members,
                            const char * const *piece_members, GError **error)
{
  Parser parser = {
    .literal_members = literal_members,
    .piece_members = piece_members,
    .max_depth = CAUSERIE_JSON_MAX_DEPTH,
    .error = error,
  };

  g_return_val_if_fail (text != NULL, NULL);

  return parse (&parser, text, length);
}

JsonNode *
causerie_json_parse_nested (const char *text, gssize length, const char * const *literal_members,
                            guint max_depth, GError **error)
{
  Parser parser = {
    .literal_members = literal_members,
    .max_depth = max_depth,
    .error = error,
  };

  g_return_val_if_fail (text != NULL && max_depth <= CAUSERIE_JSON_MAX_NESTING, NULL);

  return parse (&parser, text, length);
}

gboolean
causerie_json_find_fault (const char *text, gssize length, CauserieJsonFault *fault)
{
  Parser parser = { .max_depth = CAUSERIE_JSON_MAX_DEPTH };
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (text != NULL && fault != NULL, FALSE);

  node = parse (&parser, text, length);
  *fault = parser.fault;
  return node == NULL;
}
