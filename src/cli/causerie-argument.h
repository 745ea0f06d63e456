/* causerie-argument.h: what a word of the command line says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* GLib reads a "string" by the locale and refuses UTF-8 where LC_ALL is C: so all texts are read as
 * file names, which are bytes, and made UTF-8 here. `text` may hold NULL. */
gboolean causerie_argument_make_utf8  (char **text, GError **error);

/* The item whose property "uid" is this, else the only one whose "name" is (transfer full). NULL when
 * there is none, or several: then `n_found` tells. */
gpointer causerie_argument_find_named (GListModel *list, const char *wanted, guint *n_found);

/* The model profile with that id, else the only one with that name (transfer full). NULL with a translated
 * message when there is none, or several. */
CauserieProfile *
         causerie_argument_find_profile (CauserieSettings *settings, const char *wanted, GError **error);

/* Parses the arguments of a command that takes options and no words. FALSE with a translated message. */
gboolean causerie_argument_parse_options (GOptionContext *context, int *argc, char ***argv, GError **error);

/* A day of the person's own clock, "2026-11-22", as the microsecond since 1970 it begins with, or with
 * `end` the one the next day begins with. FALSE with a translated message for anything else. */
gboolean causerie_argument_parse_day  (const char *text, gboolean end, gint64 *time, GError **error);

/* Sets `error` to a translated message about arguments that make no sense. Returns FALSE. */
gboolean causerie_argument_refuse     (GError **error, const char *message);

G_END_DECLS
