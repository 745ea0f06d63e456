/* causerie-model-picker.c: the window in which a model is chosen
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-picker.h"

#include "causerie-catalogue-foot.h"
#include "causerie-choices-view.h"
#include "causerie-model-details.h"
#include "causerie-model-filters.h"
#include "causerie-no-models.h"

#include <glib/gi18n.h>

/* Pixels; no wider than the window beneath. */
#define WIDTH  560
#define HEIGHT 640

struct _CauserieModelPicker {
  AdwWindow              parent_instance;

  /* owned */
  CauserieCatalogue      *catalogue;
  CauserieSettings       *settings;
  char                   *connection_uid; /* the models of this one alone; NULL: of all */
  GTask                  *task;           /* NULL: it is answered */

  /* template children */
  AdwLeaflet             *leaflet;
  GtkWidget              *menu_button;
  GtkSearchEntry         *search;
  CauserieModelFilters   *filters;
  GtkLabel               *instead;
  GtkStack               *pages;
  CauserieChoicesView    *list;
  CauserieNoModels       *nothing;
  CauserieCatalogueFoot  *foot;
  CauserieModelDetails   *details;
  GtkWidget              *star;
};

G_DEFINE_FINAL_TYPE (CauserieModelPicker, causerie_model_picker, ADW_TYPE_WINDOW)

/* --- the answer ------------------------------------------------------------------------------- */

/* The window is gone before anybody is told, so that the keyboard is back where it was. */
static void
choose_selected (CauserieModelPicker *self)
{
  GObject *item = causerie_choices_view_get_selected (self->list);
  g_autoptr(GTask) task = NULL;
  CauserieModelChoice *choice;

  if (item == NULL || self->task == NULL)
    return;

  task = g_steal_pointer (&self->task);
  choice = causerie_model_choice_new (item);
  gtk_window_destroy (GTK_WINDOW (self));
  g_task_return_pointer (task, choice, (GDestroyNotify) causerie_model_choice_free);
}

/* Nothing is chosen, and something else is begun in the parent's window. */
static void
leave_for (CauserieModelPicker *self, const char *action, const char *target)
{
  g_autoptr(GtkWindow) parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_object_ref (parent);
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), action, target != NULL ? "s" : NULL, target);
}

/* --- what is looked for ----------------------------------------------------------------------- */

static void
read_query (CauserieModelPicker *self, CauserieModelQuery *query)
{
  *query = (CauserieModelQuery) { 0 };
  query->text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  query->connection = self->connection_uid;
  causerie_model_filters_apply (self->filters, query);
}

static gboolean
is_narrow (CauserieModelPicker *self)
{
  CauserieModelQuery query;

  read_query (self, &query);
  query.connection = NULL;

  return *query.text != '\0' || causerie_model_query_has_filter (&query);
}

static void
show_instead (CauserieModelPicker *self)
{
  const char *instead =
    causerie_model_choices_get_instead (causerie_choices_view_get_choices (self->list));
  g_autofree char *words = instead != NULL ? g_strdup_printf (_("Searched for “%s” instead"),
                                                              instead) : NULL;

  gtk_label_set_text (self->instead, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->instead), words != NULL);
}

static CauserieNoModelsReason
find_reason (CauserieModelPicker *self)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);

  if (is_narrow (self))
    return CAUSERIE_NO_MODELS_FIT;
  if (causerie_catalogue_foot_get_loading (self->foot))
    return CAUSERIE_NO_MODELS_LOADING;
  return g_list_model_get_n_items (connections) > 0 ? CAUSERIE_NO_MODELS_LISTED
                                                    : CAUSERIE_NO_MODELS_CONNECTION;
}

static void
show_state (CauserieModelPicker *self)
{
  CauserieModelChoices *choices = causerie_choices_view_get_choices (self->list);
  gboolean any = !causerie_model_choices_is_empty (choices);

  causerie_catalogue_foot_set_count (self->foot, causerie_model_choices_count_models (choices));
  show_instead (self);
  causerie_no_models_show (self->nothing, find_reason (self),
                           causerie_catalogue_foot_get_failure (self->foot));
  gtk_stack_set_visible_child_name (self->pages, any ? "lines" : "nothing");
}

static void
search_cb (CauserieModelPicker *self)
{
  CauserieModelQuery query;

  if (causerie_choices_view_get_choices (self->list) == NULL)
    return; /* it is being made */

  read_query (self, &query);
  causerie_choices_view_search (self->list, &query);
  show_state (self);
}

static void
widen_cb (CauserieModelPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  causerie_model_filters_reset (self->filters);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- the keyboard ----------------------------------------------------------------------------- */

static void
focus_search (CauserieModelPicker *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

static gboolean
search_key_cb (CauserieModelPicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return causerie_choices_view_enter (self->list, TRUE);
  if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    return causerie_choices_view_enter (self->list, FALSE);

  return GDK_EVENT_PROPAGATE;
}

/* --- the selected line ------------------------------------------------------------------------ */

/* A profile stands for the model it asks. */
static CauserieCatalogueEntry *
get_selected_entry (CauserieModelPicker *self)
{
  GObject *item = causerie_choices_view_get_selected (self->list);

  if (!CAUSERIE_IS_PROFILE (item))
    return item != NULL ? CAUSERIE_CATALOGUE_ENTRY (item) : NULL;
  return causerie_catalogue_find_entry (self->catalogue,
                                        causerie_profile_get_connection (CAUSERIE_PROFILE (item)),
                                        causerie_profile_get_model (CAUSERIE_PROFILE (item)));
}

static void
show_star (CauserieModelPicker *self, CauserieCatalogueEntry *entry)
{
  gboolean favourite = causerie_catalogue_entry_get_favourite (entry);

  gtk_button_set_icon_name (GTK_BUTTON (self->star),
                            favourite ? "starred-symbolic" : "non-starred-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_STATE_PRESSED,
                               favourite ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                         : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
toggle_favourite (CauserieModelPicker *self)
{
  CauserieCatalogueEntry *entry = get_selected_entry (self);

  if (entry == NULL)
    return;

  causerie_catalogue_toggle_favourite (self->catalogue, entry);
  show_star (self, entry);
}

static void
show_details (CauserieModelPicker *self)
{
  CauserieCatalogueEntry *entry = get_selected_entry (self);
  CauserieConnection *connection;

  if (entry == NULL)
    return;

  connection =
    causerie_settings_find_connection (self->settings,
                                       causerie_catalogue_entry_get_connection_uid (entry));
  causerie_model_details_show (self->details, entry, connection);
  show_star (self, entry);
  adw_leaflet_set_visible_child_name (self->leaflet, "details");
  causerie_model_details_focus (self->details);
}

static void
selected_cb (CauserieModelPicker *self)
{
  GObject *item = causerie_choices_view_get_selected (self->list);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.edit",
                                 item != NULL && CAUSERIE_IS_PROFILE (item));
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
toggle_favourite_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  toggle_favourite (CAUSERIE_MODEL_PICKER (widget));
}

static void
show_details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_details (CAUSERIE_MODEL_PICKER (widget));
}

/* From the details to the list, and from there out. */
static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelPicker *self = CAUSERIE_MODEL_PICKER (widget);

  if (g_str_equal (adw_leaflet_get_visible_child_name (self->leaflet), "list")) {
    gtk_window_close (GTK_WINDOW (self));
  } else {
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
    if (!causerie_choices_view_enter (self->list, FALSE))
      focus_search (self);
  }
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelPicker *self = CAUSERIE_MODEL_PICKER (widget);

  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  focus_search (self);
}

static void
update_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelPicker *self = CAUSERIE_MODEL_PICKER (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->foot), "catalogue.update", NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieModelPicker *self = CAUSERIE_MODEL_PICKER (widget);
  GObject *profile = causerie_choices_view_get_selected (self->list);
  g_autofree char *uid = g_strdup (causerie_profile_get_uid (CAUSERIE_PROFILE (profile)));

  leave_for (self, "win.edit-profile", uid);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_for (CAUSERIE_MODEL_PICKER (widget), "win.add-model", NULL);
}

static void
manage_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_for (CAUSERIE_MODEL_PICKER (widget), "win.preferences", "models");
}

/* --- the window ------------------------------------------------------------------------------- */

static void
causerie_model_picker_dispose (GObject *object)
{
  CauserieModelPicker *self = CAUSERIE_MODEL_PICKER (object);
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_MODEL_PICKER);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "nothing was chosen");

  G_OBJECT_CLASS (causerie_model_picker_parent_class)->dispose (object);
}

static void
causerie_model_picker_finalize (GObject *object)
{
  g_free (CAUSERIE_MODEL_PICKER (object)->connection_uid);

  G_OBJECT_CLASS (causerie_model_picker_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char              *name;
    GtkWidgetActionActivateFunc activate;
    guint                    keyval; /* 0: none */
    GdkModifierType          state;
  } actions[] = {
    { "picker.toggle-favourite", toggle_favourite_action, GDK_KEY_d,      GDK_CONTROL_MASK },
    { "picker.show-details",     show_details_action,     GDK_KEY_Return, GDK_ALT_MASK },
    { "picker.back",             back_action,             GDK_KEY_Escape, 0 },
    { "picker.search",           search_action,           GDK_KEY_f,      GDK_CONTROL_MASK },
    { "picker.update",           update_action,           GDK_KEY_F5,     0 },
    { "picker.edit",             edit_action,             GDK_KEY_e,      GDK_CONTROL_MASK },
    { "picker.add",              add_action,              GDK_KEY_n,      GDK_CONTROL_MASK },
    { "picker.manage",           manage_action,           0,              0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
    if (actions[i].keyval != 0)
      gtk_widget_class_add_binding_action (widget_class, actions[i].keyval, actions[i].state,
                                           actions[i].name, NULL);
  }
}

static void
causerie_model_picker_class_init (CauserieModelPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-model-picker.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_model_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = causerie_model_picker_finalize;

  g_type_ensure (CAUSERIE_TYPE_CATALOGUE_FOOT);
  g_type_ensure (CAUSERIE_TYPE_MODEL_DETAILS);
  g_type_ensure (CAUSERIE_TYPE_MODEL_FILTERS);
  g_type_ensure (CAUSERIE_TYPE_CHOICES_VIEW);
  g_type_ensure (CAUSERIE_TYPE_NO_MODELS);
  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, search);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, filters);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, instead);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, list);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, foot);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, details);
  gtk_widget_class_bind_template_child (widget_class, CauserieModelPicker, star);
  gtk_widget_class_bind_template_callback (widget_class, choose_selected);
  gtk_widget_class_bind_template_callback (widget_class, focus_search);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_details);
  gtk_widget_class_bind_template_callback (widget_class, toggle_favourite);
  gtk_widget_class_bind_template_callback (widget_class, widen_cb);
  install_actions (widget_class);
}

static void
causerie_model_picker_init (CauserieModelPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

static void
show_question (CauserieModelPicker *self, const CauserieModelQuestion *question)
{
  if (question->title != NULL)
    gtk_window_set_title (GTK_WINDOW (self), question->title);
  if (question->connection_uid == NULL)
    causerie_model_filters_set_connections (self->filters,
                                            causerie_settings_get_connections (self->settings));
  gtk_widget_set_visible (self->menu_button, question->profiles);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.add", question->profiles);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.manage", question->profiles);
  causerie_choices_view_set_current (self->list, question->current_profile,
                                   question->current_connection, question->current_model);
  if (question->text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search), question->text);
}

static CauserieModelPicker *
new_picker (GtkWindow                   *parent,
            CauserieCatalogue           *catalogue,
            CauserieSettings            *settings,
            const CauserieModelQuestion *question)
{
  CauserieModelPicker *self = g_object_new (CAUSERIE_TYPE_MODEL_PICKER, "transient-for", parent,
                                            NULL);

  if (gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))), HEIGHT);
  self->catalogue = g_object_ref (catalogue);
  self->settings = g_object_ref (settings);
  self->connection_uid = g_strdup (question->connection_uid);
  show_question (self, question);
  causerie_choices_view_set_sources (self->list, catalogue, settings,
                                   question->profiles ? causerie_settings_get_profiles (settings)
                                                      : NULL);
  causerie_catalogue_foot_set_sources (self->foot, catalogue,
                                       causerie_settings_get_connections (settings),
                                       self->connection_uid);
  g_signal_connect_object (causerie_choices_view_get_choices (self->list), "items-changed",
                           G_CALLBACK (show_state), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (causerie_choices_view_get_choices (self->list), "notify::empty",
                           G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (catalogue, "connection-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  search_cb (self);
  causerie_catalogue_refresh_due (catalogue);

  return self;
}

void
causerie_model_picker_choose_async (GtkWindow                   *parent,
                                    CauserieCatalogue           *catalogue,
                                    CauserieSettings            *settings,
                                    const CauserieModelQuestion *question,
                                    GCancellable                *cancellable,
                                    GAsyncReadyCallback          callback,
                                    gpointer                     user_data)
{
  CauserieModelPicker *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && question != NULL);
  g_return_if_fail (CAUSERIE_IS_CATALOGUE (catalogue) && CAUSERIE_IS_SETTINGS (settings));

  self = new_picker (parent, catalogue, settings, question);
  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, causerie_model_picker_choose_async);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (gtk_window_destroy), self,
                             G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  focus_search (self);
}

CauserieModelChoice *
causerie_model_picker_choose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, causerie_model_picker_choose_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
