/* causerie-kept-keys.h: which connections have a key, as far as it is known, while a form is open
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-connection.h"
#include "causerie-keyring.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_KEY_UNKNOWN, /* not looked up, or not answered yet */
  CAUSERIE_KEY_NONE,    /* none is kept, or none can be read */
  CAUSERIE_KEY_KEPT,
} CauserieKeyState;

#define CAUSERIE_TYPE_KEPT_KEYS (causerie_kept_keys_get_type ())
G_DECLARE_FINAL_TYPE (CauserieKeptKeys, causerie_kept_keys, CAUSERIE, KEPT_KEYS, GObject)

/* Looks keys up once each, without anybody waiting for the answer. Signal: "changed", when more is known. */
CauserieKeptKeys *causerie_kept_keys_new       (CauserieKeyring *keyring);

/* Asks the keyring for the connection's key unless that was done before. It may show a prompt. */
void              causerie_kept_keys_look_up   (CauserieKeptKeys *self, CauserieConnection *connection);

CauserieKeyState  causerie_kept_keys_get_state (CauserieKeptKeys *self, CauserieConnection *connection);

/* Whether none is known because the keyring is locked. */
gboolean          causerie_kept_keys_is_locked (CauserieKeptKeys *self, CauserieConnection *connection);

/* The key that is kept, to be shown to whom it belongs (transfer full, free with causerie_keyring_free_key());
 * NULL: none is known. */
char             *causerie_kept_keys_dup_key   (CauserieKeptKeys *self, CauserieConnection *connection);

/* Whether `key` is the one that is kept for the connection. */
gboolean          causerie_kept_keys_is_same   (CauserieKeptKeys   *self,
                                                CauserieConnection *connection,
                                                const char         *key);

/* What is known without asking: `key` NULL, none. */
void              causerie_kept_keys_set       (CauserieKeptKeys   *self,
                                                CauserieConnection *connection,
                                                const char         *key);

/* "Saved in the keyring" or where a Flatpak keeps it, "Kept for this run only", "No API key", "No API key
 * needed"; "" while it is not known. Translated, plain text (static). */
const char       *causerie_kept_keys_get_text  (CauserieKeptKeys *self, CauserieConnection *connection);

G_END_DECLS
