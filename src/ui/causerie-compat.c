/* causerie-compat.c: what newer GTK has, in the form the oldest can have
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-compat.h"

void
causerie_compat_announce (GtkLabel *status, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (status) && text != NULL);

  gtk_label_set_text (status, text);
#if GTK_CHECK_VERSION (4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* it is newer than the floor, which is what the guard is for */
  gtk_accessible_announce (GTK_ACCESSIBLE (status), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}
