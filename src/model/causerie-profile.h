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
 * instructions (system prompt, "" none), params (boxed CauserieParams). Strings are never NULL. */
CauserieProfile      *causerie_profile_new              (const char *uid); /* NULL: a new one */

const char           *causerie_profile_get_uid          (CauserieProfile *self);
const char           *causerie_profile_get_name         (CauserieProfile *self);
const char           *causerie_profile_get_connection   (CauserieProfile *self);
const char           *causerie_profile_get_model        (CauserieProfile *self);
const char           *causerie_profile_get_instructions (CauserieProfile *self);
const CauserieParams *causerie_profile_get_params       (CauserieProfile *self);

void                  causerie_profile_set_name         (CauserieProfile *self, const char *name);
void                  causerie_profile_set_connection   (CauserieProfile *self, const char *connection);
void                  causerie_profile_set_model        (CauserieProfile *self, const char *model);
void                  causerie_profile_set_instructions (CauserieProfile *self, const char *instructions);
void                  causerie_profile_set_params       (CauserieProfile *self, const CauserieParams *params);

/* A name for a model identifier that nobody named: "moonshotai/kimi-k2" gives "kimi-k2". */
char                 *causerie_profile_name_for_model   (const char *model);

G_END_DECLS
