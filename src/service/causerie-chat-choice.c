/* causerie-chat-choice.c: what is chosen for one chat alone
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-chat-profile.h"
#include "causerie-library-private.h"

static CauserieSettings *
get_settings (CauserieChat *self)
{
  return causerie_library_get_settings (self->library);
}

/* A new chat is on the disk from its first message on. */
static void
save (CauserieChat *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->conversation)) > 0)
    causerie_library_save (self->library, self->conversation);
}

/* One news for both: what differs makes no sense without what it differs from. */
static void
write_setup (CauserieChat *self, CauserieProfile *profile, guint differs)
{
  g_autofree char *setup = causerie_chat_setup_write (profile, differs);

  g_object_freeze_notify (G_OBJECT (self->conversation));
  causerie_conversation_set_profile (self->conversation, causerie_profile_get_uid (profile));
  causerie_conversation_set_setup (self->conversation, setup);
  g_object_thaw_notify (G_OBJECT (self->conversation));
}

void
causerie_chat_keep_setup (CauserieChat *self)
{
  write_setup (self, self->profile, self->differs);
}

void
causerie_chat_set_profile (CauserieChat *self, CauserieProfile *profile)
{
  g_return_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_PROFILE (profile));

  causerie_settings_set_string (get_settings (self), CAUSERIE_SETTING_LAST_PROFILE,
                                causerie_profile_get_uid (profile));
  write_setup (self, profile, 0);
  save (self);
}

/* What a choice begins with (transfer full): a chat that has nothing to ask with, as its connection
 * is gone, still has its instructions. */
static CauserieProfile *
new_wanted (CauserieChat *self)
{
  g_auto(CauserieChatProfile) resolved = { 0 };
  CauserieProfile *wanted, *base;

  causerie_chat_profile_resolve (get_settings (self), self->conversation, &resolved);
  base = resolved.profile != NULL ? resolved.profile : resolved.kept;
  wanted = causerie_profile_new (base != NULL ? causerie_profile_get_uid (base) : NULL);
  if (base != NULL)
    causerie_profile_assign (wanted, base);

  return wanted;
}

/* A field that is as in the saved profile does not differ from it. Of a profile that was deleted,
 * what is chosen afterwards differs from what it was, should it come back. */
static guint
find_differences (CauserieChat *self, CauserieProfile *wanted)
{
  if (self->saved != NULL)
    return (self->differs & ~causerie_chat_setup_compare (self->profile, wanted)) |
           causerie_chat_setup_compare (self->saved, wanted);

  return self->profile != NULL
       ? self->differs | causerie_chat_setup_compare (self->profile, wanted)
       : self->differs | 1u << CAUSERIE_SETUP_MODEL;
}

/* Does not save: what is typed changes with each key. */
static void
choose (CauserieChat *self, CauserieProfile *wanted)
{
  guint differs = find_differences (self, wanted);

  if (self->saved != NULL)
    causerie_chat_setup_combine (wanted, self->saved, wanted, differs);
  write_setup (self, wanted, differs);
}

static void
save_soon (CauserieChat *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->conversation)) > 0)
    causerie_library_note_draft (self->library, self->conversation);
}

void
causerie_chat_choose_model (CauserieChat *self, const char *connection_uid, const char *model_id)
{
  g_autoptr(CauserieProfile) wanted = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT (self) && connection_uid != NULL && model_id != NULL);

  wanted = new_wanted (self);
  name = causerie_profile_name_for_model (model_id);
  causerie_profile_set_name (wanted, name);
  causerie_profile_set_connection (wanted, connection_uid);
  causerie_profile_set_model (wanted, model_id);
  choose (self, wanted);
  save (self);
}

void
causerie_chat_override_instructions (CauserieChat *self, const char *instructions)
{
  g_autoptr(CauserieProfile) wanted = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT (self) && instructions != NULL);

  wanted = new_wanted (self);
  causerie_profile_set_instructions (wanted, instructions);
  choose (self, wanted);
  save_soon (self);
}

void
causerie_chat_override_params (CauserieChat *self, const CauserieParams *params)
{
  g_autoptr(CauserieProfile) wanted = NULL;

  g_return_if_fail (CAUSERIE_IS_CHAT (self) && params != NULL);

  wanted = new_wanted (self);
  causerie_profile_set_params (wanted, params);
  choose (self, wanted);
  save_soon (self);
}

/* --- what differs --- */

gboolean
causerie_chat_differs (CauserieChat *self, CauserieSetupField field)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && field < CAUSERIE_N_SETUP_FIELDS, FALSE);

  return self->saved != NULL && (self->differs & (1u << field)) != 0;
}

guint
causerie_chat_count_differences (CauserieChat *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), 0);

  return self->saved != NULL ? (guint) __builtin_popcount (self->differs) : 0;
}

static void
reset (CauserieChat *self, guint differs)
{
  g_autoptr(CauserieProfile) wanted = NULL;

  if (self->saved == NULL || differs == self->differs)
    return;

  wanted = causerie_profile_new (causerie_profile_get_uid (self->saved));
  causerie_chat_setup_combine (wanted, self->saved, self->profile, differs);
  write_setup (self, wanted, differs);
  save (self);
}

void
causerie_chat_reset (CauserieChat *self, CauserieSetupField field)
{
  g_return_if_fail (CAUSERIE_IS_CHAT (self) && field < CAUSERIE_N_SETUP_FIELDS);

  reset (self, self->differs & ~(1u << field));
}

void
causerie_chat_reset_all (CauserieChat *self)
{
  g_return_if_fail (CAUSERIE_IS_CHAT (self));

  reset (self, 0);
}

/* --- into a profile --- */

gboolean
causerie_chat_save_to_profile (CauserieChat *self)
{
  g_autoptr(CauserieProfile) saved = NULL;
  g_autoptr(CauserieProfile) wanted = NULL;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self), FALSE);

  if (self->saved == NULL)
    return FALSE;
  if (self->differs == 0)
    return TRUE;

  saved = g_object_ref (self->saved);
  wanted = new_wanted (self);
  for (CauserieSetupField field = 0; field < CAUSERIE_N_SETUP_FIELDS; field++) {
    if (self->differs & (1u << field))
      causerie_setup_field_copy (field, wanted, saved);
  }
  write_setup (self, saved, 0);
  save (self);

  return TRUE;
}

CauserieProfile *
causerie_chat_save_as_profile (CauserieChat *self, const char *name)
{
  g_autoptr(CauserieProfile) profile = NULL;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && name != NULL, NULL);

  if (self->profile == NULL)
    return NULL;

  profile = causerie_profile_new (NULL);
  causerie_profile_assign (profile, self->profile);
  causerie_profile_set_name (profile, name);
  causerie_settings_add_profile (get_settings (self), profile);
  causerie_chat_set_profile (self, profile);

  return profile; /* the settings keep it */
}
