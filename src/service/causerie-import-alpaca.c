/* causerie-import-alpaca.c: Alpaca's chats, out of its database or of one chat's export
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     chat        id, name, folder (since 5), is_template (since 7)
 *     message     id, chat_id, role (user, assistant, system), model,
 *                 date_time ("2025/11/02 18:04:05", by the clock of the place), content
 *     attachment  id, message_id, type, name, content
 *     chat_folder id, name, color, parent (since 5)
 *
 * The content of an attachment is text: of an "image" base64, of a "thought" the reasoning, of a "tool" what it
 * was asked and said, of a "link" its address, of other types what the document says. "metadata" are figures
 * of the answer, in words of a language that is not told: they are left out. Read from its source,
 * 2026-08. */

#include "causerie-error.h"
#include "causerie-foreign-database.h"
#include "causerie-import-foreign.h"
#include "causerie-import-part.h"
#include "causerie-import-time.h"
#include "causerie-foreign-tree.h"

#include <glib/gi18n.h>
#include <string.h>

#define FORMAT      "alpaca"
#define MAGIC       "SQLite format 3"
#define MAX_FOLDERS 16 /* one within the other */

typedef struct {
  CauserieForeignDatabase *database; /* owned */
  CauserieImportSink      *sink;     /* borrowed */
  GHashTable *messages;    /* id of a chat → GPtrArray of numbers of rows (char *) */
  GHashTable *attachments; /* id of a message → the same */
  GHashTable *folders;     /* id → its whole name */
} Reading;

/* --- which rows belong to what ---------------------------------------------------------------- */

/* No column has an index: one walk over each table, instead of one for each chat and message. */
static gboolean
take_number (const char * const *values, gpointer user_data, GError **error)
{
  GHashTable *rows = user_data;
  GPtrArray *numbers;

  if (values[0] == NULL || values[1] == NULL)
    return TRUE;

  numbers = g_hash_table_lookup (rows, values[1]);
  if (numbers == NULL) {
    numbers = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (rows, g_strdup (values[1]), numbers);
  }
  g_ptr_array_add (numbers, g_strdup (values[0]));
  return TRUE;
}

static GHashTable *
new_rows (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* --- folders ---------------------------------------------------------------------------------- */

typedef struct {
  char *name;
  char *parent; /* id, or NULL */
} Folder;

static void
free_folder (gpointer data)
{
  Folder *folder = data;

  g_free (folder->name);
  g_free (folder->parent);
  g_free (folder);
}

static gboolean
take_folder (const char * const *values, gpointer user_data, GError **error)
{
  Folder *folder;

  if (values[0] == NULL || values[1] == NULL)
    return TRUE;

  folder = g_new0 (Folder, 1);
  folder->name = g_strdup (values[1]);
  folder->parent = g_strdup (values[2]);
  g_hash_table_replace (user_data, g_strdup (values[0]), folder);
  return TRUE;
}

static Folder *
find_folder (GHashTable *folders, const char *id)
{
  return id != NULL ? g_hash_table_lookup (folders, id) : NULL;
}

/* "Outer / Inner": folders lie in no folders here. NULL for none. */
static char *
dup_folder_name (GHashTable *folders, const char *id)
{
  Folder *way[MAX_FOLDERS];
  Folder *folder = find_folder (folders, id);
  char *name = folder != NULL ? g_strdup (folder->name) : NULL;
  guint n = 0;

  for (; folder != NULL && n < MAX_FOLDERS; folder = find_folder (folders, folder->parent)) {
    char *inner = name;

    for (guint i = 0; i < n; i++) {
      if (way[i] == folder)
        return name;
    }
    if (n > 0) {
      name = g_strdup_printf ("%s / %s", folder->name, inner);
      g_free (inner);
    }
    way[n++] = folder;
  }

  return name;
}

static gboolean
read_folders (Reading *self, GError **error)
{
  if (!causerie_foreign_database_has_column (self->database, "chat_folder", "parent"))
    return TRUE;

  return causerie_foreign_database_query (self->database,
                                          "SELECT id, name, parent FROM chat_folder", NULL,
                                          take_folder, self->folders, error);
}

/* --- messages --------------------------------------------------------------------------------- */

/* A row that is being made a turn. */
typedef struct {
  Reading            *reading;
  CauserieForeignTree *tree;
  CauserieForeignTurn *turn; /* the message whose attachments are read */
} Place;

static void
add_picture (Place *place, const char *name, const char *content)
{
  CauseriePart *part = causerie_import_part_picture_from_base64 (content, name);

  if (part == NULL)
    causerie_foreign_tree_lack (place->tree, CAUSERIE_FOREIGN_LACK_IMAGE);
  causerie_foreign_turn_add_part (place->turn, part);
}

static gboolean
take_attachment (const char * const *values, gpointer user_data, GError **error)
{
  Place *place = user_data;
  const char *type = values[0] != NULL ? values[0] : "";
  const char *name = values[1];
  const char *content = values[2];

  if (g_str_equal (type, "image"))
    add_picture (place, name, content);
  else if (g_str_equal (type, "thought"))
    causerie_foreign_turn_add_reasoning (place->turn, content);
  else if (g_str_equal (type, "tool"))
    causerie_foreign_turn_add_step (place->turn, name, content);
  else if (g_str_equal (type, "link"))
    causerie_foreign_turn_add_citation (place->turn, content, name);
  else if (!g_str_equal (type, "metadata"))
    causerie_foreign_turn_add_part (place->turn, causerie_import_part_from_text (content, name));
  return TRUE;
}

static gboolean
read_rows (Reading *self, GHashTable *rows, const char *id, const char *sql,
           CauserieForeignRowFunc take_row, gpointer user_data, GError **error)
{
  GPtrArray *numbers = g_hash_table_lookup (rows, id);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
    const char * const arguments[] = { g_ptr_array_index (numbers, i), NULL };

    if (!causerie_foreign_database_query (self->database, sql, arguments, take_row, user_data,
                                          error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
take_message (const char * const *values, gpointer user_data, GError **error)
{
  Place *place = user_data;
  CauserieForeignTurn *last = causerie_foreign_tree_get_last (place->tree);
  CauserieRole role = causerie_enum_from_name (CAUSERIE_TYPE_ROLE, values[1],
                                               CAUSERIE_ROLE_ASSISTANT);

  place->turn =
    causerie_foreign_tree_add (place->tree, values[0],
                              last != NULL ? causerie_foreign_turn_get_id (last) : NULL, role);
  causerie_foreign_turn_set_times (place->turn, causerie_import_time_from_local (values[3]), 0);
  causerie_foreign_turn_set_model (place->turn, values[2]);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    causerie_foreign_turn_add_answer (place->turn, values[4]);
  else
    causerie_foreign_turn_add_text (place->turn, values[4]);

  return values[0] == NULL ||
         read_rows (place->reading, place->reading->attachments, values[0],
                    "SELECT type, name, content FROM attachment WHERE rowid = ?", take_attachment,
                    place, error);
}

/* --- chats ------------------------------------------------------------------------------------ */

/* What cannot be read of a chat leaves the rest of it, and the other chats. */
static gboolean
take_chat (const char * const *values, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autofree char *folder = dup_folder_name (self->folders, values[2]);
  g_autoptr(CauserieForeignTree) tree = NULL;
  g_autoptr(GError) wrong = NULL;
  Place place = { self, NULL, NULL };

  if (values[0] == NULL)
    return TRUE;

  tree = place.tree = causerie_foreign_tree_new (FORMAT, values[0], NULL);
  causerie_foreign_tree_set_title (tree, values[1]);
  causerie_foreign_tree_set_folder (tree, folder);
  if (!read_rows (self, self->messages, values[0],
                  "SELECT id, role, model, date_time, content FROM message WHERE rowid = ?",
                  take_message, &place, &wrong)) {
    if (g_error_matches (wrong, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
    causerie_import_sink_complain (self->sink, values[1], _("A part of this chat cannot be read."));
  }

  return causerie_foreign_tree_put (tree, NULL, self->sink, error);
}

static gboolean
read_chats (Reading *self, GError **error)
{
  const char *sql = causerie_foreign_database_has_column (self->database, "chat", "folder")
                    ? "SELECT id, name, folder FROM chat ORDER BY rowid"
                    : "SELECT id, name, NULL FROM chat ORDER BY rowid";

  return causerie_foreign_database_query (self->database, "SELECT rowid, chat_id FROM message "
                                          "ORDER BY rowid", NULL, take_number, self->messages,
                                          error) &&
         causerie_foreign_database_query (self->database, "SELECT rowid, message_id FROM "
                                          "attachment ORDER BY rowid", NULL, take_number,
                                          self->attachments, error) &&
         read_folders (self, error) &&
         causerie_foreign_database_query (self->database, sql, NULL, take_chat, self, error);
}

/* --- the file --------------------------------------------------------------------------------- */

static gboolean
is_of_this_kind (CauserieForeignDatabase *database, GError **error)
{
  if (causerie_foreign_database_has_column (database, "chat", "name") &&
      causerie_foreign_database_has_column (database, "message", "chat_id") &&
      causerie_foreign_database_has_column (database, "attachment", "message_id"))
    return TRUE;

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                       causerie_foreign_database_is_ours (database)
                       ? _("This is a history of this program: it can be restored, not imported.")
                       : _("This database holds no chats of a known kind."));
  return FALSE;
}

/* The words of SQLite are the detail; a cancel stays what it is. */
static gboolean
say (GError *wrong, GError **error)
{
  if (wrong == NULL)
    return FALSE;

  if (g_str_has_prefix (wrong->message, "SQLite")) {
    g_debug ("%s", wrong->message);
    g_set_error_literal (error, wrong->domain, wrong->code,
                         _("This database is damaged, or cannot be read."));
    g_error_free (wrong);
  } else {
    g_propagate_error (error, wrong);
  }
  return FALSE;
}

static gboolean
read_database (const char *path, CauserieImportSink *sink, GError **error)
{
  GCancellable *cancellable = causerie_import_sink_get_cancellable (sink);
  g_autoptr(CauserieForeignDatabase) database =
    causerie_foreign_database_open (path, cancellable, error);
  g_autoptr(GHashTable) messages = new_rows ();
  g_autoptr(GHashTable) attachments = new_rows ();
  g_autoptr(GHashTable) folders =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_folder);
  Reading reading = { database, sink, messages, attachments, folders };

  if (database == NULL || !is_of_this_kind (database, error))
    return FALSE;

  if (causerie_foreign_database_is_behind (database))
    causerie_import_sink_complain (sink, NULL, _("The program that wrote this file has not closed it. "
                                                 "Close it and import again for what is missing."));
  return read_chats (&reading, error);
}

static gboolean
recognise (const char *head, gsize length, JsonObject *first)
{
  return length >= sizeof MAGIC && memcmp (head, MAGIC, sizeof MAGIC) == 0;
}

static gboolean
read_file (GFile *file, CauserieImportSink *sink, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  GError *wrong = NULL;

  if (path == NULL) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("Copy this file to this computer first."));
    return FALSE;
  }

  return read_database (path, sink, &wrong) || say (wrong, error);
}

const CauserieImportFormat causerie_import_alpaca = {
  .id = FORMAT,
  .name = "Alpaca",
  .recognise = recognise,
  .read_file = read_file,
};
