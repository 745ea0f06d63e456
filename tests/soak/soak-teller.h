/* soak-teller.h: what a worker says of itself, one JSON object a line
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Writes the line to standard output at once, whole, from any thread, with the time it was told:
 * "at", microseconds of the monotonic clock. Takes the object. */
void soak_teller_tell   (JsonObject *line);

/* The same; nobody tells anything after it. */
void soak_teller_finish (JsonObject *line);

G_END_DECLS
