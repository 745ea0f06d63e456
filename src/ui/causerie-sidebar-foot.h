/* causerie-sidebar-foot.h: the places below the chats, or what is done with chosen ones
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_SIDEBAR_FOOT (causerie_sidebar_foot_get_type ())
G_DECLARE_FINAL_TYPE (CauserieSidebarFoot, causerie_sidebar_foot, CAUSERIE, SIDEBAR_FOOT, AdwBin)

/* Activates sidebar.archive and win.show-trash; while chats are chosen sidebar.archive-chosen,
 * sidebar.export-chosen and sidebar.delete-chosen. */
void causerie_sidebar_foot_set_choosing (CauserieSidebarFoot *self, gboolean choosing);

/* Whether any chat is chosen, and what archiving it is called. */
void causerie_sidebar_foot_set_chosen   (CauserieSidebarFoot *self, gboolean any, const char *archive_label);

/* Fills the menu of folders each time it opens; NULL: no more. */
void causerie_sidebar_foot_set_move     (CauserieSidebarFoot          *self,
                                         GtkMenuButtonCreatePopupFunc  fill,
                                         gpointer                      data);

G_END_DECLS
