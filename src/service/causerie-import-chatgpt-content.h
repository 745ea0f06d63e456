/* causerie-import-chatgpt-content.h: what a message of ChatGPT's export says
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-foreign-tree.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reads text, thoughts, steps, sources and attachments of the message into the turn; the tree is told what
 * is lacking. */
void causerie_import_chatgpt_content_read (CauserieForeignTree *tree,
                                           CauserieForeignTurn *turn,
                                           JsonObject         *message);

G_END_DECLS
