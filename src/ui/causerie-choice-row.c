/* causerie-choice-row.c: a parameter with a few values to choose from, or none
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-choice-row.h"

#include "causerie-model-limits.h"
#include "causerie-param-text.h"

#include <glib/gi18n.h>

struct _CauserieChoiceRow {
  AdwComboRow    parent_instance;

  CauserieParam  param;
  int            value;   /* index of the choice; -1 not set */
  GArray        *offered; /* owned; of int: the values in the list, -1 first */
  CauserieModel *model;   /* owned; NULL */
  gboolean       filling; /* the program chooses */
};

G_DEFINE_FINAL_TYPE (CauserieChoiceRow, causerie_choice_row, ADW_TYPE_COMBO_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
selected_cb (CauserieChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->filling || selected >= self->offered->len)
    return;

  self->value = g_array_index (self->offered, int, selected);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
offer (CauserieChoiceRow *self, GtkStringList *titles, int value, const char *title)
{
  g_array_append_val (self->offered, value);
  gtk_string_list_append (titles, title);
}

static void
fill (CauserieChoiceRow *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  int n_choices = (int) causerie_param_get_facts (self->param)->maximum + 1;
  guint selected = 0;

  g_array_set_size (self->offered, 0);
  offer (self, titles, -1, C_("choice", "Not set"));
  for (int i = 0; i < n_choices; i++) {
    if (i != self->value && !causerie_model_limits_takes_choice (self->model, self->param, i))
      continue;
    if (i == self->value)
      selected = self->offered->len;
    offer (self, titles, i, causerie_param_text_choice (self->param, i));
  }

  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->filling = FALSE;
}

static void
causerie_choice_row_dispose (GObject *object)
{
  CauserieChoiceRow *self = CAUSERIE_CHOICE_ROW (object);

  self->filling = TRUE; /* a list that goes is no choice */
  g_clear_object (&self->model);

  G_OBJECT_CLASS (causerie_choice_row_parent_class)->dispose (object);
}

static void
causerie_choice_row_finalize (GObject *object)
{
  g_array_unref (CAUSERIE_CHOICE_ROW (object)->offered);

  G_OBJECT_CLASS (causerie_choice_row_parent_class)->finalize (object);
}

static void
causerie_choice_row_class_init (CauserieChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_choice_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_choice_row_init (CauserieChoiceRow *self)
{
  self->value = -1;
  self->offered = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice");
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
causerie_choice_row_new (CauserieParam param)
{
  CauserieChoiceRow *self;

  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);
  g_return_val_if_fail (causerie_param_get_facts (param)->choices != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_CHOICE_ROW,
                       "title", causerie_param_text_title (param),
                       "subtitle", causerie_param_text_hint (param), NULL);
  self->param = param;
  fill (self);

  return GTK_WIDGET (self);
}

void
causerie_choice_row_show (CauserieChoiceRow *self, const CauserieParams *params)
{
  double value;

  g_return_if_fail (CAUSERIE_IS_CHOICE_ROW (self) && params != NULL);

  self->value = causerie_params_get (params, self->param, &value) ? (int) value : -1;
  fill (self);
}

void
causerie_choice_row_set_model (CauserieChoiceRow *self, CauserieModel *model)
{
  g_return_if_fail (CAUSERIE_IS_CHOICE_ROW (self));

  if (g_set_object (&self->model, model))
    fill (self);
}

const char *
causerie_choice_row_get_text (CauserieChoiceRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHOICE_ROW (self), "");

  return self->value < 0 ? "" : causerie_param_get_facts (self->param)->choices[self->value];
}
