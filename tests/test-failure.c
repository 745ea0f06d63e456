/* test-failure.c: why something did not work, kept and brought back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-enums.h"
#include "causerie-failure.h"

#include <math.h>
#include <string.h>

/* The codes of the command line and of the history, in the words of its users. */
static const char * const kinds[] = {
  "key-missing", "key-invalid", "no-credit", "forbidden", "region", "no-provider",
  "model-not-found", "rate-limited", "context-too-long", "bad-request", "content-filtered",
  "unreachable", "tls", "proxy", "timeout", "server", "not-an-api", "cut-off", "empty",
  "unreadable", "too-large", "cancelled", "storage", "keyring",
};

static void
assert_equal (CauserieFailure *a, CauserieFailure *b)
{
  const CauserieFailureFacts *one = causerie_failure_get_facts (a);
  const CauserieFailureFacts *other = causerie_failure_get_facts (b);

  g_assert_cmpint (one->kind, ==, other->kind);
  g_assert_cmpint (one->status, ==, other->status);
  g_assert_cmpstr (one->code, ==, other->code);
  g_assert_cmpstr (one->message, ==, other->message);
  g_assert_cmpfloat (one->retry_after, ==, other->retry_after);
  g_assert_cmpstr (one->raw, ==, other->raw);
  g_assert_cmpint (one->retry_at, ==, other->retry_at);
  g_assert_cmpstr (one->key_owner, ==, other->key_owner);
  g_assert_cmpint (one->advice, ==, other->advice);
  g_assert_cmpint (one->not_sent, ==, other->not_sent);
  g_assert_cmpstr (one->link, ==, other->link);
  g_assert_cmpint (one->affordable_tokens, ==, other->affordable_tokens);
  g_assert_cmpint (one->context_limit, ==, other->context_limit);
  g_assert_cmpint (one->context_needed, ==, other->context_needed);
  g_assert_cmpstr (one->alternatives, ==, other->alternatives);
  g_assert_cmpstr (one->key_label, ==, other->key_label);
  g_assert_cmpstr (one->key_expired, ==, other->key_expired);
  g_assert_cmpint (one->key_length, ==, other->key_length);
  g_assert_cmpint (one->key_verdict, ==, other->key_verdict);
  g_assert_cmpstr (one->fingerprint, ==, other->fingerprint);
  g_assert_cmpstr (one->balance, ==, other->balance);
}

static void
assert_round_trip (CauserieFailure *failure)
{
  g_autofree char *json = causerie_failure_to_json (failure);
  g_autoptr(CauserieFailure) back = causerie_failure_from_json (json);

  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_null (strchr (json, '\n'));
  g_assert_nonnull (back);
  assert_equal (failure, back);
}

static void
test_kinds (void)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (CAUSERIE_TYPE_FAILURE_KIND);

  g_assert_cmpuint (class->n_values, ==, G_N_ELEMENTS (kinds));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr(CauserieFailure) failure = causerie_failure_new_local (i, "because");

    g_assert_cmpint (causerie_failure_get_kind (failure), ==, i);
    g_assert_cmpstr (causerie_failure_get_kind_name (failure), ==, kinds[i]);
    g_assert_cmpint (causerie_enum_from_name (CAUSERIE_TYPE_FAILURE_KIND, kinds[i], -1), ==, i);
    assert_round_trip (failure);
  }
}

static void
test_local (void)
{
  g_autoptr(CauserieFailure) failure =
    causerie_failure_new_local (CAUSERIE_FAILURE_TOO_LARGE, "%d of %s", 3, "100 %");
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  g_assert_cmpint (facts->kind, ==, CAUSERIE_FAILURE_TOO_LARGE);
  g_assert_cmpint (facts->status, ==, 0);
  g_assert_null (facts->code);
  g_assert_cmpstr (facts->message, ==, "3 of 100 %");
  g_assert_cmpfloat (facts->retry_after, <, 0);
  g_assert_null (facts->raw);
}

static void
test_copies (void)
{
  g_autofree char *raw = g_strdup ("raw");
  g_autoptr(CauserieFailure) failure =
    causerie_failure_new (&(CauserieFailureFacts) { .kind = CAUSERIE_FAILURE_SERVER, .raw = raw });

  raw[0] = 'X';
  g_assert_cmpstr (causerie_failure_get_facts (failure)->raw, ==, "raw");
}

static void
test_json (void)
{
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_RATE_LIMITED, .status = 429, .code = "rate_limit",
    .message = "slow down", .retry_after = 2.5, .raw = "{}",
  });
  g_autoptr(CauserieFailure) bare = causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_EMPTY, .retry_after = -1,
  });
  g_autofree char *json = causerie_failure_to_json (failure);
  g_autofree char *bare_json = causerie_failure_to_json (bare);

  g_assert_cmpstr (json, ==, "{\"kind\":\"rate-limited\",\"status\":429,\"retry_after\":2.5,"
                             "\"code\":\"rate_limit\",\"message\":\"slow down\",\"raw\":\"{}\"}");
  g_assert_cmpstr (bare_json, ==, "{\"kind\":\"empty\"}");
  assert_round_trip (failure);
  assert_round_trip (bare);
}

static void
test_every_fact (void)
{
  static const char * const members[] = {
    "advice", "not_sent", "link", "affordable_tokens", "context_limit", "context_needed",
    "alternatives", "key_label", "key_expired", "key_length", "key_verdict", "fingerprint",
    "retry_at", "key_owner", "balance",
  };
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
    .kind = CAUSERIE_FAILURE_KEY_INVALID, .status = 401, .retry_after = -1,
    .advice = CAUSERIE_RETRY_ADVICE_DO_NOT, .not_sent = TRUE, .link = "https://example.org/",
    .affordable_tokens = 1234, .context_limit = 8192, .context_needed = 9000,
    .alternatives = "a/b, c/d", .key_label = "sk-or-v1-au7…890",
    .key_expired = "2026-01-31T00:00:00Z", .key_length = 41,
    .key_verdict = CAUSERIE_KEY_VERDICT_EXPIRED, .fingerprint = "sha256:00",
    .retry_at = 1785000000000000, .key_owner = "groq", .balance = "0.0214",
  });
  g_autofree char *json = causerie_failure_to_json (failure);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    g_autofree char *quoted = g_strdup_printf ("\"%s\":", members[i]);

    g_assert_nonnull (strstr (json, quoted));
  }
  assert_round_trip (failure);
}

static void
test_hostile_text (void)
{
  static const char * const texts[] = {
    "", " ", "\"", "\\", "\\u0000", "\\ud83d", "\\\\u0000", "\n\r\t\b\f\1\x1f\x7f",
    "<b>bold</b> &amp; %s %n", "</script>", "\xe2\x80\xae" "desrever", "\xe2\x80\xa8line",
    "\xf0\x9f\x98\x80", "\xef\xbf\xbd", "\xef\xbb\xbf" "BOM", "{\"error\":{\"message\":\"x\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
      .kind = CAUSERIE_FAILURE_SERVER, .status = 500, .retry_after = 0,
      .code = texts[i], .message = texts[i], .raw = texts[i],
    });

    g_assert_cmpstr (causerie_failure_get_facts (failure)->raw, ==, texts[i]);
    assert_round_trip (failure);
  }
}

/* A server's bytes are no text until they have been made one. */
static void
test_invalid_text (void)
{
  static const char * const texts[] = {
    "\xff\xfe", "a\xc3", "\xed\xa0\x80", "\xf0\x9f\x98", "\xc0\x80",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
      .kind = CAUSERIE_FAILURE_UNREADABLE, .retry_after = -1,
      .code = texts[i], .message = texts[i], .raw = texts[i],
    });
    const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

    g_assert_true (g_utf8_validate (facts->code, -1, NULL));
    g_assert_true (g_utf8_validate (facts->message, -1, NULL));
    g_assert_true (g_utf8_validate (facts->raw, -1, NULL));
    assert_round_trip (failure);
  }
}

static void
test_retry_after (void)
{
  static const struct {
    double given;
    double kept;
  } cases[] = {
    { 0, 0 }, { 0.1, 0.1 }, { 179.56, 179.56 }, { 1e9, 1e9 }, { -1, -1 }, { -300, -1 },
    { NAN, -1 }, { INFINITY, -1 }, { -INFINITY, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
      .kind = CAUSERIE_FAILURE_RATE_LIMITED, .retry_after = cases[i].given,
    });

    g_assert_cmpfloat (causerie_failure_get_facts (failure)->retry_after, ==, cases[i].kept);
    assert_round_trip (failure);
  }
}

static void
test_unreadable_json (void)
{
  static const char * const texts[] = {
    "", "null", "[]", "\"server\"", "{", "{}", "{\"status\":500}", "{\"kind\":null}",
    "{\"kind\":5}", "{\"kind\":\"server\"} trailing",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (causerie_failure_from_json (texts[i]));
}

static void
test_strange_json (void)
{
  g_autoptr(CauserieFailure) newer =
    causerie_failure_from_json ("{\"kind\":\"on-strike\",\"message\":\"closed\",\"mood\":[1]}");
  g_autoptr(CauserieFailure) wrong =
    causerie_failure_from_json ("{\"kind\":\"tls\",\"status\":1e12,\"code\":7,\"message\":{},"
                                "\"retry_after\":\"soon\",\"raw\":[],\"advice\":\"pray\","
                                "\"key_verdict\":7,\"key_length\":-3,\"link\":1}");
  const CauserieFailureFacts *facts = causerie_failure_get_facts (wrong);

  g_assert_cmpint (causerie_failure_get_kind (newer), ==, CAUSERIE_FAILURE_SERVER);
  g_assert_cmpstr (causerie_failure_get_facts (newer)->message, ==, "closed");

  g_assert_cmpint (facts->kind, ==, CAUSERIE_FAILURE_TLS);
  g_assert_cmpint (facts->status, <=, 999);
  g_assert_null (facts->code);
  g_assert_null (facts->message);
  g_assert_cmpfloat (facts->retry_after, ==, -1);
  g_assert_null (facts->raw);
  g_assert_cmpint (facts->advice, ==, CAUSERIE_RETRY_ADVICE_UNKNOWN);
  g_assert_cmpint (facts->key_verdict, ==, CAUSERIE_KEY_VERDICT_UNASKED);
  g_assert_cmpint (facts->key_length, ==, 0);
  g_assert_null (facts->link);
}

static void
test_boxed (void)
{
  CauserieFailure *failure = causerie_failure_new_local (CAUSERIE_FAILURE_PROXY, "no");
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, CAUSERIE_TYPE_FAILURE);
  g_value_set_boxed (&value, failure);
  g_assert_true (g_value_get_boxed (&value) == failure);
  causerie_failure_unref (failure);
  g_assert_cmpstr (causerie_failure_get_facts (failure)->message, ==, "no");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure/kinds", test_kinds);
  g_test_add_func ("/failure/local", test_local);
  g_test_add_func ("/failure/copies", test_copies);
  g_test_add_func ("/failure/json", test_json);
  g_test_add_func ("/failure/every-fact", test_every_fact);
  g_test_add_func ("/failure/hostile-text", test_hostile_text);
  g_test_add_func ("/failure/invalid-text", test_invalid_text);
  g_test_add_func ("/failure/retry-after", test_retry_after);
  g_test_add_func ("/failure/unreadable-json", test_unreadable_json);
  g_test_add_func ("/failure/strange-json", test_strange_json);
  g_test_add_func ("/failure/boxed", test_boxed);

  return g_test_run ();
}
