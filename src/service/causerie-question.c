/* causerie-question.c: what is asked, and the request it becomes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-question.h"

#include "causerie-request.h"

/* Text files are read by every model as text; they stand before what was typed about them. */
static void
append_text (GString *text, CauserieMessage *message)
{
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_TEXT)
      g_string_append_printf (text, "%s\n\n", causerie_part_get_text (part));
  }
  g_string_append (text, causerie_message_get_text (message));
}

static void
append_media (GPtrArray *parts, CauserieMessage *message)
{
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);
    CauseriePartKind kind = causerie_part_get_kind (part);

    if (kind == CAUSERIE_PART_IMAGE || kind == CAUSERIE_PART_FILE)
      g_ptr_array_add (parts, causerie_part_ref (part));
  }
}

/* What a model thought goes back to that model alone, and whole or not at all: it may be signed. */
static void
append_reasoning_details (GPtrArray *parts, CauserieMessage *message, const char *model)
{
  if (causerie_message_get_state (message) != CAUSERIE_MESSAGE_DONE ||
      g_strcmp0 (causerie_message_get_model (message), model) != 0)
    return;

  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_REASONING_DETAILS)
      g_ptr_array_add (parts, causerie_part_ref (part));
  }
}

/* The messages from `start` on with one role become one turn: after an answer that failed two
 * questions stand in a row, and many chat templates refuse that. Returns where the next turn
 * starts. */
static guint
add_turn (CauserieRequest *request, const CauserieQuestion *question, guint start)
{
  GPtrArray *messages = question->messages;
  CauserieRole role = causerie_message_get_role (g_ptr_array_index (messages, start));
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) parts = NULL;
  guint i;

  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
  for (i = start; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);

    if (causerie_message_get_role (message) != role)
      break;
    if (i > start)
      g_string_append (text, "\n\n");
    append_text (text, message);
    if (role == CAUSERIE_ROLE_USER)
      append_media (parts, message);
  }
  if (role == CAUSERIE_ROLE_ASSISTANT && i == start + 1)
    append_reasoning_details (parts, g_ptr_array_index (messages, start), question->model);
  causerie_request_add_turn (request, role, text->str, parts->len > 0 ? parts : NULL);

  return i;
}

static void
add_turns (CauserieRequest *request, const CauserieQuestion *question)
{
  if (question->instructions != NULL && *question->instructions != '\0')
    causerie_request_add_turn (request, CAUSERIE_ROLE_SYSTEM, question->instructions, NULL);

  for (guint i = 0; i < question->messages->len; )
    i = add_turn (request, question, i);
}

CauserieRequest *
causerie_question_build_request (const CauserieQuestion *question, const char *base_url)
{
  CauserieConnection *connection;
  CauserieRequest *request;

  g_return_val_if_fail (question != NULL && base_url != NULL, NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (question->connection), NULL);

  connection = question->connection;
  request = causerie_request_new (base_url, causerie_connection_get_facts (connection),
                                  question->model);
  causerie_request_set_app (request, causerie_connection_get_app_url (connection),
                            causerie_connection_get_app_title (connection));
  causerie_request_set_session_id (request, question->session_id);
  causerie_request_set_stream (request, question->stream);
  if (question->purpose != NULL)
    causerie_request_set_purpose (request, question->purpose);
  if (question->params != NULL)
    causerie_request_set_params (request, question->params);
  add_turns (request, question);

  return request;
}
