/* causerie-search-hit.c: one place where something was found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-hit.h"

struct _CauserieSearchHit {
  GObject              parent_instance;

  /* owned */
  char                *conversation_uid;
  char                *conversation_title;
  char                *message_uid; /* or NULL */
  char                *snippet;
  CauserieSearchMark  *marks;

  CauserieRole         role;
  gint64               time;
  CauserieSearchPlace  place;
  guint                n_marks;
};

G_DEFINE_ENUM_TYPE (CauserieSearchPlace, causerie_search_place,
  G_DEFINE_ENUM_VALUE (CAUSERIE_SEARCH_TITLE, "title"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SEARCH_TEXT, "text"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SEARCH_REASONING, "reasoning"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_SEARCH_FILE, "file"))

G_DEFINE_FINAL_TYPE (CauserieSearchHit, causerie_search_hit, G_TYPE_OBJECT)

static void
causerie_search_hit_finalize (GObject *object)
{
  CauserieSearchHit *self = CAUSERIE_SEARCH_HIT (object);

  g_free (self->conversation_uid);
  g_free (self->conversation_title);
  g_free (self->message_uid);
  g_free (self->snippet);
  g_free (self->marks);
  G_OBJECT_CLASS (causerie_search_hit_parent_class)->finalize (object);
}

static void
causerie_search_hit_class_init (CauserieSearchHitClass *class)
{
  G_OBJECT_CLASS (class)->finalize = causerie_search_hit_finalize;
}

static void
causerie_search_hit_init (CauserieSearchHit *self)
{
}

CauserieSearchHit *
causerie_search_hit_new (const CauserieSearchHitFacts *facts)
{
  CauserieSearchHit *self;

  g_return_val_if_fail (facts != NULL && facts->conversation_uid != NULL, NULL);
  g_return_val_if_fail (facts->conversation_title != NULL && facts->snippet != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_SEARCH_HIT, NULL);
  self->conversation_uid = g_strdup (facts->conversation_uid);
  self->conversation_title = g_strdup (facts->conversation_title);
  self->message_uid = g_strdup (facts->message_uid);
  self->role = facts->role;
  self->time = facts->time;
  self->place = facts->place;
  self->snippet = g_strdup (facts->snippet);
  self->marks = g_memdup2 (facts->marks, facts->n_marks * sizeof (CauserieSearchMark));
  self->n_marks = facts->n_marks;
  return self;
}

const char *
causerie_search_hit_get_conversation_uid (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), NULL);

  return self->conversation_uid;
}

const char *
causerie_search_hit_get_conversation_title (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), NULL);

  return self->conversation_title;
}

const char *
causerie_search_hit_get_message_uid (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), NULL);

  return self->message_uid;
}

CauserieRole
causerie_search_hit_get_role (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), CAUSERIE_ROLE_USER);

  return self->role;
}

gint64
causerie_search_hit_get_time (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), 0);

  return self->time;
}

CauserieSearchPlace
causerie_search_hit_get_place (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), CAUSERIE_SEARCH_TEXT);

  return self->place;
}

const char *
causerie_search_hit_get_snippet (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), NULL);

  return self->snippet;
}

guint
causerie_search_hit_get_n_marks (CauserieSearchHit *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_HIT (self), 0);

  return self->n_marks;
}

void
causerie_search_hit_get_mark (CauserieSearchHit *self, guint i, guint *start, guint *end)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_HIT (self) && i < self->n_marks);

  *start = self->marks[i].start;
  *end = self->marks[i].end;
}
