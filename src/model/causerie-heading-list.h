/* causerie-heading-list.h: chats with their headings between them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HEADING_LIST (causerie_heading_list_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHeadingList, causerie_heading_list, CAUSERIE, HEADING_LIST, GObject)

/* A GListModel whose items are the CauserieConversations of `conversations` and, before the first of each
 * group, a CauserieHeading ("Today", …). Follows the list; what did not change is not announced. */
CauserieHeadingList *causerie_heading_list_new     (CauserieConversationList *conversations);

/* Time has passed: "Today" may have become "Yesterday". `now`: microseconds since 1970. */
void                 causerie_heading_list_refresh (CauserieHeadingList *self, gint64 now);

G_END_DECLS
