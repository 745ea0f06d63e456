/* temporary-folder.h: a folder for one test, gone after it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct {
  char *path;
} TemporaryFolder;

static inline TemporaryFolder *
temporary_folder_new (void)
{
  TemporaryFolder *self = g_new0 (TemporaryFolder, 1);
  g_autoptr(GError) error = NULL;

  self->path = g_dir_make_tmp ("causerie-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static inline void
temporary_folder_remove (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    temporary_folder_remove (child);
  }
  g_remove (path);
}

static inline void
temporary_folder_free (TemporaryFolder *self)
{
  temporary_folder_remove (self->path);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TemporaryFolder, temporary_folder_free)

/* A path in the folder; free it. */
static inline char *
temporary_folder_file (TemporaryFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}
