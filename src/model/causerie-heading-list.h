/* causerie-heading-list.h: chats with their headings between them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation-list.h"
#include "causerie-heading.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HEADING_LIST (causerie_heading_list_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHeadingList, causerie_heading_list, CAUSERIE, HEADING_LIST, GObject)

/* A GListModel of CauserieHeadings and CauserieConversations, as a sidebar shows them: the pinned chats; the
 * folders, an unfolded one with its chats below it; the others under "Today", …. The archive's list has no
 * folders. Follows both lists; what did not change is not announced.
 * Property: unfolded (GStrv of folders' uids; some may be of folders that are gone). */
CauserieHeadingList *causerie_heading_list_new             (CauserieConversationList *conversations,
                                                            GListModel               *folders); /* of CauserieFolder */
CauserieHeadingList *causerie_heading_list_new_for_archive (CauserieConversationList *conversations);

/* Shows or hides the chats of a folder. */
void                 causerie_heading_list_set_unfolded    (CauserieHeadingList *self,
                                                            CauserieFolder      *folder,
                                                            gboolean             unfolded);

/* The heading of a folder of the list (borrowed); NULL: it is in no list. */
CauserieHeading     *causerie_heading_list_find_folder     (CauserieHeadingList *self, const char *folder_uid);

/* Time has passed: "Today" may have become "Yesterday". `now`: microseconds since 1970. */
void                 causerie_heading_list_refresh         (CauserieHeadingList *self, gint64 now);

G_END_DECLS
