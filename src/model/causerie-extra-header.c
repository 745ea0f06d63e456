/* causerie-extra-header.c: headers that a person adds to the requests of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-extra-header.h"

#include "causerie-error.h"

#include <string.h>

static const char * const reserved_names[] = {
  "accept", "accept-encoding", "api-key", "authorization", "connection", "expect", "host",
  "http-referer", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
  "x-openrouter-title",
};

static const char * const reserved_prefixes[] = { "content-", "proxy-" };

gboolean
causerie_extra_header_is_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (const char *p = name; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-.^_`|~", *p) == NULL)
      return FALSE;
  }

  return *name != '\0';
}

gboolean
causerie_extra_header_is_reserved (const char *name)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (reserved_names); i++) {
    if (g_str_equal (lower, reserved_names[i]))
      return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (reserved_prefixes); i++) {
    if (g_str_has_prefix (lower, reserved_prefixes[i]))
      return TRUE;
  }

  return FALSE;
}

gboolean
causerie_extra_header_is_value (const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  for (const char *p = value; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p) && *p != '\t')
      return FALSE;
  }

  return TRUE;
}

gboolean
causerie_extra_header_check (const char *name, const char *value, GError **error)
{
  const char *reason = NULL;

  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  if (!causerie_extra_header_is_name (name)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "“%s” is not the name of a header", name);
    return FALSE;
  }

  if (causerie_extra_header_is_reserved (name))
    reason = "is set by the program and cannot be replaced";
  else if (!causerie_extra_header_is_value (value))
    reason = "has a value with characters that no header may have";
  if (reason == NULL)
    return TRUE;

  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "the header %s %s", name, reason);
  return FALSE;
}
