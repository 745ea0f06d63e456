/* causerie-part-table.c: the parts of messages in SQL
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-part-table.h"

#include "causerie-blob-table.h"
#include "causerie-enums.h"
#include "causerie-message-table.h"
#include "causerie-part.h"

static const char insert_sql[] =
  "INSERT INTO part (message, position, kind, name, call_id, media_type, blob, text)"
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

static const char load_sql[] =
  "SELECT p.message, p.kind, p.name, p.call_id, p.media_type, p.blob, p.text"
  " FROM part p JOIN message m ON m.id = p.message"
  " WHERE m.conversation = ? ORDER BY p.message, p.position";

static gboolean
clear_parts (CauserieDatabase *database, gint64 message_id, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "DELETE FROM part WHERE message = ?", error);

  causerie_statement_bind_int (statement, message_id);
  return causerie_statement_run (statement, error);
}

static gboolean
insert_part (CauserieDatabase  *database,
             gint64             message_id,
             guint              position,
             CauseriePart      *part,
             GError           **error)
{
  g_autoptr(CauserieStatement) statement = NULL;
  GBytes *data = causerie_part_get_data (part);
  gint64 blob_id = 0;

  if (data != NULL) {
    blob_id = causerie_blob_table_add (database, data, error);
    if (blob_id == 0)
      return FALSE;
  }

  statement = causerie_database_prepare (database, insert_sql, error);
  causerie_statement_bind_int (statement, message_id);
  causerie_statement_bind_int (statement, position);
  causerie_statement_bind_text (statement, causerie_enum_to_name (CAUSERIE_TYPE_PART_KIND,
                                                                  causerie_part_get_kind (part)));
  causerie_statement_bind_text (statement, causerie_part_get_name (part));
  causerie_statement_bind_text (statement, causerie_part_get_id (part));
  causerie_statement_bind_text (statement, causerie_part_get_media_type (part));
  if (data != NULL)
    causerie_statement_bind_int (statement, blob_id);
  else
    causerie_statement_bind_null (statement);
  causerie_statement_bind_text (statement, causerie_part_get_text (part));
  return causerie_statement_run (statement, error);
}

gboolean
causerie_part_table_save (CauserieDatabase  *database,
                          gint64             message_id,
                          GPtrArray         *parts,
                          GError           **error)
{
  if (!clear_parts (database, message_id, error))
    return FALSE;

  for (guint i = 0; i < parts->len; i++) {
    if (!insert_part (database, message_id, i, g_ptr_array_index (parts, i), error))
      return FALSE;
  }
  return TRUE;
}

/* A kind this program does not know, or bytes that are lost, give no part: the rest of the
 * message is still wanted. */
static CauseriePart *
make_part (const char *kind,
           const char *name,
           const char *call_id,
           const char *media_type,
           GBytes     *data,
           const char *text)
{
  switch (causerie_enum_from_name (CAUSERIE_TYPE_PART_KIND, kind, -1)) {
    case CAUSERIE_PART_TEXT:
      return text != NULL ? causerie_part_new_text (text) : NULL;
    case CAUSERIE_PART_IMAGE:
      return data != NULL ? causerie_part_new_image (data, media_type, name) : NULL;
    case CAUSERIE_PART_FILE:
      return data != NULL ? causerie_part_new_file (data, media_type, name) : NULL;
    case CAUSERIE_PART_TOOL_CALL:
      return text != NULL ? causerie_part_new_tool_call (call_id, name, text) : NULL;
    case CAUSERIE_PART_CITATION:
      return text != NULL ? causerie_part_new_citation (text, name) : NULL;
    case CAUSERIE_PART_REASONING_DETAILS:
      return text != NULL ? causerie_part_new_reasoning_details (text) : NULL;
    default:
      return NULL;
  }
}

static CauseriePart *
read_part (CauserieStatement *statement, GHashTable *blobs)
{
  g_autofree char *kind = causerie_statement_dup_text (statement);
  g_autofree char *name = causerie_statement_dup_text (statement);
  g_autofree char *call_id = causerie_statement_dup_text (statement);
  g_autofree char *media_type = causerie_statement_dup_text (statement);
  gint64 blob_id = causerie_statement_read_int (statement);
  g_autofree char *text = causerie_statement_dup_text (statement);

  return make_part (kind, name, call_id,
                    media_type != NULL ? media_type : "application/octet-stream",
                    g_hash_table_lookup (blobs, &blob_id), text);
}

static void
add_part (CauserieStatement *statement, GPtrArray *messages, GHashTable *blobs)
{
  gint64 message_id = causerie_statement_read_int (statement);
  CauserieStoredMessage *message = causerie_message_table_find_row (messages, message_id);
  CauseriePart *part = read_part (statement, blobs);

  if (message != NULL && part != NULL) {
    g_ptr_array_add (message->parts, part);
    return;
  }
  g_warning ("A part of a message cannot be read and is left out");
  g_clear_pointer (&part, causerie_part_unref);
}

gboolean
causerie_part_table_load (CauserieDatabase  *database,
                          gint64             conversation_id,
                          GPtrArray         *messages,
                          GError           **error)
{
  g_autoptr(GHashTable) blobs = causerie_blob_table_load (database, conversation_id, error);
  g_autoptr(CauserieStatement) statement = NULL;

  if (blobs == NULL)
    return FALSE;

  statement = causerie_database_prepare (database, load_sql, error);
  causerie_statement_bind_int (statement, conversation_id);
  while (causerie_statement_step (statement, error))
    add_part (statement, messages, blobs);
  return causerie_statement_is_done (statement);
}
