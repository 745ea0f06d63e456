/* test-pkce.c: secrets and addresses of a sign-in by browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"
#include "causerie-pkce.h"

#include <string.h>

/* RFC 7636, appendix B. */
static void
test_challenge (void)
{
  g_autofree char *challenge =
    causerie_pkce_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
test_secrets (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 100; i++) {
    char *secret = causerie_pkce_new_secret ();

    g_assert_cmpuint (strlen (secret), ==, 43);
    g_assert_cmpuint (strspn (secret, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-_"), ==, 43);
    g_assert_true (g_hash_table_add (seen, secret));
  }
}

static void
test_is_same (void)
{
  g_assert_true (causerie_pkce_is_same ("", ""));
  g_assert_true (causerie_pkce_is_same ("abc", "abc"));
  g_assert_false (causerie_pkce_is_same ("abc", "abd"));
  g_assert_false (causerie_pkce_is_same ("abc", "ab"));
  g_assert_false (causerie_pkce_is_same ("", "a"));
}

static void
test_url (void)
{
  g_autofree char *with = causerie_pkce_build_url ("https://openrouter.ai/auth",
                                                   "http://localhost:1/callback/a", "CH", "An App");
  g_autofree char *without = causerie_pkce_build_url ("https://x.test/auth?a=b", NULL, "CH", "App");

  g_assert_cmpstr (with, ==,
                   "https://openrouter.ai/auth?callback_url=http%3A%2F%2Flocalhost%3A1%2Fcallback%2Fa"
                   "&code_challenge=CH&code_challenge_method=S256&key_label=An%20App");
  g_assert_cmpstr (without, ==,
                   "https://x.test/auth?a=b&code_challenge=CH&code_challenge_method=S256"
                   "&key_label=App");
}

static void
test_exchange (void)
{
  static const char answer[] = "{\"key\":\"sk-or-v1-1\",\"user_id\":null}";
  static const char * const wrong[] = { "", "{}", "[]", "{\"key\":\"\"}", "{\"key\":7}", "sk-secret" };
  g_autofree char *request = causerie_pkce_write_request ("a\"b", "verifier");
  g_autofree char *key = causerie_pkce_read_key (answer, strlen (answer), NULL);

  g_assert_cmpstr (request, ==, "{\"code\":\"a\\\"b\",\"code_verifier\":\"verifier\","
                                "\"code_challenge_method\":\"S256\"}");
  g_assert_cmpstr (key, ==, "sk-or-v1-1");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr(GError) error = NULL;

    g_assert_null (causerie_pkce_read_key (wrong[i], strlen (wrong[i]), &error));
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL);
    g_assert_null (strstr (error->message, "secret"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pkce/challenge", test_challenge);
  g_test_add_func ("/pkce/secrets", test_secrets);
  g_test_add_func ("/pkce/is-same", test_is_same);
  g_test_add_func ("/pkce/url", test_url);
  g_test_add_func ("/pkce/exchange", test_exchange);

  return g_test_run ();
}
