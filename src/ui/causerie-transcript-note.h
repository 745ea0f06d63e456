/* causerie-transcript-note.h: a quiet line between two messages
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRANSCRIPT_NOTE (causerie_transcript_note_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTranscriptNote, causerie_transcript_note, CAUSERIE, TRANSCRIPT_NOTE, GtkWidget)

GtkWidget *causerie_transcript_note_new      (void);

/* Plain text; from its second line on it is an explanation. */
void       causerie_transcript_note_set_text (CauserieTranscriptNote *self, const char *text);

G_END_DECLS
