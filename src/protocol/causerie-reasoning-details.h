/* causerie-reasoning-details.h: reasoning as a provider wants it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* More than any answer has; an array cut off there could not be sent back. */
#define CAUSERIE_REASONING_DETAILS_MAX (16 * 1024 * 1024) /* bytes */

/* The items of `reasoning_details`, put together from the fragments in which they are streamed.
 * Some are signed or encrypted: they count for the provider only as long as nothing is changed. */
typedef struct _CauserieReasoningDetails CauserieReasoningDetails;

CauserieReasoningDetails *causerie_reasoning_details_new  (void);
void                      causerie_reasoning_details_free (CauserieReasoningDetails *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieReasoningDetails, causerie_reasoning_details_free)

/* Adds the items of one chunk; NULL is none. An item of the same type, index and id as the one
 * before it continues that: its texts are appended, and what else it has is added. */
void                      causerie_reasoning_details_add  (CauserieReasoningDetails *self,
                                                           JsonArray                *items);

/* The array as JSON text (transfer full); NULL when there is none, or when it grew past the
 * limit. */
char                     *causerie_reasoning_details_write (CauserieReasoningDetails *self);

G_END_DECLS
