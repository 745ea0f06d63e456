/* causerie-trust-row.c: whose certificates a connection trusts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trust-row.h"

#include "causerie-certificates.h"
#include "causerie-note-row.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

struct _CauserieTrustRow {
  AdwExpanderRow        parent_instance;

  /* owned */
  char                 *authority;   /* PEM, "" none; as `certificate` never NULL */
  char                 *certificate;
  GtkFileChooserNative *chooser;     /* while it is open; else NULL */
  GCancellable         *cancellable;

  /* template children */
  AdwActionRow         *authority_row;
  GtkWidget            *choose;
  GtkWidget            *forget_authority;
  CauserieNoteRow      *authority_note;
  AdwActionRow         *certificate_row;
};

G_DEFINE_FINAL_TYPE (CauserieTrustRow, causerie_trust_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

/* What is trusted, as long as the row is folded. */
static void
show_summary (CauserieTrustRow *self, const char *names)
{
  g_autofree char *escaped = NULL;
  const char *summary;

  if (*self->certificate != '\0')
    summary = _("One certificate is trusted by its fingerprint");
  else
    summary = *names != '\0' ? names : _("Those the system trusts");
  escaped = g_markup_escape_text (summary, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

static void
update (CauserieTrustRow *self)
{
  g_autofree char *names = causerie_certificates_describe (self->authority);
  g_autofree char *fingerprint = causerie_fingerprint_format (self->certificate);
  gboolean has_authority = *self->authority != '\0';

  set_subtitle (self->authority_row, has_authority ? names : _("Beside those of the system"));
  gtk_widget_set_visible (self->choose, !has_authority);
  gtk_widget_set_visible (self->forget_authority, has_authority);
  set_subtitle (self->certificate_row, fingerprint);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate_row), *self->certificate != '\0');
  show_summary (self, names);
}

static void
set_authority (CauserieTrustRow *self, const char *pem)
{
  causerie_note_row_say (self->authority_note, NULL, CAUSERIE_NOTE_PLAIN);
  if (!causerie_set_string (&self->authority, pem))
    return;

  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieTrustRow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *pem = causerie_certificates_load_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pem != NULL)
    set_authority (self, pem);
  else
    causerie_note_row_say (self->authority_note, _("There is no certificate in this file."),
                           CAUSERIE_NOTE_QUESTION);
}

static void
chosen_cb (CauserieTrustRow *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    causerie_trust_row_open (self, file);
}

static void
choose_cb (CauserieTrustRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Certificate authority"), GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
forget_authority_cb (CauserieTrustRow *self)
{
  set_authority (self, "");
  gtk_widget_grab_focus (self->choose);
}

static void
forget_certificate_cb (CauserieTrustRow *self)
{
  causerie_set_string (&self->certificate, "");
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
causerie_trust_row_dispose (GObject *object)
{
  CauserieTrustRow *self = CAUSERIE_TRUST_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_TRUST_ROW);

  G_OBJECT_CLASS (causerie_trust_row_parent_class)->dispose (object);
}

static void
causerie_trust_row_finalize (GObject *object)
{
  CauserieTrustRow *self = CAUSERIE_TRUST_ROW (object);

  g_object_unref (self->cancellable);
  g_free (self->authority);
  g_free (self->certificate);

  G_OBJECT_CLASS (causerie_trust_row_parent_class)->finalize (object);
}

static void
causerie_trust_row_class_init (CauserieTrustRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_trust_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_trust_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-trust-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieTrustRow, authority_row);
  gtk_widget_class_bind_template_child (widget_class, CauserieTrustRow, choose);
  gtk_widget_class_bind_template_child (widget_class, CauserieTrustRow, forget_authority);
  gtk_widget_class_bind_template_child (widget_class, CauserieTrustRow, authority_note);
  gtk_widget_class_bind_template_child (widget_class, CauserieTrustRow, certificate_row);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_authority_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_certificate_cb);
  gtk_widget_class_install_property_action (widget_class, "row.expanded", "expanded");
}

static void
causerie_trust_row_init (CauserieTrustRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->authority = g_strdup ("");
  self->certificate = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

void
causerie_trust_row_show (CauserieTrustRow *self, CauserieConnection *connection)
{
  g_return_if_fail (CAUSERIE_IS_TRUST_ROW (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_set_string (&self->authority, causerie_connection_get_authority (connection));
  causerie_set_string (&self->certificate, causerie_connection_get_certificate (connection));
  update (self);
}

void
causerie_trust_row_read (CauserieTrustRow *self, CauserieTypedRoute *typed)
{
  g_return_if_fail (CAUSERIE_IS_TRUST_ROW (self) && typed != NULL);

  typed->authority = self->authority;
  typed->certificate = self->certificate;
}

void
causerie_trust_row_open (CauserieTrustRow *self, GFile *file)
{
  g_return_if_fail (CAUSERIE_IS_TRUST_ROW (self) && G_IS_FILE (file));

  causerie_certificates_load_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}
