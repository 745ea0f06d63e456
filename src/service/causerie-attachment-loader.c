/* causerie-attachment-loader.c: a file becomes a part
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-attachment-loader.h"

#include "causerie-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a file's first bytes say it is. */
static const struct {
  gsize       offset;
  const char *bytes;
  const char *media_type;
} signatures[] = {
  { 0, "\x89PNG\r\n\x1a\n", "image/png" },
  { 0, "\xff\xd8\xff", "image/jpeg" },
  { 0, "GIF87a", "image/gif" },
  { 0, "GIF89a", "image/gif" },
  { 8, "WEBP", "image/webp" },
  { 0, "%PDF-", "application/pdf" },
};

static const char *
find_media_type (const char *data, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++) {
    gsize length = strlen (signatures[i].bytes);

    if (size >= signatures[i].offset + length &&
        memcmp (data + signatures[i].offset, signatures[i].bytes, length) == 0)
      return signatures[i].media_type;
  }

  return NULL;
}

CauseriePart *
causerie_attachment_loader_read (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const char *data;
  const char *media_type;
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  media_type = find_media_type (data, size);
  if (media_type != NULL && g_str_has_prefix (media_type, "image/"))
    return causerie_part_new_image (bytes, media_type, name);
  if (media_type != NULL)
    return causerie_part_new_file (bytes, media_type, name);

  if (size == 0 || !g_utf8_validate_len (data, size, NULL)) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         _("this is neither a picture, a PDF nor text in UTF-8"));
    return NULL;
  }

  text = g_strdup_printf ("%s:\n\n%.*s", name, (int) size, data);
  return causerie_part_new_text (text);
}

static CauseriePart *
make_part (GFile *file, GBytes *bytes, GError **error)
{
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);

  return causerie_attachment_loader_read (bytes, name, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) bytes = NULL;
  CauseriePart *part;
  GError *error = NULL;

  bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (bytes == NULL) {
    g_task_return_error (task, error);
    return;
  }

  part = make_part (G_FILE (source), bytes, &error);
  if (part == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, part, (GDestroyNotify) causerie_part_unref);
}

/* The size is asked first: a mistake must not fill the memory. */
static void
size_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GFileInfo) info = NULL;
  GError *error = NULL;

  info = g_file_query_info_finish (G_FILE (source), result, &error);
  if (info == NULL) {
    g_task_return_error (task, error);
  } else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "%s",
                             _("this is not a file"));
  } else if (g_file_info_get_size (info) > CAUSERIE_ATTACHMENT_MAX_BYTES) {
    g_task_return_new_error (task, CAUSERIE_ERROR, CAUSERIE_ERROR_TOO_LARGE,
                             _("the file has more than %d MB"),
                             CAUSERIE_ATTACHMENT_MAX_BYTES / 1024 / 1024);
  } else {
    g_file_load_bytes_async (G_FILE (source), g_task_get_cancellable (task), read_cb,
                             g_object_ref (task));
  }
}

void
causerie_attachment_loader_load_async (GFile               *file,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_attachment_loader_load_async);
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, cancellable, size_cb, task);
}

CauseriePart *
causerie_attachment_loader_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
