/* causerie-trust-dialog.c: whether a certificate nobody vouches for is the right one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trust-dialog.h"

#include "causerie-certificates.h"

#include <glib/gi18n.h>

/* Groups of the fingerprint a line, so that it can be read out to somebody. */
#define GROUPS_A_LINE 4

/* Every so many spaces become the end of a line. */
static char *
break_lines (const char *groups)
{
  char *text = g_strdup (groups);
  guint n = 0;

  for (char *p = text; *p != '\0'; p++) {
    if (*p == ' ' && ++n % GROUPS_A_LINE == 0)
      *p = '\n';
  }
  return text;
}

static GtkWidget *
new_fingerprint (const char *fingerprint)
{
  g_autofree char *groups = causerie_fingerprint_format (fingerprint);
  g_autofree char *lines = break_lines (groups);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("Fingerprint of the certificate (SHA-256)"));
  GtkWidget *label = gtk_label_new (lines);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title), label);
  gtk_widget_add_css_class (label, "fingerprint");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
causerie_trust_dialog_new (GtkWindow *parent, const char *host, const char *fingerprint)
{
  AdwMessageDialog *self;

  g_return_val_if_fail (host != NULL && fingerprint != NULL, NULL);

  self = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Trust this certificate?"), NULL));
  adw_message_dialog_format_body (
    self,
    /* Translators: %s is the name or number of a server */
    _("Nobody known vouches that this is %s. If the server is yours, compare the fingerprint with "
      "the one it has; only this certificate will be trusted, and only here."), host);
  adw_message_dialog_set_extra_child (self, new_fingerprint (fingerprint));
  adw_message_dialog_add_responses (self, "cancel", _("Cancel"), "trust", _("Trust"), NULL);
  adw_message_dialog_set_response_appearance (self, "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (self, "cancel");
  adw_message_dialog_set_close_response (self, "cancel");
  return GTK_WIDGET (self);
}
