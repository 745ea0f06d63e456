/* causerie-message-actions.c: what the buttons of a message do
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-actions.h"

#include "causerie-deletion-toast.h"
#include "causerie-risk-dialog.h"
#include "causerie-text.h"
#include "causerie-toast.h"
#include "causerie-trust-dialog.h"
#include "causerie-undo-toast.h"
#include "causerie-url.h"
#include "causerie-window-private.h"

#include <glib/gi18n.h>

static CauserieChat *
get_chat (GtkWidget *widget)
{
  return causerie_chat_view_get_chat (CAUSERIE_CHAT_VIEW (widget));
}

static CauserieMessage *
find_message (GtkWidget *widget, GVariant *uid)
{
  CauserieChat *chat = get_chat (widget);

  return chat != NULL ? causerie_conversation_find (causerie_chat_get_conversation (chat),
                                                    g_variant_get_string (uid, NULL))
                      : NULL;
}

/* What is wrong with the message; a message that does not fail knows nothing. */
static const CauserieFailureFacts *
get_facts (CauserieMessage *message)
{
  CauserieFailure *failure = message != NULL ? causerie_message_get_failure (message) : NULL;

  return failure != NULL ? causerie_failure_get_facts (failure) : NULL;
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* --- copying --- */

static void
copy_message_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);

  if (message != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), causerie_message_get_text (message));
}

static void
copy_curl_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  g_autofree char *command = message != NULL ? causerie_chat_dup_curl (get_chat (widget), message)
                                             : NULL;

  if (command == NULL) {
    causerie_toast_show (get_window (widget), _("There is no request to copy."));
    return;
  }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  causerie_toast_show (get_window (widget), _("The request was copied, without the key."));
}

/* --- asking again --- */

typedef gboolean (*AskAgain) (CauserieChat *chat, CauserieMessage *answer);

static void
ask_again (GtkWidget *widget, CauserieMessage *message, AskAgain ask)
{
  if (message != NULL && ask (get_chat (widget), message))
    causerie_chat_view_follow (CAUSERIE_CHAT_VIEW (widget));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again (widget, find_message (widget, parameter), causerie_chat_retry);
}

static void
retry_shorter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again (widget, find_message (widget, parameter), causerie_chat_retry_shorter);
}

static void
send_anyway_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again (widget, find_message (widget, parameter), causerie_chat_send_anyway);
}

/* (ss): the message's uid, and the profile's. */
static void
retry_with_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GVariant) uid = g_variant_get_child_value (parameter, 0);
  g_autoptr(GVariant) profile_uid = g_variant_get_child_value (parameter, 1);
  CauserieMessage *message = find_message (widget, uid);
  CauserieProfile *profile =
    causerie_chat_view_find_profile (CAUSERIE_CHAT_VIEW (widget),
                                     g_variant_get_string (profile_uid, NULL));

  if (message != NULL && profile != NULL &&
      causerie_chat_retry_with (get_chat (widget), message, profile))
    causerie_chat_view_follow (CAUSERIE_CHAT_VIEW (widget));
}

/* (ss): the message's uid, and a model's identifier. */
static void
use_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GVariant) uid = g_variant_get_child_value (parameter, 0);
  g_autoptr(GVariant) model = g_variant_get_child_value (parameter, 1);
  CauserieMessage *message = find_message (widget, uid);

  if (message != NULL &&
      causerie_chat_retry_model (get_chat (widget), message, g_variant_get_string (model, NULL)))
    causerie_chat_view_follow (CAUSERIE_CHAT_VIEW (widget));
}

static void
continue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again (widget, find_message (widget, parameter), causerie_chat_continue);
}

/* --- a higher limit --- */

/* A profile and the parameters it had. */
typedef struct {
  CauserieProfile *profile; /* owned, as are the others */
  CauserieParams  *params;
} Raise;

static void
free_raise (gpointer data)
{
  Raise *self = data;

  g_object_unref (self->profile);
  causerie_params_free (self->params);
  g_free (self);
}

static void
undo_raise_cb (gpointer user_data)
{
  Raise *self = user_data;

  causerie_profile_set_params (self->profile, self->params);
}

/* It holds for every chat with that profile: it is said, and can be taken back. */
static void
say_raise (GtkWidget *widget, Raise *raise)
{
  const CauserieParams *params = causerie_profile_get_params (raise->profile);
  g_autofree char *limit = NULL, *text = NULL;
  double tokens = 0;

  causerie_params_get (params, CAUSERIE_PARAM_MAX_TOKENS, &tokens);
  limit = causerie_text_format_count ((gint64) tokens);
  /* Translators: a number of tokens, and the name of a model profile whose limit it is now */
  text = g_strdup_printf (_("Up to %s tokens for “%s”"), limit,
                          causerie_profile_get_name (raise->profile));
  causerie_window_add_undo (CAUSERIE_WINDOW (get_window (widget)),
                            causerie_undo_toast_new (text, undo_raise_cb, raise, free_raise));
}

static void
raise_limit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  CauserieProfile *profile =
    message != NULL ? causerie_chat_find_profile (get_chat (widget), message) : NULL;
  Raise *raise;

  if (profile == NULL)
    return;

  raise = g_new0 (Raise, 1);
  raise->profile = g_object_ref (profile);
  raise->params = causerie_params_copy (causerie_profile_get_params (profile));
  if (!causerie_chat_raise_limit (get_chat (widget), message)) {
    causerie_toast_show (get_window (widget), _("The context length allows no higher limit."));
    free_raise (raise);
    return;
  }

  causerie_chat_view_follow (CAUSERIE_CHAT_VIEW (widget));
  if (causerie_params_equal (raise->params, causerie_profile_get_params (profile)))
    free_raise (raise);
  else
    say_raise (widget, raise);
}

/* --- what a dialog asks --- */

/* What a dialog asks about; a yes asks the server again. */
typedef struct {
  CauserieChatView *view;    /* weak */
  char             *message; /* uid */
  const char       *yes;     /* static: the response */
  AskAgain          ask;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_clear_weak_pointer (&self->view);
  g_free (self->message);
  g_free (self);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  g_autoptr(GVariant) uid = g_variant_ref_sink (g_variant_new_string (self->message));

  if (self->view != NULL && g_str_equal (response, self->yes))
    ask_again (GTK_WIDGET (self->view), find_message (GTK_WIDGET (self->view), uid), self->ask);
}

static void
present_question (GtkWidget *widget, GtkWidget *dialog, CauserieMessage *message, const char *yes,
                  AskAgain ask)
{
  Question *question = g_new0 (Question, 1);

  g_set_weak_pointer (&question->view, CAUSERIE_CHAT_VIEW (widget));
  question->message = g_strdup (causerie_message_get_uid (message));
  question->yes = yes;
  question->ask = ask;
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
confirm_risk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  const CauserieFailureFacts *facts = get_facts (message);
  CauserieConnection *connection =
    message != NULL ? causerie_chat_find_connection (get_chat (widget), message) : NULL;
  CauserieRisk risk;

  if (facts == NULL || connection == NULL)
    return;

  risk = g_strcmp0 (facts->code, CAUSERIE_CODE_PLAIN_HTTP) == 0 ? CAUSERIE_RISK_PLAIN_HTTP
                                                                : CAUSERIE_RISK_FOREIGN_KEY;
  present_question (widget, causerie_risk_dialog_new (get_window (widget), connection, risk),
                    message, "send", causerie_chat_confirm_risk);
}

static void
trust_certificate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  const CauserieFailureFacts *facts = get_facts (message);
  CauserieConnection *connection =
    message != NULL ? causerie_chat_find_connection (get_chat (widget), message) : NULL;
  g_autofree char *host = NULL;

  if (facts == NULL || facts->fingerprint == NULL || connection == NULL)
    return;

  host = causerie_url_dup_host (causerie_connection_get_base_url (connection));
  present_question (widget, causerie_trust_dialog_new (get_window (widget), host != NULL ? host : "",
                                                       facts->fingerprint),
                    message, "trust", causerie_chat_trust_certificate);
}

/* --- the tree --- */

static void
edit_message_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);

  if (message != NULL)
    causerie_chat_view_edit_message (CAUSERIE_CHAT_VIEW (widget), message);
}

static void
show_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);

  if (message != NULL)
    causerie_chat_view_show_version (CAUSERIE_CHAT_VIEW (widget), message);
}

/* Where the path ended before a branch was begun. */
typedef struct {
  CauserieLibrary      *library;      /* owned, as are the others */
  CauserieConversation *conversation;
  CauserieMessage      *leaf;
} Branch;

static void
free_branch (gpointer data)
{
  Branch *self = data;

  g_object_unref (self->library);
  g_object_unref (self->conversation);
  g_object_unref (self->leaf);
  g_free (self);
}

static void
undo_branch_cb (gpointer user_data)
{
  Branch *self = user_data;

  causerie_conversation_select (self->conversation, self->leaf);
  causerie_library_save (self->library, self->conversation);
}

static void
branch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  CauserieWindow *window = CAUSERIE_WINDOW (get_window (widget));
  Branch *branch;

  if (message == NULL)
    return;

  branch = g_new0 (Branch, 1);
  branch->library = g_object_ref (causerie_window_get_library (window));
  branch->conversation = g_object_ref (causerie_chat_get_conversation (get_chat (widget)));
  branch->leaf = g_object_ref (causerie_conversation_get_leaf (branch->conversation));
  causerie_conversation_branch (branch->conversation, message);
  causerie_library_save (branch->library, branch->conversation);
  causerie_window_add_undo (window,
                            causerie_undo_toast_new (_("What you write next begins a new branch."),
                                                     undo_branch_cb, branch, free_branch));
  causerie_chat_view_follow (CAUSERIE_CHAT_VIEW (widget));
  causerie_chat_view_focus_composer (CAUSERIE_CHAT_VIEW (widget));
}

static void
branch_to_new_chat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  CauserieWindow *window = CAUSERIE_WINDOW (get_window (widget));
  g_autoptr(CauserieConversation) conversation = NULL;

  if (message == NULL)
    return;

  conversation = causerie_library_branch (causerie_window_get_library (window),
                                          causerie_chat_get_conversation (get_chat (widget)),
                                          message);
  causerie_window_show_conversation (window, conversation);
}

static void
delete_message_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  CauserieWindow *window = CAUSERIE_WINDOW (get_window (widget));

  if (message != NULL)
    causerie_window_add_undo (window,
                              causerie_deletion_toast_new_for_message (
                                causerie_window_get_library (window),
                                causerie_chat_get_conversation (get_chat (widget)), message));
}

/* --- changing the connection --- */

/* Where the form begins: a connection that is kept out needs another way there. */
static const char *
choose_place (CauserieMessage *message, const char *action)
{
  const CauserieFailureFacts *facts = get_facts (message);

  if (g_str_equal (action, "chat.edit-key"))
    return "key";
  if (facts != NULL &&
      (facts->kind == CAUSERIE_FAILURE_REGION || facts->kind == CAUSERIE_FAILURE_PROXY))
    return "proxy";
  return "address";
}

static void
edit_connection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieMessage *message = find_message (widget, parameter);
  CauserieConnection *connection = NULL;

  if (message != NULL)
    connection = causerie_chat_find_connection (get_chat (widget), message);

  /* A connection that is gone is made again by adding a model. */
  if (connection != NULL)
    gtk_widget_activate_action (widget, "win.edit-connection", "(ss)",
                                causerie_connection_get_uid (connection),
                                choose_place (message, name));
  else
    gtk_widget_activate_action (widget, "win.add-model", NULL);
}

static void
choose_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_chat_view_choose_model (CAUSERIE_CHAT_VIEW (widget));
}

/* All take a message's uid (s), some a profile's or a model's too. */
static const struct {
  const char                  *name;
  GtkWidgetActionActivateFunc  activate;
  gboolean                     asks_again;
  const char                  *parameter; /* NULL: "s" */
} actions[] = {
  { "chat.copy-message", copy_message_action },
  { "chat.copy-curl", copy_curl_action },
  { "chat.edit-message", edit_message_action, TRUE },
  { "chat.retry", retry_action, TRUE },
  { "chat.retry-with", retry_with_action, TRUE, "(ss)" },
  { "chat.retry-shorter", retry_shorter_action, TRUE },
  { "chat.use-model", use_model_action, TRUE, "(ss)" },
  { "chat.send-anyway", send_anyway_action, TRUE },
  { "chat.continue", continue_action, TRUE },
  { "chat.raise-limit", raise_limit_action, TRUE },
  { "chat.confirm-risk", confirm_risk_action, TRUE },
  { "chat.trust-certificate", trust_certificate_action, TRUE },
  { "chat.show-version", show_version_action },
  { "chat.branch", branch_action },
  { "chat.branch-to-new-chat", branch_to_new_chat_action },
  { "chat.delete-message", delete_message_action },
  { "chat.edit-key", edit_connection_action },
  { "chat.edit-connection", edit_connection_action },
  { "chat.choose-model", choose_model_action },
};

void
causerie_message_actions_install (GtkWidgetClass *view_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (view_class, actions[i].name,
                                     actions[i].parameter != NULL ? actions[i].parameter : "s",
                                     actions[i].activate);
}

void
causerie_message_actions_set_ready (CauserieChatView *view, gboolean ready)
{
  g_return_if_fail (CAUSERIE_IS_CHAT_VIEW (view));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (actions[i].asks_again)
      gtk_widget_action_set_enabled (GTK_WIDGET (view), actions[i].name, ready);
  }
}
