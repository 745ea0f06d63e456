/* causerie-foreign-turn-private.h: a turn of a foreign chat, from inside
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-foreign-tree.h"

G_BEGIN_DECLS

struct _CauserieForeignTurn {
  char        *id;        /* owned */
  char        *parent_id; /* owned, or NULL */
  CauserieRole role;

  /* What it holds; owned, NULL while there is none. */
  GString             *text;
  GString             *reasoning;
  GPtrArray           *parts; /* of CauseriePart */
  GHashTable          *citations; /* addresses that are among them */
  char                *model;
  char                *provider;
  char                *finish_word;
  CauserieUsage       *usage;
  CauserieFailure     *failure;
  CauserieMessageState state;
  gint64               begin_time; /* microseconds since 1970, 0 unknown */
  gint64               end_time;
  gint64               reasoning_us; /* how long it thought; 0 unknown */

  /* Its place in the tree. */
  CauserieForeignTurn *parent; /* borrowed */
  guint               n_children;
  guint               visit;      /* the walk that came by here, 0 none */
  gboolean            ordered;
  gint64              order_time;
  CauserieMessage    *message; /* borrowed: what it became, or what stands before it when it says nothing */
  CauserieForeignTurn *start;  /* borrowed: the one the message was made for */
  gboolean            at_end;  /* nothing but this goes on with the message */
};

CauserieForeignTurn *causerie_foreign_turn_new      (const char *id, const char *parent_id, CauserieRole role);
void                causerie_foreign_turn_free     (CauserieForeignTurn *self);

/* Whether it leaves no message. */
gboolean            causerie_foreign_turn_is_empty (CauserieForeignTurn *self);

/* Adds what the turn holds to the message of `start`, which may be this turn or an earlier piece of the
 * same answer. */
void                causerie_foreign_turn_fill     (CauserieForeignTurn *self, CauserieForeignTurn *start);

G_END_DECLS
