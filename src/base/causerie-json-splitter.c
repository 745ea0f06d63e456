/* causerie-json-splitter.c: a JSON text of any size cut into pieces while it is read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what lies between pieces is read as JSON. Inside of one brackets are counted, opening
 * against closing whatever their shape, and strings are skipped: a piece with a mistake in it ends
 * where it should, and the parser it is given to finds the mistake. */

#include "causerie-json-splitter.h"

#include "causerie-error.h"
#include "causerie-json.h"

#include <string.h>

#define MAX_KEY_BYTES (64 * 1024)

typedef enum {
  AT_START,
  BEFORE_FIRST_ELEMENT, /* or the end of the array */
  BEFORE_ELEMENT,
  AFTER_ELEMENT,
  BEFORE_FIRST_KEY,     /* or the end of the object */
  BEFORE_KEY,
  IN_KEY,
  AFTER_KEY,
  BEFORE_VALUE,
  AFTER_VALUE,
  IN_PIECE,
  AT_END,
} State;

struct _CauserieJsonSplitter {
  CauserieJsonCut       cut;
  gsize                 max_bytes;
  guint                 max_values;
  CauserieJsonPieceFunc take_piece;
  gpointer              user_data;

  State                 state;
  guint                 n_bom;     /* bytes of it that came */
  guint64               position;  /* of the next byte */
  State                 next;      /* once the piece is taken */
  gboolean              in_member; /* the array is a member of the object at the top */
  GString              *member;
  gboolean              escaped;   /* the last byte of a string was a backslash */

  /* the piece */
  GString              *piece;     /* empty once it is skipped */
  gboolean              in_string;
  gboolean              is_word;   /* a number, true, false, null: ends before what is none of it */
  gboolean              skipped;   /* over a limit */
  guint                 depth;
  guint                 n_values;
};

CauserieJsonSplitter *
causerie_json_splitter_new (CauserieJsonCut       cut,
                            gsize                 max_bytes,
                            guint                 max_values,
                            CauserieJsonPieceFunc take_piece,
                            gpointer              user_data)
{
  CauserieJsonSplitter *self = g_new0 (CauserieJsonSplitter, 1);

  self->cut = cut;
  self->max_bytes = max_bytes;
  self->max_values = max_values;
  self->take_piece = take_piece;
  self->user_data = user_data;
  self->member = g_string_new (NULL);
  self->piece = g_string_new (NULL);
  return self;
}

void
causerie_json_splitter_free (CauserieJsonSplitter *self)
{
  g_string_free (self->member, TRUE);
  g_string_free (self->piece, TRUE);
  g_free (self);
}

static gboolean
fail (CauserieJsonSplitter *self, const char *what, GError **error)
{
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL,
               "JSON: %s at byte %" G_GUINT64_FORMAT, what, self->position);
  return FALSE;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static gboolean
ends_word (char c)
{
  return is_space (c) || c == ',' || c == ']' || c == '}';
}

static void
begin_piece (CauserieJsonSplitter *self, State next)
{
  self->state = IN_PIECE;
  self->next = next;
  self->in_string = FALSE;
  self->escaped = FALSE;
  self->is_word = FALSE;
  self->skipped = FALSE;
  self->depth = 0;
  self->n_values = 1;
  g_string_truncate (self->piece, 0);
}

/* A large one is not kept for the sake of the small ones that follow. */
static gboolean
end_piece (CauserieJsonSplitter *self, GError **error)
{
  gboolean taken;

  self->state = self->next;
  taken = self->take_piece (self->member->str, self->skipped ? NULL : self->piece->str,
                            self->piece->len, self->user_data, error);
  if (self->piece->allocated_len > 1024 * 1024) {
    g_string_free (self->piece, TRUE);
    self->piece = g_string_new (NULL);
  }
  return taken;
}

/* The end of the run of bytes that change nothing, quotes and backslashes of a string apart. */
static const char *
skip_string (const char *p, const char *end)
{
  while (p < end && *p != '"' && *p != '\\')
    p++;
  return p;
}

/* Steps over one byte outside of strings; TRUE when the piece ends with it. */
static gboolean
step_structure (CauserieJsonSplitter *self, char c)
{
  switch (c) {
  case '"':
    self->in_string = TRUE;
    return FALSE;
  case '{':
  case '[':
    self->depth++;
    self->n_values++;
    return FALSE;
  case '}':
  case ']':
    return --self->depth == 0;
  case ',':
    self->n_values++;
    return FALSE;
  default:
    return FALSE;
  }
}

/* Steps over one byte of a string; TRUE when the piece ends with it. */
static gboolean
step_string (CauserieJsonSplitter *self, char c)
{
  if (self->escaped)
    self->escaped = FALSE;
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '"')
    self->in_string = FALSE;
  return !self->in_string && self->depth == 0;
}

/* Finds where the piece ends; `done` tells whether it does before `end`. */
static const char *
scan_piece (CauserieJsonSplitter *self, const char *p, const char *end, gboolean *done)
{
  *done = FALSE;

  while (p < end && !*done) {
    if (self->is_word) {
      *done = ends_word (*p);
      p += *done ? 0 : 1;
    } else if (self->in_string) {
      p = self->escaped ? p : skip_string (p, end);
      *done = p < end && step_string (self, *p);
      p += p < end ? 1 : 0;
    } else {
      *done = step_structure (self, *p++);
    }
  }
  return p;
}

static const char *
push_piece (CauserieJsonSplitter *self, const char *p, const char *end, GError **error)
{
  gboolean done;
  const char *stop = scan_piece (self, p, end, &done);

  if (self->piece->len + (stop - p) > self->max_bytes || self->n_values > self->max_values) {
    self->skipped = TRUE;
    g_string_truncate (self->piece, 0);
  }
  if (!self->skipped)
    g_string_append_len (self->piece, p, stop - p);
  self->position += stop - p;

  return done && !end_piece (self, error) ? NULL : stop;
}

/* The first byte of a value outside of a piece. The byte is not consumed. */
static gboolean
begin_value (CauserieJsonSplitter *self, char c, State next, GError **error)
{
  if (c == ',' || c == ']' || c == '}' || c == ':')
    return fail (self, "expected a value", error);

  begin_piece (self, next);
  self->is_word = c != '{' && c != '[' && c != '"';
  return TRUE;
}

static gboolean
start (CauserieJsonSplitter *self, char c, GError **error)
{
  if (c != '[' && c != '{')
    return fail (self, "expected an array or an object", error);

  if (c == '{' && self->cut == CAUSERIE_JSON_WHOLE) {
    begin_piece (self, AT_END);
    return TRUE;
  }
  self->position++;
  self->state = c == '[' ? BEFORE_FIRST_ELEMENT : BEFORE_FIRST_KEY;
  return TRUE;
}

static gboolean
end_array (CauserieJsonSplitter *self)
{
  self->position++;
  self->state = self->in_member ? AFTER_VALUE : AT_END;
  self->in_member = FALSE;
  return TRUE;
}

static gboolean
step_array (CauserieJsonSplitter *self, char c, GError **error)
{
  if (self->state == AFTER_ELEMENT) {
    if (c == ']')
      return end_array (self);
    if (c != ',')
      return fail (self, "expected a comma or the end of an array", error);
    self->position++;
    self->state = BEFORE_ELEMENT;
    return TRUE;
  }
  if (c == ']' && self->state == BEFORE_FIRST_ELEMENT)
    return end_array (self);
  return begin_value (self, c, AFTER_ELEMENT, error);
}

static gboolean
step_object (CauserieJsonSplitter *self, char c, GError **error)
{
  gboolean may_end = self->state == BEFORE_FIRST_KEY || self->state == AFTER_VALUE;

  self->position++;
  if (c == '}' && may_end) {
    self->state = AT_END;
  } else if (self->state == AFTER_VALUE) {
    if (c != ',')
      return fail (self, "expected a comma or the end of an object", error);
    self->state = BEFORE_KEY;
  } else if (self->state == AFTER_KEY) {
    if (c != ':')
      return fail (self, "expected a colon", error);
    self->state = BEFORE_VALUE;
  } else {
    if (c != '"')
      return fail (self, "expected a member", error);
    self->state = IN_KEY;
    self->escaped = FALSE;
    g_string_assign (self->member, "\"");
  }
  return TRUE;
}

/* The value of a member. */
static gboolean
step_member (CauserieJsonSplitter *self, char c, GError **error)
{
  if (c != '[')
    return begin_value (self, c, AFTER_VALUE, error);

  self->position++;
  self->in_member = TRUE;
  self->state = BEFORE_FIRST_ELEMENT;
  return TRUE;
}

/* The name as it was written becomes what it says. */
static gboolean
end_key (CauserieJsonSplitter *self, GError **error)
{
  g_autoptr(JsonNode) node =
    causerie_json_parse (self->member->str, self->member->len, NULL, error);

  if (node == NULL)
    return FALSE;
  g_string_assign (self->member, json_node_get_string (node));
  self->state = AFTER_KEY;
  return TRUE;
}

static gboolean
step_key (CauserieJsonSplitter *self, char c, GError **error)
{
  gboolean ends = c == '"' && !self->escaped;

  if (self->member->len == MAX_KEY_BYTES)
    return fail (self, "the name of a member is too long", error);

  self->position++;
  self->escaped = c == '\\' && !self->escaped;
  g_string_append_c (self->member, c);
  return !ends || end_key (self, error);
}

static gboolean
step_bom (CauserieJsonSplitter *self, char c)
{
  static const char bom[] = "\xef\xbb\xbf";

  if (self->position != self->n_bom || self->n_bom == sizeof bom - 1 || c != bom[self->n_bom])
    return FALSE;
  self->n_bom++;
  self->position++;
  return TRUE;
}

/* One byte between pieces. A value's first byte is left for the piece: then the state is IN_PIECE
 * and the position has not moved. */
static gboolean
step (CauserieJsonSplitter *self, char c, GError **error)
{
  if (self->state == IN_KEY)
    return step_key (self, c, error);
  if (is_space (c)) {
    self->position++;
    return TRUE;
  }

  switch (self->state) {
  case AT_START:
    return step_bom (self, c) || start (self, c, error);
  case BEFORE_FIRST_ELEMENT:
  case BEFORE_ELEMENT:
  case AFTER_ELEMENT:
    return step_array (self, c, error);
  case BEFORE_VALUE:
    return step_member (self, c, error);
  case AT_END:
    return fail (self, "more text after the end", error);
  default:
    return step_object (self, c, error);
  }
}

gboolean
causerie_json_splitter_push (CauserieJsonSplitter *self,
                             const char           *bytes,
                             gsize                 length,
                             GError              **error)
{
  const char *p = bytes;
  const char *end = bytes + length;

  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  while (p < end) {
    guint64 before = self->position;

    if (self->state == IN_PIECE) {
      p = push_piece (self, p, end, error);
      if (p == NULL)
        return FALSE;
    } else {
      if (!step (self, *p, error))
        return FALSE;
      p += self->position - before;
    }
  }
  return TRUE;
}

gboolean
causerie_json_splitter_finish (CauserieJsonSplitter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->state == AT_END || fail (self, "unexpected end", error);
}
