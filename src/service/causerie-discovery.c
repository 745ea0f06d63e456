/* causerie-discovery.c: servers on this computer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every port is tried under both addresses of this computer at once, each first where most servers
 * have their list of models and then where Open WebUI has it. */

#include "causerie-discovery.h"
#include "causerie-discovery-private.h"

#include "causerie-fetch.h"
#include "causerie-json.h"
#include "causerie-model-list.h"
#include "causerie-provider.h"
#include "causerie-server-kind.h"

#define LIMIT_MS   900
#define N_FAMILIES 2

static const CauserieUsualPort usual_ports[] = {
  { 11434, "ollama" },
  { 8080, "llama-cpp" },
  { 8081, "llama-cpp" },
  { 1234, "lm-studio" },
  { 8000, "vllm" },
  { 3000, "open-webui" },
  { 4000, "litellm" },
  { 5000, "text-generation-webui" },
  { 5001, "koboldcpp" },
  { 1337, "jan" },
};

static const char * const numeric_hosts[N_FAMILIES] = { "127.0.0.1", "[::1]" };

/* Where lists of models are, for most and for Open WebUI. */
static const char * const paths[] = { "/v1", "/api" };

typedef struct {
  const CauserieUsualPort *ports;   /* borrowed */
  gsize                    n_ports;

  /* owned */
  CauserieHttp            *http;
  GCancellable            *cancellable; /* the caller's, or the end of the time */
  GCancellable            *callers;     /* may be NULL */
  CauserieFoundServer    **found;       /* by port and family; NULL: nothing there */

  gulong                   cancelled_id;
  guint                    timeout;
  guint                    n_running;
} Search;

/* One address that is being tried. */
typedef struct {
  GTask *task;   /* owned */
  gsize  port;   /* index */
  guint  family; /* index */
  guint  path;   /* index */
} Probe;

static void try_path (Probe *probe);

void
causerie_found_server_free (CauserieFoundServer *self)
{
  g_free (self->name);
  g_free (self->base_url);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_free (self);
}

static void
free_search (gpointer data)
{
  Search *search = data;

  for (gsize i = 0; i < search->n_ports * N_FAMILIES; i++)
    g_clear_pointer (&search->found[i], causerie_found_server_free);
  g_free (search->found);
  g_clear_handle_id (&search->timeout, g_source_remove);
  g_cancellable_disconnect (search->callers, search->cancelled_id);
  g_clear_object (&search->callers);
  g_clear_object (&search->cancellable);
  g_clear_object (&search->http);
  g_free (search);
}

/* --- what is there ---------------------------------------------------------------------------- */

/* Kinds that sign their lists: one without a signature is another's. */
static gboolean
signs_its_list (const char *kind)
{
  static const char * const signing[] = { "ollama", "llama-cpp", "lm-studio", "vllm", NULL };

  return g_strv_contains (signing, kind);
}

/* NULL: one that is not known. */
static const char *
judge_kind (const Probe *probe, const CauserieModelPage *page)
{
  Search *search = g_task_get_task_data (probe->task);
  const char *usual = search->ports[probe->port].kind;

  if (page != NULL && page->server != NULL)
    return page->server;
  if (g_str_equal (paths[probe->path], "/api"))
    return "open-webui";
  if (page != NULL && page->models->len > 0 && signs_its_list (usual))
    return NULL;

  return usual;
}

/* `page` NULL: it asks for a key. */
static CauserieFoundServer *
describe (const Probe *probe, CauserieModelPage *page)
{
  Search *search = g_task_get_task_data (probe->task);
  guint port = search->ports[probe->port].port;
  const char *kind = judge_kind (probe, page);
  const char *name = causerie_server_kind_get_name (kind);
  /* The name that people know, unless it may lead to the other address. */
  const char *host = probe->family == 0 ? "localhost" : numeric_hosts[probe->family];
  CauserieFoundServer *server = g_new0 (CauserieFoundServer, 1);

  server->provider = causerie_provider_get (kind)->id;
  server->name = name != NULL ? g_strdup (name) : g_strdup_printf ("%s:%u", host, port);
  server->base_url = g_strdup_printf ("http://%s:%u%s", host, port, paths[probe->path]);
  if (page != NULL)
    server->models = g_steal_pointer (&page->models);

  return server;
}

static gboolean
asks_for_key (CauserieFetched *fetched)
{
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);
  g_autoptr(JsonNode) root = NULL;

  if (fetched->status != 401 && fetched->status != 403)
    return FALSE;

  root = causerie_json_parse (text != NULL ? text : "", (gssize) length, NULL, NULL);
  return causerie_json_node_object (root) != NULL;
}

/* NULL: it is none of ours. */
static CauserieFoundServer *
recognize (const Probe *probe, CauserieFetched *fetched)
{
  g_autoptr(CauserieModelPage) page = NULL;
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);

  if (fetched->failure == NULL)
    page = causerie_model_list_parse_page (text, length, NULL);

  return page != NULL || asks_for_key (fetched) ? describe (probe, page) : NULL;
}

/* --- the end ---------------------------------------------------------------------------------- */

/* One entry a port: where both addresses answer it is mostly one server. */
static GPtrArray *
collect (Search *search)
{
  GPtrArray *servers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_found_server_free);

  for (gsize i = 0; i < search->n_ports; i++) {
    CauserieFoundServer **found = &search->found[i * N_FAMILIES];

    for (guint family = 0; family < N_FAMILIES; family++)
      if (found[family] != NULL) {
        g_ptr_array_add (servers, g_steal_pointer (&found[family]));
        break;
      }
  }

  return servers;
}

static void
finish (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  g_clear_handle_id (&search->timeout, g_source_remove);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, collect (search), (GDestroyNotify) g_ptr_array_unref);
}

/* --- one address ------------------------------------------------------------------------------ */

/* Takes the probe. */
static void
end_probe (Probe *probe)
{
  Search *search = g_task_get_task_data (probe->task);

  if (--search->n_running == 0)
    finish (probe->task);
  g_object_unref (probe->task);
  g_free (probe);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Probe *probe = user_data;
  Search *search = g_task_get_task_data (probe->task);
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
  CauserieFoundServer *server = recognize (probe, fetched);

  search->found[probe->port * N_FAMILIES + probe->family] = server;
  if (server == NULL && fetched->status > 0 && ++probe->path < G_N_ELEMENTS (paths))
    try_path (probe);
  else
    end_probe (probe);
}

/* Takes the probe. */
static void
try_path (Probe *probe)
{
  Search *search = g_task_get_task_data (probe->task);
  g_autofree char *url = g_strdup_printf ("http://%s:%u%s/models", numeric_hosts[probe->family],
                                          search->ports[probe->port].port, paths[probe->path]);
  const CauserieFetch fetch = { .method = "GET", .url = url, .purpose = "discovery" };

  causerie_fetch_async (search->http, &fetch, search->cancellable, fetched_cb, probe);
}

/* --- the search ------------------------------------------------------------------------------- */

static gboolean
overdue_cb (gpointer user_data)
{
  Search *search = user_data;

  search->timeout = 0;
  g_cancellable_cancel (search->cancellable);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *callers, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
start (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  search->n_running = (guint) (search->n_ports * N_FAMILIES);
  for (gsize port = 0; port < search->n_ports; port++)
    for (guint family = 0; family < N_FAMILIES; family++) {
      Probe *probe = g_new0 (Probe, 1);

      probe->task = g_object_ref (task);
      probe->port = port;
      probe->family = family;
      try_path (probe);
    }
}

void
causerie_discovery_find_at_async (const CauserieUsualPort *ports,
                                  gsize                    n_ports,
                                  guint                    limit_ms,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->ports = ports;
  search->n_ports = n_ports;
  search->http = causerie_http_new_for_route (&(CauserieRoute) { .proxy = "none" }, NULL);
  search->cancellable = g_cancellable_new ();
  search->found = g_new0 (CauserieFoundServer *, n_ports * N_FAMILIES);
  search->timeout = g_timeout_add (limit_ms, overdue_cb, search);
  if (cancellable != NULL) {
    search->callers = g_object_ref (cancellable);
    search->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                  search->cancellable, NULL);
  }

  g_task_set_source_tag (task, causerie_discovery_find_async);
  g_task_set_task_data (task, search, free_search);
  start (task);
}

void
causerie_discovery_find_async (GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  causerie_discovery_find_at_async (usual_ports, G_N_ELEMENTS (usual_ports), LIMIT_MS, cancellable,
                                    callback, user_data);
}

GPtrArray *
causerie_discovery_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
