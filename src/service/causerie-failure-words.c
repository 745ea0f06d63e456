/* causerie-failure-words.c: what is said of each failure, before the names are filled in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure-words.h"

#include "causerie-failure-detail.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

/* An answer of fewer tokens is not worth a button. */
#define SHORTEST_ANSWER 16

static const char *
find_billing (const CauserieProvider *provider)
{
  return provider->billing_url;
}

static const char *
find_keys (const CauserieProvider *provider)
{
  return provider->keys_url;
}

static const char *
find_privacy (const CauserieProvider *provider)
{
  return provider->privacy_url;
}

static const char *
find_key_prefix (const CauserieProvider *provider)
{
  return provider->key_prefix;
}

static const char *
find_base_url (const CauserieProvider *provider)
{
  return *provider->base_url != '\0' ? provider->base_url : NULL;
}

#define RETRY        N_("Retry"), "chat.retry"
#define CHOOSE_MODEL N_("Choose a model"), "chat.choose-model"
#define FIX_ADDRESS  N_("Change the address…"), "chat.edit-connection"
#define USE_PROXY    N_("Use a proxy…"), "chat.edit-connection"
#define CHANGE_PROXY N_("Change the proxy…"), "chat.edit-connection"
#define CHANGE_KEY   N_("Change the key…"), "chat.edit-key"
#define SEND_ANYWAY  N_("Send it anyway…"), "chat.confirm-risk"

static const CauserieFailureWords kind_words[] = {
  [CAUSERIE_FAILURE_KEY_MISSING] = {
    N_("The API key of %s is not set."),
    N_("Copy the key from your account there and set it here."),
    N_("Set the key…"), "chat.edit-key" },
  [CAUSERIE_FAILURE_KEY_INVALID] = {
    N_("%s does not accept the API key."),
    N_("Check that the key is active, has not expired and was copied whole, without spaces."),
    CHANGE_KEY,
    .find_fact = find_key_prefix,
    /* Translators: %s is the beginning of the provider's keys, such as sk-or-v1- */
    .fact_hint =
      N_("Check that the key begins with %s, is active and was copied whole, without spaces.") },
  [CAUSERIE_FAILURE_NO_CREDIT] = {
    N_("There is not enough credit at %s for this answer."),
    N_("Top up the account, choose a cheaper model or set a smaller limit for the answer."),
    CHOOSE_MODEL, find_billing, N_("Top up") },
  [CAUSERIE_FAILURE_FORBIDDEN] = {
    N_("%s refused this request."),
    N_("The key may lack the permission, or the text was flagged; the details say which."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_REGION] = {
    N_("%s does not serve this model in your region."),
    N_("Choose another model, or reach the server through a proxy."),
    USE_PROXY },
  [CAUSERIE_FAILURE_NO_PROVIDER] = {
    N_("No provider serves this model under the settings of your account."),
    N_("Your privacy settings there may exclude all of them."),
    CHOOSE_MODEL, find_privacy, N_("Privacy settings") },
  [CAUSERIE_FAILURE_MODEL_NOT_FOUND] = {
    N_("%s does not know this model."),
    N_("Check the exact name of the model, or choose another one."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_RATE_LIMITED] = {
    N_("Too many requests to %s."),
    N_("Wait a few minutes, or use another model."),
    RETRY },
  [CAUSERIE_FAILURE_CONTEXT_TOO_LONG] = {
    N_("The chat is too long for this model."),
    N_("Shorten the message, set a smaller context length, or go on in a new chat."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_BAD_REQUEST] = {
    N_("%s could not use the request."),
    N_("One of the model’s settings may not suit it; the details say what was refused."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_CONTENT_FILTERED] = {
    N_("The answer was withheld by the provider’s content filter."),
    N_("Ask in other words, or choose another model."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_UNREACHABLE] = {
    N_("%s cannot be reached."),
    N_("Check that the server runs, that its address is right, and your network."),
    RETRY },
  [CAUSERIE_FAILURE_TLS] = {
    N_("The certificate of %s could not be verified."),
    N_("Nothing was sent, since somebody else might read it."),
    FIX_ADDRESS,
    .says_not_sent = TRUE },
  [CAUSERIE_FAILURE_PROXY] = {
    N_("The proxy did not let the request to %s through."),
    N_("Check the proxy in the system’s settings."),
    RETRY },
  [CAUSERIE_FAILURE_TIMEOUT] = {
    N_("%s did not answer in time."),
    N_("It may be busy. Try again, or choose another model."),
    RETRY },
  [CAUSERIE_FAILURE_SERVER] = {
    N_("%s has a problem and could not answer."),
    N_("It usually passes soon."),
    RETRY },
  [CAUSERIE_FAILURE_NOT_AN_API] = {
    N_("A web page answered at the address of %s."),
    N_("The base URL is probably wrong: it often ends in “/v1”."),
    FIX_ADDRESS,
    .find_fact = find_base_url,
    .fact_hint = N_("The base URL should be %s.") },
  [CAUSERIE_FAILURE_CUT_OFF] = {
    N_("The answer was cut off."),
    N_("What came is kept."),
    RETRY },
  [CAUSERIE_FAILURE_EMPTY] = {
    N_("The answer of %s was empty."),
    N_("If that happens again, the chat may be too long for the model."),
    RETRY },
  [CAUSERIE_FAILURE_UNREADABLE] = {
    N_("The answer of %s could not be read."),
    N_("Another kind of server may be at that address; the details show what it said."),
    RETRY },
  [CAUSERIE_FAILURE_TOO_LARGE] = {
    N_("The answer of %s was larger than can be kept."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_CANCELLED] = {
    N_("The answer was stopped."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_STORAGE] = {
    N_("The chat could not be saved."),
    N_("Check that the disk is not full and that the folder can be written."),
    RETRY },
  [CAUSERIE_FAILURE_KEYRING] = {
    N_("The keyring with the API key of %s could not be opened."),
    N_("Unlock it and try again, or enter the key for this run."),
    N_("Enter the key…"), "chat.edit-key" },
};


/* --- what is said of some failures instead --- */

typedef gboolean (*Applies) (const CauserieFailureFacts *facts, CauserieConnection *connection);

typedef struct {
  CauserieFailureKind   kind;
  const char           *code;    /* NULL: any */
  Applies               applies; /* NULL: always */
  CauserieFailureWords  words;
} SpecialCase;

static gboolean
mentions (const CauserieFailureFacts *facts, const char *words)
{
  g_autofree char *lower = facts->message != NULL ? g_ascii_strdown (facts->message, -1) : NULL;

  return lower != NULL && strstr (lower, words) != NULL;
}

/* A profile whose connection was deleted fails before anything is sent. */
static gboolean
is_connection_gone (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->status == 0;
}

static gboolean
is_routing (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return g_strcmp0 (facts->code, "constraint_filtered") == 0 ||
         mentions (facts, "routing requirements") || mentions (facts, "allowed providers") ||
         mentions (facts, "have been ignored") || mentions (facts, "found that support");
}

static gboolean
is_expired_with_date (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  g_autofree char *date = causerie_failure_detail_expiry (facts, connection);

  return facts->key_verdict == CAUSERIE_KEY_VERDICT_EXPIRED && date != NULL;
}

static gboolean
is_expired (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->key_verdict == CAUSERIE_KEY_VERDICT_EXPIRED;
}

static gboolean
is_disabled (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->key_verdict == CAUSERIE_KEY_VERDICT_DISABLED;
}

static gboolean
is_unknown (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->key_verdict == CAUSERIE_KEY_VERDICT_UNKNOWN;
}

static gboolean
is_works (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->key_verdict == CAUSERIE_KEY_VERDICT_WORKS;
}

/* One that was sent all the same, given on the command line. */
static gboolean
is_cut (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  const CauserieProvider *provider =
    connection != NULL ? causerie_connection_get_facts (connection) : NULL;

  return provider != NULL && provider->key_prefix != NULL && facts->key_length > 0 &&
         facts->key_length < provider->key_length && facts->key_label != NULL &&
         g_str_has_prefix (facts->key_label, provider->key_prefix);
}

/* Of a short key next to nothing is told: then its beginning is no help. */
static gboolean
has_label (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->key_label != NULL && !g_str_has_suffix (facts->key_label, "…");
}

static gboolean
has_owner (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->key_owner != NULL;
}

static gboolean
is_affordable (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->affordable_tokens >= SHORTEST_ANSWER;
}

static gboolean
is_key_limit (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return mentions (facts, "key limit exceeded");
}

static gboolean
has_alternatives (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->alternatives != NULL;
}

static gboolean
has_context_numbers (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->context_limit > 0 && facts->context_needed > 0;
}

static gboolean
has_context_limit (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->context_limit > 0;
}

static gboolean
is_body_too_large (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->status == 413 || g_strcmp0 (facts->code, "payload_too_large") == 0 ||
         g_strcmp0 (facts->code, "image_too_large") == 0;
}

/* A host that nobody else vouches for either may be trusted by its fingerprint. */
static gboolean
is_trustable (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->fingerprint != NULL && connection != NULL &&
         causerie_url_host_kind (causerie_connection_get_base_url (connection)) !=
           CAUSERIE_HOST_PUBLIC;
}

/* It did not come to a certificate. */
static gboolean
is_handshake (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->code == NULL && facts->fingerprint == NULL && facts->not_sent;
}

static gboolean
is_redirect (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->status >= 300 && facts->status < 400;
}

static gboolean
is_own_proxy (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return connection != NULL && *causerie_connection_get_proxy (connection) != '\0';
}

static gboolean
has_link (const CauserieFailureFacts *facts, CauserieConnection *connection)
{
  return facts->link != NULL;
}

#define SIGN_IN_SENTENCE N_("This network wants you to sign in first.")
#define SIGN_IN_HINT     N_("Sign in on its page in a browser, then try again.")

/* The first that fits counts. */
static const SpecialCase special_cases[] = {
  { CAUSERIE_FAILURE_KEY_INVALID, CAUSERIE_CODE_KEY_CUT, NULL, {
    N_("The API key of %1$s looks cut: %2$s of %3$s characters."),
    N_("Copy the key again, whole. Nothing was sent."),
    CHANGE_KEY,
    .details = { causerie_failure_detail_key_length, causerie_failure_detail_whole_key_length },
    .says_not_sent = TRUE } },
  { CAUSERIE_FAILURE_KEY_INVALID, CAUSERIE_CODE_FOREIGN_KEY, has_owner, {
    /* Translators: %1$s is a connection, %2$s a provider */
    N_("The API key of %1$s looks like one for %2$s."),
    N_("It was not sent. Change it, or send it anyway if it is meant for this server."),
    SEND_ANYWAY,
    .details = { causerie_failure_detail_key_owner },
    .says_not_sent = TRUE } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, is_expired_with_date, {
    /* Translators: %1$s is a connection, %2$s the masked key, %3$s a date */
    N_("The API key %2$s of %1$s expired on %3$s."),
    N_("Make a new key in your account there and set it here."),
    CHANGE_KEY,
    .details = { causerie_failure_detail_key, causerie_failure_detail_expiry } } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, is_expired, {
    /* Translators: %1$s is a connection, %2$s the masked key */
    N_("The API key %2$s of %1$s has expired."),
    N_("Make a new key in your account there and set it here."),
    CHANGE_KEY,
    .details = { causerie_failure_detail_key } } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, is_disabled, {
    N_("The API key %2$s of %1$s is disabled."),
    N_("Switch it on in your account there, or set another key here."),
    CHANGE_KEY,
    .details = { causerie_failure_detail_key } } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, is_works, {
    N_("%1$s accepts the API key %2$s, but refused this request."),
    N_("Try again, or choose another model."),
    RETRY,
    .details = { causerie_failure_detail_key } } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, is_cut, {
    N_("%1$s does not accept the API key, which looks cut: %2$s of %3$s characters."),
    N_("Copy the key again, whole."),
    CHANGE_KEY,
    .details = { causerie_failure_detail_key_length, causerie_failure_detail_whole_key_length } } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, is_unknown, {
    N_("%1$s does not know the API key %2$s."),
    N_("It may have been deleted, or was not copied whole."),
    CHANGE_KEY,
    .details = { causerie_failure_detail_key } } },
  { CAUSERIE_FAILURE_KEY_INVALID, NULL, has_label, {
    N_("%1$s does not accept the API key %2$s."),
    N_("Check that the key is active, has not expired and was copied whole, without spaces."),
    CHANGE_KEY,
    .find_fact = find_key_prefix,
    .fact_hint =
      N_("Check that the key begins with %s, is active and was copied whole, without spaces."),
    .details = { causerie_failure_detail_key } } },
  { CAUSERIE_FAILURE_NO_CREDIT, NULL, is_key_limit, {
    N_("The API key of %s has reached its spending limit."),
    N_("Raise the limit of the key in your account there, or set another key."),
    CHANGE_KEY, find_keys, N_("Manage keys") } },
  { CAUSERIE_FAILURE_NO_CREDIT, NULL, is_affordable, {
    N_("There is not enough credit at %s for an answer of that length."),
    N_("Ask for a shorter answer, or top up the account."),
    NULL, "chat.retry-shorter" } },
  { CAUSERIE_FAILURE_NO_PROVIDER, NULL, is_connection_gone, {
    N_("The connection of this model is gone."),
    N_("Choose another model, or add this one again."),
    CHOOSE_MODEL,
    .says_not_sent = TRUE } },
  { CAUSERIE_FAILURE_NO_PROVIDER, NULL, is_routing, {
    N_("No provider serves this model under its routing settings."),
    N_("Allow more providers in the settings of the model, or choose another one."),
    CHOOSE_MODEL } },
  { CAUSERIE_FAILURE_MODEL_NOT_FOUND, NULL, has_alternatives, {
    N_("%s does not serve this model."),
    /* Translators: %s is a list of models, such as "openai/gpt-4o, openai/gpt-4o-mini" */
    N_("It offers others instead: %s."),
    CHOOSE_MODEL,
    .hint_detail = causerie_failure_detail_alternatives } },
  { CAUSERIE_FAILURE_CONTEXT_TOO_LONG, CAUSERIE_CODE_TOO_LONG_ALONE, has_context_numbers, {
    /* Translators: %2$s and %3$s are numbers of tokens, %2$s the larger */
    N_("This is too long for the model: about %2$s tokens, and %3$s fit beside the answer."),
    N_("Shorten the message, or choose a model with a longer context. Nothing was sent."),
    N_("Send it anyway"), "chat.send-anyway",
    .details = {
      causerie_failure_detail_context_needed, causerie_failure_detail_context_limit },
    .says_not_sent = TRUE } },
  { CAUSERIE_FAILURE_CONTEXT_TOO_LONG, NULL, has_context_numbers, {
    /* Translators: %2$s and %3$s are numbers of tokens, %2$s the larger */
    N_("The chat is too long for this model: %2$s tokens, and it takes %3$s."),
    N_("Shorten the message, set a smaller context length, or go on in a new chat."),
    CHOOSE_MODEL,
    .details = {
      causerie_failure_detail_context_needed, causerie_failure_detail_context_limit } } },
  { CAUSERIE_FAILURE_CONTEXT_TOO_LONG, NULL, has_context_limit, {
    N_("The chat is too long for this model, which takes %2$s tokens."),
    N_("Shorten the message, set a smaller context length, or go on in a new chat."),
    CHOOSE_MODEL,
    .details = { causerie_failure_detail_context_limit } } },
  { CAUSERIE_FAILURE_BAD_REQUEST, NULL, is_body_too_large, {
    N_("The attachments are too large for %s."),
    N_("Send fewer or smaller ones."),
    RETRY } },
  { CAUSERIE_FAILURE_TLS, CAUSERIE_CODE_PLAIN_HTTP, NULL, {
    N_("Anybody on the way to %s could read the API key."),
    N_("It was not sent: the address begins with http://. Change it to https:// if the server has that."),
    SEND_ANYWAY,
    .says_not_sent = TRUE } },
  { CAUSERIE_FAILURE_TLS, CAUSERIE_CODE_CAPTIVE_PORTAL, has_link, {
    SIGN_IN_SENTENCE, SIGN_IN_HINT,
    N_("Open its page"), "app.open-uri" } },
  { CAUSERIE_FAILURE_TLS, CAUSERIE_CODE_CAPTIVE_PORTAL, NULL, {
    SIGN_IN_SENTENCE, SIGN_IN_HINT, RETRY } },
  { CAUSERIE_FAILURE_NOT_AN_API, CAUSERIE_CODE_CAPTIVE_PORTAL, has_link, {
    SIGN_IN_SENTENCE, SIGN_IN_HINT,
    N_("Open its page"), "app.open-uri" } },
  { CAUSERIE_FAILURE_NOT_AN_API, CAUSERIE_CODE_CAPTIVE_PORTAL, NULL, {
    SIGN_IN_SENTENCE, SIGN_IN_HINT, RETRY } },
  { CAUSERIE_FAILURE_NOT_AN_API, NULL, is_redirect, {
    N_("%s redirects to another address."),
    N_("Change the base URL if that is the right one; the details name it."),
    FIX_ADDRESS } },
  { CAUSERIE_FAILURE_NOT_AN_API, CAUSERIE_CODE_NOT_HTTP, NULL, {
    N_("Something else answered at the address of %s."),
    N_("Check the address and its port."),
    FIX_ADDRESS } },
  { CAUSERIE_FAILURE_TLS, NULL, is_trustable, {
    N_("The certificate of %s could not be verified."),
    N_("Nothing was sent. If the server is yours, trust its certificate once you have compared the fingerprint."),
    N_("Trust this certificate…"), "chat.trust-certificate",
    .says_not_sent = TRUE } },
  { CAUSERIE_FAILURE_TLS, NULL, is_handshake, {
    N_("No secure connection to %s could be made."),
    N_("Perhaps the server does not speak https, or something in between breaks it."),
    FIX_ADDRESS } },
  { CAUSERIE_FAILURE_UNREACHABLE, CAUSERIE_CODE_WOKE, NULL, {
    N_("The connection to %s was lost while the computer slept."), NULL, RETRY } },
  { CAUSERIE_FAILURE_UNREACHABLE, CAUSERIE_CODE_NETWORK_CHANGED, NULL, {
    N_("The connection to %s was lost when the network changed."), NULL, RETRY } },
  { CAUSERIE_FAILURE_CUT_OFF, CAUSERIE_CODE_WOKE, NULL, {
    N_("The answer was cut off while the computer slept."), NULL, RETRY } },
  { CAUSERIE_FAILURE_CUT_OFF, CAUSERIE_CODE_NETWORK_CHANGED, NULL, {
    N_("The answer was cut off when the network changed."), NULL, RETRY } },
  { CAUSERIE_FAILURE_TIMEOUT, CAUSERIE_CODE_STALLED, NULL, {
    N_("The answer stopped in the middle."),
    N_("Nothing more came in time. What came is kept."),
    RETRY } },
  { CAUSERIE_FAILURE_PROXY, NULL, is_own_proxy, {
    N_("The proxy did not let the request to %s through."),
    N_("Check the proxy of this connection, its name and its password."),
    CHANGE_PROXY } },
  { CAUSERIE_FAILURE_SERVER, CAUSERIE_CODE_LOADING, NULL, {
    N_("%s is still loading the model."),
    N_("Large models take minutes. Try again later."),
    RETRY } },
};

const CauserieFailureWords *
causerie_failure_words_find (CauserieFailure *failure, CauserieConnection *connection)
{
  const CauserieFailureFacts *facts;

  g_return_val_if_fail (failure != NULL, NULL);

  facts = causerie_failure_get_facts (failure);
  for (gsize i = 0; i < G_N_ELEMENTS (special_cases); i++) {
    const SpecialCase *special = &special_cases[i];

    if (special->kind == facts->kind &&
        (special->code == NULL || g_strcmp0 (special->code, facts->code) == 0) &&
        (special->applies == NULL || special->applies (facts, connection)))
      return &special->words;
  }

  return &kind_words[facts->kind];
}
