/* causerie-model-filters.c: what narrows a list of models down, and its order
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-filters.h"

#include "causerie-connection.h"
#include "causerie-css-class.h"
#include "causerie-model-text.h"
#include "causerie-price-text.h"

#include <glib/gi18n.h>

/* What the lists offer; the first of each is any. */
static const gint64 contexts[] = { 0, 8192, 32000, 128000, 200000, 1000000 };
static const struct {
  const char *token; /* US dollars for one, as servers write it */
  double      million;
} prices[] = {
  { NULL, 0 }, { "0.0000002", 0.2 }, { "0.000001", 1 }, { "0.000003", 3 }, { "0.00001", 10 },
  { "0.00003", 30 },
};

struct _CauserieModelFilters {
  AdwBin          parent_instance;

  /* owned */
  GListModel     *connections; /* NULL: none */

  gboolean        filling;     /* the lists are made anew: nobody chooses */

  /* template children */
  GtkMenuButton  *button;
  GtkCheckButton *free;
  GtkCheckButton *vision;
  GtkCheckButton *files;
  GtkCheckButton *audio;
  GtkCheckButton *tools;
  GtkCheckButton *reasoning;
  GtkDropDown    *context;
  GtkDropDown    *price;
  GtkWidget      *connection_label;
  GtkDropDown    *connection;
  GtkDropDown    *sort;
  GtkWidget      *reset;
};

G_DEFINE_FINAL_TYPE (CauserieModelFilters, causerie_model_filters, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_narrow (CauserieModelFilters *self)
{
  CauserieModelQuery query = { 0 };

  causerie_model_filters_apply (self, &query);

  return causerie_model_query_has_filter (&query);
}

static void
changed_cb (CauserieModelFilters *self)
{
  if (self->filling)
    return;

  gtk_widget_set_sensitive (self->reset, is_narrow (self));
  causerie_set_css_class (self->button, "narrow", is_narrow (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the lists -------------------------------------------------------------------------------- */

static void
fill_contexts (CauserieModelFilters *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("model filter", "Of any length"));
  for (gsize i = 1; i < G_N_ELEMENTS (contexts); i++) {
    g_autofree char *tokens = causerie_model_text_of_tokens (contexts[i]);

    gtk_string_list_append (names, tokens);
  }
  gtk_drop_down_set_model (self->context, G_LIST_MODEL (names));
}

static void
fill_prices (CauserieModelFilters *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("model filter", "Any price"));
  for (gsize i = 1; i < G_N_ELEMENTS (prices); i++) {
    g_autofree char *price = causerie_price_text_of (prices[i].token, CAUSERIE_PER_MILLION);

    gtk_string_list_append (names, price);
  }
  gtk_drop_down_set_model (self->price, G_LIST_MODEL (names));
}

static void
fill_connections (CauserieModelFilters *self)
{
  guint n = self->connections != NULL ? g_list_model_get_n_items (self->connections) : 0;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("model filter", "Any connection"));
  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (self->connections, i);

    gtk_string_list_append (names, causerie_connection_get_name (connection));
  }
  gtk_drop_down_set_model (self->connection, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->connection_label, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->connection), n > 1);
}

static void
causerie_model_filters_dispose (GObject *object)
{
  CauserieModelFilters *self = CAUSERIE_MODEL_FILTERS (object);

  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->connections);

  G_OBJECT_CLASS (causerie_model_filters_parent_class)->dispose (object);
}

static void
causerie_model_filters_class_init (CauserieModelFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-model-filters.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_model_filters_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, button);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, free);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, vision);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, files);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, audio);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, tools);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, reasoning);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, context);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, price);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, connection_label);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, connection);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, sort);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelFilters, reset);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, causerie_model_filters_reset);
}

static void
causerie_model_filters_init (CauserieModelFilters *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_contexts (self);
  fill_prices (self);
  fill_connections (self);
  self->filling = FALSE;
}

void
causerie_model_filters_set_connections (CauserieModelFilters *self, GListModel *connections)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_FILTERS (self));

  self->filling = TRUE;
  g_set_object (&self->connections, connections);
  fill_connections (self);
  self->filling = FALSE;
}

/* --- the query -------------------------------------------------------------------------------- */

static void
apply_connection (CauserieModelFilters *self, CauserieModelQuery *query)
{
  guint selected = gtk_drop_down_get_selected (self->connection);
  g_autoptr(CauserieConnection) connection = NULL;

  if (self->connections == NULL || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;

  connection = g_list_model_get_item (self->connections, selected - 1);
  if (connection != NULL)
    query->connection = causerie_connection_get_uid (connection);
}

void
causerie_model_filters_apply (CauserieModelFilters *self, CauserieModelQuery *query)
{
  guint context, price;

  g_return_if_fail (CAUSERIE_IS_MODEL_FILTERS (self) && query != NULL);

  context = gtk_drop_down_get_selected (self->context);
  price = gtk_drop_down_get_selected (self->price);
  query->free = gtk_check_button_get_active (self->free);
  query->vision = gtk_check_button_get_active (self->vision);
  query->files = gtk_check_button_get_active (self->files);
  query->audio = gtk_check_button_get_active (self->audio);
  query->tools = gtk_check_button_get_active (self->tools);
  query->reasoning = gtk_check_button_get_active (self->reasoning);
  query->min_context = context < G_N_ELEMENTS (contexts) ? contexts[context] : 0;
  query->max_price = price < G_N_ELEMENTS (prices) ? prices[price].million : 0;
  query->sort = gtk_drop_down_get_selected (self->sort);
  apply_connection (self, query);
}

void
causerie_model_filters_reset (CauserieModelFilters *self)
{
  g_return_if_fail (CAUSERIE_IS_MODEL_FILTERS (self));

  self->filling = TRUE;
  gtk_check_button_set_active (self->free, FALSE);
  gtk_check_button_set_active (self->vision, FALSE);
  gtk_check_button_set_active (self->files, FALSE);
  gtk_check_button_set_active (self->audio, FALSE);
  gtk_check_button_set_active (self->tools, FALSE);
  gtk_check_button_set_active (self->reasoning, FALSE);
  gtk_drop_down_set_selected (self->context, 0);
  gtk_drop_down_set_selected (self->price, 0);
  gtk_drop_down_set_selected (self->connection, 0);
  self->filling = FALSE;
  changed_cb (self);
}
