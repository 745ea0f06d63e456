/* causerie-trash-page.h: what was deleted, and the way back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRASH_PAGE (causerie_trash_page_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTrashPage, causerie_trash_page, CAUSERIE, TRASH_PAGE, AdwBin)

/* A page of the window with a header of its own. Its list is made when it is shown.
 * Actions: trash.restore (s: uid), trash.purge (s), trash.empty. */

/* Once, before anything else. */
void causerie_trash_page_set_library (CauserieTrashPage *self, CauserieLibrary *library);

/* Reads what is in the trash; called when the page is shown. */
void causerie_trash_page_refresh     (CauserieTrashPage *self);

G_END_DECLS
