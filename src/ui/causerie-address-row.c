/* causerie-address-row.c: a base URL, completed when it is left
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-address-row.h"

#include "causerie-url.h"

#include <glib/gi18n.h>

struct _CauserieAddressRow {
  AdwEntryRow  parent_instance;

  char        *typed;      /* owned; what the text was made of; NULL: it is as typed */
  gboolean     completing;
};

G_DEFINE_FINAL_TYPE (CauserieAddressRow, causerie_address_row, ADW_TYPE_ENTRY_ROW)

static void
changed_cb (CauserieAddressRow *self)
{
  if (!self->completing)
    g_clear_pointer (&self->typed, g_free);
}

static void
causerie_address_row_finalize (GObject *object)
{
  g_free (CAUSERIE_ADDRESS_ROW (object)->typed);

  G_OBJECT_CLASS (causerie_address_row_parent_class)->finalize (object);
}

static void
causerie_address_row_class_init (CauserieAddressRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_address_row_finalize;
}

static void
causerie_address_row_init (CauserieAddressRow *self)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (controller, "leave", G_CALLBACK (causerie_address_row_complete), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
causerie_address_row_complete (CauserieAddressRow *self)
{
  const char *text;
  g_autofree char *base_url = NULL;

  g_return_if_fail (CAUSERIE_IS_ADDRESS_ROW (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  base_url = *text != '\0' ? causerie_url_normalize (text, NULL) : NULL;
  if (base_url == NULL || g_str_equal (base_url, text))
    return;

  g_free (self->typed);
  self->typed = g_strdup (text);
  self->completing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), base_url);
  self->completing = FALSE;
}

char *
causerie_address_row_dup_note (CauserieAddressRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ADDRESS_ROW (self), NULL);

  if (self->typed == NULL)
    return NULL;

  /* Translators: below an address that was completed; %s is what was typed. */
  return g_strdup_printf (_("Completed from “%s”"), self->typed);
}
