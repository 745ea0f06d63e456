/* causerie-transcript-beside.c: what belongs to a message beside its text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-private.h"

#include "causerie-citation-links.h"

/* --- sources ---------------------------------------------------------------------------------- */

/* NULL-terminated; the addresses belong to the message. */
static GPtrArray *
list_sources (CauserieTranscriptEntry *self)
{
  GPtrArray *urls = g_ptr_array_new ();

  for (guint i = 0; i < causerie_message_get_n_parts (self->message); i++) {
    CauseriePart *part = causerie_message_get_part (self->message, i);

    if (causerie_part_get_kind (part) == CAUSERIE_PART_CITATION)
      g_ptr_array_add (urls, (char *) causerie_part_get_text (part));
  }
  g_ptr_array_add (urls, NULL);
  return urls;
}

GPtrArray *
causerie_transcript_entry_link_sources (CauserieTranscriptEntry *self, GPtrArray *blocks)
{
  g_autoptr(GPtrArray) urls = list_sources (self);
  g_autoptr(GHashTable) old = g_steal_pointer (&self->linked);
  gboolean same_sources = self->n_sources == urls->len;
  GPtrArray *linked;

  self->n_sources = urls->len;
  if (urls->len == 1)
    return g_ptr_array_ref (blocks);

  self->linked = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) causerie_block_unref,
                                        (GDestroyNotify) causerie_block_unref);
  linked = g_ptr_array_new ();
  for (guint i = 0; i < blocks->len; i++) {
    CauserieBlock *block = blocks->pdata[i];
    CauserieBlock *known =
      old != NULL && same_sources ? g_hash_table_lookup (old, block) : NULL;
    CauserieBlock *result =
      known != NULL ? causerie_block_ref (known)
                    : causerie_citation_links_add (block, (const char * const *) urls->pdata);

    g_hash_table_insert (self->linked, causerie_block_ref (block), result);
    g_ptr_array_add (linked, result);
  }
  return linked;
}

/* --- tools ------------------------------------------------------------------------------------ */

static guint
find_call_index (CauserieTranscriptEntry *self, CauseriePart *call)
{
  guint index = 0;

  for (guint i = 0; i < causerie_message_get_n_parts (self->message); i++) {
    CauseriePart *part = causerie_message_get_part (self->message, i);

    if (part == call)
      break;
    index += causerie_part_get_kind (part) == CAUSERIE_PART_TOOL_CALL ? 1 : 0;
  }
  return index;
}

/* Answers of tools are messages behind the one that called them, in the order of the calls. */
const char *
causerie_transcript_entry_find_result (CauserieTranscriptEntry *self, CauseriePart *call)
{
  guint first = self->index + 1, index = first + find_call_index (self, call);
  GPtrArray *entries = self->transcript->entries;

  for (guint i = first; i <= index; i++) {
    CauserieTranscriptEntry *entry = i < entries->len ? entries->pdata[i] : NULL;

    if (entry == NULL || causerie_message_get_role (entry->message) != CAUSERIE_ROLE_TOOL)
      return NULL;
    if (i == index)
      return causerie_message_get_text (entry->message);
  }
  return NULL;
}

/* --- pictures that lie elsewhere -------------------------------------------------------------- */

CauseriePictureShelf *
causerie_transcript_get_pictures (CauserieTranscript *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self), NULL);

  return self->pictures;
}

void
causerie_transcript_set_pictures (CauserieTranscript *self, CauseriePictureShelf *pictures)
{
  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self));
  g_return_if_fail (pictures == NULL || CAUSERIE_IS_PICTURE_SHELF (pictures));

  g_set_object (&self->pictures, pictures);
}

/* The message that is shown by a child of the transcript or something in it. */
static CauserieMessage *
find_message (CauserieTranscript *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->live->len; i++) {
    CauserieTranscriptItem *item = self->live->pdata[i];

    if (item->widget == widget || gtk_widget_is_ancestor (widget, item->widget))
      return item->entry->message;
  }
  return NULL;
}

void
causerie_transcript_load_picture (CauserieTranscript    *self,
                                  GtkWidget             *widget,
                                  CauserieRemotePicture *picture)
{
  CauserieMessage *message;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT (self) && GTK_IS_WIDGET (widget));
  g_return_if_fail (CAUSERIE_IS_REMOTE_PICTURE (picture) && self->pictures != NULL);

  message = find_message (self, widget);
  causerie_picture_shelf_load (self->pictures, picture,
                               message != NULL ? causerie_transcript_find_connection (self, message)
                                               : NULL);
}
