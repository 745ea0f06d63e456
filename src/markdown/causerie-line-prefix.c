/* causerie-line-prefix.c: what stands before the lines of a block in an excerpt
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-excerpt-private.h"

#include <string.h>

void
causerie_line_prefixes_init (CauserieLinePrefixes *self, CauserieSigns signs)
{
  *self = (CauserieLinePrefixes) { .signs = signs };
  self->prefix.first = g_string_new (NULL);
  self->prefix.rest = g_string_new (NULL);
  self->prefix.blank = g_string_new (NULL);
}

void
causerie_line_prefixes_clear (CauserieLinePrefixes *self)
{
  g_string_free (self->prefix.first, TRUE);
  g_string_free (self->prefix.rest, TRUE);
  g_string_free (self->prefix.blank, TRUE);
}

/* --- lists ------------------------------------------------------------------------------------ */

static gboolean
is_list (CauserieNestKind kind)
{
  return kind != CAUSERIE_NEST_QUOTE && kind != CAUSERIE_NEST_NOTE;
}

static gboolean
is_same_list (const CauserieNest *a, const CauserieNest *b)
{
  return is_list (a->kind) && is_list (b->kind) &&
         (a->kind == CAUSERIE_NEST_NUMBER) == (b->kind == CAUSERIE_NEST_NUMBER);
}

/* What begins a list begins the innermost one. */
static gboolean
begins_list_at (CauserieBlock *block, const CauserieNest *path, guint n_steps, guint step)
{
  for (guint i = step + 1; i < n_steps; i++) {
    if (is_list (path[i].kind))
      return FALSE;
  }
  return causerie_block_begins_list (block);
}

/* Two lists, one after the other, are told apart by their signs. */
static void
choose_sign (CauserieLinePrefixes *self, CauserieBlock *block, const CauserieNest *path,
             guint n_steps, guint step)
{
  if (step >= self->depth || !is_same_list (&self->path[step], &path[step]))
    self->other[step] = FALSE;
  else if (begins_list_at (block, path, n_steps, step))
    self->other[step] = !self->other[step];
}

/* --- signs ------------------------------------------------------------------------------------ */

static char *
dup_sign (const CauserieNest *step, CauserieSigns signs, gboolean other)
{
  const char *bullet = other && signs == CAUSERIE_SIGNS_MARKDOWN ? "*" : "-";

  switch (step->kind) {
  case CAUSERIE_NEST_QUOTE:
    return g_strdup ("> ");
  case CAUSERIE_NEST_NUMBER:
    return g_strdup_printf ("%u%s ", step->number,
                            other && signs == CAUSERIE_SIGNS_MARKDOWN ? ")" : ".");
  case CAUSERIE_NEST_TASK:
    return g_strdup_printf ("%s [ ] ", bullet);
  case CAUSERIE_NEST_TASK_DONE:
    return g_strdup_printf ("%s [x] ", bullet);
  case CAUSERIE_NEST_NOTE:
    return g_strdup_printf (signs == CAUSERIE_SIGNS_MARKDOWN ? "[^%u]: " : "[%u] ", step->number);
  case CAUSERIE_NEST_BULLET:
  default:
    return g_strdup_printf ("%s ", bullet);
  }
}

/* How far what goes on in the step is moved in, for Markdown as for the eye. */
static guint
get_indent (const CauserieNest *step, const char *sign)
{
  switch (step->kind) {
  case CAUSERIE_NEST_TASK:
  case CAUSERIE_NEST_TASK_DONE:
  case CAUSERIE_NEST_BULLET:
    return 2;
  case CAUSERIE_NEST_NOTE:
    return 4;
  case CAUSERIE_NEST_QUOTE:
  case CAUSERIE_NEST_NUMBER:
  default:
    return (guint) strlen (sign);
  }
}

static void
append_step (CauserieLinePrefix *prefix, const CauserieNest *step, const char *sign,
             gboolean begins)
{
  g_autofree char *indent = g_strnfill (get_indent (step, sign), ' ');
  const char *again = step->kind == CAUSERIE_NEST_QUOTE ? sign : indent;

  g_string_append (prefix->first, begins ? sign : again);
  g_string_append (prefix->rest, again);
  if (!begins)
    g_string_append (prefix->blank, again);
}

static void
trim_end (GString *string)
{
  while (string->len > 0 && string->str[string->len - 1] == ' ')
    g_string_truncate (string, string->len - 1);
}

void
causerie_line_prefixes_enter (CauserieLinePrefixes *self, CauserieBlock *block)
{
  guint n_steps, n_shared = MIN (causerie_block_get_n_shared (block), self->depth);
  const CauserieNest *path = causerie_block_get_path (block, &n_steps);

  g_string_truncate (self->prefix.first, 0);
  g_string_truncate (self->prefix.rest, 0);
  g_string_truncate (self->prefix.blank, 0);
  for (guint i = 0; i < n_steps; i++) {
    g_autofree char *sign = NULL;

    if (i >= n_shared)
      choose_sign (self, block, path, n_steps, i);
    sign = dup_sign (&path[i], self->signs, self->other[i]);
    append_step (&self->prefix, &path[i], sign, i >= n_shared);
  }
  trim_end (self->prefix.blank);
  memcpy (self->path, path, n_steps * sizeof *path);
  self->depth = n_steps;
}
