/* causerie-profile-draft.h: what saving a model means, from what is typed so far
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-kept-keys.h"
#include "causerie-settings.h"

G_BEGIN_DECLS

/* What is typed so far. A plain value; everything in it is borrowed for the call that takes it. */
typedef struct {
  CauserieProfile *profile;         /* the one that is edited; NULL: a new one */
  const char      *name;            /* "": from the model */
  const char      *provider;        /* id of the chosen row */
  const char      *base_url;
  const char      *model;
  const char      *key;             /* "": the one that is kept, or none */
  guint            confirmed;       /* bits by CauserieRisk: what the person said is meant */
  const char      *connection_name; /* for a connection whose name is asked for; "": a fitting one */
  const char      *new_uid;         /* the uid a new connection will have */
  const char      *instructions;

  /* NULL: as the edited profile has it */
  const char      *params[CAUSERIE_N_PARAMS];      /* numbers, and the words of choices */
  const char      *texts[CAUSERIE_N_TEXT_PARAMS];
  const char      *icon;
  const char      *color;
  const char      *starters;
  const char      *title_model;
} CauserieTypedProfile;

typedef enum {
  CAUSERIE_DRAFT_BASE_URL,
  CAUSERIE_DRAFT_MODEL,
  CAUSERIE_DRAFT_KEY,
  CAUSERIE_DRAFT_PARAM, /* + CauserieParam */
  CAUSERIE_DRAFT_TEXT_PARAM = CAUSERIE_DRAFT_PARAM + CAUSERIE_N_PARAMS, /* + CauserieTextParam */
  CAUSERIE_N_DRAFT_FIELDS = CAUSERIE_DRAFT_TEXT_PARAM + CAUSERIE_N_TEXT_PARAMS,
} CauserieDraftField;

typedef enum {
  CAUSERIE_DRAFT_FINE,
  CAUSERIE_DRAFT_MISSING,     /* empty, and nothing works without it */
  CAUSERIE_DRAFT_WRONG,       /* cannot be understood */
  CAUSERIE_DRAFT_FOREIGN_KEY, /* looks like another provider's key; not sent unless confirmed */
  CAUSERIE_DRAFT_READABLE_KEY, /* would cross the internet in the clear; not sent unless confirmed */
} CauserieDraftProblem;

/* What becomes of the connection. */
typedef enum {
  CAUSERIE_DRAFT_USES,     /* one that exists, as it is */
  CAUSERIE_DRAFT_CHANGES,  /* the profile's own, which no other profile uses: same server, key kept */
  CAUSERIE_DRAFT_REPLACES, /* the same, but another server: the key does not follow */
  CAUSERIE_DRAFT_MAKES,    /* a new one */
} CauserieDraftOutcome;

typedef struct {
  CauserieDraftProblem  problems[CAUSERIE_N_DRAFT_FIELDS];
  CauserieDraftOutcome  outcome;
  CauserieConnection   *connection; /* owned; as it will be: for a test, and to keep the key by. The live
                                     * object when it is used as it is, else a copy or a new one */
  CauserieConnection   *before;     /* owned; what is changed or replaced; NULL */
  gboolean              asks_name;  /* another key for an address that has a connection: a name tells them apart */
  char                 *key;        /* owned; cleaned, to be kept and sent; NULL: the kept one, or none */
  gboolean              is_foreign; /* the key, and it was confirmed if the draft is complete; so too … */
  gboolean              is_readable;
  char                 *model;      /* owned */
  char                 *name;       /* owned */
  char                 *instructions; /* owned */
  char                 *icon;       /* owned */
  char                 *color;      /* owned */
  char                 *starters;   /* owned */
  char                 *title_model; /* owned */
  CauserieParams        params;     /* without those that are wrong */
  char                 *faults[CAUSERIE_N_TEXT_PARAMS]; /* owned; why a text is wrong, translated; NULL */
} CauserieProfileDraft;

/* The connection with the same provider and address is used, with the key that is kept for it. A typed key
 * that is another one makes another connection, except where it is the first key, or the connection
 * belongs to the edited profile alone. Keys that are not known yet are looked up by the caller. */
CauserieProfileDraft *causerie_profile_draft_new       (const CauserieTypedProfile *typed,
                                                        CauserieSettings          *settings,
                                                        CauserieKeptKeys          *keys);
void                  causerie_profile_draft_free      (CauserieProfileDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieProfileDraft, causerie_profile_draft_free)

/* It can be asked and saved: address, model, key and numbers are good. */
gboolean              causerie_profile_draft_is_complete (const CauserieProfileDraft *self);

/* The sentence for a field's problem, translated; NULL when it has none. (transfer full) */
char                 *causerie_profile_draft_explain   (const CauserieProfileDraft *self, CauserieDraftField field);

/* That of the first field that stops saving; NULL when nothing does. (transfer full) */
char                 *causerie_profile_draft_why_not   (const CauserieProfileDraft *self);

/* Writes connection and profile; only a complete draft. The key is the caller's to keep, before, under
 * the connection's uid, and to clear for what is replaced. Returns the profile (transfer full). */
CauserieProfile      *causerie_profile_draft_save      (const CauserieProfileDraft *self,
                                                        CauserieSettings           *settings,
                                                        CauserieProfile            *profile);

G_END_DECLS
