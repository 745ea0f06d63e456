/* causerie-error-message.h: the sentence in a refusal
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the object says is wrong, wherever it says it, with what stands behind a message that says nothing,
 * and the reasons of a moderation (transfer full); NULL: nothing. As it came: any length, any lines. */
char *causerie_error_message_read  (JsonObject *error);

/* The title of a page, NULL without one (transfer full); its entities are left alone: they are read by no
 * one but a person. */
char *causerie_error_message_title (const char *html);

G_END_DECLS
