/* causerie-deletion-toast.c: says that a chat was deleted, and takes it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-deletion-toast.h"

#include <glib/gi18n.h>

/* Lives as long as the toast. */
typedef struct {
  CauserieLibrary      *library;
  CauserieConversation *conversation;
} Deletion;

static void
deletion_free (gpointer data, GClosure *closure)
{
  Deletion *deletion = data;

  g_object_unref (deletion->library);
  g_object_unref (deletion->conversation);
  g_free (deletion);
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  Deletion *deletion = user_data;

  causerie_library_restore (deletion->library, deletion->conversation);
}

static void
dismissed_cb (AdwToast *toast, gpointer user_data)
{
  Deletion *deletion = user_data;

  causerie_library_delete_for_good (deletion->library, deletion->conversation);
}

static AdwToast *
new_toast (CauserieConversation *conversation)
{
  const char *title = causerie_conversation_get_title (conversation);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *text = g_strdup_printf (_("“%s” deleted"), escaped);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));

  return toast;
}

AdwToast *
causerie_deletion_toast_new (CauserieLibrary *library, CauserieConversation *conversation)
{
  AdwToast *toast;
  Deletion *deletion;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);

  toast = new_toast (conversation);
  deletion = g_new0 (Deletion, 1);
  deletion->library = g_object_ref (library);
  deletion->conversation = g_object_ref (conversation);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (undo_cb), deletion);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), deletion, deletion_free,
                         G_CONNECT_DEFAULT);
  causerie_library_delete (library, conversation);

  return toast;
}
