/* causerie-retry-after.h: how long a server asks to be left alone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Seconds from now; negative when nothing was said. Headers go before the body's `error` object,
 * which OpenRouter uses for the limits of the provider behind it. Both may be NULL. */
double causerie_retry_after_read (SoupMessageHeaders *headers, JsonObject *error);

G_END_DECLS
