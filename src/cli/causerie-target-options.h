/* causerie-target-options.h: whom a command talks to, and by what way
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* The connection that is always there. */
#define CAUSERIE_TARGET_DEMO "demo"

/* All texts are UTF-8 once checked, NULL when not given; file names are bytes. */
typedef struct {
  char *connection;     /* name or uid, or CAUSERIE_TARGET_DEMO */
  char *base_url;       /* canonical once checked */
  char *key_file;       /* file name */
  char *proxy;          /* for this run, as in CauserieConnection */
  char *authority_file; /* file name, for this run */
} CauserieTargetOptions;

/* Adds -c, --base-url, --api-key-file, --proxy and --ca-file. `self` outlives the parsing. */
void                causerie_target_options_add_entries     (CauserieTargetOptions *self,
                                                             GOptionContext        *context);

/* To be called after the parsing. FALSE with a translated message when they make no sense. */
gboolean            causerie_target_options_check           (CauserieTargetOptions  *self,
                                                             GError                **error);
void                causerie_target_options_clear           (CauserieTargetOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CauserieTargetOptions, causerie_target_options_clear)

/* Whether the settings must be read to find it. */
gboolean            causerie_target_options_needs_settings  (const CauserieTargetOptions *self);

/* What they name; else the connection of the profile for new chats, else the only one there is.
 * Never one of the settings' own: it can be changed, and has been, by causerie_target_options_apply()
 * (transfer full). `is_saved`: the keyring may hold its key. `settings` may be NULL where they are
 * not needed. NULL with a translated message when there is no such thing. */
CauserieConnection *causerie_target_options_find_connection (const CauserieTargetOptions  *self,
                                                             CauserieSettings             *settings,
                                                             gboolean                     *is_saved,
                                                             GError                      **error);

/* Sets what holds for this run: proxy, certificates, and NEXT_PUBLIC_APP_URL, where it is set, as the
 * application's address ("" sends none). The errors are those of files, and translated ones. */
gboolean            causerie_target_options_apply           (const CauserieTargetOptions  *self,
                                                             CauserieConnection           *connection,
                                                             GError                      **error);

/* The key that was given for this run: from the options' file, CAUSERIE_API_KEY, or, for OpenRouter
 * alone, OPENROUTER_API_KEY; "" where none was given and the keyring holds none; NULL: the keyring may.
 * (transfer full, free with causerie_keyring_free_key()).
 * On an error, which holds no part of the key, NULL too: CAUSERIE_ERROR_INVALID for what cannot be a
 * key, and G_FILE_ERROR. */
char               *causerie_target_options_find_key        (const CauserieTargetOptions  *self,
                                                             CauserieConnection           *connection,
                                                             gboolean                      is_saved,
                                                             GError                      **error);

G_END_DECLS
