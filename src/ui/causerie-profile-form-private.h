/* causerie-profile-form-private.h: what the files of the form of a model share
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-address-row.h"
#include "causerie-model-name-row.h"
#include "causerie-more-group.h"
#include "causerie-note-row.h"
#include "causerie-params-group.h"
#include "causerie-profile-form.h"
#include "causerie-provider-row.h"
#include "causerie-sign-row.h"

G_BEGIN_DECLS

struct _CauserieProfileForm {
  AdwBin                parent_instance;

  /* owned */
  CauserieSettings     *settings;
  CauserieCatalogue    *catalogue;       /* NULL: none */
  CauserieProfile      *profile;         /* NULL: a new one */
  CauserieKeptKeys     *keys;
  CauserieProfileDraft *draft;           /* what the fields mean now; NULL before set_up */
  char                 *new_uid;         /* of a connection that may have to be made */
  char                 *untouched;       /* what the fields held before anything was typed */
  GCancellable         *cancellable;     /* of choosing a model */
  char                 *own_address;     /* typed for another provider; comes back with Custom */

  gboolean              filling;         /* the program writes into the fields */
  gboolean              name_typed;      /* by the person: it no longer follows the model */
  gboolean              connection_name_typed;
  guint                 confirmed;       /* bits by CauserieRisk, for this key and this address */

  GtkEventControllerFocus *model_focus;  /* the model's row has it */

  /* template children */
  CauserieProviderRow  *provider;
  CauserieAddressRow   *base_url;
  CauserieNoteRow      *base_url_note;
  CauserieModelNameRow *model;
  CauserieNoteRow      *model_note;
  GtkBox               *close_models;    /* in it: buttons */
  GtkWidget            *choose_model;
  GtkWidget            *key;
  GtkLinkButton        *get_key;
  CauserieNoteRow      *key_note;
  GtkWidget            *confirm_key;
  GtkWidget            *connection_name;
  CauserieNoteRow      *connection_name_note;
  CauserieParamsGroup  *params;
  CauserieMoreGroup    *more;
  CauserieSignRow      *sign;
  GtkTextView          *instructions;
  GtkWidget            *name;
};

/* Says beside each field what is wrong with it and what will happen, as the draft has it. */
void causerie_profile_form_show_notes  (CauserieProfileForm *self);

/* Says what the catalogue knows of the model that is named: price, limits, and what is like one that is gone. */
void causerie_profile_form_show_model  (CauserieProfileForm *self);

/* The uid of a connection whose list has the models of the typed server (borrowed); NULL: none has. */
const char *causerie_profile_form_find_offer (CauserieProfileForm *self);

G_END_DECLS
