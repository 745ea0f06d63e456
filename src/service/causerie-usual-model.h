/* causerie-usual-model.h: the model a connection is mostly asked for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* That of the profile for new chats where it is of this connection, else of the first that is (borrowed);
 * NULL: none is. */
const char *causerie_usual_model_find (CauserieSettings *settings, CauserieConnection *connection);

G_END_DECLS
