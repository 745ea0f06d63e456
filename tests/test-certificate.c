/* test-certificate.c: whom a connection trusts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-certificate.h"
#include "causerie-error.h"
#include "causerie-http-private.h"

#include "reply-watch.h"
#include "throwaway-authority.h"

#include <string.h>

typedef enum { TRUST_NOBODY, TRUST_AUTHORITY, TRUST_CERTIFICATE, TRUST_ANOTHER } Trust;

typedef struct {
  const char *name;
  const char *certificate; /* that the server shows */
  Trust       trust;
  const char *kind;
  const char *message;     /* what it says at least */
} Case;

static const Case cases[] = {
  { "unknown-authority", "good", TRUST_NOBODY, "tls", "issuer" },
  { "own-authority", "good", TRUST_AUTHORITY, "none", NULL },
  { "expired", "expired", TRUST_AUTHORITY, "tls", "expired" },
  { "elsewhere", "elsewhere", TRUST_AUTHORITY, "tls", "another host" },
  { "self-signed", "self-signed", TRUST_NOBODY, "tls", "issuer" },
  { "self-signed-beside-authority", "self-signed", TRUST_AUTHORITY, "tls", "issuer" },
  { "pinned", "self-signed", TRUST_CERTIFICATE, "none", NULL },
  { "pinned-expired", "expired", TRUST_CERTIFICATE, "none", NULL },
  { "pinned-elsewhere", "elsewhere", TRUST_CERTIFICATE, "none", NULL },
  { "pinned-another", "self-signed", TRUST_ANOTHER, "tls", "issuer" },
};

static ThrowawayAuthority *authority;

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(LoopbackServer) server = NULL;
  g_auto(ReplyWatch) watch = { 0 };
  char fingerprint[CAUSERIE_FINGERPRINT_SIZE];
  char another[CAUSERIE_FINGERPRINT_SIZE];
  CauserieRoute route = { 0 };

  certificate = throwaway_authority_sign (authority, expected->certificate);
  causerie_certificate_read_fingerprint (certificate, fingerprint);
  memcpy (another, fingerprint, sizeof another);
  another[sizeof another - 2] = another[sizeof another - 2] == '0' ? '1' : '0';
  if (expected->trust == TRUST_AUTHORITY)
    route.authority = throwaway_authority_get_pem (authority);
  else if (expected->trust != TRUST_NOBODY)
    route.certificate = expected->trust == TRUST_CERTIFICATE ? fingerprint : another;

  watch.http = causerie_http_new_for_route (&route, NULL);
  server = loopback_server_new_secure (reply_watch_serve_answer, NULL, certificate);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, expected->kind);
  if (expected->message == NULL) {
    g_assert_cmpstr (watch.text->str, ==, "Hello");
    return;
  }

  g_assert_cmpuint (loopback_server_get_count (server), ==, 0);
  g_assert_nonnull (strstr (reply_watch_get_facts (&watch)->message, expected->message));
  g_assert_cmpstr (reply_watch_get_facts (&watch)->code, ==, CAUSERIE_CODE_CERTIFICATE);
  g_assert_cmpstr (reply_watch_get_facts (&watch)->fingerprint, ==, fingerprint);
  g_assert_true (reply_watch_get_facts (&watch)->not_sent);
}

/* What is pinned for one connection is not known to another. */
static void
test_never_shared (void)
{
  g_autoptr(GTlsCertificate) certificate = throwaway_authority_sign (authority, "self-signed");
  g_autoptr(LoopbackServer) server = NULL;
  g_auto(ReplyWatch) pinned = { 0 };
  g_auto(ReplyWatch) other = { 0 };
  char fingerprint[CAUSERIE_FINGERPRINT_SIZE];
  CauserieRoute route = { .certificate = fingerprint };

  causerie_certificate_read_fingerprint (certificate, fingerprint);
  server = loopback_server_new_secure (reply_watch_serve_answer, NULL, certificate);
  pinned.http = causerie_http_new_for_route (&route, NULL);
  reply_watch_run (&pinned, loopback_server_get_url (server));
  reply_watch_run (&other, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&pinned), ==, "none");
  g_assert_cmpstr (reply_watch_get_kind (&other), ==, "tls");
}

/* Ours stand beside others in one file, with text around them. */
static void
test_several (void)
{
  g_autoptr(ThrowawayAuthority) other = throwaway_authority_new ();
  g_autofree char *pem = g_strdup_printf ("# ours\n%s\n# theirs\n%s", throwaway_authority_get_pem (other),
                                          throwaway_authority_get_pem (authority));
  g_autoptr(GTlsCertificate) certificate = throwaway_authority_sign (authority, "good");
  g_autoptr(LoopbackServer) server = NULL;
  CauserieRoute route = { .authority = pem };
  g_auto(ReplyWatch) watch = { .http = causerie_http_new_for_route (&route, NULL) };

  server = loopback_server_new_secure (reply_watch_serve_answer, NULL, certificate);
  reply_watch_run (&watch, loopback_server_get_url (server));
  g_assert_cmpstr (reply_watch_get_kind (&watch), ==, "none");
}

/* However right the fingerprint is, for the public internet there are authorities. */
static void
test_never_for_public (void)
{
  CauserieRoute route = { .certificate = "sha256:00000000000000000000000000000000"
                                         "00000000000000000000000000000000" };
  g_autoptr(CauserieHttp) http = causerie_http_new_for_route (&route, NULL);

  g_assert_true (causerie_http_accepts (http, "https://192.168.1.5/v1", route.certificate));
  g_assert_true (causerie_http_accepts (http, "https://server.local/v1", route.certificate));
  g_assert_false (causerie_http_accepts (http, "https://api.example.com/v1", route.certificate));
}

static void
test_bad_route (void)
{
  static const CauserieRoute routes[] = {
    { .authority = "no certificate" },
    { .authority = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" },
    { .certificate = "sha256:00" },
    { .certificate = "sha1:0000000000000000000000000000000000000000000000000000000000000000" },
    { .certificate = "sha256:0000000000000000000000000000000000000000000000000000000000000g00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++) {
    g_autoptr(GError) error = NULL;

    g_assert_null (causerie_http_new_for_route (&routes[i], &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
  }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  authority = throwaway_authority_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/certificate/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/certificate/never-shared", test_never_shared);
  g_test_add_func ("/certificate/several", test_several);
  g_test_add_func ("/certificate/never-for-public", test_never_for_public);
  g_test_add_func ("/certificate/bad-route", test_bad_route);

  status = g_test_run ();
  throwaway_authority_free (authority);
  return status;
}
