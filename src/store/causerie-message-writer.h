/* causerie-message-writer.h: a message with all that hangs on it, into its tables
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-database.h"
#include "causerie-run-lock.h"
#include "causerie-stored-message.h"

G_BEGIN_DECLS

/* Inside a transaction that writes: the row, its parts and the words the search knows of it; its
 * journal is cleared. One that is there is overwritten unless another program is writing it just
 * now or it belongs to another conversation (CAUSERIE_ERROR_STORAGE); one that a branch shows of
 * the conversation it came from may be. CAUSERIE_ERROR_NOT_FOUND without its parent. */
gboolean causerie_message_writer_write  (CauserieDatabase             *database,
                                         gint64                        conversation_id,
                                         const CauserieStoredMessage  *message,
                                         CauserieRunLock              *lock,
                                         GError                      **error);

/* The same for one of many that come in from elsewhere and are not running: they are indexed
 * later, in the background. */
gboolean causerie_message_writer_import (CauserieDatabase             *database,
                                         gint64                        conversation_id,
                                         const CauserieStoredMessage  *message,
                                         GError                      **error);

G_END_DECLS
