/* causerie-account-summary.c: what a key is good for, and the model that answers first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-account-summary.h"

#include "causerie-account-text.h"
#include "causerie-template.h"

#include <glib/gi18n.h>

struct _CauserieAccountSummary {
  AdwBin               parent_instance;

  /* owned */
  CauserieKeyTrial    *trial;     /* NULL: nothing is shown */
  GPtrArray           *rows;      /* of the account */

  /* template children */
  GtkStack            *stack;
  GtkSpinner          *spinner;
  GtkLabel            *sentence;
  AdwPreferencesGroup *first_group;
  AdwActionRow        *first;
  GtkWidget           *start;
  AdwPreferencesGroup *facts;
};

G_DEFINE_FINAL_TYPE (CauserieAccountSummary, causerie_account_summary, ADW_TYPE_BIN)

enum { START, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_plain_title (gpointer row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (row, escaped);
}

static void
set_plain_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

/* --- the account ------------------------------------------------------------------------------ */

static GtkWidget *
new_value (const char *value)
{
  GtkWidget *label = gtk_label_new (value);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static GtkWidget *
new_link (const char *page)
{
  GtkWidget *link = gtk_link_button_new_with_label (page, _("See it on the website"));

  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (link, "value");

  return link;
}

static void
add_row (CauserieAccountSummary *self, const CauserieAccountLine *line)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  set_plain_title (row, line->title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_widget_add_css_class (GTK_WIDGET (row), "fact");
  if (line->is_sentence)
    set_plain_subtitle (row, line->value);
  else
    adw_action_row_add_suffix (row, new_value (line->value));
  if (line->page != NULL)
    adw_action_row_add_suffix (row, new_link (line->page));
  adw_preferences_group_add (self->facts, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
add_facts (CauserieAccountSummary *self, const CauserieKeyFacts *key)
{
  CauserieConnection *connection = causerie_key_trial_get_connection (self->trial);
  g_autoptr(GPtrArray) lines =
    causerie_account_text_list (key, causerie_key_trial_get_credits (self->trial),
                                causerie_key_trial_hides_balance (self->trial),
                                causerie_connection_get_facts (connection));

  for (guint i = 0; i < lines->len; i++)
    add_row (self, g_ptr_array_index (lines, i));
}

static void
show_facts (CauserieAccountSummary *self)
{
  const CauserieKeyFacts *key = causerie_key_trial_get_facts (self->trial);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->facts, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  if (key != NULL)
    add_facts (self, key);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), self->rows->len > 0);
}

/* --- the model -------------------------------------------------------------------------------- */

static void
show_first (CauserieAccountSummary *self)
{
  CauserieModel *model = causerie_key_trial_get_first_model (self->trial);
  g_autofree char *price = NULL;

  gtk_widget_set_sensitive (self->start, model != NULL);
  if (model == NULL) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first),
                                   _("This server has no model that can chat."));
    adw_action_row_set_subtitle (self->first, "");
    return;
  }

  price = causerie_template_describe_price (model);
  set_plain_title (self->first, causerie_model_get_name (model));
  set_plain_subtitle (self->first, price);
}

/* --- the trial -------------------------------------------------------------------------------- */

void
causerie_account_summary_show_error (CauserieAccountSummary *self, const char *sentence)
{
  g_return_if_fail (CAUSERIE_IS_ACCOUNT_SUMMARY (self) && sentence != NULL);

  gtk_label_set_text (self->sentence, sentence);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
show_failure (CauserieAccountSummary *self)
{
  CauserieFailure *failure = causerie_key_trial_get_failure (self->trial);
  g_autofree char *sentence = NULL;

  if (causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_CANCELLED) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }

  sentence = causerie_key_trial_dup_sentence (self->trial);
  causerie_account_summary_show_error (self, sentence);
}

static void
show_good (CauserieAccountSummary *self)
{
  show_facts (self);
  show_first (self);
  gtk_stack_set_visible_child_name (self->stack, "good");
}

static void
update (CauserieAccountSummary *self)
{
  CauserieKeyTrialState state = self->trial != NULL ? causerie_key_trial_get_state (self->trial)
                                                    : CAUSERIE_KEY_TRIAL_IDLE;

  gtk_spinner_set_spinning (self->spinner, state == CAUSERIE_KEY_TRIAL_ASKING);
  gtk_widget_set_visible (GTK_WIDGET (self), state != CAUSERIE_KEY_TRIAL_IDLE);
  if (state == CAUSERIE_KEY_TRIAL_ASKING)
    gtk_stack_set_visible_child_name (self->stack, "asking");
  else if (state == CAUSERIE_KEY_TRIAL_FAILED)
    show_failure (self);
  else if (state == CAUSERIE_KEY_TRIAL_GOOD)
    show_good (self);
}

static void
started_cb (CauserieAccountSummary *self)
{
  g_signal_emit (self, signals[START], 0);
}

static gboolean
causerie_account_summary_grab_focus (GtkWidget *widget)
{
  CauserieAccountSummary *self = CAUSERIE_ACCOUNT_SUMMARY (widget);

  return causerie_account_summary_is_ready (self) && gtk_widget_grab_focus (self->start);
}

static void
leave_trial (CauserieAccountSummary *self)
{
  if (self->trial == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->trial, update, self);
  causerie_key_trial_cancel (self->trial);
  g_clear_object (&self->trial);
}

static void
causerie_account_summary_dispose (GObject *object)
{
  CauserieAccountSummary *self = CAUSERIE_ACCOUNT_SUMMARY (object);

  leave_trial (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL); /* a template child is not unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_ACCOUNT_SUMMARY);

  G_OBJECT_CLASS (causerie_account_summary_parent_class)->dispose (object);
}

static void
causerie_account_summary_class_init (CauserieAccountSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_account_summary_dispose;
  widget_class->grab_focus = causerie_account_summary_grab_focus;

  signals[START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-account-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, stack);
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, sentence);
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, first_group);
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, first);
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, start);
  gtk_widget_class_bind_template_child (widget_class, CauserieAccountSummary, facts);
  gtk_widget_class_bind_template_callback (widget_class, started_cb);
}

static void
causerie_account_summary_init (CauserieAccountSummary *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_account_summary_set_trial (CauserieAccountSummary *self, CauserieKeyTrial *trial)
{
  g_return_if_fail (CAUSERIE_IS_ACCOUNT_SUMMARY (self));

  if (self->trial == trial)
    return;

  leave_trial (self);
  if (trial != NULL) {
    self->trial = g_object_ref (trial);
    g_signal_connect_object (trial, "notify::state", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  }
  update (self);
}

CauserieKeyTrial *
causerie_account_summary_get_trial (CauserieAccountSummary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCOUNT_SUMMARY (self), NULL);

  return self->trial;
}

gboolean
causerie_account_summary_is_ready (CauserieAccountSummary *self)
{
  g_return_val_if_fail (CAUSERIE_IS_ACCOUNT_SUMMARY (self), FALSE);

  return self->trial != NULL &&
         causerie_key_trial_get_state (self->trial) == CAUSERIE_KEY_TRIAL_GOOD &&
         causerie_key_trial_get_first_model (self->trial) != NULL;
}
