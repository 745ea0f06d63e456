/* causerie-openai-headers.c: the headers of a request to chat completions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-openai-headers.h"

#include "causerie-extra-header.h"

#include <string.h>

static gboolean
has_flag (CauserieRequest *request, CauserieProviderFlags flag)
{
  return (causerie_request_get_provider (request)->flags & flag) != 0;
}

/* No control characters: they would end the header. */
static gboolean
is_header_text (const char *value)
{
  for (const char *p = value; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      return FALSE;
  }

  return *value != '\0';
}

/* Visible ASCII only. */
static gboolean
is_key_text (const char *key)
{
  for (const char *p = key; *p != '\0'; p++) {
    if (!g_ascii_isgraph (*p))
      return FALSE;
  }

  return TRUE;
}

static void
add_key (CauserieRequest *request, const char *key, SoupMessageHeaders *headers)
{
  g_autofree char *value = NULL;

  if (has_flag (request, CAUSERIE_PROVIDER_API_KEY_HEADER)) {
    soup_message_headers_replace (headers, "api-key", key);
    return;
  }

  value = g_strconcat ("Bearer ", key, NULL);
  soup_message_headers_replace (headers, "Authorization", value);
  explicit_bzero (value, strlen (value));
}

/* An address is ASCII: what is not is escaped. A title may be in any script. */
static void
add_attribution (CauserieRequest *request, SoupMessageHeaders *headers)
{
  const char *url = causerie_request_get_app_url (request);
  const char *title = causerie_request_get_app_title (request);

  if (is_header_text (url)) {
    g_autofree char *ascii = g_uri_escape_string (url, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
                                                  G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%",
                                                  FALSE);

    soup_message_headers_replace (headers, "HTTP-Referer", ascii);
  }
  if (is_header_text (title))
    soup_message_headers_replace (headers, "X-OpenRouter-Title", title);
}

CauserieFailure *
causerie_openai_headers_check (CauserieRequest *request)
{
  const char *key = causerie_request_get_key (request);
  const char * const *own = causerie_request_get_headers (request);

  if (key != NULL && !is_key_text (key))
    return causerie_failure_new_local (CAUSERIE_FAILURE_KEY_INVALID,
                                       "the key holds characters that no key has");

  for (guint i = 0; own[i] != NULL; i += 2) {
    g_autoptr(GError) error = NULL;

    if (!causerie_extra_header_check (own[i], own[i + 1], &error))
      return causerie_failure_new_local (CAUSERIE_FAILURE_BAD_REQUEST, "%s", error->message);
  }

  return NULL;
}

void
causerie_openai_headers_add (CauserieRequest *request, SoupMessageHeaders *headers)
{
  const char *key = causerie_request_get_key (request);
  const char * const *own = causerie_request_get_headers (request);

  for (guint i = 0; own[i] != NULL; i += 2)
    soup_message_headers_replace (headers, own[i], own[i + 1]);

  soup_message_headers_replace (headers, "Accept", causerie_request_get_stream (request)
                                                     ? "text/event-stream" : "application/json");
  if (key != NULL)
    add_key (request, key, headers);
  if (has_flag (request, CAUSERIE_PROVIDER_ATTRIBUTION))
    add_attribution (request, headers);
}
