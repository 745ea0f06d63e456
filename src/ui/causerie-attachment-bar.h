/* causerie-attachment-bar.h: what is attached to the message that is being written
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_ATTACHMENT_BAR (causerie_attachment_bar_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAttachmentBar, causerie_attachment_bar, CAUSERIE, ATTACHMENT_BAR, AdwBin)

/* A chip for each, with its name and a button that takes it away; hidden while there is none.
 * Signal: "changed", when a part came or went, whoever did it. */
void       causerie_attachment_bar_add       (CauserieAttachmentBar *self, CauseriePart *part);

/* `parts` (of CauseriePart) is copied; NULL: none. */
void       causerie_attachment_bar_set_parts (CauserieAttachmentBar *self, GPtrArray *parts);
GPtrArray *causerie_attachment_bar_get_parts (CauserieAttachmentBar *self); /* borrowed */

/* Whether just these (NULL: none) are in it. */
gboolean   causerie_attachment_bar_shows     (CauserieAttachmentBar *self, GPtrArray *parts);

G_END_DECLS
