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
 * The machine has a stack of values and a memo of those that may be wanted again
 * (causerie-pickle-stack.h). */

#include "causerie-pickle.h"

#include "causerie-pickle-stack.h"

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

typedef struct {
  const guint8 *start; /* borrowed */
  const guint8 *p;
  const guint8 *end;

  CauseriePickleStack *stack; /* borrowed */
} Machine;

/* --- what instructions hold ------------------------------------------------------------------- */

/* The next bytes, or NULL when there are fewer. */
static const guint8 *
take (Machine *self, guint64 length)
{
  const guint8 *bytes = self->p;

  if (length > (guint64) (self->end - self->p)) {
    causerie_pickle_stack_fail (self->stack, "cut off");
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
  return causerie_pickle_stack_push (self->stack, json_node_init_string (json_node_alloc (), text),
                                     TRUE);
}

static gboolean
push_null (Machine *self)
{
  return causerie_pickle_stack_push (self->stack, json_node_init_null (json_node_alloc ()), TRUE);
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
  return causerie_pickle_stack_push (self->stack, json_node_init_int (json_node_alloc (), value),
                                     TRUE);
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
  return causerie_pickle_stack_push (self->stack,
                                     json_node_init_boolean (json_node_alloc (), value), TRUE);
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
  return causerie_pickle_stack_push (
      self->stack, json_node_init_double (json_node_alloc (), number.value), TRUE);
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
    return causerie_pickle_stack_fail (self->stack, "a number past all use");
  if (length == 0)
    return push_int (self, 0);

  digits = format_long (bytes, length);
  if (g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return push_int (self, value);
  return causerie_pickle_stack_push (self->stack,
                                     json_node_init_string (json_node_alloc (), digits), TRUE);
}

static gboolean
put_numbered (Machine *self, guint size)
{
  guint64 number;

  return take_number (self, size, &number) && causerie_pickle_stack_put (self->stack, number);
}

static gboolean
get_numbered (Machine *self, guint size)
{
  guint64 number;

  return take_number (self, size, &number) && causerie_pickle_stack_get (self->stack, number);
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
    return causerie_pickle_stack_fail (self->stack, "an instruction that is more than a value");
  }
}

static gboolean
run_container (Machine *self, guint8 op)
{
  switch (op) {
  case OP_EMPTY_LIST:
  case OP_EMPTY_SET:
    return causerie_pickle_stack_push_array (self->stack, FALSE);
  case OP_EMPTY_TUPLE:
    return causerie_pickle_stack_push_array (self->stack, TRUE);
  case OP_EMPTY_DICT:
    return causerie_pickle_stack_push_object (self->stack);
  case OP_APPEND:
    return causerie_pickle_stack_append (self->stack);
  case OP_APPENDS:
  case OP_ADDITEMS:
    return causerie_pickle_stack_append_marked (self->stack);
  case OP_SETITEM:
    return causerie_pickle_stack_set (self->stack);
  case OP_SETITEMS:
    return causerie_pickle_stack_set_marked (self->stack);
  case OP_TUPLE1:
  case OP_TUPLE2:
  case OP_TUPLE3:
    return causerie_pickle_stack_make_tuple_of (self->stack, op - OP_TUPLE1 + 1);
  case OP_TUPLE:
  case OP_FROZENSET:
    return causerie_pickle_stack_make_marked_tuple (self->stack);
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
    return causerie_pickle_stack_add_mark (self->stack);
  case OP_POP:
    return causerie_pickle_stack_pop (self->stack);
  case OP_POP_MARK:
    return causerie_pickle_stack_pop_mark (self->stack);
  case OP_MEMOIZE:
    return causerie_pickle_stack_memoize (self->stack);
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
  return op != NULL ? causerie_pickle_stack_dup_top (self->stack) : NULL;
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
  const guint8 *bytes = length > 0 ? data : (const guint8 *) "";
  g_autoptr(GError) wrong = NULL;
  g_autoptr(CauseriePickleStack) stack = causerie_pickle_stack_new (&wrong);
  Machine machine = { .start = bytes, .p = bytes, .end = bytes + length, .stack = stack };
  JsonNode *root = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (causerie_pickle_sniff (data, length))
    root = run_all (&machine);
  else
    causerie_pickle_stack_fail (stack, "not of protocol 2 to 5");
  if (root == NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&wrong), "byte %" G_GSIZE_FORMAT ": ",
                                (gsize) (machine.p - machine.start));
  return root;
}
