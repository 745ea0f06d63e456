/* causerie-data-url.h: a picture that is written into its address
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of "data:image/png;base64,…" (transfer full), and what they are said to be in `media_type`
 * (transfer full; may be NULL). NULL for any other address, NULL included, and for one without bytes.
 * Source: RFC 2397. */
GBytes *causerie_data_url_read_picture (const char *url, char **media_type);

G_END_DECLS
