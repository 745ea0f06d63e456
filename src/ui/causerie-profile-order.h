/* causerie-profile-order.h: rows of model profiles are dragged up and down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a list of CauserieProfileRows in the order of the settings: what is dropped on a row takes its place. */
void causerie_profile_order_add (GtkListBox *list, CauserieSettings *settings);

G_END_DECLS
