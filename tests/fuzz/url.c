/* url.c: any text as the address a person pasted
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-url.h"
#include "fuzz.h"

#include <string.h>

static void
check_authority (const char *url)
{
  const char *authority = strstr (url, "://");
  gsize length;

  fuzz_require (authority != NULL, "there is no authority");
  length = strcspn (authority + 3, "/?#");
  fuzz_require (memchr (authority + 3, '@', length) == NULL, "user info is kept");
  fuzz_require (length > 0, "there is no host");
}

static void
check_url (const char *url)
{
  g_autofree char *again = causerie_url_normalize (url, NULL);
  g_autofree char *host = causerie_url_dup_host (url);
  g_autofree char *joined = causerie_url_join (url, "chat/completions");
  g_autofree char *base = NULL;

  fuzz_require_text (url, "the address is no UTF-8");
  fuzz_require (g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://"),
                "another scheme");
  check_authority (url);
  fuzz_require (again != NULL, "its own address is refused");
  fuzz_require_same (url, again, "normalising twice gives another address");
  fuzz_require (host != NULL && *host != '\0', "there is no host");
  fuzz_require (causerie_url_same_origin (url, url), "an address has another origin than itself");
  causerie_url_host_kind (url);

  fuzz_require (causerie_url_same_origin (url, joined), "an endpoint has another origin");
  base = causerie_url_normalize (joined, NULL);
  fuzz_require_same (url, base != NULL ? base : "-", "the endpoint leads to another base");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *url = causerie_url_normalize (text, NULL);

  if (url != NULL)
    check_url (url);
  causerie_url_host_kind (text);

  return 0;
}
