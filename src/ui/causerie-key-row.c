/* causerie-key-row.c: the field of an API key: hidden, pasted, revealed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-row.h"

#include "causerie-keyring.h"

#include <glib/gi18n.h>

struct _CauserieKeyRow {
  AdwEntryRow      parent_instance;

  char            *kept;   /* owned; NULL: none */
  char            *uri;    /* owned; NULL: none */

  /* template children */
  GtkWidget       *paste;
  GtkToggleButton *reveal;
  GtkLinkButton   *get_key;
};

G_DEFINE_FINAL_TYPE (CauserieKeyRow, causerie_key_row, ADW_TYPE_ENTRY_ROW)

static gboolean
is_empty (CauserieKeyRow *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self)) == '\0';
}

/* Whoever has a key needs the room more than the link. */
static void
show_buttons (CauserieKeyRow *self)
{
  gboolean empty = is_empty (self);

  gtk_widget_set_visible (self->paste, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), !empty || self->kept != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->get_key),
                          empty && self->kept == NULL && self->uri != NULL);
}

/* --- revealing --- */

static void
show_kept (CauserieKeyRow *self, gboolean is_revealed)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->kept == NULL)
    return;

  if (is_revealed && *text == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self), self->kept);
  else if (!is_revealed && g_str_equal (text, self->kept))
    gtk_editable_set_text (GTK_EDITABLE (self), "");
}

static void
reveal_cb (CauserieKeyRow *self)
{
  gboolean is_revealed = gtk_toggle_button_get_active (self->reveal);
  const char *label = is_revealed ? _("Hide the key") : _("Show the key");

  gtk_text_set_visibility (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self))), is_revealed);
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal), is_revealed ? "view-conceal-symbolic"
                                                                   : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reveal), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  show_kept (self, is_revealed);
}

/* --- pasting --- */

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieKeyRow) self = user_data;
  g_autoptr(GError) error = NULL;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  else if (error != NULL)
    g_debug ("nothing is pasted: %s", error->message);
  causerie_keyring_free_key (text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

/* --- the row --- */

static void
causerie_key_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_KEY_ROW);

  G_OBJECT_CLASS (causerie_key_row_parent_class)->dispose (object);
}

static void
causerie_key_row_finalize (GObject *object)
{
  CauserieKeyRow *self = CAUSERIE_KEY_ROW (object);

  causerie_keyring_free_key (self->kept);
  g_free (self->uri);

  G_OBJECT_CLASS (causerie_key_row_parent_class)->finalize (object);
}

static void
causerie_key_row_class_init (CauserieKeyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_key_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_key_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-key-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieKeyRow, paste);
  gtk_widget_class_bind_template_child (widget_class, CauserieKeyRow, reveal);
  gtk_widget_class_bind_template_child (widget_class, CauserieKeyRow, get_key);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  gtk_widget_class_install_action (widget_class, "key.paste", NULL, paste_action);
}

/* What is typed is forgotten with the field, and offered to no input method. */
static void
hide_text (CauserieKeyRow *self)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  g_autoptr(GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_text_set_buffer (text, buffer);
  gtk_text_set_visibility (text, FALSE);
  gtk_text_set_input_purpose (text, GTK_INPUT_PURPOSE_PASSWORD);
  gtk_text_set_input_hints (text, GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_PRIVATE);
}

static void
causerie_key_row_init (CauserieKeyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hide_text (self);
  g_signal_connect (self, "changed", G_CALLBACK (show_buttons), NULL);
  reveal_cb (self);
  show_buttons (self);
}

void
causerie_key_row_set_kept (CauserieKeyRow *self, const char *key)
{
  g_return_if_fail (CAUSERIE_IS_KEY_ROW (self));

  causerie_keyring_free_key (self->kept);
  self->kept = g_strdup (key);
  show_buttons (self);
}

void
causerie_key_row_set_link (CauserieKeyRow *self, const char *uri)
{
  g_return_if_fail (CAUSERIE_IS_KEY_ROW (self));

  g_free (self->uri);
  self->uri = g_strdup (uri);
  if (uri != NULL)
    gtk_link_button_set_uri (self->get_key, uri);
  show_buttons (self);
}
