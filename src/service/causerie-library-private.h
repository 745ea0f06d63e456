/* causerie-library-private.h: what a chat asks of the library it belongs to
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

G_BEGIN_DECLS

CauserieSettings *causerie_library_get_settings (CauserieLibrary *self);
CauserieGateway  *causerie_library_get_gateway  (CauserieLibrary *self);

/* Title, preview and time of a conversation after a message of it; saves it. */
void              causerie_library_note_message (CauserieLibrary      *self,
                                                 CauserieConversation *conversation,
                                                 CauserieMessage      *message);

/* Saves a message durably; `callback` (may be NULL) is called when it is on the disk, or has failed: then
 * storage-error is set, and the message lives on in memory. The result is a GTask with a boolean. */
void              causerie_library_save_message (CauserieLibrary      *self,
                                                 CauserieConversation *conversation,
                                                 CauserieMessage      *message,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

/* Puts what streamed beside the message, so that a crash loses little. Either text may be NULL. */
void              causerie_library_journal      (CauserieLibrary *self,
                                                 CauserieMessage *message,
                                                 const char      *text,
                                                 const char      *reasoning);

G_END_DECLS
