/* causerie-open-file.h: bytes shown by the program that is for them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Writes `bytes` to a file called `name` in a folder of this session, which only this person can read, and has
 * the system open it. A toast tells what went wrong. Only for what causerie_attachment_is_harmless(). */
void causerie_open_file (GtkWidget *widget, const char *name, GBytes *bytes);

G_END_DECLS
