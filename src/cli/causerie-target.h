/* causerie-target.h: the server a command talks to, found and opened
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-command.h"
#include "causerie-gateway.h"
#include "causerie-target-options.h"

G_BEGIN_DECLS

/* Part of a command's state. Owned; NULL until it is found. */
typedef struct {
  CauserieSettings   *settings;   /* NULL for good where they are not needed */
  CauserieGateway    *gateway;
  CauserieConnection *connection; /* never one of the settings' own */
  char               *key;        /* that was given for this run, as for causerie_gateway_open_async() */
} CauserieTarget;

void     causerie_target_clear (CauserieTarget *self);

/* FALSE: there is no such server, and the command has ended with why. A key that anybody on the way could
 * read is warned of. */
gboolean causerie_target_find  (CauserieTarget              *self,
                                const CauserieTargetOptions *options,
                                CauserieCommand             *command);

G_END_DECLS
