/* soak-program.c: a program that does to its history whatever a person may, at random
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-program-private.h"

#include "soak-stream.h"
#include "soak-text.h"

#define MAX_WAITING    5
#define MAX_CHATS      8
#define MAX_STREAMS    2
#define MAX_PAUSE_MS   12
#define REFUSAL_MS     3
#define PULSE_MS       50
#define MAX_ATTACHMENT 40000 /* bytes */

typedef void (*Deed) (SoakProgram *self, CauserieConversation *conversation);

gboolean
soak_program_toss (SoakProgram *self, int one_in)
{
  return g_rand_int_range (self->random, 0, one_in) == 0;
}

static SoakShare
get_share (SoakProgram *self, CauserieConversation *conversation)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->shares, conversation));
}

/* --- what a person does --- */

static CauserieMessage *
add_message (CauserieConversation *conversation, CauserieRole role, const char *parent_uid)
{
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, parent_uid, role);

  causerie_message_set_sent_time (message, g_get_real_time ());
  causerie_conversation_append (conversation, message);
  return message; /* the conversation keeps it */
}

static CauseriePart *
make_file (SoakProgram *self)
{
  gsize size = g_rand_int_range (self->random, 0, MAX_ATTACHMENT);
  g_autoptr(GBytes) data = soak_text_new_bytes (self->random, size);
  g_autofree char *name = soak_text_new_word (self->random);

  return causerie_part_new_file (data, "application/pdf", name);
}

/* Every answer has been asked for by a message that was saved before. */
static void
answer (SoakProgram *self, CauserieConversation *conversation, const char *question_uid)
{
  CauserieMessage *message = add_message (conversation, CAUSERIE_ROLE_ASSISTANT, question_uid);

  causerie_message_set_model (message, "soak/model");
  causerie_message_set_state (message, CAUSERIE_MESSAGE_WAITING);
  soak_asker_save_message (self->asker, conversation, message);
  soak_asker_save_conversation (self->asker, conversation);
  if (self->streams->len < MAX_STREAMS)
    g_ptr_array_add (self->streams,
                     soak_stream_new (self->asker, self->random, conversation, message));
  else
    soak_stream_finish (self->asker, self->random, conversation, message);
}

static void
say (SoakProgram *self, CauserieConversation *conversation, const char *parent_uid)
{
  CauserieMessage *question = add_message (conversation, CAUSERIE_ROLE_USER, parent_uid);
  g_autofree char *text = soak_text_new (self->random);

  causerie_message_set_text (question, text);
  if (soak_program_toss (self, 5)) {
    g_autoptr(CauseriePart) file = make_file (self);

    causerie_message_add_part (question, file);
  }
  if (get_share (self, conversation) == SOAK_ALL) {
    causerie_conversation_set_draft (conversation, "");
    causerie_conversation_set_preview (conversation, text);
  }
  soak_asker_save_conversation (self->asker, conversation);
  soak_asker_save_message (self->asker, conversation, question);
  answer (self, conversation, causerie_message_get_uid (question));
}

static void
ask (SoakProgram *self, CauserieConversation *conversation)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);

  if (leaf == NULL || !causerie_message_is_running (leaf))
    say (self, conversation, leaf != NULL ? causerie_message_get_uid (leaf) : NULL);
}

CauserieMessage *
soak_program_pick_message (SoakProgram *self, CauserieConversation *conversation)
{
  guint n_messages = g_list_model_get_n_items (G_LIST_MODEL (conversation));
  g_autoptr(CauserieMessage) message = NULL;

  if (n_messages == 0)
    return NULL;
  message = g_list_model_get_item (G_LIST_MODEL (conversation),
                                   g_rand_int_range (self->random, 0, n_messages));
  return message; /* the conversation keeps it */
}

/* Another version of a question, or of an answer. */
static void
edit (SoakProgram *self, CauserieConversation *conversation)
{
  CauserieMessage *message = soak_program_pick_message (self, conversation);

  if (message == NULL || causerie_message_is_running (message))
    return;
  if (causerie_message_get_role (message) == CAUSERIE_ROLE_USER)
    say (self, conversation, causerie_message_get_parent_uid (message));
  else
    answer (self, conversation, causerie_message_get_parent_uid (message));
}

static void
turn (SoakProgram *self, CauserieConversation *conversation)
{
  CauserieMessage *message = soak_program_pick_message (self, conversation);
  g_autoptr(GPtrArray) versions = NULL;

  if (message == NULL)
    return;
  versions = causerie_conversation_dup_versions (conversation, message);
  if (versions->len == 0)
    return; /* it went to the trash from another chat that has it too */
  causerie_conversation_select (
    conversation,
    g_ptr_array_index (versions, g_rand_int_range (self->random, 0, versions->len)));
  soak_asker_save_conversation (self->asker, conversation);
}

static void
write_draft (SoakProgram *self, CauserieConversation *conversation)
{
  g_autofree char *text = soak_text_new (self->random);

  causerie_conversation_set_draft (conversation, text);
  if (soak_program_toss (self, 3)) {
    g_autoptr(GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);

    for (guint i = g_rand_int_range (self->random, 0, 3); i > 0; i--)
      g_ptr_array_add (parts, make_file (self));
    causerie_conversation_set_draft_parts (conversation, parts);
  }
  soak_asker_save_conversation (self->asker, conversation);
}

static void
tag (SoakProgram *self, CauserieConversation *conversation)
{
  g_autofree char *word = soak_text_new_word (self->random);
  const char *tags[] = { "книга", word, NULL };

  causerie_conversation_set_tags (conversation, tags + g_rand_int_range (self->random, 0, 3));
}

static void
arrange (SoakProgram *self, CauserieConversation *conversation)
{
  g_autofree char *title = soak_text_new_line (self->random);
  CauserieMessage *place = soak_program_pick_message (self, conversation);

  causerie_conversation_set_title (conversation, title);
  causerie_conversation_set_title_source (conversation, CAUSERIE_TITLE_PERSON);
  causerie_conversation_set_pinned (conversation, soak_program_toss (self, 2));
  causerie_conversation_set_archived (conversation, soak_program_toss (self, 2));
  tag (self, conversation);
  causerie_conversation_set_updated_time (conversation, g_get_real_time ());
  causerie_conversation_set_scroll (conversation,
                                    place != NULL ? causerie_message_get_uid (place) : NULL,
                                    g_rand_int_range (self->random, 0, 9),
                                    g_rand_int_range (self->random, -50, 50));
  soak_asker_save_conversation (self->asker, conversation);
}

void
soak_program_leave (SoakProgram *self, CauserieConversation *conversation)
{
  for (guint i = self->streams->len; i > 0; i--) {
    if (soak_stream_is_in (g_ptr_array_index (self->streams, i - 1), conversation))
      g_ptr_array_remove_index (self->streams, i - 1);
  }
  g_ptr_array_remove (self->chats, conversation);
}

/* Without the trash. A branch of it that is on its way would come too late. */
static void
delete_chat (SoakProgram *self, CauserieConversation *conversation)
{
  if (soak_asker_get_n_waiting (self->asker) > 0)
    return;
  soak_asker_delete_conversation (self->asker, conversation);
  soak_forget_trash_of (self, conversation);
  soak_program_leave (self, conversation);
}

static CauserieConversation *
begin_chat (SoakProgram *self)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  g_ptr_array_add (self->chats, conversation);
  soak_asker_save_conversation (self->asker, conversation);
  return conversation;
}

static const struct {
  Deed func;
  int  weight;
  int  shares; /* those that may */
} deeds[] = {
  { ask, 10, 1 << SOAK_ALL | 1 << SOAK_NAMES | 1 << SOAK_DRAFTS },
  { edit, 5, 1 << SOAK_ALL | 1 << SOAK_NAMES | 1 << SOAK_DRAFTS },
  { turn, 3, 1 << SOAK_ALL },
  { write_draft, 4, 1 << SOAK_ALL | 1 << SOAK_DRAFTS },
  { arrange, 3, 1 << SOAK_ALL | 1 << SOAK_NAMES },
  { delete_chat, 1, 1 << SOAK_ALL },
  { soak_trash_chat, 2, 1 << SOAK_ALL },
  { soak_trash_message, 3, 1 << SOAK_ALL },
  { soak_restore_something, 2, 1 << SOAK_ALL },
  { soak_purge_something, 2, 1 << SOAK_ALL },
  { soak_branch, 2, 1 << SOAK_ALL },
  { soak_move, 2, 1 << SOAK_ALL },
};

static Deed
pick_deed (SoakProgram *self, SoakShare share)
{
  int total = 0, drawn;
  gsize i = 0;

  for (gsize j = 0; j < G_N_ELEMENTS (deeds); j++)
    total += deeds[j].shares & 1 << share ? deeds[j].weight : 0;
  drawn = g_rand_int_range (self->random, 0, total);
  while (!(deeds[i].shares & 1 << share) || drawn >= deeds[i].weight) {
    drawn -= deeds[i].shares & 1 << share ? deeds[i].weight : 0;
    i++;
  }
  return deeds[i].func;
}

static void
do_something (SoakProgram *self)
{
  CauserieConversation *chat;

  if (self->chats->len == 0 || (self->chats->len < MAX_CHATS && soak_program_toss (self, 8)))
    begin_chat (self);
  chat = g_ptr_array_index (self->chats, g_rand_int_range (self->random, 0, self->chats->len));
  pick_deed (self, get_share (self, chat)) (self, chat);
}

/* --- when --- */

static void
stream (SoakProgram *self)
{
  for (guint i = self->streams->len; i > 0; i--) {
    if (!soak_stream_advance (g_ptr_array_index (self->streams, i - 1), self->stopping))
      g_ptr_array_remove_index (self->streams, i - 1);
  }
}

static gboolean
may_begin (SoakProgram *self)
{
  return !self->stopping && soak_asker_get_n_waiting (self->asker) < MAX_WAITING &&
         !(self->quiet && self->streams->len > 0);
}

static gboolean go_on_cb (gpointer user_data);

static void
wait (SoakProgram *self, guint pause_ms)
{
  self->timer = g_timeout_add (pause_ms, go_on_cb, self);
}

static gboolean
go_on_cb (gpointer user_data)
{
  SoakProgram *self = user_data;

  if (soak_asker_get_n_refused (self->asker) > 0) {
    if (soak_asker_get_n_waiting (self->asker) == 0) {
      if (self->refused != NULL)
        self->refused (self->refused_data);
      soak_asker_ask_again (self->asker);
    }
    wait (self, REFUSAL_MS);
    return G_SOURCE_REMOVE;
  }

  stream (self);
  if (may_begin (self))
    do_something (self);
  wait (self, g_rand_int_range (self->random, 0, MAX_PAUSE_MS));
  return G_SOURCE_REMOVE;
}

static gboolean
pulse_cb (gpointer user_data)
{
  SoakProgram *self = user_data;

  if (!self->stopping)
    soak_asker_pulse (self->asker);
  return G_SOURCE_CONTINUE;
}

SoakProgram *
soak_program_new (SoakAsker *asker, GRand *random)
{
  SoakProgram *self = g_new0 (SoakProgram, 1);

  self->asker = asker;
  self->random = random;
  self->chats = g_ptr_array_new_with_free_func (g_object_unref);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->trash = g_ptr_array_new_with_free_func ((GDestroyNotify) soak_trashed_free);
  self->shares = g_hash_table_new (NULL, NULL);
  self->streams = g_ptr_array_new_with_free_func ((GDestroyNotify) soak_stream_free);
  self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  wait (self, 0);
  return self;
}

void
soak_program_free (SoakProgram *self)
{
  g_source_remove (self->timer);
  g_source_remove (self->pulse);
  g_ptr_array_unref (self->streams);
  g_hash_table_unref (self->shares);
  g_ptr_array_unref (self->trash);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->chats);
  g_free (self);
}

void
soak_program_keep_quiet (SoakProgram *self)
{
  self->quiet = TRUE;
}

void
soak_program_adopt (SoakProgram *self, CauserieConversation *conversation, SoakShare share)
{
  g_hash_table_insert (self->shares, conversation, GINT_TO_POINTER (share));
  g_ptr_array_add (self->chats, g_object_ref (conversation));
}

void
soak_program_on_refused (SoakProgram *self, SoakRefusedFunc func, gpointer user_data)
{
  self->refused = func;
  self->refused_data = user_data;
}

void
soak_program_stop (SoakProgram *self)
{
  self->stopping = TRUE;
}

gboolean
soak_program_has_ended (SoakProgram *self)
{
  return self->stopping && self->streams->len == 0 && soak_asker_is_idle (self->asker);
}
