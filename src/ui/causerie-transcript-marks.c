/* causerie-transcript-marks.c: shows in the widgets what is selected and found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-marks.h"

#include "causerie-transcript-find-private.h"
#include "causerie-transcript-selection.h"

static void
collect_marks (CauserieTranscript *self, CauserieTranscriptItem *item, GArray *marks)
{
  CauserieTextMark mark = { .kind = CAUSERIE_TEXT_MARK_SELECTED };
  CauserieTextPlace place;

  g_array_set_size (marks, 0);
  if (!causerie_text_place_of_item (item, &place))
    return;
  if (causerie_transcript_selection_get_range (self->selection, &place, item->block, &mark.start,
                                               &mark.end))
    g_array_append_val (marks, mark);
  causerie_transcript_find_add_marks (self->find, &place, marks);
}

void
causerie_transcript_update_marks (CauserieTranscript *self)
{
  gboolean wanted = causerie_transcript_selection_get (self->selection, NULL, NULL) ||
                    causerie_transcript_find_is_active (self->find);
  g_autoptr(GArray) marks = NULL;

  if (!wanted && !self->shows_marks)
    return;

  marks = g_array_new (FALSE, FALSE, sizeof (CauserieTextMark));
  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];
    CauserieSelectable *selectable = causerie_text_place_get_selectable (item);

    if (selectable == NULL)
      continue;
    collect_marks (self, item, marks);
    causerie_selectable_mark (selectable, (const CauserieTextMark *) marks->data, marks->len);
  }
  self->shows_marks = wanted;
}
