/* damaged-file.h: a history of known content, and damage done to it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-migrations.h"
#include "plain-sqlite.h"
#include "temporary-folder.h"

#include <string.h>

#define N_CHATS         12
#define N_CHAT_MESSAGES 20
#define PAGE_SIZE       4096

/* Chats "c-1"…; message "m-i" says "<m-i:1><m-i:2>…": every twentieth for pages and pages. */
static const char fill_sql[] =
  "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
  " INSERT INTO conversation (id, uid, title, profile, preview, pinned, created_time,"
  "   updated_time, leaf, scroll_message, scroll_piece, scroll_offset, draft)"
  " SELECT i, 'c-' || i, 'Chat ' || i, 'p', 'preview', 0, i, i, 'm-' || (i * 20), NULL, 0, 0, ''"
  " FROM n;"
  "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)"
  " INSERT INTO message (id, uid, conversation, parent, role, state, cost_is_estimate, sent_time,"
  "   first_token_time, end_time, reasoning, text, connection, trashed_time)"
  " SELECT i, 'm-' || i, (i + 19) / 20, CASE WHEN i % 20 = 1 THEN NULL ELSE i - 1 END,"
  "   CASE WHEN i % 2 THEN 'user' ELSE 'assistant' END, 'done', 0, i, 0, 0, 'r' || i,"
  "   (WITH k (j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM k"
  "                   WHERE j < CASE WHEN i % 20 = 7 THEN 2000 ELSE 5 + i % 40 END)"
  "    SELECT group_concat ('<m-' || i || ':' || j || '>', '') FROM k), 'conn', 0"
  " FROM n;"
  "INSERT INTO folder VALUES (1, 'f-1', 'Folder', 1, 0);"
  "UPDATE conversation SET folder = 1 WHERE id = 3;"
  "INSERT INTO tag VALUES (1, 'one'), (2, 'two');"
  "INSERT INTO ledger (uid, time, purpose, outcome, cost, cost_is_estimate)"
  " VALUES ('l-1', 1, 'answer', 'done', '0.5', 0);"
  "INSERT INTO blob VALUES"
  " (1, '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', 5);"
  "INSERT INTO blob_chunk VALUES (1, 1, 0, X'68656c6c6f');"
  "INSERT INTO part VALUES (1, 1, 0, 'file', 'hello.txt', NULL, 'text/plain', 1, NULL);";

static inline void
make_history (const char *path)
{
  g_autoptr(CauserieDatabase) database = causerie_database_new_here (path);
  g_autoptr(GError) error = NULL;

  causerie_database_open (database, CAUSERIE_MIGRATIONS_NEWEST, &error);
  g_assert_no_error (error);
  causerie_migrations_run (database, &error);
  g_assert_no_error (error);
  causerie_database_execute (database, fill_sql, &error);
  g_assert_no_error (error);
}

static inline GByteArray *
read_bytes (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) content, length);
}

static inline void
write_bytes (const char *path, GByteArray *bytes)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

/* As a failing disk would: the page (from 0) is noise. */
static inline void
overwrite_page (GByteArray *bytes, guint page, GRand *rand)
{
  for (guint i = 0; i < PAGE_SIZE; i++)
    bytes->data[page * PAGE_SIZE + i] = (guint8) g_rand_int (rand);
}
