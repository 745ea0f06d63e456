/* causerie-chat-setup.h: what one chat asks with, apart from any saved profile
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-profile.h"

G_BEGIN_DECLS

/* A chat asks with a saved profile, but for what was chosen for this chat alone. The fields that can be
 * chosen so: a number below CAUSERIE_N_SETUP_FIELDS, which fits a bit of a guint. */
typedef enum {
  CAUSERIE_SETUP_MODEL,        /* with the connection that has it */
  CAUSERIE_SETUP_INSTRUCTIONS,
  CAUSERIE_SETUP_FIRST_PARAM,
  CAUSERIE_SETUP_FIRST_TEXT_PARAM = CAUSERIE_SETUP_FIRST_PARAM + CAUSERIE_N_PARAMS,
  CAUSERIE_N_SETUP_FIELDS = CAUSERIE_SETUP_FIRST_TEXT_PARAM + CAUSERIE_N_TEXT_PARAMS
} CauserieSetupField;

#define CAUSERIE_SETUP_PARAM(param)      ((CauserieSetupField) (CAUSERIE_SETUP_FIRST_PARAM + (param)))
#define CAUSERIE_SETUP_TEXT_PARAM(param) ((CauserieSetupField) (CAUSERIE_SETUP_FIRST_TEXT_PARAM + (param)))

/* "model", "instructions", or the name of the parameter. */
const char *causerie_setup_field_get_name (CauserieSetupField field);

gboolean    causerie_setup_field_is_set   (CauserieSetupField field, CauserieProfile *profile);
gboolean    causerie_setup_field_equal    (CauserieSetupField field, CauserieProfile *a, CauserieProfile *b);
void        causerie_setup_field_copy     (CauserieSetupField field, CauserieProfile *from, CauserieProfile *to);

/* The fields two profiles differ in, a bit each. */
guint       causerie_chat_setup_compare   (CauserieProfile *a, CauserieProfile *b);

/* Makes `profile` what a chat asks with: `saved` with the fields `differs` of `chosen`. Where the model is
 * chosen, its name is that of the model. */
void        causerie_chat_setup_combine   (CauserieProfile *profile,
                                           CauserieProfile *saved,
                                           CauserieProfile *chosen,
                                           guint            differs);

/* What is stored with a conversation: the whole of what it asks with and the fields that differ on purpose,
 * as text (transfer full):
 *   {"name":"Kimi K2","connection":"…","model":"moonshotai/kimi-k2","instructions":"Be brief.",
 *    "icon":"🌙","params":{"temperature":0.2},"differs":["temperature"]}
 * What is empty is left out; the starters, which a chat that began has no use for, too. */
char       *causerie_chat_setup_write     (CauserieProfile *profile, guint differs);

/* Reads it into `profile`, whose uid stays; what cannot be read is empty. FALSE when it is no object at all.
 * `differs` may be NULL. */
gboolean    causerie_chat_setup_read      (const char *text, CauserieProfile *profile, guint *differs);

G_END_DECLS
