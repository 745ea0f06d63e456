/* openai-request.h: requests to kinds of providers, and their bodies as text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-dialect-openai.h"

#define OPENROUTER "https://openrouter.ai/api/v1"
#define LOCAL      "http://127.0.0.1:8080/v1"

static inline CauserieRequest *
make_request (const char *url, const char *model)
{
  return causerie_request_new (url, causerie_provider_for_url (url), model);
}

static inline char *
encode (CauserieRequest *request)
{
  g_autoptr(CauserieDialect) dialect = causerie_dialect_openai_new ();
  g_autoptr(GBytes) body = causerie_dialect_encode (dialect, request);
  gsize size;
  const char *bytes = g_bytes_get_data (body, &size);

  return g_strndup (bytes, size);
}

static inline void
check_body (CauserieRequest *request, const char *expected)
{
  g_autofree char *body = encode (request);

  g_assert_cmpstr (body, ==, expected);
}
