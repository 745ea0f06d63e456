/* causerie-transcript-eye.c: the words under the eye stay when all lines break anew
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another width or size of the letters moves every line, inside the anchor too. So before that the
 * place in the text is noted that begins the line under the eye, and afterwards it is brought back
 * to where it was. */

#include "causerie-transcript-private.h"

#include "causerie-text-place.h"

#include <math.h>

void
causerie_transcript_note_eye (CauserieTranscript *self)
{
  double eye = causerie_transcript_find_eye (self);
  double x = (self->width - causerie_transcript_column_width (self->width)) / 2.0;
  CauserieTextPlace place;
  graphene_rect_t rect;

  if (self->following || self->width == 0 || self->eye.entry != NULL)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = self->width - x;
  if (!causerie_text_place_locate (self, x, eye, NULL, &place) ||
      !causerie_text_place_find_rect (&place, &rect))
    return;

  self->eye = place;
  self->eye_y = rect.origin.y;
}

gboolean
causerie_transcript_keep_eye (CauserieTranscript *self)
{
  CauserieTextPlace place = self->eye;
  graphene_rect_t rect;
  double shift;

  self->eye = (CauserieTextPlace) { NULL };
  if (place.entry == NULL || !causerie_text_place_find_rect (&place, &rect))
    return FALSE;

  shift = round (rect.origin.y - self->eye_y);
  if (shift == 0)
    return FALSE;
  causerie_transcript_move_anchor (self, shift);
  return TRUE;
}

void
causerie_transcript_leave_eye (CauserieTranscript *self, guint first, guint after)
{
  CauserieTranscriptEntry *entry = self->eye.entry;

  if (entry != NULL && entry->index >= first && entry->index < after)
    self->eye = (CauserieTextPlace) { NULL };
}
