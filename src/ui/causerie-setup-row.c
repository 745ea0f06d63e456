/* causerie-setup-row.c: one parameter of a chat, and whether it is the profile's
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-setup-row.h"

#include "causerie-inner-focus.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

struct _CauserieSetupRow {
  AdwPreferencesRow  parent_instance;

  CauserieParam      param;
  gboolean           is_showing; /* nobody types or chooses that */
  gboolean           differs;
  char              *saved;      /* owned: the profile's value as text; NULL: there is no profile */

  /* template children */
  GtkLabel          *title;
  GtkLabel          *note;
  GtkEntry          *entry;
  GtkDropDown       *choice;
  GtkButton         *reset_button;
};

G_DEFINE_FINAL_TYPE (CauserieSetupRow, causerie_setup_row, ADW_TYPE_PREFERENCES_ROW)

enum { CHANGED, RESET, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char * const titles[CAUSERIE_N_PARAMS] = {
  [CAUSERIE_PARAM_TEMPERATURE] = N_("Temperature"),
  [CAUSERIE_PARAM_TOP_P] = N_("Top P"),
  [CAUSERIE_PARAM_MAX_TOKENS] = N_("Max tokens"),
  [CAUSERIE_PARAM_CONTEXT_LENGTH] = N_("Context length"),
  [CAUSERIE_PARAM_TOP_K] = N_("Top K"),
  [CAUSERIE_PARAM_MIN_P] = N_("Min P"),
  [CAUSERIE_PARAM_FREQUENCY_PENALTY] = N_("Frequency penalty"),
  [CAUSERIE_PARAM_PRESENCE_PENALTY] = N_("Presence penalty"),
  [CAUSERIE_PARAM_REPETITION_PENALTY] = N_("Repetition penalty"),
  [CAUSERIE_PARAM_SEED] = N_("Seed"),
  [CAUSERIE_PARAM_REASONING_EFFORT] = N_("Reasoning effort"),
  [CAUSERIE_PARAM_REASONING_TOKENS] = N_("Reasoning tokens"),
  [CAUSERIE_PARAM_ROUTING_SORT] = N_("Order of providers"),
  [CAUSERIE_PARAM_ROUTING_FALLBACKS] = N_("Other providers"),
  [CAUSERIE_PARAM_ROUTING_DATA] = N_("Data collection"),
};

/* By the words of the parameters' choices. */
static const struct {
  const char *word;
  const char *label;
} choice_labels[] = {
  { "none", NC_("reasoning effort", "None") },
  { "minimal", NC_("reasoning effort", "Minimal") },
  { "low", NC_("reasoning effort", "Low") },
  { "medium", NC_("reasoning effort", "Medium") },
  { "high", NC_("reasoning effort", "High") },
  { "xhigh", NC_("reasoning effort", "Very high") },
  { "max", NC_("reasoning effort", "Highest") },
};

static const char *
get_choice_label (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choice_labels); i++) {
    if (g_str_equal (choice_labels[i].word, word))
      return g_dpgettext2 (NULL, "reasoning effort", choice_labels[i].label);
  }

  return word;
}

static gboolean
is_choice (CauserieSetupRow *self)
{
  return causerie_param_get_facts (self->param)->choices != NULL;
}

/* --- what is said below ----------------------------------------------------------------------- */

static char *
explain (CauserieParam param)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  if (facts->is_integer) {
    minimum = causerie_text_format_count ((gint64) facts->minimum);
    maximum = causerie_text_format_count ((gint64) facts->maximum);
    /* Translators: %s are the smallest and the largest number. */
    return g_strdup_printf (_("A whole number from %s to %s, without a point or comma."),
                            minimum, maximum);
  }

  minimum = causerie_text_format_decimal (facts->minimum);
  maximum = causerie_text_format_decimal (facts->maximum);
  /* Translators: %s are the smallest and the largest number. */
  return g_strdup_printf (_("A number from %s to %s."), minimum, maximum);
}

static void
show_note (CauserieSetupRow *self, gboolean is_wrong)
{
  g_autofree char *text = NULL;

  if (is_wrong)
    text = explain (self->param);
  else if (self->differs)
    /* Translators: %s is what the model profile has instead: "In the profile: 0.7". */
    text = g_strdup_printf (_("In the profile: %s"), self->saved);

  gtk_label_set_text (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* --- values ----------------------------------------------------------------------------------- */

/* (transfer full) */
static char *
format_value (CauserieParam param, const CauserieParams *params)
{
  double value;

  if (!causerie_params_get (params, param, &value))
    return NULL;

  return causerie_param_get_facts (param)->choices != NULL
       ? g_strdup (get_choice_label (causerie_params_get_word (params, param)))
       : causerie_text_format_decimal (value);
}

gboolean
causerie_setup_row_read (CauserieSetupRow *self, CauserieParams *params)
{
  guint selected;

  g_return_val_if_fail (CAUSERIE_IS_SETUP_ROW (self) && params != NULL, FALSE);

  if (!is_choice (self))
    return causerie_params_parse (params, self->param,
                                  gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);

  selected = gtk_drop_down_get_selected (self->choice);
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    causerie_params_unset (params, self->param);
  else
    causerie_params_set (params, self->param, selected - 1);

  return TRUE;
}

static gboolean
means (CauserieSetupRow *self, const CauserieParams *params)
{
  g_auto(CauserieParams) mine = { 0 };
  double value, other;

  if (!causerie_setup_row_read (self, &mine))
    return FALSE;
  if (!causerie_params_get (&mine, self->param, &value))
    return !causerie_params_get (params, self->param, NULL);

  return causerie_params_get (params, self->param, &other) && value == other;
}

static void
show_value (CauserieSetupRow *self, const CauserieParams *params)
{
  g_autofree char *text = NULL;
  double value;

  if (is_choice (self)) {
    gtk_drop_down_set_selected (self->choice, causerie_params_get (params, self->param, &value)
                                              ? (guint) value + 1 : 0);
    return;
  }

  text = format_value (self->param, params);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

static void
typed_cb (CauserieSetupRow *self)
{
  g_auto(CauserieParams) params = { 0 };
  gboolean is_good = causerie_setup_row_read (self, &params);

  if (self->is_showing)
    return;

  show_note (self, !is_good);
  if (is_good)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (CauserieSetupRow *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The button goes with what it resets: the keyboard stays in the row. */
static void
reset_cb (CauserieSetupRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[RESET], 0);
}

static gboolean
causerie_setup_row_grab_focus (GtkWidget *widget)
{
  CauserieSetupRow *self = CAUSERIE_SETUP_ROW (widget);

  return gtk_widget_grab_focus (is_choice (self) ? GTK_WIDGET (self->choice)
                                                 : GTK_WIDGET (self->entry));
}

static void
causerie_setup_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_SETUP_ROW);

  G_OBJECT_CLASS (causerie_setup_row_parent_class)->dispose (object);
}

static void
causerie_setup_row_finalize (GObject *object)
{
  g_free (CAUSERIE_SETUP_ROW (object)->saved);

  G_OBJECT_CLASS (causerie_setup_row_parent_class)->finalize (object);
}

static void
causerie_setup_row_class_init (CauserieSetupRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = causerie_setup_row_dispose;
  object_class->finalize = causerie_setup_row_finalize;
  widget_class->grab_focus = causerie_setup_row_grab_focus;
  causerie_inner_focus_install (widget_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-setup-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, note);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, entry);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, choice);
  gtk_widget_class_bind_template_child (widget_class, CauserieSetupRow, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
causerie_setup_row_init (CauserieSetupRow *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = FALSE;
}

/* --- made for a parameter --------------------------------------------------------------------- */

static void
name_controls (CauserieSetupRow *self, const char *title)
{
  /* Translators: what a screen reader says of the button beside a setting; %s is its title. */
  g_autofree char *label = g_strdup_printf (_("%s as in the profile"), title);

  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fill_choices (CauserieSetupRow *self)
{
  const char * const *words = causerie_param_get_facts (self->param)->choices;
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: a parameter that is not sent. */
  gtk_string_list_append (labels, _("Not set"));
  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (labels, get_choice_label (words[i]));
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
}

GtkWidget *
causerie_setup_row_new (CauserieParam param)
{
  CauserieSetupRow *self = g_object_new (CAUSERIE_TYPE_SETUP_ROW, NULL);

  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);

  self->param = param;
  self->is_showing = TRUE;
  name_controls (self, _(titles[param]));
  if (is_choice (self))
    fill_choices (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), is_choice (self));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !is_choice (self));
  self->is_showing = FALSE;

  return GTK_WIDGET (self);
}

CauserieParam
causerie_setup_row_get_param (CauserieSetupRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SETUP_ROW (self), 0);

  return self->param;
}

void
causerie_setup_row_show (CauserieSetupRow     *self,
                         const CauserieParams *params,
                         const CauserieParams *saved,
                         gboolean              differs)
{
  g_return_if_fail (CAUSERIE_IS_SETUP_ROW (self) && params != NULL);

  g_clear_pointer (&self->saved, g_free);
  if (saved != NULL)
    self->saved = format_value (self->param, saved);
  if (saved != NULL && self->saved == NULL)
    self->saved = g_strdup (_("not set"));
  self->differs = differs && saved != NULL;

  self->is_showing = TRUE;
  if (!means (self, params))
    show_value (self, params);
  self->is_showing = FALSE;
  show_note (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_button), self->differs);
  if (self->differs)
    gtk_widget_add_css_class (GTK_WIDGET (self), "differs");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "differs");
}
