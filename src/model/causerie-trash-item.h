/* causerie-trash-item.h: one thing in the trash
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-enums.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRASH_ITEM (causerie_trash_item_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTrashItem, causerie_trash_item, CAUSERIE, TRASH_ITEM, GObject)

/* Never changes. Properties (all construct-only): kind, uid, title, preview, conversation-uid,
 * trashed-time, n-messages. */
CauserieTrashItem *causerie_trash_item_new (CauserieTrashKind  kind,
                                            const char        *uid,
                                            const char        *title,
                                            const char        *preview,
                                            const char        *conversation_uid,
                                            gint64             trashed_time,
                                            guint              n_messages);

CauserieTrashKind  causerie_trash_item_get_kind             (CauserieTrashItem *self);
const char        *causerie_trash_item_get_uid              (CauserieTrashItem *self);

/* Of a conversation its title, of a folder its name, of a message the title of its conversation. "" when
 * it has none. */
const char        *causerie_trash_item_get_title            (CauserieTrashItem *self);
const char        *causerie_trash_item_get_preview          (CauserieTrashItem *self); /* one line of what it said, "" */

/* Where a message was said; of the others NULL. */
const char        *causerie_trash_item_get_conversation_uid (CauserieTrashItem *self);

gint64             causerie_trash_item_get_trashed_time     (CauserieTrashItem *self); /* microseconds since 1970 */
guint              causerie_trash_item_get_n_messages       (CauserieTrashItem *self); /* that go with it; a message is 1 */

G_END_DECLS
