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
#include "causerie-surrogates.h"

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

/* Where neither index nor id tell, another call begins with a name and arguments after whole
 * ones. */
static gboolean
begins_another (Call *call, const CauserieToolFragment *fragment)
{
  return call->name != NULL && is_given (fragment->name) && is_given (fragment->arguments) &&
         is_complete (call);
}

static Call *
find_unmarked (CauserieToolAssembler *self, const CauserieToolFragment *fragment)
{
  return self->last != NULL && !begins_another (self->last, fragment) ? self->last : NULL;
}

/* The call to which an index leads. */
static Call *
find_indexed (CauserieToolAssembler *self, const CauserieToolFragment *fragment)
{
  Call *call = find_by_index (self, fragment->index);
  Call *named;

  if (call == NULL)
    return NULL;
  if (!is_given (fragment->id))
    return begins_another (call, fragment) ? NULL : call;
  if (call->id == NULL || g_str_equal (call->id, fragment->id))
    return call;

  /* Another id under an index in use: parallel calls that all say 0. */
  named = find_by_id (self, fragment->id);
  return named != NULL || is_given (fragment->name) ? named : call;
}

/* The call a fragment belongs to; NULL when it begins one. */
static Call *
find_call (CauserieToolAssembler *self, const CauserieToolFragment *fragment)
{
  if (fragment->index != CAUSERIE_TOOL_NO_INDEX)
    return find_indexed (self, fragment);
  return is_given (fragment->id) ? find_by_id (self, fragment->id)
                                 : find_unmarked (self, fragment);
}

static gboolean
is_empty (const CauserieToolFragment *fragment)
{
  return !is_given (fragment->id) && !is_given (fragment->name) && !is_given (fragment->arguments);
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
  if (call == NULL && (is_empty (fragment) || self->calls->len == CAUSERIE_TOOL_MAX_CALLS))
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

    causerie_surrogates_join (call->arguments);
    if (call->id == NULL)
      call->id = make_id ();
    g_ptr_array_add (parts, causerie_part_new_tool_call (call->id, call->name, arguments));
  }

  return parts;
}
