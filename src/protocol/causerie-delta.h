/* causerie-delta.h: one step of an answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_DELTA (causerie_delta_get_type ())

/* All that was decoded since the last step. Refcounted, never changes once emitted; valid UTF-8. */
typedef struct _CauserieDelta CauserieDelta;

GType          causerie_delta_get_type               (void);
CauserieDelta *causerie_delta_ref                    (CauserieDelta *self);
void           causerie_delta_unref                  (CauserieDelta *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieDelta, causerie_delta_unref)

/* "" when nothing of the kind came; `length` (bytes) may be NULL. */
const char    *causerie_delta_get_text               (CauserieDelta *self, gsize *length);
const char    *causerie_delta_get_reasoning          (CauserieDelta *self, gsize *length);

/* Whole parts that came: images, citations, and with the last step reasoning details
 * (CauseriePart); NULL when none. */
GPtrArray     *causerie_delta_get_parts              (CauserieDelta *self);

/* TRUE at most once in an answer: all text of the steps before this one was reasoning, for a
 * closing </think> came whose opening the server had kept to itself. Who kept that text moves it
 * behind the reasoning it has, and then takes this step. */
gboolean       causerie_delta_get_text_was_reasoning (CauserieDelta *self);

G_END_DECLS
