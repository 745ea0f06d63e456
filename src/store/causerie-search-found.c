/* causerie-search-found.c: a document that was found, on its way to the person
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-found.h"

#include "causerie-part.h"
#include "causerie-search-finder.h"

static const char read_parts_sql[] =
  "SELECT kind, name, text FROM part WHERE message = ? ORDER BY position";

static CauserieSearchFound *
found_new (void)
{
  CauserieSearchFound *self = g_new0 (CauserieSearchFound, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
causerie_search_found_free (CauserieSearchFound *self)
{
  g_free (self->conversation_uid);
  g_free (self->conversation_title);
  g_free (self->message_uid);
  g_clear_pointer (&self->snippet, causerie_search_snippet_free);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->names);
  g_free (self->reasoning);
  g_free (self);
}

static gboolean
read_parts (CauserieSearchFound  *self,
            CauserieDatabase     *database,
            gint64                message_id,
            GError              **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, read_parts_sql, error);

  causerie_statement_bind_int (statement, message_id);
  while (causerie_statement_step (statement, error)) {
    g_autofree char *kind = causerie_statement_dup_text (statement);
    g_autofree char *name = causerie_statement_dup_text (statement);
    g_autofree char *text = causerie_statement_dup_text (statement);
    int part_kind = causerie_enum_from_name (CAUSERIE_TYPE_PART_KIND, kind, -1);

    if (part_kind == CAUSERIE_PART_TEXT && text != NULL)
      g_ptr_array_add (self->texts, g_steal_pointer (&text));
    else if ((part_kind == CAUSERIE_PART_IMAGE || part_kind == CAUSERIE_PART_FILE) && name != NULL)
      g_ptr_array_add (self->names, g_steal_pointer (&name));
  }
  return causerie_statement_is_done (statement);
}

CauserieSearchFound *
causerie_search_found_read (CauserieDatabase *database, CauserieStatement *row, GError **error)
{
  g_autoptr(CauserieSearchFound) self = found_new ();
  g_autofree char *role = NULL;
  gint64 message_id;
  char *text;

  self->conversation_uid = causerie_statement_dup_text (row);
  self->conversation_title = causerie_statement_dup_text (row);
  message_id = causerie_statement_read_int (row);
  self->message_uid = causerie_statement_dup_text (row);
  role = causerie_statement_dup_text (row);
  self->role = causerie_enum_from_name (CAUSERIE_TYPE_ROLE, role, CAUSERIE_ROLE_ASSISTANT);
  self->time = causerie_statement_read_int (row);
  self->reasoning = causerie_statement_dup_text (row);
  text = causerie_statement_dup_text (row);

  if (message_id == 0)
    text = g_strdup (self->conversation_title);
  g_ptr_array_add (self->texts, text);
  if (message_id != 0 && !read_parts (self, database, message_id, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
text_meets (const CauserieSearchTerms *terms, const char *text)
{
  g_auto(CauserieSearchFinder) finder = { NULL };
  CauserieSearchMark mark;

  causerie_search_finder_init (&finder, terms, text);
  return causerie_search_finder_next (&finder, &mark);
}

gboolean
causerie_search_found_meets (const CauserieSearchFound *self,
                             const CauserieSearchTerms *terms,
                             gboolean                   in_reasoning)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (text_meets (terms, g_ptr_array_index (self->texts, i)))
      return TRUE;
  for (guint i = 0; i < self->names->len; i++)
    if (text_meets (terms, g_ptr_array_index (self->names, i)))
      return TRUE;
  return in_reasoning && self->reasoning != NULL && text_meets (terms, self->reasoning);
}

static CauserieSearchSnippet *
show_first (const CauserieSearchTerms *terms, GPtrArray *texts)
{
  CauserieSearchSnippet *snippet = NULL;

  for (guint i = 0; i < texts->len && snippet == NULL; i++)
    snippet = causerie_search_snippet_new (terms, g_ptr_array_index (texts, i), FALSE);
  return snippet;
}

static CauserieSearchPlace
show (CauserieSearchFound *self, const CauserieSearchTerms *terms, gboolean in_reasoning)
{
  self->snippet = show_first (terms, self->texts);
  if (self->snippet != NULL)
    return self->message_uid != NULL ? CAUSERIE_SEARCH_TEXT : CAUSERIE_SEARCH_TITLE;

  self->snippet = show_first (terms, self->names);
  if (self->snippet != NULL)
    return CAUSERIE_SEARCH_FILE;

  if (in_reasoning && self->reasoning != NULL)
    self->snippet = causerie_search_snippet_new (terms, self->reasoning, FALSE);
  if (self->snippet != NULL)
    return CAUSERIE_SEARCH_REASONING;

  self->snippet = causerie_search_snippet_new (terms, g_ptr_array_index (self->texts, 0), TRUE);
  return self->message_uid != NULL ? CAUSERIE_SEARCH_TEXT : CAUSERIE_SEARCH_TITLE;
}

void
causerie_search_found_show (CauserieSearchFound       *self,
                            const CauserieSearchTerms *terms,
                            gboolean                   in_reasoning)
{
  self->place = show (self, terms, in_reasoning);
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->names, 0);
  g_clear_pointer (&self->reasoning, g_free);
}
