/* causerie-choose-actions.c: choosing the model of a chat, and of another answer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-choose-actions.h"

#include "causerie-model-picker.h"
#include "causerie-window-private.h"

#include <glib/gi18n.h>

/* What is chosen is for the chat that was open when the question came. */
typedef struct {
  CauserieWindow *window;  /* owned */
  CauserieChat   *chat;    /* owned */
  char           *message; /* owned; an answer's uid, NULL: what is chosen is for the chat */
} Choosing;

static void
free_choosing (Choosing *self)
{
  g_object_unref (self->window);
  g_object_unref (self->chat);
  g_free (self->message);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, free_choosing)

/* The saved profile, as long as the chat asks its model; else the model alone. */
static void
set_current (CauserieModelQuestion *question, CauserieChat *chat)
{
  CauserieProfile *saved = causerie_chat_get_saved_profile (chat);
  CauserieProfile *profile = causerie_chat_get_profile (chat);

  if (saved != NULL && !causerie_chat_differs (chat, CAUSERIE_SETUP_MODEL)) {
    question->current_profile = causerie_profile_get_uid (saved);
  } else if (profile != NULL) {
    question->current_connection = causerie_profile_get_connection (profile);
    question->current_model = causerie_profile_get_model (profile);
  }
}

static void
ask (GtkWidget *widget, const char *title, const char *message, GAsyncReadyCallback chosen_cb)
{
  CauserieWindow *window = CAUSERIE_WINDOW (widget);
  CauserieCatalogue *catalogue = causerie_window_get_catalogue (window);
  CauserieChat *chat = causerie_chat_view_get_chat (causerie_window_get_chat_view (window));
  CauserieModelQuestion question = { .title = title, .profiles = TRUE };
  Choosing *choosing;

  if (chat == NULL || catalogue == NULL)
    return;

  choosing = g_new0 (Choosing, 1);
  choosing->window = g_object_ref (window);
  choosing->chat = g_object_ref (chat);
  choosing->message = g_strdup (message);
  set_current (&question, chat);
  causerie_model_picker_choose_async (GTK_WINDOW (window), catalogue,
                                      causerie_window_get_settings (window), &question, NULL,
                                      chosen_cb, choosing);
}

/* --- for the chat ----------------------------------------------------------------------------- */

static void
chosen_for_chat_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Choosing) self = user_data;
  g_autoptr(CauserieModelChoice) choice = causerie_model_picker_choose_finish (result, NULL);

  if (choice == NULL)
    return; /* it stays as it was */

  if (choice->profile != NULL)
    causerie_chat_set_profile (self->chat, choice->profile);
  else
    causerie_chat_choose_model (self->chat, choice->connection_uid, choice->model);
  causerie_chat_view_focus_composer (causerie_window_get_chat_view (self->window));
}

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (widget, NULL, NULL, chosen_for_chat_cb);
}

/* --- for one answer --------------------------------------------------------------------------- */

/* What the chat asks with, but for the model (transfer full). */
static CauserieProfile *
new_profile (CauserieChat *chat, CauserieModelChoice *choice)
{
  g_autofree char *name = causerie_profile_name_for_model (choice->model);
  CauserieProfile *profile = causerie_profile_new (NULL);

  if (causerie_chat_get_profile (chat) != NULL)
    causerie_profile_assign (profile, causerie_chat_get_profile (chat));
  causerie_profile_set_name (profile, name);
  causerie_profile_set_connection (profile, choice->connection_uid);
  causerie_profile_set_model (profile, choice->model);

  return profile;
}

static void
chosen_for_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Choosing) self = user_data;
  g_autoptr(CauserieModelChoice) choice = causerie_model_picker_choose_finish (result, NULL);
  CauserieConversation *conversation = causerie_chat_get_conversation (self->chat);
  CauserieMessage *answer = causerie_conversation_find (conversation, self->message);
  g_autoptr(CauserieProfile) profile = NULL;

  if (choice == NULL || answer == NULL)
    return; /* nothing was chosen, or the answer is gone meanwhile */

  profile = choice->profile != NULL ? g_object_ref (choice->profile)
                                    : new_profile (self->chat, choice);
  causerie_chat_retry_with (self->chat, answer, profile);
}

static void
retry_with_other_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (widget, _("Regenerate with another model"), g_variant_get_string (parameter, NULL),
       chosen_for_answer_cb);
}

void
causerie_choose_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.choose-model", NULL, choose_model_action);
  gtk_widget_class_install_action (window_class, "win.retry-with-other", "s",
                                   retry_with_other_action);
}
