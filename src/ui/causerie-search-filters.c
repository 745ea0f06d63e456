/* causerie-search-filters.c: what narrows a search down
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-filters.h"

#include "causerie-css-class.h"

#include <glib/gi18n.h>

/* As in the template's list. */
typedef enum {
  WHEN_ANY,
  WHEN_TODAY,
  WHEN_WEEK,
  WHEN_MONTH,
  WHEN_YEAR,
  WHEN_EARLIER,
} When;

struct _CauserieSearchFilters {
  AdwBin            parent_instance;

  /* owned */
  CauserieLibrary  *library;
  CauserieSettings *settings;
  GPtrArray        *models;  /* of char *: what stands behind the list's names; NULL: any */
  GPtrArray        *folders; /* of char *: uids, likewise */

  gboolean          filling; /* the lists are made anew: nobody chooses */

  /* template children */
  GtkMenuButton    *button;
  GtkDropDown      *when;
  GtkDropDown      *model;
  GtkDropDown      *folder;
  GtkCheckButton   *reasoning;
  GtkCheckButton   *archived;
  GtkWidget        *reset;
};

G_DEFINE_FINAL_TYPE (CauserieSearchFilters, causerie_search_filters, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_narrow (CauserieSearchFilters *self)
{
  return gtk_drop_down_get_selected (self->when) != WHEN_ANY ||
         gtk_drop_down_get_selected (self->model) != 0 ||
         gtk_drop_down_get_selected (self->folder) != 0 ||
         gtk_check_button_get_active (self->reasoning) ||
         gtk_check_button_get_active (self->archived);
}

static void
changed_cb (CauserieSearchFilters *self)
{
  if (self->filling)
    return;

  gtk_widget_set_sensitive (self->reset, is_narrow (self));
  causerie_set_css_class (self->button, "narrow", is_narrow (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the lists --- */

/* Replaces a list by `names`, of which `values` are the meanings; what was chosen stays so. */
static void
fill (GtkDropDown *list, GtkStringList *names, GPtrArray **values, GPtrArray *new_values)
{
  guint selected = gtk_drop_down_get_selected (list);
  const char *chosen = *values != NULL && selected < (*values)->len
                       ? g_ptr_array_index (*values, selected) : NULL;
  guint position = 0;

  for (guint i = 1; chosen != NULL && i < new_values->len; i++)
    if (g_str_equal (g_ptr_array_index (new_values, i), chosen))
      position = i;

  gtk_drop_down_set_model (list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (list, position);
  g_clear_pointer (values, g_ptr_array_unref);
  *values = new_values;
}

static GPtrArray *
new_values (void)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (values, NULL);

  return values;
}

static void
fill_models (CauserieSearchFilters *self)
{
  GListModel *profiles = causerie_settings_get_profiles (self->settings);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *values = new_values ();

  gtk_string_list_append (names, C_("search filter", "Any model"));
  for (guint i = 0; i < g_list_model_get_n_items (profiles); i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);
    const char *model = causerie_profile_get_model (profile);
    gboolean known = *model == '\0';

    for (guint j = 1; j < values->len; j++)
      known |= g_str_equal (g_ptr_array_index (values, j), model);
    if (!known) {
      gtk_string_list_append (names, model);
      g_ptr_array_add (values, g_strdup (model));
    }
  }
  fill (self->model, names, &self->models, values);
}

static void
fill_folders (CauserieSearchFilters *self)
{
  GListModel *folders = causerie_library_get_folders (self->library);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *values = new_values ();

  gtk_string_list_append (names, C_("search filter", "Any folder"));
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr(CauserieFolder) folder = g_list_model_get_item (folders, i);

    gtk_string_list_append (names, causerie_folder_get_name (folder));
    g_ptr_array_add (values, g_strdup (causerie_folder_get_uid (folder)));
  }
  fill (self->folder, names, &self->folders, values);
}

/* When it is opened, so that it is never out of date. */
static void
fill_lists_cb (GtkMenuButton *button, gpointer user_data)
{
  CauserieSearchFilters *self = user_data;

  if (self->library == NULL)
    return;

  self->filling = TRUE;
  fill_models (self);
  fill_folders (self);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->reset, is_narrow (self));
}

static void
causerie_search_filters_dispose (GObject *object)
{
  CauserieSearchFilters *self = CAUSERIE_SEARCH_FILTERS (object);

  self->filling = TRUE;
  if (self->button != NULL)
    gtk_menu_button_set_create_popup_func (self->button, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->button = NULL;
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (causerie_search_filters_parent_class)->dispose (object);
}

static void
causerie_search_filters_class_init (CauserieSearchFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-search-filters.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_search_filters_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, button);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, when);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, model);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, folder);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, reasoning);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, archived);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchFilters, reset);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, causerie_search_filters_reset);
}

static void
causerie_search_filters_init (CauserieSearchFilters *self)
{
  g_autoptr(GtkStringList) any_model = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) any_folder = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (any_model, C_("search filter", "Any model"));
  gtk_string_list_append (any_folder, C_("search filter", "Any folder"));
  fill (self->model, any_model, &self->models, new_values ());
  fill (self->folder, any_folder, &self->folders, new_values ());
  gtk_menu_button_set_create_popup_func (self->button, fill_lists_cb, self, NULL);
  self->filling = FALSE;
}

GtkWidget *
causerie_search_filters_new (void)
{
  return g_object_new (CAUSERIE_TYPE_SEARCH_FILTERS, NULL);
}

void
causerie_search_filters_set_sources (CauserieSearchFilters *self,
                                     CauserieLibrary       *library,
                                     CauserieSettings      *settings)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_FILTERS (self) && self->library == NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
}

/* --- the query --- */

/* Some days ago, at midnight. */
static gint64
find_midnight (int n_days)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now),
                                                         g_date_time_get_month (now),
                                                         g_date_time_get_day_of_month (now),
                                                         0, 0, 0);
  g_autoptr(GDateTime) day = g_date_time_add_days (midnight, -n_days);

  return g_date_time_to_unix (day) * G_USEC_PER_SEC;
}

static void
apply_when (CauserieSearchFilters *self, CauserieSearchQuery *query)
{
  static const int days[] = {
    [WHEN_TODAY] = 0, [WHEN_WEEK] = 6, [WHEN_MONTH] = 29, [WHEN_YEAR] = 364, [WHEN_EARLIER] = 364,
  };
  guint when = gtk_drop_down_get_selected (self->when);

  if (when == WHEN_ANY || when >= G_N_ELEMENTS (days))
    return;
  if (when == WHEN_EARLIER)
    query->before = find_midnight (days[when]);
  else
    query->after = find_midnight (days[when]);
}

static const char *
get_value (GtkDropDown *list, GPtrArray *values)
{
  guint selected = gtk_drop_down_get_selected (list);

  return selected < values->len ? g_ptr_array_index (values, selected) : NULL;
}

void
causerie_search_filters_apply (CauserieSearchFilters *self, CauserieSearchQuery *query)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_FILTERS (self) && query != NULL);

  apply_when (self, query);
  query->model = get_value (self->model, self->models);
  query->folder = get_value (self->folder, self->folders);
  query->in_reasoning = gtk_check_button_get_active (self->reasoning);
  query->archived = gtk_check_button_get_active (self->archived);
}

void
causerie_search_filters_reset (CauserieSearchFilters *self)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_FILTERS (self));

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->when, WHEN_ANY);
  gtk_drop_down_set_selected (self->model, 0);
  gtk_drop_down_set_selected (self->folder, 0);
  gtk_check_button_set_active (self->reasoning, FALSE);
  gtk_check_button_set_active (self->archived, FALSE);
  self->filling = FALSE;
  changed_cb (self);
}
