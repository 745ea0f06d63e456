/* causerie-check-view.c: the check of a connection, its steps as they go on, and what comes of it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-view.h"

#include "causerie-check-row.h"
#include "causerie-duration.h"

#include <glib/gi18n.h>

struct _CauserieCheckView {
  AdwBin         parent_instance;

  /* owned */
  CauserieCheck *check;          /* NULL: none was started */
  char          *address;        /* as it is kept now */

  /* template children */
  GtkListBox    *steps;
  GtkRevealer   *revealer;
  GtkStack      *mark;
  GtkSpinner    *spinner;
  GtkImage      *icon;
  GtkLabel      *verdict;
  GtkLinkButton *link;
  GtkWidget     *correction;
  GtkLabel      *right_address;
  GtkWidget     *use_address;
};

G_DEFINE_FINAL_TYPE (CauserieCheckView, causerie_check_view, ADW_TYPE_BIN)

enum { PROP_RUNNING = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { ENDED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_running (CauserieCheckView *self)
{
  return self->check != NULL && causerie_check_get_running (self->check);
}

/* --- what comes of it --- */

static const char *
get_verdict (CauserieCheckView *self, CauserieCheckStep *failed)
{
  CauserieCheckStep *answer = causerie_check_get_step (self->check, CAUSERIE_CHECK_ANSWER);
  CauserieCheckStep *models = causerie_check_get_step (self->check, CAUSERIE_CHECK_MODELS);

  if (failed != NULL)
    return causerie_check_step_get_advice (failed);
  if (causerie_check_step_get_state (answer) == CAUSERIE_CHECK_PASSED)
    return _("Everything works.");
  if (causerie_check_step_get_state (models) == CAUSERIE_CHECK_PASSED)
    return _("The connection works. No model was asked.");

  return _("Stopped.");
}

static void
show_link (CauserieCheckView *self, const char *uri)
{
  if (uri != NULL)
    gtk_link_button_set_uri (self->link, uri);
  gtk_widget_set_visible (GTK_WIDGET (self->link), uri != NULL);
}

/* An address that was only completed is another one too. */
static void
show_correction (CauserieCheckView *self, CauserieCheckStep *failed)
{
  const char *found = causerie_check_get_base_url (self->check);
  gboolean is_other = failed == NULL && *found != '\0' && !g_str_equal (found, self->address);

  gtk_widget_set_visible (self->correction, is_other);
  if (!is_other)
    return;

  gtk_label_set_text (self->right_address, found);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_address), "s", found);
}

/* The headline: that it is on its way, or what came of it. */
static void
show_headline (CauserieCheckView *self, const char *icon_name, const char *css_class,
               const char *words)
{
  gboolean is_busy = icon_name == NULL;

  gtk_stack_set_visible_child (self->mark, is_busy ? GTK_WIDGET (self->spinner)
                                                   : GTK_WIDGET (self->icon));
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]) { css_class, NULL });
  gtk_label_set_text (self->verdict, words);
}

static void
ended_cb (CauserieCheckView *self, CauserieCheck *check)
{
  CauserieCheckStep *failed;

  if (check != self->check)
    return; /* one that was stopped for this one */

  failed = causerie_check_get_failed_step (check);
  show_headline (self, failed != NULL ? "dialog-warning-symbolic" : "object-select-symbolic",
                 failed != NULL ? "warning" : "success", get_verdict (self, failed));
  show_link (self, failed != NULL ? causerie_check_step_get_link (failed) : NULL);
  show_correction (self, failed);
  gtk_revealer_set_reveal_child (self->revealer,
                                 gtk_widget_get_visible (GTK_WIDGET (self->link)) ||
                                 gtk_widget_get_visible (self->correction));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_signal_emit (self, signals[ENDED], 0);
}

/* --- the object --- */

static GtkWidget *
create_row (gpointer step, gpointer user_data)
{
  return causerie_check_row_new (step);
}

static void
causerie_check_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id) {
  case PROP_RUNNING:
    g_value_set_boolean (value, is_running (CAUSERIE_CHECK_VIEW (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
forget_check (CauserieCheckView *self)
{
  g_autoptr(CauserieCheck) check = g_steal_pointer (&self->check);

  if (check != NULL) {
    g_signal_handlers_disconnect_by_data (check, self);
    causerie_check_cancel (check);
  }
}

static void
causerie_check_view_dispose (GObject *object)
{
  CauserieCheckView *self = CAUSERIE_CHECK_VIEW (object);

  forget_check (self);
  if (self->steps != NULL)
    gtk_list_box_bind_model (self->steps, NULL, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL); /* left to dispose_template it is unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_CHECK_VIEW);

  G_OBJECT_CLASS (causerie_check_view_parent_class)->dispose (object);
}

static void
causerie_check_view_finalize (GObject *object)
{
  g_free (CAUSERIE_CHECK_VIEW (object)->address);

  G_OBJECT_CLASS (causerie_check_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, steps);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, revealer);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, mark);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, verdict);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, link);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, correction);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, right_address);
  gtk_widget_class_bind_template_child (widget_class, CauserieCheckView, use_address);
}

static void
causerie_check_view_class_init (CauserieCheckViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = causerie_check_view_get_property;
  object_class->dispose = causerie_check_view_dispose;
  object_class->finalize = causerie_check_view_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-check-view.ui");
  bind_children (widget_class);
}

static void
causerie_check_view_init (CauserieCheckView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_check_view_start (CauserieCheckView *self, CauserieCheck *check, const char *address)
{
  g_return_if_fail (CAUSERIE_IS_CHECK_VIEW (self) && CAUSERIE_IS_CHECK (check));
  g_return_if_fail (address != NULL && !causerie_check_get_running (check));

  forget_check (self);
  self->check = g_object_ref (check);
  g_free (self->address);
  self->address = g_strdup (address);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  show_headline (self, NULL, "dim-label", _("Checking…"));
  gtk_list_box_bind_model (self->steps, G_LIST_MODEL (check), create_row, NULL, NULL);
  g_signal_connect_object (check, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  causerie_check_start (check);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

void
causerie_check_view_stop (CauserieCheckView *self)
{
  g_return_if_fail (CAUSERIE_IS_CHECK_VIEW (self));

  if (is_running (self))
    causerie_check_cancel (self->check);
}

/* --- the report --- */

static void
append_step (GString *report, CauserieCheckStep *step)
{
  const char *result = causerie_check_step_get_result (step);
  const char *advice = causerie_check_step_get_advice (step);
  g_autofree char *elapsed = causerie_duration_format (causerie_check_step_get_elapsed (step));

  switch (causerie_check_step_get_state (step)) {
  case CAUSERIE_CHECK_PASSED:
    g_string_append (report, "✓ ");
    break;
  case CAUSERIE_CHECK_FAILED:
    g_string_append (report, "✗ ");
    break;
  default:
    g_string_append (report, "– ");
  }
  g_string_append (report, causerie_check_step_get_title (step));
  if (elapsed != NULL)
    g_string_append_printf (report, " (%s)", elapsed);
  if (*result != '\0')
    g_string_append_printf (report, ": %s", result);
  if (advice != NULL)
    g_string_append_printf (report, "\n  %s", advice);
  g_string_append_c (report, '\n');
}

char *
causerie_check_view_dup_report (CauserieCheckView *self)
{
  GString *report = g_string_new (NULL);

  g_return_val_if_fail (CAUSERIE_IS_CHECK_VIEW (self), NULL);

  for (guint i = 0; self->check != NULL && i < CAUSERIE_N_CHECKS; i++)
    append_step (report, causerie_check_get_step (self->check, i));

  return g_string_free (report, FALSE);
}
