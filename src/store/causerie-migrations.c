/* causerie-migrations.c: the schema, in numbered steps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-migrations.h"

#include "causerie-error.h"

#include <glib/gi18n.h>

/* A step that was released never changes; a change is a new step.
 *
 * Times are microseconds since 1970, 0 unknown. Names of states, roles and kinds are those of
 * the model. Money is decimal text. The long columns of a message come last, so that the others
 * are read without walking through them.
 *
 * A message's text is its row's text and then its journal's, piece by piece. `run` says which
 * run of a program is writing it (see causerie-run-lock). Rows are inserted parents first: in
 * the order of their ids, parents come before children. A conversation names its leaf and scroll
 * place by uid, as they may be written before the message is. */
static const char step_1[] =
  "PRAGMA application_id = 0x43617573;" /* CAUSERIE_DATABASE_APPLICATION_ID */

  "CREATE TABLE conversation (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  uid TEXT NOT NULL UNIQUE,\n"
  "  title TEXT NOT NULL,\n"
  "  profile TEXT NOT NULL,\n"
  "  preview TEXT NOT NULL,\n"
  "  pinned INTEGER NOT NULL,\n"
  "  created_time INTEGER NOT NULL,\n"
  "  updated_time INTEGER NOT NULL,\n"
  "  leaf TEXT,\n"
  "  scroll_message TEXT,\n"
  "  scroll_piece INTEGER NOT NULL,\n"
  "  scroll_offset INTEGER NOT NULL,\n"
  "  draft TEXT NOT NULL\n"
  ") STRICT;"
  "CREATE INDEX conversation_updated ON conversation (updated_time);"

  "CREATE TABLE message (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  uid TEXT NOT NULL UNIQUE,\n"
  "  conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,\n"
  "  parent INTEGER REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,\n"
  "  role TEXT NOT NULL,\n"
  "  state TEXT NOT NULL,\n"
  "  run INTEGER,\n"
  "  model TEXT,\n"
  "  answered_model TEXT,\n"
  "  provider TEXT,\n"
  "  generation_id TEXT,\n"
  "  profile TEXT,\n"
  "  params TEXT,\n"
  "  finish_word TEXT,\n"
  "  prompt_tokens INTEGER,\n"
  "  completion_tokens INTEGER,\n"
  "  total_tokens INTEGER,\n"
  "  reasoning_tokens INTEGER,\n"
  "  cached_tokens INTEGER,\n"
  "  cost TEXT,\n"
  "  cost_is_estimate INTEGER NOT NULL,\n"
  "  sent_time INTEGER NOT NULL,\n"
  "  first_token_time INTEGER NOT NULL,\n"
  "  end_time INTEGER NOT NULL,\n"
  "  failure TEXT,\n"
  "  reasoning TEXT NOT NULL,\n"
  "  text TEXT NOT NULL\n"
  ") STRICT;"
  "CREATE INDEX message_conversation ON message (conversation);"
  "CREATE INDEX message_parent ON message (parent);"
  "CREATE INDEX message_running ON message (run) WHERE run IS NOT NULL;"

  "CREATE TABLE journal (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,\n"
  "  text TEXT NOT NULL,\n"
  "  reasoning TEXT NOT NULL\n"
  ") STRICT;"
  "CREATE INDEX journal_message ON journal (message);"

  "CREATE TABLE blob (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  sha256 TEXT NOT NULL UNIQUE,\n"
  "  size INTEGER NOT NULL\n"
  ") STRICT;"

  "CREATE TABLE blob_chunk (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  blob INTEGER NOT NULL REFERENCES blob (id) ON DELETE CASCADE,\n"
  "  position INTEGER NOT NULL,\n"
  "  data BLOB NOT NULL,\n"
  "  UNIQUE (blob, position)\n"
  ") STRICT;"

  "CREATE TABLE part (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,\n"
  "  position INTEGER NOT NULL,\n"
  "  kind TEXT NOT NULL,\n"
  "  name TEXT,\n"
  "  call_id TEXT,\n"
  "  media_type TEXT,\n"
  "  blob INTEGER REFERENCES blob (id),\n"
  "  text TEXT,\n"
  "  UNIQUE (message, position)\n"
  ") STRICT;"
  "CREATE INDEX part_blob ON part (blob) WHERE blob IS NOT NULL;";

/* Folders, tags, the trash, branches to a chat of their own (`origin`: what leads to that message
 * of another conversation comes first), what is attached to a draft, whom a message asked at
 * which prices; the ledger, whose rows outlive the chats they name by uid; the search.
 *
 * The search holds no text: a document is a message or, without one, the title of a conversation;
 * newer documents have larger ids. Messages that wait to be indexed are in search_pending, or have
 * an id up to the one that `care` remembers (see causerie-search-upkeep). What a word is decides
 * this program, so to the table every character but spaces is part of one: no newer SQLite splits
 * them otherwise. `care` is what the upkeep remembers. */
static const char step_2[] =
  "CREATE TABLE folder (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  uid TEXT NOT NULL UNIQUE,\n"
  "  name TEXT NOT NULL,\n"
  "  created_time INTEGER NOT NULL,\n"
  "  trashed_time INTEGER NOT NULL\n"
  ") STRICT;"

  "ALTER TABLE conversation ADD COLUMN folder INTEGER REFERENCES folder (id) ON DELETE SET NULL;"
  "ALTER TABLE conversation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE conversation ADD COLUMN title_source TEXT NOT NULL DEFAULT 'question';"
  "ALTER TABLE conversation ADD COLUMN origin INTEGER REFERENCES message (id);"
  "ALTER TABLE conversation ADD COLUMN trashed_time INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX conversation_folder ON conversation (folder) WHERE folder IS NOT NULL;"
  "CREATE INDEX conversation_origin ON conversation (origin) WHERE origin IS NOT NULL;"
  "CREATE INDEX conversation_trashed ON conversation (trashed_time) WHERE trashed_time > 0;"

  "CREATE TABLE tag (\n"
  "  conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,\n"
  "  name TEXT NOT NULL,\n"
  "  PRIMARY KEY (conversation, name)\n"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE draft_part (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,\n"
  "  position INTEGER NOT NULL,\n"
  "  kind TEXT NOT NULL,\n"
  "  name TEXT,\n"
  "  media_type TEXT,\n"
  "  blob INTEGER NOT NULL REFERENCES blob (id),\n"
  "  UNIQUE (conversation, position)\n"
  ") STRICT;"
  "CREATE INDEX draft_part_blob ON draft_part (blob);"

  "ALTER TABLE message ADD COLUMN connection TEXT;"
  "ALTER TABLE message ADD COLUMN prices TEXT;"
  "ALTER TABLE message ADD COLUMN reasoning_end_time INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE message ADD COLUMN trashed_time INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX message_trashed ON message (trashed_time) WHERE trashed_time > 0;"

  "CREATE TABLE ledger (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  uid TEXT NOT NULL UNIQUE,\n"
  "  time INTEGER NOT NULL,\n"
  "  purpose TEXT NOT NULL,\n"
  "  outcome TEXT NOT NULL,\n"
  "  connection TEXT,\n"
  "  connection_name TEXT,\n"
  "  profile TEXT,\n"
  "  model TEXT,\n"
  "  answered_model TEXT,\n"
  "  provider TEXT,\n"
  "  generation_id TEXT,\n"
  "  conversation TEXT,\n"
  "  message TEXT,\n"
  "  prompt_tokens INTEGER,\n"
  "  completion_tokens INTEGER,\n"
  "  total_tokens INTEGER,\n"
  "  reasoning_tokens INTEGER,\n"
  "  cached_tokens INTEGER,\n"
  "  cost TEXT,\n"
  "  cost_is_estimate INTEGER NOT NULL\n"
  ") STRICT;"
  "CREATE INDEX ledger_time ON ledger (time);"
  "CREATE INDEX ledger_connection ON ledger (connection, time);"
  "CREATE INDEX ledger_conversation ON ledger (conversation) WHERE conversation IS NOT NULL;"
  "CREATE INDEX ledger_message ON ledger (message) WHERE message IS NOT NULL;"

  "CREATE TABLE care (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;"

  "CREATE TABLE search_document (\n"
  "  id INTEGER PRIMARY KEY,\n"
  "  conversation INTEGER NOT NULL,\n"
  "  message INTEGER\n"
  ") STRICT;"
  "CREATE UNIQUE INDEX search_document_message ON search_document (message)"
  " WHERE message IS NOT NULL;"
  "CREATE UNIQUE INDEX search_document_title ON search_document (conversation)"
  " WHERE message IS NULL;"
  "CREATE TABLE search_pending (item INTEGER PRIMARY KEY) STRICT;"
  "CREATE VIRTUAL TABLE search USING fts5 (\n"
  "  words, stems, reasoning, reasoning_stems, names,\n"
  "  content='', columnsize=0,\n"
  "  tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\"\n"
  ");";

/* What a conversation is asked with (causerie-chat-setup.h); empty before it was. */
static const char step_3[] =
  "ALTER TABLE conversation ADD COLUMN setup TEXT NOT NULL DEFAULT '';";

static const char * const steps[] = {
  step_1,
  step_2,
  step_3,
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == CAUSERIE_MIGRATIONS_NEWEST);

typedef struct {
  const char * const *steps;
  int                 n_steps;
  int                 version; /* of the file when the last step ended */
} Migration;

static gboolean
read_version (CauserieDatabase *database, int *version, GError **error)
{
  g_autoptr(CauserieStatement) statement =
    causerie_database_prepare (database, "PRAGMA user_version", error);

  if (!causerie_statement_step (statement, error))
    return FALSE;
  *version = causerie_statement_read_int (statement);
  return TRUE;
}

/* Asks again inside the transaction: another program may have done the step. */
static gboolean
take_step (CauserieDatabase *database, gpointer data, GError **error)
{
  Migration *migration = data;
  g_autofree char *set_version = NULL;

  if (!read_version (database, &migration->version, error))
    return FALSE;
  if (migration->version >= migration->n_steps)
    return TRUE;

  set_version = g_strdup_printf ("PRAGMA user_version = %d", migration->version + 1);
  if (!causerie_database_execute (database, migration->steps[migration->version], error) ||
      !causerie_database_execute (database, set_version, error)) {
    g_prefix_error (error, "step %d of the schema: ", migration->version + 1);
    return FALSE;
  }
  migration->version++;
  return TRUE;
}

gboolean
causerie_migrations_apply (CauserieDatabase    *database,
                           const char * const  *list,
                           int                  n_steps,
                           GError             **error)
{
  Migration migration = { list, n_steps, 0 };

  if (!read_version (database, &migration.version, error))
    return FALSE;

  while (migration.version < n_steps) {
    if (!causerie_database_transact (database, CAUSERIE_SYNC_DISK, take_step, &migration, error))
      return FALSE;
  }
  if (migration.version == n_steps)
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_NEWER,
               _("the history has version %d, this program knows up to %d"), migration.version,
               n_steps);
  return FALSE;
}

gboolean
causerie_migrations_run (CauserieDatabase *database, GError **error)
{
  return causerie_migrations_apply (database, steps, G_N_ELEMENTS (steps), error);
}
