/* causerie-ledger-entry.h: what one request used, in tokens and money
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-usage.h"

G_BEGIN_DECLS

/* Why a request was made. Only answers are asked for by the person; the rest are the program's own. */
typedef enum {
  CAUSERIE_PURPOSE_ANSWER,
  CAUSERIE_PURPOSE_TITLE, /* a name for a chat */
  CAUSERIE_PURPOSE_TEST,  /* of a model that is being added */
  CAUSERIE_PURPOSE_CHECK, /* of a connection */
} CauseriePurpose;

#define CAUSERIE_TYPE_PURPOSE (causerie_purpose_get_type ())
GType causerie_purpose_get_type (void);

/* One row of the ledger. It holds words of its own instead of pointing at a chat, a profile or a connection,
 * and so outlives them. Everything is owned; a text that is not known is NULL. */
typedef struct {
  char            *uid;
  gint64           time;            /* when it was sent; microseconds since 1970 */
  CauseriePurpose  purpose;
  char            *outcome;         /* "done", "stopped", or the name of the failure's kind */
  char            *connection;      /* uid */
  char            *connection_name; /* as it was called then */
  char            *profile;         /* uid */
  char            *model;           /* asked for */
  char            *answered_model;
  char            *provider;
  char            *generation_id;
  char            *conversation;    /* uid; NULL where there is none */
  char            *message;         /* uid of the answer; NULL where it is no chat's */
  CauserieUsage   *usage;           /* NULL: nothing was told */
} CauserieLedgerEntry;

CauserieLedgerEntry *causerie_ledger_entry_new  (void); /* with a new uid and the time now */
CauserieLedgerEntry *causerie_ledger_entry_copy (const CauserieLedgerEntry *self);
void                 causerie_ledger_entry_free (CauserieLedgerEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieLedgerEntry, causerie_ledger_entry_free)

/* What can be summed by. */
typedef enum {
  CAUSERIE_LEDGER_BY_DAY,        /* key "2026-11-22", of the person's own clock */
  CAUSERIE_LEDGER_BY_MONTH,      /* key "2026-11" */
  CAUSERIE_LEDGER_BY_MODEL,      /* key the model that answered, else the one that was asked */
  CAUSERIE_LEDGER_BY_CHAT,       /* key the conversation's uid, name its title if it is there */
  CAUSERIE_LEDGER_BY_CONNECTION, /* key the uid, name as it was called last */
  CAUSERIE_LEDGER_BY_PURPOSE,    /* key the purpose's name */
} CauserieLedgerGroup;

/* What a group of requests comes to. Money is exact: what the provider said and what was estimated are never
 * mixed, and a request whose cost nobody knows is counted as one, not as free. */
typedef struct {
  char          *key;            /* owned; "" for requests without one */
  char          *name;           /* owned, or NULL */
  gint64         n_requests;
  gint64         n_unpriced;     /* of them: cost unknown, though tokens were used */
  gint64         prompt_tokens;  /* of those that told */
  gint64         completion_tokens;
  gint64         reasoning_tokens;
  gint64         cached_tokens;
  CauserieMoney *cost;           /* owned, never NULL */
  CauserieMoney *estimate;       /* owned, never NULL */
} CauserieLedgerSum;

CauserieLedgerSum *causerie_ledger_sum_new  (const char *key, const char *name);
void               causerie_ledger_sum_free (CauserieLedgerSum *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieLedgerSum, causerie_ledger_sum_free)

/* `count` requests of one cost (NULL: unknown) more. */
void               causerie_ledger_sum_add_cost (CauserieLedgerSum *self,
                                                 CauserieMoney     *cost,
                                                 gboolean           is_estimate,
                                                 gint64             count);

G_END_DECLS
