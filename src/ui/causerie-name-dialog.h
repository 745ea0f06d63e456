/* causerie-name-dialog.h: asks for a name
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the dialog says; all translated. */
typedef struct {
  const char *heading;
  const char *label;       /* of the entry, for a screen reader */
  const char *button;      /* with a mnemonic */
  const char *name;        /* at first; NULL none */
  gboolean    may_be_empty;
} CauserieNameQuestion;

/* `name` has no space around it. */
typedef void (*CauserieNameFunc) (const char *name, gpointer user_data);

/* Calls `answered` when a name was given, and `destroy` in any case. */
void causerie_name_dialog_present (GtkWindow                  *parent,
                                   const CauserieNameQuestion *question,
                                   CauserieNameFunc            answered,
                                   gpointer                    user_data,
                                   GDestroyNotify              destroy);

G_END_DECLS
