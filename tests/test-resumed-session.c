/* test-resumed-session.c: a TLS session that is taken up again is trusted no further than its first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib's TLS keeps sessions for the whole program, and does not verify the ones it takes up again;
 * but it takes up none in a program that has called g_test_init(). So this one does not, and prints
 * its TAP itself. */

#include "causerie-certificate.h"
#include "causerie-fetch.h"

#include "throwaway-authority.h"

#include <string.h>

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(CauserieFetched **) user_data = causerie_fetch_finish (CAUSERIE_HTTP (source), result);
}

static gboolean
over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A session is kept once its connection is closed. */
static CauserieFetched *
get (CauserieHttp *http, const char *url)
{
  CauserieFetch fetch = { .method = "GET", .url = url };
  CauserieFetched *fetched = NULL;
  gboolean is_over = FALSE;

  causerie_fetch_async (http, &fetch, NULL, fetched_cb, &fetched);
  while (fetched == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (50, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  return fetched;
}

/* The server's page says how it was connected to. */
static gboolean
is_resumed (CauserieFetched *fetched)
{
  gsize length;
  const char *page = g_bytes_get_data (fetched->body, &length);

  return g_strstr_len (page, length, "Reused, ") != NULL;
}

static void
check_trusting (CauserieHttp *http, const char *url, gboolean resumed)
{
  g_autoptr(CauserieFetched) fetched = get (http, url);

  g_assert_cmpint (fetched->status, ==, 200);
  g_assert_cmpint (is_resumed (fetched), ==, resumed);
}

static void
check_other (CauserieHttp *http, const char *url, const char *fingerprint)
{
  g_autoptr(CauserieFetched) fetched = get (http, url);
  const CauserieFailureFacts *facts = causerie_failure_get_facts (fetched->failure);

  g_assert_cmpint (fetched->status, ==, 0);
  g_assert_cmpstr (causerie_failure_get_kind_name (fetched->failure), ==, "tls");
  g_assert_cmpstr (facts->code, ==, CAUSERIE_CODE_CERTIFICATE);
  g_assert_cmpstr (facts->fingerprint, ==, fingerprint);
  g_assert_true (facts->not_sent);
}

static void
run (ThrowawayAuthority *authority, const char *name)
{
  g_autoptr(GTlsCertificate) certificate = throwaway_authority_sign (authority, name);
  g_autofree char *url = NULL;
  g_autoptr(GSubprocess) server = throwaway_authority_serve (authority, name, &url);
  g_autoptr(CauserieHttp) trusting = NULL;
  g_autoptr(CauserieHttp) other = causerie_http_new ();
  char fingerprint[CAUSERIE_FINGERPRINT_SIZE];
  CauserieRoute route = { 0 };

  causerie_certificate_read_fingerprint (certificate, fingerprint);
  if (g_str_equal (name, "good"))
    route.authority = throwaway_authority_get_pem (authority);
  else
    route.certificate = fingerprint;
  trusting = causerie_http_new_for_route (&route, NULL);

  check_trusting (trusting, url, FALSE);
  check_trusting (trusting, url, TRUE);
  check_other (other, url, fingerprint);
  check_other (other, url, fingerprint);
  g_subprocess_force_exit (server);
}

int
main (void)
{
  g_autoptr(ThrowawayAuthority) authority = throwaway_authority_new ();

  run (authority, "good");
  g_print ("ok 1 /resumed-session/authority\n");
  run (authority, "self-signed");
  g_print ("ok 2 /resumed-session/certificate\n1..2\n");
  return 0;
}
