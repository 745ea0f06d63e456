/* causerie-check-row.c: one step of the check of a connection, as it goes on
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-row.h"

#include "causerie-css-class.h"
#include "causerie-duration.h"

#include <glib/gi18n.h>

struct _CauserieCheckRow {
  AdwPreferencesRow  parent_instance;

  CauserieCheckStep *step;     /* owned */

  /* template children */
  GtkStack          *mark;
  GtkSpinner        *spinner;
  GtkImage          *icon;
  GtkLabel          *title;
  GtkLabel          *result;
  GtkLabel          *elapsed;
};

G_DEFINE_FINAL_TYPE (CauserieCheckRow, causerie_check_row, ADW_TYPE_PREFERENCES_ROW)

/* An icon each, and what a screen reader says of it. */
static const struct {
  const char *icon_name;
  const char *css_class;
  const char *words;
} looks[] = {
  [CAUSERIE_CHECK_WAITING] = { NULL, "dim-label", NC_("step of a check", "waiting") },
  [CAUSERIE_CHECK_RUNNING] = { NULL, "dim-label", NC_("step of a check", "running") },
  [CAUSERIE_CHECK_PASSED] = { "object-select-symbolic", "success", NC_("step of a check", "fine") },
  [CAUSERIE_CHECK_SKIPPED] = { "list-remove-symbolic", "dim-label",
                               NC_("step of a check", "left out") },
  [CAUSERIE_CHECK_FAILED] = { "dialog-warning-symbolic", "warning",
                              NC_("step of a check", "failed") },
};

static void
show_mark (CauserieCheckRow *self, CauserieCheckState state)
{
  gboolean is_running = state == CAUSERIE_CHECK_RUNNING;

  gtk_stack_set_visible_child (self->mark, is_running ? GTK_WIDGET (self->spinner)
                                                      : GTK_WIDGET (self->icon));
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]) { looks[state].css_class, NULL });
}

/* "API key, failed: 401, Invalid key" */
static void
name_row (CauserieCheckRow *self, CauserieCheckState state, const char *result)
{
  const char *title = causerie_check_step_get_title (self->step);
  const char *words = g_dpgettext2 (NULL, "step of a check", looks[state].words);
  g_autofree char *name =
    *result != '\0'
      /* Translators: what a screen reader says of a step of a check: what it is, its state, what
       * was found. */
      ? g_strdup_printf (_("%s, %s: %s"), title, words, result)
      /* Translators: what a screen reader says of a step of a check: what it is, and its state. */
      : g_strdup_printf (_("%s, %s"), title, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show (CauserieCheckRow *self)
{
  CauserieCheckState state = causerie_check_step_get_state (self->step);
  const char *result = causerie_check_step_get_result (self->step);
  g_autofree char *elapsed =
    causerie_duration_format (causerie_check_step_get_elapsed (self->step));

  show_mark (self, state);
  gtk_label_set_text (self->title, causerie_check_step_get_title (self->step));
  gtk_label_set_text (self->result, result);
  gtk_widget_set_visible (GTK_WIDGET (self->result), *result != '\0');
  gtk_label_set_text (self->elapsed, elapsed != NULL ? elapsed : "");
  causerie_set_css_class (self->title, "dim-label",
                          state == CAUSERIE_CHECK_WAITING || state == CAUSERIE_CHECK_SKIPPED);
  name_row (self, state, result);
}

static void
causerie_check_row_dispose (GObject *object)
{
  CauserieCheckRow *self = CAUSERIE_CHECK_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  g_clear_object (&self->step);

  G_OBJECT_CLASS (causerie_check_row_parent_class)->dispose (object);
}

static void
causerie_check_row_class_init (CauserieCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_check_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckRow, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckRow, result);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckRow, elapsed);
}

static void
causerie_check_row_init (CauserieCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_check_row_new (CauserieCheckStep *step)
{
  CauserieCheckRow *self;

  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (step), NULL);

  self = g_object_new (CAUSERIE_TYPE_CHECK_ROW, NULL);
  self->step = g_object_ref (step);
  g_signal_connect_object (step, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}
