/* causerie-profile-form.h: the fields of a model, in the order of the guide
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-catalogue.h"
#include "causerie-profile-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PROFILE_FORM (causerie_profile_form_get_type ())
G_DECLARE_FINAL_TYPE (CauserieProfileForm, causerie_profile_form, CAUSERIE, PROFILE_FORM, AdwBin)

/* Tells beside each field what is wrong with it and what will happen; keeps what is typed as it is.
 * Signal: "changed": the draft is another one. */

/* Once. `catalogue` NULL: nothing is known of models. `profile`: the one that is edited; NULL: a new one. */
void                        causerie_profile_form_set_up     (CauserieProfileForm *self,
                                                              CauserieSettings    *settings,
                                                              CauserieKeyring     *keyring,
                                                              CauserieCatalogue   *catalogue,
                                                              CauserieProfile     *profile);

/* Fields of a new model, from a profile that is not saved; they count as typed. */
void                        causerie_profile_form_fill       (CauserieProfileForm *self,
                                                              CauserieProfile     *profile,
                                                              const char          *provider,
                                                              const char          *base_url);

/* What the fields mean now; holds until they change. */
const CauserieProfileDraft *causerie_profile_form_get_draft  (CauserieProfileForm *self);

/* The person is done for now: completes the address in its field. What the fields mean then (transfer full). */
CauserieProfileDraft       *causerie_profile_form_finish     (CauserieProfileForm *self);

/* Something was typed that would be lost. */
gboolean                    causerie_profile_form_is_touched (CauserieProfileForm *self);

G_END_DECLS
