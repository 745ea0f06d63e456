/* causerie-storage-text.c: how the history on disk is, in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-storage-text.h"

#include "causerie-library-private.h"
#include "causerie-store-care.h"

#include <glib/gi18n.h>

/* By CauserieStorageState. */
static const struct {
  const char *sentence; /* NULL: there is nothing to say */
  const char *button;
  const char *action;
} rows[] = {
  [CAUSERIE_STORAGE_RESCUED] = {
    N_("The history was damaged. What could be read of it was saved into a new file."),
    N_("_Show details"), "storage.show-rescue",
  },
  [CAUSERIE_STORAGE_DAMAGED] = {
    N_("The history is damaged. It still works, and it is better to repair it soon."),
    N_("_Repair…"), "storage.repair",
  },
  [CAUSERIE_STORAGE_UNSAVED] = {
    N_("The chats cannot be saved now. Nothing is lost as long as Causerie runs, and it tries again."),
    N_("_Try again"), "storage.save-now",
  },
  [CAUSERIE_STORAGE_READ_ONLY_FOLDER] = {
    N_("The history can only be read. What is new is kept as long as Causerie runs."),
    N_("_Open folder"), "storage.show-folder",
  },
  [CAUSERIE_STORAGE_READ_ONLY_NEWER] = {
    N_("The history was written by a newer version of Causerie and is not changed by this one. What "
       "is new is kept as long as Causerie runs."),
    NULL, NULL,
  },
  [CAUSERIE_STORAGE_FAILED] = {
    N_("The history cannot be read. What is new is kept as long as Causerie runs."),
    N_("_Try again"), "storage.save-now",
  },
};

static char *
describe_rescue (const CauserieRescue *rescue)
{
  g_autofree char *chats = NULL, *messages = NULL, *filled = NULL, *unreadable = NULL;

  chats = g_strdup_printf (ngettext ("%u chat was found.", "%u chats were found.",
                                     rescue->n_conversations), rescue->n_conversations);
  messages = g_strdup_printf (ngettext ("%u message was readable.", "%u messages were readable.",
                                        rescue->n_messages), rescue->n_messages);
  filled = g_strdup_printf (ngettext ("%u message came from a copy.",
                                      "%u messages came from a copy.",
                                      rescue->n_filled_messages), rescue->n_filled_messages);
  unreadable = g_strdup_printf (ngettext ("%u entry was not readable as a whole.",
                                          "%u entries were not readable as a whole.",
                                          rescue->n_unreadable), rescue->n_unreadable);

  /* Translators: what was found in a damaged history: the four sentences above, and where the
   * damaged file lies */
  return g_strdup_printf (_("%s %s %s %s The damaged file was kept as %s."), chats, messages,
                          filled, unreadable, rescue->set_aside);
}

CauserieStorageText *
causerie_storage_text_new (CauserieLibrary *library)
{
  CauserieStorageState state;
  const CauserieRescue *rescue;
  CauserieStorageText *self;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);

  state = causerie_library_get_storage_state (library);
  if (state == CAUSERIE_STORAGE_NORMAL)
    return NULL;

  self = g_new0 (CauserieStorageText, 1);
  self->sentence = g_strdup (_(rows[state].sentence));
  self->button = rows[state].button != NULL ? _(rows[state].button) : NULL;
  self->action = rows[state].action;

  rescue = causerie_store_get_rescue (causerie_library_get_store (library));
  if (state == CAUSERIE_STORAGE_RESCUED && rescue != NULL)
    self->detail = describe_rescue (rescue);
  else
    self->detail = g_strdup (causerie_library_get_storage_error (library));

  return self;
}

void
causerie_storage_text_free (CauserieStorageText *self)
{
  g_free (self->sentence);
  g_free (self->detail);
  g_free (self);
}
