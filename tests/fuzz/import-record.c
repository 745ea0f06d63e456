/* import-record.c: any JSON as a conversation of our own format
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is read can be kept: uids differ, parents come before children. And what it is written
 * as is read as the same. */

#include "causerie-export-record.h"
#include "causerie-import-mend.h"
#include "causerie-import-record.h"
#include "causerie-json.h"
#include "fuzz.h"

static GBytes *
find_blob (const char *sha256, gpointer data)
{
  return g_bytes_new (sha256, strlen (sha256));
}

static CauserieStoredChat *
read_chat (const char *text, gssize length)
{
  g_autoptr(JsonNode) node = causerie_json_parse (text, length, NULL, NULL);
  JsonObject *object = causerie_json_node_object (node);
  CauserieStoredChat *chat;
  guint n_lost;

  if (object == NULL)
    return NULL;
  chat = causerie_import_record_chat (object, find_blob, NULL, &n_lost);
  if (chat != NULL)
    causerie_import_mend_order (chat);
  return chat;
}

static void
check_tree (const CauserieStoredChat *chat)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < chat->messages->len; i++) {
    const CauserieStoredMessage *message = g_ptr_array_index (chat->messages, i);

    fuzz_require (g_hash_table_add (all, message->uid), "two messages with one uid");
  }
  for (guint i = 0; i < chat->messages->len; i++) {
    const CauserieStoredMessage *message = g_ptr_array_index (chat->messages, i);

    fuzz_require (message->parent == NULL || !g_hash_table_contains (all, message->parent) ||
                    g_hash_table_contains (seen, message->parent),
                  "a child before its parent");
    g_hash_table_add (seen, message->uid);
  }
}

/* Without parts, which are written from their rows. */
static char *
write_chat (const CauserieStoredChat *chat)
{
  g_autoptr(JsonNode) node = causerie_export_record_conversation (chat->conversation, NULL);
  JsonArray *messages = json_array_new ();

  for (guint i = 0; i < chat->messages->len; i++)
    json_array_add_element (messages, causerie_export_record_message (chat->messages->pdata[i],
                                                                      NULL));
  json_object_set_array_member (json_node_get_object (node), "messages", messages);
  return causerie_json_write (node);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(CauserieStoredChat) chat = read_chat ((const char *) data, size);
  g_autoptr(CauserieStoredChat) again = NULL;
  g_autofree char *written = NULL, *rewritten = NULL;

  if (chat == NULL)
    return 0;

  check_tree (chat);
  written = write_chat (chat);
  again = read_chat (written, -1);
  fuzz_require (again != NULL, "what was written cannot be read");
  rewritten = write_chat (again);
  fuzz_require_same (written, rewritten, "read again, it is another");
  causerie_import_mend_complete (chat);
  return 0;
}
