/* causerie-pickle-stack.c: the stack and the memo of a machine that makes values
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-pickle-stack.h"

#include "causerie-error.h"
#include "causerie-pickle.h"

/* Refcounted (rc box). */
typedef struct {
  JsonNode *node;     /* owned */
  guint     depth;    /* 0 for what holds nothing else */
  gint64    n_values; /* it and all in it */
  gboolean  sealed;
} Value;

struct _CauseriePickleStack {
  GPtrArray  *values; /* of Value */
  GArray     *marks;  /* of guint: how many values lay there */
  GHashTable *memo;   /* number → Value */
  GError    **error;  /* borrowed */
};

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

gboolean
causerie_pickle_stack_fail (CauseriePickleStack *self, const char *what)
{
  if (*self->error == NULL)
    g_set_error (self->error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "pickle: %s", what);
  return FALSE;
}

CauseriePickleStack *
causerie_pickle_stack_new (GError **error)
{
  CauseriePickleStack *self = g_new0 (CauseriePickleStack, 1);

  self->values = g_ptr_array_new_with_free_func (unref_value);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->memo = g_hash_table_new_full (NULL, NULL, NULL, unref_value);
  self->error = error;
  return self;
}

void
causerie_pickle_stack_free (CauseriePickleStack *self)
{
  g_hash_table_unref (self->memo);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* --- the stack and the memo ------------------------------------------------------------------- */

gboolean
causerie_pickle_stack_push (CauseriePickleStack *self, JsonNode *node, gboolean sealed)
{
  g_ptr_array_add (self->values, new_value (node, sealed));
  return TRUE;
}

static guint
get_mark (CauseriePickleStack *self)
{
  return self->marks->len > 0 ? g_array_index (self->marks, guint, self->marks->len - 1) : 0;
}

gboolean
causerie_pickle_stack_add_mark (CauseriePickleStack *self)
{
  g_array_append_val (self->marks, self->values->len);
  return TRUE;
}

/* Takes the last mark away; where the values above it begin. */
static gboolean
take_mark (CauseriePickleStack *self, guint *first)
{
  if (self->marks->len == 0)
    return causerie_pickle_stack_fail (self, "no mark");

  *first = get_mark (self);
  g_array_set_size (self->marks, self->marks->len - 1);
  return TRUE;
}

/* Whether so many values lie above the last mark. */
static gboolean
has (CauseriePickleStack *self, guint n_values)
{
  return self->values->len - get_mark (self) >= n_values || causerie_pickle_stack_fail (self, "too few values");
}

static void
drop (CauseriePickleStack *self, guint first)
{
  if (first < self->values->len)
    g_ptr_array_remove_range (self->values, first, self->values->len - first);
}

gboolean
causerie_pickle_stack_pop (CauseriePickleStack *self)
{
  if (!has (self, 1))
    return FALSE;
  drop (self, self->values->len - 1);
  return TRUE;
}

gboolean
causerie_pickle_stack_pop_mark (CauseriePickleStack *self)
{
  guint first = 0;

  if (!take_mark (self, &first))
    return FALSE;
  drop (self, first);
  return TRUE;
}

gboolean
causerie_pickle_stack_put (CauseriePickleStack *self, guint64 number)
{
  Value *value;

  if (!has (self, 1))
    return FALSE;

  value = g_ptr_array_index (self->values, self->values->len - 1);
  g_hash_table_replace (self->memo, GSIZE_TO_POINTER (number), g_rc_box_acquire (value));
  return TRUE;
}

gboolean
causerie_pickle_stack_get (CauseriePickleStack *self, guint64 number)
{
  Value *value = g_hash_table_lookup (self->memo, GSIZE_TO_POINTER (number));

  if (value == NULL)
    return causerie_pickle_stack_fail (self, "nothing remembered by this number");

  value->sealed = TRUE;
  g_ptr_array_add (self->values, g_rc_box_acquire (value));
  return TRUE;
}

gboolean
causerie_pickle_stack_memoize (CauseriePickleStack *self)
{
  return causerie_pickle_stack_put (self, g_hash_table_size (self->memo));
}

JsonNode *
causerie_pickle_stack_dup_top (CauseriePickleStack *self)
{
  Value *value;

  if (!has (self, 1))
    return NULL;

  value = g_ptr_array_index (self->values, self->values->len - 1);
  return json_node_copy (value->node);
}

/* --- filling ---------------------------------------------------------------------------------- */

/* The owner is charged with what it gets. */
static gboolean
seal_into (CauseriePickleStack *self, Value *owner, Value *value)
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
add_element (CauseriePickleStack *self, Value *owner, Value *value)
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
add_member (CauseriePickleStack *self, Value *owner, Value *key, Value *value)
{
  g_autofree char *name = dup_key (key->node);
  JsonObject *object = json_node_get_object (owner->node);

  if (name == NULL)
    return causerie_pickle_stack_fail (self, "a key that is neither text nor a whole number");
  if (!seal_into (self, owner, value))
    return FALSE;

  if (!json_object_has_member (object, name))
    json_object_set_member (object, name, json_node_copy (value->node));
  return TRUE;
}

/* What lies below `first` and is to be filled. */
static Value *
find_owner (CauseriePickleStack *self, guint first, JsonNodeType type)
{
  Value *owner = first > get_mark (self) ? g_ptr_array_index (self->values, first - 1) : NULL;

  if (owner == NULL || owner->sealed || json_node_get_node_type (owner->node) != type) {
    causerie_pickle_stack_fail (self, "nothing to be filled");
    return NULL;
  }
  return owner;
}

static gboolean
fill_array (CauseriePickleStack *self, guint first)
{
  Value *owner = find_owner (self, first, JSON_NODE_ARRAY);

  if (owner == NULL)
    return FALSE;

  for (guint i = first; i < self->values->len; i++) {
    if (!add_element (self, owner, g_ptr_array_index (self->values, i)))
      return FALSE;
  }
  drop (self, first);
  return TRUE;
}

static gboolean
fill_object (CauseriePickleStack *self, guint first)
{
  Value *owner = find_owner (self, first, JSON_NODE_OBJECT);

  if (owner == NULL)
    return FALSE;
  if ((self->values->len - first) % 2 != 0)
    return causerie_pickle_stack_fail (self, "a key without a value");

  for (guint i = first; i < self->values->len; i += 2) {
    if (!add_member (self, owner, g_ptr_array_index (self->values, i),
                     g_ptr_array_index (self->values, i + 1)))
      return FALSE;
  }
  drop (self, first);
  return TRUE;
}

gboolean
causerie_pickle_stack_append (CauseriePickleStack *self)
{
  return has (self, 2) && fill_array (self, self->values->len - 1);
}

gboolean
causerie_pickle_stack_append_marked (CauseriePickleStack *self)
{
  guint first = 0;

  return take_mark (self, &first) && fill_array (self, first);
}

gboolean
causerie_pickle_stack_set (CauseriePickleStack *self)
{
  return has (self, 3) && fill_object (self, self->values->len - 2);
}

gboolean
causerie_pickle_stack_set_marked (CauseriePickleStack *self)
{
  guint first = 0;

  return take_mark (self, &first) && fill_object (self, first);
}

/* A tuple is whole at once, so nothing is to be filled in later. */
static gboolean
make_tuple (CauseriePickleStack *self, guint first)
{
  Value *tuple = new_value (json_node_init_array (json_node_alloc (), NULL), TRUE);
  g_autoptr(JsonArray) array = json_array_new ();
  gboolean ok = TRUE;

  json_node_set_array (tuple->node, array);
  for (guint i = first; ok && i < self->values->len; i++)
    ok = add_element (self, tuple, g_ptr_array_index (self->values, i));

  drop (self, first);
  g_ptr_array_add (self->values, tuple);
  return ok;
}

gboolean
causerie_pickle_stack_make_marked_tuple (CauseriePickleStack *self)
{
  guint first = 0;

  return take_mark (self, &first) && make_tuple (self, first);
}

gboolean
causerie_pickle_stack_make_tuple_of (CauseriePickleStack *self, guint length)
{
  return has (self, length) && make_tuple (self, self->values->len - length);
}

gboolean
causerie_pickle_stack_push_array (CauseriePickleStack *self, gboolean sealed)
{
  g_autoptr(JsonArray) array = json_array_new ();

  return causerie_pickle_stack_push (self, json_node_init_array (json_node_alloc (), array),
                                     sealed);
}

gboolean
causerie_pickle_stack_push_object (CauseriePickleStack *self)
{
  g_autoptr(JsonObject) object = json_object_new ();

  return causerie_pickle_stack_push (self, json_node_init_object (json_node_alloc (), object),
                                     FALSE);
}
