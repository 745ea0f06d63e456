/* causerie-picture-shelf.c: pictures that lie elsewhere, once somebody asked for them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-picture-shelf.h"

#include "causerie-fetch.h"
#include "causerie-picture-info.h"
#include "causerie-property.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

#define MAX_REDIRECTS 3

G_DEFINE_ENUM_TYPE (CauserieRemotePictureState, causerie_remote_picture_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_PICTURE_UNASKED, "unasked"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PICTURE_LOADING, "loading"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PICTURE_LOADED, "loaded"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PICTURE_FAILED, "failed"))

/* --- one picture ------------------------------------------------------------------------------ */

struct _CauserieRemotePicture {
  GObject                     parent_instance;

  /* owned */
  char                       *url;
  GBytes                     *bytes;
  char                       *problem;

  CauserieRemotePictureState  state;
};

G_DEFINE_FINAL_TYPE (CauserieRemotePicture, causerie_remote_picture, G_TYPE_OBJECT)

enum { PROP_STATE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
causerie_remote_picture_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_STATE:
    g_value_set_enum (value, CAUSERIE_REMOTE_PICTURE (object)->state);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_remote_picture_finalize (GObject *object)
{
  CauserieRemotePicture *self = CAUSERIE_REMOTE_PICTURE (object);

  g_free (self->url);
  g_free (self->problem);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (causerie_remote_picture_parent_class)->finalize (object);
}

static void
causerie_remote_picture_class_init (CauserieRemotePictureClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_remote_picture_get_property;
  object_class->finalize = causerie_remote_picture_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_REMOTE_PICTURE_STATE,
                       CAUSERIE_PICTURE_UNASKED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_remote_picture_init (CauserieRemotePicture *self)
{
}

/* What was there before is let go; `bytes` and `problem` (transfer full) may be NULL. */
static void
set_state (CauserieRemotePicture *self, CauserieRemotePictureState state, GBytes *bytes,
           char *problem)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->problem);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->problem = problem;
  if (causerie_set_value (&self->state, state))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

CauserieRemotePictureState
causerie_remote_picture_get_state (CauserieRemotePicture *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REMOTE_PICTURE (self), CAUSERIE_PICTURE_UNASKED);

  return self->state;
}

const char *
causerie_remote_picture_get_url (CauserieRemotePicture *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REMOTE_PICTURE (self), NULL);

  return self->url;
}

GBytes *
causerie_remote_picture_get_bytes (CauserieRemotePicture *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REMOTE_PICTURE (self), NULL);

  return self->bytes;
}

const char *
causerie_remote_picture_get_problem (CauserieRemotePicture *self)
{
  g_return_val_if_fail (CAUSERIE_IS_REMOTE_PICTURE (self), NULL);

  return self->problem;
}

/* --- the shelf -------------------------------------------------------------------------------- */

struct _CauseriePictureShelf {
  GObject             parent_instance;

  /* owned */
  CauserieGateway    *gateway;
  CauserieConnection *direct;      /* for pictures of no connection */
  GHashTable         *pictures;    /* url to CauserieRemotePicture; neither is owned by it */
  GQueue              loaded;      /* of CauserieRemotePicture, owned; the oldest first */
  GCancellable       *cancellable;

  gsize               n_bytes;     /* of those that are loaded */
};

G_DEFINE_FINAL_TYPE (CauseriePictureShelf, causerie_picture_shelf, G_TYPE_OBJECT)

/* A picture under way. */
typedef struct {
  /* owned */
  CauseriePictureShelf  *shelf;
  CauserieRemotePicture *picture;
  CauserieAccess        *access;     /* NULL before it is opened */
  char                  *url;        /* where it is asked for now */

  guint                  n_redirects;
} Loading;

static void
loading_free (Loading *self)
{
  g_clear_object (&self->access);
  g_object_unref (self->picture);
  g_object_unref (self->shelf);
  g_free (self->url);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void fetch (Loading *loading);

static void
gone_cb (gpointer user_data, GObject *picture)
{
  CauseriePictureShelf *self = user_data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    if (value == (gpointer) picture)
      g_hash_table_iter_remove (&iter);
  }
}

static void
let_go_of_oldest (CauseriePictureShelf *self)
{
  g_autoptr(CauserieRemotePicture) oldest = g_queue_pop_head (&self->loaded);

  self->n_bytes -= g_bytes_get_size (oldest->bytes);
  set_state (oldest, CAUSERIE_PICTURE_UNASKED, NULL, NULL);
}

static void
keep (CauseriePictureShelf *self, CauserieRemotePicture *picture, GBytes *bytes)
{
  self->n_bytes += g_bytes_get_size (bytes);
  g_queue_push_tail (&self->loaded, g_object_ref (picture));
  set_state (picture, CAUSERIE_PICTURE_LOADED, bytes, NULL);
  while (self->n_bytes > CAUSERIE_PICTURE_SHELF_MAX && self->loaded.length > 1)
    let_go_of_oldest (self);
}

/* --- what came -------------------------------------------------------------------------------- */

static const char *
find_sentence (CauserieFailure *failure, int status)
{
  CauserieFailureKind kind =
    failure != NULL ? causerie_failure_get_kind (failure) : CAUSERIE_FAILURE_UNREADABLE;

  if (status >= 300)
    /* Translators: %s is a host, as "example.com" */
    return _("%s does not give out the picture.");

  switch (kind) {
  case CAUSERIE_FAILURE_UNREADABLE:
  case CAUSERIE_FAILURE_NOT_AN_API:
    /* Translators: %s is a host, as "example.com" */
    return _("What %s sent is no picture that can be shown.");
  case CAUSERIE_FAILURE_TOO_LARGE:
    /* Translators: %s is a host, as "example.com" */
    return _("The picture from %s is too large.");
  default:
    /* Translators: %s is a host, as "example.com" */
    return _("%s cannot be reached.");
  }
}

/* `failure` NULL: it was no picture. */
static void
fail (Loading *loading, CauserieFailure *failure, int status)
{
  g_autofree char *host = causerie_url_dup_host (loading->url);
  GString *problem = g_string_new (find_sentence (failure, status));

  g_string_replace (problem, "%s", host != NULL ? host : loading->url, 1);
  set_state (loading->picture, CAUSERIE_PICTURE_FAILED, NULL, g_string_free (problem, FALSE));
}

/* A host on this computer or the local network was not what the person saw and allowed. */
static gboolean
may_follow (Loading *loading, const char *to)
{
  gboolean was_safe = g_str_has_prefix (loading->url, "https:");

  return loading->n_redirects < MAX_REDIRECTS &&
         causerie_url_host_kind (to) == CAUSERIE_HOST_PUBLIC &&
         (!was_safe || g_str_has_prefix (to, "https:"));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Loading) loading = user_data;
  g_autoptr(CauserieFetched) fetched = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
  const guint8 *data;
  gsize length;
  CauseriePictureInfo info;

  if (fetched->redirect != NULL && may_follow (loading, fetched->redirect)) {
    loading->n_redirects++;
    g_free (loading->url);
    loading->url = g_steal_pointer (&fetched->redirect);
    fetch (g_steal_pointer (&loading));
    return;
  }

  data = g_bytes_get_data (fetched->body, &length);
  if (fetched->failure != NULL || !causerie_picture_info_read (data, length, &info))
    fail (loading, fetched->failure, fetched->status);
  else
    keep (loading->shelf, loading->picture, fetched->body);
}

static void
fetch (Loading *loading)
{
  static const char * const headers[] = { "Accept", "image/png,image/jpeg,image/webp,image/gif",
                                          NULL };
  CauserieFetch what = { .method = "GET", .url = loading->url, .headers = headers,
                         .purpose = "picture" };

  causerie_fetch_async (causerie_access_get_http (loading->access), &what,
                        loading->shelf->cancellable, fetched_cb, loading);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Loading) loading = user_data;
  g_autoptr(CauserieFailure) failure = NULL;

  loading->access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (loading->access == NULL)
    fail (loading, failure, 0);
  else
    fetch (g_steal_pointer (&loading));
}

/* --- the object ------------------------------------------------------------------------------- */

static void
forget_pictures (CauseriePictureShelf *self)
{
  GHashTableIter iter;
  gpointer picture;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &picture))
    g_object_weak_unref (picture, gone_cb, self);
  g_hash_table_remove_all (self->pictures);
}

static void
causerie_picture_shelf_dispose (GObject *object)
{
  CauseriePictureShelf *self = CAUSERIE_PICTURE_SHELF (object);

  g_cancellable_cancel (self->cancellable);
  forget_pictures (self);
  g_queue_clear_full (&self->loaded, g_object_unref);
  g_clear_object (&self->direct);
  g_clear_object (&self->gateway);
  G_OBJECT_CLASS (causerie_picture_shelf_parent_class)->dispose (object);
}

static void
causerie_picture_shelf_finalize (GObject *object)
{
  CauseriePictureShelf *self = CAUSERIE_PICTURE_SHELF (object);

  g_hash_table_unref (self->pictures);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (causerie_picture_shelf_parent_class)->finalize (object);
}

static void
causerie_picture_shelf_class_init (CauseriePictureShelfClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_picture_shelf_dispose;
  G_OBJECT_CLASS (class)->finalize = causerie_picture_shelf_finalize;
}

static void
causerie_picture_shelf_init (CauseriePictureShelf *self)
{
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->loaded);
}

CauseriePictureShelf *
causerie_picture_shelf_new (CauserieGateway *gateway)
{
  CauseriePictureShelf *self;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway), NULL);

  self = g_object_new (CAUSERIE_TYPE_PICTURE_SHELF, NULL);
  self->gateway = g_object_ref (gateway);
  return self;
}

CauserieRemotePicture *
causerie_picture_shelf_get (CauseriePictureShelf *self, const char *url)
{
  CauserieRemotePicture *picture;

  g_return_val_if_fail (CAUSERIE_IS_PICTURE_SHELF (self) && url != NULL, NULL);

  picture = g_hash_table_lookup (self->pictures, url);
  if (picture != NULL)
    return g_object_ref (picture);

  picture = g_object_new (CAUSERIE_TYPE_REMOTE_PICTURE, NULL);
  picture->url = g_strdup (url);
  g_hash_table_insert (self->pictures, g_strdup (url), picture);
  g_object_weak_ref (G_OBJECT (picture), gone_cb, self);
  return picture;
}

void
causerie_picture_shelf_load (CauseriePictureShelf  *self,
                             CauserieRemotePicture *picture,
                             CauserieConnection    *connection)
{
  Loading *loading;

  g_return_if_fail (CAUSERIE_IS_PICTURE_SHELF (self) && CAUSERIE_IS_REMOTE_PICTURE (picture));

  if (picture->state == CAUSERIE_PICTURE_LOADING || picture->state == CAUSERIE_PICTURE_LOADED)
    return;

  if (self->direct == NULL)
    self->direct = causerie_connection_new (NULL);
  loading = g_new0 (Loading, 1);
  loading->shelf = g_object_ref (self);
  loading->picture = g_object_ref (picture);
  loading->url = g_strdup (picture->url);
  set_state (picture, CAUSERIE_PICTURE_LOADING, NULL, NULL);
  causerie_gateway_open_keyless_async (self->gateway,
                                       connection != NULL ? connection : self->direct,
                                       self->cancellable, opened_cb, loading);
}
