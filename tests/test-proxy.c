/* test-proxy.c: the proxy of a connection, with and without a login
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-proxy.h"

#include "loopback-proxy.h"
#include "reply-watch.h"
#include "throwaway-authority.h"

#include <string.h>

/* Everything that an address would have to escape, and letters. */
#define USER     "us er@ü"
#define PASSWORD "p:a%ss/?#[]ж"

typedef struct {
  const char        *name;
  gboolean           is_secure; /* the server */
  LoopbackProxySetup setup;
  const char        *user;      /* that the connection has */
  const char        *password;
  const char        *kind;
  const char        *message;   /* what it says at least */
} Case;

static const Case cases[] = {
  { "http", FALSE, { FALSE, NULL, NULL, 0 }, NULL, NULL, "none", NULL },
  { "http-login", FALSE, { FALSE, USER, PASSWORD, 0 }, USER, PASSWORD, "none", NULL },
  { "http-no-login", FALSE, { FALSE, USER, PASSWORD, 0 }, NULL, NULL, "proxy", "asks for a login" },
  { "http-wrong-login", FALSE, { FALSE, USER, PASSWORD, 0 }, USER, "secret", "proxy",
    "refused the login" },
  { "connect", TRUE, { FALSE, NULL, NULL, 0 }, NULL, NULL, "none", NULL },
  { "connect-login", TRUE, { FALSE, USER, PASSWORD, 0 }, USER, PASSWORD, "none", NULL },
  { "connect-no-login", TRUE, { FALSE, USER, PASSWORD, 0 }, NULL, NULL, "proxy",
    "asks for a login" },
  { "connect-wrong-login", TRUE, { FALSE, USER, PASSWORD, 0 }, USER, "secret", "proxy",
    "refused the login" },
  { "connect-forbidden", TRUE, { FALSE, NULL, NULL, 403 }, NULL, NULL, "proxy", "answered 403" },
  { "connect-broken", TRUE, { FALSE, NULL, NULL, 502 }, NULL, NULL, "proxy", "answered 502" },
  { "socks", FALSE, { TRUE, NULL, NULL, 0 }, NULL, NULL, "none", NULL },
  { "socks-secure", TRUE, { TRUE, NULL, NULL, 0 }, NULL, NULL, "none", NULL },
  { "socks-login", FALSE, { TRUE, USER, PASSWORD, 0 }, USER, PASSWORD, "none", NULL },
  { "socks-secure-login", TRUE, { TRUE, USER, PASSWORD, 0 }, USER, PASSWORD, "none", NULL },
  { "socks-no-login", FALSE, { TRUE, USER, PASSWORD, 0 }, NULL, NULL, "proxy", NULL },
  { "socks-wrong-login", FALSE, { TRUE, USER, PASSWORD, 0 }, USER, "secret", "proxy", NULL },
  { "socks-not-allowed", FALSE, { TRUE, NULL, NULL, 2 }, NULL, NULL, "proxy", NULL },
  { "socks-failed", FALSE, { TRUE, NULL, NULL, 1 }, NULL, NULL, "proxy", NULL },
  { "socks-host-unreachable", FALSE, { TRUE, NULL, NULL, 4 }, NULL, NULL, "unreachable", NULL },
};

static ThrowawayAuthority *authority;

static void
check_failure (ReplyWatch *watch, const Case *expected)
{
  const CauserieFailureFacts *facts = reply_watch_get_facts (watch);

  if (expected->message != NULL)
    g_assert_nonnull (strstr (facts->message, expected->message));
  g_assert_null (strstr (facts->message, "secret"));
  g_assert_null (strstr (facts->message, "us er"));
  g_assert_null (strstr (facts->message, "us%20er"));
  if (expected->is_secure || expected->setup.is_socks)
    g_assert_true (facts->not_sent);
}

/* The login is the proxy's: what goes through a tunnel does not hold it. */
static void
check_secret (LoopbackRequest *request, const Case *expected)
{
  g_autofree char *login = loopback_request_dup_header (request, "Proxy-Authorization");

  if (expected->is_secure)
    g_assert_null (login);
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(LoopbackServer) server = NULL;
  g_autoptr(LoopbackProxy) proxy = loopback_proxy_new (&expected->setup);
  CauserieRoute route = {
    .proxy = loopback_proxy_get_url (proxy), .proxy_user = expected->user,
    .proxy_password = expected->password, .authority = throwaway_authority_get_pem (authority),
  };
  g_auto(ReplyWatch) watch = { .http = causerie_http_new_for_route (&route, NULL) };
  g_autofree char *log = NULL;

  if (expected->is_secure)
    certificate = throwaway_authority_sign (authority, "good");
  server = loopback_server_new_secure (reply_watch_serve_answer, NULL, certificate);

  reply_watch_run (&watch, loopback_server_get_url (server));
  log = loopback_proxy_dup_log (proxy);
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, expected->kind);
  g_assert_cmpstr (log, !=, ""); /* nothing goes past it, not even to this computer */
  if (g_str_equal (expected->kind, "none")) {
    g_assert_cmpstr (watch.text->str, ==, "Hello");
    g_assert_cmpuint (loopback_server_get_count (server), ==, 1);
    check_secret (loopback_server_get_request (server, 0), expected);
  } else {
    g_assert_cmpuint (loopback_server_get_count (server), ==, 0);
    check_failure (&watch, expected);
  }
}

/* The login is asked for once, then it goes along. */
static void
test_login_is_kept (void)
{
  static const LoopbackProxySetup setup = { FALSE, USER, PASSWORD, 0 };
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_autoptr(LoopbackProxy) proxy = loopback_proxy_new (&setup);
  CauserieRoute route = {
    .proxy = loopback_proxy_get_url (proxy), .proxy_user = USER, .proxy_password = PASSWORD,
  };
  g_auto(ReplyWatch) watch = { .http = causerie_http_new_for_route (&route, NULL) };
  g_autofree char *line = g_strdup_printf ("POST %s/chat/completions",
                                           loopback_server_get_url (server));
  g_autofree char *expected = g_strdup_printf ("%s refused\n%s\n", line, line);
  g_autofree char *log = NULL;
  g_autofree char *login = NULL;

  for (guint i = 0; i < 2; i++) {
    reply_watch_run (&watch, loopback_server_get_url (server));
    g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  }
  log = loopback_proxy_dup_log (proxy);
  g_assert_true (g_str_has_prefix (log, expected));
  g_assert_null (strstr (log + strlen (expected), "refused"));
}

static void
test_down (gconstpointer data)
{
  const LoopbackProxySetup setup = { GPOINTER_TO_INT (data), NULL, NULL, 0 };
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_autoptr(LoopbackProxy) proxy = loopback_proxy_new (&setup);
  g_autofree char *url = g_strdup (loopback_proxy_get_url (proxy));
  CauserieRoute route = { .proxy = url, .proxy_user = USER, .proxy_password = "secret" };
  g_auto(ReplyWatch) watch = { .http = causerie_http_new_for_route (&route, NULL) };

  g_clear_pointer (&proxy, loopback_proxy_free);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "proxy");
  g_assert_null (strstr (reply_watch_get_facts (&watch)->message, "secret"));
  g_assert_true (reply_watch_get_facts (&watch)->not_sent);
  g_assert_cmpuint (loopback_server_get_count (server), ==, 0);
}

static void
test_none (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  CauserieRoute route = { .proxy = "none" };
  g_auto(ReplyWatch) watch = { .http = causerie_http_new_for_route (&route, NULL) };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
}

/* The system's proxy, which is dead here, is not asked for this computer. */
static void
test_system (void)
{
  g_autoptr(LoopbackServer) server = loopback_server_new (reply_watch_serve_answer, NULL);
  g_auto(ReplyWatch) watch = { 0 };
  g_auto(ReplyWatch) away = { 0 };

  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
  reply_watch_run (&away, "http://server.example.com/v1");
  g_assert_cmpstr (reply_watch_get_kind (&away), !=, "none");
  g_assert_nonnull (strstr (reply_watch_get_facts (&away)->message, "127.0.0.1"));
}

static void
test_read (void)
{
  static const struct {
    const char       *text;
    CauserieProxyKind kind;
  } good[] = {
    { NULL, CAUSERIE_PROXY_SYSTEM },
    { "", CAUSERIE_PROXY_SYSTEM },
    { "none", CAUSERIE_PROXY_NONE },
    { "http://proxy.example", CAUSERIE_PROXY_HTTP },
    { "http://proxy.example:3128/", CAUSERIE_PROXY_HTTP },
    { "http://[::1]:3128", CAUSERIE_PROXY_HTTP },
    { "socks5://127.0.0.1:9050", CAUSERIE_PROXY_SOCKS5 },
  };
  static const char * const bad[] = {
    "proxy", "proxy:3128", "https://proxy:3128", "socks4://proxy", "http://", "http://a b/",
    "http://user:secret@proxy:3128", "http://proxy/path", "http://proxy:99999", "http://proxy:0",
    "http://proxy?q", "ftp://proxy", "\xff",
  };
  CauserieProxyKind kind;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    g_assert_true (causerie_proxy_read (good[i].text, &kind, NULL));
    g_assert_cmpint (kind, ==, good[i].kind);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    CauserieRoute route = { .proxy = bad[i] };
    g_autoptr(GError) error = NULL;

    g_assert_null (causerie_http_new_for_route (&route, &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
    g_assert_null (strstr (error->message, "secret"));
  }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("http_proxy", "http://127.0.0.1:9", TRUE); /* nobody is there */
  authority = throwaway_authority_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/proxy/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/proxy/login-is-kept", test_login_is_kept);
  g_test_add_data_func ("/proxy/http-down", GINT_TO_POINTER (FALSE), test_down);
  g_test_add_data_func ("/proxy/socks-down", GINT_TO_POINTER (TRUE), test_down);
  g_test_add_func ("/proxy/none", test_none);
  g_test_add_func ("/proxy/system", test_system);
  g_test_add_func ("/proxy/read", test_read);

  status = g_test_run ();
  throwaway_authority_free (authority);
  return status;
}
