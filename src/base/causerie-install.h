/* causerie-install.h: where this program finds what belongs to it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A program that runs from the folder it was built in uses the schemas and translations there,
 * with no environment variable set; an installed program never looks into a build folder.
 * Called once, before threads: finds out which, and sets up gettext for the locale. */
void                   causerie_install_init         (void);

/* The schemas of this installation (transfer full), or NULL when they are not installed: then the
 * caller says so and ends. */
GSettingsSchemaSource *causerie_install_dup_schemas  (void);

/* The path of a file that comes with the program (transfer full), "fonts/x.otf"; it may be missing. */
char                  *causerie_install_dup_data_path (const char *name);

/* Folders of this person for this installation (a development build has its own), created with
 * mode 0700 when missing. Never NULL; what cannot be created shows when it is used. */
char                  *causerie_install_data_folder  (void);
char                  *causerie_install_cache_folder (void);
char                  *causerie_install_config_folder (void);
char                  *causerie_install_state_folder  (void);

/* This person's history, a file in the data folder; it may not be there yet. */
char                  *causerie_install_history_path  (void);

G_END_DECLS
