/* test-question.c: the turns that a conversation becomes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-question.h"

#include "causerie-request.h"

#define BASE_URL "https://openrouter.ai/api/v1"
#define DETAILS  "[{\"type\":\"reasoning.text\",\"signature\":\"AbC=\"}]"

typedef struct {
  CauserieConnection *connection;
  GPtrArray          *messages;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, BASE_URL);
  fixture->messages = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->messages);
  g_object_unref (fixture->connection);
}

static CauserieMessage *
add_message (Fixture *fixture, CauserieRole role, const char *text)
{
  CauserieMessage *message = causerie_message_new (NULL, NULL, role);

  causerie_message_append_text (message, text, -1);
  g_ptr_array_add (fixture->messages, message);
  return message; /* the fixture keeps it */
}

static CauserieMessage *
add_answer (Fixture *fixture, const char *model)
{
  CauserieMessage *message = add_message (fixture, CAUSERIE_ROLE_ASSISTANT, "Yes.");
  g_autoptr(CauseriePart) details = causerie_part_new_reasoning_details (DETAILS);
  g_autoptr(CauseriePart) citation = causerie_part_new_citation ("https://example.org/", NULL);

  causerie_message_set_model (message, model);
  causerie_message_add_part (message, citation);
  causerie_message_add_part (message, details);
  return message;
}

static CauserieRequest *
build (Fixture *fixture)
{
  CauserieQuestion question = {
    .connection = fixture->connection,
    .model = "a/b",
    .instructions = "",
    .messages = fixture->messages,
    .stream = TRUE,
  };

  return causerie_question_build_request (&question, BASE_URL);
}

/* The details that go back with the only answer; NULL: none do. */
static const char *
find_details (CauserieRequest *request, guint turn)
{
  GPtrArray *parts = causerie_request_get_turn_parts (request, turn);

  g_assert_cmpint (causerie_request_get_turn_role (request, turn), ==, CAUSERIE_ROLE_ASSISTANT);
  if (parts == NULL)
    return NULL;

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpint (causerie_part_get_kind (parts->pdata[0]), ==, CAUSERIE_PART_REASONING_DETAILS);
  return causerie_part_get_text (parts->pdata[0]);
}

static void
test_details_go_back_to_their_model (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRequest) request = NULL;

  add_message (fixture, CAUSERIE_ROLE_USER, "Is it?");
  add_answer (fixture, "a/b");
  add_message (fixture, CAUSERIE_ROLE_USER, "And now?");
  add_answer (fixture, "c/d");
  add_message (fixture, CAUSERIE_ROLE_USER, "And then?");
  request = build (fixture);
  g_assert_cmpuint (causerie_request_get_n_turns (request), ==, 5);
  g_assert_cmpstr (find_details (request, 1), ==, DETAILS);
  g_assert_null (find_details (request, 3));
}

/* Half of what was signed is worth nothing, and nobody signed two answers in one turn. */
static void
test_details_go_back_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRequest) stopped = NULL;
  g_autoptr(CauserieRequest) joined = NULL;
  CauserieMessage *answer;

  add_message (fixture, CAUSERIE_ROLE_USER, "Is it?");
  answer = add_answer (fixture, "a/b");
  causerie_message_set_state (answer, CAUSERIE_MESSAGE_STOPPED);
  stopped = build (fixture);
  g_assert_null (find_details (stopped, 1));

  causerie_message_set_state (answer, CAUSERIE_MESSAGE_DONE);
  add_answer (fixture, "a/b");
  joined = build (fixture);
  g_assert_cmpuint (causerie_request_get_n_turns (joined), ==, 2);
  g_assert_cmpstr (causerie_request_get_turn_text (joined, 1), ==, "Yes.\n\nYes.");
  g_assert_null (find_details (joined, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/question/details-go-back-to-their-model", Fixture, NULL, set_up,
              test_details_go_back_to_their_model, tear_down);
  g_test_add ("/question/details-go-back-whole", Fixture, NULL, set_up,
              test_details_go_back_whole, tear_down);

  return g_test_run ();
}
