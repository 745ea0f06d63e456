/* causerie-demo-profile.h: the model profile of the built-in demo
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-settings.h"

G_BEGIN_DECLS

/* The profile whose connection is the demo; both are made when there is none (borrowed from the settings). */
CauserieProfile *causerie_demo_profile_ensure (CauserieSettings *settings);

G_END_DECLS
