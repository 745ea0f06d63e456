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

#include "causerie-error-kind.h"
#include "causerie-json.h"
#include "causerie-retry-after.h"
#include "causerie-text.h"

#include <string.h>

#define MAX_MESSAGE_CHARS 500
#define MAX_RAW_BYTES     (16 * 1024)

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

static char *read_message (JsonObject *object);

static void
clear_findings (Findings *findings)
{
  g_clear_pointer (&findings->root, json_node_unref);
  g_clear_pointer (&findings->message, g_free);
  if (findings->words != NULL)
    g_string_free (findings->words, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Findings, clear_findings)

/* FastAPI's list of faults, as "model: Field required, …". */
static char *
join_faults (JsonArray *array)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint length = json_array_get_length (array);

  for (guint i = 0; i < length && text->len < MAX_MESSAGE_CHARS; i++) {
    JsonObject *fault = causerie_json_element_object (array, i);
    JsonArray *place = causerie_json_get_array (fault, "loc");
    guint depth = place != NULL ? json_array_get_length (place) : 0;
    JsonNode *last = depth > 0 ? json_array_get_element (place, depth - 1) : NULL;
    const char *name = causerie_json_node_string (last);
    const char *fault_text = causerie_json_get_string (fault, "msg");

    if (fault_text != NULL)
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? ", " : "", name != NULL ? name : "",
                              name != NULL ? ": " : "", fault_text);
  }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* A member that holds a message as text, or wrapped once more. */
static char *
read_message_member (JsonObject *object, const char *member)
{
  const char *text = causerie_json_get_string (object, member);
  JsonObject *inner = causerie_json_get_object (object, member);
  JsonArray *list = causerie_json_get_array (object, member);

  if (text != NULL && *text != '\0')
    return g_strdup (text);
  if (inner != NULL)
    return read_message (inner);
  if (list != NULL)
    return join_faults (list);
  return NULL;
}

/* The nesting of JSON is limited when it is parsed, so this ends. */
static char *
read_message (JsonObject *object)
{
  static const char * const members[] = {
    "message", "detail", "error", "error_msg", "msg", "title", "reason",
  };
  char *message = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (members) && message == NULL; i++)
    message = read_message_member (object, members[i]);
  if (message == NULL)
    message = read_message_member (
      causerie_json_element_object (causerie_json_get_array (object, "errors"), 0), "message");

  return message;
}

static gboolean
is_generic (const char *message)
{
  static const char * const generic[] = {
    "provider returned error", "upstream error", "bad request", "internal server error",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (generic); i++) {
    if (g_ascii_strncasecmp (message, generic[i], strlen (generic[i])) == 0 &&
        strlen (message) <= strlen (generic[i]) + 1)
      return TRUE;
  }

  return FALSE;
}

/* `metadata.raw` is the real reason: an object, JSON in a string, or a sentence. */
static char *
read_upstream (JsonObject *metadata)
{
  const char *text = causerie_json_get_string (metadata, "raw");
  g_autoptr(JsonNode) node = text != NULL ? causerie_json_parse (text, -1, NULL, NULL) : NULL;
  JsonObject *object = causerie_json_get_object (metadata, "raw");
  char *message = NULL;

  if (object == NULL)
    object = causerie_json_node_object (node);
  if (object == NULL)
    object = causerie_json_element_object (causerie_json_node_array (node), 0);
  if (object != NULL)
    message = read_message (object);
  return message != NULL ? message : g_strdup (text);
}

static void
add_upstream (Findings *findings)
{
  JsonObject *metadata = causerie_json_get_object (findings->error, "metadata");
  const char *provider = causerie_json_get_string (metadata, "provider_name");
  g_autofree char *upstream = NULL;
  g_autofree char *message = g_steal_pointer (&findings->message);

  if (message == NULL || is_generic (message))
    upstream = read_upstream (metadata);
  if (upstream == NULL || *upstream == '\0')
    findings->message = g_steal_pointer (&message);
  else if (provider != NULL && *provider != '\0')
    findings->message = g_strdup_printf ("[%s] %s", provider, upstream);
  else
    findings->message = g_steal_pointer (&upstream);
}

/* A moderation tells its reasons beside the message. */
static void
add_reasons (Findings *findings)
{
  JsonObject *metadata = causerie_json_get_object (findings->error, "metadata");
  JsonArray *reasons = causerie_json_get_array (metadata, "reasons");
  guint length = reasons != NULL ? json_array_get_length (reasons) : 0;
  g_autoptr(GString) text = g_string_new (findings->message);

  for (guint i = 0; i < length; i++) {
    const char *reason = causerie_json_node_string (json_array_get_element (reasons, i));

    if (reason != NULL && strstr (text->str, reason) == NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", reason);
  }

  if (text->len > 0) {
    g_free (findings->message);
    findings->message = g_strdup (text->str);
  }
}

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

  findings->message = read_message (findings->error);
  if (findings->message == NULL && findings->error != findings->top)
    findings->message = read_message (findings->top);
  add_upstream (findings);
  add_reasons (findings);
  add_words (findings);
}

static gboolean
looks_like_html (const char *text)
{
  return *text == '<';
}

/* The title of a page, its entities left alone: they are read by no one but a person. */
static char *
read_title (const char *html)
{
  g_autofree char *lower = g_ascii_strdown (html, -1);
  const char *open = strstr (lower, "<title");
  const char *start = open != NULL ? strchr (open, '>') : NULL;
  const char *end = start != NULL ? strstr (start, "</title") : NULL;

  return end != NULL ? g_strndup (html + (start + 1 - lower), end - start - 1) : NULL;
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
  g_autofree char *title = read_title (html);
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

/* The detail as it is kept: no key, one line, no Python traceback. */
static char *
finish_message (const char *message, const char *key)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *blanked = blank_key (valid, key);
  char *traceback = strstr (blanked, "Traceback (most recent call last)");

  if (traceback != NULL && traceback != blanked)
    *traceback = '\0';
  return causerie_text_one_line (blanked, MAX_MESSAGE_CHARS);
}

static char *
finish_raw (const char *text, const char *key)
{
  g_autofree char *blanked = blank_key (text, key);
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

static CauserieFailure *
judge (const CauserieErrorReply *reply, const Findings *findings, const char *text)
{
  g_autofree char *message = finish_message (findings->message, reply->key);
  g_autofree char *lower = g_utf8_strdown (message, -1);
  g_autofree char *raw = finish_raw (text, reply->key);
  g_autofree char *code = findings->code != NULL
                            ? finish_message (findings->code, reply->key) : NULL;
  CauserieErrorSigns signs = {
    .status = read_status (reply, findings),
    .form = findings->form,
    .is_error = reply->is_error,
    .has_key = reply->key != NULL && *reply->key != '\0',
    .words = findings->words->str,
    .message = lower,
  };
  CauserieFailureFacts facts = {
    .kind = causerie_error_kind_read (&signs),
    .status = signs.status,
    .code = code,
    .message = message,
    .retry_after = causerie_retry_after_read (reply->headers, findings->error),
    .raw = raw,
  };

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
