/* causerie-stopped-cost.c: what an answer that was stopped really cost
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-stopped-cost.h"
#include "causerie-stopped-cost-private.h"

#include "causerie-account.h"
#include "causerie-library-private.h"

#define DELAY_MS 2000 /* until the provider has counted */

/* An answer whose cost is yet to be told. */
typedef struct {
  GWeakRef              library;

  /* owned */
  CauserieConversation *conversation;
  CauserieConnection   *connection;
  CauserieMessage      *answer;
  CauserieUsage        *before;  /* what an earlier request of the answer used; NULL: none */
} Followed;

static void
free_followed (gpointer data)
{
  Followed *followed = data;

  g_weak_ref_clear (&followed->library);
  g_object_unref (followed->conversation);
  g_object_unref (followed->connection);
  g_object_unref (followed->answer);
  g_clear_pointer (&followed->before, causerie_usage_unref);
  g_free (followed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Followed, free_followed)

/* A conversation that was deleted meanwhile stays so. */
static gboolean
is_in_library (CauserieLibrary *library, CauserieConversation *conversation)
{
  const char *uid = causerie_conversation_get_uid (conversation);

  return causerie_conversation_list_find (causerie_library_get_conversations (library), uid) ==
         conversation;
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Followed) followed = user_data;
  g_autoptr(CauserieLibrary) library = g_weak_ref_get (&followed->library);
  g_autoptr(CauserieUsage) told = NULL, usage = NULL;

  told = causerie_account_ask_generation_finish (CAUSERIE_ACCESS (source), result, NULL);
  if (told == NULL)
    return; /* the figures stay as they were */

  usage = followed->before != NULL
            ? causerie_usage_add (followed->before, told)
            : causerie_usage_merge (causerie_message_get_usage (followed->answer), told);
  causerie_message_set_usage (followed->answer, usage);
  if (library != NULL)
    causerie_ledger_amend (causerie_library_get_ledger (library),
                           causerie_message_get_uid (followed->answer), told);
  if (library != NULL && is_in_library (library, followed->conversation))
    causerie_library_save_message (library, followed->conversation, followed->answer, NULL, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Followed *followed = user_data;
  g_autoptr(CauserieAccess) access = NULL;

  access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, NULL);
  if (access != NULL)
    causerie_account_ask_generation_async (access,
                                           causerie_message_get_generation_id (followed->answer),
                                           NULL, told_cb, followed);
  else
    free_followed (followed);
}

static gboolean
due_cb (gpointer user_data)
{
  Followed *followed = user_data;
  g_autoptr(CauserieLibrary) library = g_weak_ref_get (&followed->library);

  if (library != NULL)
    causerie_gateway_open_async (causerie_library_get_gateway (library), followed->connection, NULL,
                                 NULL, opened_cb, followed);
  else
    free_followed (followed);

  return G_SOURCE_REMOVE;
}

/* An answer that ended before anything was sent has no id; one whose cost was told needs none. */
static gboolean
is_wanted (CauserieConnection *connection, CauserieMessage *answer)
{
  const char *id = causerie_message_get_generation_id (answer);
  CauserieUsage *usage = causerie_message_get_usage (answer);
  const CauserieUsageFacts *facts = usage != NULL ? causerie_usage_get_facts (usage) : NULL;

  return connection != NULL && id != NULL && *id != '\0' &&
         causerie_message_get_state (answer) == CAUSERIE_MESSAGE_STOPPED &&
         (causerie_connection_get_facts (connection)->flags & CAUSERIE_PROVIDER_KEY_FACTS) != 0 &&
         (facts == NULL || facts->cost == NULL || facts->cost_is_estimate);
}

void
causerie_stopped_cost_follow_at (CauserieLibrary      *library,
                                 CauserieConversation *conversation,
                                 CauserieConnection   *connection,
                                 CauserieMessage      *answer,
                                 CauserieUsage        *before,
                                 guint                 delay_ms)
{
  Followed *followed;

  if (!is_wanted (connection, answer))
    return;

  followed = g_new0 (Followed, 1);
  g_weak_ref_init (&followed->library, library);
  followed->conversation = g_object_ref (conversation);
  followed->connection = g_object_ref (connection);
  followed->answer = g_object_ref (answer);
  followed->before = before != NULL ? causerie_usage_ref (before) : NULL;
  g_timeout_add (delay_ms, due_cb, followed);
}

void
causerie_stopped_cost_follow (CauserieLibrary      *library,
                              CauserieConversation *conversation,
                              CauserieConnection   *connection,
                              CauserieMessage      *answer,
                              CauserieUsage        *before)
{
  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (connection == NULL || CAUSERIE_IS_CONNECTION (connection));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (answer));

  causerie_stopped_cost_follow_at (library, conversation, connection, answer, before,
                                   DELAY_MS);
}
