/* causerie-snapshot-rotation.h: which copies of the history stay
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-snapshot.h"

G_BEGIN_DECLS

/* Of `copies`, the newest first, those that go (transfer container, element-type CauserieSnapshot). There
 * stay the last of each of seven days and of four weeks before those, and three of each other reason;
 * together at most `max_size` bytes, the oldest go first. The newest always stays. */
GPtrArray *causerie_snapshot_rotation_choose (GPtrArray *copies, goffset max_size);

/* What all copies of a history of this size may take. */
goffset    causerie_snapshot_rotation_max_size (goffset history_size);

G_END_DECLS
