/* causerie-pickle.c: plain values out of Python's pickle format, and nothing but values
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * {"name": "Chat 1", "n": 2} in protocol 4; ♯ a byte of number, « » a text:
 *
 *     PROTO ♯4  FRAME ♯♯♯♯♯♯♯♯  EMPTY_DICT MEMOIZE  MARK
 *       SHORT_BINUNICODE ♯4 «name» MEMOIZE  SHORT_BINUNICODE ♯6 «Chat 1» MEMOIZE
 *       SHORT_BINUNICODE ♯1 «n» MEMOIZE     BININT1 ♯2
 *     SETITEMS  STOP
 *
 * The machine has a stack of values and a memo of those that may be wanted again. Lists and
 * dictionaries are pushed empty and filled while they lie on the stack. What has been put into
 * another one, or been had from the memo, is sealed: it is no more filled. So nothing can come to
 * hold itself. */

#include "causerie-pickle.h"

#include "causerie-error.h"

#include <math.h>
#include <string.h>

#define MAX_LONG_BYTES 32 /* of a whole number; a UUID takes 17 */

typedef enum {
  OP_MARK = '(',
  OP_EMPTY_TUPLE = ')',
  OP_STOP = '.',
  OP_POP = '0',
  OP_POP_MARK = '1',
  OP_BINBYTES = 'B',
  OP_SHORT_BINBYTES = 'C',
  OP_BINFLOAT = 'G',
  OP_BININT = 'J',
  OP_BININT1 = 'K',
  OP_BININT2 = 'M',
  OP_NONE = 'N',
  OP_BINUNICODE = 'X',
  OP_EMPTY_LIST = ']',
  OP_APPEND = 'a',
  OP_APPENDS = 'e',
  OP_BINGET = 'h',
  OP_LONG_BINGET = 'j',
  OP_BINPUT = 'q',
  OP_LONG_BINPUT = 'r',
  OP_SETITEM = 's',
  OP_TUPLE = 't',
  OP_SETITEMS = 'u',
  OP_EMPTY_DICT = '}',
  OP_PROTO = 0x80,
  OP_TUPLE1 = 0x85,
  OP_TUPLE2 = 0x86,
  OP_TUPLE3 = 0x87,
  OP_NEWTRUE = 0x88,
  OP_NEWFALSE = 0x89,
  OP_LONG1 = 0x8a,
  OP_LONG4 = 0x8b,
  OP_SHORT_BINUNICODE = 0x8c,
  OP_BINUNICODE8 = 0x8d,
  OP_BINBYTES8 = 0x8e,
  OP_EMPTY_SET = 0x8f,
  OP_ADDITEMS = 0x90,
  OP_FROZENSET = 0x91,
  OP_MEMOIZE = 0x94,
  OP_FRAME = 0x95,
  OP_BYTEARRAY8 = 0x96,
} Op;

/* Refcounted (rc box). */
typedef struct {
  JsonNode *node;     /* owned */
  guint     depth;    /* 0 for what holds nothing else */
  gint64    n_values; /* it and all in it */
  gboolean  sealed;
} Value;

typedef struct {
  const guint8 *start; /* borrowed */
  const guint8 *p;
  const guint8 *end;

  GPtrArray  *stack; /* of Value */
  GArray     *marks; /* of guint: lengths of the stack */
  GHashTable *memo;  /* number → Value */
  GError    **error;
} Machine;

/* --- values ----------------------------------------------------------------------------------- */

static void
clear_value (gpointer data)
{
  Value *value = data;

  json_node_unref (value->node);
}

static void
unref_value (gpointer value)
{
  g_rc_box_release_full (value, clear_value);
}

static Value *
new_value (JsonNode *node, gboolean sealed)
{
  Value *value = g_rc_box_new0 (Value);

  value->node = node;
  value->n_values = 1;
  value->sealed = sealed;
  return value;
}

static gboolean
fail (Machine *self, const char *what)
{
  if (*self->error == NULL)
    g_set_error (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "pickle: %s at byte %" G_GSIZE_FORMAT, what, (gsize) (self->p - self->start));
  return FALSE;
}

/* --- the stack and the memo ------------------------------------------------------------------- */

static gboolean
push (Machine *self, JsonNode *node, gboolean sealed)
{
  g_ptr_array_add (self->stack, new_value (node, sealed));
  return TRUE;
}

static guint
get_mark (Machine *self)
{
  return self->marks->len > 0 ? g_array_index (self->marks, guint, self->marks->len - 1) : 0;
}

static gboolean
add_mark (Machine *self)
{
  g_array_append_val (self->marks, self->stack->len);
  return TRUE;
}

/* Takes the last mark away; where the values above it begin. */
static gboolean
take_mark (Machine *self, guint *first)
{
  if (self->marks->len == 0)
    return fail (self, "no mark");

  *first = get_mark (self);
  g_array_set_size (self->marks, self->marks->len - 1);
  return TRUE;
}

/* Whether so many values lie above the last mark. */
static gboolean
has (Machine *self, guint n_values)
{
  return self->stack->len - get_mark (self) >= n_values || fail (self, "too few values");
}

static void
drop (Machine *self, guint first)
{
  if (first < self->stack->len)
    g_ptr_array_remove_range (self->stack, first, self->stack->len - first);
}

static gboolean
pop (Machine *self)
{
  if (!has (self, 1))
    return FALSE;
  drop (self, self->stack->len - 1);
  return TRUE;
}

static gboolean
pop_mark (Machine *self)
{
  guint first;

  if (!take_mark (self, &first))
    return FALSE;
  drop (self, first);
  return TRUE;
}

static gboolean
put (Machine *self, guint64 number)
{
  Value *value;

  if (!has (self, 1))
    return FALSE;

  value = g_ptr_array_index (self->stack, self->stack->len - 1);
  g_hash_table_replace (self->memo, GSIZE_TO_POINTER (number), g_rc_box_acquire (value));
  return TRUE;
}

static gboolean
get (Machine *self, guint64 number)
{
  Value *value = g_hash_table_lookup (self->memo, GSIZE_TO_POINTER (number));

  if (value == NULL)
    return fail (self, "nothing remembered by this number");

  value->sealed = TRUE;
  g_ptr_array_add (self->stack, g_rc_box_acquire (value));
  return TRUE;
}

/* --- filling ---------------------------------------------------------------------------------- */

/* The owner is charged with what it gets. */
static gboolean
seal_into (Machine *self, Value *owner, Value *value)
{
  value->sealed = TRUE;
  owner->depth = MAX (owner->depth, value->depth + 1);
  owner->n_values += value->n_values;
  if (owner->depth <= CAUSERIE_PICKLE_MAX_DEPTH && owner->n_values <= CAUSERIE_PICKLE_MAX_VALUES)
    return TRUE;

  g_set_error (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE,
               "pickle: nested deeper than %d or more than %d values",
               CAUSERIE_PICKLE_MAX_DEPTH, CAUSERIE_PICKLE_MAX_VALUES);
  return FALSE;
}

static gboolean
add_element (Machine *self, Value *owner, Value *value)
{
  if (!seal_into (self, owner, value))
    return FALSE;

  json_array_add_element (json_node_get_array (owner->node), json_node_copy (value->node));
  return TRUE;
}

static char *
dup_key (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

/* No pickler writes a key twice: the first stays. (For a later one the object would look through
 * all of its members.) */
static gboolean
add_member (Machine *self, Value *owner, Value *key, Value *value)
{
  g_autofree char *name = dup_key (key->node);
  JsonObject *object = json_node_get_object (owner->node);

  if (name == NULL)
    return fail (self, "a key that is neither text nor a whole number");
  if (!seal_into (self, owner, value))
    return FALSE;

  if (!json_object_has_member (object, name))
    json_object_set_member (object, name, json_node_copy (value->node));
  return TRUE;
}

/* What lies below `first` and is to be filled. */
static Value *
find_owner (Machine *self, guint first, JsonNodeType type)
{
  Value *owner = first > get_mark (self) ? g_ptr_array_index (self->stack, first - 1) : NULL;

  if (owner == NULL || owner->sealed || json_node_get_node_type (owner->node) != type) {
    fail (self, "nothing to be filled");
    return NULL;
  }
  return owner;
}

static gboolean
fill_array (Machine *self, guint first)
{
  Value *owner = find_owner (self, first, JSON_NODE_ARRAY);

  if (owner == NULL)
    return FALSE;

  for (guint i = first; i < self->stack->len; i++) {
    if (!add_element (self, owner, g_ptr_array_index (self->stack, i)))
      return FALSE;
  }
  drop (self, first);
  return TRUE;
}

static gboolean
fill_object (Machine *self, guint first)
{
  Value *owner = find_owner (self, first, JSON_NODE_OBJECT);

  if (owner == NULL)
    return FALSE;
  if ((self->stack->len - first) % 2 != 0)
    return fail (self, "a key without a value");

  for (guint i = first; i < self->stack->len; i += 2) {
    if (!add_member (self, owner, g_ptr_array_index (self->stack, i),
                     g_ptr_array_index (self->stack, i + 1)))
      return FALSE;
  }
  drop (self, first);
  return TRUE;
}

/* What came above the mark, filled into what lies below it. */
static gboolean
fill_marked (Machine *self, gboolean (*fill) (Machine *self, guint first))
{
  guint first;

  return take_mark (self, &first) && fill (self, first);
}

/* A tuple is whole at once, so nothing is to be filled in later. */
static gboolean
make_tuple (Machine *self, guint first)
{
  Value *tuple = new_value (json_node_init_array (json_node_alloc (), NULL), TRUE);
  g_autoptr(JsonArray) array = json_array_new ();
  gboolean ok = TRUE;

  json_node_set_array (tuple->node, array);
  for (guint i = first; ok && i < self->stack->len; i++)
    ok = add_element (self, tuple, g_ptr_array_index (self->stack, i));

  drop (self, first);
  g_ptr_array_add (self->stack, tuple);
  return ok;
}

static gboolean
make_marked_tuple (Machine *self)
{
  guint first;

  return take_mark (self, &first) && make_tuple (self, first);
}

static gboolean
make_short_tuple (Machine *self, guint length)
{
  return has (self, length) && make_tuple (self, self->stack->len - length);
}

static gboolean
push_array (Machine *self, gboolean sealed)
{
  g_autoptr(JsonArray) array = json_array_new ();

  return push (self, json_node_init_array (json_node_alloc (), array), sealed);
}

static gboolean
push_object (Machine *self)
{
  g_autoptr(JsonObject) object = json_object_new ();

  return push (self, json_node_init_object (json_node_alloc (), object), FALSE);
}

/* --- what instructions hold ------------------------------------------------------------------- */

/* The next bytes, or NULL when there are fewer. */
static const guint8 *
take (Machine *self, guint64 length)
{
  const guint8 *bytes = self->p;

  if (length > (guint64) (self->end - self->p)) {
    fail (self, "cut off");
    return NULL;
  }
  self->p += length;
  return bytes;
}

/* A number of `size` bytes, the lowest first. */
static gboolean
take_number (Machine *self, guint size, guint64 *number)
{
  const guint8 *bytes = take (self, size);

  if (bytes == NULL)
    return FALSE;

  *number = 0;
  for (guint i = size; i > 0; i--)
    *number = *number << 8 | bytes[i - 1];
  return TRUE;
}

/* Bytes with their length before them, a number of `size` bytes. */
static const guint8 *
take_counted (Machine *self, guint size, guint64 *length)
{
  return take_number (self, size, length) ? take (self, *length) : NULL;
}

static gboolean
push_text (Machine *self, guint size)
{
  guint64 length;
  const guint8 *bytes = take_counted (self, size, &length);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return FALSE;

  text = g_utf8_make_valid ((const char *) bytes, length); /* a NUL is not valid either */
  return push (self, json_node_init_string (json_node_alloc (), text), TRUE);
}

static gboolean
push_null (Machine *self)
{
  return push (self, json_node_init_null (json_node_alloc ()), TRUE);
}

static gboolean
push_bytes (Machine *self, guint size)
{
  guint64 length;

  return take_counted (self, size, &length) != NULL && push_null (self);
}

static gboolean
push_int (Machine *self, gint64 value)
{
  return push (self, json_node_init_int (json_node_alloc (), value), TRUE);
}

static gboolean
push_short_int (Machine *self, guint size)
{
  guint64 number;

  return take_number (self, size, &number) &&
         push_int (self, size == 4 ? (gint32) number : (gint64) number);
}

static gboolean
push_boolean (Machine *self, gboolean value)
{
  return push (self, json_node_init_boolean (json_node_alloc (), value), TRUE);
}

static gboolean
push_float (Machine *self)
{
  const guint8 *bytes = take (self, 8);
  union { guint64 bits; double value; } number;

  if (bytes == NULL)
    return FALSE;

  memcpy (&number.bits, bytes, 8);
  number.bits = GUINT64_FROM_BE (number.bits);
  if (!isfinite (number.value))
    return push_null (self);
  return push (self, json_node_init_double (json_node_alloc (), number.value), TRUE);
}

/* Divides a number of bytes, the lowest first, by ten; the remainder. */
static guint
divide_by_ten (guint8 *bytes, gsize length)
{
  guint rest = 0;

  for (gsize i = length; i > 0; i--) {
    rest = rest << 8 | bytes[i - 1];
    bytes[i - 1] = rest / 10;
    rest %= 10;
  }

  return rest;
}

static gboolean
is_zero (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] != 0)
      return FALSE;
  }

  return TRUE;
}

/* Two's complement to its amount. */
static void
negate (guint8 *bytes, gsize length)
{
  guint carry = 1;

  for (gsize i = 0; i < length; i++) {
    carry += (guint8) ~bytes[i];
    bytes[i] = carry;
    carry >>= 8;
  }
}

/* Decimal digits of a number in two's complement, the lowest byte first. */
static char *
format_long (const guint8 *bytes, gsize length)
{
  guint8 amount[MAX_LONG_BYTES];
  gboolean negative = (bytes[length - 1] & 0x80) != 0;
  GString *digits = g_string_new (NULL);

  memcpy (amount, bytes, length);
  if (negative)
    negate (amount, length);
  do
    g_string_append_c (digits, '0' + divide_by_ten (amount, length));
  while (!is_zero (amount, length));
  if (negative)
    g_string_append_c (digits, '-');

  g_strreverse (digits->str);
  return g_string_free (digits, FALSE);
}

static gboolean
push_long (Machine *self, guint size)
{
  guint64 length;
  const guint8 *bytes = take_counted (self, size, &length);
  g_autofree char *digits = NULL;
  gint64 value;

  if (bytes == NULL)
    return FALSE;
  if (length > MAX_LONG_BYTES)
    return fail (self, "a number past all use");
  if (length == 0)
    return push_int (self, 0);

  digits = format_long (bytes, length);
  if (g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return push_int (self, value);
  return push (self, json_node_init_string (json_node_alloc (), digits), TRUE);
}

static gboolean
put_numbered (Machine *self, guint size)
{
  guint64 number;

  return take_number (self, size, &number) && put (self, number);
}

static gboolean
get_numbered (Machine *self, guint size)
{
  guint64 number;

  return take_number (self, size, &number) && get (self, number);
}

/* --- the program ------------------------------------------------------------------------------ */

static gboolean
run_value (Machine *self, guint8 op)
{
  switch (op) {
  case OP_NONE:
    return push_null (self);
  case OP_NEWTRUE:
  case OP_NEWFALSE:
    return push_boolean (self, op == OP_NEWTRUE);
  case OP_BININT:
    return push_short_int (self, 4);
  case OP_BININT1:
    return push_short_int (self, 1);
  case OP_BININT2:
    return push_short_int (self, 2);
  case OP_LONG1:
    return push_long (self, 1);
  case OP_LONG4:
    return push_long (self, 4);
  case OP_BINFLOAT:
    return push_float (self);
  case OP_SHORT_BINUNICODE:
    return push_text (self, 1);
  case OP_BINUNICODE:
    return push_text (self, 4);
  case OP_BINUNICODE8:
    return push_text (self, 8);
  case OP_SHORT_BINBYTES:
    return push_bytes (self, 1);
  case OP_BINBYTES:
    return push_bytes (self, 4);
  case OP_BINBYTES8:
  case OP_BYTEARRAY8:
    return push_bytes (self, 8);
  default:
    return fail (self, "an instruction that is more than a value");
  }
}

static gboolean
run_container (Machine *self, guint8 op)
{
  switch (op) {
  case OP_EMPTY_LIST:
  case OP_EMPTY_SET:
    return push_array (self, FALSE);
  case OP_EMPTY_TUPLE:
    return push_array (self, TRUE);
  case OP_EMPTY_DICT:
    return push_object (self);
  case OP_APPEND:
    return has (self, 2) && fill_array (self, self->stack->len - 1);
  case OP_APPENDS:
  case OP_ADDITEMS:
    return fill_marked (self, fill_array);
  case OP_SETITEM:
    return has (self, 3) && fill_object (self, self->stack->len - 2);
  case OP_SETITEMS:
    return fill_marked (self, fill_object);
  case OP_TUPLE1:
  case OP_TUPLE2:
  case OP_TUPLE3:
    return make_short_tuple (self, op - OP_TUPLE1 + 1);
  case OP_TUPLE:
  case OP_FROZENSET:
    return make_marked_tuple (self);
  default:
    return run_value (self, op);
  }
}

static gboolean
run (Machine *self, guint8 op)
{
  switch (op) {
  case OP_PROTO:
    return take (self, 1) != NULL;
  case OP_FRAME: /* says only how much may be read at once */
    return take (self, 8) != NULL;
  case OP_MARK:
    return add_mark (self);
  case OP_POP:
    return pop (self);
  case OP_POP_MARK:
    return pop_mark (self);
  case OP_MEMOIZE:
    return put (self, g_hash_table_size (self->memo));
  case OP_BINPUT:
    return put_numbered (self, 1);
  case OP_LONG_BINPUT:
    return put_numbered (self, 4);
  case OP_BINGET:
    return get_numbered (self, 1);
  case OP_LONG_BINGET:
    return get_numbered (self, 4);
  default:
    return run_container (self, op);
  }
}

static JsonNode *
run_all (Machine *self)
{
  const guint8 *op;

  while ((op = take (self, 1)) != NULL && *op != OP_STOP) {
    if (!run (self, *op))
      return NULL;
  }
  if (op == NULL || !has (self, 1))
    return NULL;

  return json_node_copy (((Value *) g_ptr_array_index (self->stack, self->stack->len - 1))->node);
}

gboolean
causerie_pickle_sniff (gconstpointer data, gsize length)
{
  const guint8 *bytes = data;

  return length >= 2 && bytes[0] == OP_PROTO && bytes[1] >= 2 && bytes[1] <= 5;
}

JsonNode *
causerie_pickle_parse (gconstpointer data, gsize length, GError **error)
{
  g_autoptr(GPtrArray) stack = g_ptr_array_new_with_free_func (unref_value);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GHashTable) memo = g_hash_table_new_full (NULL, NULL, NULL, unref_value);
  g_autoptr(GError) wrong = NULL;
  Machine machine = {
    .start = data,
    .p = data,
    .end = (const guint8 *) data + length,
    .stack = stack,
    .marks = marks,
    .memo = memo,
    .error = &wrong,
  };
  JsonNode *root = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (causerie_pickle_sniff (data, length))
    root = run_all (&machine);
  else
    fail (&machine, "not of protocol 2 to 5");
  if (root == NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return root;
}
