/* causerie-log-page.c: the log of requests, newest first
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-log-page.h"

#include "causerie-log-dialog.h"
#include "causerie-log-row.h"

#include <glib/gi18n.h>

struct _CauserieLogPage {
  AdwBin              parent_instance;

  /* owned */
  CauserieRequestLog *log;           /* NULL: nothing is noted */
  GtkFilterListModel *shown;
  GtkCustomFilter    *filter;
  GtkStringList      *names;         /* of connections, the first for all of them */

  /* template children */
  GtkDropDown        *connection;
  GtkStack           *pages;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (CauserieLogPage, causerie_log_page, ADW_TYPE_BIN)

/* --- which connections --- */

/* NULL: all of them. */
static const char *
get_chosen (CauserieLogPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->connection);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION
           ? gtk_string_list_get_string (self->names, selected) : NULL;
}

static gboolean
matches (gpointer entry, gpointer user_data)
{
  const char *chosen = get_chosen (user_data);

  return chosen == NULL ||
         g_strcmp0 (causerie_log_entry_get_facts (entry)->connection, chosen) == 0;
}

static gboolean
has_name (CauserieLogPage *self, const char *name)
{
  guint n_names = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  for (guint i = 1; i < n_names; i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return TRUE;

  return FALSE;
}

/* --- the list --- */

static void
show_page (CauserieLogPage *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_stack_set_visible_child_name (self->pages, n_entries > 0 ? "list" : "empty");
}

static void
log_changed_cb (CauserieLogPage *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr(CauserieLogEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->log), i);
    const char *name = causerie_log_entry_get_facts (entry)->connection;

    if (name != NULL && !has_name (self, name))
      gtk_string_list_append (self->names, name);
  }
}

static void
chosen_cb (CauserieLogPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, causerie_log_row_new ());
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  causerie_log_row_show (CAUSERIE_LOG_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item), gtk_list_item_get_position (item));
}

static void
open_entry (CauserieLogPage *self, guint position)
{
  g_autoptr(CauserieLogEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (entry != NULL)
    gtk_window_present (GTK_WINDOW (causerie_log_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), entry)));
}

static void
activated_cb (CauserieLogPage *self, guint position)
{
  open_entry (self, position);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_entry (CAUSERIE_LOG_PAGE (widget), g_variant_get_uint32 (parameter));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (gtk_widget_get_root (widget)));
}

/* --- the page --- */

static void
causerie_log_page_dispose (GObject *object)
{
  CauserieLogPage *self = CAUSERIE_LOG_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->log);
  adw_bin_set_child (ADW_BIN (self), NULL); /* left to dispose_template it is unparented twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_LOG_PAGE);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (causerie_log_page_parent_class)->dispose (object);
}

static void
causerie_log_page_class_init (CauserieLogPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_log_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-log-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieLogPage, connection);
  gtk_widget_class_bind_template_child (widget_class, CauserieLogPage, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieLogPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "log.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "log.back", NULL, back_action);
}

static void
causerie_log_page_init (CauserieLogPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);

  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _("All connections"));
  gtk_drop_down_set_model (self->connection, G_LIST_MODEL (self->names));
  g_signal_connect_object (self->connection, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_log (CauserieLogPage *self)
{
  GListModel *entries = G_LIST_MODEL (self->log);

  g_signal_connect_object (entries, "items-changed", G_CALLBACK (log_changed_cb), self,
                           G_CONNECT_SWAPPED);
  log_changed_cb (self, 0, 0, g_list_model_get_n_items (entries));
  causerie_request_log_follow (self->log);
}

GtkWidget *
causerie_log_page_new (CauserieRequestLog *log)
{
  CauserieLogPage *self;
  g_autoptr(GtkSelectionModel) selection = NULL;

  g_return_val_if_fail (log == NULL || CAUSERIE_IS_REQUEST_LOG (log), NULL);

  self = g_object_new (CAUSERIE_TYPE_LOG_PAGE, NULL);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (log != NULL ? g_object_ref (G_LIST_MODEL (log)) : NULL,
                                           g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (
    gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_model (self->list, selection);
  show_page (self);
  if (g_set_object (&self->log, log))
    follow_log (self);

  return GTK_WIDGET (self);
}
