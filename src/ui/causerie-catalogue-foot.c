/* causerie-catalogue-foot.c: how old a list of models is, and a button that asks for it anew
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-catalogue-foot.h"

#include "causerie-failure-text.h"
#include "causerie-text.h"
#include "causerie-when-text.h"

#include <glib/gi18n.h>

struct _CauserieCatalogueFoot {
  AdwBin             parent_instance;

  /* owned */
  CauserieCatalogue *catalogue;      /* NULL: nothing is known */
  GListModel        *connections;
  char              *connection_uid; /* NULL: all */
  char              *failure;        /* what is said of it; NULL: none */

  guint              n_models;
  gboolean           loading;
  gint64             date;           /* of the oldest list, Unix seconds; 0: there is none */

  /* template children */
  GtkLabel          *count;
  GtkLabel          *age;
  GtkLabel          *trouble;
  GtkSpinner        *spinner;
  GtkWidget         *update;
};

G_DEFINE_FINAL_TYPE (CauserieCatalogueFoot, causerie_catalogue_foot, ADW_TYPE_BIN)

static void
update_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieCatalogueFoot *self = CAUSERIE_CATALOGUE_FOOT (widget);

  causerie_catalogue_refresh (self->catalogue, self->connection_uid);
}

/* --- how the lists stand ---------------------------------------------------------------------- */

static void
take_failure (CauserieCatalogueFoot *self, CauserieConnection *connection, CauserieFailure *failure)
{
  g_autoptr(CauserieFailureText) text = NULL;

  if (failure == NULL || self->failure != NULL)
    return; /* the first one says enough */

  text = causerie_failure_text_new (failure, connection);
  self->failure = g_strdup (text->sentence);
}

static void
take_state (CauserieCatalogueFoot *self, CauserieConnection *connection)
{
  const char *uid = causerie_connection_get_uid (connection);
  gint64 date = causerie_catalogue_get_date (self->catalogue, uid);

  if (causerie_catalogue_get_state (self->catalogue, uid) == CAUSERIE_CATALOGUE_LOADING)
    self->loading = TRUE;
  if (date != 0 && (self->date == 0 || date < self->date))
    self->date = date;
  take_failure (self, connection, causerie_catalogue_get_failure (self->catalogue, uid));
}

static void
collect_states (CauserieCatalogueFoot *self)
{
  guint n = self->connections != NULL ? g_list_model_get_n_items (self->connections) : 0;

  self->loading = FALSE;
  self->date = 0;
  g_clear_pointer (&self->failure, g_free);
  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieConnection) connection = g_list_model_get_item (self->connections, i);

    if (self->connection_uid == NULL ||
        g_str_equal (causerie_connection_get_uid (connection), self->connection_uid))
      take_state (self, connection);
  }
}

static char *
format_count (CauserieCatalogueFoot *self)
{
  g_autofree char *count = NULL;

  if (self->date == 0)
    return g_strdup (self->loading ? _("The list of models is on its way…")
                                   : _("No list of models yet"));

  count = causerie_text_format_count (self->n_models);
  /* Translators: %s is a number with its digits grouped. */
  return g_strdup_printf (ngettext ("%s model", "%s models", self->n_models), count);
}

/* NULL: there is none that could be old. */
static char *
format_age (CauserieCatalogueFoot *self)
{
  g_autofree char *when = NULL;

  if (self->date == 0)
    return NULL;

  when = causerie_when_text_new (self->date * G_USEC_PER_SEC, g_get_real_time ());
  /* Translators: when a list was asked for: "14:05", "Yesterday", "5 May". */
  return g_strdup_printf (_("Updated: %s"), when);
}

/* The number changes at every key of a search, so neither label wraps: that would be measured many
 * times. */
static void
show_status (CauserieCatalogueFoot *self)
{
  g_autofree char *count = format_count (self);
  g_autofree char *age = format_age (self);

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->age, age != NULL ? age : "");
  gtk_widget_set_visible (GTK_WIDGET (self->age), age != NULL);
}

static void
show_state (CauserieCatalogueFoot *self)
{
  collect_states (self);
  show_status (self);
  gtk_label_set_text (self->trouble, self->failure != NULL ? self->failure : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->trouble), self->failure);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), self->failure != NULL && !self->loading);
  gtk_spinner_set_spinning (self->spinner, self->loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->loading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "catalogue.update",
                                 self->catalogue != NULL && !self->loading);
}

static void
causerie_catalogue_foot_dispose (GObject *object)
{
  CauserieCatalogueFoot *self = CAUSERIE_CATALOGUE_FOOT (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->connections);

  G_OBJECT_CLASS (causerie_catalogue_foot_parent_class)->dispose (object);
}

static void
causerie_catalogue_foot_finalize (GObject *object)
{
  CauserieCatalogueFoot *self = CAUSERIE_CATALOGUE_FOOT (object);

  g_free (self->connection_uid);
  g_free (self->failure);

  G_OBJECT_CLASS (causerie_catalogue_foot_parent_class)->finalize (object);
}

static void
causerie_catalogue_foot_class_init (CauserieCatalogueFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-catalogue-foot.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_catalogue_foot_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_catalogue_foot_finalize;

  gtk_widget_class_install_action (widget_class, "catalogue.update", NULL, update_action);
  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieCatalogueFoot, count);
  gtk_widget_class_bind_template_child (widget_class, CauserieCatalogueFoot, age);
  gtk_widget_class_bind_template_child (widget_class, CauserieCatalogueFoot, trouble);
  gtk_widget_class_bind_template_child (widget_class, CauserieCatalogueFoot, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieCatalogueFoot, update);
}

static void
causerie_catalogue_foot_init (CauserieCatalogueFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_state (self);
}

void
causerie_catalogue_foot_set_sources (CauserieCatalogueFoot *self,
                                     CauserieCatalogue     *catalogue,
                                     GListModel            *connections,
                                     const char            *connection_uid)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE_FOOT (self) && self->catalogue == NULL);
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (catalogue) && G_IS_LIST_MODEL (connections));

  self->catalogue = g_object_ref (catalogue);
  self->connections = g_object_ref (connections);
  self->connection_uid = g_strdup (connection_uid);
  g_signal_connect_object (catalogue, "connection-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

void
causerie_catalogue_foot_set_count (CauserieCatalogueFoot *self, guint n_models)
{
  g_return_if_fail (CAUSERIE_IS_CATALOGUE_FOOT (self));

  self->n_models = n_models;
  show_state (self);
}

gboolean
causerie_catalogue_foot_get_loading (CauserieCatalogueFoot *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_FOOT (self), FALSE);

  return self->loading;
}

const char *
causerie_catalogue_foot_get_failure (CauserieCatalogueFoot *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CATALOGUE_FOOT (self), NULL);

  return self->failure;
}
