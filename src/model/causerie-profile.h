/* causerie-profile.h: a saved model configuration
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-params.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROFILE (causerie_profile_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProfile, causerie_profile, CAUSERIE, PROFILE, GObject)

/* Properties: uid (construct-only), name, connection (a connection's uid, "" none), model,
 * instructions (system prompt, "" none), icon (an emoji, "" none), color (one of
 * causerie_profile_list_colors(), "" none), starters (first messages to choose from, one a line),
 * title-model (asked for a chat's title on the same connection, "" none is asked), params (boxed
 * CauserieParams). Strings are never NULL. */
CauserieProfile      *causerie_profile_new              (const char *uid); /* NULL: a new one */

const char           *causerie_profile_get_uid          (CauserieProfile *self);
const char           *causerie_profile_get_name         (CauserieProfile *self);
const char           *causerie_profile_get_connection   (CauserieProfile *self);
const char           *causerie_profile_get_model        (CauserieProfile *self);
const char           *causerie_profile_get_instructions (CauserieProfile *self);
const char           *causerie_profile_get_icon         (CauserieProfile *self);
const char           *causerie_profile_get_color        (CauserieProfile *self);
const char           *causerie_profile_get_starters     (CauserieProfile *self);
const char           *causerie_profile_get_title_model  (CauserieProfile *self);
const CauserieParams *causerie_profile_get_params       (CauserieProfile *self);

void                  causerie_profile_set_name         (CauserieProfile *self, const char *name);
void                  causerie_profile_set_connection   (CauserieProfile *self, const char *connection);
void                  causerie_profile_set_model        (CauserieProfile *self, const char *model);
void                  causerie_profile_set_instructions (CauserieProfile *self, const char *instructions);
void                  causerie_profile_set_icon         (CauserieProfile *self, const char *icon);
void                  causerie_profile_set_color        (CauserieProfile *self, const char *color);
void                  causerie_profile_set_starters     (CauserieProfile *self, const char *starters);
void                  causerie_profile_set_title_model  (CauserieProfile *self, const char *title_model);
void                  causerie_profile_set_params       (CauserieProfile *self, const CauserieParams *params);

/* Becomes like another, but for the uid; each property that changes is notified once. */
void                  causerie_profile_assign           (CauserieProfile *self, CauserieProfile *source);

/* The starters, without empty lines and the spaces around them (transfer full). */
char                **causerie_profile_dup_starters     (CauserieProfile *self);

/* Names of colours, which the style sheet has as "profile-NAME"; NULL-terminated. */
const char * const   *causerie_profile_list_colors      (void);

/* A name for a model identifier that nobody named: "moonshotai/kimi-k2" gives "kimi-k2". */
char                 *causerie_profile_name_for_model   (const char *model);

G_END_DECLS
