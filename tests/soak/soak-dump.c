/* soak-dump.c: tells all that a history holds, as a program sees it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-dump.h"

#include "soak-description.h"
#include "soak-teller.h"
#include "store-calls.h"

static void
tell_message (CauserieConversation *conversation, CauserieMessage *message)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "in", causerie_conversation_get_uid (conversation));
  json_object_set_object_member (line, "message", soak_description_of_message (message));
  soak_teller_tell (line);
}

static void
tell_conversation (CauserieConversation *conversation, const char *leaf)
{
  JsonObject *line = json_object_new ();

  json_object_set_object_member (line, "conversation",
                                 soak_description_of_conversation (conversation));
  json_object_set_string_member (line, "leaf", leaf);
  soak_teller_tell (line);
}

static gboolean
dump_conversation (CauserieStore *store, CauserieConversation *conversation, GError **error)
{
  g_autofree char *leaf = NULL;
  g_autoptr(GPtrArray) messages =
    try_load (store, causerie_conversation_get_uid (conversation), &leaf, error);

  if (messages == NULL)
    return FALSE;
  tell_conversation (conversation, leaf);
  for (guint i = 0; i < messages->len; i++)
    tell_message (conversation, g_ptr_array_index (messages, i));
  return TRUE;
}

gboolean
soak_dump (CauserieStore *store, GError **error)
{
  g_autoptr(GPtrArray) conversations = list_conversations (store);
  JsonObject *line = json_object_new ();

  for (guint i = 0; i < conversations->len; i++) {
    if (!dump_conversation (store, g_ptr_array_index (conversations, i), error))
      return FALSE;
  }
  json_object_set_boolean_member (line, "complete", TRUE);
  soak_teller_tell (line);
  return TRUE;
}
