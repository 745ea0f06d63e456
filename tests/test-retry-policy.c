/* test-retry-policy.c: what is tried again by itself, and when
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-retry-policy.h"

#define FAIL(kind_) .kind = CAUSERIE_FAILURE_ ## kind_, .retry_after = -1

typedef struct {
  const char           *name;
  CauserieFailureFacts  facts;
  gboolean              far;  /* whether a second try follows the first: of a server far away … */
  gboolean              near; /* … and of one nearby */
} Case;

static const Case cases[] = {
  { "refused", { FAIL (UNREACHABLE), .not_sent = TRUE }, TRUE, FALSE },
  { "reset", { FAIL (UNREACHABLE) }, TRUE, TRUE },
  { "woke", { FAIL (UNREACHABLE), .code = CAUSERIE_CODE_WOKE }, TRUE, TRUE },
  { "handshake", { FAIL (TLS), .not_sent = TRUE }, TRUE, FALSE },
  { "certificate", { FAIL (TLS), .not_sent = TRUE, .code = CAUSERIE_CODE_CERTIFICATE }, FALSE, FALSE },
  { "plain-http", { FAIL (TLS), .not_sent = TRUE, .code = CAUSERIE_CODE_PLAIN_HTTP }, FALSE, FALSE },
  { "proxy", { FAIL (PROXY) }, FALSE, FALSE },
  { "silence", { FAIL (TIMEOUT) }, FALSE, FALSE },
  { "cut-off", { FAIL (CUT_OFF), .status = 200 }, FALSE, FALSE },
  { "empty", { FAIL (EMPTY) }, FALSE, FALSE },
  { "cancelled", { FAIL (CANCELLED) }, FALSE, FALSE },
  { "400", { FAIL (BAD_REQUEST), .status = 400 }, FALSE, FALSE },
  { "401", { FAIL (KEY_INVALID), .status = 401 }, FALSE, FALSE },
  { "402", { FAIL (NO_CREDIT), .status = 402 }, FALSE, FALSE },
  { "403", { FAIL (FORBIDDEN), .status = 403 }, FALSE, FALSE },
  { "404", { FAIL (MODEL_NOT_FOUND), .status = 404 }, FALSE, FALSE },
  { "408", { FAIL (TIMEOUT), .status = 408 }, TRUE, TRUE },
  { "409", { FAIL (BAD_REQUEST), .status = 409 }, TRUE, TRUE },
  { "413", { FAIL (BAD_REQUEST), .status = 413 }, FALSE, FALSE },
  { "422", { FAIL (BAD_REQUEST), .status = 422 }, FALSE, FALSE },
  { "429", { FAIL (RATE_LIMITED), .status = 429 }, TRUE, TRUE },
  { "429-empty-purse", { FAIL (NO_CREDIT), .status = 429 }, FALSE, FALSE },
  { "498", { FAIL (RATE_LIMITED), .status = 498 }, TRUE, TRUE },
  { "500", { FAIL (SERVER), .status = 500 }, TRUE, FALSE },
  { "500-context", { FAIL (CONTEXT_TOO_LONG), .status = 500 }, FALSE, FALSE },
  { "501", { FAIL (SERVER), .status = 501 }, FALSE, FALSE },
  { "502", { FAIL (SERVER), .status = 502 }, TRUE, TRUE },
  { "503", { FAIL (SERVER), .status = 503 }, TRUE, TRUE },
  { "503-routing", { FAIL (NO_PROVIDER), .status = 503 }, FALSE, FALSE },
  { "504", { FAIL (TIMEOUT), .status = 504 }, TRUE, TRUE },
  { "520", { FAIL (SERVER), .status = 520 }, TRUE, TRUE },
  { "524", { FAIL (TIMEOUT), .status = 524 }, TRUE, TRUE },
  { "525", { FAIL (SERVER), .status = 525 }, FALSE, FALSE },
  { "529", { FAIL (SERVER), .status = 529 }, TRUE, TRUE },
  { "told-to", { FAIL (BAD_REQUEST), .status = 400, .advice = CAUSERIE_RETRY_ADVICE_RETRY }, TRUE, TRUE },
  { "told-to-near-500", { FAIL (SERVER), .status = 500, .advice = CAUSERIE_RETRY_ADVICE_RETRY }, TRUE, TRUE },
  { "told-not-to", { FAIL (SERVER), .status = 503, .advice = CAUSERIE_RETRY_ADVICE_DO_NOT }, FALSE, FALSE },
  { "hours", { .kind = CAUSERIE_FAILURE_RATE_LIMITED, .status = 429, .retry_after = 61 }, FALSE, FALSE },
  { "a-minute", { .kind = CAUSERIE_FAILURE_RATE_LIMITED, .status = 429, .retry_after = 60 }, TRUE, TRUE },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&c->facts);
  guint delay_ms = 0;

  g_assert_cmpint (causerie_retry_policy_decide (failure, 1, FALSE, &delay_ms), ==, c->far);
  g_assert_cmpint (causerie_retry_policy_decide (failure, 1, TRUE, &delay_ms), ==, c->near);
  g_assert_false (causerie_retry_policy_decide (failure, CAUSERIE_RETRY_MAX + 1, FALSE, &delay_ms));
}

/* Half a second, a second, and up to a quarter less: not all clients come back at once. */
static void
test_delay_grows (void)
{
  g_autoptr(CauserieFailure) failure =
    causerie_failure_new (&(CauserieFailureFacts) { FAIL (SERVER), .status = 503 });

  for (guint round = 0; round < 100; round++) {
    guint first_ms, second_ms;

    g_assert_true (causerie_retry_policy_decide (failure, 1, FALSE, &first_ms));
    g_assert_true (causerie_retry_policy_decide (failure, 2, FALSE, &second_ms));
    g_assert_cmpuint (first_ms, >=, 375);
    g_assert_cmpuint (first_ms, <=, 500);
    g_assert_cmpuint (second_ms, >=, 750);
    g_assert_cmpuint (second_ms, <=, 1000);
  }
}

static void
test_delay_is_what_was_asked_for (void)
{
  static const struct { double seconds; guint ms; } asked[] = {
    { 17, 17000 }, { 0.5, 500 }, { 0.0004, 1 }, { 60, 60000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++) {
    g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
      .kind = CAUSERIE_FAILURE_RATE_LIMITED, .status = 429, .retry_after = asked[i].seconds,
    });
    guint delay_ms;

    g_assert_true (causerie_retry_policy_decide (failure, 2, TRUE, &delay_ms));
    g_assert_cmpuint (delay_ms, ==, asked[i].ms);
  }
}

static void
test_conflict_once (void)
{
  g_autoptr(CauserieFailure) failure =
    causerie_failure_new (&(CauserieFailureFacts) { FAIL (BAD_REQUEST), .status = 409 });
  guint delay_ms;

  g_assert_true (causerie_retry_policy_decide (failure, 1, FALSE, &delay_ms));
  g_assert_false (causerie_retry_policy_decide (failure, 2, FALSE, &delay_ms));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/retry-policy/case/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/retry-policy/delay-grows", test_delay_grows);
  g_test_add_func ("/retry-policy/delay-is-what-was-asked-for", test_delay_is_what_was_asked_for);
  g_test_add_func ("/retry-policy/conflict-once", test_conflict_once);

  return g_test_run ();
}
