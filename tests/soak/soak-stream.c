/* soak-stream.c: an answer that comes piece by piece
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "soak-stream.h"

#include "soak-text.h"

/* Some answers never end within the life of a worker, and some fall silent for a while. */
#define MAX_PIECES     400
#define MAX_SILENCE_US 2000000
#define SILENCE_ONE_IN 40

struct _SoakStream {
  SoakAsker            *asker;  /* borrowed */
  GRand                *random; /* borrowed */
  CauserieConversation *conversation; /* owned */
  CauserieMessage      *message;      /* owned */
  guint                 n_left;
  gint64                silent_until;
};

SoakStream *
soak_stream_new (SoakAsker            *asker,
                 GRand                *random,
                 CauserieConversation *conversation,
                 CauserieMessage      *message)
{
  SoakStream *self = g_new0 (SoakStream, 1);

  self->asker = asker;
  self->random = random;
  self->conversation = g_object_ref (conversation);
  self->message = g_object_ref (message);
  self->n_left = g_rand_int_range (random, 1, MAX_PIECES);
  return self;
}

void
soak_stream_free (SoakStream *self)
{
  g_object_unref (self->conversation);
  g_object_unref (self->message);
  g_free (self);
}

gboolean
soak_stream_is_in (SoakStream *self, CauserieConversation *conversation)
{
  return self->conversation == conversation;
}

static CauserieUsage *
invent_usage (GRand *random)
{
  g_autoptr(CauserieMoney) cost = causerie_money_parse ("0.00012345");
  CauserieUsageFacts facts = CAUSERIE_USAGE_UNKNOWN;

  facts.prompt_tokens = g_rand_int_range (random, 0, 100000);
  facts.completion_tokens = g_rand_int_range (random, 0, 100000);
  facts.cost = cost;
  facts.cost_is_estimate = g_rand_boolean (random);
  return causerie_usage_new (&facts);
}

static void
end (SoakAsker            *asker,
     GRand                *random,
     CauserieConversation *conversation,
     CauserieMessage      *message)
{
  g_autoptr(CauserieUsage) usage = invent_usage (random);

  causerie_message_set_usage (message, usage);
  causerie_message_set_finish_word (message, "stop");
  causerie_message_set_connection (message, "c-soak");
  causerie_message_set_prices (message, "{\"prompt\":\"0.000003\"}");
  causerie_message_set_reasoning_end_time (message, g_get_real_time ());
  causerie_message_set_end_time (message, g_get_real_time ());
  causerie_message_set_state (message, g_rand_boolean (random) ? CAUSERIE_MESSAGE_DONE
                                                               : CAUSERIE_MESSAGE_STOPPED);
  soak_asker_save_message (asker, conversation, message);
}

static void
say_piece (SoakStream *self)
{
  g_autofree char *words = soak_text_new_line (self->random);
  g_autofree char *text = g_strconcat (words, " ", NULL);
  gboolean is_reasoning = g_rand_int_range (self->random, 0, 3) == 0;

  if (is_reasoning)
    causerie_message_append_reasoning (self->message, text, -1);
  else
    causerie_message_append_text (self->message, text, -1);
  soak_asker_append (self->asker, causerie_message_get_uid (self->message),
                     is_reasoning ? NULL : text, is_reasoning ? text : NULL);
}

gboolean
soak_stream_advance (SoakStream *self, gboolean to_end)
{
  if (!to_end && g_get_monotonic_time () < self->silent_until)
    return TRUE;
  if (to_end || self->n_left-- == 0) {
    end (self->asker, self->random, self->conversation, self->message);
    return FALSE;
  }

  if (causerie_message_get_state (self->message) == CAUSERIE_MESSAGE_WAITING) {
    causerie_message_set_state (self->message, CAUSERIE_MESSAGE_STREAMING);
    causerie_message_set_first_token_time (self->message, g_get_real_time ());
    soak_asker_save_message (self->asker, self->conversation, self->message);
  }
  say_piece (self);
  if (g_rand_int_range (self->random, 0, SILENCE_ONE_IN) == 0)
    self->silent_until =
      g_get_monotonic_time () + g_rand_int_range (self->random, 0, MAX_SILENCE_US);
  return TRUE;
}

void
soak_stream_finish (SoakAsker            *asker,
                    GRand                *random,
                    CauserieConversation *conversation,
                    CauserieMessage      *message)
{
  g_autofree char *text = soak_text_new (random);

  causerie_message_append_text (message, text, -1);
  end (asker, random, conversation, message);
}
