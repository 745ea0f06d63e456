/* causerie-choices-view.c: the lines of the model picker, as they are looked at
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-choices-view.h"

#include "causerie-model-line.h"
#include "causerie-model-row.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

/* More lines are made when no more than this part of a view's height is left below. */
#define PAGES_AHEAD 0.25

/* What a list item has as its row, until it is torn down. */
#define ROW "causerie-row"

struct _CauserieChoicesView {
  AdwBin                parent_instance;

  /* owned */
  CauserieCatalogue    *catalogue;
  CauserieSettings     *settings;
  CauserieModelChoices *choices;
  GtkSingleSelection   *selection;
  char                 *current_profile;
  char                 *current_connection;
  char                 *current_model;
  GPtrArray            *spare_rows; /* of CauserieModelRow that no line has at present */

  guint                 filling; /* a source: the view may have room for more lines */

  /* template children */
  GtkScrolledWindow    *scroller;
  GtkListView          *list;
};

G_DEFINE_FINAL_TYPE (CauserieChoicesView, causerie_choices_view, ADW_TYPE_BIN)

enum { PROP_SELECTED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHOOSE, TOGGLE_FAVOURITE, SHOW_DETAILS, LEAVE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- rows ------------------------------------------------------------------------------------- */

static void
select_and_emit (GtkListItem *list_item, guint signal)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *self = gtk_widget_get_ancestor (row, CAUSERIE_TYPE_CHOICES_VIEW);

  gtk_single_selection_set_selected (CAUSERIE_CHOICES_VIEW (self)->selection,
                                     gtk_list_item_get_position (list_item));
  g_signal_emit (self, signals[signal], 0);
}

static void
choose_cb (GtkListItem *list_item)
{
  select_and_emit (list_item, CHOOSE);
}

static void
toggle_favourite_cb (GtkListItem *list_item)
{
  select_and_emit (list_item, TOGGLE_FAVOURITE);
}

static void
show_details_cb (GtkListItem *list_item)
{
  select_and_emit (list_item, SHOW_DETAILS);
}

/* (transfer full) */
static GtkWidget *
take_row (CauserieChoicesView *self)
{
  if (self->spare_rows->len > 0)
    return g_ptr_array_steal_index_fast (self->spare_rows, self->spare_rows->len - 1);

  return g_object_ref_sink (causerie_model_row_new ());
}

/* A search that finds three models takes nine lines away, and the next key may bring them back: a
 * row costs more than the rest of a keystroke. */
static void
teardown_row_cb (CauserieChoicesView *self, GtkListItem *list_item)
{
  GtkWidget *row = g_object_steal_data (G_OBJECT (list_item), ROW); /* is its child no longer */

  g_signal_handlers_disconnect_by_data (row, list_item);
  g_ptr_array_add (self->spare_rows, row);
}

static void
setup_row_cb (CauserieChoicesView *self, GtkListItem *list_item)
{
  GtkWidget *row = take_row (self);

  g_signal_connect_object (row, "choose", G_CALLBACK (choose_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "toggle-favourite", G_CALLBACK (toggle_favourite_cb), list_item,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "show-details", G_CALLBACK (show_details_cb), list_item,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
  g_object_set_data_full (G_OBJECT (list_item), ROW, row, g_object_unref);
}

/* Favourites, or those that were used last. */
static gboolean
has_models_above (CauserieChoicesView *self, guint position)
{
  gboolean is_first;

  return position > 0 &&
         causerie_model_choices_get_section (self->choices, position - 1, &is_first) !=
         CAUSERIE_CHOICES_PROFILES;
}

static const char *
find_heading (CauserieChoicesView *self, guint position)
{
  gboolean is_first;

  switch (causerie_model_choices_get_section (self->choices, position, &is_first)) {
    case CAUSERIE_CHOICES_PROFILES:
      return is_first ? _("Your model profiles") : NULL;
    case CAUSERIE_CHOICES_FAVOURITES:
      return is_first ? _("Favourites") : NULL;
    case CAUSERIE_CHOICES_RECENT:
      return is_first ? _("Recently used") : NULL;
    case CAUSERIE_CHOICES_ALL:
    case CAUSERIE_N_CHOICES:
    default:
      return !is_first ? NULL : has_models_above (self, position) ? _("Other models") : _("Models");
  }
}

/* The connection's name, where there are several. */
static const char *
find_place (CauserieChoicesView *self, const char *connection_uid)
{
  GListModel *connections = causerie_settings_get_connections (self->settings);
  CauserieConnection *connection;

  if (g_list_model_get_n_items (connections) < 2)
    return NULL;

  connection = causerie_settings_find_connection (self->settings, connection_uid);
  return connection != NULL ? causerie_connection_get_name (connection) : NULL;
}

static void
show_profile (CauserieChoicesView *self, CauserieModelRow *row, CauserieProfile *profile)
{
  const char *connection_uid = causerie_profile_get_connection (profile);
  CauserieModel *model = causerie_catalogue_find (self->catalogue, connection_uid,
                                                  causerie_profile_get_model (profile));

  causerie_model_row_show_profile (row, profile, model, find_place (self, connection_uid),
                                   g_strcmp0 (self->current_profile,
                                              causerie_profile_get_uid (profile)) == 0);
}

static void
show_entry (CauserieChoicesView *self, CauserieModelRow *row, CauserieCatalogueEntry *entry)
{
  const char *connection_uid = causerie_catalogue_entry_get_connection_uid (entry);

  causerie_model_row_show_entry (row, entry, find_place (self, connection_uid),
                                 self->current_profile == NULL &&
                                 g_strcmp0 (self->current_connection, connection_uid) == 0 &&
                                 g_strcmp0 (self->current_model,
                                            causerie_catalogue_entry_get_id (entry)) == 0);
}

static void
show_item (CauserieChoicesView *self, CauserieModelRow *row, GObject *item, guint position)
{
  causerie_model_row_set_heading (row, find_heading (self, position));
  if (CAUSERIE_IS_PROFILE (item))
    show_profile (self, row, CAUSERIE_PROFILE (item));
  else
    show_entry (self, row, CAUSERIE_CATALOGUE_ENTRY (item));
}

static void
show_line_cb (GtkListItem *list_item)
{
  CauserieModelRow *row = CAUSERIE_MODEL_ROW (gtk_list_item_get_child (list_item));
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (row), CAUSERIE_TYPE_CHOICES_VIEW);
  GObject *item = causerie_model_line_get_item (gtk_list_item_get_item (list_item));

  show_item (CAUSERIE_CHOICES_VIEW (view), row, item, gtk_list_item_get_position (list_item));
}

static void
bind_row_cb (CauserieChoicesView *self, GtkListItem *list_item)
{
  CauserieModelLine *line = gtk_list_item_get_item (list_item);

  g_signal_connect_object (line, "notify::item", G_CALLBACK (show_line_cb), list_item,
                           G_CONNECT_SWAPPED);
  show_item (self, CAUSERIE_MODEL_ROW (gtk_list_item_get_child (list_item)),
             causerie_model_line_get_item (line), gtk_list_item_get_position (list_item));
}

static void
unbind_row_cb (CauserieChoicesView *self, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_line_cb,
                                        list_item);
}

static void
activate_cb (CauserieChoicesView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[CHOOSE], 0);
}

/* --- the keyboard and the view ---------------------------------------------------------------- */

/* The list's own widget of the line that is selected; NULL: it has none. */
static GtkWidget *
find_selected_line (CauserieChoicesView *self)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (line != NULL && (gtk_widget_get_state_flags (line) & GTK_STATE_FLAG_SELECTED) == 0)
    line = gtk_widget_get_next_sibling (line);

  return line;
}

static gboolean
key_cb (CauserieChoicesView *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      gtk_single_selection_get_selected (self->selection) != 0)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static void
scrolled_cb (CauserieChoicesView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) -
                page;

  if (self->choices != NULL && left < page * PAGES_AHEAD)
    causerie_model_choices_show_more (self->choices);
}

static gboolean
fill_view_cb (gpointer user_data)
{
  CauserieChoicesView *self = user_data;

  self->filling = 0;
  scrolled_cb (self);
  return G_SOURCE_REMOVE;
}

/* A high view has room for more; it is just being laid out. */
static void
resized_cb (CauserieChoicesView *self)
{
  if (self->filling == 0)
    self->filling = g_idle_add (fill_view_cb, self);
}

static void
selected_cb (CauserieChoicesView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_choices_view_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  CauserieChoicesView *self = CAUSERIE_CHOICES_VIEW (object);

  switch (prop_id) {
    case PROP_SELECTED:
      g_value_set_object (value, causerie_choices_view_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_choices_view_dispose (GObject *object)
{
  CauserieChoicesView *self = CAUSERIE_CHOICES_VIEW (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->list = NULL;
  g_ptr_array_set_size (self->spare_rows, 0);
  g_clear_object (&self->selection);
  g_clear_object (&self->choices);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_choices_view_parent_class)->dispose (object);
}

static void
causerie_choices_view_finalize (GObject *object)
{
  CauserieChoicesView *self = CAUSERIE_CHOICES_VIEW (object);

  g_free (self->current_profile);
  g_free (self->current_connection);
  g_free (self->current_model);
  g_ptr_array_unref (self->spare_rows);

  G_OBJECT_CLASS (causerie_choices_view_parent_class)->finalize (object);
}

static guint
new_signal (GObjectClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
causerie_choices_view_class_init (CauserieChoicesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-choices-view.ui";

  object_class->get_property = causerie_choices_view_get_property;
  object_class->dispose = causerie_choices_view_dispose;
  object_class->finalize = causerie_choices_view_finalize;

  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, G_TYPE_OBJECT,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOOSE] = new_signal (object_class, "choose");
  signals[TOGGLE_FAVOURITE] = new_signal (object_class, "toggle-favourite");
  signals[SHOW_DETAILS] = new_signal (object_class, "show-details");
  signals[LEAVE] = new_signal (object_class, "leave");

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieChoicesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieChoicesView, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, teardown_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
causerie_choices_view_init (CauserieChoicesView *self)
{
  self->spare_rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
}

void
causerie_choices_view_set_sources (CauserieChoicesView *self,
                                   CauserieCatalogue   *catalogue,
                                   CauserieSettings    *settings,
                                   GListModel          *profiles)
{
  g_return_if_fail (CAUSERIE_IS_CHOICES_VIEW (self) && self->choices == NULL);

  self->catalogue = g_object_ref (catalogue);
  self->settings = g_object_ref (settings);
  self->choices = causerie_model_choices_new (catalogue, profiles);
  self->selection =
    gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->choices)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "notify::empty", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

void
causerie_choices_view_set_current (CauserieChoicesView *self,
                                   const char          *profile_uid,
                                   const char          *connection_uid,
                                   const char          *model)
{
  g_return_if_fail (CAUSERIE_IS_CHOICES_VIEW (self));

  causerie_set_string (&self->current_profile, profile_uid);
  causerie_set_string (&self->current_connection, connection_uid);
  causerie_set_string (&self->current_model, model);
}

CauserieModelChoices *
causerie_choices_view_get_choices (CauserieChoicesView *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHOICES_VIEW (self), NULL);

  return self->choices;
}

void
causerie_choices_view_search (CauserieChoicesView *self, const CauserieModelQuery *query)
{
  g_return_if_fail (CAUSERIE_IS_CHOICES_VIEW (self) && self->choices != NULL);

  /* Again afterwards, for the view stays with a line that was on top before. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  causerie_model_choices_search (self->choices, query);
  gtk_single_selection_set_selected (self->selection, 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->choices)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  selected_cb (self); /* the first line may hold another item */
}

GObject *
causerie_choices_view_get_selected (CauserieChoicesView *self)
{
  CauserieModelLine *line;

  g_return_val_if_fail (CAUSERIE_IS_CHOICES_VIEW (self), NULL);

  if (self->selection == NULL || causerie_model_choices_is_empty (self->choices))
    return NULL;

  line = gtk_single_selection_get_selected_item (self->selection);
  return line != NULL ? causerie_model_line_get_item (line) : NULL;
}

gboolean
causerie_choices_view_enter (CauserieChoicesView *self, gboolean to_next)
{
  guint selected;
  GtkWidget *line;

  g_return_val_if_fail (CAUSERIE_IS_CHOICES_VIEW (self) && self->selection != NULL, FALSE);

  if (causerie_model_choices_is_empty (self->choices))
    return FALSE;

  selected = gtk_single_selection_get_selected (self->selection);
  if (to_next && selected + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->choices)))
    gtk_single_selection_set_selected (self->selection, selected + 1);
  line = find_selected_line (self);

  return line != NULL && gtk_widget_grab_focus (line);
}
