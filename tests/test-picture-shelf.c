/* test-picture-shelf.c: pictures that lie elsewhere, fetched when somebody asks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-shelf.h"

#include "loopback-server.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n" "....IHDR" "\x01\x01\x01\x01\x01\x01\x01\x01"

typedef struct {
  LoopbackServer       *server;
  CauserieKeyring      *keyring;
  CauserieGateway      *gateway;
  CauserieConnection   *connection;
  CauseriePictureShelf *shelf;
} Fixture;

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  if (g_str_has_suffix (request->target, ".png"))
    loopback_send_reply (request, "200 OK",
                         "Content-Type: image/png\r\nSet-Cookie: seen=1\r\n", PNG);
  else if (g_str_has_suffix (request->target, "/page"))
    loopback_send_reply (request, "200 OK", "Content-Type: image/png\r\n", "<html>no</html>");
  else if (g_str_has_suffix (request->target, "/text"))
    loopback_send_reply (request, "200 OK", "Content-Type: image/png\r\n", "no picture");
  else if (g_str_has_suffix (request->target, "/moved"))
    loopback_send_reply (request, "302 Found", "Location: /v1/new.png\r\n", "");
  else if (g_str_has_suffix (request->target, "/inward"))
    loopback_send_reply (request, "302 Found", "Location: http://localhost:1/a.png\r\n", "");
  else
    loopback_send_reply (request, "404 Not Found", "", "");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = loopback_server_new (answer_cb, NULL);
  fixture->keyring = causerie_keyring_new ();
  fixture->gateway = causerie_gateway_new (fixture->keyring);
  fixture->connection = causerie_connection_new (NULL);
  causerie_connection_set_base_url (fixture->connection, loopback_server_get_url (fixture->server));
  fixture->shelf = causerie_picture_shelf_new (fixture->gateway);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->shelf);
  g_assert_finalize_object (fixture->gateway);
  g_assert_finalize_object (fixture->keyring);
  g_object_unref (fixture->connection);
  loopback_server_free (fixture->server);
}

static CauserieRemotePicture *
get (Fixture *fixture, const char *path)
{
  g_autofree char *url = g_strconcat (loopback_server_get_url (fixture->server), path, NULL);

  return causerie_picture_shelf_get (fixture->shelf, url);
}

static CauserieRemotePicture *
load (Fixture *fixture, const char *path)
{
  CauserieRemotePicture *picture = get (fixture, path);

  causerie_picture_shelf_load (fixture->shelf, picture, fixture->connection);
  g_assert_cmpint (causerie_remote_picture_get_state (picture), ==, CAUSERIE_PICTURE_LOADING);
  while (causerie_remote_picture_get_state (picture) == CAUSERIE_PICTURE_LOADING)
    g_main_context_iteration (NULL, TRUE);
  return picture;
}

static void
count_cb (guint *n_news)
{
  (*n_news)++;
}

static void
test_unasked (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRemotePicture) picture = get (fixture, "/a.png");

  g_assert_cmpint (causerie_remote_picture_get_state (picture), ==, CAUSERIE_PICTURE_UNASKED);
  g_assert_null (causerie_remote_picture_get_bytes (picture));
  g_assert_null (causerie_remote_picture_get_problem (picture));
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 0);
}

static void
test_loads_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRemotePicture) picture = get (fixture, "/a.png"), again = NULL;
  guint n_news = 0;

  g_signal_connect_swapped (picture, "notify::state", G_CALLBACK (count_cb), &n_news);
  again = load (fixture, "/a.png");
  g_assert_true (picture == again);
  g_assert_cmpint (causerie_remote_picture_get_state (picture), ==, CAUSERIE_PICTURE_LOADED);
  g_assert_cmpuint (g_bytes_get_size (causerie_remote_picture_get_bytes (picture)), ==,
                    strlen (PNG));
  causerie_picture_shelf_load (fixture->shelf, picture, NULL);
  g_assert_cmpint (causerie_remote_picture_get_state (picture), ==, CAUSERIE_PICTURE_LOADED);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, 1);
  g_assert_cmpuint (n_news, ==, 2);
}

/* Nothing that says who asks, or from where. */
static void
test_is_quiet (Fixture *fixture, gconstpointer data)
{
  static const char * const names[] = { "Authorization", "Referer", "Cookie", "X-Title", "HTTP-Referer",
                                        "Origin" };
  g_autoptr(CauserieRemotePicture) first = load (fixture, "/a.png"), second = load (fixture, "/b.png");

  for (guint i = 0; i < 2; i++) {
    LoopbackRequest *request = loopback_server_get_request (fixture->server, i);

    g_assert_cmpstr (request->method, ==, "GET");
    for (guint n = 0; n < G_N_ELEMENTS (names); n++) {
      g_autofree char *value = loopback_request_dup_header (request, names[n]);

      g_test_message ("%s", names[n]);
      g_assert_null (value);
    }
  }
  g_assert_cmpint (causerie_remote_picture_get_state (second), ==, CAUSERIE_PICTURE_LOADED);
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *path; const char *problem; } cases[] = {
    { "/page", "What 127.0.0.1 sent is no picture that can be shown." },
    { "/text", "What 127.0.0.1 sent is no picture that can be shown." },
    { "/none", "127.0.0.1 does not give out the picture." },
    { "/inward", "127.0.0.1 does not give out the picture." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieRemotePicture) picture = load (fixture, cases[i].path);

    g_test_message ("%s", cases[i].path);
    g_assert_cmpint (causerie_remote_picture_get_state (picture), ==, CAUSERIE_PICTURE_FAILED);
    g_assert_cmpstr (causerie_remote_picture_get_problem (picture), ==, cases[i].problem);
    g_assert_null (causerie_remote_picture_get_bytes (picture));
  }
}

static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRemotePicture) picture =
    causerie_picture_shelf_get (fixture->shelf, "http://127.0.0.1:1/a.png");

  causerie_picture_shelf_load (fixture->shelf, picture, NULL);
  while (causerie_remote_picture_get_state (picture) == CAUSERIE_PICTURE_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (causerie_remote_picture_get_problem (picture), ==, "127.0.0.1 cannot be reached.");
}

/* It moved, and can be asked for again after it failed. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRemotePicture) picture = load (fixture, "/moved");
  g_autoptr(CauserieRemotePicture) lost = load (fixture, "/none");
  guint n_asked = loopback_server_get_count (fixture->server);
  g_autoptr(CauserieRemotePicture) again = load (fixture, "/none");

  g_assert_cmpint (causerie_remote_picture_get_state (picture), ==, CAUSERIE_PICTURE_LOADED);
  g_assert_cmpuint (loopback_server_get_count (fixture->server), ==, n_asked + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/picture-shelf/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("unasked", test_unasked);
  ADD ("loads-once", test_loads_once);
  ADD ("is-quiet", test_is_quiet);
  ADD ("problems", test_problems);
  ADD ("unreachable", test_unreachable);
  ADD ("moved", test_moved);

  return g_test_run ();
}
