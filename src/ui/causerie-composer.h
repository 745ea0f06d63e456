/* causerie-composer.h: where a message is written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-attachment-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_COMPOSER (causerie_composer_get_type ())
G_DECLARE_FINAL_TYPE (CauserieComposer, causerie_composer, CAUSERIE, COMPOSER, AdwBin)

/* Grows to ten lines. Activates chat.send and chat.stop; never changes its text by itself.
 * Properties: text (string, never NULL; notified as it is typed), running (boolean: Send is Stop, and Enter
 * does nothing), editing (boolean: a bar says that a message is said otherwise, and ends that, as Escape does, by
 * chat.cancel-edit), enter-sends (boolean; else Ctrl+Enter). */
char       *causerie_composer_dup_text (CauserieComposer *self);
void        causerie_composer_set_text (CauserieComposer *self, const char *text);

/* Anything but white space, or something attached. */
gboolean    causerie_composer_has_message (CauserieComposer *self);

/* The quiet line under it; louder where it warns. */
void        causerie_composer_set_note (CauserieComposer *self, const char *text, gboolean warns);

/* What is attached: files that were chosen, pasted or dropped. Signal of it: "changed". */
CauserieAttachmentBar *causerie_composer_get_attachments (CauserieComposer *self);

G_END_DECLS
