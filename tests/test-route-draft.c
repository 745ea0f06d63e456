/* test-route-draft.c: what saving the typed way to a server means
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-keyring.h"
#include "causerie-route-draft.h"

typedef struct {
  CauserieConnection *before;
  CauserieConnection *result;
  CauserieTypedRoute  typed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->before = causerie_connection_new (NULL);
  fixture->result = causerie_connection_new (NULL);
  fixture->typed = (CauserieTypedRoute) {
    .proxy_address = "", .proxy_user = "", .proxy_password = "", .authority = "",
    .certificate = "", .first_byte_seconds = "", .idle_seconds = "",
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->before);
  g_assert_finalize_object (fixture->result);
}

/* (transfer full) */
static CauserieRouteDraft *
assert_problem (Fixture *fixture, CauserieRouteProblem problem)
{
  CauserieRouteDraft *self =
    causerie_route_draft_new (&fixture->typed, fixture->before, fixture->result);
  g_autofree char *text = causerie_route_draft_explain (self);

  g_assert_cmpint (self->problem, ==, problem);
  g_assert_true ((text == NULL) == (problem == CAUSERIE_ROUTE_FINE));
  return self;
}

static void
assert_proxy (Fixture *fixture, CauserieProxyKind kind, const char *typed, const char *proxy)
{
  g_autoptr(CauserieRouteDraft) self = NULL;

  fixture->typed.proxy_kind = kind;
  fixture->typed.proxy_address = typed;
  causerie_connection_set_proxy (fixture->result, "");
  self = assert_problem (fixture, proxy != NULL ? CAUSERIE_ROUTE_FINE : CAUSERIE_ROUTE_WRONG_PROXY);
  g_assert_cmpstr (causerie_connection_get_proxy (fixture->result), ==, proxy != NULL ? proxy : "");
}

static void
test_proxy (Fixture *fixture, gconstpointer data)
{
  assert_proxy (fixture, CAUSERIE_PROXY_SYSTEM, "", "");
  assert_proxy (fixture, CAUSERIE_PROXY_SYSTEM, "left.example:80", "");
  assert_proxy (fixture, CAUSERIE_PROXY_NONE, "", "none");
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, " proxy.example:3128 ", "http://proxy.example:3128");
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "http://proxy.example:3128/",
                "http://proxy.example:3128");
  assert_proxy (fixture, CAUSERIE_PROXY_SOCKS5, "socks5h://127.0.0.1:1080",
                "socks5://127.0.0.1:1080");
  assert_proxy (fixture, CAUSERIE_PROXY_SOCKS5, "[::1]:1080", "socks5://[::1]:1080");
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "proxy.example", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, ":3128", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "proxy.example:many", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "proxy.example:99999", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "proxy.example:3128/path", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_HTTP, "ada:secret@proxy.example:3128", NULL);
  assert_proxy (fixture, CAUSERIE_PROXY_SOCKS5, "two words:1080", NULL);
}

static void
assert_split (const char *proxy, CauserieProxyKind kind, const char *expected)
{
  g_autofree char *address = NULL;

  g_assert_cmpint (causerie_proxy_split (proxy, &address), ==, kind);
  g_assert_cmpstr (address, ==, expected);
}

static void
test_split (void)
{
  assert_split ("", CAUSERIE_PROXY_SYSTEM, "");
  assert_split ("none", CAUSERIE_PROXY_NONE, "");
  assert_split ("http://proxy.example:3128", CAUSERIE_PROXY_HTTP, "proxy.example:3128");
  assert_split ("socks5://[::1]:1080", CAUSERIE_PROXY_SOCKS5, "[::1]:1080");
}

static void
assert_secret (CauserieRouteDraft *self, guint index, const char *what, const char *secret)
{
  const CauserieSecretChange *change;

  g_assert_cmpuint (index, <, self->secrets->len);
  change = self->secrets->pdata[index];
  g_assert_cmpstr (change->what, ==, what);
  g_assert_cmpstr (change->secret, ==, secret);
}

static void
test_proxy_login (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRouteDraft) typed = NULL, kept = NULL, gone = NULL;

  fixture->typed.proxy_kind = CAUSERIE_PROXY_HTTP;
  fixture->typed.proxy_address = "proxy.example:3128";
  fixture->typed.proxy_user = " ada ";
  fixture->typed.proxy_password = " with spaces ";
  typed = assert_problem (fixture, CAUSERIE_ROUTE_FINE);
  g_assert_cmpstr (causerie_connection_get_proxy_user (fixture->result), ==, "ada");
  assert_secret (typed, 0, CAUSERIE_SECRET_PROXY_PASSWORD, " with spaces ");

  causerie_connection_set_proxy_user (fixture->before, "ada");
  fixture->typed.proxy_password = "";
  kept = assert_problem (fixture, CAUSERIE_ROUTE_FINE);
  g_assert_cmpuint (kept->secrets->len, ==, 0);

  fixture->typed.proxy_kind = CAUSERIE_PROXY_NONE;
  gone = assert_problem (fixture, CAUSERIE_ROUTE_FINE);
  g_assert_cmpstr (causerie_connection_get_proxy_user (fixture->result), ==, "");
  assert_secret (gone, 0, CAUSERIE_SECRET_PROXY_PASSWORD, "");
}

static void
type_headers (Fixture *fixture, const CauserieTypedHeader *headers, gsize n_headers)
{
  fixture->typed.headers = headers;
  fixture->typed.n_headers = n_headers;
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  const CauserieTypedHeader headers[] = {
    { "X-Kept", "" }, { " X-New ", " first " }, { "", " " }, { "X-Changed", "other" },
  };
  g_autoptr(CauserieRouteDraft) self = NULL;

  causerie_connection_set_header_names (fixture->before, "X-Kept, X-Changed,X-Gone");
  type_headers (fixture, headers, G_N_ELEMENTS (headers));
  self = assert_problem (fixture, CAUSERIE_ROUTE_FINE);
  g_assert_cmpstr (causerie_connection_get_header_names (fixture->result), ==,
                   "X-Kept,X-New,X-Changed");
  g_assert_cmpuint (self->secrets->len, ==, 3);
  assert_secret (self, 0, CAUSERIE_SECRET_HEADER "X-New", "first");
  assert_secret (self, 1, CAUSERIE_SECRET_HEADER "X-Changed", "other");
  assert_secret (self, 2, CAUSERIE_SECRET_HEADER "X-Gone", "");
}

static void
test_wrong_headers (Fixture *fixture, gconstpointer data)
{
  static const struct { CauserieTypedHeader header; CauserieRouteProblem problem; } cases[] = {
    { { "", "value" }, CAUSERIE_ROUTE_NO_HEADER_NAME },
    { { "two words", "value" }, CAUSERIE_ROUTE_WRONG_HEADER_NAME },
    { { "X:", "value" }, CAUSERIE_ROUTE_WRONG_HEADER_NAME },
    { { "Имя", "value" }, CAUSERIE_ROUTE_WRONG_HEADER_NAME },
    { { "authorization", "Bearer x" }, CAUSERIE_ROUTE_RESERVED_HEADER },
    { { "Content-Type", "text/plain" }, CAUSERIE_ROUTE_RESERVED_HEADER },
    { { "x-first", "again" }, CAUSERIE_ROUTE_DOUBLE_HEADER },
    { { "X-Empty", "" }, CAUSERIE_ROUTE_NO_HEADER_VALUE },
    { { "X-Line", "a\nb" }, CAUSERIE_ROUTE_WRONG_HEADER_VALUE },
    { { "X-Word", "слово" }, CAUSERIE_ROUTE_WRONG_HEADER_VALUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CauserieTypedHeader headers[] = { { "X-First", "1" }, cases[i].header };
    g_autoptr(CauserieRouteDraft) self = NULL;

    type_headers (fixture, headers, G_N_ELEMENTS (headers));
    self = assert_problem (fixture, cases[i].problem);
    g_assert_cmpstr (self->header, ==, cases[i].header.name);
  }
}

static void
test_time_outs (Fixture *fixture, gconstpointer data)
{
  static const char * const wrong[] = { "0", "-1", "1.5", "ten", "86401", "1e3" };
  g_autoptr(CauserieRouteDraft) fine = NULL;

  fixture->typed.first_byte_seconds = " 900 ";
  fixture->typed.idle_seconds = "007";
  fine = assert_problem (fixture, CAUSERIE_ROUTE_FINE);
  g_assert_cmpstr (causerie_connection_get_first_byte_seconds (fixture->result), ==, "900");
  g_assert_cmpstr (causerie_connection_get_idle_seconds (fixture->result), ==, "7");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr(CauserieRouteDraft) first = NULL, idle = NULL;

    fixture->typed.first_byte_seconds = wrong[i];
    first = assert_problem (fixture, CAUSERIE_ROUTE_WRONG_FIRST_BYTE);
    fixture->typed.first_byte_seconds = "";
    fixture->typed.idle_seconds = wrong[i];
    idle = assert_problem (fixture, CAUSERIE_ROUTE_WRONG_IDLE);
  }
}

static void
test_certificates (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieRouteDraft) self = NULL;

  fixture->typed.authority = "-----BEGIN CERTIFICATE-----";
  fixture->typed.certificate = "sha256:00";
  self = assert_problem (fixture, CAUSERIE_ROUTE_FINE);
  g_assert_cmpstr (causerie_connection_get_authority (fixture->result), ==,
                   "-----BEGIN CERTIFICATE-----");
  g_assert_cmpstr (causerie_connection_get_certificate (fixture->result), ==, "sha256:00");
}

#define ADD(path, function) \
  g_test_add ("/route-draft/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/route-draft/split", test_split);
  ADD ("proxy", test_proxy);
  ADD ("proxy-login", test_proxy_login);
  ADD ("headers", test_headers);
  ADD ("wrong-headers", test_wrong_headers);
  ADD ("time-outs", test_time_outs);
  ADD ("certificates", test_certificates);

  return g_test_run ();
}
