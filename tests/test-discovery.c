/* test-discovery.c: what is found on this computer, and how little it takes
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-discovery-private.h"
#include "causerie-model.h"
#include "loopback-server.h"

#define PATIENCE_MS 20000 /* of tests that do not depend on it */

/* What a server says to GET /v1/models and to GET /api/models; NULL: it is not there. */
typedef struct {
  const char *usual_status;
  const char *usual_body;
  const char *other_status;
  const char *other_body;
} Script;

static void
reply (LoopbackRequest *request, const char *status, const char *body)
{
  gboolean is_page = body[0] == '<';

  loopback_send_reply (request, status,
                       is_page ? "Content-Type: text/html\r\n" : "Content-Type: application/json\r\n",
                       body);
}

static void
answer_cb (LoopbackRequest *request, gpointer user_data)
{
  const Script *script = user_data;

  if (g_str_equal (request->target, "/v1/models") && script->usual_body != NULL)
    reply (request, script->usual_status, script->usual_body);
  else if (g_str_equal (request->target, "/api/models") && script->other_body != NULL)
    reply (request, script->other_status, script->other_body);
  else
    reply (request, "404 Not Found", "{\"detail\":\"Not Found\"}");
}

static void
hang_cb (LoopbackRequest *request, gpointer user_data)
{
  loopback_wait_closed (request, PATIENCE_MS);
}

static guint16
get_port (LoopbackServer *server)
{
  g_autoptr(GUri) uri = g_uri_parse (loopback_server_get_url (server), G_URI_FLAGS_NONE, NULL);

  return (guint16) g_uri_get_port (uri);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
find (const CauserieUsualPort *ports, gsize n_ports, guint limit_ms)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *servers;

  causerie_discovery_find_at_async (ports, n_ports, limit_ms, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  servers = causerie_discovery_find_finish (result, &error);
  g_assert_no_error (error);

  return servers;
}

/* A port nobody listens on. */
static guint16
find_free_port (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

/* --- what is found ---------------------------------------------------------------------------- */

#define UNAUTHORIZED "401 Unauthorized", "{\"error\":{\"message\":\"Invalid API Key\"}}"

static const struct {
  const char *usual; /* whose port it is */
  Script      script;
  const char *name;  /* NULL: nothing; "": not known */
  const char *provider;
  const char *path;
  int         n_models; /* -1: it asks for a key */
} rows[] = {
  { "ollama", { "200 OK", "{\"data\":[{\"id\":\"a\",\"owned_by\":\"library\"}]}" },
    "Ollama", "ollama", "/v1", 1 },
  { "ollama", { "200 OK", "{\"object\":\"list\",\"data\":null}" }, "Ollama", "ollama", "/v1", 0 },
  { "llama-cpp", { "200 OK", "{\"data\":[{\"id\":\"a\",\"owned_by\":\"library\"}]}" },
    "Ollama", "ollama", "/v1", 1 },
  { "llama-cpp", { UNAUTHORIZED }, "llama.cpp", "llama-cpp", "/v1", -1 },
  { "llama-cpp", { "200 OK", "{\"data\":[{\"id\":\"a\"}]}" }, "", "custom", "/v1", 1 },
  { "llama-cpp", { "200 OK", "<html>", UNAUTHORIZED }, "Open WebUI", "open-webui", "/api", -1 },
  { "open-webui", { "200 OK", "<html>", "200 OK", "{\"data\":[{\"id\":\"a\",\"openai\":{}}]}" },
    "Open WebUI", "open-webui", "/api", 1 },
  { "litellm", { "200 OK", "{\"data\":[{\"id\":\"a\",\"owned_by\":\"openai\"}]}" },
    "LiteLLM", "litellm", "/v1", 1 },
  { "koboldcpp", { "200 OK", "{\"data\":[{\"id\":\"a\",\"owned_by\":\"koboldcpp\"}]}" },
    "KoboldCpp", "custom", "/v1", 1 },
  { "vllm", { "404 Not Found", "{\"detail\":\"Not Found\"}" }, NULL },
  { "vllm", { "200 OK", "<html>", "200 OK", "<html>" }, NULL },
  { "vllm", { "200 OK", "{\"hello\":1}" }, NULL },
  { "vllm", { "401 Unauthorized", "<html>Who are you?</html>" }, NULL },
  { "vllm", { "500 Internal Server Error", "{\"error\":\"x\"}" }, NULL },
};

static void
test_found (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(LoopbackServer) server = loopback_server_new (answer_cb, (gpointer) &rows[i].script);
  const CauserieUsualPort port = { get_port (server), rows[i].usual };
  g_autoptr(GPtrArray) servers = find (&port, 1, PATIENCE_MS);
  g_autofree char *url = NULL, *name = NULL, *authorization = NULL;
  CauserieFoundServer *found;

  authorization = loopback_request_dup_header (loopback_server_get_request (server, 0),
                                               "Authorization");
  g_assert_null (authorization);
  if (rows[i].name == NULL) {
    g_assert_cmpuint (servers->len, ==, 0);
    return;
  }

  g_assert_cmpuint (servers->len, ==, 1);
  found = g_ptr_array_index (servers, 0);
  url = g_strdup_printf ("http://localhost:%u%s", port.port, rows[i].path);
  name = *rows[i].name != '\0' ? g_strdup (rows[i].name) : g_strdup_printf ("localhost:%u", port.port);
  g_assert_cmpstr (found->name, ==, name);
  g_assert_cmpstr (found->provider, ==, rows[i].provider);
  g_assert_cmpstr (found->base_url, ==, url);
  g_assert_cmpint (found->models != NULL ? (int) found->models->len : -1, ==, rows[i].n_models);
}

static void
test_nothing (void)
{
  const CauserieUsualPort ports[] = { { find_free_port (), "ollama" }, { find_free_port (), "jan" } };
  g_autoptr(GPtrArray) servers = find (ports, G_N_ELEMENTS (ports), PATIENCE_MS);

  g_assert_cmpuint (servers->len, ==, 0);
}

/* Who says nothing holds nobody up. */
static void
test_silence (void)
{
  static const Script script = { "200 OK", "[\"a\"]" };
  g_autoptr(LoopbackServer) silent = loopback_server_new (hang_cb, NULL);
  g_autoptr(LoopbackServer) server = loopback_server_new (answer_cb, (gpointer) &script);
  const CauserieUsualPort ports[] = { { get_port (silent), "jan" }, { get_port (server), "litellm" } };
  g_autoptr(GPtrArray) servers = find (ports, G_N_ELEMENTS (ports), 300);

  g_assert_cmpuint (servers->len, ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr(LoopbackServer) silent = loopback_server_new (hang_cb, NULL);
  const CauserieUsualPort port = { get_port (silent), "ollama" };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  causerie_discovery_find_at_async (&port, 1, PATIENCE_MS, cancellable, keep_result_cb, &result);
  while (loopback_server_get_count (silent) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (causerie_discovery_find_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("http_proxy", "http://127.0.0.1:9", TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/discovery/found/%" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_found);
  }
  g_test_add_func ("/discovery/nothing", test_nothing);
  g_test_add_func ("/discovery/silence", test_silence);
  g_test_add_func ("/discovery/cancel", test_cancel);

  return g_test_run ();
}
