/* causerie-import-mend.c: a chat from elsewhere made one that the history can hold
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-mend.h"

#include "causerie-import-format.h"
#include "causerie-text.h"

#define PREVIEW_CHARS 160
#define TITLE_CHARS   60

typedef enum {
  UNSEEN,
  ON_THE_WAY,
  PLACED,
} Mark;

/* --- order ------------------------------------------------------------------------------------ */

/* Uid to index; a second message with a uid gets one of its own. */
static GHashTable *
index_messages (GPtrArray *messages)
{
  GHashTable *indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < messages->len; i++) {
    CauserieStoredMessage *message = g_ptr_array_index (messages, i);

    while (g_hash_table_contains (indices, message->uid)) {
      g_autofree char *first = g_steal_pointer (&message->uid);
      g_autofree char *number = g_strdup_printf ("%u", i);

      message->uid = causerie_import_uid ("again", first, number, NULL);
    }
    g_hash_table_insert (indices, message->uid, GUINT_TO_POINTER (i));
  }
  return indices;
}

/* The index of its parent; FALSE when that is not among them. */
static gboolean
find_parent (GHashTable *indices, const CauserieStoredMessage *message, guint *parent)
{
  gpointer value;

  if (message->parent == NULL ||
      !g_hash_table_lookup_extended (indices, message->parent, NULL, &value))
    return FALSE;
  *parent = GPOINTER_TO_UINT (value);
  return TRUE;
}

/* Places a message after all that lead to it. */
static void
place (GPtrArray *messages, GHashTable *indices, Mark *marks, guint start, GPtrArray *placed)
{
  g_autoptr(GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i = start, parent;

  while (marks[i] == UNSEEN) {
    CauserieStoredMessage *message = g_ptr_array_index (messages, i);

    marks[i] = ON_THE_WAY;
    g_array_append_val (way, i);
    if (!find_parent (indices, message, &parent))
      break;
    if (marks[parent] == ON_THE_WAY)
      g_clear_pointer (&message->parent, g_free);
    i = parent;
  }

  for (guint n = way->len; n > 0; n--) {
    i = g_array_index (way, guint, n - 1);
    marks[i] = PLACED;
    g_ptr_array_add (placed, g_ptr_array_index (messages, i));
  }
}

void
causerie_import_mend_order (CauserieStoredChat *chat)
{
  GPtrArray *messages = chat->messages;
  g_autoptr(GHashTable) indices = index_messages (messages);
  g_autofree Mark *marks = g_new0 (Mark, messages->len + 1);
  g_autoptr(GPtrArray) placed = g_ptr_array_sized_new (messages->len);

  for (guint i = 0; i < messages->len; i++)
    place (messages, indices, marks, i, placed);
  for (guint i = 0; i < placed->len; i++)
    messages->pdata[i] = g_ptr_array_index (placed, i);
}

/* --- what is missing -------------------------------------------------------------------------- */

static gint64
get_time (const CauserieStoredMessage *message)
{
  return MAX (message->sent_time, message->end_time);
}

static void
complete_times (CauserieStoredConversation *conversation, GPtrArray *messages)
{
  gint64 first = 0, last = 0;

  for (guint i = 0; i < messages->len; i++) {
    gint64 time = get_time (g_ptr_array_index (messages, i));

    if (time != 0 && (first == 0 || time < first))
      first = time;
    last = MAX (last, time);
  }
  if (conversation->created_time <= 0)
    conversation->created_time = first != 0 ? first : MAX (conversation->updated_time, 0);
  if (conversation->updated_time <= 0)
    conversation->updated_time = MAX (last, conversation->created_time);
}

static const CauserieStoredMessage *
find_leaf (const CauserieStoredChat *chat)
{
  const char *leaf = chat->conversation->leaf;

  for (guint i = chat->messages->len; i > 0; i--) {
    const CauserieStoredMessage *message = g_ptr_array_index (chat->messages, i - 1);

    if (leaf == NULL || g_str_equal (message->uid, leaf))
      return message;
  }
  return NULL;
}

static const CauserieStoredMessage *
find_question (GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++) {
    const CauserieStoredMessage *message = g_ptr_array_index (messages, i);

    if (message->role == CAUSERIE_ROLE_USER && message->text->len > 0)
      return message;
  }
  return NULL;
}

static void
complete_title (CauserieStoredConversation *conversation, GPtrArray *messages)
{
  const CauserieStoredMessage *question = find_question (messages);
  char *title;

  if (*conversation->title != '\0' || question == NULL)
    return;
  title = causerie_text_title (question->text->str, TITLE_CHARS);
  if (title == NULL)
    return;
  g_free (conversation->title);
  conversation->title = title;
  conversation->title_source = CAUSERIE_TITLE_QUESTION;
}

void
causerie_import_mend_complete (CauserieStoredChat *chat)
{
  CauserieStoredConversation *conversation = chat->conversation;
  const CauserieStoredMessage *leaf = find_leaf (chat);

  complete_times (conversation, chat->messages);
  complete_title (conversation, chat->messages);
  if (leaf != NULL && *conversation->preview == '\0') {
    g_free (conversation->preview);
    conversation->preview = causerie_text_one_line (leaf->text->str, PREVIEW_CHARS);
  }
}
