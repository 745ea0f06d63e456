/* causerie-reasoning-details.c: reasoning as a provider wants it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"type":"reasoning.text","text":"They ","signature":null,"format":"anthropic-claude-v1",
 *      "index":0}
 *     {"type":"reasoning.text","text":"greet.","index":0}
 *     {"type":"reasoning.text","signature":"EqQB…","index":0}
 *     {"type":"reasoning.encrypted","data":"gAAA…","id":"rs_1","index":1}
 *
 * Read from the OpenRouter documents (reasoning tokens, 2026-08). */

#include "causerie-reasoning-details.h"

#include "causerie-json.h"
#include "causerie-surrogates.h"

#include <string.h>

/* About what a member costs that does not grow. */
#define MEMBER_BYTES 100

/* Members that come in pieces. */
static const char * const grown_members[] = { "text", "summary", "data" };

typedef struct {
  JsonObject *members; /* owned; all but what grows, as it came first */
  GString    *grown[G_N_ELEMENTS (grown_members)]; /* owned; NULL: did not come */
} Item;

struct _CauserieReasoningDetails {
  GPtrArray *items; /* Item, owned */
  gsize      n_bytes;
};

static void
free_item (gpointer data)
{
  Item *item = data;

  json_object_unref (item->members);
  for (gsize i = 0; i < G_N_ELEMENTS (grown_members); i++) {
    if (item->grown[i] != NULL)
      g_string_free (item->grown[i], TRUE);
  }
  g_free (item);
}

static Item *
add_item (CauserieReasoningDetails *self)
{
  Item *item = g_new0 (Item, 1);

  item->members = json_object_new ();
  g_ptr_array_add (self->items, item);

  return item;
}

static gboolean
is_same_text (JsonObject *a, JsonObject *b, const char *member)
{
  return g_strcmp0 (causerie_json_get_string (a, member),
                    causerie_json_get_string (b, member)) == 0;
}

static gboolean
continues (Item *item, JsonObject *fragment)
{
  return is_same_text (item->members, fragment, "type") &&
         causerie_json_get_int (item->members, "index", -1) ==
           causerie_json_get_int (fragment, "index", -1) &&
         (!causerie_json_has (item->members, "id") || !causerie_json_has (fragment, "id") ||
          is_same_text (item->members, fragment, "id"));
}

/* Whether the member was one of those that grow, and holds text. */
static gboolean
grow (CauserieReasoningDetails *self, Item *item, const char *name, JsonNode *value)
{
  const char *text = causerie_json_node_string (value);

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (grown_members); i++) {
    if (!g_str_equal (name, grown_members[i]))
      continue;
    if (item->grown[i] == NULL) {
      item->grown[i] = g_string_new (NULL);
      json_object_set_null_member (item->members, name); /* its place in the order */
    }
    g_string_append (item->grown[i], text);
    self->n_bytes += strlen (text);
    return TRUE;
  }

  return FALSE;
}

static void
add_members (CauserieReasoningDetails *self, Item *item, JsonObject *fragment)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, fragment);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (grow (self, item, name, value) || causerie_json_has (item->members, name))
      continue;
    json_object_set_member (item->members, name, json_node_ref (value));
    self->n_bytes += MEMBER_BYTES;
  }
}

static JsonNode *
finish_item (Item *item)
{
  JsonNode *node = json_node_init_object (json_node_alloc (), item->members);

  for (gsize i = 0; i < G_N_ELEMENTS (grown_members); i++) {
    if (item->grown[i] == NULL)
      continue;
    causerie_surrogates_join (item->grown[i]);
    json_object_set_string_member (item->members, grown_members[i], item->grown[i]->str);
  }

  return node;
}

CauserieReasoningDetails *
causerie_reasoning_details_new (void)
{
  CauserieReasoningDetails *self = g_new0 (CauserieReasoningDetails, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);

  return self;
}

void
causerie_reasoning_details_free (CauserieReasoningDetails *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->items);
  g_free (self);
}

void
causerie_reasoning_details_add (CauserieReasoningDetails *self, JsonArray *items)
{
  guint length = items != NULL ? json_array_get_length (items) : 0;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < length && self->n_bytes <= CAUSERIE_REASONING_DETAILS_MAX; i++) {
    JsonObject *fragment = causerie_json_element_object (items, i);
    Item *last = self->items->len > 0
                   ? g_ptr_array_index (self->items, self->items->len - 1) : NULL;

    if (fragment == NULL)
      continue;
    if (last == NULL || !continues (last, fragment))
      last = add_item (self);
    add_members (self, last, fragment);
  }
}

char *
causerie_reasoning_details_write (CauserieReasoningDetails *self)
{
  g_autoptr(JsonArray) array = NULL;
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->items->len == 0 || self->n_bytes > CAUSERIE_REASONING_DETAILS_MAX)
    return NULL;

  array = json_array_new ();
  for (guint i = 0; i < self->items->len; i++)
    json_array_add_element (array, finish_item (g_ptr_array_index (self->items, i)));
  node = json_node_init_array (json_node_alloc (), array);

  return causerie_json_write (node);
}
