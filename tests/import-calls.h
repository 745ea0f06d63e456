/* import-calls.h: libraries that are filled from files and written out again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-export.h"
#include "causerie-import.h"
#include "causerie-settings-private.h"
#include "temporary-folder.h"

/* A library with settings of its own. */
typedef struct {
  TemporaryFolder  *folder;
  char             *path;
  CauserieSettings *settings;
  CauserieLibrary  *library;
} Shelf;

static inline void
shelf_note_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static inline GAsyncResult *
shelf_await (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *kept;
}

static inline void
shelf_open (Shelf *self)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieGateway) gateway = causerie_gateway_new (keyring);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  self->library = causerie_library_new (self->path, self->settings, gateway);
  causerie_library_open_async (self->library, NULL, shelf_note_cb, &result);
  causerie_library_open_finish (self->library, shelf_await (&result), &error);
  g_assert_no_error (error);
}

static inline void
shelf_close (Shelf *self)
{
  causerie_library_close (self->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->library);
}

static inline Shelf *
shelf_new (void)
{
  Shelf *self = g_new0 (Shelf, 1);
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();

  self->folder = temporary_folder_new ();
  self->path = temporary_folder_file (self->folder, "history.sqlite");
  self->settings = causerie_settings_new_for_backend (backend, NULL);
  shelf_open (self);
  return self;
}

static inline void
shelf_free (Shelf *self)
{
  shelf_close (self);
  g_assert_finalize_object (self->settings);
  g_free (self->path);
  temporary_folder_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shelf, shelf_free)

static inline CauserieImportReport *
shelf_try_import (Shelf *self, const char *path, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;

  causerie_import_async (self->library, file, NULL, NULL, NULL, shelf_note_cb, &result);
  return causerie_import_finish (self->library, shelf_await (&result), error);
}

static inline CauserieImportReport *
shelf_import_file (Shelf *self, const char *path)
{
  g_autoptr(GError) error = NULL;
  CauserieImportReport *report = shelf_try_import (self, path, &error);

  g_assert_no_error (error);
  return report;
}

static inline CauserieImportReport *
shelf_try_import_text (Shelf *self, const char *text, gssize length, GError **error)
{
  g_autofree char *path = temporary_folder_file (self->folder, "import.json");

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return shelf_try_import (self, path, error);
}

static inline CauserieImportReport *
shelf_import_text (Shelf *self, const char *text)
{
  g_autoptr(GError) error = NULL;
  CauserieImportReport *report = shelf_try_import_text (self, text, -1, &error);

  g_assert_no_error (error);
  return report;
}

static inline char *
shelf_export_chats (Shelf               *self,
                    GPtrArray           *conversations,
                    CauserieExportFormat format,
                    CauserieExportFlags  flags)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_export_to_stream_async (self->library, conversations, format, flags, stream, NULL, NULL,
                                   NULL, shelf_note_cb, &result);
  causerie_export_finish (self->library, shelf_await (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static inline char *
shelf_export (Shelf *self, CauserieExportFlags flags)
{
  return shelf_export_chats (self, NULL, CAUSERIE_EXPORT_JSON, flags);
}

static inline CauserieConversation *
shelf_find (Shelf *self, const char *uid)
{
  return causerie_conversation_list_find (causerie_library_get_conversations (self->library), uid);
}

/* Long texts, of which the first place they differ at is shown. */
static inline void
assert_same_text (const char *written, const char *expected)
{
  gsize i = 0;

  while (written[i] != '\0' && written[i] == expected[i])
    i++;
  if (written[i] == expected[i])
    return;
  i = i > 60 ? i - 60 : 0;
  g_test_message ("written:  …%.160s", written + i);
  g_test_message ("expected: …%.160s", expected + i);
  g_test_fail ();
}
