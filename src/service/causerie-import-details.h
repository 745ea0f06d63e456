/* causerie-import-details.h: an answer taken apart that has its steps folded into HTML
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-foreign-tree.h"

G_BEGIN_DECLS

/* Adds the text to the turn. Elements as
 *
 *     <details type="reasoning" done="true" duration="3">
 *     <summary>Thought for 3 seconds</summary>
 *     &gt; The sum is …
 *     </details>
 *     <details type="tool_calls" id="call_1" name="get_weather" arguments="&quot;{…}&quot;" result="…">
 *     <details type="code_interpreter" output="…">
 *
 * go to the reasoning; others, and all that is not closed, stay text. Tags of reasoning at the start as
 * well. Read from Open WebUI's source, 2026-08. */
void causerie_import_details_add (CauserieForeignTurn *turn, const char *text);

G_END_DECLS
