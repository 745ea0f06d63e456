/* causerie-context.c: how much of a chat is sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context.h"

/* Without the model's own tokenizer: bytes a token of Latin text, and one token a character of the
 * scripts that are cut finest. What wraps a message and a request is counted as providers count
 * it. */
#define BYTES_PER_TOKEN    3.6
#define TOKENS_PER_MESSAGE 4
#define TOKENS_PER_REQUEST 3
#define TOKENS_PER_IMAGE   1100

/* Kept free beside the answer's room, since an estimate is one. */
#define MARGIN 0.05

/* Room for the answer when nobody limited it: a quarter of the context, and no more than this. */
#define MAX_ANSWER_ROOM 8192

static gboolean
is_cjk (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000;
}

gint64
causerie_context_estimate_text (const char *text)
{
  gsize latin_bytes = 0;
  gint64 tokens = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if ((guchar) *p < 0x80)
      latin_bytes++;
    else if (is_cjk (g_utf8_get_char (p)))
      tokens++;
    else
      latin_bytes += (gsize) (g_utf8_next_char (p) - p);
  }

  return tokens + (gint64) (latin_bytes / BYTES_PER_TOKEN + 0.999);
}

static gint64
estimate_part (CauseriePart *part)
{
  switch (causerie_part_get_kind (part)) {
    case CAUSERIE_PART_TEXT:
    case CAUSERIE_PART_TOOL_CALL:
      return causerie_context_estimate_text (causerie_part_get_text (part));
    case CAUSERIE_PART_IMAGE:
      return TOKENS_PER_IMAGE;
    case CAUSERIE_PART_FILE:
      return (gint64) (g_bytes_get_size (causerie_part_get_data (part)) / BYTES_PER_TOKEN);
    case CAUSERIE_PART_CITATION:          /* shown, not sent */
    case CAUSERIE_PART_REASONING_DETAILS: /* encrypted, or thoughts that the model drops */
    default:
      return 0;
  }
}

static gint64
estimate_message (CauserieMessage *message)
{
  gint64 tokens = TOKENS_PER_MESSAGE;

  tokens += causerie_context_estimate_text (causerie_message_get_text (message));
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    tokens += estimate_part (causerie_message_get_part (message, i));

  return tokens;
}

static gint64
estimate_frame (const char *instructions)
{
  gint64 tokens = TOKENS_PER_REQUEST;

  if (instructions != NULL && *instructions != '\0')
    tokens += TOKENS_PER_MESSAGE + causerie_context_estimate_text (instructions);

  return tokens;
}

gint64
causerie_context_estimate (const char *instructions, GPtrArray *messages)
{
  gint64 tokens = estimate_frame (instructions);

  g_return_val_if_fail (messages != NULL, 0);

  for (guint i = 0; i < messages->len; i++)
    tokens += estimate_message (g_ptr_array_index (messages, i));

  return tokens;
}

/* An answer that said nothing would confuse the model more than its absence. One that broke off is
 * what the model said: the person has read it, and goes on from there. */
static gboolean
is_worth_sending (CauserieMessage *message)
{
  return causerie_message_get_role (message) != CAUSERIE_ROLE_ASSISTANT ||
         causerie_message_get_text_length (message) > 0;
}

/* Tokens the messages may take together; G_MAXINT64 without a limit. */
static gint64
find_budget (const char *instructions, const CauserieParams *params)
{
  double length, room;

  if (params == NULL || !causerie_params_get (params, CAUSERIE_PARAM_CONTEXT_LENGTH, &length))
    return G_MAXINT64;
  if (!causerie_params_get (params, CAUSERIE_PARAM_MAX_TOKENS, &room))
    room = MIN (length / 4, MAX_ANSWER_ROOM);

  return (gint64) (length * (1 - MARGIN) - room) - estimate_frame (instructions);
}

static gboolean
is_question (CauserieMessage *message)
{
  return causerie_message_get_role (message) == CAUSERIE_ROLE_USER;
}

GPtrArray *
causerie_context_select (GPtrArray *path, const char *instructions, const CauserieParams *params)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 left = find_budget (instructions, params);
  guint first; /* the oldest that is sent: always the question of a turn, or the last message */

  g_return_val_if_fail (path != NULL, selected);

  first = path->len > 0 ? path->len - 1 : 0;
  for (guint i = path->len; i > 0; i--) {
    CauserieMessage *message = g_ptr_array_index (path, i - 1);

    if (is_worth_sending (message))
      left -= estimate_message (message);
    if (left < 0)
      break;
    if (is_question (message) || i == 1)
      first = i - 1;
  }

  for (guint i = first; i < path->len; i++) {
    CauserieMessage *message = g_ptr_array_index (path, i);

    if (is_worth_sending (message))
      g_ptr_array_add (selected, g_object_ref (message));
  }

  return selected;
}
