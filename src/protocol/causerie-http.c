/* causerie-http.c: the HTTP session of one connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-http-private.h"

#include "causerie-certificate.h"
#include "causerie-config.h"
#include "causerie-error.h"
#include "causerie-proxy.h"
#include "causerie-url.h"

#include <string.h>

/* libsoup's default of 2 lets a third stream wait for ever. */
#define MAX_CONNECTIONS_PER_HOST 8
#define MAX_CONNECTIONS          32

/* For a byte, after the computer woke or its network changed. */
#define GRACE_MS 10000

typedef struct {
  guint connect_ms;
  guint first_byte_ms;
  guint idle_ms;
} Timeouts;

/* A server nearby may have to load a model first, and may be slow; but it is connected to at
 * once. */
static const Timeouts far_timeouts = { 15000, 300000, 120000 };
static const Timeouts near_timeouts = { 5000, 900000, 300000 };

struct _CauserieHttp {
  GObject               parent_instance;

  /* owned, made at first use */
  SoupSession          *session;
  SoupSession          *loopback_session; /* never by the system's proxy */
  CauserieNetworkWatch *watch;

  /* owned: the route */
  GProxyResolver       *proxy;            /* NULL: the system's, or none */
  char                 *proxy_user;       /* of an HTTP proxy */
  char                 *proxy_password;
  GTlsDatabase         *authorities;      /* NULL: the system's alone */
  char                 *certificate;      /* fingerprint, NULL none */
  CauserieProxyKind     proxy_kind;
  gboolean              has_login;

  /* owned: of the last request */
  GSocketAddress       *peer;
  GInetAddress         *local;

  guint                 first_byte_ms;    /* 0: by the host */
  guint                 idle_ms;
  guint                 grace_ms;
};

G_DEFINE_FINAL_TYPE (CauserieHttp, causerie_http, G_TYPE_OBJECT)

enum { SIGNAL_REQUEST_ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

static SoupSession *
make_session (CauserieHttp *self, gboolean is_loopback)
{
  SoupSession *session = g_object_new (SOUP_TYPE_SESSION,
                                       "timeout", 0,
                                       "max-conns", MAX_CONNECTIONS,
                                       "max-conns-per-host", MAX_CONNECTIONS_PER_HOST,
                                       "user-agent", "Causerie/" CAUSERIE_VERSION,
                                       NULL);

  if (self->proxy_kind != CAUSERIE_PROXY_SYSTEM || is_loopback)
    soup_session_set_proxy_resolver (session, self->proxy);
  if (self->authorities != NULL)
    soup_session_set_tls_database (session, self->authorities);

  return session;
}

static const Timeouts *
get_timeouts (const char *url)
{
  return causerie_url_host_kind (url) == CAUSERIE_HOST_PUBLIC ? &far_timeouts : &near_timeouts;
}

/* Kept connections are of no use if the last one's way is no longer what it was. */
static void
changed_cb (CauserieHttp *self)
{
  g_autoptr(GInetAddress) local = NULL;

  if (self->local == NULL)
    return;

  local = causerie_network_watch_find_local (self->peer);
  if (local == NULL || !g_inet_address_equal (local, self->local))
    causerie_http_renew (self);
}

static void
causerie_http_dispose (GObject *object)
{
  CauserieHttp *self = CAUSERIE_HTTP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->loopback_session);
  g_clear_object (&self->watch);
  g_clear_object (&self->proxy);
  g_clear_object (&self->authorities);
  g_clear_object (&self->peer);
  g_clear_object (&self->local);

  G_OBJECT_CLASS (causerie_http_parent_class)->dispose (object);
}

static void
causerie_http_finalize (GObject *object)
{
  CauserieHttp *self = CAUSERIE_HTTP (object);

  if (self->proxy_password != NULL)
    explicit_bzero (self->proxy_password, strlen (self->proxy_password));
  g_free (self->proxy_password);
  g_free (self->proxy_user);
  g_free (self->certificate);

  G_OBJECT_CLASS (causerie_http_parent_class)->finalize (object);
}

static void
causerie_http_class_init (CauserieHttpClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = causerie_http_dispose;
  object_class->finalize = causerie_http_finalize;

  signals[SIGNAL_REQUEST_ENDED] = g_signal_new ("request-ended", CAUSERIE_TYPE_HTTP,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
causerie_http_init (CauserieHttp *self)
{
  self->grace_ms = GRACE_MS;
}

CauserieHttp *
causerie_http_new (void)
{
  return g_object_new (CAUSERIE_TYPE_HTTP, NULL);
}

static gboolean
take_proxy (CauserieHttp *self, const CauserieRoute *route, GError **error)
{
  if (!causerie_proxy_read (route->proxy, &self->proxy_kind, error))
    return FALSE;
  if (self->proxy_kind != CAUSERIE_PROXY_HTTP && self->proxy_kind != CAUSERIE_PROXY_SOCKS5)
    return TRUE;

  self->proxy = causerie_proxy_new_resolver (route->proxy, route->proxy_user,
                                             route->proxy_password);
  self->has_login = route->proxy_user != NULL && *route->proxy_user != '\0';
  if (self->has_login && self->proxy_kind == CAUSERIE_PROXY_HTTP) {
    self->proxy_user = g_strdup (route->proxy_user);
    self->proxy_password = g_strdup (route->proxy_password != NULL ? route->proxy_password : "");
  }
  return TRUE;
}

static gboolean
take_trust (CauserieHttp *self, const CauserieRoute *route, GError **error)
{
  if (route->authority != NULL && *route->authority != '\0') {
    self->authorities = causerie_certificate_new_authorities (route->authority, error);
    if (self->authorities == NULL)
      return FALSE;
  }

  if (route->certificate != NULL && *route->certificate != '\0') {
    if (!causerie_certificate_is_fingerprint (route->certificate)) {
      g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                           "the certificate to trust is not \"sha256:\" and 64 hex digits");
      return FALSE;
    }
    self->certificate = g_strdup (route->certificate);
  }
  return TRUE;
}

CauserieHttp *
causerie_http_new_for_route (const CauserieRoute *route, GError **error)
{
  g_autoptr(CauserieHttp) self = causerie_http_new ();

  g_return_val_if_fail (route != NULL, NULL);

  if (!take_proxy (self, route, error) || !take_trust (self, route, error))
    return NULL;
  causerie_http_set_timeouts (self, route->first_byte_ms, route->idle_ms);

  return g_steal_pointer (&self);
}

void
causerie_http_set_timeouts (CauserieHttp *self, guint first_byte_ms, guint idle_ms)
{
  g_return_if_fail (CAUSERIE_IS_HTTP (self));

  self->first_byte_ms = first_byte_ms;
  self->idle_ms = idle_ms;
}

void
causerie_http_renew (CauserieHttp *self)
{
  g_return_if_fail (CAUSERIE_IS_HTTP (self));

  /* Whatever runs keeps the session it runs in. */
  g_clear_object (&self->session);
  g_clear_object (&self->loopback_session);
}

SoupSession *
causerie_http_get_session (CauserieHttp *self, const char *url)
{
  gboolean is_loopback;
  SoupSession **session;

  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL, NULL);

  is_loopback = causerie_url_host_kind (url) == CAUSERIE_HOST_LOOPBACK;
  session = is_loopback ? &self->loopback_session : &self->session;
  if (*session == NULL)
    *session = make_session (self, is_loopback);

  return *session;
}

CauserieNetworkWatch *
causerie_http_get_network_watch (CauserieHttp *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self), NULL);

  if (self->watch == NULL) {
    self->watch = causerie_network_watch_new ();
    g_signal_connect_object (self->watch, "woke", G_CALLBACK (causerie_http_renew), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  }

  return self->watch;
}

guint
causerie_http_get_connect_ms (CauserieHttp *self, const char *url)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL, 0);

  return MIN (get_timeouts (url)->connect_ms, causerie_http_get_first_byte_ms (self, url));
}

guint
causerie_http_get_first_byte_ms (CauserieHttp *self, const char *url)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL, 0);

  return self->first_byte_ms > 0 ? self->first_byte_ms : get_timeouts (url)->first_byte_ms;
}

guint
causerie_http_get_idle_ms (CauserieHttp *self, const char *url)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL, 0);

  return self->idle_ms > 0 ? self->idle_ms : get_timeouts (url)->idle_ms;
}

guint
causerie_http_get_grace_ms (CauserieHttp *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self), GRACE_MS);

  return self->grace_ms;
}

void
causerie_http_set_grace_ms (CauserieHttp *self, guint grace_ms)
{
  g_return_if_fail (CAUSERIE_IS_HTTP (self));

  self->grace_ms = grace_ms;
}

gboolean
causerie_http_has_own_proxy (CauserieHttp *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self), FALSE);

  return self->proxy != NULL;
}

gboolean
causerie_http_has_proxy_login (CauserieHttp *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self), FALSE);

  return self->has_login;
}

gboolean
causerie_http_answer_proxy (CauserieHttp *self, SoupAuth *auth)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && SOUP_IS_AUTH (auth), FALSE);

  if (self->proxy_user == NULL)
    return FALSE;

  soup_auth_authenticate (auth, self->proxy_user, self->proxy_password);
  return TRUE;
}

gboolean
causerie_http_accepts (CauserieHttp *self, const char *url, const char *fingerprint)
{
  g_return_val_if_fail (CAUSERIE_IS_HTTP (self) && url != NULL && fingerprint != NULL, FALSE);

  return self->certificate != NULL && g_str_equal (fingerprint, self->certificate) &&
         causerie_url_host_kind (url) != CAUSERIE_HOST_PUBLIC;
}

void
causerie_http_note_way (CauserieHttp *self, GSocketAddress *peer, GInetAddress *local)
{
  g_return_if_fail (CAUSERIE_IS_HTTP (self));

  g_set_object (&self->peer, peer);
  g_set_object (&self->local, local);
}

void
causerie_http_record (CauserieHttp *self, const CauserieRequestRecord *record)
{
  g_return_if_fail (CAUSERIE_IS_HTTP (self) && record != NULL);

  g_signal_emit (self, signals[SIGNAL_REQUEST_ENDED], 0, record);
}
