/* causerie-transcript-find.c: looks for words in the messages of a transcript
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-transcript-find.h"
#include "causerie-transcript-find-private.h"

#include "causerie-found-places.h"
#include "causerie-property.h"
#include "causerie-transcript-marks.h"
#include "causerie-transcript-reveal.h"
#include "causerie-transcript-selection.h"

/* How long is searched before the window has its turn again. Microseconds. */
#define SLICE 4000

struct _CauserieTranscriptFind {
  GObject                  parent_instance;

  CauserieTranscript      *transcript;    /* borrowed: it owns us */
  char                    *words;         /* owned, never NULL */
  CauserieFoldedText       folded;        /* of words; zero when nothing is looked for */
  GHashTable              *found;         /* owned; of CauserieFoundPlaces, by their entry */

  CauserieTranscriptEntry *current_entry; /* borrowed; NULL: there is none */
  guint                    current_hit;   /* of it */
  gboolean                 leads;         /* the reader waits to be led to the first one */
  guint                    n_found;
  guint                    current;       /* as the property says */

  /* Messages are searched by their distance from that of the reader. */
  CauserieTextPlace        origin;
  guint                    n_steps;       /* done */
  guint                    idle_id;       /* searches on */
};

G_DEFINE_FINAL_TYPE (CauserieTranscriptFind, causerie_transcript_find, G_TYPE_OBJECT)

enum { PROP_WORDS = 1, PROP_N_FOUND, PROP_CURRENT, PROP_COUNTING, N_PROPS };
static GParamSpec *properties[N_PROPS];

static CauserieFoundPlaces *
get_found (CauserieTranscriptFind *self, CauserieTranscriptEntry *entry)
{
  return g_hash_table_lookup (self->found, entry);
}

/* Of a message that was searched or not. */
static guint
count_hits (CauserieTranscriptFind *self, CauserieTranscriptEntry *entry)
{
  return causerie_found_places_get_n_hits (get_found (self, entry));
}

/* --- telling ---------------------------------------------------------------------------------- */

static guint
find_current (CauserieTranscriptFind *self)
{
  guint n = 0;

  if (self->current_entry == NULL)
    return 0;
  for (guint i = 0; i < self->current_entry->index; i++)
    n += count_hits (self, self->transcript->entries->pdata[i]);
  return n + self->current_hit + 1;
}

static void
update (CauserieTranscriptFind *self)
{
  causerie_transcript_update_marks (self->transcript);
  if (causerie_set_value (&self->current, find_current (self)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
add_found (CauserieTranscriptFind *self, int n)
{
  if (n == 0)
    return;
  self->n_found += n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

/* --- leading ---------------------------------------------------------------------------------- */

static void
set_current (CauserieTranscriptFind *self, CauserieTranscriptEntry *entry, guint hit, gboolean lead)
{
  CauserieTextPlace start;

  self->current_entry = entry;
  self->current_hit = hit;
  if (entry == NULL || !lead)
    return;
  causerie_found_places_get_hit (get_found (self, entry), hit, &start, NULL);
  causerie_transcript_reveal (self->transcript, &start);
}

/* Messages are searched by their distance from the reader. In his own the first hit behind his
 * place is the nearest, and what is before it is nearer than any message above. */
static void
lead_to_nearest (CauserieTranscriptFind *self, CauserieTranscriptEntry *entry)
{
  CauserieTranscriptEntry *origin = self->origin.entry;
  guint n_hits = count_hits (self, entry), hit = 0;

  if (self->current_entry != NULL || n_hits == 0)
    return;

  if (entry == origin) {
    hit = causerie_found_places_seek (get_found (self, entry), &self->origin);
    if (hit == n_hits)
      return;
  } else if (origin != NULL && entry->index < origin->index) {
    entry = count_hits (self, origin) > 0 ? origin : entry;
    hit = count_hits (self, entry) - 1;
  }
  set_current (self, entry, hit, self->leads);
  self->leads = FALSE;
}

/* All is searched: what was passed over is the only one. */
static void
lead_to_last (CauserieTranscriptFind *self)
{
  guint n_hits = self->origin.entry != NULL ? count_hits (self, self->origin.entry) : 0;

  if (self->current_entry == NULL && n_hits > 0)
    set_current (self, self->origin.entry, n_hits - 1, self->leads);
  self->leads = FALSE;
}

/* --- searching -------------------------------------------------------------------------------- */

static void
search_entry (CauserieTranscriptFind *self, CauserieTranscriptEntry *entry)
{
  guint n_before = count_hits (self, entry);

  if (get_found (self, entry) == NULL)
    g_hash_table_insert (self->found, entry, causerie_found_places_new (entry));
  causerie_found_places_update (get_found (self, entry), &self->folded,
                                CAUSERIE_FIND_MAX - (self->n_found - n_before));
  add_found (self, (int) count_hits (self, entry) - (int) n_before);
}

/* The message at a step from that of the reader: 1 is the next, 2 the one before, 3 the second
 * next, … NULL: there is none. */
static CauserieTranscriptEntry *
get_entry (CauserieTranscriptFind *self, guint step)
{
  guint origin = self->origin.entry != NULL ? self->origin.entry->index : 0;
  guint distance = (step + 1) / 2;
  guint index = step % 2 == 1 ? origin + distance : origin - distance;

  return index < self->transcript->entries->len ? self->transcript->entries->pdata[index] : NULL;
}

/* FALSE: everything was searched. */
static gboolean
search_slice (CauserieTranscriptFind *self)
{
  gint64 end = g_get_monotonic_time () + SLICE;
  guint last = 2 * self->transcript->entries->len;

  for (; self->n_steps <= last && g_get_monotonic_time () < end; self->n_steps++) {
    CauserieTranscriptEntry *entry = get_entry (self, self->n_steps);

    if (entry == NULL || g_hash_table_contains (self->found, entry))
      continue;
    search_entry (self, entry);
    lead_to_nearest (self, entry);
  }
  return self->n_steps <= last;
}

static gboolean
search_cb (gpointer user_data)
{
  CauserieTranscriptFind *self = user_data;
  gboolean goes_on = search_slice (self);

  if (!goes_on) {
    self->idle_id = 0;
    lead_to_last (self);
  }
  update (self);
  if (!goes_on)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTING]);
  return goes_on;
}

/* What is near is found at once, the rest while nothing else is to be done. */
static void
search (CauserieTranscriptFind *self, gboolean leads)
{
  self->leads = leads;
  self->n_steps = 0;
  if (!search_slice (self)) {
    lead_to_last (self);
  } else if (self->idle_id == 0) {
    self->idle_id = g_idle_add (search_cb, self);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTING]);
  }
  update (self);
}

static void
stop (CauserieTranscriptFind *self)
{
  if (self->idle_id == 0)
    return;
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTING]);
}

/* --- what the transcript tells ---------------------------------------------------------------- */

gboolean
causerie_transcript_find_is_active (CauserieTranscriptFind *self)
{
  return self->folded.length > 0;
}

void
causerie_transcript_find_add_marks (CauserieTranscriptFind *self, const CauserieTextPlace *place,
                                    GArray *marks)
{
  const CauserieFoundPlaces *found = get_found (self, place->entry);
  guint n_hits = count_hits (self, place->entry);

  for (guint i = n_hits > 0 ? causerie_found_places_seek (found, place) : 0; i < n_hits; i++) {
    CauserieTextMark mark = { .kind = CAUSERIE_TEXT_MARK_HIT };
    CauserieTextPlace start, end;

    causerie_found_places_get_hit (found, i, &start, &end);
    if (start.thought != place->thought || start.block != place->block)
      return;
    mark.start = start.offset;
    mark.end = end.offset;
    if (place->entry == self->current_entry && i == self->current_hit)
      mark.kind = CAUSERIE_TEXT_MARK_CURRENT_HIT;
    g_array_append_val (marks, mark);
  }
}

/* The one the reader was led to stays that, if it is still there; else the one that is now in its
 * place, and nothing moves. */
void
causerie_transcript_find_note_change (CauserieTranscriptFind *self, CauserieTranscriptEntry *entry)
{
  CauserieTextPlace start;
  gboolean is_current = self->current_entry == entry;
  guint n_hits;

  if (!causerie_transcript_find_is_active (self) || get_found (self, entry) == NULL)
    return;

  if (is_current)
    causerie_found_places_get_hit (get_found (self, entry), self->current_hit, &start, NULL);
  search_entry (self, entry);
  n_hits = count_hits (self, entry);
  if (is_current && n_hits == 0)
    set_current (self, NULL, 0, FALSE);
  else if (is_current)
    self->current_hit = MIN (causerie_found_places_seek (get_found (self, entry), &start),
                             n_hits - 1);
  lead_to_nearest (self, entry);
  update (self);
}

void
causerie_transcript_find_leave (CauserieTranscriptFind *self, guint first, guint after)
{
  for (guint i = first; i < after && i < self->transcript->entries->len; i++) {
    CauserieTranscriptEntry *entry = self->transcript->entries->pdata[i];

    add_found (self, -(int) count_hits (self, entry));
    g_hash_table_remove (self->found, entry);
    if (self->current_entry == entry)
      set_current (self, NULL, 0, FALSE);
    if (self->origin.entry == entry)
      self->origin = (CauserieTextPlace) { NULL };
  }
}

void
causerie_transcript_find_note_entries (CauserieTranscriptFind *self)
{
  if (causerie_transcript_find_is_active (self))
    search (self, self->leads);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_transcript_find_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieTranscriptFind *self = CAUSERIE_TRANSCRIPT_FIND (object);

  switch (id) {
  case PROP_WORDS:
    g_value_set_string (value, self->words);
    break;
  case PROP_N_FOUND:
    g_value_set_uint (value, self->n_found);
    break;
  case PROP_CURRENT:
    g_value_set_uint (value, self->current);
    break;
  case PROP_COUNTING:
    g_value_set_boolean (value, self->idle_id != 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_transcript_find_finalize (GObject *object)
{
  CauserieTranscriptFind *self = CAUSERIE_TRANSCRIPT_FIND (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_hash_table_unref (self->found);
  causerie_folded_text_clear (&self->folded);
  g_free (self->words);
  G_OBJECT_CLASS (causerie_transcript_find_parent_class)->finalize (object);
}

static void
causerie_transcript_find_class_init (CauserieTranscriptFindClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_transcript_find_get_property;
  object_class->finalize = causerie_transcript_find_finalize;

  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, "",
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, CAUSERIE_FIND_MAX, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, CAUSERIE_FIND_MAX, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNTING] = g_param_spec_boolean ("counting", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_transcript_find_init (CauserieTranscriptFind *self)
{
  self->words = g_strdup ("");
  self->found = g_hash_table_new_full (NULL, NULL, NULL,
                                       (GDestroyNotify) causerie_found_places_free);
}

CauserieTranscriptFind *
causerie_transcript_find_new (CauserieTranscript *transcript)
{
  CauserieTranscriptFind *self = g_object_new (CAUSERIE_TYPE_TRANSCRIPT_FIND, NULL);

  self->transcript = transcript;
  return self;
}

CauserieTranscriptFind *
causerie_transcript_get_find (CauserieTranscript *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT (self), NULL);

  return self->find;
}

const char *
causerie_transcript_find_get_words (CauserieTranscriptFind *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self), NULL);

  return self->words;
}

guint
causerie_transcript_find_get_n_found (CauserieTranscriptFind *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self), 0);

  return self->n_found;
}

guint
causerie_transcript_find_get_current (CauserieTranscriptFind *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self), 0);

  return self->current;
}

gboolean
causerie_transcript_find_get_counting (CauserieTranscriptFind *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self), FALSE);

  return self->idle_id != 0;
}

/* From where the reader is: at what was found, or else at the first words that are well in view. */
static void
update_origin (CauserieTranscriptFind *self)
{
  if (self->current_entry != NULL)
    causerie_found_places_get_hit (get_found (self, self->current_entry), self->current_hit,
                                   &self->origin, NULL);
  else if (!causerie_text_place_locate (self->transcript, 0, 2 * self->transcript->line_height,
                                        NULL, &self->origin))
    self->origin = (CauserieTextPlace) { NULL };
}

void
causerie_transcript_find_set_words (CauserieTranscriptFind *self, const char *words)
{
  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self) && words != NULL);

  if (!causerie_set_string (&self->words, words))
    return;

  stop (self);
  update_origin (self);
  g_hash_table_remove_all (self->found);
  add_found (self, -(int) self->n_found);
  set_current (self, NULL, 0, FALSE);
  causerie_folded_text_clear (&self->folded);
  causerie_folded_text_init (&self->folded, words);
  if (causerie_transcript_find_is_active (self)) {
    causerie_transcript_selection_clear (self->transcript->selection);
    search (self, TRUE);
  } else {
    update (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

void
causerie_transcript_find_step (CauserieTranscriptFind *self, gboolean forward)
{
  CauserieTranscriptEntry *entry;
  guint n_entries, hit;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self));

  entry = self->current_entry;
  if (entry == NULL)
    return;

  n_entries = self->transcript->entries->len;
  hit = self->current_hit + (forward ? 1 : -1);
  for (guint i = 0; i <= n_entries; i++) {
    guint n_hits = count_hits (self, entry);

    if (hit < n_hits) {
      set_current (self, entry, hit, TRUE);
      update (self);
      return;
    }
    entry = self->transcript->entries->pdata[(entry->index + (forward ? 1 : n_entries - 1)) %
                                             n_entries];
    hit = forward ? 0 : count_hits (self, entry) - 1;
  }
}

void
causerie_transcript_find_end (CauserieTranscriptFind *self)
{
  CauserieTextPlace start = { NULL }, end;

  g_return_if_fail (CAUSERIE_IS_TRANSCRIPT_FIND (self));

  if (self->current_entry != NULL)
    causerie_found_places_get_hit (get_found (self, self->current_entry), self->current_hit,
                                   &start, &end);
  causerie_transcript_find_set_words (self, "");
  if (start.entry != NULL) {
    causerie_transcript_selection_begin (self->transcript->selection, &start,
                                         CAUSERIE_UNIT_CHARACTER);
    causerie_transcript_selection_extend (self->transcript->selection, &end);
  }
}
