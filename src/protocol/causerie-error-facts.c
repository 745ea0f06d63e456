/* causerie-error-facts.c: what a refusal says beside its message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     …"message":"You requested up to 4096 tokens, but can only afford 1333."…
 *     …"message":"This model's maximum context length is 8192 tokens. However, you requested 9000…
 *     …"availability":{"retryable":false,"fallback_models":["a/b"],"docs_url":"https://…"}…
 *
 * Read from the OpenRouter documents (errors and debugging, 2026-08) and recorded replies. */

#include "causerie-error-facts.h"

#include "causerie-json.h"

#include <string.h>

#define MAX_ALTERNATIVES 5
#define MAX_NAME_BYTES   200

/* A number as messages write it: "8,213", "8213". */
#define N "([0-9][0-9,]*)"

/* How servers tell that a question is too long: what they take, and what it would need. Of several
 * needed numbers in a row the sum counts. */
static const struct {
  const char *pattern;
  guint       limit;     /* the group that is the limit */
  guint       needed[2]; /* the groups to add up; 0: none */
} context_patterns[] = {
  /* OpenAI, OpenRouter, DeepSeek, vLLM */
  { "maximum context length (?:is|of) " N " tokens.{0,60}?(?:requested|resulted in|contains|prompt has)"
    "[a-z ]{0,20} " N, 1, { 2 } },
  { "maximum context length (?:is|of) " N, 1 },
  /* Anthropic */
  { N " tokens > " N " maximum", 2, { 1 } },
  { N " \\+ " N " > " N, 3, { 1, 2 } },
  /* Gemini */
  { "token count \\(?" N "\\)? exceeds the maximum number of tokens allowed \\(?" N, 2, { 1 } },
  /* llama.cpp */
  { "\\(" N " tokens\\) exceeds the available context size \\(" N, 2, { 1 } },
  /* LM Studio */
  { "keep the first " N " tokens.*context length of only " N, 2, { 1 } },
  /* limits per minute that one question alone is over */
  { "limit " N ", requested " N, 1, { 2 } },
};

static gint64
parse_count (const char *text)
{
  gint64 count = 0;

  for (const char *p = text; *p != '\0' && count < G_MAXINT32; p++) {
    if (g_ascii_isdigit (*p))
      count = count * 10 + g_ascii_digit_value (*p);
  }

  return count;
}

static gint64
fetch_count (GMatchInfo *match, guint group)
{
  g_autofree char *text = group > 0 ? g_match_info_fetch (match, (int) group) : NULL;

  return text != NULL ? parse_count (text) : 0;
}

static gboolean
match_pattern (const char *pattern, const char *message, GMatchInfo **match)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);

  return g_regex_match (regex, message, 0, match);
}

static void
read_context (CauserieErrorFacts *self, JsonObject *error, const char *message)
{
  self->context_limit = MAX (causerie_json_get_int (error, "n_ctx", 0), 0);
  self->context_needed = MAX (causerie_json_get_int (error, "n_prompt_tokens", 0), 0);

  for (gsize i = 0; i < G_N_ELEMENTS (context_patterns) && self->context_limit == 0; i++) {
    g_autoptr(GMatchInfo) match = NULL;

    if (!match_pattern (context_patterns[i].pattern, message, &match))
      continue;
    self->context_limit = fetch_count (match, context_patterns[i].limit);
    self->context_needed = fetch_count (match, context_patterns[i].needed[0]) +
                           fetch_count (match, context_patterns[i].needed[1]);
  }
}

static gint64
read_affordable (const char *message)
{
  g_autoptr(GMatchInfo) match = NULL;

  return match_pattern ("can only afford " N, message, &match) ? fetch_count (match, 1) : 0;
}

/* Said plainly: "invalid or expired" is a guess. */
static CauserieKeyVerdict
read_key_verdict (const char *message)
{
  if (strstr (message, "key") == NULL || strstr (message, "invalid") != NULL)
    return CAUSERIE_KEY_VERDICT_UNASKED;
  if (strstr (message, "expired") != NULL)
    return CAUSERIE_KEY_VERDICT_EXPIRED;
  if (strstr (message, "disabled") != NULL || strstr (message, "revoked") != NULL ||
      strstr (message, "deactivated") != NULL)
    return CAUSERIE_KEY_VERDICT_DISABLED;
  return CAUSERIE_KEY_VERDICT_UNASKED;
}

static CauserieRetryAdvice
read_advice (SoupMessageHeaders *headers, JsonObject *availability)
{
  const char *said = headers != NULL ? soup_message_headers_get_one (headers, "x-should-retry") : NULL;
  gboolean retryable;

  if (said != NULL && g_ascii_strcasecmp (said, "true") == 0)
    return CAUSERIE_RETRY_ADVICE_RETRY;
  if (said != NULL && g_ascii_strcasecmp (said, "false") == 0)
    return CAUSERIE_RETRY_ADVICE_DO_NOT;

  retryable = causerie_json_get_boolean (availability, "retryable", FALSE);
  if (retryable == causerie_json_get_boolean (availability, "retryable", TRUE))
    return retryable ? CAUSERIE_RETRY_ADVICE_RETRY : CAUSERIE_RETRY_ADVICE_DO_NOT;
  return CAUSERIE_RETRY_ADVICE_UNKNOWN;
}

static char *
read_alternatives (JsonObject *availability)
{
  JsonArray *models = causerie_json_get_array (availability, "fallback_models");
  guint length = models != NULL ? json_array_get_length (models) : 0;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (length, MAX_ALTERNATIVES); i++) {
    const char *name = causerie_json_node_string (json_array_get_element (models, i));

    if (name == NULL)
      name = causerie_json_get_string (causerie_json_element_object (models, i), "id");
    if (name != NULL && *name != '\0' && strlen (name) <= MAX_NAME_BYTES)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
  }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* An address that a browser may be sent to, and nothing else. */
static const char *
read_link (JsonObject *availability)
{
  const char *link = causerie_json_get_string (availability, "docs_url");

  if (link == NULL || !(g_str_has_prefix (link, "https://") || g_str_has_prefix (link, "http://")) ||
      !g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL))
    return NULL;
  return link;
}

void
causerie_error_facts_read (CauserieErrorFacts *self,
                           SoupMessageHeaders *headers,
                           JsonObject         *error,
                           const char         *message)
{
  JsonObject *availability;

  g_return_if_fail (self != NULL && message != NULL);

  availability = causerie_json_get_object (error, "availability");
  self->advice = read_advice (headers, availability);
  self->key_verdict = read_key_verdict (message);
  self->affordable_tokens = read_affordable (message);
  self->alternatives = read_alternatives (availability);
  self->link = read_link (availability);
  read_context (self, error, message);
}

void
causerie_error_facts_clear (CauserieErrorFacts *self)
{
  g_clear_pointer (&self->alternatives, g_free);
}
