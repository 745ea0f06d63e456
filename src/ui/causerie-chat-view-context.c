/* causerie-chat-view-context.c: how much of the chat is sent, shown where it matters
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Below the composer: what would be sent now, with what is being written. In the transcript: where
 * what is left out ends, and above the last answer that its server has dropped some of it. */

#include "causerie-chat-view-private.h"

#include "causerie-context-text.h"

/* --- below the composer ----------------------------------------------------------------------- */

/* What is written instead of a message further up is counted as if it stood at the end. NULL:
 * nothing is written. */
static CauserieContextPlan *
plan_written (CauserieChatView *self)
{
  g_autofree char *text = NULL;

  if (!causerie_composer_has_message (self->composer))
    return NULL;

  text = causerie_composer_dup_text (self->composer);
  return causerie_chat_plan_message (
    self->chat, text,
    causerie_attachment_bar_get_parts (causerie_composer_get_attachments (self->composer)));
}

/* `plan` may be NULL. What was said already is not to be shortened any more. */
static void
show_used (CauserieChatView *self, const CauserieContextPlan *plan, gboolean is_written)
{
  gboolean warns = is_written && plan->is_too_long;
  g_autoptr(CauserieMoney) price = NULL;
  g_autofree char *text = NULL;

  if (warns) {
    text = causerie_context_text_too_long (plan);
  } else if (plan != NULL) {
    price = causerie_chat_price_tokens (self->chat, plan->tokens);
    text = causerie_context_text_used (plan, price);
  }
  causerie_composer_set_note (self->composer, text != NULL ? text : "", warns);
}

/* --- in the transcript ------------------------------------------------------------------------ */

/* Takes the text; NULL is nothing. */
static void
add_note (CauserieChatView *self, GHashTable *notes, guint index, char *text)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  g_autoptr(CauserieMessage) message = g_list_model_get_item (G_LIST_MODEL (conversation), index);

  if (message != NULL && text != NULL)
    g_hash_table_insert (notes, g_strdup (causerie_message_get_uid (message)), text);
  else
    g_free (text);
}

static gint64
get_set_length (CauserieChatView *self)
{
  CauserieProfile *profile = causerie_chat_get_profile (self->chat);
  double length = 0;

  causerie_params_get (causerie_profile_get_params (profile), CAUSERIE_PARAM_CONTEXT_LENGTH,
                       &length);
  return (gint64) length;
}

static void
note_dropped (CauserieChatView *self, GHashTable *notes)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  CauserieMessage *answer = causerie_conversation_get_leaf (conversation);
  CauserieContextCount count;

  if (answer == NULL || causerie_message_get_role (answer) != CAUSERIE_ROLE_ASSISTANT ||
      !causerie_chat_was_cut (self->chat, answer, &count))
    return;

  add_note (self, notes, g_list_model_get_n_items (G_LIST_MODEL (conversation)) - 1,
            causerie_context_text_dropped (&count,
                                           causerie_chat_find_connection (self->chat, answer)));
}

static void
show_notes (CauserieChatView *self, const CauserieContextPlan *plan)
{
  CauserieConversation *conversation = causerie_chat_view_get_conversation (self);
  g_autoptr(GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (plan != NULL && causerie_conversation_get_loaded (conversation)) {
    add_note (self, notes, plan->whole, causerie_context_text_attachments (plan));
    add_note (self, notes, plan->first,
              causerie_context_text_left_out (plan, get_set_length (self)));
    note_dropped (self, notes);
  }
  causerie_transcript_set_notes (self->transcript, notes);
}

/* --- both ------------------------------------------------------------------------------------- */

static gboolean
update_cb (gpointer user_data)
{
  CauserieChatView *self = user_data;
  g_autoptr(CauserieContextPlan) written = NULL;
  const CauserieContextPlan *plan = NULL;

  self->context_id = 0;
  if (self->chat != NULL) {
    written = plan_written (self);
    plan = written != NULL ? written : causerie_chat_get_context_plan (self->chat);
  }
  show_used (self, plan, written != NULL);
  show_notes (self, plan);

  return G_SOURCE_REMOVE;
}

void
causerie_chat_view_update_context (CauserieChatView *self)
{
  if (self->context_id == 0)
    self->context_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, update_cb, self, NULL);
}
