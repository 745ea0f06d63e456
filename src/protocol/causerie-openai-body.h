/* causerie-openai-body.h: a request as the body of chat completions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-failure.h"
#include "causerie-request.h"

G_BEGIN_DECLS

/* Why the provider would refuse what is asked, naming the setting (transfer full); NULL when nothing is
 * known that it would refuse. */
CauserieFailure *causerie_openai_body_check  (CauserieRequest *request);

/* JSON (transfer full). Only what is set is in it; a setting whose name the provider refuses is not. */
GBytes          *causerie_openai_body_encode (CauserieRequest *request);

G_END_DECLS
