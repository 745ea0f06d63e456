/* causerie-sidebar.c: all chats, and the search in them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-sidebar.h"

#include "causerie-chat-list.h"
#include "causerie-chat-menu.h"
#include "causerie-inner-focus.h"
#include "causerie-search-filters.h"
#include "causerie-search-results.h"
#include "causerie-sidebar-foot.h"

#include <glib/gi18n.h>

struct _CauserieSidebar {
  AdwBin                 parent_instance;

  /* owned */
  CauserieLibrary       *library;
  CauserieHeadingList   *headings;
  CauserieHeadingList   *archived;      /* NULL until the archive is opened */
  CauserieConversation  *selected;      /* the open chat; may be in no list yet */

  gboolean               shows_archive; /* instead of the chats */

  /* template children */
  AdwWindowTitle        *title;
  GtkStack              *start_buttons;
  GtkStack              *end_buttons;
  GtkWidget             *search_bar;
  GtkSearchEntry        *search;
  CauserieSearchFilters *filters;
  GtkStack              *pages;
  GtkLabel              *empty;
  CauserieChatList      *chats;
  CauserieChatList      *archive;
  CauserieSearchResults *results;
  CauserieSidebarFoot   *foot;
};

G_DEFINE_FINAL_TYPE (CauserieSidebar, causerie_sidebar, ADW_TYPE_BIN)

/* --- what is shown --- */

static CauserieChatList *
get_list (CauserieSidebar *self)
{
  return self->shows_archive ? self->archive : self->chats;
}

static gboolean
is_searching (CauserieSidebar *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  return *text != '\0';
}

static const char *
choose_page (CauserieSidebar *self)
{
  CauserieHeadingList *headings = self->shows_archive ? self->archived : self->headings;

  if (is_searching (self))
    return "results";
  if (headings == NULL || g_list_model_get_n_items (G_LIST_MODEL (headings)) == 0)
    return "empty";

  return self->shows_archive ? "archive" : "chats";
}

static void
update_chosen_actions (CauserieSidebar *self)
{
  static const char * const actions[] = {
    "sidebar.archive-chosen", "sidebar.export-chosen", "sidebar.delete-chosen",
  };
  const char *archive_label = self->shows_archive ? _("Out of the archive") : _("Archive");
  gboolean any = causerie_chat_list_get_n_chosen (get_list (self)) > 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], any);
  causerie_sidebar_foot_set_chosen (self->foot, any, archive_label);
}

static void
update_title (CauserieSidebar *self, gboolean choosing)
{
  guint n_chosen = causerie_chat_list_get_n_chosen (get_list (self));
  g_autofree char *text = NULL;

  if (choosing && n_chosen == 0)
    text = g_strdup (_("Select chats"));
  else if (choosing)
    text = g_strdup_printf (ngettext ("%u selected", "%u selected", n_chosen), n_chosen);
  else
    text = g_strdup (self->shows_archive ? C_("place", "Archive") : _("Chats"));
  adw_window_title_set_title (self->title, text);
}

static void
update (CauserieSidebar *self)
{
  gboolean choosing = causerie_chat_list_get_choosing (get_list (self));

  gtk_stack_set_visible_child_name (self->pages, choose_page (self));
  gtk_label_set_text (self->empty, self->shows_archive ? _("Chats you archive will be here.")
                                                       : _("Your chats will be here."));
  gtk_stack_set_visible_child_name (self->start_buttons, choosing ? "choosing"
                                                         : self->shows_archive ? "archive" : "chats");
  gtk_stack_set_visible_child_name (self->end_buttons, choosing ? "choosing" : "browsing");
  causerie_sidebar_foot_set_choosing (self->foot, choosing);
  gtk_widget_set_visible (self->search_bar, !choosing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sidebar.archive", !self->shows_archive);
  update_title (self, choosing);
  update_chosen_actions (self);
}

/* --- the archive --- */

static void
ensure_archive (CauserieSidebar *self)
{
  if (self->archived != NULL)
    return;

  self->archived =
    causerie_heading_list_new_for_archive (causerie_library_get_conversations (self->library));
  causerie_chat_list_set_model (self->archive, self->library, self->archived,
                                C_("place", "Archive"));
  causerie_chat_list_set_selected (self->archive, self->selected);
  g_signal_connect_object (self->archived, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
show_archive (CauserieSidebar *self, gboolean shown)
{
  ensure_archive (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  causerie_search_results_clear (self->results);
  self->shows_archive = shown;
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
archive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_archive (CAUSERIE_SIDEBAR (widget), g_str_equal (name, "sidebar.archive"));
}

/* --- several chats at once --- */

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieSidebar *self = CAUSERIE_SIDEBAR (widget);

  if (g_str_equal (name, "sidebar.choose-all")) {
    causerie_chat_list_choose_all (get_list (self));
    return;
  }

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  causerie_chat_list_set_choosing (get_list (self), g_str_equal (name, "sidebar.choose"));
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/* The window's action with all that are chosen; then nothing is. */
static void
chosen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CauserieSidebar *self = CAUSERIE_SIDEBAR (widget);
  g_auto(GStrv) uids = causerie_chat_list_dup_chosen (get_list (self));

  if (g_str_equal (name, "sidebar.archive-chosen"))
    gtk_widget_activate_action (widget, "win.archive-chats", "(^asb)", uids, !self->shows_archive);
  else if (g_str_equal (name, "sidebar.export-chosen"))
    gtk_widget_activate_action (widget, "win.export-chats", "^as", uids);
  else
    gtk_widget_activate_action (widget, "win.delete-chats", "^as", uids);
  causerie_chat_list_set_choosing (get_list (self), FALSE);
}

/* Built when it is opened, so that it is never out of date. */
static void
fill_move_cb (GtkMenuButton *button, gpointer user_data)
{
  CauserieSidebar *self = user_data;
  g_auto(GStrv) uids = causerie_chat_list_dup_chosen (get_list (self));
  g_autoptr(GMenuModel) menu =
    causerie_chat_menu_new_move (self->library, (const char * const *) uids, TRUE);

  gtk_menu_button_set_menu_model (button, menu);
}

/* --- searching --- */

/* What is typed at the list goes into the search: the keyboard follows, for the list goes. */
static void
follow_typing (CauserieSidebar *self)
{
  if (!causerie_inner_focus_is_in (GTK_WIDGET (self->pages)) ||
      causerie_inner_focus_is_in (GTK_WIDGET (self->results)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

static void
search (CauserieSidebar *self)
{
  CauserieSearchQuery query = { .typing = TRUE };

  if (is_searching (self))
    follow_typing (self);
  update (self);
  if (!is_searching (self)) {
    causerie_search_results_clear (self->results);
    return;
  }

  query.text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  causerie_search_filters_apply (self->filters, &query);
  query.archived |= self->shows_archive;
  causerie_search_results_search (self->results, &query);
}

static void
widen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  causerie_search_filters_reset (CAUSERIE_SIDEBAR (widget)->filters);
}

static void
search_activated_cb (CauserieSidebar *self)
{
  if (is_searching (self))
    causerie_search_results_activate_first (self->results);
}

static void
stop_search_cb (CauserieSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search (self);
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/* Down goes on to what was found. */
static gboolean
search_key_cb (CauserieSidebar *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;

  if (is_searching (self))
    return causerie_search_results_focus (self->results);
  return gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/* Esc goes back by one step. */
static gboolean
pages_key_cb (CauserieSidebar *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;

  if (is_searching (self))
    stop_search_cb (self);
  else if (self->shows_archive)
    show_archive (self, FALSE);
  else
    return FALSE;

  return TRUE;
}

/* A row that goes with the keyboard in it would leave Tab and Down on a way that ends nowhere. */
static void
focus_moved_cb (CauserieSidebar *self)
{
  causerie_inner_focus_forget (GTK_WIDGET (self));
  causerie_inner_focus_forget (GTK_WIDGET (self->pages));
}

static void
causerie_sidebar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (causerie_sidebar_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_moved_cb), widget, G_CONNECT_SWAPPED);
}

static void
causerie_sidebar_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_moved_cb, widget);

  GTK_WIDGET_CLASS (causerie_sidebar_parent_class)->unroot (widget);
}

static void
causerie_sidebar_dispose (GObject *object)
{
  CauserieSidebar *self = CAUSERIE_SIDEBAR (object);

  if (self->foot != NULL)
    causerie_sidebar_foot_set_move (self->foot, NULL, NULL);
  self->foot = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->headings);
  g_clear_object (&self->archived);
  g_clear_object (&self->selected);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (causerie_sidebar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, start_buttons);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, end_buttons);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, filters);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, empty);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, chats);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, archive);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, results);
  gtk_widget_class_bind_template_child (widget_class, CauserieSidebar, foot);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, pages_key_cb);
}

static void
causerie_sidebar_class_init (CauserieSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_sidebar_dispose;
  widget_class->root = causerie_sidebar_root;
  widget_class->unroot = causerie_sidebar_unroot;

  g_type_ensure (CAUSERIE_TYPE_CHAT_LIST);
  g_type_ensure (CAUSERIE_TYPE_SEARCH_FILTERS);
  g_type_ensure (CAUSERIE_TYPE_SEARCH_RESULTS);
  g_type_ensure (CAUSERIE_TYPE_SIDEBAR_FOOT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sidebar.archive", NULL, archive_action);
  gtk_widget_class_install_action (widget_class, "sidebar.back", NULL, archive_action);
  gtk_widget_class_install_action (widget_class, "sidebar.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "sidebar.stop-choosing", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "sidebar.choose-all", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "sidebar.widen", NULL, widen_action);
  gtk_widget_class_install_action (widget_class, "sidebar.archive-chosen", NULL, chosen_action);
  gtk_widget_class_install_action (widget_class, "sidebar.export-chosen", NULL, chosen_action);
  gtk_widget_class_install_action (widget_class, "sidebar.delete-chosen", NULL, chosen_action);
}

static void
causerie_sidebar_init (CauserieSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->pages));
  causerie_sidebar_foot_set_move (self->foot, fill_move_cb, self);
  update (self);
}

GtkWidget *
causerie_sidebar_new (void)
{
  return g_object_new (CAUSERIE_TYPE_SIDEBAR, NULL);
}

void
causerie_sidebar_set_library (CauserieSidebar  *self,
                              CauserieLibrary  *library,
                              CauserieSettings *settings)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self) && self->library == NULL);

  self->library = g_object_ref (library);
  self->headings = causerie_heading_list_new (causerie_library_get_conversations (library),
                                              causerie_library_get_folders (library));
  causerie_settings_bind (settings, CAUSERIE_SETTING_UNFOLDED_FOLDERS, self->headings, "unfolded",
                          G_SETTINGS_BIND_DEFAULT);
  causerie_chat_list_set_model (self->chats, library, self->headings, _("Chats"));
  causerie_search_filters_set_sources (self->filters, library, settings);
  causerie_search_results_set_library (self->results, library);
  g_signal_connect_object (self->headings, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (self);
}

void
causerie_sidebar_set_selected (CauserieSidebar *self, CauserieConversation *conversation)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self) && self->headings != NULL);

  g_set_object (&self->selected, conversation);
  causerie_chat_list_set_selected (self->chats, conversation);
  if (self->archived != NULL)
    causerie_chat_list_set_selected (self->archive, conversation);
}

void
causerie_sidebar_begin_search (CauserieSidebar *self)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self));

  causerie_chat_list_set_choosing (get_list (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
causerie_sidebar_refresh (CauserieSidebar *self)
{
  g_return_if_fail (CAUSERIE_IS_SIDEBAR (self) && self->headings != NULL);

  causerie_heading_list_refresh (self->headings, g_get_real_time ());
  if (self->archived != NULL)
    causerie_heading_list_refresh (self->archived, g_get_real_time ());
}
