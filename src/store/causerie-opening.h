/* causerie-opening.h: a history opened, whatever state its file is in
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-rescue.h"
#include "causerie-run-lock.h"

G_BEGIN_DECLS

/* On the database's thread. Opens the file and brings it up to date, after a copy of it; one program alone
 * does that, the others wait. What cannot be written is opened for reading. A damaged file that no other
 * program has open is set aside and a new one made of what is readable: `rescue` (transfer full) then tells
 * what came of it. `lock` is made when it is NULL and the file is writable. */
gboolean causerie_opening_run    (CauserieDatabase  *database,
                                  CauserieRunLock  **lock,
                                  CauserieRescue   **rescue,
                                  GError           **error);

/* Does with the file, open or not, what is done with a damaged one. */
gboolean causerie_opening_repair (CauserieDatabase  *database,
                                  CauserieRunLock  **lock,
                                  CauserieRescue   **rescue,
                                  GError           **error);

G_END_DECLS
