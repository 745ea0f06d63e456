/* causerie-profiles-text.h: model profiles as a table, and as JSON
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* All profiles, in the person's order (transfer full): as an array of objects, and as a table with a line
 * each, of which `head` names the columns. */
char *causerie_profiles_text_write_json  (CauserieSettings *settings);
char *causerie_profiles_text_write_table (CauserieSettings *settings, gboolean head);

G_END_DECLS
