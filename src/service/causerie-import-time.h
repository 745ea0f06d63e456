/* causerie-import-time.h: the times of other programs
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* All give microseconds since 1970, and 0 for what is no time, lies before 1970 or after 9999. */

/* A count since 1970, of seconds, milliseconds, microseconds or nanoseconds: which, its size tells. */
gint64 causerie_import_time_from_number (double number);

/* ISO 8601 ("2026-03-29T07:06:34.084721Z", without a zone in UTC), or such a count in digits. */
gint64 causerie_import_time_from_text   (const char *text); /* may be NULL */

/* "2026/03/29 07:06:34", by the clock of this place. */
gint64 causerie_import_time_from_local  (const char *text); /* may be NULL */

/* A member that may be any of these but the last. */
gint64 causerie_import_time_read        (JsonObject *object, const char *member);

G_END_DECLS
