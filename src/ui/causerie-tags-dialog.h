/* causerie-tags-dialog.h: the tags of a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TAGS_DIALOG (causerie_tags_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTagsDialog, causerie_tags_dialog, CAUSERIE, TAGS_DIALOG, AdwWindow)

/* Adds and takes away tags of the chat, at once. Offers those of the other chats. */
GtkWidget *causerie_tags_dialog_new (GtkWindow            *parent,
                                     CauserieLibrary      *library,
                                     CauserieConversation *conversation);

G_END_DECLS
