/* causerie-welcome-start.c: from a door to the chat behind it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-welcome-start.h"

#include "causerie-first-profile.h"
#include "causerie-toast.h"

/* Everything is owned. */
typedef struct {
  GtkWidget       *page;
  CauserieGateway *gateway;
} Start;

static void
free_start (Start *self)
{
  g_object_unref (self->page);
  g_object_unref (self->gateway);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, free_start)

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Start) self = user_data;
  g_autoptr(CauserieProfile) profile = NULL;
  g_autoptr(GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  gboolean kept_for_good;

  profile = causerie_first_profile_add_finish (CAUSERIE_SETTINGS (source), result, &kept_for_good,
                                               &error);
  if (profile == NULL) {
    causerie_toast_show (window, error->message);
    return;
  }

  if (!kept_for_good)
    causerie_toast_show_unkept_key (window, causerie_gateway_get_keyring (self->gateway));
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.begin-with", "s",
                                causerie_profile_get_uid (profile));
}

void
causerie_welcome_start (GtkWidget          *page,
                        CauserieSettings   *settings,
                        CauserieGateway    *gateway,
                        CauserieConnection *connection,
                        const char         *key,
                        const char         *model_id)
{
  Start *self;

  g_return_if_fail (GTK_IS_WIDGET (page) && CAUSERIE_IS_GATEWAY (gateway));

  self = g_new0 (Start, 1);
  self->page = g_object_ref (page);
  self->gateway = g_object_ref (gateway);
  causerie_first_profile_add_async (settings, causerie_gateway_get_keyring (gateway), connection,
                                    key, model_id, NULL, added_cb, self);
}
