/* causerie-time-outs-row.c: how long a connection waits
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-time-outs-row.h"

#include "causerie-number-row.h"

#include <glib/gi18n.h>

struct _CauserieTimeOutsRow {
  AdwExpanderRow     parent_instance;

  /* template children */
  CauserieNumberRow *first_byte;
  CauserieNumberRow *idle;
};

G_DEFINE_FINAL_TYPE (CauserieTimeOutsRow, causerie_time_outs_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_summary (CauserieTimeOutsRow *self)
{
  gboolean is_usual = *causerie_number_row_get_text (self->first_byte) == '\0' &&
                      *causerie_number_row_get_text (self->idle) == '\0';

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 is_usual ? C_("time-outs", "As usual")
                                          : C_("time-outs", "Set by you"));
}

static void
changed_cb (CauserieTimeOutsRow *self)
{
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
causerie_time_outs_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_TIME_OUTS_ROW);

  G_OBJECT_CLASS (causerie_time_outs_row_parent_class)->dispose (object);
}

static void
causerie_time_outs_row_class_init (CauserieTimeOutsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_time_outs_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_NUMBER_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-time-outs-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieTimeOutsRow, first_byte);
  gtk_widget_class_bind_template_child (widget_class, CauserieTimeOutsRow, idle);
  gtk_widget_class_install_property_action (widget_class, "row.expanded", "expanded");
}

static void
causerie_time_outs_row_init (CauserieTimeOutsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->first_byte, "notify::text", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "notify::text", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_summary (self);
}

void
causerie_time_outs_row_show (CauserieTimeOutsRow *self, CauserieConnection *connection)
{
  g_return_if_fail (CAUSERIE_IS_TIME_OUTS_ROW (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_number_row_set_text (self->first_byte,
                                causerie_connection_get_first_byte_seconds (connection));
  causerie_number_row_set_text (self->idle, causerie_connection_get_idle_seconds (connection));
}

void
causerie_time_outs_row_read (CauserieTimeOutsRow *self, CauserieTypedRoute *typed)
{
  g_return_if_fail (CAUSERIE_IS_TIME_OUTS_ROW (self) && typed != NULL);

  typed->first_byte_seconds = causerie_number_row_get_text (self->first_byte);
  typed->idle_seconds = causerie_number_row_get_text (self->idle);
}

void
causerie_time_outs_row_set_problem (CauserieTimeOutsRow  *self,
                                    CauserieRouteProblem  problem,
                                    const char           *text)
{
  g_return_if_fail (CAUSERIE_IS_TIME_OUTS_ROW (self));

  causerie_number_row_set_error (self->first_byte,
                                 problem == CAUSERIE_ROUTE_WRONG_FIRST_BYTE ? text : NULL);
  causerie_number_row_set_error (self->idle, problem == CAUSERIE_ROUTE_WRONG_IDLE ? text : NULL);
}
