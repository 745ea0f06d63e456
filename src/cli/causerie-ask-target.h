/* causerie-ask-target.h: whom a question goes to, and with what settings
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-ask-options.h"
#include "causerie-conversation.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

typedef struct {
  CauserieConnection *connection;   /* never one of the settings' own: it can be changed; NULL: the
                                     * profile's is gone */
  gboolean            is_saved;     /* the keyring may hold its key */
  char               *profile;      /* uid, or NULL */
  char               *model;
  char               *instructions; /* "" none */
  CauserieParams      params;
} CauserieAskTarget;

/* Whether the settings must be read to find it. */
gboolean           causerie_ask_target_needs_settings (const CauserieAskOptions *options);

/* What the options name; else the profile of `conversation` (may be NULL), else the one for new chats.
 * `settings` may be NULL where they are not needed. NULL with a translated message when there is no
 * such thing.  NEXT_PUBLIC_APP_URL, where it is set, is the application's address: "" sends none. */
CauserieAskTarget *causerie_ask_target_new            (const CauserieAskOptions  *options,
                                                       CauserieSettings          *settings,
                                                       CauserieConversation      *conversation,
                                                       GError                   **error);
void               causerie_ask_target_free           (CauserieAskTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieAskTarget, causerie_ask_target_free)

/* The key that was given for this run: from the options' file, CAUSERIE_API_KEY, or, for OpenRouter
 * alone, OPENROUTER_API_KEY; "" where none was given and the keyring holds none; NULL: the keyring may.
 * (transfer full, free with causerie_keyring_free_key()).
 * On an error, which holds no part of the key, NULL too: CAUSERIE_ERROR_INVALID for what cannot be a
 * key, and G_FILE_ERROR. */
char              *causerie_ask_target_find_key       (const CauserieAskTarget   *self,
                                                       const CauserieAskOptions  *options,
                                                       GError                   **error);

G_END_DECLS
