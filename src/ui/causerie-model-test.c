/* causerie-model-test.c: asks a model one short question and shows what came back
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-test.h"

#include "causerie-failure-text.h"
#include "causerie-message-text.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* How much is shown; a test is a look, not a place to read. */
#define MAX_SHOWN_CHARS 2000

struct _CauserieModelTest {
  AdwBin              parent_instance;

  /* owned */
  CauserieExchange   *exchange;   /* NULL: nothing was asked yet */
  CauserieConnection *connection; /* the one that was asked */
  GSignalGroup       *signals;    /* follows the answer */

  guint               tick_id;    /* counts the seconds of waiting */

  /* template children */
  GtkStack           *buttons;
  GtkRevealer        *revealer;
  GtkSpinner         *spinner;
  GtkImage           *icon;
  GtkLabel           *headline;
  GtkLabel           *text;
  GtkLabel           *summary;
  GtkLinkButton      *link;
  GtkExpander        *details;
  GtkLabel           *raw;
};

G_DEFINE_FINAL_TYPE (CauserieModelTest, causerie_model_test, ADW_TYPE_BIN)

enum { PROP_RUNNING = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static gboolean
is_running (CauserieModelTest *self)
{
  return self->exchange != NULL && !causerie_exchange_is_settled (self->exchange);
}

/* Shown while it has something to say. */
static void
say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_icon (CauserieModelTest *self, const char *name, const char *css_class)
{
  gtk_widget_set_visible (GTK_WIDGET (self->icon), name != NULL);
  gtk_image_set_from_icon_name (self->icon, name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { css_class, NULL });
}

/* --- what came back --- */

static void
show_text (CauserieModelTest *self, CauserieMessage *answer)
{
  const char *text = causerie_message_get_text (answer);
  g_autofree char *shown = NULL;

  if (*text == '\0')
    text = causerie_message_get_reasoning (answer);
  shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SHOWN_CHARS));
  say (self->text, g_strstrip (shown));
}

static char *
describe_answer (CauserieMessage *answer, double seconds)
{
  g_autofree char *who = causerie_message_text_who (answer);
  g_autofree char *duration = NULL;

  if (seconds < 1)
    /* Translators: %s is a model's name. */
    return g_strdup_printf (_("%s answered in less than a second"), who);

  duration = causerie_message_text_duration (seconds);
  /* Translators: a model's name, and how long it took: "kimi-k2 answered in 3 s". */
  return g_strdup_printf (_("%s answered in %s"), who, duration);
}

static void
show_answer (CauserieModelTest *self, CauserieMessage *answer)
{
  double seconds = (double) (causerie_message_get_end_time (answer) -
                             causerie_message_get_sent_time (answer)) / G_USEC_PER_SEC;
  g_autofree char *headline = describe_answer (answer, seconds);
  g_autofree char *facts = causerie_message_text_summary (answer, g_get_real_time ());

  show_icon (self, "object-select-symbolic", "success");
  say (self->headline, headline);
  show_text (self, answer);
  say (self->summary, facts);
}

static void
show_link (CauserieModelTest *self, CauserieFailureText *words)
{
  gboolean is_link = g_strcmp0 (words->action, "app.open-uri") == 0;

  /* The other actions lead to what this form already is. */
  if (is_link) {
    gtk_button_set_label (GTK_BUTTON (self->link), words->button);
    gtk_link_button_set_uri (self->link, words->target);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->link), is_link);
}

static void
show_details (CauserieModelTest *self, CauserieFailure *failure)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);
  const char *detail = facts->raw != NULL && *facts->raw != '\0' ? facts->raw : facts->message;

  if (detail != NULL) {
    g_autofree char *valid = g_utf8_make_valid (detail, -1);
    g_autofree char *shown =
      g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SHOWN_CHARS));

    gtk_label_set_text (self->raw, shown);
  }
  gtk_expander_set_expanded (self->details, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->details), detail != NULL);
}

static void
show_failure (CauserieModelTest *self, CauserieMessage *answer)
{
  CauserieFailure *failure = causerie_message_get_failure (answer);
  g_autoptr(CauserieFailureText) words = causerie_failure_text_new (failure, self->connection);

  show_icon (self, "dialog-warning-symbolic", "warning");
  say (self->headline, words->sentence);
  say (self->text, words->hint);
  show_link (self, words);
  show_details (self, failure);
}

static void
show_waiting (CauserieModelTest *self, CauserieMessage *answer)
{
  g_autofree char *waiting = causerie_message_text_waiting (answer, g_get_real_time ());

  show_icon (self, NULL, NULL);
  say (self->headline, waiting);
}

static void
show_state (CauserieModelTest *self)
{
  CauserieMessage *answer = causerie_exchange_get_answer (self->exchange);
  gboolean running = causerie_message_is_running (answer);

  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  say (self->summary, NULL);
  say (self->text, NULL);
  gtk_widget_hide (GTK_WIDGET (self->link));
  gtk_widget_hide (GTK_WIDGET (self->details));

  switch (causerie_message_get_state (answer)) {
  case CAUSERIE_MESSAGE_FAILED:
    show_failure (self, answer);
    break;
  case CAUSERIE_MESSAGE_STOPPED:
  case CAUSERIE_MESSAGE_INTERRUPTED:
    show_icon (self, NULL, NULL);
    say (self->headline, _("Stopped"));
    break;
  case CAUSERIE_MESSAGE_DONE:
    show_answer (self, answer);
    break;
  case CAUSERIE_MESSAGE_WAITING:
  case CAUSERIE_MESSAGE_STREAMING:
  default:
    show_waiting (self, answer);
    show_text (self, answer);
  }
}

static void
streamed_cb (CauserieModelTest *self)
{
  show_text (self, causerie_exchange_get_answer (self->exchange));
}

static gboolean
tick_cb (gpointer user_data)
{
  CauserieModelTest *self = user_data;

  show_waiting (self, causerie_exchange_get_answer (self->exchange));

  return G_SOURCE_CONTINUE;
}

static void
settled_cb (CauserieModelTest *self, CauserieExchange *exchange)
{
  if (exchange != self->exchange)
    return; /* an earlier test that was stopped for this one */

  g_clear_handle_id (&self->tick_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->buttons, "start");
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_model_test_stop (CAUSERIE_MODEL_TEST (widget));
}

static void
causerie_model_test_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_RUNNING:
    g_value_set_boolean (value, is_running (CAUSERIE_MODEL_TEST (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_model_test_dispose (GObject *object)
{
  CauserieModelTest *self = CAUSERIE_MODEL_TEST (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->exchange != NULL) {
    g_signal_handlers_disconnect_by_data (self->exchange, self);
    causerie_exchange_stop (self->exchange);
  }
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->exchange);
  g_clear_object (&self->connection);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_MODEL_TEST);

  G_OBJECT_CLASS (causerie_model_test_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, buttons);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, headline);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, text);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, summary);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, link);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, details);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelTest, raw);
}

static void
causerie_model_test_class_init (CauserieModelTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_model_test_get_property;
  object_class->dispose = causerie_model_test_dispose;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-model-test.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "model-test.stop", NULL, stop_action);
}

static void
causerie_model_test_init (CauserieModelTest *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (CAUSERIE_TYPE_MESSAGE);
  g_signal_group_connect_swapped (self->signals, "notify::text", G_CALLBACK (streamed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::reasoning", G_CALLBACK (streamed_cb),
                                  self);
}

void
causerie_model_test_ask (CauserieModelTest      *self,
                         CauserieGateway        *gateway,
                         const CauserieQuestion *question)
{
  g_autoptr(CauserieMessage) prompt = NULL;
  g_autoptr(CauserieMessage) answer = NULL;
  g_autoptr(GPtrArray) messages = g_ptr_array_new ();
  CauserieQuestion whole;

  g_return_if_fail (CAUSERIE_IS_MODEL_TEST (self) && CAUSERIE_IS_GATEWAY (gateway));

  causerie_model_test_stop (self);
  prompt = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  answer = causerie_message_new (NULL, causerie_message_get_uid (prompt), CAUSERIE_ROLE_ASSISTANT);
  /* Translators: what is sent to the model to see whether it answers. */
  causerie_message_set_text (prompt, _("Say hello in one short sentence."));
  g_ptr_array_add (messages, prompt);

  whole = *question;
  whole.messages = messages;
  whole.stream = TRUE;
  g_set_object (&self->connection, question->connection);
  g_clear_object (&self->exchange);
  self->exchange = causerie_gateway_ask (gateway, &whole, answer);
  g_signal_group_set_target (self->signals, answer);
  g_signal_connect_object (self->exchange, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  show_state (self);
  if (is_running (self)) {
    gtk_stack_set_visible_child_name (self->buttons, "stop");
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

void
causerie_model_test_stop (CauserieModelTest *self)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_TEST (self));

  if (is_running (self))
    causerie_exchange_stop (self->exchange);
}
