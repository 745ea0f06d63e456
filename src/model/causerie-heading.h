/* causerie-heading.h: a heading among the chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-folder.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HEADING (causerie_heading_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHeading, causerie_heading, CAUSERIE, HEADING, GObject)

/* A heading of chats ("Today"), or that of a folder, which can be unfolded.
 * Properties (read-only): title, n-chats, unfolded. */
CauserieHeading *causerie_heading_new            (const char *title); /* translated */

/* Its title follows the folder's name. */
CauserieHeading *causerie_heading_new_for_folder (CauserieFolder *folder);

const char      *causerie_heading_get_title      (CauserieHeading *self);
CauserieFolder  *causerie_heading_get_folder     (CauserieHeading *self); /* or NULL */

/* Of a folder: how many chats it holds, and whether they stand below it. */
guint            causerie_heading_get_n_chats    (CauserieHeading *self);
void             causerie_heading_set_n_chats    (CauserieHeading *self, guint n_chats);
gboolean         causerie_heading_get_unfolded   (CauserieHeading *self);
void             causerie_heading_set_unfolded   (CauserieHeading *self, gboolean unfolded);

G_END_DECLS
