/* causerie-deletion-toast.h: deletes something, says so, and takes it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Each moves something to the trash and makes the toast whose button brings it back (transfer full). What is
 * not undone stays in the trash for its time. */
AdwToast *causerie_deletion_toast_new_for_chats   (CauserieLibrary      *library,
                                                   GPtrArray            *conversations); /* at least one */
AdwToast *causerie_deletion_toast_new_for_message (CauserieLibrary      *library,
                                                   CauserieConversation *conversation,
                                                   CauserieMessage      *message);
AdwToast *causerie_deletion_toast_new_for_folder  (CauserieLibrary      *library,
                                                   CauserieFolder       *folder);
AdwToast *causerie_deletion_toast_new_for_all     (CauserieLibrary      *library);

G_END_DECLS
