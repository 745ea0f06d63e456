/* causerie-check-reply.h: what a server's answer to a small call says of the server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-fetch.h"
#include "causerie-provider.h"

G_BEGIN_DECLS

/* Why this is no API (transfer full); NULL: it is one, whatever it thinks of the call. Without a list of
 * models a known provider is one by its name, and another server by answering in JSON. */
CauserieFailure *causerie_check_reply_judge_api (CauserieFetched        *reply,
                                                 const CauserieProvider *provider);

/* Whether it is the API that was looked for: it lists models, or wants a key in JSON. */
gboolean         causerie_check_reply_is_found  (CauserieFetched *reply);

/* Why the key, or that there is none, is not good enough (transfer full); NULL: nothing was said. */
CauserieFailure *causerie_check_reply_judge_key (CauserieFetched *reply, gboolean has_key);

/* The models (CauserieModel, transfer full); NULL when it is no list. */
GPtrArray       *causerie_check_reply_dup_models (CauserieFetched *reply);

G_END_DECLS
