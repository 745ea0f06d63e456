/* causerie-property.h: setters that notify only what changed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Replaces an owned string; TRUE when the value is another one. (g_set_str is newer than the
 * baseline.) */
static inline gboolean
causerie_set_string (char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

/* Sets a plain value; TRUE when it is another one. */
#define causerie_set_value(field, value) \
  (*(field) == (value) ? FALSE : (*(field) = (value), TRUE))

G_END_DECLS
