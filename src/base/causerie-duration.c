/* causerie-duration.c: how long something took, for people
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-duration.h"

#include "causerie-text.h"

#include <glib/gi18n.h>

char *
causerie_duration_format (gint64 us)
{
  g_autofree char *seconds = NULL;

  if (us < 0)
    return NULL;
  if (us < G_USEC_PER_SEC)
    /* Translators: milliseconds */
    return g_strdup_printf (_("%d ms"), (int) ((us + 999) / 1000));

  seconds = causerie_text_format_decimal ((double) (us / 100000) / 10);
  /* Translators: seconds, such as "1.2" */
  return g_strdup_printf (_("%s s"), seconds);
}
