/* causerie-sqlite-error.c: what a failure of SQLite means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sqlite-error.h"

#include "causerie-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

static const struct {
  int           code; /* primary */
  CauserieError error;
  const char   *words; /* for translation, inside a sentence */
} meanings[] = {
  { SQLITE_FULL, CAUSERIE_ERROR_STORAGE, N_("the disk is full") },
  { SQLITE_IOERR, CAUSERIE_ERROR_STORAGE, N_("the disk cannot be read or written") },
  { SQLITE_BUSY, CAUSERIE_ERROR_STORAGE, N_("another program is using the history") },
  { SQLITE_LOCKED, CAUSERIE_ERROR_STORAGE, N_("another part of the program is using the history") },
  { SQLITE_READONLY, CAUSERIE_ERROR_READ_ONLY, N_("the history or its folder is read-only") },
  { SQLITE_PERM, CAUSERIE_ERROR_STORAGE, N_("the history may not be opened") },
  { SQLITE_CANTOPEN, CAUSERIE_ERROR_STORAGE, N_("the history cannot be opened") },
  { SQLITE_CORRUPT, CAUSERIE_ERROR_DAMAGED, N_("the history is damaged") },
  { SQLITE_NOTADB, CAUSERIE_ERROR_DAMAGED,
    N_("the file is no history, or its beginning is damaged") },
  { SQLITE_NOMEM, CAUSERIE_ERROR_STORAGE, N_("there is not enough memory") },
  { SQLITE_TOOBIG, CAUSERIE_ERROR_STORAGE, N_("this is too large for the history") },
};

/* A disk without room also shows as a write that came back short. */
static gboolean
means_full (int system_errno)
{
  return system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG;
}

static void
set_meaning (GError **error, int code, int system_errno, const char *said)
{
  CauserieError kind = CAUSERIE_ERROR_STORAGE;
  const char *words = N_("the history cannot be used");
  int primary = code & 0xff;

  if (primary == SQLITE_IOERR && means_full (system_errno))
    primary = SQLITE_FULL;
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].code == primary) {
      kind = meanings[i].error;
      words = meanings[i].words;
    }

  if ((primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) && system_errno != 0)
    g_set_error (error, CAUSERIE_ERROR, kind, "%s: %s: %s (SQLite error %d)", _(words), said,
                 g_strerror (system_errno), code);
  else
    g_set_error (error, CAUSERIE_ERROR, kind, "%s: %s (SQLite error %d)", _(words), said, code);
}

gboolean
causerie_sqlite_error_set (GError **error, sqlite3 *handle)
{
  int code = sqlite3_extended_errcode (handle);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the job was cancelled");
  else
    set_meaning (error, code, sqlite3_system_errno (handle), sqlite3_errmsg (handle));
  return FALSE;
}

gboolean
causerie_sqlite_error_set_code (GError **error, int code)
{
  set_meaning (error, code, 0, sqlite3_errstr (code));
  return FALSE;
}

gboolean
causerie_sqlite_error_is_busy (sqlite3 *handle)
{
  return (sqlite3_errcode (handle) & 0xff) == SQLITE_BUSY;
}
