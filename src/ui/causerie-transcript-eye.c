/* causerie-transcript-eye.c: the words under the eye stay when all lines break anew
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another width or size of the letters moves every line, inside the anchor too. So before that the
 * place in the text is noted that begins the line under the eye, and afterwards it is brought back
 * to where it was. It is the same place until the reader goes elsewhere: a window that is dragged
 * through a hundred widths does not drift. */

#include "causerie-transcript-private.h"

#include "causerie-text-place.h"

#include <math.h>

void
causerie_transcript_note_eye (CauserieTranscript *self)
{
  double eye = causerie_transcript_find_eye (self);
  double x = (self->width - causerie_transcript_column_width (self->width)) / 2.0;
  CauserieTextPlace place = self->eye;
  graphene_rect_t rect;

  if (self->following || self->is_placed || self->width == 0)
    return; /* a place the reader was led to is held as it is */
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = self->width - x;
  if (place.entry == NULL && !causerie_text_place_locate (self, x, eye, NULL, &place))
    return;
  if (!causerie_text_place_find_rect (&place, &rect))
    return;

  self->eye = place;
  self->eye_y = rect.origin.y;
}

gboolean
causerie_transcript_keep_eye (CauserieTranscript *self)
{
  graphene_rect_t rect;
  double shift;

  if (self->following || self->eye.entry == NULL ||
      !causerie_text_place_find_rect (&self->eye, &rect))
    return FALSE;

  shift = round (rect.origin.y - self->eye_y);
  if (shift == 0)
    return FALSE;
  causerie_transcript_move_anchor (self, shift);
  return TRUE;
}

void
causerie_transcript_forget_eye (CauserieTranscript *self)
{
  self->eye = (CauserieTextPlace) { NULL };
}
