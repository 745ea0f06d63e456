/* causerie-storage-text.h: how the history on disk is, in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-library.h"

G_BEGIN_DECLS

/* What the bar says. Translated, plain text.
 *
 * The button's action is one of
 *   "storage.save-now"     tries again: causerie_library_save_now()
 *   "storage.repair"       sets the file aside and makes a new one of it, after a question
 *   "storage.show-rescue"  shows `detail`, then causerie_library_note_rescue_seen()
 *   "storage.show-folder"  opens the folder the history lies in */
typedef struct {
  char       *sentence; /* what is the matter, and that nothing is lost if so */
  char       *detail;   /* of a rescue what was found, translated; else the plain technical reason, or NULL */
  const char *button;   /* translated, with a mnemonic; NULL none */
  const char *action;   /* static; NULL with the button */
} CauserieStorageText;

/* NULL while all is well. */
CauserieStorageText *causerie_storage_text_new  (CauserieLibrary     *library);
void                 causerie_storage_text_free (CauserieStorageText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieStorageText, causerie_storage_text_free)

G_END_DECLS
