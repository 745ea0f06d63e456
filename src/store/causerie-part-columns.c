/* causerie-part-columns.c: a part in the columns of a row
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-part-columns.h"

#include "causerie-blob-table.h"
#include "causerie-enums.h"
#include "causerie-text.h"

#define TEXT_KIND "text" /* CAUSERIE_PART_TEXT */

const char *
causerie_part_columns_get_kind (CauseriePart *part)
{
  return causerie_enum_to_name (CAUSERIE_TYPE_PART_KIND, causerie_part_get_kind (part));
}

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

/* Of a part whose text is kept as bytes; NULL when they are none. */
static char *
dup_text (GBytes *data)
{
  gsize length;
  const char *bytes = g_bytes_get_data (data, &length);

  if (length == 0)
    return g_strdup ("");
  return causerie_text_is_utf8 (bytes, length) ? g_strndup (bytes, length) : NULL;
}

gboolean
causerie_part_columns_read (CauserieDatabase   *database,
                            CauserieStatement  *statement,
                            CauseriePart      **part,
                            GError            **error)
{
  g_autofree char *kind = causerie_statement_dup_text (statement);
  g_autofree char *name = causerie_statement_dup_text (statement);
  g_autofree char *call_id = causerie_statement_dup_text (statement);
  g_autofree char *media_type = causerie_statement_dup_text (statement);
  gint64 blob_id = causerie_statement_read_int (statement);
  g_autofree char *text = causerie_statement_dup_text (statement);
  g_autoptr(GBytes) data = NULL;

  if (blob_id != 0 && !causerie_blob_table_load (database, blob_id, &data, error))
    return FALSE;
  if (text == NULL && data != NULL && g_strcmp0 (kind, TEXT_KIND) == 0)
    text = dup_text (data);

  *part = make_part (kind, name, call_id,
                     media_type != NULL ? media_type : "application/octet-stream", data, text);
  if (*part == NULL)
    g_warning ("A part of a message cannot be read and is left out");
  return TRUE;
}
