/* test-announcer.c: what a screen reader hears of an answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-announcer.h"
#include "library-fixture.h"

#include <adwaita.h>

typedef struct {
  CauserieConversation *conversation;
  CauserieChat         *chat;
  CauserieAnnouncer    *announcer;
} Listener;

static void
begin (Listener *listener, LibraryFixture *fixture)
{
  listener->conversation = causerie_library_create (fixture->library);
  listener->chat = causerie_library_open_chat (fixture->library, listener->conversation);
  listener->announcer = g_object_ref_sink (g_object_new (CAUSERIE_TYPE_ANNOUNCER, NULL));
  causerie_announcer_set_chat (listener->announcer, listener->chat);
}

static void
end (Listener *listener)
{
  g_assert_finalize_object (listener->announcer);
  g_object_unref (listener->chat);
  g_object_unref (listener->conversation);
}

static void
assert_says (Listener *listener, const char *expected)
{
  g_assert_cmpstr (causerie_announcer_get_text (listener->announcer), ==, expected);
}

static void
test_end (LibraryFixture *fixture, gconstpointer data)
{
  Listener listener;

  begin (&listener, fixture);
  assert_says (&listener, "");
  library_fixture_ask (listener.chat, "How are you?");
  assert_says (&listener, "Fine.\nAnswer finished.");
  end (&listener);
}

static void
test_limit (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    CHUNK ("One. Tw") END ("length", 10, 2, "0.001"), NULL,
  };
  Listener listener;

  fixture->replies = replies;
  begin (&listener, fixture);
  library_fixture_ask (listener.chat, "Count");
  assert_says (&listener, "One. Tw\nThe answer reached the model’s limit.");
  end (&listener);
}

static void
test_failure (LibraryFixture *fixture, gconstpointer data)
{
  static const char * const replies[] = {
    "HTTP 404 Not Found\n{\"error\":{\"code\":404,\"message\":\"No such model.\"}}", NULL,
  };
  Listener listener;

  fixture->replies = replies;
  begin (&listener, fixture);
  library_fixture_ask (listener.chat, "Count");
  g_assert_nonnull (strstr (causerie_announcer_get_text (listener.announcer), "model"));
  end (&listener);
}

/* Nobody hears it. */
static void
test_another_chat (LibraryFixture *fixture, gconstpointer data)
{
  Listener listener;

  begin (&listener, fixture);
  g_assert_true (causerie_chat_send (listener.chat, "How are you?", NULL));
  causerie_announcer_set_chat (listener.announcer, NULL);
  library_fixture_wait (listener.chat);
  assert_says (&listener, "");
  end (&listener);
}

#define ADD(name, func) \
  g_test_add ("/announcer/" name, LibraryFixture, NULL, library_fixture_set_up, func, \
              library_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();

  ADD ("end", test_end);
  ADD ("limit", test_limit);
  ADD ("failure", test_failure);
  ADD ("another-chat", test_another_chat);

  return g_test_run ();
}
