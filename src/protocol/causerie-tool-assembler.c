/* causerie-tool-assembler.c: tool calls put together from their fragments
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":""}}
 *     {"index":0,"function":{"arguments":"{\"city\":"}}
 *     {"index":0,"function":{"arguments":"\"Kyiv\"}"}} */

#include "causerie-tool-assembler.h"

#include "causerie-json.h"
#include "causerie-part.h"

typedef struct {
  gint64   index;
  char    *id;   /* NULL until one came */
  char    *name; /* NULL until one came */
  GString *arguments;
} Call;

struct _CauserieToolAssembler {
  GPtrArray *calls; /* Call, owned */
  Call      *last;  /* borrowed from calls: the one touched last */
};

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->id);
  g_free (call->name);
  g_string_free (call->arguments, TRUE);
  g_free (call);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static Call *
find_by_id (CauserieToolAssembler *self, const char *id)
{
  for (guint i = 0; i < self->calls->len; i++) {
    Call *call = g_ptr_array_index (self->calls, i);

    if (g_strcmp0 (call->id, id) == 0)
      return call;
  }

  return NULL;
}

/* The newest call with this index. */
static Call *
find_by_index (CauserieToolAssembler *self, gint64 index)
{
  for (guint i = self->calls->len; i > 0; i--) {
    Call *call = g_ptr_array_index (self->calls, i - 1);

    if (call->index == index)
      return call;
  }

  return NULL;
}

static gboolean
is_complete (Call *call)
{
  g_autoptr(JsonNode) node = NULL;

  if (!g_str_has_suffix (call->arguments->str, "}"))
    return FALSE;
  node = causerie_json_parse (call->arguments->str, call->arguments->len, NULL, NULL);
  return node != NULL;
}

/* Without index and id only a name can tell that another call begins: one after whole arguments. */
static Call *
find_unmarked (CauserieToolAssembler *self, const CauserieToolFragment *fragment)
{
  Call *last = self->last;

  if (last != NULL && is_given (fragment->name) && last->name != NULL && is_complete (last))
    return NULL;
  return last;
}

/* The call a fragment belongs to; NULL when it begins one. */
static Call *
find_call (CauserieToolAssembler *self, const CauserieToolFragment *fragment)
{
  Call *call;

  if (fragment->index == CAUSERIE_TOOL_NO_INDEX)
    return is_given (fragment->id) ? find_by_id (self, fragment->id)
                                   : find_unmarked (self, fragment);

  call = find_by_index (self, fragment->index);
  if (call == NULL || call->id == NULL || !is_given (fragment->id) ||
      g_str_equal (call->id, fragment->id))
    return call;

  /* Another id under an index in use: parallel calls that all say 0. */
  call = find_by_id (self, fragment->id);
  return call != NULL || is_given (fragment->name) ? call
                                                   : find_by_index (self, fragment->index);
}

static Call *
add_call (CauserieToolAssembler *self, gint64 index)
{
  Call *call = g_new0 (Call, 1);

  call->index = index;
  call->arguments = g_string_new (NULL);
  g_ptr_array_add (self->calls, call);

  return call;
}

static char *
make_id (void)
{
  return g_strdup_printf ("call_%08x", g_random_int ());
}

CauserieToolAssembler *
causerie_tool_assembler_new (void)
{
  CauserieToolAssembler *self = g_new0 (CauserieToolAssembler, 1);

  self->calls = g_ptr_array_new_with_free_func (free_call);

  return self;
}

void
causerie_tool_assembler_free (CauserieToolAssembler *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->calls);
  g_free (self);
}

void
causerie_tool_assembler_add (CauserieToolAssembler *self, const CauserieToolFragment *fragment)
{
  Call *call;

  g_return_if_fail (self != NULL && fragment != NULL);

  call = find_call (self, fragment);
  if (call == NULL && self->calls->len == CAUSERIE_TOOL_MAX_CALLS)
    return;
  if (call == NULL)
    call = add_call (self, fragment->index);

  if (call->id == NULL && is_given (fragment->id))
    call->id = g_strdup (fragment->id);
  if (call->name == NULL && is_given (fragment->name))
    call->name = g_strdup (fragment->name);
  if (fragment->arguments != NULL)
    g_string_append (call->arguments, fragment->arguments);
  self->last = call;
}

GPtrArray *
causerie_tool_assembler_finish (CauserieToolAssembler *self)
{
  GPtrArray *parts;

  g_return_val_if_fail (self != NULL, NULL);

  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (guint i = 0; i < self->calls->len; i++) {
    Call *call = g_ptr_array_index (self->calls, i);
    const char *arguments = call->arguments->len > 0 ? call->arguments->str : "{}";

    if (call->id == NULL)
      call->id = make_id ();
    g_ptr_array_add (parts, causerie_part_new_tool_call (call->id, call->name, arguments));
  }

  return parts;
}
