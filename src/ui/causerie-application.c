/* causerie-application.c: builds the object graph; the program's own actions
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-application.h"

#include "causerie-config.h"
#include "causerie-ui-resources.h"
#include "causerie-catalogue.h"
#include "causerie-export.h"
#include "causerie-key-position.h"
#include "causerie-pdf.h"
#include "causerie-scheme-style.h"
#include "causerie-text-size.h"
#include "causerie-window.h"

#include <glib/gi18n.h>

struct _CauserieApplication {
  AdwApplication      parent_instance;

  /* owned: the graph, from the bottom up */
  CauserieSettings   *settings;
  CauserieKeyring    *keyring;
  CauserieRequestLog *log;
  CauserieGateway    *gateway;
  CauserieCatalogue  *catalogue;
  CauserieLibrary    *library;
  CauserieTextSize   *text_size;
};

G_DEFINE_FINAL_TYPE (CauserieApplication, causerie_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *accelerators[4];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.new-chat", { "<Control>n" } },
  { "win.new-temporary-chat", { "<Control><Shift>n" } },
  { "win.search-chats", { "<Control><Shift>f" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "F3", "<Control>g" } },
  { "win.find-previous", { "<Shift>F3", "<Control><Shift>g" } },
  { "win.print-chat", { "<Control>p" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.toggle-panel", { "<Shift>F9" } },
  { "win.preferences('')", { "<Control>comma" } },
  { "win.choose-model", { "<Control>m" } },
  { "app.larger-text", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "app.smaller-text", { "<Control>minus", "<Control>KP_Subtract" } },
  { "app.normal-text", { "<Control>0", "<Control>KP_0" } },
  { "win.show-help-overlay", { "<Control>question", "<Control>slash" } },
};

static void
set_accelerators (CauserieApplication *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           shortcuts[i].accelerators);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  GtkWindow *window;

  /* Windows are closed, not dropped: each saves what it holds. */
  while ((window = gtk_application_get_active_window (application)) != NULL) {
    gtk_window_close (window);
    if (gtk_application_get_active_window (application) == window)
      break;
  }
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);

  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", CAUSERIE_APP_NAME,
                         "application-icon", CAUSERIE_APP_ID,
                         "version", CAUSERIE_VERSION,
                         "developer-name", _("The Causerie authors"),
                         "copyright", "© 2026 The Causerie authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: write your names here, one a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static gboolean
is_safe_uri (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0 ||
         g_strcmp0 (scheme, "mailto") == 0;
}

static void
open_uri_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  const char *uri = g_variant_get_string (parameter, NULL);

  if (is_safe_uri (uri))
    gtk_show_uri (gtk_application_get_active_window (application), uri, GDK_CURRENT_TIME);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
  { .name = "open-uri", .activate = open_uri_action, .parameter_type = "s" },
};

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieApplication) self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr(GError) error = NULL;

  /* A failure is said by the bar of storage-error; the window works without the history. */
  if (causerie_library_open_finish (CAUSERIE_LIBRARY (source), result, &error))
    causerie_library_start_upkeep (self->library);
  else
    g_debug ("opening the history: %s", error->message);
  if (window != NULL)
    causerie_window_restore (CAUSERIE_WINDOW (window));
}

static int
causerie_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version")) {
    g_print ("%s %s\n", CAUSERIE_APP_NAME, CAUSERIE_VERSION);
    return EXIT_SUCCESS;
  }

  return -1; /* go on */
}

static void
causerie_application_startup (GApplication *application)
{
  CauserieApplication *self = CAUSERIE_APPLICATION (application);
  g_autoptr(GError) error = NULL;

  G_APPLICATION_CLASS (causerie_application_parent_class)->startup (application);

  self->settings = causerie_settings_new (&error);
  if (self->settings == NULL) {
    g_printerr (_("Causerie is not installed completely: %s\n"), error->message);
    g_application_quit (application);
    return;
  }

  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  causerie_settings_bind (self->settings, CAUSERIE_SETTING_COLOR_SCHEME,
                          adw_application_get_style_manager (ADW_APPLICATION (self)),
                          "color-scheme", G_SETTINGS_BIND_GET);
  causerie_scheme_style_follow (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                gdk_display_get_default ());
  self->text_size = causerie_text_size_new (self->settings, gdk_display_get_default ());
  causerie_text_size_add_actions (self->text_size, G_ACTION_MAP (self));
  self->keyring = causerie_keyring_new ();
  self->log = causerie_request_log_new (NULL);
  self->gateway = causerie_gateway_new (self->keyring);
  causerie_gateway_set_log (self->gateway, self->log);
  self->catalogue = causerie_catalogue_new (self->settings, self->gateway, NULL);
  self->library = causerie_library_new (NULL, self->settings, self->gateway);
  causerie_library_set_catalogue (self->library, self->catalogue);
  set_accelerators (self);
  causerie_key_position_attach ();
}

static void
causerie_application_activate (GApplication *application)
{
  CauserieApplication *self = CAUSERIE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (self->settings == NULL)
    return;
  if (window == NULL) {
    window = GTK_WINDOW (causerie_window_new (GTK_APPLICATION (self), self->settings,
                                              self->library, self->gateway));
    gtk_window_present (window);
    causerie_library_open_async (self->library, NULL, opened_cb, g_object_ref (self));
    causerie_catalogue_start_upkeep (self->catalogue);
  } else {
    gtk_window_present (window);
  }
}

static void
causerie_application_shutdown (GApplication *application)
{
  CauserieApplication *self = CAUSERIE_APPLICATION (application);

  if (self->library != NULL)
    causerie_library_close (self->library);
  if (self->catalogue != NULL)
    causerie_catalogue_close (self->catalogue);
  if (self->log != NULL)
    causerie_request_log_close (self->log);
  if (self->settings != NULL)
    causerie_settings_sync (self->settings);

  G_APPLICATION_CLASS (causerie_application_parent_class)->shutdown (application);
}

static void
causerie_application_dispose (GObject *object)
{
  CauserieApplication *self = CAUSERIE_APPLICATION (object);

  g_clear_object (&self->text_size);
  g_clear_object (&self->library);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->gateway);
  g_clear_object (&self->log);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_application_parent_class)->dispose (object);
}

static void
causerie_application_class_init (CauserieApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = causerie_application_dispose;
  application_class->handle_local_options = causerie_application_handle_local_options;
  application_class->startup = causerie_application_startup;
  application_class->activate = causerie_application_activate;
  application_class->shutdown = causerie_application_shutdown;

  causerie_export_install_pdf (causerie_pdf_write);
  causerie_ui_get_resource (); /* keeps the linker from dropping it out of the static library */
}

static void
causerie_application_init (CauserieApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 'v', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _("Print the version and exit"), NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

CauserieApplication *
causerie_application_new (void)
{
  return g_object_new (CAUSERIE_TYPE_APPLICATION,
                       "application-id", CAUSERIE_APP_ID,
                       "resource-base-path", "/io/github/causerie/Causerie",
                       NULL);
}
