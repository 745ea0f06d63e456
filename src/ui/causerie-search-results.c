/* causerie-search-results.c: what a search in all chats finds
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-results.h"

#include "causerie-search-hit.h"
#include "causerie-search-row.h"

#include <glib/gi18n.h>

struct _CauserieSearchResults {
  AdwBin               parent_instance;

  /* owned */
  CauserieLibrary     *library;
  CauserieSearchQuery *query;       /* NULL: nothing is looked for */
  GListStore          *hits;
  GCancellable        *cancellable; /* of the search that runs; NULL: none does */

  gboolean             at_end;      /* there are no more than the hits */
  gboolean             activate;    /* the first one, as soon as it is there */

  /* template children */
  GtkLabel            *other_layout;
  GtkStack            *pages;
  GtkScrolledWindow   *scroller;
  GtkListView         *list;
  GtkWidget           *widen;
};

G_DEFINE_FINAL_TYPE (CauserieSearchResults, causerie_search_results, ADW_TYPE_BIN)

/* --- rows --- */

static void
setup_row_cb (CauserieSearchResults *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, causerie_search_row_new ());
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
bind_row_cb (CauserieSearchResults *self, GtkListItem *list_item)
{
  CauserieSearchHit *hit = gtk_list_item_get_item (list_item);
  guint position = gtk_list_item_get_position (list_item);
  g_autoptr(CauserieSearchHit) before = NULL;

  if (position > 0)
    before = g_list_model_get_item (G_LIST_MODEL (self->hits), position - 1);
  causerie_search_row_set_hit (CAUSERIE_SEARCH_ROW (gtk_list_item_get_child (list_item)), hit,
                               before);
}

/* The words that were found, so that the place in a long message is found too. */
static char *
dup_found_words (CauserieSearchHit *hit)
{
  guint start, end;

  if (causerie_search_hit_get_n_marks (hit) == 0)
    return g_strdup ("");

  causerie_search_hit_get_mark (hit, 0, &start, &end);
  return g_strndup (causerie_search_hit_get_snippet (hit) + start, end - start);
}

static void
activate_cb (CauserieSearchResults *self, guint position)
{
  g_autoptr(CauserieSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  g_autofree char *words = NULL;
  const char *message_uid;

  if (hit == NULL)
    return;

  words = dup_found_words (hit);
  message_uid = causerie_search_hit_get_message_uid (hit);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-hit", "(sss)",
                              causerie_search_hit_get_conversation_uid (hit),
                              message_uid != NULL ? message_uid : "", words);
}

/* --- searching --- */

/* More could be found without the filters. */
static gboolean
is_narrow (const CauserieSearchQuery *query)
{
  return query->after != 0 || query->before != 0 || query->folder != NULL || query->model != NULL;
}

static void
show_other_layout (CauserieSearchResults *self, const char *text)
{
  g_autofree char *words = text != NULL ? g_strdup_printf (_("Searched for “%s” instead"), text)
                                        : NULL;

  gtk_label_set_text (self->other_layout, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->other_layout), words != NULL);
}

static void
show_hits (CauserieSearchResults *self, GPtrArray *found)
{
  gboolean is_first = self->query->offset == 0;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->hits));

  self->at_end = found->len < self->query->limit;
  g_list_store_splice (self->hits, is_first ? 0 : n_before, is_first ? n_before : 0, found->pdata,
                       found->len);
  if (is_first)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);

  gtk_stack_set_visible_child_name (self->pages,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0
                                    ? "hits" : "nothing");
  gtk_widget_set_visible (self->widen, is_narrow (self->query));
  if (self->activate) {
    self->activate = FALSE;
    activate_cb (self, 0);
  }
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieSearchResults) self = user_data;
  g_autofree char *other_layout = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found =
    causerie_library_search_finish (CAUSERIE_LIBRARY (source), result, &other_layout, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->query == NULL)
    return; /* another one runs, or nobody waits */

  g_clear_object (&self->cancellable);
  if (found == NULL) {
    /* The bar of the storage's state says what is wrong with the history. */
    gtk_stack_set_visible_child_name (self->pages, "nothing");
    return;
  }

  if (self->query->offset == 0)
    show_other_layout (self, other_layout);
  show_hits (self, found);
}

static void
begin_search (CauserieSearchResults *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  causerie_library_search_async (self->library, self->query, self->cancellable, searched_cb,
                                 g_object_ref (self));
}

/* More of the same. */
static void
edge_reached_cb (CauserieSearchResults *self, GtkPositionType edge)
{
  if (edge != GTK_POS_BOTTOM || self->query == NULL || self->at_end || self->cancellable != NULL)
    return;

  self->query->offset = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  begin_search (self);
}

static void
causerie_search_results_dispose (GObject *object)
{
  CauserieSearchResults *self = CAUSERIE_SEARCH_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->query, causerie_search_query_free);
  g_clear_object (&self->hits);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_search_results_parent_class)->dispose (object);
}

static void
causerie_search_results_class_init (CauserieSearchResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-search-results.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_search_results_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchResults, other_layout);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchResults, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchResults, scroller);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchResults, list);
  gtk_widget_class_bind_template_child (widget_class, CauserieSearchResults, widen);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
}

static void
causerie_search_results_init (CauserieSearchResults *self)
{
  g_autoptr(GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->hits = g_list_store_new (CAUSERIE_TYPE_SEARCH_HIT);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->hits))));
  gtk_list_view_set_model (self->list, selection);
}

void
causerie_search_results_set_library (CauserieSearchResults *self, CauserieLibrary *library)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_RESULTS (self) && self->library == NULL);

  self->library = g_object_ref (library);
}

void
causerie_search_results_search (CauserieSearchResults *self, const CauserieSearchQuery *query)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_RESULTS (self) && self->library != NULL && query != NULL);

  g_clear_pointer (&self->query, causerie_search_query_free);
  self->query = causerie_search_query_copy (query);
  self->query->offset = 0;
  self->query->limit = CAUSERIE_SEARCH_LIMIT;
  self->activate = FALSE;
  begin_search (self);
}

void
causerie_search_results_clear (CauserieSearchResults *self)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_RESULTS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, causerie_search_query_free);
  g_list_store_remove_all (self->hits);
  self->activate = FALSE;
  show_other_layout (self, NULL);
  gtk_stack_set_visible_child_name (self->pages, "waiting");
}

void
causerie_search_results_activate_first (CauserieSearchResults *self)
{
  g_return_if_fail (CAUSERIE_IS_SEARCH_RESULTS (self));

  if (self->cancellable != NULL)
    self->activate = TRUE;
  else
    activate_cb (self, 0);
}

gboolean
causerie_search_results_focus (CauserieSearchResults *self)
{
  g_return_val_if_fail (CAUSERIE_IS_SEARCH_RESULTS (self), FALSE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0 &&
         gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}
