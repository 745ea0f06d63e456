/* causerie-library-message.c: a message and the conversation it changes, kept together
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-library.h"
#include "causerie-library-private.h"

#include "causerie-markdown.h"
#include "causerie-text.h"

#define TITLE_CHARS   60
#define PREVIEW_CHARS 120
#define PREVIEW_BYTES 2000

/* The first words of a message as they are read, without the signs of Markdown; NULL when it has
 * none. Only its beginning is looked at. */
static char *
dup_preview (CauserieMessage *message)
{
  const char *text = causerie_message_get_text (message);
  gsize length = MIN (causerie_message_get_text_length (message), PREVIEW_BYTES);
  g_autoptr(GPtrArray) blocks =
    causerie_markdown_parse (text, (gssize) causerie_text_whole_length (text, length));

  for (guint i = 0; i < blocks->len; i++) {
    const CauserieStyledText *words = causerie_block_get_text (g_ptr_array_index (blocks, i));

    if (words != NULL && *words->text != '\0')
      return causerie_text_one_line (words->text, PREVIEW_CHARS);
  }

  return NULL;
}

void
causerie_library_name (CauserieLibrary *self, CauserieConversation *conversation)
{
  GListModel *path = G_LIST_MODEL (conversation);

  if (*causerie_conversation_get_title (conversation) != '\0')
    return;

  for (guint i = 0; i < g_list_model_get_n_items (path); i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (path, i);
    g_autofree char *title = NULL;

    if (causerie_message_get_role (message) == CAUSERIE_ROLE_USER)
      title = causerie_text_title (causerie_message_get_text (message), TITLE_CHARS);
    if (title != NULL) {
      causerie_conversation_set_title (conversation, title);
      causerie_conversation_set_title_source (conversation, CAUSERIE_TITLE_QUESTION);
      return;
    }
  }
}

void
causerie_library_note_message (CauserieLibrary      *self,
                               CauserieConversation *conversation,
                               CauserieMessage      *message)
{
  g_autofree char *preview = NULL;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  causerie_library_name (self, conversation);
  preview = dup_preview (message);
  if (preview != NULL)
    causerie_conversation_set_preview (conversation, preview);
  causerie_conversation_set_updated_time (conversation, g_get_real_time ());
  causerie_library_save (self, conversation);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
causerie_library_keep_message_async (CauserieLibrary      *self,
                                     CauserieConversation *conversation,
                                     CauserieMessage      *message,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (CAUSERIE_IS_LIBRARY (self) && CAUSERIE_IS_CONVERSATION (conversation));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (message));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, causerie_library_keep_message_async);

  if (causerie_conversation_find (conversation, causerie_message_get_uid (message)) == NULL)
    causerie_conversation_append (conversation, message);
  causerie_library_note_message (self, conversation, message);
  causerie_library_save_message (self, conversation, message, saved_cb, task);
}

gboolean
causerie_library_keep_message_finish (CauserieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
