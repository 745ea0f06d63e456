/* causerie-export-document.c: chats as documents, one or a folder of them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-file.h"
#include "causerie-export-job.h"
#include "causerie-export-name.h"

#include "causerie-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* In its beginning a document names its chat. */
#define MARK_BYTES 2048

/* Chats of one title in one folder. */
#define MAX_NUMBER 100000

typedef struct {
  CauserieExportJob *job;      /* borrowed, as is what follows */
  CauserieDatabase  *database;
  GFile             *folder;

  GHashTable        *names;    /* uid of a folder to its name */
  GHashTable        *taken;    /* set of paths of this export, in small letters */
} Writer;

static CauserieExportWriter write_pdf; /* or NULL */

void
causerie_export_install_pdf (CauserieExportWriter write)
{
  write_pdf = write;
}

/* --- one document ----------------------------------------------------------------------------- */

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
read_messages (CauserieDatabase *database, GArray *ids, GPtrArray *messages, GError **error)
{
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr(CauserieStoredMessage) message =
      causerie_store_export_read_message (database, g_array_index (ids, gint64, i), TRUE, error);

    if (message == NULL)
      return FALSE;
    if (message->trashed_time == 0)
      g_ptr_array_add (messages, causerie_stored_message_revive (message));
  }
  return TRUE;
}

static CauserieExportPage *
read_page (CauserieDatabase *database, gint64 id, GHashTable *names, GError **error)
{
  g_autoptr(CauserieStoredConversation) row = causerie_store_export_read (database, id, error);
  g_autoptr(CauserieExportPage) page = causerie_export_page_new ();
  g_autoptr(GArray) ids = NULL;
  const char *folder;

  if (row == NULL)
    return NULL;

  folder = g_hash_table_lookup (names, row->folder);
  replace (&page->uid, row->uid);
  replace (&page->title, row->title);
  replace (&page->folder, folder != NULL ? folder : "");
  g_strfreev (page->tags);
  page->tags = g_steal_pointer (&row->tags);
  page->created_time = row->created_time;
  page->updated_time = row->updated_time;
  ids = causerie_store_export_list_path (database, id, row->leaf, error);
  if (ids == NULL || !read_messages (database, ids, page->messages, error))
    return NULL;
  return g_steal_pointer (&page);
}

static CauserieExportPage *
revive_page (const CauserieStoredPage *stored)
{
  CauserieExportPage *page = causerie_export_page_new ();

  replace (&page->title, stored->title);
  page->created_time = stored->created_time;
  page->updated_time = stored->updated_time;
  for (guint i = 0; i < stored->messages->len; i++)
    g_ptr_array_add (page->messages, causerie_stored_message_revive (stored->messages->pdata[i]));
  return page;
}

static GBytes *
render (CauserieExportFormat format, const CauserieExportPage *page, GError **error)
{
  char *text;

  switch (format) {
  case CAUSERIE_EXPORT_MARKDOWN:
    text = causerie_export_page_to_markdown (page);
    break;
  case CAUSERIE_EXPORT_HTML:
    text = causerie_export_page_to_html (page);
    break;
  case CAUSERIE_EXPORT_TEXT:
    text = causerie_export_page_to_text (page);
    break;
  case CAUSERIE_EXPORT_PDF:
    if (write_pdf != NULL)
      return write_pdf (page, error);
    G_GNUC_FALLTHROUGH;
  case CAUSERIE_EXPORT_JSON:
  default:
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("A chat cannot be written in this format here."));
    return NULL;
  }
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
put_page (CauserieExportJob         *job,
          const CauserieExportPage  *page,
          GOutputStream             *stream,
          GError                   **error)
{
  g_autoptr(GBytes) bytes = render (job->format, page, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return length == 0 || causerie_export_job_put (job, stream, data, length, error);
}

/* --- which chats ------------------------------------------------------------------------------ */

static GHashTable *
list_names (CauserieDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) folders = causerie_store_export_list_folders (database, FALSE, error);
  GHashTable *names;

  if (folders == NULL)
    return NULL;

  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < folders->len; i++) {
    const CauserieStoredFolder *folder = g_ptr_array_index (folders, i);

    g_hash_table_insert (names, g_strdup (folder->uid), g_strdup (folder->name));
  }
  return names;
}

/* The chats that are wanted (element-type CauserieExportItem). */
static GPtrArray *
list_items (CauserieExportJob *job, CauserieDatabase *database, GError **error)
{
  g_autoptr(GPtrArray) items = causerie_store_export_list (database, FALSE, error);

  if (items == NULL)
    return NULL;

  for (guint i = items->len; i > 0; i--) {
    const CauserieExportItem *item = g_ptr_array_index (items, i - 1);

    if (!causerie_export_job_wants (job, item->uid))
      g_ptr_array_remove_index (items, i - 1);
  }
  if (job->wanted != NULL && items->len != g_hash_table_size (job->wanted)) {
    causerie_export_job_fail_missing (error);
    return NULL;
  }
  job->n_chats = items->len + job->unstored->len;
  return g_steal_pointer (&items);
}

gboolean
causerie_export_document_write (CauserieExportJob  *job,
                                CauserieDatabase   *database,
                                GOutputStream      *stream,
                                GError            **error)
{
  g_autoptr(GHashTable) names = list_names (database, error);
  g_autoptr(GPtrArray) items = names != NULL ? list_items (job, database, error) : NULL;
  g_autoptr(CauserieExportPage) page = NULL;

  if (items == NULL)
    return FALSE;
  if (job->n_chats != 1)
    return causerie_export_job_fail_missing (error);

  if (job->unstored->len > 0)
    page = revive_page (g_ptr_array_index (job->unstored, 0));
  else
    page = read_page (database, ((CauserieExportItem *) items->pdata[0])->id, names, error);
  return page != NULL && put_page (job, page, stream, error) &&
         causerie_export_job_step (job, error);
}

/* --- a folder of them ------------------------------------------------------------------------- */

/* Whether the file is an export of that chat. */
static gboolean
holds_chat (GFile *file, const char *uid)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[MARK_BYTES + 1];
  gsize length;

  if (stream == NULL || *uid == '\0' ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, MARK_BYTES, &length, NULL, NULL))
    return FALSE;
  return g_strstr_len (head, length, uid) != NULL;
}

/* Two names that differ in case alone are one on some systems. */
static gboolean
take_path (Writer *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *plain = g_uri_unescape_string (uri, NULL);

  return g_hash_table_add (self->taken, g_utf8_casefold (plain != NULL ? plain : uri, -1));
}

/* Where the document goes (transfer full). */
static GFile *
choose_file (Writer *self, const CauserieExportPage *page, GFile *folder)
{
  g_autofree char *title = causerie_export_page_dup_title (page);
  g_autofree char *suffix =
    g_strconcat (".", causerie_export_format_get_suffix (self->job->format), NULL);

  for (guint number = 1; number < MAX_NUMBER; number++) {
    g_autofree char *name = causerie_export_name_make (title, _("Chat"), number, suffix);
    g_autoptr(GFile) file = g_file_get_child (folder, name);

    if (take_path (self, file) &&
        (!g_file_query_exists (file, NULL) || holds_chat (file, page->uid)))
      return g_steal_pointer (&file);
  }
  return NULL;
}

static gboolean
make_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failure = NULL;

  if (g_file_make_directory_with_parents (folder, cancellable, &failure) ||
      (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS) &&
       g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, cancellable) ==
         G_FILE_TYPE_DIRECTORY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GFile *
enter_folder (Writer *self, const CauserieExportPage *page, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr(GFile) folder = NULL;

  if (*page->folder == '\0')
    return g_object_ref (self->folder);

  name = causerie_export_name_make (page->folder, _("Folder"), 1, "");
  folder = g_file_get_child (self->folder, name);
  return make_folder (folder, self->job->cancellable, error) ? g_steal_pointer (&folder) : NULL;
}

static gboolean
write_page (Writer *self, const CauserieExportPage *page, GError **error)
{
  g_autoptr(GFile) folder = enter_folder (self, page, error);
  g_autoptr(GFile) file = folder != NULL ? choose_file (self, page, folder) : NULL;
  g_autoptr(CauserieExportFile) out = NULL;

  if (folder == NULL)
    return FALSE;
  if (file == NULL) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE,
                         _("Too many chats have one title."));
    return FALSE;
  }
  out = causerie_export_file_open (file, self->job->cancellable, error);
  return out != NULL &&
         put_page (self->job, page, causerie_export_file_get_stream (out), error) &&
         causerie_export_file_commit (out, self->job->cancellable, error) &&
         causerie_export_job_step (self->job, error);
}

static gboolean
write_pages (Writer *self, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++) {
    const CauserieExportItem *item = g_ptr_array_index (items, i);
    g_autoptr(CauserieExportPage) page = read_page (self->database, item->id, self->names, error);

    if (page == NULL || (page->messages->len > 0 && !write_page (self, page, error)))
      return FALSE; /* a chat in which nothing is said yet is a draft */
  }
  for (guint i = 0; i < self->job->unstored->len; i++) {
    g_autoptr(CauserieExportPage) page = revive_page (self->job->unstored->pdata[i]);

    if (!write_page (self, page, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
causerie_export_folder_write (CauserieExportJob  *job,
                              CauserieDatabase   *database,
                              GFile              *folder,
                              GError            **error)
{
  g_autoptr(GHashTable) names = list_names (database, error);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) items = names != NULL ? list_items (job, database, error) : NULL;
  Writer writer = { job, database, folder, names, taken };

  return items != NULL && make_folder (folder, job->cancellable, error) &&
         write_pages (&writer, items, error);
}
