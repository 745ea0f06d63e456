/* test-failure-text.c: every failure has words, and a button that helps
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure-text.h"

#define OPENROUTER "https://openrouter.ai/api/v1"
#define LOCAL      "http://localhost:1/v1"
#define IN_HOUSE   "http://192.168.1.5:1234/v1"

static CauserieConnection *
new_connection (const char *provider, const char *name, const char *base_url)
{
  CauserieConnection *connection = causerie_connection_new (NULL);

  causerie_connection_set_provider (connection, provider);
  causerie_connection_set_name (connection, name);
  causerie_connection_set_base_url (connection, base_url);

  return connection;
}

static CauserieFailureText *
say (CauserieFailureKind kind, int status, double retry_after, CauserieConnection *connection)
{
  g_autoptr(CauserieFailure) failure = NULL;
  CauserieFailureFacts facts = { .kind = kind, .status = status, .retry_after = retry_after };

  failure = causerie_failure_new (&facts);
  return causerie_failure_text_new (failure, connection);
}

static void
test_every_kind (void)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (CAUSERIE_TYPE_FAILURE_KIND);
  g_autoptr(GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CauserieConnection) connection = NULL;

  connection = new_connection ("custom", "Мой 100%s <b>&amp; сервер", LOCAL);
  for (guint i = 0; i < kinds->n_values; i++) {
    g_autoptr(CauserieFailureText) text = say (kinds->values[i].value, 500, -1, connection);

    g_assert_nonnull (text->sentence);
    g_assert_true (g_str_has_suffix (text->sentence, "."));
    g_assert_true (g_utf8_validate (text->sentence, -1, NULL));
    g_assert_true (g_hash_table_add (sentences, g_strdup (text->sentence))); /* each its own */
    g_assert_nonnull (text->button);
    g_assert_true (g_str_has_prefix (text->action, "chat."));
    g_assert_null (text->target);
  }
}

static void
test_names_the_connection (void)
{
  g_autoptr(CauserieConnection) named = new_connection ("openrouter", "Work", OPENROUTER);
  g_autoptr(CauserieConnection) unnamed = new_connection ("custom", "", IN_HOUSE);
  g_autoptr(CauserieFailureText) a = say (CAUSERIE_FAILURE_KEY_INVALID, 401, -1, named);
  g_autoptr(CauserieFailureText) b = say (CAUSERIE_FAILURE_UNREACHABLE, 0, -1, unnamed);
  g_autoptr(CauserieFailureText) c = say (CAUSERIE_FAILURE_TIMEOUT, 0, -1, NULL);

  g_assert_cmpstr (a->sentence, ==, "Work does not accept the API key.");
  g_assert_cmpstr (a->button, ==, "Change the key…");
  g_assert_cmpstr (a->action, ==, "chat.edit-key");
  g_assert_cmpstr (b->sentence, ==, "192.168.1.5 cannot be reached.");
  g_assert_cmpstr (c->sentence, ==, "The server did not answer in time.");
}

static void
test_links (void)
{
  g_autoptr(CauserieConnection) openrouter = new_connection ("custom", "OR", OPENROUTER);
  g_autoptr(CauserieConnection) other = new_connection ("custom", "Mine", "https://example.org/v1");
  g_autoptr(CauserieFailureText) a = say (CAUSERIE_FAILURE_NO_CREDIT, 402, -1, openrouter);
  g_autoptr(CauserieFailureText) b = say (CAUSERIE_FAILURE_NO_CREDIT, 402, -1, other);
  g_autoptr(CauserieFailureText) c = say (CAUSERIE_FAILURE_NO_PROVIDER, 404, -1, openrouter);

  g_assert_cmpstr (a->button, ==, "Top up");
  g_assert_cmpstr (a->action, ==, "app.open-uri");
  g_assert_true (g_str_has_prefix (a->target, "https://openrouter.ai/"));
  g_assert_cmpstr (b->button, ==, "Choose a model");
  g_assert_null (b->target);
  g_assert_cmpstr (c->button, ==, "Privacy settings");
  g_assert_true (g_str_has_prefix (c->target, "https://openrouter.ai/"));
}

static void
test_hints_know_the_provider (void)
{
  g_autoptr(CauserieConnection) known = new_connection ("custom", "OR", "https://openrouter.ai/v2");
  g_autoptr(CauserieConnection) other = new_connection ("custom", "X", "https://example.org/v1");
  g_autoptr(CauserieFailureText) a = say (CAUSERIE_FAILURE_KEY_INVALID, 401, -1, known);
  g_autoptr(CauserieFailureText) b = say (CAUSERIE_FAILURE_KEY_INVALID, 401, -1, other);
  g_autoptr(CauserieFailureText) c = say (CAUSERIE_FAILURE_NOT_AN_API, 200, -1, known);
  g_autoptr(CauserieFailureText) d = say (CAUSERIE_FAILURE_NOT_AN_API, 200, -1, other);

  g_assert_nonnull (strstr (a->hint, "begins with sk-or-v1-,"));
  g_assert_null (strstr (b->hint, "begins with"));
  g_assert_cmpstr (c->hint, ==, "The base URL should be https://openrouter.ai/api/v1.");
  g_assert_nonnull (strstr (d->hint, "/v1"));
}

static void
test_gone_connection (void)
{
  g_autoptr(CauserieFailureText) text = say (CAUSERIE_FAILURE_NO_PROVIDER, 0, -1, NULL);

  g_assert_cmpstr (text->sentence, ==, "The connection of this model is gone.");
  g_assert_cmpstr (text->action, ==, "chat.choose-model");
}

static void
test_wait (void)
{
  static const struct { double seconds; const char *hint; } cases[] = {
    { 1, "Try again in 1 second." },
    { 0.2, "Try again in 1 second." },
    { 17, "Try again in 17 seconds." },
    { 60, "Try again in 60 seconds." },
    { 120, "Try again " },
    { 3 * 86400, "Try again on " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr(CauserieFailureText) text =
      say (CAUSERIE_FAILURE_RATE_LIMITED, 429, cases[i].seconds, NULL);

    g_assert_true (g_str_has_prefix (text->hint, cases[i].hint));
    g_assert_cmpstr (text->button, ==, "Retry");
  }
}

/* Before midnight it is a time, after it a day and a time. */
static void
test_moment (void)
{
  gint64 now = g_get_real_time ();
  CauserieFailureFacts facts = {
    .kind = CAUSERIE_FAILURE_RATE_LIMITED, .status = 429, .retry_after = 7200,
    .retry_at = now + 7200 * (gint64) G_USEC_PER_SEC,
  };
  g_autoptr(CauserieFailure) later = causerie_failure_new (&facts);
  g_autoptr(CauserieFailureText) text = causerie_failure_text_new (later, NULL);
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_local (facts.retry_at / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (date, "%H:%M.");
  g_autoptr(CauserieFailure) earlier = NULL;
  g_autoptr(CauserieFailureText) past = NULL;

  g_assert_true (g_str_has_suffix (text->hint, time));

  facts.retry_at = now - 1;
  earlier = causerie_failure_new (&facts);
  past = causerie_failure_text_new (earlier, NULL);
  g_assert_cmpstr (past->hint, ==, "Wait a few minutes, or use another model.");
}

/* What the facts know is said. Connections: O is OpenRouter named "Work", P a public server, N one on the
 * local network, X none. */
typedef struct {
  const char           *name;
  char                  connection;
  CauserieFailureFacts  facts;
  const char           *sentence;
  const char           *hint;   /* NULL: none */
  const char           *button;
  const char           *action;
  const char           *target;
} Case;

#define FAIL(kind_) .kind = CAUSERIE_FAILURE_ ## kind_, .retry_after = -1

static const Case cases[] = {
  { "key-label", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz", .key_length = 73 },
    "Work does not accept the API key sk-or-v1-abc…xyz.",
    "Check that the key begins with sk-or-v1-, is active and was copied whole, without spaces.",
    "Change the key…", "chat.edit-key" },
  { "key-label-short", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk…" },
    "Work does not accept the API key.",
    "Check that the key begins with sk-or-v1-, is active and was copied whole, without spaces.",
    "Change the key…", "chat.edit-key" },
  { "key-expired", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz",
      .key_verdict = CAUSERIE_KEY_VERDICT_EXPIRED, .key_expired = "2026-01-31T12:00:00Z" },
    "The API key sk-or-v1-abc…xyz of Work expired on 31 January 2026.",
    "Make a new key in your account there and set it here.", "Change the key…", "chat.edit-key" },
  { "key-expired-some-day", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz",
      .key_verdict = CAUSERIE_KEY_VERDICT_EXPIRED },
    "The API key sk-or-v1-abc…xyz of Work has expired.",
    "Make a new key in your account there and set it here.", "Change the key…", "chat.edit-key" },
  { "key-disabled", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz",
      .key_verdict = CAUSERIE_KEY_VERDICT_DISABLED },
    "The API key sk-or-v1-abc…xyz of Work is disabled.",
    "Switch it on in your account there, or set another key here.", "Change the key…", "chat.edit-key" },
  { "key-unknown", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz",
      .key_length = 73, .key_verdict = CAUSERIE_KEY_VERDICT_UNKNOWN },
    "Work does not know the API key sk-or-v1-abc…xyz.",
    "It may have been deleted, or was not copied whole.", "Change the key…", "chat.edit-key" },
  { "key-works", 'O', { FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz",
      .key_verdict = CAUSERIE_KEY_VERDICT_WORKS },
    "Work accepts the API key sk-or-v1-abc…xyz, but refused this request.",
    "Try again, or choose another model.", "Retry", "chat.retry" },
  { "key-cut", 'O', { FAIL (KEY_INVALID), .code = CAUSERIE_CODE_KEY_CUT, .not_sent = TRUE,
      .key_length = 41, .key_label = "sk-or-v1-a…z" },
    "The API key of Work looks cut: 41 of 73 characters.",
    "Copy the key again, whole. Nothing was sent.", "Change the key…", "chat.edit-key" },
  { "key-cut-but-sent", 'O', { FAIL (KEY_INVALID), .status = 401, .key_length = 41,
      .key_label = "sk-or-v1-a…z", .key_verdict = CAUSERIE_KEY_VERDICT_UNKNOWN },
    "Work does not accept the API key, which looks cut: 41 of 73 characters.",
    "Copy the key again, whole.", "Change the key…", "chat.edit-key" },
  { "foreign-key", 'O', { FAIL (KEY_INVALID), .code = CAUSERIE_CODE_FOREIGN_KEY, .not_sent = TRUE,
      .key_owner = "groq" },
    "The API key of Work looks like one for Groq.",
    "It was not sent. Change it, or send it anyway if it is meant for this server.",
    "Send it anyway…", "chat.confirm-risk" },
  { "plain-http", 'P', { FAIL (TLS), .code = CAUSERIE_CODE_PLAIN_HTTP, .not_sent = TRUE },
    "Anybody on the way to example.org could read the API key.",
    "It was not sent: the address begins with http://. Change it to https:// if the server has that.",
    "Send it anyway…", "chat.confirm-risk" },
  { "key-missing", 'O', { FAIL (KEY_MISSING), .not_sent = TRUE }, "The API key of Work is not set.",
    "Copy the key from your account there and set it here. Nothing was sent.", "Set the key…",
    "chat.edit-key" },
  { "key-missing-of-nobody", 'X', { FAIL (KEY_MISSING) }, "The API key of the server is not set.",
    "Copy the key from your account there and set it here.", "Set the key…", "chat.edit-key" },
  { "affordable", 'O', { FAIL (NO_CREDIT), .status = 402, .affordable_tokens = 1333 },
    "There is not enough credit at Work for an answer of that length.",
    "Ask for a shorter answer, or top up the account.", "Retry with at most 1333 tokens",
    "chat.retry-shorter" },
  { "affordable-with-balance", 'O',
    { FAIL (NO_CREDIT), .status = 402, .affordable_tokens = 1333, .balance = "0.0214" },
    "There is not enough credit at Work for an answer of that length.",
    "The balance is $0.0214. Ask for a shorter answer, or top up the account.",
    "Retry with at most 1333 tokens", "chat.retry-shorter" },
  { "hardly-affordable", 'P', { FAIL (NO_CREDIT), .status = 402, .affordable_tokens = 3 },
    "There is not enough credit at example.org for this answer.",
    "Top up the account, choose a cheaper model or set a smaller limit for the answer.",
    "Choose a model", "chat.choose-model" },
  { "key-limit", 'O', { FAIL (NO_CREDIT), .status = 403, .message = "Key limit exceeded (daily limit)." },
    "The API key of Work has reached its spending limit.",
    "Raise the limit of the key in your account there, or set another key.", "Manage keys",
    "app.open-uri", "https://openrouter.ai/keys" },
  { "policy", 'O', { FAIL (NO_PROVIDER), .status = 404, .message = "No endpoints matching your data policy" },
    "No provider serves this model under the settings of your account.",
    "Your privacy settings there may exclude all of them.", "Privacy settings", "app.open-uri",
    "https://openrouter.ai/settings/privacy" },
  { "routing", 'O', { FAIL (NO_PROVIDER), .status = 404, .message = "All providers have been ignored." },
    "No provider serves this model under its routing settings.",
    "Allow more providers in the settings of the model, or choose another one.", "Choose a model",
    "chat.choose-model" },
  { "region", 'O', { FAIL (REGION), .status = 403 }, "Work does not serve this model in your region.",
    "Choose another model, or reach the server through a proxy.", "Use a proxy…",
    "chat.edit-connection" },
  { "alternatives", 'O', { FAIL (MODEL_NOT_FOUND), .status = 404, .alternatives = "a/b, c/100%s" },
    "Work does not serve this model.", "It offers others instead: a/b, c/100%s.", "Choose a model",
    "chat.choose-model" },
  { "context", 'N', { FAIL (CONTEXT_TOO_LONG), .context_limit = 8192, .context_needed = 12000 },
    "The chat is too long for this model: 12\302\240000 tokens, and it takes 8192.",
    "Shorten the message, set a smaller context length, or go on in a new chat.", "Choose a model",
    "chat.choose-model" },
  { "too-long-alone", 'N', { FAIL (CONTEXT_TOO_LONG), .code = CAUSERIE_CODE_TOO_LONG_ALONE,
    .not_sent = TRUE, .context_limit = 5734, .context_needed = 9000 },
    "This is too long for the model: about 9000 tokens, and 5734 fit beside the answer.",
    "Shorten the message, or choose a model with a longer context. Nothing was sent.",
    "Send it anyway", "chat.send-anyway" },
  { "context-limit", 'N', { FAIL (CONTEXT_TOO_LONG), .context_limit = 8192 },
    "The chat is too long for this model, which takes 8192 tokens.",
    "Shorten the message, set a smaller context length, or go on in a new chat.", "Choose a model",
    "chat.choose-model" },
  { "attachments", 'P', { FAIL (BAD_REQUEST), .status = 413 },
    "The attachments are too large for example.org.", "Send fewer or smaller ones.", "Retry",
    "chat.retry" },
  { "certificate-near", 'N', { FAIL (TLS), .code = CAUSERIE_CODE_CERTIFICATE, .not_sent = TRUE,
      .fingerprint = "sha256:00" },
    "The certificate of 192.168.1.5 could not be verified.",
    "Nothing was sent. If the server is yours, trust its certificate once you have compared the "
    "fingerprint.", "Trust this certificate…", "chat.trust-certificate" },
  { "certificate-far", 'P', { FAIL (TLS), .code = CAUSERIE_CODE_CERTIFICATE, .not_sent = TRUE,
      .fingerprint = "sha256:00" },
    "The certificate of example.org could not be verified.",
    "Nothing was sent, since somebody else might read it.", "Change the address…",
    "chat.edit-connection" },
  { "captive", 'P', { FAIL (NOT_AN_API), .code = CAUSERIE_CODE_CAPTIVE_PORTAL, .status = 302,
      .link = "http://login.example/" },
    "This network wants you to sign in first.", "Sign in on its page in a browser, then try again.",
    "Open its page", "app.open-uri", "http://login.example/" },
  { "captive-tls", 'P', { FAIL (TLS), .code = CAUSERIE_CODE_CAPTIVE_PORTAL, .not_sent = TRUE },
    "This network wants you to sign in first.",
    "Sign in on its page in a browser, then try again. Nothing was sent.", "Retry", "chat.retry" },
  { "redirect", 'P', { FAIL (NOT_AN_API), .status = 308 },
    "example.org redirects to another address.",
    "Change the base URL if that is the right one; the details name it.", "Change the address…",
    "chat.edit-connection" },
  { "no-http", 'P', { FAIL (NOT_AN_API), .code = CAUSERIE_CODE_NOT_HTTP },
    "Something else answered at the address of example.org.",
    "Check the address and its port.", "Change the address…", "chat.edit-connection" },
  { "unreachable", 'N', { FAIL (UNREACHABLE), .not_sent = TRUE }, "192.168.1.5 cannot be reached.",
    "Check that the server runs, that its address is right, and your network. Nothing was sent.",
    "Retry", "chat.retry" },
  { "woke-before", 'P', { FAIL (UNREACHABLE), .code = CAUSERIE_CODE_WOKE },
    "The connection to example.org was lost while the computer slept.", NULL, "Retry", "chat.retry" },
  { "woke", 'P', { FAIL (CUT_OFF), .code = CAUSERIE_CODE_WOKE },
    "The answer was cut off while the computer slept.", NULL, "Retry", "chat.retry" },
  { "network-changed", 'P', { FAIL (CUT_OFF), .code = CAUSERIE_CODE_NETWORK_CHANGED },
    "The answer was cut off when the network changed.", NULL, "Retry", "chat.retry" },
  { "stalled", 'P', { FAIL (TIMEOUT), .code = CAUSERIE_CODE_STALLED },
    "The answer stopped in the middle.", "Nothing more came in time. What came is kept.", "Retry",
    "chat.retry" },
  { "loading", 'N', { FAIL (SERVER), .code = CAUSERIE_CODE_LOADING, .status = 503 },
    "192.168.1.5 is still loading the model.", "Large models take minutes. Try again later.", "Retry",
    "chat.retry" },
  { "cut-off-of-nobody", 'X', { FAIL (UNREACHABLE) }, "The server cannot be reached.",
    "Check that the server runs, that its address is right, and your network.", "Retry", "chat.retry" },
};

static CauserieConnection *
new_case_connection (char which)
{
  switch (which) {
  case 'O':
    return new_connection ("openrouter", "Work", OPENROUTER);
  case 'P':
    return new_connection ("custom", "", "http://example.org/v1");
  case 'N':
    return new_connection ("custom", "", IN_HOUSE);
  default:
    return NULL;
  }
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(CauserieConnection) connection = new_case_connection (c->connection);
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&c->facts);
  g_autoptr(CauserieFailureText) text = causerie_failure_text_new (failure, connection);

  g_assert_cmpstr (text->sentence, ==, c->sentence);
  g_assert_cmpstr (text->hint, ==, c->hint);
  g_assert_cmpstr (text->button, ==, c->button);
  g_assert_cmpstr (text->action, ==, c->action);
  g_assert_cmpstr (text->target, ==, c->target);
}

/* A name that looks like a place in the sentence is a name. */
static void
test_names_are_no_places (void)
{
  g_autoptr(CauserieConnection) connection = new_connection ("openrouter", "%2$s %1$s %s", OPENROUTER);
  g_autoptr(CauserieFailure) failure = causerie_failure_new (&(CauserieFailureFacts) {
    FAIL (KEY_INVALID), .status = 401, .key_label = "sk-or-v1-abc…xyz", .key_length = 73,
  });
  g_autoptr(CauserieFailureText) text = causerie_failure_text_new (failure, connection);

  g_assert_cmpstr (text->sentence, ==,
                   "%2$s %1$s %s does not accept the API key sk-or-v1-abc…xyz.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure-text/every-kind", test_every_kind);
  g_test_add_func ("/failure-text/names-the-connection", test_names_the_connection);
  g_test_add_func ("/failure-text/links", test_links);
  g_test_add_func ("/failure-text/hints-know-the-provider", test_hints_know_the_provider);
  g_test_add_func ("/failure-text/gone-connection", test_gone_connection);
  g_test_add_func ("/failure-text/wait", test_wait);
  g_test_add_func ("/failure-text/moment", test_moment);
  g_test_add_func ("/failure-text/names-are-no-places", test_names_are_no_places);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/failure-text/case/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }

  return g_test_run ();
}
