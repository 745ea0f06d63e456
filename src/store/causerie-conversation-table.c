/* causerie-conversation-table.c: conversations in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-table.h"

#include "causerie-draft-table.h"
#include "causerie-error.h"
#include "causerie-search-index.h"
#include "causerie-tag-table.h"

/* All fields but those that have tables of their own; a new row is written whole. */
#define EVERYTHING G_MAXUINT

static const char find_sql[] =
  "SELECT id, leaf FROM conversation WHERE uid = ?";

static const char find_origin_sql[] =
  "SELECT id FROM message WHERE uid = ?";

static const char find_folder_sql[] =
  "SELECT id FROM folder WHERE uid = ?";

static const char insert_sql[] =
  "INSERT INTO conversation (title, title_source, profile, draft, preview, pinned, folder,"
  "                          archived, origin, created_time, updated_time, scroll_message, scroll_piece,"
  "                          scroll_offset, leaf, setup, uid, trashed_time)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
  " RETURNING id";

/* ?1: what was changed. The numbers are those of CauserieConversationField. */
static const char update_sql[] =
  "UPDATE conversation SET"
  "  title = iif (?1 & 1, ?2, title), title_source = iif (?1 & 1, ?3, title_source),"
  "  profile = iif (?1 & 2, ?4, profile), draft = iif (?1 & 4, ?5, draft),"
  "  preview = iif (?1 & 16, ?6, preview), pinned = iif (?1 & 32, ?7, pinned),"
  "  folder = iif (?1 & 64, ?8, folder),"
  "  archived = iif (?1 & 128, ?9, archived), origin = iif (?1 & 512, ?10, origin),"
  "  created_time = iif (?1 & 1024, ?11, created_time),"
  "  updated_time = iif (?1 & 2048, ?12, updated_time),"
  "  scroll_message = iif (?1 & 4096, ?13, scroll_message),"
  "  scroll_piece = iif (?1 & 4096, ?14, scroll_piece),"
  "  scroll_offset = iif (?1 & 4096, ?15, scroll_offset),"
  "  leaf = iif (?1 & 8192, ?16, leaf), setup = iif (?1 & 16384, ?17, setup)"
  " WHERE id = ?18";

G_STATIC_ASSERT (CAUSERIE_FIELD_TITLE == 1 && CAUSERIE_FIELD_PROFILE == 2 &&
                 CAUSERIE_FIELD_DRAFT == 4 && CAUSERIE_FIELD_PREVIEW == 16 &&
                 CAUSERIE_FIELD_PINNED == 32 && CAUSERIE_FIELD_FOLDER == 64 &&
                 CAUSERIE_FIELD_ARCHIVED == 128 && CAUSERIE_FIELD_ORIGIN == 512 &&
                 CAUSERIE_FIELD_CREATED_TIME == 1024 && CAUSERIE_FIELD_UPDATED_TIME == 2048 &&
                 CAUSERIE_FIELD_SCROLL == 4096 && CAUSERIE_FIELD_LEAF == 8192 &&
                 CAUSERIE_FIELD_SETUP == 16384);

#define LISTED \
  "SELECT c.id, c.uid, c.title, c.title_source, c.profile, c.draft, c.preview, c.pinned, f.uid," \
  "       c.archived, o.uid, c.created_time, c.updated_time, c.trashed_time, c.scroll_message," \
  "       c.scroll_piece, c.scroll_offset, c.setup" \
  " FROM conversation c LEFT JOIN folder f ON f.id = c.folder" \
  "                     LEFT JOIN message o ON o.id = c.origin"

static const char list_sql[] =
  LISTED " WHERE c.trashed_time = 0 ORDER BY c.updated_time DESC, c.id DESC LIMIT ?";

static const char read_sql[] =
  LISTED " WHERE c.uid = ?";

/* What it names in other tables; 0 nothing. */
typedef struct {
  gint64 origin_id;
  gint64 folder_id;
} Places;

static gboolean
find_place (CauserieDatabase  *database,
            const char        *sql,
            const char        *uid,
            gint64            *id,
            GError           **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, sql, error);

  causerie_statement_bind_text (statement, uid);
  if (causerie_statement_step (statement, error))
    *id = causerie_statement_read_int (statement);
  else if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND,
                 "what the conversation belongs to, %s, is not stored", uid);
  return *id != 0;
}

static gboolean
find_places (CauserieDatabase                  *database,
             const CauserieStoredConversation  *conversation,
             guint                              changed,
             Places                            *places,
             GError                           **error)
{
  if ((changed & CAUSERIE_FIELD_ORIGIN) && conversation->origin != NULL &&
      !find_place (database, find_origin_sql, conversation->origin, &places->origin_id, error))
    return FALSE;
  return !(changed & CAUSERIE_FIELD_FOLDER) || conversation->folder == NULL ||
         *conversation->folder == '\0' ||
         find_place (database, find_folder_sql, conversation->folder, &places->folder_id, error);
}

static void
bind_place (CauserieStatement *statement, gint64 id)
{
  if (id != 0)
    causerie_statement_bind_int (statement, id);
  else
    causerie_statement_bind_null (statement);
}

static void
bind_fields (CauserieStatement                *statement,
             const CauserieStoredConversation *conversation,
             const Places                     *places)
{
  causerie_statement_bind_text (statement, conversation->title);
  causerie_statement_bind_text (statement, causerie_enum_to_name (CAUSERIE_TYPE_TITLE_SOURCE,
                                                                  conversation->title_source));
  causerie_statement_bind_text (statement, conversation->profile);
  causerie_statement_bind_text (statement, conversation->draft);
  causerie_statement_bind_text (statement, conversation->preview);
  causerie_statement_bind_int (statement, conversation->pinned);
  bind_place (statement, places->folder_id);
  causerie_statement_bind_int (statement, conversation->archived);
  bind_place (statement, places->origin_id);
  causerie_statement_bind_int (statement, conversation->created_time);
  causerie_statement_bind_int (statement, conversation->updated_time);
  causerie_statement_bind_text (statement, conversation->scroll_message);
  causerie_statement_bind_int (statement, conversation->scroll_piece);
  causerie_statement_bind_int (statement, conversation->scroll_offset);
  causerie_statement_bind_text (statement, conversation->leaf);
  causerie_statement_bind_text (statement, conversation->setup != NULL ? conversation->setup : "");
}

static gint64
insert_row (CauserieDatabase                  *database,
            const CauserieStoredConversation  *conversation,
            const Places                      *places,
            GError                           **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, insert_sql, error);

  bind_fields (statement, conversation, places);
  causerie_statement_bind_text (statement, conversation->uid);
  causerie_statement_bind_int (statement, conversation->trashed_time);
  return causerie_statement_step (statement, error) ? causerie_statement_read_int (statement) : 0;
}

static gboolean
update_row (CauserieDatabase                  *database,
            gint64                             id,
            const CauserieStoredConversation  *conversation,
            const Places                      *places,
            GError                           **error)
{
  g_autoptr(CauserieStatement) statement = NULL;

  if ((conversation->changed & CAUSERIE_FIELD_TITLE) &&
      !causerie_search_index_forget_title (database, id, error))
    return FALSE;

  statement = causerie_database_prepare (database, update_sql, error);
  causerie_statement_bind_int (statement, conversation->changed);
  bind_fields (statement, conversation, places);
  causerie_statement_bind_int (statement, id);
  return causerie_statement_run (statement, error);
}

/* What is kept beside the row. */
static gboolean
save_around (CauserieDatabase                  *database,
             gint64                             id,
             const CauserieStoredConversation  *conversation,
             guint                              changed,
             GError                           **error)
{
  if ((changed & CAUSERIE_FIELD_TITLE) &&
      !causerie_search_index_save_title (database, id, error))
    return FALSE;
  if ((changed & CAUSERIE_FIELD_TAGS) &&
      !causerie_tag_table_save (database, id, conversation->tags, error))
    return FALSE;
  return !(changed & CAUSERIE_FIELD_DRAFT_PARTS) || conversation->draft_parts == NULL ||
         causerie_draft_table_save (database, id, conversation->draft_parts, error);
}

static gboolean
find_row (CauserieDatabase *database, const char *uid, gint64 *id, char **leaf, GError **error)
{
  g_autoptr(CauserieStatement) statement = causerie_database_prepare (database, find_sql, error);

  *id = 0;
  causerie_statement_bind_text (statement, uid);
  if (!causerie_statement_step (statement, error))
    return causerie_statement_is_done (statement);

  *id = causerie_statement_read_int (statement);
  if (leaf != NULL)
    *leaf = causerie_statement_dup_text (statement);
  return TRUE;
}

gboolean
causerie_conversation_table_save (CauserieDatabase                  *database,
                                  const CauserieStoredConversation  *conversation,
                                  GError                           **error)
{
  Places places = { 0, 0 };
  gint64 id;
  guint changed;

  if (!find_row (database, conversation->uid, &id, NULL, error))
    return FALSE;

  changed = id != 0 ? conversation->changed : EVERYTHING;
  if (!find_places (database, conversation, changed, &places, error))
    return FALSE;
  if (id == 0)
    id = insert_row (database, conversation, &places, error);
  else if (!update_row (database, id, conversation, &places, error))
    return FALSE;
  return id != 0 && save_around (database, id, conversation, changed, error);
}

static void
read_row (CauserieStatement *statement, GHashTable *tags, CauserieStoredConversation *row)
{
  g_autofree char *source = NULL;

  row->id = causerie_statement_read_int (statement);
  row->uid = causerie_statement_dup_text (statement);
  row->title = causerie_statement_dup_filled (statement);
  source = causerie_statement_dup_text (statement);
  row->title_source = causerie_enum_from_name (CAUSERIE_TYPE_TITLE_SOURCE, source,
                                               CAUSERIE_TITLE_NONE);
  row->profile = causerie_statement_dup_filled (statement);
  row->draft = causerie_statement_dup_filled (statement);
  row->preview = causerie_statement_dup_filled (statement);
  row->pinned = causerie_statement_read_int (statement) != 0;
  row->folder = causerie_statement_dup_filled (statement);
  row->archived = causerie_statement_read_int (statement) != 0;
  row->origin = causerie_statement_dup_filled (statement);
  row->created_time = causerie_statement_read_int (statement);
  row->updated_time = causerie_statement_read_int (statement);
  row->trashed_time = causerie_statement_read_int (statement);
  row->scroll_message = causerie_statement_dup_filled (statement);
  row->scroll_piece = causerie_statement_read_int (statement);
  row->scroll_offset = causerie_statement_read_int (statement);
  row->setup = causerie_statement_dup_filled (statement);
  row->tags = g_strdupv (g_hash_table_lookup (tags, &row->id));
}

GPtrArray *
causerie_conversation_table_list (CauserieDatabase *database, guint n_newest, GError **error)
{
  g_autoptr(GPtrArray) conversations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(CauserieStatement) statement = NULL;
  g_autoptr(GHashTable) tags = causerie_tag_table_list (database, error);

  if (tags == NULL)
    return NULL;

  statement = causerie_database_prepare (database, list_sql, error);
  causerie_statement_bind_int (statement, n_newest > 0 ? (gint64) n_newest : -1);
  while (causerie_statement_step (statement, error)) {
    CauserieStoredConversation row = { 0 };

    read_row (statement, tags, &row);
    g_ptr_array_add (conversations, causerie_stored_conversation_revive (&row));
  }
  return causerie_statement_is_done (statement) ? g_steal_pointer (&conversations) : NULL;
}

CauserieStoredConversation *
causerie_conversation_table_read (CauserieDatabase *database, const char *uid, GError **error)
{
  g_autoptr(CauserieStatement) statement = NULL;
  g_autoptr(GHashTable) tags = causerie_tag_table_list (database, error);

  if (tags == NULL)
    return NULL;

  statement = causerie_database_prepare (database, read_sql, error);
  causerie_statement_bind_text (statement, uid);
  if (causerie_statement_step (statement, error)) {
    CauserieStoredConversation *row = g_new0 (CauserieStoredConversation, 1);

    read_row (statement, tags, row);
    return row;
  }
  if (causerie_statement_is_done (statement))
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "no conversation %s", uid);
  return NULL;
}

gint64
causerie_conversation_table_find (CauserieDatabase  *database,
                                  const char        *uid,
                                  char             **leaf,
                                  GError           **error)
{
  gint64 id;

  if (find_row (database, uid, &id, leaf, error) && id == 0)
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NOT_FOUND, "no conversation %s", uid);
  return id;
}
