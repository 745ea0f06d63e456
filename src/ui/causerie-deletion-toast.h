/* causerie-deletion-toast.h: says that a chat was deleted, and takes it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Deletes the chat. While the toast is shown it can be undone; when it goes, the chat is gone for good
 * (transfer full). */
AdwToast *causerie_deletion_toast_new (CauserieLibrary      *library,
                                       CauserieConversation *conversation);

G_END_DECLS
