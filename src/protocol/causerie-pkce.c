/* causerie-pkce.c: the secrets and addresses of a sign-in by browser
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 7636, "Proof Key for Code Exchange", method S256; OpenRouter's way of it, read August 2026:
 *   open   https://openrouter.ai/auth?callback_url=…&code_challenge=…&code_challenge_method=S256
 *   POST   /auth/keys {"code":"…","code_verifier":"…","code_challenge_method":"S256"}
 *   gives  {"key":"sk-or-v1-…","user_id":"user_…"} */

#include "causerie-pkce.h"

#include "causerie-error.h"
#include "causerie-json.h"

#include <string.h>
#include <sys/random.h>

#define SECRET_BYTES 32
#define SHA256_BYTES 32

/* The alphabet of RFC 4648, section 5, without padding. */
static char *
encode (const guchar *bytes, gsize length)
{
  char *text = g_base64_encode (bytes, length);

  text[strcspn (text, "=")] = '\0';
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');

  return text;
}

char *
causerie_pkce_new_secret (void)
{
  guchar bytes[SECRET_BYTES];

  for (gsize n = 0; n < sizeof bytes;) {
    gssize length = getrandom (bytes + n, sizeof bytes - n, 0);

    n += MAX (length, 0);
  }

  return encode (bytes, sizeof bytes);
}

char *
causerie_pkce_challenge (const char *verifier)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guchar digest[SHA256_BYTES];
  gsize length = sizeof digest;

  g_return_val_if_fail (verifier != NULL, NULL);

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return encode (digest, length);
}

gboolean
causerie_pkce_is_same (const char *a, const char *b)
{
  gsize length = strlen (a);
  volatile guchar difference = 0;

  if (strlen (b) != length)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    difference |= (guchar) a[i] ^ (guchar) b[i];

  return difference == 0;
}

static void
append_query (GString *url, const char *name, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (url, "%c%s=%s", strchr (url->str, '?') != NULL ? '&' : '?', name, escaped);
}

char *
causerie_pkce_build_url (const char *sign_in_url,
                         const char *callback_url,
                         const char *challenge,
                         const char *label)
{
  GString *url;

  g_return_val_if_fail (sign_in_url != NULL && challenge != NULL && label != NULL, NULL);

  url = g_string_new (sign_in_url);
  if (callback_url != NULL)
    append_query (url, "callback_url", callback_url);
  append_query (url, "code_challenge", challenge);
  append_query (url, "code_challenge_method", "S256");
  append_query (url, "key_label", label);

  return g_string_free (url, FALSE);
}

char *
causerie_pkce_write_request (const char *code, const char *verifier)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "code_verifier", verifier);
  json_object_set_string_member (object, "code_challenge_method", "S256");
  json_node_take_object (node, object);

  return causerie_json_write (node);
}

char *
causerie_pkce_read_key (const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = NULL;
  const char *key;

  root = causerie_json_parse (text != NULL ? text : "", (gssize) length, NULL, NULL);
  key = causerie_json_get_string (causerie_json_node_object (root), "key");

  if (key != NULL && *key != '\0')
    return g_strdup (key);

  g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_PROTOCOL, "no key in the answer");
  return NULL;
}
