/* causerie-error-body.c: any refusal, in any shape, to a failure
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     {"error":{"code":429,"message":"Provider returned error","metadata":{"raw":"…is busy",
 *      "provider_name":"Venice","retry_after_seconds":17}},"user_id":"user_1"}      OpenRouter
 *     {"error":"overloaded"}                                                         xAI, LM Studio
 *     [{"error":{"code":400,"message":"…","status":"INVALID_ARGUMENT"}}]             Gemini
 *     {"detail":[{"loc":["body","model"],"msg":"Field required"}]}                   FastAPI
 *     <html><head><title>502 Bad Gateway</title></head>…                             proxies
 *
 * Read from the OpenRouter documents (errors and debugging, 2026-08) and recorded replies. */

#include "causerie-error-body.h"

#include "causerie-error-facts.h"
#include "causerie-error-kind.h"
#include "causerie-error-message.h"
#include "causerie-json.h"
#include "causerie-retry-after.h"
#include "causerie-text.h"

#include <string.h>

#define MAX_MESSAGE_CHARS 500
#define MAX_RAW_BYTES     (16 * 1024)
#define SHORTEST_SECRET   6 /* bytes of a header; a word would be blanked everywhere */
#define MAX_WAIT_S        (365 * 24 * 60 * 60.0) /* nobody means more */

/* What was found in a body, before it is judged. Owned, but for what points into `root`. */
typedef struct {
  JsonNode          *root;    /* NULL: not JSON */
  JsonObject        *top;
  JsonObject        *error;   /* the object that describes the error; may be `top` itself */
  CauserieErrorForm  form;
  char              *message; /* NULL: none yet */
  const char        *code;
  GString           *words;
} Findings;

static void
clear_findings (Findings *findings)
{
  g_clear_pointer (&findings->root, json_node_unref);
  g_clear_pointer (&findings->message, g_free);
  if (findings->words != NULL)
    g_string_free (findings->words, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Findings, clear_findings)

/* The first code is the one that is told; all of them are signs. */
static void
add_word (Findings *findings, JsonObject *object, const char *member)
{
  const char *word = causerie_json_get_string (object, member);
  g_autofree char *lower = NULL;

  if (word == NULL || *word == '\0' || strlen (word) > 100)
    return;

  if (findings->code == NULL)
    findings->code = word;
  lower = g_ascii_strdown (word, -1);
  g_string_append_printf (findings->words, "%s ", lower);
}

static void
add_words (Findings *findings)
{
  JsonObject *metadata = causerie_json_get_object (findings->error, "metadata");

  add_word (findings, findings->error, "code");
  add_word (findings, causerie_json_get_object (findings->error, "availability"), "code");
  add_word (findings, metadata, "error_type");
  add_word (findings, findings->error, "error_type");
  add_word (findings, findings->error, "type");
  add_word (findings, findings->error, "status");
  add_word (findings, metadata, "provider_code");
  if (findings->error != findings->top)
    add_word (findings, findings->top, "code");
}

/* `error` of the document, or of the first choice in a stream; NULL: neither. */
static JsonNode *
find_error_node (JsonObject *top)
{
  JsonObject *choice = causerie_json_element_object (causerie_json_get_array (top, "choices"), 0);

  if (causerie_json_has (top, "error"))
    return json_object_get_member (top, "error");
  return causerie_json_has (choice, "error") ? json_object_get_member (choice, "error") : NULL;
}

static void
read_json (Findings *findings)
{
  JsonNode *node;

  findings->top = causerie_json_node_object (findings->root);
  if (findings->top == NULL)
    findings->top = causerie_json_element_object (causerie_json_node_array (findings->root), 0);

  node = findings->top != NULL ? find_error_node (findings->top) : NULL;
  findings->form = node != NULL ? CAUSERIE_ERROR_FORM_JSON : CAUSERIE_ERROR_FORM_OBJECT;
  findings->error = causerie_json_node_object (node);
  if (findings->error == NULL)
    findings->error = findings->top;
  if (findings->error == NULL) {
    findings->message = g_strdup (causerie_json_node_string (findings->root));
    return;
  }

  findings->message = causerie_error_message_read (findings->error);
  if (findings->message == NULL && findings->error != findings->top)
    findings->message = causerie_error_message_read (findings->top);
  add_words (findings);
}

static gboolean
looks_like_html (const char *text)
{
  return *text == '<';
}

static char *
name_status (const CauserieErrorReply *reply)
{
  const char *reason = reply->reason;

  if (reason == NULL || *reason == '\0')
    reason = soup_status_get_phrase (reply->status);
  return g_strdup_printf ("HTTP %d %s", reply->status, reason);
}

/* "HTTP 403 Forbidden: Just a moment…"; a title that only repeats the status adds nothing. */
static char *
describe_page (const CauserieErrorReply *reply, const char *html)
{
  g_autofree char *title = causerie_error_message_title (html);
  g_autofree char *status = name_status (reply);
  const char *phrase = strchr (status + strlen ("HTTP "), ' ') + 1;

  if (title == NULL || *g_strchug (title) == '\0')
    return reply->status >= 300 ? g_steal_pointer (&status)
                                : g_strdup ("a web page without a title");
  if (reply->status < 300)
    return g_steal_pointer (&title);
  if (strstr (title, phrase) != NULL)
    return g_steal_pointer (&status);
  return g_strdup_printf ("%s: %s", status, title);
}

static void
read_text (Findings *findings, const CauserieErrorReply *reply, const char *text)
{
  if (looks_like_html (text)) {
    findings->form = CAUSERIE_ERROR_FORM_HTML;
    findings->message = describe_page (reply, text);
  } else {
    findings->form = CAUSERIE_ERROR_FORM_TEXT;
    findings->message = g_strndup (text, strcspn (text, "\r\n"));
  }
}

/* An address without what may be secret in it. */
static char *
strip_location (const char *location)
{
  g_autoptr(GUri) uri = g_uri_parse (location, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL)
    return g_strndup (location, strcspn (location, "?#"));
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY |
                                       G_URI_HIDE_FRAGMENT);
}

static char *
describe_redirect (const CauserieErrorReply *reply)
{
  const char *location = reply->headers != NULL
                           ? soup_message_headers_get_one (reply->headers, "Location") : NULL;
  g_autofree char *status = name_status (reply);
  g_autofree char *target = location != NULL ? strip_location (location) : NULL;

  return target != NULL ? g_strdup_printf ("%s: the server redirects to %s", status, target)
                        : g_steal_pointer (&status);
}

/* The status of HTTP, or the one an error inside a stream gives itself; 0: none. */
static int
read_status (const CauserieErrorReply *reply, const Findings *findings)
{
  static const char * const members[] = { "code", "http_status", "status_code", "status" };

  if (reply->status >= 300)
    return reply->status;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *text = causerie_json_get_string (findings->error, members[i]);
    gint64 status = causerie_json_get_int (findings->error, members[i], 0);

    if (text != NULL)
      status = g_ascii_strtoll (text, NULL, 10);
    if (status >= 400 && status < 600)
      return status;
  }

  return 0;
}

static char *
replace_all (const char *text, const char *what, const char *by)
{
  g_auto(GStrv) pieces = g_strsplit (text, what, -1);

  return g_strjoinv (by, pieces);
}

/* JSON may write the key's slashes as "\/". */
static char *
blank_key (const char *text, const char *key)
{
  g_autofree char *escaped = NULL;
  g_autofree char *once = NULL;

  if (key == NULL || strchr (key, '/') == NULL)
    return causerie_text_blank_secrets (text, key);

  escaped = replace_all (key, "/", "\\/");
  once = replace_all (text, escaped, "***");
  return causerie_text_blank_secrets (once, key);
}

/* Without the key and without the values of the person's own headers. */
static char *
blank_secrets (const char *text, const CauserieErrorReply *reply)
{
  char *blanked = blank_key (text, reply->key);

  for (gsize i = 0; reply->own_headers != NULL && reply->own_headers[i] != NULL; i += 2) {
    g_autofree char *before = NULL;

    if (strlen (reply->own_headers[i + 1]) < SHORTEST_SECRET)
      continue;
    before = blanked;
    blanked = blank_key (before, reply->own_headers[i + 1]);
  }

  return blanked;
}

/* The detail as it is kept: no key, one line, no Python traceback. Characters are dropped before
 * the key is looked for, which they may have stood in, and only then is the end cut off. */
static char *
finish_message (const char *message, const CauserieErrorReply *reply)
{
  g_autofree char *line = causerie_text_one_line (message, G_MAXUINT);
  g_autofree char *blanked = blank_secrets (line, reply);
  char *traceback = strstr (blanked, "Traceback (most recent call last)");

  if (traceback != NULL && traceback != blanked)
    *traceback = '\0';
  return causerie_text_one_line (blanked, MAX_MESSAGE_CHARS);
}

static char *
finish_raw (const char *text, const CauserieErrorReply *reply)
{
  g_autofree char *blanked = blank_secrets (text, reply);
  gsize length = strlen (blanked);

  if (length > MAX_RAW_BYTES)
    length = causerie_text_whole_length (blanked, MAX_RAW_BYTES);
  return length > 0 ? g_strndup (blanked, length) : NULL;
}

/* What is said when the body says nothing. */
static char *
describe_silence (const CauserieErrorReply *reply, const Findings *findings)
{
  if (reply->status >= 300)
    return name_status (reply);
  if (findings->code != NULL)
    return g_strdup (findings->code);
  if (reply->is_error || findings->form == CAUSERIE_ERROR_FORM_JSON)
    return g_strdup ("the server reported an error and no message");
  return g_strdup (findings->form == CAUSERIE_ERROR_FORM_NONE ? "the server answered nothing"
                                                              : "the reply is not a chat answer");
}

static void
read_body (Findings *findings, const CauserieErrorReply *reply, const char *text)
{
  if (*text == '\0')
    findings->form = CAUSERIE_ERROR_FORM_NONE;
  else if ((findings->root = causerie_json_parse (text, -1, NULL, NULL)) != NULL)
    read_json (findings);
  else
    read_text (findings, reply, text);

  if (reply->status >= 300 && reply->status < 400) {
    g_free (findings->message);
    findings->message = describe_redirect (reply);
  }
  if (findings->message == NULL || *findings->message == '\0') {
    g_free (findings->message);
    findings->message = describe_silence (reply, findings);
  }
}

/* llama.cpp says that it needs more time, not that something is wrong. */
static gboolean
is_loading (const CauserieErrorSigns *signs)
{
  return signs->status == 503 && strstr (signs->message, "loading model") != NULL;
}

/* What only a failure of its kind is told with. */
static void
add_facts (CauserieFailureFacts *facts, const CauserieErrorFacts *found)
{
  facts->advice = found->advice;
  facts->alternatives = found->alternatives;
  facts->link = found->link;
  if (facts->kind == CAUSERIE_FAILURE_NO_CREDIT)
    facts->affordable_tokens = found->affordable_tokens;
  if (facts->kind == CAUSERIE_FAILURE_CONTEXT_TOO_LONG) {
    facts->context_limit = found->context_limit;
    facts->context_needed = found->context_needed;
  }
}

/* Words of which nothing can be shown say nothing. */
static char *
choose_message (const CauserieErrorReply *reply, const Findings *findings)
{
  g_autofree char *message = finish_message (findings->message, reply);

  if (*message != '\0')
    return g_steal_pointer (&message);
  return reply->status >= 300 ? name_status (reply)
                              : g_strdup ("the server reported an error and no message");
}

/* When a wait that begins now is over; 0: there is none. */
static gint64
find_moment (double seconds)
{
  if (seconds <= 0)
    return 0;
  return g_get_real_time () + (gint64) (MIN (seconds, MAX_WAIT_S) * G_USEC_PER_SEC);
}

static CauserieFailure *
judge (const CauserieErrorReply *reply, const Findings *findings, const char *text)
{
  g_autofree char *message = choose_message (reply, findings);
  g_autofree char *lower = g_utf8_strdown (message, -1);
  gboolean is_page = findings->form == CAUSERIE_ERROR_FORM_HTML;
  g_autofree char *page = g_ascii_strdown (is_page ? text : "", -1);
  g_autofree char *raw = finish_raw (text, reply);
  g_autofree char *code = findings->code != NULL ? finish_message (findings->code, reply) : NULL;
  g_autofree char *label = NULL;
  g_auto(CauserieErrorFacts) found = { 0 };
  CauserieErrorSigns signs = {
    .status = read_status (reply, findings),
    .form = findings->form,
    .is_error = reply->is_error,
    .has_key = reply->key != NULL && *reply->key != '\0',
    .words = findings->words->str,
    .message = lower,
    .page = page,
  };
  CauserieFailureFacts facts = { .status = signs.status, .message = message, .raw = raw };

  causerie_error_facts_read (&found, reply->headers, findings->error, lower);
  signs.asks_too_much = found.context_needed > found.context_limit && found.context_limit > 0;
  facts.kind = causerie_error_kind_read (&signs);
  facts.code = is_loading (&signs) ? CAUSERIE_CODE_LOADING : code;
  facts.retry_after =
    causerie_retry_after_read (signs.status, reply->headers, findings->error, lower);
  facts.retry_at = find_moment (facts.retry_after);
  add_facts (&facts, &found);
  if (facts.kind == CAUSERIE_FAILURE_KEY_INVALID) {
    label = causerie_text_mask_key (reply->key);
    facts.key_label = label;
    facts.key_length = (gint64) strlen (reply->key);
    facts.key_verdict = found.key_verdict;
  }

  return causerie_failure_new (&facts);
}

CauserieFailure *
causerie_error_body_read (const CauserieErrorReply *reply)
{
  g_auto(Findings) findings = { .words = g_string_new (" ") };
  g_autofree char *text = NULL;

  g_return_val_if_fail (reply != NULL && (reply->body != NULL || reply->length == 0), NULL);

  text = g_utf8_make_valid (reply->length > 0 ? reply->body : "",
                            MIN (reply->length, CAUSERIE_ERROR_BODY_MAX));
  g_strstrip (text);
  read_body (&findings, reply, text);

  return judge (reply, &findings, text);
}
