/* causerie-block-action.h: what a menu can do with a block
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an action is about; it lives as long as the action. */
typedef struct {
  GtkWidget          *widget; /* owned; that the menu is over */
  CauserieBlockGroup *group;  /* owned */
} CauserieBlockSubject;

/* Adds an action to a GActionMap; `callback` is one of "activate", with the subject as its data. */
void causerie_block_action_add (GActionGroup       *actions,
                                const char         *name,
                                GCallback           callback,
                                GtkWidget          *widget,
                                CauserieBlockGroup *group);

G_END_DECLS
