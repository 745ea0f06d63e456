/* causerie-account-native.c: what only a local server's own format tells of its models
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of it is needed: where a call fails, what is known stands. */

#include "causerie-account-native.h"

#include "causerie-account-private.h"
#include "causerie-json.h"
#include "causerie-model-list.h"
#include "causerie-native-body.h"
#include "causerie-task-failure.h"
#include "causerie-url.h"

#include <string.h>

#define MAX_SHOWS     500 /* models of an Ollama that are asked about one by one */
#define SHOWS_AT_ONCE 4
#define TIMEOUT_MS    10000

typedef struct {
  GPtrArray *models;    /* owned */
  guint      next_show; /* index of the model to be asked about next */
  guint      n_shows;   /* on their way */
} Inquiry;

static void
free_inquiry (gpointer data)
{
  Inquiry *inquiry = data;

  g_clear_pointer (&inquiry->models, g_ptr_array_unref);
  g_free (inquiry);
}

static void
succeed (GTask *task)
{
  Inquiry *inquiry = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&inquiry->models),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
get (GTask *task, const char *path, CauserieAccountStep step)
{
  CauserieAccess *access = g_task_get_source_object (task);
  g_autofree char *url = causerie_account_native_build_url (access, path);
  const CauserieFetch fetch = { .method = "GET", .url = url, .purpose = "models" };

  causerie_account_step (task, &fetch, step);
}

/* --- Ollama ----------------------------------------------------------------------------------- */

static void show_models (GTask *task);

static void
take_ps (GTask *task, CauserieFetched *fetched)
{
  Inquiry *inquiry = g_task_get_task_data (task);
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);

  if (fetched->failure == NULL)
    causerie_native_body_add_ps (inquiry->models, text, length);
  succeed (task);
}

static void
take_show (Inquiry *inquiry, guint index, CauserieFetched *fetched)
{
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);
  CauserieModel *model = inquiry->models->pdata[index];

  if (fetched->failure != NULL)
    return;

  inquiry->models->pdata[index] = causerie_native_body_add_show (model, text, length);
  g_object_unref (model);
}

static char *
write_model (const char *id)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "model", id);
  json_node_take_object (node, object);
  return causerie_json_write (node);
}

typedef struct {
  GTask *task;  /* owned */
  guint  index; /* of the model it is about */
} Showing;

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Showing *showing = user_data;
  g_autoptr(GTask) task = showing->task;
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
  Inquiry *inquiry = g_task_get_task_data (task);

  inquiry->n_shows--;
  take_show (inquiry, showing->index, fetched);
  show_models (task);
}

static void
show_model (GTask *task, guint index)
{
  CauserieAccess *access = g_task_get_source_object (task);
  Inquiry *inquiry = g_task_get_task_data (task);
  g_autofree char *url = causerie_account_native_build_url (access, "api/show");
  g_autofree char *body =
    write_model (causerie_model_get_id (g_ptr_array_index (inquiry->models, index)));
  const CauserieFetch fetch = {
    .method = "POST", .url = url, .body = body, .timeout_ms = TIMEOUT_MS, .purpose = "models",
  };
  Showing *showing = g_new0 (Showing, 1);

  showing->task = g_object_ref (task);
  showing->index = index;
  inquiry->n_shows++;
  causerie_account_fetch (access, &fetch, g_task_get_cancellable (task), shown_cb, showing);
}

/* A few at a time; the last one that comes back goes on. */
static void
show_models (GTask *task)
{
  Inquiry *inquiry = g_task_get_task_data (task);
  guint end = MIN (inquiry->models->len, MAX_SHOWS);

  while (inquiry->n_shows < SHOWS_AT_ONCE && inquiry->next_show < end)
    show_model (task, inquiry->next_show++);

  if (inquiry->n_shows == 0)
    get (task, "api/ps", take_ps);
}

/* --- llama.cpp and LM Studio ------------------------------------------------------------------ */

static void
take_props (GTask *task, CauserieFetched *fetched)
{
  Inquiry *inquiry = g_task_get_task_data (task);
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);

  if (fetched->failure == NULL)
    causerie_native_body_add_props (inquiry->models, text, length);
  succeed (task);
}

/* FALSE when there is no better list. */
static gboolean
take_better_list (GTask *task, CauserieFetched *fetched)
{
  Inquiry *inquiry = g_task_get_task_data (task);
  g_autoptr(GPtrArray) models = NULL;
  gsize length;
  const char *text = g_bytes_get_data (fetched->body, &length);

  if (fetched->failure == NULL)
    models = causerie_model_list_parse (text, length, NULL);
  if (models == NULL || models->len == 0)
    return FALSE;

  g_ptr_array_unref (inquiry->models);
  inquiry->models = g_steal_pointer (&models);
  return TRUE;
}

static void
take_newer_list (GTask *task, CauserieFetched *fetched)
{
  take_better_list (task, fetched);
  succeed (task);
}

static void
take_older_list (GTask *task, CauserieFetched *fetched)
{
  if (take_better_list (task, fetched))
    succeed (task);
  else
    get (task, "api/v1/models", take_newer_list);
}

/* --- which server ----------------------------------------------------------------------------- */

/* The base URL without the "/v1" of the compatible API. */
static char *
find_root (const char *base_url)
{
  gsize length = strlen (base_url);

  return g_strndup (base_url, g_str_has_suffix (base_url, "/v1") ? length - strlen ("/v1") : length);
}

char *
causerie_account_native_build_url (CauserieAccess *access, const char *path)
{
  g_autofree char *root = find_root (causerie_access_get_base_url (access));

  return causerie_url_join (root, path);
}

static int
get_port (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL ? g_uri_get_port (uri) : -1;
}

const char *
causerie_account_native_guess (CauserieAccess *access)
{
  const char *base_url = causerie_access_get_base_url (access);
  const char *chosen = causerie_connection_get_provider (causerie_access_get_connection (access));

  if (causerie_url_host_kind (base_url) == CAUSERIE_HOST_PUBLIC)
    return NULL;
  if (g_str_equal (chosen, "ollama") || g_str_equal (chosen, "llama-cpp") ||
      g_str_equal (chosen, "lm-studio"))
    return chosen;

  switch (get_port (base_url)) {
  case 11434:
    return "ollama";
  case 1234:
    return "lm-studio";
  default:
    return NULL;
  }
}

void
causerie_account_native_ask_async (CauserieAccess      *access,
                                   const char          *server,
                                   GPtrArray           *models,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (access, cancellable, callback, user_data);
  Inquiry *inquiry = g_new0 (Inquiry, 1);

  inquiry->models = g_ptr_array_ref (models);
  g_task_set_source_tag (task, causerie_account_native_ask_async);
  g_task_set_check_cancellable (task, FALSE); /* the failure says so */
  g_task_set_task_data (task, inquiry, free_inquiry);

  if (g_strcmp0 (server, "ollama") == 0)
    show_models (task);
  else if (g_strcmp0 (server, "llama-cpp") == 0)
    get (task, "props", take_props);
  else if (g_strcmp0 (server, "lm-studio") == 0)
    get (task, "api/v0/models", take_older_list);
  else
    succeed (task);
}

GPtrArray *
causerie_account_native_ask_finish (CauserieAccess   *access,
                                    GAsyncResult     *result,
                                    CauserieFailure **failure)
{
  g_return_val_if_fail (g_task_is_valid (result, access), NULL);

  return causerie_task_propagate_pointer (G_TASK (result), failure);
}
