/* causerie-exit-code.h: what a command tells the shell
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"

G_BEGIN_DECLS

/* Promised to scripts: never change a number. */
typedef enum {
  CAUSERIE_EXIT_ANSWERED   = 0,
  CAUSERIE_EXIT_USAGE      = 2,   /* the arguments make no question; nothing was sent */
  CAUSERIE_EXIT_KEY        = 3,
  CAUSERIE_EXIT_CREDIT     = 4,
  CAUSERIE_EXIT_RATE_LIMIT = 5,
  CAUSERIE_EXIT_CONNECTION = 6,   /* no talk with the server came about */
  CAUSERIE_EXIT_REFUSED    = 7,   /* the server would not, or could not */
  CAUSERIE_EXIT_BROKEN     = 8,   /* what came is no whole answer */
  CAUSERIE_EXIT_STORAGE    = 9,
  CAUSERIE_EXIT_CANCELLED  = 130, /* as the shell says of a program ended by an interrupt */
} CauserieExitCode;

CauserieExitCode causerie_exit_code_for_failure (CauserieFailureKind kind);

G_END_DECLS
