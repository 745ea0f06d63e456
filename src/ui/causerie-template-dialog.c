/* causerie-template-dialog.c: the guides' configurations to begin a model profile with
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-template-dialog.h"

#include "causerie-template-row.h"

struct _CauserieTemplateDialog {
  AdwWindow          parent_instance;

  /* owned */
  CauserieSettings  *settings;
  CauserieCatalogue *catalogue; /* may be NULL */

  /* template children */
  GtkListBox        *samples;
  GtkListBox        *others;
};

G_DEFINE_FINAL_TYPE (CauserieTemplateDialog, causerie_template_dialog, ADW_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The connection to the template's server (borrowed); NULL: there is none. */
static CauserieConnection *
find_connection (CauserieTemplateDialog *self, const CauserieTemplate *template)
{
  CauserieSettings *settings = self->settings;
  CauserieConnection *connection =
    causerie_settings_match_connection (settings, template->provider, template->base_url);

  if (connection == NULL) /* the guide has people choose Custom */
    connection = causerie_settings_match_connection (settings, "custom", template->base_url);
  return connection;
}

/* --- choosing --------------------------------------------------------------------------------- */

static void
chosen_cb (CauserieTemplateRow *row, gpointer user_data)
{
  CauserieTemplateDialog *self = CAUSERIE_TEMPLATE_DIALOG (user_data);
  const char *id = causerie_template_row_get_template (row)->id;

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE); /* what is opened stands over the parent */
  g_signal_emit (self, signals[CHOSEN], 0, id, causerie_template_row_get_instead (row));
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_row (CauserieTemplateDialog *self, GtkListBox *list, GtkWidget *row)
{
  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_list_box_append (list, row);
}

/* --- the lists -------------------------------------------------------------------------------- */

/* What is listed today under the identifier; an entry that is only remembered is nothing. */
static CauserieModel *
find_model (CauserieTemplateDialog *self, const char *uid, const char *model_id)
{
  CauserieCatalogueEntry *entry = causerie_catalogue_find_entry (self->catalogue, uid, model_id);

  if (entry == NULL || causerie_catalogue_entry_get_change (entry) == CAUSERIE_MODEL_CHANGE_GONE)
    return NULL;
  return causerie_catalogue_entry_get_model (entry);
}

/* `uid` NULL: there is no connection to ask about. */
static CauserieTemplateFacts *
look_up (CauserieTemplateDialog *self, const CauserieTemplate *template, const char *uid)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%F");
  g_autofree const char **ids = NULL;

  if (uid == NULL || self->catalogue == NULL)
    return causerie_template_look_up (template->model, NULL, NULL, today);

  ids = causerie_catalogue_list_ids (self->catalogue, uid);
  return causerie_template_look_up (template->model, find_model (self, uid, template->model), ids,
                                    today);
}

static void
show_template (CauserieTemplateDialog *self, const CauserieTemplate *template)
{
  gboolean is_sample = (template->guides & CAUSERIE_TEMPLATE_SAMPLE) != 0;
  GtkListBox *list = is_sample ? self->samples : self->others;
  CauserieConnection *connection = find_connection (self, template);
  const char *uid = connection != NULL ? causerie_connection_get_uid (connection) : NULL;
  g_autoptr(CauserieTemplateFacts) facts = look_up (self, template, uid);

  add_row (self, list, causerie_template_row_new (template, facts));
  for (guint i = 0; facts->close_names != NULL && facts->close_names[i] != NULL; i++)
    add_row (self, list, causerie_template_row_new_instead (
                           template, facts->close_names[i],
                           find_model (self, uid, facts->close_names[i])));
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_templates (CauserieTemplateDialog *self)
{
  gsize n_templates;
  const CauserieTemplate *templates = causerie_template_list (&n_templates);
  gboolean can_refresh =
    self->catalogue != NULL && find_connection (self, &templates[0]) != NULL;

  empty (self->samples);
  empty (self->others);
  for (gsize i = 0; i < n_templates; i++)
    show_template (self, &templates[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.refresh", can_refresh);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieTemplateDialog *self = CAUSERIE_TEMPLATE_DIALOG (widget);
  gsize n_templates;
  CauserieConnection *connection = find_connection (self, causerie_template_list (&n_templates));

  if (connection != NULL)
    causerie_catalogue_refresh (self->catalogue, causerie_connection_get_uid (connection));
}

/* --- the dialog ------------------------------------------------------------------------------- */

static void
causerie_template_dialog_dispose (GObject *object)
{
  CauserieTemplateDialog *self = CAUSERIE_TEMPLATE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_TEMPLATE_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (causerie_template_dialog_parent_class)->dispose (object);
}

static void
causerie_template_dialog_class_init (CauserieTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_template_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, CAUSERIE_TYPE_MODEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieTemplateDialog, samples);
  gtk_widget_class_bind_template_child (widget_class, CauserieTemplateDialog, others);
  gtk_widget_class_install_action (widget_class, "templates.refresh", NULL, refresh_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
causerie_template_dialog_init (CauserieTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_template_dialog_new (GtkWindow         *parent,
                              CauserieSettings  *settings,
                              CauserieCatalogue *catalogue)
{
  CauserieTemplateDialog *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings), NULL);

  self = g_object_new (CAUSERIE_TYPE_TEMPLATE_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  g_set_object (&self->catalogue, catalogue);
  if (catalogue != NULL)
    g_signal_connect_object (catalogue, "connection-changed", G_CALLBACK (show_templates), self,
                             G_CONNECT_SWAPPED);
  show_templates (self);

  return GTK_WIDGET (self);
}
