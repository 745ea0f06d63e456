/* causerie-account-models.c: the models of a server, with what only its own format tells
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A first list, its further pages, and then what the kind of server it turned out to be is asked
 * besides. Of these none is needed: where one fails, what is known stands. */

#include "causerie-account-private.h"

#include "causerie-account-native.h"
#include "causerie-model-list.h"
#include "causerie-task-failure.h"
#include "causerie-url.h"

#include <string.h>

#define MAX_PAGES           50
#define STATUS_NOT_MODIFIED 304

/* Perplexity had no list for long; its documents of 2026 name these. */
static const char perplexity_models[] =
  "[\"sonar\",\"sonar-pro\",\"sonar-reasoning-pro\",\"sonar-deep-research\"]";

typedef struct {
  /* owned */
  GPtrArray       *models;
  GHashTable      *ids;        /* of them */
  char            *known_url;  /* of the list that the caller has, as its … */
  char            *known_etag; /* … */
  char            *url;        /* of the list that is being read … */
  char            *etag;       /* … NULL where one page does not stand for all of it */

  const char      *server;     /* its kind as the list shows it; static, may be NULL */
  guint            n_pages;
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->models, g_ptr_array_unref);
  g_clear_pointer (&listing->ids, g_hash_table_unref);
  g_free (listing->known_url);
  g_free (listing->known_etag);
  g_free (listing->url);
  g_free (listing->etag);
  g_free (listing);
}

/* --- the end ---------------------------------------------------------------------------------- */

static void
succeed (GTask *task)
{
  Listing *listing = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&listing->models),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* The caller has it already. */
static void
end_unchanged (GTask *task)
{
  g_task_return_pointer (task, NULL, NULL);
}

/* --- one call --------------------------------------------------------------------------------- */

static void
get_newer (GTask *task, const char *url, const char *etag, CauserieAccountStep step)
{
  const CauserieFetch fetch = {
    .method = "GET", .url = url, .etag = etag, .purpose = "models",
  };

  causerie_account_step (task, &fetch, step);
}

static void
get (GTask *task, const char *url, CauserieAccountStep step)
{
  get_newer (task, url, NULL, step);
}

/* The first page of a list, unless it is the one that the caller has. */
static void
get_first (GTask *task, const char *url, CauserieAccountStep step)
{
  Listing *listing = g_task_get_task_data (task);
  gboolean is_known = g_strcmp0 (url, listing->known_url) == 0;

  g_free (listing->url);
  listing->url = g_strdup (url);
  get_newer (task, url, is_known ? listing->known_etag : NULL, step);
}

/* --- what only its own format tells ----------------------------------------------------------- */

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  Listing *listing = g_task_get_task_data (task);
  CauserieFailure *failure = NULL;
  GPtrArray *models =
    causerie_account_native_ask_finish (CAUSERIE_ACCESS (source), result, &failure);

  if (models == NULL) {
    causerie_task_return_failure (task, failure);
    return;
  }

  g_ptr_array_unref (listing->models);
  listing->models = models;
  succeed (task);
}

static void
ask_natively (GTask *task)
{
  CauserieAccess *access = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);

  if (listing->server == NULL)
    listing->server = causerie_account_native_guess (access);
  if (listing->server != NULL)
    g_clear_pointer (&listing->etag, g_free); /* what is asked besides may change alone */

  causerie_account_native_ask_async (access, listing->server, listing->models,
                                     g_task_get_cancellable (task), told_cb, g_object_ref (task));
}

/* --- the list --------------------------------------------------------------------------------- */

/* The address of the next page (transfer full), on the same server; NULL: there is none. */
static char *
find_next_page (const char *next, const char *page_url)
{
  g_autofree char *url =
    next != NULL ? g_uri_resolve_relative (page_url, next, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return url != NULL && causerie_url_same_origin (url, page_url) ? g_steal_pointer (&url) : NULL;
}

/* FALSE when all of them were there already. */
static gboolean
add_models (Listing *listing, GPtrArray *models)
{
  guint n_before = listing->models->len;

  for (guint i = 0; i < models->len; i++) {
    CauserieModel *model = g_ptr_array_index (models, i);

    if (g_hash_table_add (listing->ids, g_strdup (causerie_model_get_id (model))))
      g_ptr_array_add (listing->models, g_object_ref (model));
  }

  return listing->models->len > n_before;
}

static void take_page (GTask *task, CauserieFetched *fetched);

/* A page on its way through a thread: reading thousands of models takes many frames. */
typedef struct {
  /* owned */
  GTask  *task;
  GBytes *body;
  char   *url;
  char   *etag;

  int     status;
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  g_clear_object (&page->task);
  g_bytes_unref (page->body);
  g_free (page->url);
  g_free (page->etag);
  g_free (page);
}

static void
read_page (GTask *reading, gpointer source, gpointer data, GCancellable *cancellable)
{
  Page *page = data;
  GError *error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (page->body, &length);
  CauserieModelPage *models = causerie_model_list_parse_page (text, length, &error);

  if (models != NULL)
    g_task_return_pointer (reading, models, (GDestroyNotify) causerie_model_page_free);
  else
    g_task_return_error (reading, error);
}

static void
add_page (GTask *task, CauserieModelPage *models, const Page *page)
{
  Listing *listing = g_task_get_task_data (task);
  gboolean is_news = add_models (listing, models->models);
  g_autofree char *next = find_next_page (models->next, page->url);

  if (listing->server == NULL)
    listing->server = models->server;
  if (listing->n_pages == 0 && next == NULL)
    listing->etag = g_strdup (page->etag);

  if (next != NULL && is_news && ++listing->n_pages < MAX_PAGES)
    get (task, next, take_page);
  else
    ask_natively (task);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Page *page = g_task_get_task_data (G_TASK (result));
  g_autoptr(GTask) task = g_steal_pointer (&page->task); /* the page may end in the thread */
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieModelPage) models = g_task_propagate_pointer (G_TASK (result), &error);
  const CauserieFetched answer = { .status = page->status };

  if (models != NULL)
    add_page (task, models, page);
  else
    causerie_task_return_failure (task, causerie_account_new_unreadable (&answer, error));
}

static void
take_page (GTask *task, CauserieFetched *fetched)
{
  g_autoptr(GTask) reading = NULL;
  Page *page;

  if (fetched->failure != NULL) {
    causerie_task_return_failure (task, causerie_failure_ref (fetched->failure));
    return;
  }

  page = g_new0 (Page, 1);
  page->task = g_object_ref (task);
  page->body = g_bytes_ref (fetched->body);
  page->url = g_strdup (fetched->url);
  page->etag = g_strdup (fetched->etag);
  page->status = fetched->status;

  reading = g_task_new (NULL, NULL, page_read_cb, NULL);
  g_task_set_source_tag (reading, take_page);
  g_task_set_task_data (reading, page, free_page);
  g_task_run_in_thread (reading, read_page);
}

/* What there is instead of a list that there is not. FALSE: nothing. */
static gboolean
go_round (GTask *task)
{
  CauserieAccess *access = g_task_get_source_object (task);
  Listing *listing = g_task_get_task_data (task);

  if (g_strcmp0 (causerie_account_native_guess (access), "ollama") == 0) {
    g_autofree char *url = causerie_account_native_build_url (access, "api/tags");

    get (task, url, take_page);
    return TRUE;
  }

  if (g_str_equal (causerie_access_get_provider (access)->id, "perplexity")) {
    g_autoptr(GPtrArray) models =
      causerie_model_list_parse (perplexity_models, strlen (perplexity_models), NULL);

    add_models (listing, models);
    succeed (task);
    return TRUE;
  }

  return FALSE;
}

static void
take_first_page (GTask *task, CauserieFetched *fetched)
{
  if (fetched->status == STATUS_NOT_MODIFIED && fetched->failure == NULL)
    end_unchanged (task);
  else if (fetched->failure == NULL || !causerie_account_is_unknown_call (fetched->failure) ||
           !go_round (task))
    take_page (task, fetched);
}

static void
get_list (GTask *task)
{
  CauserieAccess *access = g_task_get_source_object (task);
  g_autofree char *bare = causerie_url_join (causerie_access_get_base_url (access), "models");
  gboolean is_anthropic = g_str_equal (causerie_access_get_provider (access)->id, "anthropic");
  g_autofree char *url = g_strconcat (bare, is_anthropic ? "?limit=1000" : NULL, NULL);

  get_first (task, url, take_first_page);
}

static void
take_list_of_user (GTask *task, CauserieFetched *fetched)
{
  if (fetched->failure != NULL && fetched->status >= 400 && fetched->status < 500)
    get_list (task);
  else
    take_first_page (task, fetched);
}

/* The list of what the account may use, where there is one. FALSE: there is none. */
static gboolean
get_list_of_user (GTask *task)
{
  CauserieAccess *access = g_task_get_source_object (task);
  g_autofree char *url = NULL;

  if (causerie_access_get_key (access) == NULL ||
      !g_str_equal (causerie_access_get_provider (access)->id, "openrouter"))
    return FALSE;

  url = causerie_url_join (causerie_access_get_base_url (access), "models/user");
  get_first (task, url, take_list_of_user);
  return TRUE;
}

void
causerie_account_list_newer_async (CauserieAccess      *access,
                                   const char          *known_url,
                                   const char          *known_etag,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Listing *listing;

  g_return_if_fail (CAUSERIE_IS_ACCESS (access));

  listing = g_new0 (Listing, 1);
  listing->models = g_ptr_array_new_with_free_func (g_object_unref);
  listing->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  listing->known_url = g_strdup (known_url);
  listing->known_etag = g_strdup (known_etag);

  task = g_task_new (access, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_account_list_newer_async);
  g_task_set_check_cancellable (task, FALSE); /* the failure says so */
  g_task_set_task_data (task, listing, free_listing);
  if (!get_list_of_user (task))
    get_list (task);
}

GPtrArray *
causerie_account_list_newer_finish (CauserieAccess   *access,
                                    GAsyncResult     *result,
                                    char            **url,
                                    char            **etag,
                                    CauserieFailure **failure)
{
  Listing *listing;

  g_return_val_if_fail (g_task_is_valid (result, access), NULL);

  listing = g_task_get_task_data (G_TASK (result));
  if (url != NULL)
    *url = g_steal_pointer (&listing->url);
  if (etag != NULL)
    *etag = g_steal_pointer (&listing->etag);

  return causerie_task_propagate_pointer (G_TASK (result), failure);
}

void
causerie_account_list_models_async (CauserieAccess      *access,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  causerie_account_list_newer_async (access, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
causerie_account_list_models_finish (CauserieAccess   *access,
                                     GAsyncResult     *result,
                                     CauserieFailure **failure)
{
  return causerie_account_list_newer_finish (access, result, NULL, NULL, failure);
}
