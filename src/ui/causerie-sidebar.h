/* causerie-sidebar.h: all chats, and the search in them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SIDEBAR (causerie_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSidebar, causerie_sidebar, CAUSERIE, SIDEBAR, AdwBin)

/* The chats in their groups and folders, or the archive; while something is searched for, what is found.
 * Actions: sidebar.choose, sidebar.stop-choosing, sidebar.choose-all, sidebar.archive, sidebar.back,
 * sidebar.widen (searches without filters); with the chosen chats: sidebar.archive-chosen,
 * sidebar.export-chosen, sidebar.delete-chosen. */
GtkWidget *causerie_sidebar_new          (void);

/* Once, before anything else. */
void       causerie_sidebar_set_library  (CauserieSidebar  *self,
                                          CauserieLibrary  *library,
                                          CauserieSettings *settings);

/* The open chat, which may be in no list yet; NULL: none. */
void       causerie_sidebar_set_selected (CauserieSidebar *self, CauserieConversation *conversation);

/* The keyboard goes to the search. */
void       causerie_sidebar_begin_search (CauserieSidebar *self);

/* Time has passed: the headings are made anew. */
void       causerie_sidebar_refresh      (CauserieSidebar *self);

G_END_DECLS
