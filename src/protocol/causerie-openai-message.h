/* causerie-openai-message.h: one turn of a request as a message of chat completions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-request.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Adds the turn as an element of the array that is open. */
void causerie_openai_message_add (JsonBuilder *builder, CauserieRequest *request, guint turn);

G_END_DECLS
