/* test-jump-button.c: back to the latest, and whether something new came there
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-jump-button.h"
#include "causerie-ui-resources.h"
#include "check-property.h"

typedef struct {
  CauserieConversation *conversation;
  CauserieMessage      *answer;
  CauserieJumpButton   *button;
} Fixture;

static CauserieMessage *
add (CauserieConversation *conversation, CauserieRole role)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  CauserieMessage *message =
    causerie_message_new (NULL, leaf != NULL ? causerie_message_get_uid (leaf) : NULL, role);

  causerie_conversation_append (conversation, message);
  return message;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieMessage) question = NULL;

  fixture->conversation = causerie_conversation_new (NULL);
  question = add (fixture->conversation, CAUSERIE_ROLE_USER);
  fixture->answer = add (fixture->conversation, CAUSERIE_ROLE_ASSISTANT);
  fixture->button = g_object_ref_sink (g_object_new (CAUSERIE_TYPE_JUMP_BUTTON, NULL));
  causerie_jump_button_set_conversation (fixture->button, fixture->conversation);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->button);
  g_object_unref (fixture->answer);
  g_object_unref (fixture->conversation);
}

static void
leave_end (Fixture *fixture)
{
  g_object_set (fixture->button, "following", FALSE, NULL);
}

static void
assert_news (Fixture *fixture, gboolean expected)
{
  g_assert_cmpint (causerie_jump_button_get_news (fixture->button), ==, expected);
}

static void
test_property (Fixture *fixture, gconstpointer data)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, FALSE);
  check_property (fixture->button, "following", &value);
}

static void
test_words_are_news (Fixture *fixture, gconstpointer data)
{
  causerie_message_append_text (fixture->answer, "Seen. ", -1);
  assert_news (fixture, FALSE);
  leave_end (fixture);
  assert_news (fixture, FALSE);
  causerie_message_append_text (fixture->answer, "Not seen.", -1);
  assert_news (fixture, TRUE);
  g_object_set (fixture->button, "following", TRUE, NULL);
  assert_news (fixture, FALSE);
}

static void
test_messages_are_news (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieMessage) next = NULL;

  leave_end (fixture);
  next = add (fixture->conversation, CAUSERIE_ROLE_USER);
  assert_news (fixture, TRUE);
}

/* What another chat said is none. */
static void
test_another_chat (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieConversation) other = causerie_conversation_new (NULL);

  leave_end (fixture);
  causerie_message_append_text (fixture->answer, "Not seen.", -1);
  causerie_jump_button_set_conversation (fixture->button, other);
  assert_news (fixture, FALSE);
  causerie_message_append_text (fixture->answer, "Elsewhere.", -1);
  assert_news (fixture, FALSE);
  causerie_jump_button_set_conversation (fixture->button, NULL);
}

#define ADD(name, func) g_test_add ("/jump-button/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  causerie_ui_get_resource ();

  ADD ("property", test_property);
  ADD ("words-are-news", test_words_are_news);
  ADD ("messages-are-news", test_messages_are_news);
  ADD ("another-chat", test_another_chat);

  return g_test_run ();
}
