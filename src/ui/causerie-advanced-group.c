/* causerie-advanced-group.c: what most connections do without
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-advanced-group.h"

#include "causerie-headers-row.h"
#include "causerie-proxy-row.h"
#include "causerie-time-outs-row.h"
#include "causerie-trust-row.h"

struct _CauserieAdvancedGroup {
  AdwPreferencesGroup  parent_instance;

  /* template children */
  CauserieProxyRow    *proxy;
  CauserieTrustRow    *trust;
  CauserieHeadersRow  *headers;
  CauserieTimeOutsRow *time_outs;
};

G_DEFINE_FINAL_TYPE (CauserieAdvancedGroup, causerie_advanced_group, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
changed_cb (CauserieAdvancedGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
causerie_advanced_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_ADVANCED_GROUP);

  G_OBJECT_CLASS (causerie_advanced_group_parent_class)->dispose (object);
}

static void
causerie_advanced_group_class_init (CauserieAdvancedGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_advanced_group_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CAUSERIE_TYPE_PROXY_ROW);
  g_type_ensure (CAUSERIE_TYPE_TRUST_ROW);
  g_type_ensure (CAUSERIE_TYPE_HEADERS_ROW);
  g_type_ensure (CAUSERIE_TYPE_TIME_OUTS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-advanced-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieAdvancedGroup, proxy);
  gtk_widget_class_bind_template_child (widget_class, CauserieAdvancedGroup, trust);
  gtk_widget_class_bind_template_child (widget_class, CauserieAdvancedGroup, headers);
  gtk_widget_class_bind_template_child (widget_class, CauserieAdvancedGroup, time_outs);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
causerie_advanced_group_init (CauserieAdvancedGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
causerie_advanced_group_show (CauserieAdvancedGroup *self, CauserieConnection *connection)
{
  g_return_if_fail (CAUSERIE_IS_ADVANCED_GROUP (self) && CAUSERIE_IS_CONNECTION (connection));

  causerie_proxy_row_show (self->proxy, connection);
  causerie_trust_row_show (self->trust, connection);
  causerie_headers_row_show (self->headers, connection);
  causerie_time_outs_row_show (self->time_outs, connection);
}

CauserieTypedRoute
causerie_advanced_group_read (CauserieAdvancedGroup *self)
{
  CauserieTypedRoute typed = { 0 };

  g_return_val_if_fail (CAUSERIE_IS_ADVANCED_GROUP (self), typed);

  causerie_proxy_row_read (self->proxy, &typed);
  causerie_trust_row_read (self->trust, &typed);
  causerie_headers_row_read (self->headers, &typed);
  causerie_time_outs_row_read (self->time_outs, &typed);
  return typed;
}

/* A header that is only half typed is no mistake yet. */
static gboolean
is_about_header (CauserieRouteProblem problem)
{
  return problem == CAUSERIE_ROUTE_WRONG_HEADER_NAME || problem == CAUSERIE_ROUTE_RESERVED_HEADER ||
         problem == CAUSERIE_ROUTE_DOUBLE_HEADER || problem == CAUSERIE_ROUTE_WRONG_HEADER_VALUE;
}

void
causerie_advanced_group_show_problem (CauserieAdvancedGroup    *self,
                                      const CauserieRouteDraft *draft)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CAUSERIE_IS_ADVANCED_GROUP (self) && draft != NULL);

  text = causerie_route_draft_explain (draft);
  causerie_proxy_row_set_problem (self->proxy,
                                  draft->problem == CAUSERIE_ROUTE_WRONG_PROXY ? text : NULL);
  causerie_headers_row_set_problem (self->headers, draft->header,
                                    is_about_header (draft->problem) ? text : NULL);
  causerie_time_outs_row_set_problem (self->time_outs, draft->problem, text);
}

void
causerie_advanced_group_begin_at_proxy (CauserieAdvancedGroup *self)
{
  g_return_if_fail (CAUSERIE_IS_ADVANCED_GROUP (self));

  causerie_proxy_row_begin (self->proxy);
}
