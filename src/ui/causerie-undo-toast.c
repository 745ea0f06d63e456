/* causerie-undo-toast.c: says what was done, and takes it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-undo-toast.h"

#include <glib/gi18n.h>

/* A person needs a moment longer to see what went than to read of it. Seconds. */
#define TIMEOUT 10

/* Lives as long as the toast. */
typedef struct {
  CauserieUndoFunc undo;
  gpointer         user_data;
  GDestroyNotify   destroy;
} Undo;

static void
free_undo (gpointer data, GClosure *closure)
{
  Undo *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
button_clicked_cb (AdwToast *toast, gpointer user_data)
{
  Undo *self = user_data;

  self->undo (self->user_data);
}

AdwToast *
causerie_undo_toast_new (const char       *text,
                         CauserieUndoFunc  undo,
                         gpointer          user_data,
                         GDestroyNotify    destroy)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;
  Undo *self;

  g_return_val_if_fail (text != NULL && undo != NULL, NULL);

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, TIMEOUT);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  self = g_new0 (Undo, 1);
  self->undo = undo;
  self->user_data = user_data;
  self->destroy = destroy;
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (button_clicked_cb), self, free_undo,
                         G_CONNECT_DEFAULT);

  return toast;
}
