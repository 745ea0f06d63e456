/* causerie-error-kind.c: from what a server said to what the person can do
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes go before phrases, phrases before the status: a 429 may mean an empty purse, a 400 a
 * wrong key, a 500 a prompt that is too long. A few statuses leave no doubt and go before all. */

#include "causerie-error-kind.h"

#include <string.h>

/* Statuses a rule holds for; 0 is an error inside a stream that named none. */
typedef enum {
  ON_REFUSAL   = 1 << 0, /* 401 and 403 */
  ON_RATE      = 1 << 1, /* 429 */
  ON_NOT_FOUND = 1 << 2, /* 404 */
  ON_REQUEST   = 1 << 3, /* other 4xx */
  ON_SERVER    = 1 << 4, /* 5xx and 0 */
  ON_PROMPT    = ON_REQUEST | ON_SERVER,
  ON_ROUTE     = ON_NOT_FOUND | ON_REQUEST | ON_SERVER,
  ON_ANY       = ON_REFUSAL | ON_RATE | ON_NOT_FOUND | ON_REQUEST | ON_SERVER,
} StatusClass;

typedef struct {
  const char          *sign;
  CauserieFailureKind  kind;
  StatusClass          classes;
} Rule;

/* Codes and types, compared whole. */
static const Rule word_rules[] = {
  { "context_length_exceeded", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_ANY },
  { "exceed_context_size_error", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_ANY },
  { "token_limit_exceeded", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_ANY },
  { "string_too_long", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_ANY },
  { "string_above_max_length", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_ANY },
  { "insufficient_quota", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "payment_required", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "insufficient_credits", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "billing_error", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "billing_not_active", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "billing_hard_limit_reached", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "budget_exceeded", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "region_restricted", CAUSERIE_FAILURE_REGION, ON_ANY },
  { "unsupported_country_region_territory", CAUSERIE_FAILURE_REGION, ON_ANY },
  { "invalid_api_key", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "api_key_invalid", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "authentication", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "authentication_error", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "invalid_authentication_error", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "unauthenticated", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "unauthorized", CAUSERIE_FAILURE_KEY_INVALID, ON_ANY },
  { "privacy_restricted", CAUSERIE_FAILURE_NO_PROVIDER, ON_ANY },
  { "constraint_filtered", CAUSERIE_FAILURE_NO_PROVIDER, ON_ANY },
  { "no_endpoints", CAUSERIE_FAILURE_NO_PROVIDER, ON_ANY },
  { "model_not_found", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ANY },
  { "model_deprecated", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ANY },
  { "model_unavailable_upstream", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ANY },
  { "free_variant_ended", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ANY },
  { "wrong_endpoint", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ANY },
  { "deploymentnotfound", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ANY },
  { "rate_limit_exceeded", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "rate_limit_error", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "resource_exhausted", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "capacity_exhausted", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "throttling", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "throttling.ratequota", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "throttling.allocationquota", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  { "throttling.burstrate", CAUSERIE_FAILURE_RATE_LIMITED, ON_ANY },
  /* On 403 these are a moderation, which names its reasons. */
  { "content_policy_violation", CAUSERIE_FAILURE_CONTENT_FILTERED, ON_ANY & ~ON_REFUSAL },
  { "content_filter", CAUSERIE_FAILURE_CONTENT_FILTERED, ON_ANY & ~ON_REFUSAL },
  { "refusal", CAUSERIE_FAILURE_CONTENT_FILTERED, ON_ANY & ~ON_REFUSAL },
  { "permission_denied", CAUSERIE_FAILURE_FORBIDDEN, ON_REFUSAL | ON_SERVER },
  { "permission_error", CAUSERIE_FAILURE_FORBIDDEN, ON_REFUSAL | ON_SERVER },
  { "timeout", CAUSERIE_FAILURE_TIMEOUT, ON_SERVER },
  { "timeout_error", CAUSERIE_FAILURE_TIMEOUT, ON_SERVER },
  /* Inside a stream there may be no status but these. */
  { "not_found", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_SERVER },
  { "not_found_error", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_SERVER },
  { "invalid_request", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "invalid_request_error", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "invalid_prompt", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "max_tokens_exceeded", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "precondition_failed", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "payload_too_large", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "unprocessable", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "invalid_image", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "image_too_large", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "image_too_small", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "unsupported_image_format", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "image_not_found", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
  { "image_download_failed", CAUSERIE_FAILURE_BAD_REQUEST, ON_SERVER },
};

/* What messages say, anywhere in them. */
static const Rule phrase_rules[] = {
  { "context_length_exceeded", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "maximum context length", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "context window", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "context size", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "prompt is too long", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "too many tokens", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "input length and max_tokens exceed", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "input length and `max_tokens` exceed", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "reduce the length", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "total length of all messages is too long", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "number of tokens to keep from the initial prompt", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "maximum number of tokens allowed", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "contextwindowexceedederror", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "context length of only", CAUSERIE_FAILURE_CONTEXT_TOO_LONG, ON_PROMPT },
  { "incorrect api key", CAUSERIE_FAILURE_KEY_INVALID, ON_REFUSAL | ON_PROMPT },
  { "invalid api key", CAUSERIE_FAILURE_KEY_INVALID, ON_REFUSAL | ON_PROMPT },
  { "invalid api-key", CAUSERIE_FAILURE_KEY_INVALID, ON_REFUSAL | ON_PROMPT },
  { "api key not valid", CAUSERIE_FAILURE_KEY_INVALID, ON_REFUSAL | ON_PROMPT },
  { "insufficient credits", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "insufficient balance", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "requires more credits", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "credit balance is too low", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "used all available credits", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "spending limit", CAUSERIE_FAILURE_NO_CREDIT, ON_REFUSAL | ON_RATE | ON_REQUEST },
  { "key limit exceeded", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "budget has been exceeded", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "exceeded your monthly included credits", CAUSERIE_FAILURE_NO_CREDIT, ON_ANY },
  { "available in your region", CAUSERIE_FAILURE_REGION, ON_REFUSAL | ON_REQUEST | ON_NOT_FOUND },
  { "available in your country", CAUSERIE_FAILURE_REGION, ON_REFUSAL | ON_REQUEST | ON_NOT_FOUND },
  { "location is not supported", CAUSERIE_FAILURE_REGION, ON_REFUSAL | ON_REQUEST },
  { "region, or territory not supported", CAUSERIE_FAILURE_REGION, ON_REFUSAL | ON_REQUEST },
  { "supported in your region", CAUSERIE_FAILURE_REGION, ON_REFUSAL | ON_REQUEST },
  { "supported in your country", CAUSERIE_FAILURE_REGION, ON_REFUSAL | ON_REQUEST },
  { "data policy", CAUSERIE_FAILURE_NO_PROVIDER, ON_ROUTE },
  { "no allowed providers", CAUSERIE_FAILURE_NO_PROVIDER, ON_ROUTE },
  { "providers have been ignored", CAUSERIE_FAILURE_NO_PROVIDER, ON_ROUTE },
  { "routing requirements", CAUSERIE_FAILURE_NO_PROVIDER, ON_ROUTE },
  { "no endpoints found that", CAUSERIE_FAILURE_NO_PROVIDER, ON_ROUTE },
  { "no endpoints found matching", CAUSERIE_FAILURE_NO_PROVIDER, ON_ROUTE },
  { "no endpoints found for", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_ROUTE },
  { "not a valid model", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_NOT_FOUND | ON_REQUEST },
  { "invalid model", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_NOT_FOUND | ON_REQUEST },
  { "unknown model", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_NOT_FOUND | ON_REQUEST },
  { "model not found", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_NOT_FOUND | ON_REQUEST },
  { "model not exist", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_NOT_FOUND | ON_REQUEST },
  { "no models loaded", CAUSERIE_FAILURE_MODEL_NOT_FOUND, ON_NOT_FOUND | ON_REQUEST | ON_SERVER },
  { "content management policy", CAUSERIE_FAILURE_CONTENT_FILTERED, ON_REQUEST },
};

/* A 404 for the address, not for what was asked of it. */
static const char * const address_phrases[] = {
  "invalid url", "unknown request url", "file not found", "page not found", "no route",
  "unknown path", "unexpected endpoint",
};

static StatusClass
classify (int status)
{
  switch (status) {
  case 401:
  case 403:
    return ON_REFUSAL;
  case 404:
    return ON_NOT_FOUND;
  case 429:
    return ON_RATE;
  default:
    return status >= 400 && status < 500 ? ON_REQUEST : ON_SERVER;
  }
}

static const Rule *
find_word (const CauserieErrorSigns *signs, StatusClass class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_rules); i++) {
    const char *found = signs->words;
    gsize length = strlen (word_rules[i].sign);

    while ((found = strstr (found, word_rules[i].sign)) != NULL) {
      if (found[-1] == ' ' && found[length] == ' ' && (word_rules[i].classes & class) != 0)
        return &word_rules[i];
      found += length;
    }
  }

  return NULL;
}

static const Rule *
find_phrase (const CauserieErrorSigns *signs, StatusClass class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrase_rules); i++) {
    if ((phrase_rules[i].classes & class) != 0 &&
        strstr (signs->message, phrase_rules[i].sign) != NULL)
      return &phrase_rules[i];
  }

  return NULL;
}

/* Ollama: model "x" not found, try pulling it first. OpenAI: The model `x` does not exist. */
static gboolean
names_missing_model (const char *message)
{
  return strstr (message, "model") != NULL &&
         (strstr (message, "not found") != NULL || strstr (message, "does not exist") != NULL);
}

static gboolean
names_address (const char *message)
{
  for (gsize i = 0; i < G_N_ELEMENTS (address_phrases); i++) {
    if (strstr (message, address_phrases[i]) != NULL)
      return TRUE;
  }

  return FALSE;
}

static CauserieFailureKind
read_not_found (const CauserieErrorSigns *signs)
{
  if (names_missing_model (signs->message))
    return CAUSERIE_FAILURE_MODEL_NOT_FOUND;
  if (signs->form != CAUSERIE_ERROR_FORM_JSON || names_address (signs->message))
    return CAUSERIE_FAILURE_NOT_AN_API;
  return CAUSERIE_FAILURE_MODEL_NOT_FOUND;
}

static CauserieFailureKind
read_bad_request (const CauserieErrorSigns *signs)
{
  if (signs->status == 413) /* proxies say it with a page */
    return CAUSERIE_FAILURE_BAD_REQUEST;
  if (signs->form == CAUSERIE_ERROR_FORM_HTML)
    return CAUSERIE_FAILURE_NOT_AN_API;
  if (names_missing_model (signs->message))
    return CAUSERIE_FAILURE_MODEL_NOT_FOUND;
  return CAUSERIE_FAILURE_BAD_REQUEST;
}

/* A status that is no error: the body decides. */
static CauserieFailureKind
read_success (const CauserieErrorSigns *signs)
{
  if (signs->form == CAUSERIE_ERROR_FORM_HTML || names_address (signs->message))
    return CAUSERIE_FAILURE_NOT_AN_API;
  if (signs->is_error || signs->form == CAUSERIE_ERROR_FORM_JSON)
    return CAUSERIE_FAILURE_SERVER;
  return signs->form == CAUSERIE_ERROR_FORM_NONE ? CAUSERIE_FAILURE_EMPTY
                                                 : CAUSERIE_FAILURE_UNREADABLE;
}

static CauserieFailureKind
read_status (const CauserieErrorSigns *signs)
{
  switch (signs->status) {
  case 401:
    return CAUSERIE_FAILURE_KEY_INVALID;
  case 403:
    return CAUSERIE_FAILURE_FORBIDDEN;
  case 404:
    return read_not_found (signs);
  case 405:
    return CAUSERIE_FAILURE_NOT_AN_API;
  case 408:
  case 504:
  case 524:
    return CAUSERIE_FAILURE_TIMEOUT;
  case 429:
  case 498: /* Groq: no capacity left in the tier */
    return CAUSERIE_FAILURE_RATE_LIMITED;
  default:
    if (signs->status >= 500)
      return CAUSERIE_FAILURE_SERVER;
    return signs->status >= 400 ? read_bad_request (signs) : read_success (signs);
  }
}

/* One question that is larger than what is allowed in a minute never gets through, however long one
 * waits. */
static gboolean
is_over_a_limit_alone (const CauserieErrorSigns *signs)
{
  return (signs->status == 429 || signs->status == 413) && signs->asks_too_much &&
         strstr (signs->message, "request too large") != NULL;
}

/* Cloudflare's error 1009 is a page. */
static gboolean
is_banned_region (const CauserieErrorSigns *signs)
{
  return signs->page != NULL && strstr (signs->page, "banned the country or region") != NULL;
}

CauserieFailureKind
causerie_error_kind_read (const CauserieErrorSigns *signs)
{
  StatusClass class;
  const Rule *rule;
  CauserieFailureKind kind;

  g_return_val_if_fail (signs != NULL, CAUSERIE_FAILURE_SERVER);

  if (signs->status >= 300 && signs->status < 400)
    return CAUSERIE_FAILURE_NOT_AN_API;
  if (signs->status == 402)
    return CAUSERIE_FAILURE_NO_CREDIT;
  if (signs->status == 407)
    return CAUSERIE_FAILURE_PROXY;
  if (is_over_a_limit_alone (signs))
    return CAUSERIE_FAILURE_CONTEXT_TOO_LONG;
  if (signs->status == 451 || is_banned_region (signs))
    return CAUSERIE_FAILURE_REGION;

  class = classify (signs->status);
  rule = find_word (signs, class);
  if (rule == NULL)
    rule = find_phrase (signs, class);
  kind = rule != NULL ? rule->kind : read_status (signs);

  return kind == CAUSERIE_FAILURE_KEY_INVALID && !signs->has_key ? CAUSERIE_FAILURE_KEY_MISSING
                                                                 : kind;
}
