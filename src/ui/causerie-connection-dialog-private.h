/* causerie-connection-dialog-private.h: the parts of the connection's form among themselves
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-address-row.h"
#include "causerie-advanced-group.h"
#include "causerie-connection-dialog.h"
#include "causerie-connection-draft.h"
#include "causerie-key-row.h"
#include "causerie-note-row.h"
#include "causerie-provider-links.h"
#include "causerie-provider-row.h"

G_BEGIN_DECLS

struct _CauserieConnectionDialog {
  AdwWindow                parent_instance;

  /* owned */
  CauserieSettings        *settings;
  CauserieGateway         *gateway;
  CauserieConnection      *connection;  /* what is edited, or a new one that is not in the settings yet */
  CauserieKeptKeys        *keys;
  CauserieConnectionDraft *draft;       /* what the fields mean as they stand */
  CauserieConnectionDraft *saving;      /* while its secrets are being kept */
  GCancellable            *cancellable; /* of what the keyring is asked */
  char                    *own_address; /* typed for another provider; comes back with Custom */

  gboolean                 is_new;
  gboolean                 name_typed;  /* by the person: it no longer follows the address */
  gboolean                 key_confirmed;
  gboolean                 way_confirmed;
  CauserieConnectionPlace  place;       /* where the focus is when it is shown */
  gboolean                 filling;     /* the program writes into the fields */
  guint                    patience_id; /* until it is said that the keyring takes its time */

  /* template children */
  GtkWidget               *fields;
  CauserieProviderRow     *provider;
  GtkWidget               *name;
  CauserieAddressRow      *base_url;
  CauserieNoteRow         *base_url_note;
  CauserieKeyRow          *key;
  CauserieNoteRow         *key_note;
  GtkWidget               *confirm_key;
  GtkWidget               *unlock;
  GtkWidget               *use_variable;
  CauserieProviderLinks   *links;
  GtkWidget               *check;
  GtkWidget               *app;
  GtkWidget               *app_url;
  GtkWidget               *app_title;
  CauserieAdvancedGroup   *advanced;
  GtkRevealer             *reason_revealer;
  GtkLabel                *reason;
  GtkWidget               *skip_keyring;
};

/* What the fields mean now (transfer full). */
CauserieConnectionDraft *causerie_connection_dialog_read         (CauserieConnectionDialog *self);

/* Everything the form says, anew. */
void                     causerie_connection_dialog_update       (CauserieConnectionDialog *self);

/* What keeps it from being saved, at the foot; NULL: nothing. */
void                     causerie_connection_dialog_show_reason  (CauserieConnectionDialog *self, const char *reason);

/* form.save and form.skip-keyring. */
void                     causerie_connection_dialog_install_save (GtkWidgetClass *widget_class);

/* Nobody waits for the keyring any more. */
void                     causerie_connection_dialog_stop_saving  (CauserieConnectionDialog *self);

G_END_DECLS
