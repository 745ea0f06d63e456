/* causerie-mnemonic.c: names in menus
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-mnemonic.h"

char *
causerie_mnemonic_escape (const char *name)
{
  g_auto(GStrv) pieces = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  pieces = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", pieces);
}
