/* causerie-retry-after.h: how long a server asks to be left alone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Seconds from now; negative when nothing was said. The first that says something counts: the headers, the
 * `error` object, which OpenRouter uses for the limits of the provider behind it, the message ("try again in
 * 7.66s"). When a limit is filled anew is a reason to wait only for `status` 429. All but `status` may be
 * NULL; `message` in lower case. */
double causerie_retry_after_read (int                 status,
                                  SoupMessageHeaders *headers,
                                  JsonObject         *error,
                                  const char         *message);

G_END_DECLS
