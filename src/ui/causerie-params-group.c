/* causerie-params-group.c: the numbers of a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-params-group.h"

#include "causerie-model-limits.h"
#include "causerie-number-row.h"
#include "causerie-param-text.h"

struct _CauserieParamsGroup {
  AdwPreferencesGroup  parent_instance;

  /* template children */
  CauserieNumberRow   *rows[CAUSERIE_N_FORM_PARAMS];
};

G_DEFINE_FINAL_TYPE (CauserieParamsGroup, causerie_params_group, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed_cb (CauserieParamsGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
causerie_params_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_PARAMS_GROUP);

  G_OBJECT_CLASS (causerie_params_group_parent_class)->dispose (object);
}

/* The children are called by the names of the parameters. */
static void
bind_rows (GtkWidgetClass *widget_class)
{
  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++)
    gtk_widget_class_bind_template_child_full (
      widget_class, causerie_param_get_facts (i)->name, FALSE,
      (gssize) (G_STRUCT_OFFSET (CauserieParamsGroup, rows) + i * sizeof (CauserieNumberRow *)));
}

static void
causerie_params_group_class_init (CauserieParamsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_params_group_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_NUMBER_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-params-group.ui");
  bind_rows (widget_class);
}

static void
causerie_params_group_init (CauserieParamsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++)
    g_object_set (self->rows[i], "title", causerie_param_text_title (i),
                  "hint", causerie_param_text_hint (i), NULL);
  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++)
    g_signal_connect_object (self->rows[i], "notify::text", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
}

void
causerie_params_group_show (CauserieParamsGroup *self, const CauserieParams *params)
{
  g_return_if_fail (CAUSERIE_IS_PARAMS_GROUP (self) && params != NULL);

  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++)
    causerie_number_row_show (self->rows[i], params, i);
}

const char *
causerie_params_group_get_text (CauserieParamsGroup *self, CauserieParam param)
{
  g_return_val_if_fail (CAUSERIE_IS_PARAMS_GROUP (self) && param < CAUSERIE_N_FORM_PARAMS, "");

  return causerie_number_row_get_text (self->rows[param]);
}

/* The model's own limit instead of what the parameter does, or its default beside it. */
static char *
make_hint (CauserieModel *model, CauserieParam param, const CauserieParams *params)
{
  const char *hint = causerie_param_text_hint (param);
  g_autofree char *limit = causerie_model_limits_describe (model, param, params);
  g_autofree char *own = causerie_model_limits_dup_default (model, param);

  if (limit != NULL)
    return g_steal_pointer (&limit);

  return own != NULL ? g_strjoin (" ", hint, own, NULL) : g_strdup (hint);
}

void
causerie_params_group_set_model (CauserieParamsGroup  *self,
                                 CauserieModel        *model,
                                 const CauserieParams *params)
{
  g_return_if_fail (CAUSERIE_IS_PARAMS_GROUP (self) && params != NULL);

  for (CauserieParam i = 0; i < CAUSERIE_N_FORM_PARAMS; i++) {
    g_autofree char *hint = make_hint (model, i, params);

    g_object_set (self->rows[i], "hint", hint, NULL);
  }
}

void
causerie_params_group_set_error (CauserieParamsGroup *self,
                                 CauserieParam        param,
                                 const char          *problem)
{
  g_return_if_fail (CAUSERIE_IS_PARAMS_GROUP (self) && param < CAUSERIE_N_FORM_PARAMS);

  causerie_number_row_set_error (self->rows[param], problem);
}
