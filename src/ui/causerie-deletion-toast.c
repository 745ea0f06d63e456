/* causerie-deletion-toast.c: deletes something, says so, and takes it back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-deletion-toast.h"

#include "causerie-undo-toast.h"

#include <glib/gi18n.h>

/* What was deleted: one of the kinds is set. */
typedef struct {
  CauserieLibrary      *library;
  GPtrArray            *conversations;
  CauserieConversation *conversation; /* of the message */
  CauserieMessage      *message;
  CauserieFolder       *folder;
  gint64                token;        /* of everything */
} Deletion;

static Deletion *
new_deletion (CauserieLibrary *library)
{
  Deletion *self = g_new0 (Deletion, 1);

  self->library = g_object_ref (library);

  return self;
}

static void
free_deletion (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->library);
  g_clear_pointer (&self->conversations, g_ptr_array_unref);
  g_clear_object (&self->conversation);
  g_clear_object (&self->message);
  g_clear_object (&self->folder);
  g_free (self);
}

static void
undo_cb (gpointer user_data)
{
  Deletion *self = user_data;

  if (self->folder != NULL)
    causerie_library_restore_folder (self->library, self->folder);
  else if (self->message != NULL)
    causerie_library_restore_message (self->library, self->conversation, self->message);
  else if (self->conversations == NULL)
    causerie_library_restore_all (self->library, self->token);
  else
    for (guint i = 0; i < self->conversations->len; i++)
      causerie_library_restore (self->library, g_ptr_array_index (self->conversations, i));
}

static AdwToast *
new_toast (Deletion *deletion, const char *text)
{
  return causerie_undo_toast_new (text, undo_cb, deletion, free_deletion);
}

/* “What to read” deleted */
static char *
describe_chats (GPtrArray *conversations)
{
  const char *title = causerie_conversation_get_title (g_ptr_array_index (conversations, 0));

  if (conversations->len == 1 && *title != '\0')
    return g_strdup_printf (_("“%s” deleted"), title);

  return g_strdup_printf (ngettext ("%u chat deleted", "%u chats deleted", conversations->len),
                          conversations->len);
}

AdwToast *
causerie_deletion_toast_new_for_chats (CauserieLibrary *library, GPtrArray *conversations)
{
  g_autofree char *text = NULL;
  Deletion *deletion;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (conversations != NULL && conversations->len > 0, NULL);

  deletion = new_deletion (library);
  deletion->conversations = g_ptr_array_copy (conversations, (GCopyFunc) (void *) g_object_ref,
                                              NULL);
  g_ptr_array_set_free_func (deletion->conversations, g_object_unref);
  text = describe_chats (deletion->conversations);
  for (guint i = 0; i < deletion->conversations->len; i++)
    causerie_library_delete (library, g_ptr_array_index (deletion->conversations, i));

  return new_toast (deletion, text);
}

AdwToast *
causerie_deletion_toast_new_for_message (CauserieLibrary      *library,
                                         CauserieConversation *conversation,
                                         CauserieMessage      *message)
{
  Deletion *deletion;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), NULL);

  deletion = new_deletion (library);
  deletion->conversation = g_object_ref (conversation);
  deletion->message = g_object_ref (message);
  causerie_library_delete_message (library, conversation, message);

  return new_toast (deletion, _("Message deleted"));
}

AdwToast *
causerie_deletion_toast_new_for_folder (CauserieLibrary *library, CauserieFolder *folder)
{
  g_autofree char *text = NULL;
  Deletion *deletion;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library) && CAUSERIE_IS_FOLDER (folder), NULL);

  text = g_strdup_printf (_("Folder “%s” deleted with its chats"),
                          causerie_folder_get_name (folder));
  deletion = new_deletion (library);
  deletion->folder = g_object_ref (folder);
  causerie_library_delete_folder (library, folder);

  return new_toast (deletion, text);
}

AdwToast *
causerie_deletion_toast_new_for_all (CauserieLibrary *library)
{
  Deletion *deletion;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);

  deletion = new_deletion (library);
  deletion->token = causerie_library_delete_all (library);

  return new_toast (deletion, _("All chats deleted"));
}
