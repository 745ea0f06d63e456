/* causerie-welcome-local.c: the door to servers on this computer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-welcome-local.h"

#include "causerie-discovery.h"
#include "causerie-found-server-group.h"
#include "causerie-inner-focus.h"
#include "causerie-welcome-start.h"

#include <glib/gi18n.h>

struct _CauserieWelcomeLocal {
  AdwBin            parent_instance;

  /* owned */
  CauserieSettings *settings;
  CauserieGateway  *gateway;
  GCancellable     *cancellable; /* of the search; NULL until it is shown */

  /* template children */
  GtkLabel         *words;
  GtkSpinner       *spinner;
  GtkBox           *servers;
  GtkWidget        *buttons;
  GtkWidget        *again;
};

G_DEFINE_FINAL_TYPE (CauserieWelcomeLocal, causerie_welcome_local, ADW_TYPE_BIN)

/* --- what was found --------------------------------------------------------------------------- */

static void
chosen_cb (CauserieWelcomeLocal *self, const char *model_id, CauserieFoundServerGroup *group)
{
  causerie_welcome_start (GTK_WIDGET (self), self->settings, self->gateway,
                          causerie_found_server_group_get_connection (group),
                          causerie_found_server_group_get_key (group), model_id);
}

static void
add_server (CauserieWelcomeLocal *self, CauserieFoundServer *server)
{
  GtkWidget *group = causerie_found_server_group_new (server, self->gateway);

  g_signal_connect_object (group, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->servers, group);
}

static void
show_servers (CauserieWelcomeLocal *self, GPtrArray *servers)
{
  gtk_label_set_text (self->words, servers->len > 0
    ? _("Choose the model to chat with.")
    : _("None was found. Start Ollama, LM Studio, llama.cpp, vLLM or Open WebUI, and look "
        "again."));
  for (guint i = 0; i < servers->len; i++)
    add_server (self, g_ptr_array_index (servers, i));

  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieWelcomeLocal) self = user_data;
  g_autoptr(GPtrArray) servers = causerie_discovery_find_finish (result, NULL);

  /* NULL: the page was left. */
  if (servers == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  show_servers (self, servers);
}

static void
look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieWelcomeLocal *self = CAUSERIE_WELCOME_LOCAL (widget);
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->servers))) != NULL)
    gtk_box_remove (self->servers, group);
  gtk_label_set_text (self->words, _("Looking at the ports where such servers usually are…"));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (self->buttons, FALSE);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  causerie_discovery_find_async (self->cancellable, found_cb, g_object_ref (self));
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
causerie_welcome_local_root (GtkWidget *widget)
{
  CauserieWelcomeLocal *self = CAUSERIE_WELCOME_LOCAL (widget);

  GTK_WIDGET_CLASS (causerie_welcome_local_parent_class)->root (widget);
  if (self->cancellable == NULL)
    look_action (widget, NULL, NULL);
}

/* The search holds a reference until it has ended. */
static void
causerie_welcome_local_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (CAUSERIE_WELCOME_LOCAL (widget)->cancellable);

  GTK_WIDGET_CLASS (causerie_welcome_local_parent_class)->unroot (widget);
}

/* The first model, or the first field for a key. */
static gboolean
causerie_welcome_local_grab_focus (GtkWidget *widget)
{
  CauserieWelcomeLocal *self = CAUSERIE_WELCOME_LOCAL (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->servers), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_grab_focus (self->again);
}

static void
causerie_welcome_local_dispose (GObject *object)
{
  CauserieWelcomeLocal *self = CAUSERIE_WELCOME_LOCAL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CAUSERIE_TYPE_WELCOME_LOCAL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->gateway);

  G_OBJECT_CLASS (causerie_welcome_local_parent_class)->dispose (object);
}

static void
causerie_welcome_local_class_init (CauserieWelcomeLocalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_welcome_local_dispose;
  widget_class->root = causerie_welcome_local_root;
  widget_class->unroot = causerie_welcome_local_unroot;
  widget_class->grab_focus = causerie_welcome_local_grab_focus;
  causerie_inner_focus_install (widget_class);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/causerie/Causerie/ui/causerie-welcome-local.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeLocal, words);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeLocal, spinner);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeLocal, servers);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeLocal, buttons);
  gtk_widget_class_bind_template_child (widget_class, CauserieWelcomeLocal, again);
  gtk_widget_class_install_action (widget_class, "local.look", NULL, look_action);
}

static void
causerie_welcome_local_init (CauserieWelcomeLocal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_welcome_local_new (CauserieSettings *settings, CauserieGateway *gateway)
{
  CauserieWelcomeLocal *self;

  g_return_val_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_GATEWAY (gateway), NULL);

  self = g_object_new (CAUSERIE_TYPE_WELCOME_LOCAL, NULL);
  self->settings = g_object_ref (settings);
  self->gateway = g_object_ref (gateway);

  return GTK_WIDGET (self);
}
