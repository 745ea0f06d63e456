/* causerie-risk-dialog.c: whether a key is sent in spite of what speaks against it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-risk-dialog.h"

#include "causerie-url.h"

#include <glib/gi18n.h>

static void
say (AdwMessageDialog *self, CauserieRisk risk, const char *host)
{
  if (risk == CAUSERIE_RISK_PLAIN_HTTP) {
    adw_message_dialog_set_heading (self, _("Send without encryption?"));
    adw_message_dialog_format_body (
      self,
      /* Translators: %s is the name of a server */
      _("The address of %s begins with http://. Anybody on the way there can read the key and the "
        "messages. This will not be asked again for this server."), host);
  } else {
    adw_message_dialog_set_heading (self, _("Send the key there?"));
    adw_message_dialog_format_body (
      self,
      /* Translators: %s is the name of a server */
      _("The key looks like one of another provider. Whoever runs %s will be able to use it. This "
        "will not be asked again for this server."), host);
  }
}

GtkWidget *
causerie_risk_dialog_new (GtkWindow *parent, CauserieConnection *connection, CauserieRisk risk)
{
  AdwMessageDialog *self;
  g_autofree char *host = NULL;

  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  host = causerie_url_dup_host (causerie_connection_get_base_url (connection));
  self = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  say (self, risk, host != NULL ? host : "");
  adw_message_dialog_add_responses (self, "cancel", _("Cancel"), "send", _("Send anyway"), NULL);
  adw_message_dialog_set_response_appearance (self, "send", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (self, "cancel");
  adw_message_dialog_set_close_response (self, "cancel");
  return GTK_WIDGET (self);
}
