/* test-catalogue.c: the models of all connections, from the cache and from servers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "catalogue-fixture.h"
#include "check-list-model.h"
#include "causerie-install.h"
#include "causerie-settings-private.h"
#include "loopback-server.h"
#include "temporary-folder.h"

#include <string.h>

#define LIST_OF(id) "{\"data\":[{\"id\":\"" id "\"}]}"

/* A server with a list that a test may change. */
typedef struct {
  LoopbackServer *server;
  const char     *status;
  const char     *headers;
  const char     *body;
  gint            asks_for_key;
} ListServer;

typedef struct {
  TemporaryFolder   *folder;
  CauserieSettings  *settings;
  CauserieKeyring   *keyring;
  CauserieGateway   *gateway;
  CauserieCatalogue *catalogue;
  ListServer         server;
} Fixture;

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  ListServer *self = user_data;
  g_autofree char *key = loopback_request_dup_header (request, "Authorization");
  g_autofree char *etag = loopback_request_dup_header (request, "If-None-Match");

  if (g_atomic_int_get (&self->asks_for_key) && key == NULL)
    loopback_send_reply (request, "401 Unauthorized", "", "{\"error\":{\"message\":\"no key\"}}");
  else if (etag != NULL && strstr (self->headers, etag) != NULL)
    loopback_send_reply (request, "304 Not Modified", "", "");
  else
    loopback_send_reply (request, self->status, self->headers, self->body);
}

static void
open_catalogue (Fixture *self)
{
  self->catalogue = causerie_catalogue_new (self->settings, self->gateway, self->folder->path);
}

static void
close_catalogue (Fixture *self)
{
  causerie_catalogue_close (self->catalogue);
  g_assert_finalize_object (g_steal_pointer (&self->catalogue));
}

static void
open_again (Fixture *self)
{
  close_catalogue (self);
  open_catalogue (self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();

  self->folder = temporary_folder_new ();
  self->settings = causerie_settings_new_for_backend (backend, NULL);
  self->keyring = causerie_keyring_new ();
  self->gateway = causerie_gateway_new (self->keyring);
  self->server = (ListServer) { .status = "200 OK", .headers = "", .body = LIST_OF ("a") };
  self->server.server = loopback_server_new (answer_cb, &self->server);
  open_catalogue (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_catalogue (self);
  g_assert_finalize_object (self->gateway);
  g_assert_finalize_object (self->keyring);
  g_assert_finalize_object (self->settings);
  loopback_server_free (self->server.server);
  temporary_folder_free (self->folder);
}

/* A connection with a key that is known, so that no keyring is asked. */
static CauserieConnection *
add_connection (Fixture *self, const char *key)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, loopback_server_get_url (self->server.server));
  if (key != NULL)
    causerie_keyring_remember (self->keyring, causerie_connection_get_uid (connection), key);
  causerie_settings_add_connection (self->settings, connection);

  return connection; /* the settings keep it */
}

static void
wait_while_loading (Fixture *self, CauserieConnection *connection)
{
  const char *uid = causerie_connection_get_uid (connection);

  while (causerie_catalogue_get_state (self->catalogue, uid) == CAUSERIE_CATALOGUE_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
refresh (Fixture *self, CauserieConnection *connection)
{
  causerie_catalogue_refresh (self->catalogue, causerie_connection_get_uid (connection));
  wait_while_loading (self, connection);
}

static void
refresh_due (Fixture *self, CauserieConnection *connection)
{
  causerie_catalogue_refresh_due (self->catalogue);
  wait_while_loading (self, connection);
}

/* "id id" */
static void
assert_ids (Fixture *self, const char *expected)
{
  GListModel *list = G_LIST_MODEL (self->catalogue);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr(CauserieCatalogueEntry) entry = g_list_model_get_item (list, i);

    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", causerie_catalogue_entry_get_id (entry));
  }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_state (Fixture *self, CauserieConnection *connection, CauserieCatalogueState state)
{
  const char *uid = causerie_connection_get_uid (connection);

  g_assert_cmpint (causerie_catalogue_get_state (self->catalogue, uid), ==, state);
  g_assert_cmpint (causerie_catalogue_get_failure (self->catalogue, uid) != NULL, ==,
                   state == CAUSERIE_CATALOGUE_FAILED);
}

static gboolean
is_kept (Fixture *self, CauserieConnection *connection)
{
  g_autofree char *path = causerie_catalogue_shelf_build_path (
    self->folder->path, causerie_connection_get_uid (connection));

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
test_refresh (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  const char *uid = causerie_connection_get_uid (connection);
  g_autoptr(ListFollower) follower = list_follower_new (self->catalogue);

  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  g_assert_cmpint (causerie_catalogue_get_date (self->catalogue, uid), ==, 0);
  refresh (self, connection);
  assert_state (self, connection, CAUSERIE_CATALOGUE_READY);
  g_assert_cmpint (causerie_catalogue_get_date (self->catalogue, uid), >, 0);
  assert_ids (self, "a");
  assert_change (follower, 0, 0, 1);

  g_assert_cmpstr (causerie_model_get_id (causerie_catalogue_find (self->catalogue, uid, "a")),
                   ==, "a");
  g_assert_null (causerie_catalogue_find (self->catalogue, uid, "b"));
  g_assert_null (causerie_catalogue_find (self->catalogue, "nobody", "a"));
}

/* The list is there at the next start, without any server. */
static void
test_cache (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  const char *uid = causerie_connection_get_uid (connection);

  refresh (self, connection);
  open_again (self);
  assert_ids (self, "a");
  assert_state (self, connection, CAUSERIE_CATALOGUE_READY);
  g_assert_cmpint (causerie_catalogue_get_date (self->catalogue, uid), >, 0);
  g_assert_cmpuint (loopback_server_get_count (self->server.server), ==, 1);
}

static void
test_unreadable_cache (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  g_autofree char *path = causerie_catalogue_shelf_build_path (
    self->folder->path, causerie_connection_get_uid (connection));

  g_assert_true (g_file_set_contents (path, "no list", -1, NULL));
  open_again (self);
  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  refresh (self, connection);
  assert_ids (self, "a");
}

/* What is there stays when the server is not. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");

  refresh (self, connection);
  self->server.status = "500 Internal Server Error";
  self->server.body = "{\"error\":{\"message\":\"broken\"}}";
  refresh (self, connection);
  assert_state (self, connection, CAUSERIE_CATALOGUE_FAILED);
  assert_ids (self, "a");

  self->server.status = "200 OK";
  self->server.body = LIST_OF ("b");
  refresh (self, connection);
  assert_state (self, connection, CAUSERIE_CATALOGUE_READY);
  assert_ids (self, "b a"); /* a is gone, and marked as such */
}

static void
test_etag (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  const char *uid = causerie_connection_get_uid (connection);
  g_autofree char *sent = NULL;

  self->server.headers = "ETag: \"one\"\r\n";
  refresh (self, connection);
  open_again (self);
  self->server.body = LIST_OF ("never sent");
  refresh (self, connection);
  assert_state (self, connection, CAUSERIE_CATALOGUE_READY);
  assert_ids (self, "a");
  sent = loopback_request_dup_header (loopback_server_get_request (self->server.server, 1),
                                      "If-None-Match");
  g_assert_cmpstr (sent, ==, "\"one\"");
  g_assert_cmpint (causerie_catalogue_get_date (self->catalogue, uid), >, 0);

  self->server.headers = "ETag: \"two\"\r\n";
  self->server.body = LIST_OF ("a");
  refresh (self, connection);
  assert_ids (self, "a");
}

/* The whole answer may be compressed. */
static void
test_gzip (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  g_autofree char *accepted = NULL;

  refresh (self, connection);
  accepted = loopback_request_dup_header (loopback_server_get_request (self->server.server, 0),
                                          "Accept-Encoding");
  g_assert_nonnull (accepted);
  g_assert_nonnull (strstr (accepted, "gzip"));
}

/* --- in the background ------------------------------------------------------------------------ */

static void
test_due (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, NULL);

  refresh_due (self, connection);
  assert_ids (self, "a");
  refresh_due (self, connection); /* not a day old */
  g_assert_cmpuint (loopback_server_get_count (self->server.server), ==, 1);
}

/* Being refused without the key that nobody was asked for is nothing to tell. */
static void
test_due_without_key (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, NULL);

  self->server.asks_for_key = TRUE;
  refresh_due (self, connection);
  g_assert_cmpuint (loopback_server_get_count (self->server.server), ==, 1);
  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  g_assert_cmpint (causerie_keyring_get_state (self->keyring), ==, CAUSERIE_KEYRING_UNTRIED);

  causerie_keyring_remember (self->keyring, causerie_connection_get_uid (connection), "key");
  refresh_due (self, connection);
  assert_state (self, connection, CAUSERIE_CATALOGUE_READY);
}

/* A provider that wants a key is not asked, and nor is the keyring. */
static void
test_due_needs_key (Fixture *self, gconstpointer data)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, "openai");
  causerie_connection_set_base_url (connection, "https://api.openai.com/v1");
  causerie_settings_add_connection (self->settings, connection);
  causerie_catalogue_refresh_due (self->catalogue);
  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  g_assert_cmpint (causerie_keyring_get_state (self->keyring), ==, CAUSERIE_KEYRING_UNTRIED);
}

/* --- connections ------------------------------------------------------------------------------ */

static void
test_other_address (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");

  refresh (self, connection);
  g_assert_true (is_kept (self, connection));
  causerie_connection_set_base_url (connection, "http://127.0.0.1:1/v1");
  assert_ids (self, "");
  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  g_assert_false (is_kept (self, connection));
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  g_autoptr(CauserieConnection) first = g_object_ref (add_connection (self, "key"));
  CauserieConnection *second = add_connection (self, "key");
  g_autoptr(ListFollower) follower = NULL;

  refresh (self, second);
  self->server.body = LIST_OF ("b");
  refresh (self, first);
  assert_ids (self, "b a");

  follower = list_follower_new (self->catalogue);
  causerie_settings_remove_connection (self->settings, first);
  assert_change (follower, 0, 1, 0);
  assert_ids (self, "a");
  g_assert_false (is_kept (self, first));
  g_assert_true (is_kept (self, second));
}

static void
test_forget (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");

  refresh (self, connection);
  causerie_catalogue_forget (self->catalogue, causerie_connection_get_uid (connection));
  assert_ids (self, "");
  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  g_assert_false (is_kept (self, connection));
}

/* Nothing is left of an asking that was given up, and nothing comes of it. */
static void
test_forget_while_asking (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  const char *uid = causerie_connection_get_uid (connection);

  causerie_catalogue_refresh (self->catalogue, uid);
  assert_state (self, connection, CAUSERIE_CATALOGUE_LOADING);
  causerie_catalogue_forget (self->catalogue, uid);
  assert_state (self, connection, CAUSERIE_CATALOGUE_EMPTY);
  refresh (self, connection);
  assert_state (self, connection, CAUSERIE_CATALOGUE_READY);
  assert_ids (self, "a");
}

/* --- favourites ------------------------------------------------------------------------------- */

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  const char *uid = causerie_connection_get_uid (connection);
  CauserieCatalogueEntry *entry;
  guint n_favourite = 0, n_used = 0;

  refresh (self, connection);
  entry = causerie_catalogue_find_entry (self->catalogue, uid, "a");
  g_signal_connect (entry, "notify::favourite", G_CALLBACK (count_cb), &n_favourite);
  g_signal_connect (entry, "notify::last-used", G_CALLBACK (count_cb), &n_used);

  causerie_catalogue_toggle_favourite (self->catalogue, entry);
  causerie_catalogue_note_used (self->catalogue, uid, "a");
  causerie_catalogue_note_used (self->catalogue, uid, "somewhere else");
  g_assert_true (causerie_catalogue_entry_get_favourite (entry));
  g_assert_cmpint (causerie_catalogue_entry_get_last_used (entry), >, 0);
  g_assert_cmpuint (n_favourite, ==, 1);
  g_assert_cmpuint (n_used, ==, 1);

  open_again (self);
  entry = causerie_catalogue_find_entry (self->catalogue, uid, "a");
  g_assert_true (causerie_catalogue_entry_get_favourite (entry));
  g_assert_cmpint (causerie_catalogue_entry_get_last_used (entry), >, 0);
  causerie_catalogue_toggle_favourite (self->catalogue, entry);
  g_assert_false (causerie_catalogue_entry_get_favourite (entry));
}

/* An answer's name for a model finds it, unless another has that name. */
static void
test_canonical (Fixture *self, gconstpointer data)
{
  CauserieConnection *connection = add_connection (self, "key");
  const char *uid = causerie_connection_get_uid (connection);
  g_autofree const char **ids = NULL;

  self->server.body = "{\"data\":[{\"id\":\"a\",\"canonical_slug\":\"a-2026\"},"
                      "{\"id\":\"b\",\"canonical_slug\":\"a\"},{\"id\":\"c:batch\"}]}";
  refresh (self, connection);
  g_assert_cmpstr (causerie_model_get_id (causerie_catalogue_find (self->catalogue, uid, "a")),
                   ==, "a");
  g_assert_cmpstr (causerie_model_get_id (causerie_catalogue_find (self->catalogue, uid, "a-2026")),
                   ==, "a");

  ids = causerie_catalogue_list_ids (self->catalogue, uid);
  g_assert_cmpuint (g_strv_length ((char **) ids), ==, 2);
  g_assert_cmpstr (ids[1], ==, "b");
}

#define CASE(name, function) g_test_add ("/catalogue/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  causerie_install_init ();

  CASE ("refresh", test_refresh);
  CASE ("cache", test_cache);
  CASE ("unreadable-cache", test_unreadable_cache);
  CASE ("failure", test_failure);
  CASE ("etag", test_etag);
  CASE ("gzip", test_gzip);
  CASE ("due", test_due);
  CASE ("due-without-key", test_due_without_key);
  CASE ("due-needs-key", test_due_needs_key);
  CASE ("other-address", test_other_address);
  CASE ("removed", test_removed);
  CASE ("forget", test_forget);
  CASE ("forget-while-asking", test_forget_while_asking);
  CASE ("marks", test_marks);
  CASE ("canonical", test_canonical);

  return g_test_run ();
}
