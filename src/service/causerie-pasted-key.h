/* causerie-pasted-key.h: the API key in what a person pasted
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-provider.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_PASTED_NOTHING, /* nothing but blanks */
  CAUSERIE_PASTED_KEY,
  CAUSERIE_PASTED_NO_KEY,  /* some text in which nothing looks like one */
  CAUSERIE_PASTED_SAMPLE,  /* what stands for a key in a guide: "sk-or-v1-xxxx", "YOUR_API_KEY", "$KEY" */
  CAUSERIE_PASTED_BROKEN,  /* a space or a character in it that no key has */
  CAUSERIE_PASTED_CUT,     /* shorter than the keys of its provider are */
} CauseriePastedState;

typedef struct {
  CauseriePastedState     state;
  char                   *key;      /* owned; NULL unless the state is CAUSERIE_PASTED_KEY */
  const CauserieProvider *provider; /* whose it is, by its beginning, the variable it was in, or the address
                                     * beside it; NULL: nobody can tell */
  char                   *base_url; /* owned; the canonical address that stood beside it; NULL: none did */
} CauseriePastedKey;

/* Finds it in a bare key, in quotes or not, after "Bearer", in lines of a .env file, in a curl command. A
 * key that was broken over lines is put together where its length is known. Never NULL. */
CauseriePastedKey *causerie_pasted_key_read    (const char *text);
void               causerie_pasted_key_free    (CauseriePastedKey *self); /* overwrites the key */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauseriePastedKey, causerie_pasted_key_free)

/* What is wrong with it, one translated sentence (transfer full); NULL: nothing, or nothing was pasted. */
char              *causerie_pasted_key_explain (const CauseriePastedKey *self);

G_END_DECLS
