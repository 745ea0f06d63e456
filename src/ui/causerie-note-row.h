/* causerie-note-row.h: what there is to say about the field above it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_NOTE_ROW (causerie_note_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieNoteRow, causerie_note_row, CAUSERIE, NOTE_ROW, AdwPreferencesRow)

typedef enum {
  CAUSERIE_NOTE_PLAIN,
  CAUSERIE_NOTE_ERROR,    /* the field cannot stay as it is; not said in the middle of typing into it */
  CAUSERIE_NOTE_QUESTION, /* an error that its button can settle; said at once */
} CauserieNoteKind;

/* A quiet line below a field of a boxed list; not shown while it has nothing to say. A child in the template
 * stands below it and is shown with it.
 * Property: field (construct-only): the row it belongs to; it is marked while there is an error. */

/* `text` is plain; NULL or "": nothing. */
void causerie_note_row_say (CauserieNoteRow *self, const char *text, CauserieNoteKind kind);

G_END_DECLS
