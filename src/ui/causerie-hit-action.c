/* causerie-hit-action.c: from something that was found to its message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-hit-action.h"

#include "causerie-window-private.h"

#include <glib/gi18n.h>

/* Where it leads. */
typedef struct {
  CauserieWindow *window;      /* owned, as are the others */
  char           *message_uid; /* "": the chat itself */
  char           *words;
} Lead;

static void
free_lead (Lead *self)
{
  g_object_unref (self->window);
  g_free (self->message_uid);
  g_free (self->words);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lead, free_lead)

static void
found_path_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Lead) lead = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CauserieConversation) conversation =
    causerie_library_find_path_finish (CAUSERIE_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (conversation == NULL) {
    causerie_window_toast (lead->window, _("This message is not there any more."));
    return;
  }

  causerie_window_show_conversation (lead->window, conversation);
  if (*lead->message_uid != '\0')
    causerie_chat_view_show_message (causerie_window_get_chat_view (lead->window),
                                     lead->message_uid, lead->words);
}

static void
open_hit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWindow *self = CAUSERIE_WINDOW (widget);
  Lead *lead = g_new0 (Lead, 1);
  const char *conversation_uid;

  lead->window = g_object_ref (self);
  g_variant_get (parameter, "(&sss)", &conversation_uid, &lead->message_uid, &lead->words);
  causerie_library_find_path_async (causerie_window_get_library (self), conversation_uid,
                                    *lead->message_uid != '\0' ? lead->message_uid : NULL,
                                    causerie_window_begin_leading (self), found_path_cb, lead);
}

void
causerie_hit_action_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.open-hit", "(sss)", open_hit_action);
}
