/* causerie-compat.h: what newer GTK has, in the form the oldest can have
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A screen reader says `text` when it has said what it is saying. `status` is a label with the role
 * GTK_ACCESSIBLE_ROLE_STATUS, which nobody sees: before GTK 4.14 its text becomes this one. */
void causerie_compat_announce (GtkLabel *status, const char *text);

G_END_DECLS
