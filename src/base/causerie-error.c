/* causerie-error.c: what can go wrong below the words of the interface
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-error.h"

G_DEFINE_QUARK (causerie-error-quark, causerie_error)
