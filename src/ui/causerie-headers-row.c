/* causerie-headers-row.c: what a connection sends beside the usual
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-headers-row.h"

#include "causerie-header-row.h"

#include <glib/gi18n.h>

struct _CauserieHeadersRow {
  AdwExpanderRow  parent_instance;

  GPtrArray      *rows;  /* owned; of CauserieHeaderRow, borrowed: children */
  GArray         *typed; /* owned; of CauserieTypedHeader, as last read */
};

G_DEFINE_FINAL_TYPE (CauserieHeadersRow, causerie_headers_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_summary (CauserieHeadersRow *self)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    CauserieTypedHeader header = causerie_header_row_read (self->rows->pdata[i]);

    if (*header.name != '\0')
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", header.name);
  }

  escaped = g_markup_escape_text (names->len > 0 ? names->str : C_("headers", "None"), -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

static void
changed_cb (CauserieHeadersRow *self)
{
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (CauserieHeadersRow *self, GtkWidget *row)
{
  g_ptr_array_remove (self->rows, row);
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), row);
  changed_cb (self);
}

static GtkWidget *
add_row (CauserieHeadersRow *self, const char *name)
{
  GtkWidget *row = causerie_header_row_new (name);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
mapped_cb (GtkWidget *row)
{
  g_signal_handlers_disconnect_by_func (row, mapped_cb, NULL);
  gtk_widget_grab_focus (row);
}

/* The focus waits until the row is there to have it. */
static void
add_cb (CauserieHeadersRow *self)
{
  GtkWidget *row = add_row (self, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
  else
    g_signal_connect (row, "map", G_CALLBACK (mapped_cb), NULL);
}

static void
causerie_headers_row_dispose (GObject *object)
{
  CauserieHeadersRow *self = CAUSERIE_HEADERS_ROW (object);

  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_HEADERS_ROW);

  G_OBJECT_CLASS (causerie_headers_row_parent_class)->dispose (object);
}

static void
causerie_headers_row_finalize (GObject *object)
{
  CauserieHeadersRow *self = CAUSERIE_HEADERS_ROW (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->typed);

  G_OBJECT_CLASS (causerie_headers_row_parent_class)->finalize (object);
}

static void
causerie_headers_row_class_init (CauserieHeadersRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_headers_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_headers_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-headers-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_install_property_action (widget_class, "row.expanded", "expanded");
}

static void
causerie_headers_row_init (CauserieHeadersRow *self)
{
  self->rows = g_ptr_array_new ();
  self->typed = g_array_new (FALSE, FALSE, sizeof (CauserieTypedHeader));
  gtk_widget_init_template (GTK_WIDGET (self));
  show_summary (self);
}

void
causerie_headers_row_show (CauserieHeadersRow *self, CauserieConnection *connection)
{
  g_auto(GStrv) names = NULL;

  g_return_if_fail (CAUSERIE_IS_HEADERS_ROW (self) && CAUSERIE_IS_CONNECTION (connection));

  names = causerie_connection_dup_header_list (connection);
  for (gsize i = 0; names[i] != NULL; i++)
    add_row (self, names[i]);
  show_summary (self);
}

void
causerie_headers_row_read (CauserieHeadersRow *self, CauserieTypedRoute *typed)
{
  g_return_if_fail (CAUSERIE_IS_HEADERS_ROW (self) && typed != NULL);

  g_array_set_size (self->typed, 0);
  for (guint i = 0; i < self->rows->len; i++) {
    CauserieTypedHeader header = causerie_header_row_read (self->rows->pdata[i]);

    g_array_append_val (self->typed, header);
  }
  typed->headers = (const CauserieTypedHeader *) self->typed->data;
  typed->n_headers = self->typed->len;
}

static gboolean
is_called (CauserieHeaderRow *row, const char *name)
{
  g_autofree char *typed = g_strstrip (g_strdup (causerie_header_row_read (row).name));

  return g_strcmp0 (typed, name) == 0;
}

void
causerie_headers_row_set_problem (CauserieHeadersRow *self, const char *name, const char *problem)
{
  g_return_if_fail (CAUSERIE_IS_HEADERS_ROW (self));

  for (guint i = self->rows->len; i > 0; i--) {
    CauserieHeaderRow *row = self->rows->pdata[i - 1];
    gboolean is_it = problem != NULL && is_called (row, name);

    causerie_header_row_set_problem (row, is_it ? problem : NULL);
    if (is_it)
      problem = NULL;
  }
}
