/* causerie-conversation-row.c: one row of the sidebar: a chat, a folder or a heading
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-row.h"

#include "causerie-css-class.h"

#include <glib/gi18n.h>

/* More tags than these are a number. */
#define MAX_TAGS 2

struct _CauserieConversationRow {
  GtkWidget            parent_instance;

  /* owned */
  GObject             *item;    /* a chat, a heading or NULL */
  CauserieHeadingList *list;    /* NULL with the item */
  GSignalGroup        *chat_signals;
  GSignalGroup        *heading_signals;

  /* children, owned; NULL until one is needed, but for the words */
  GtkWidget           *check;
  GtkWidget           *icon;
  GtkWidget           *words;
  GtkWidget           *count;
  GtkWidget           *menu_button;

  /* borrowed: the widget's own */
  GtkEventControllerMotion *pointer;
  GtkEventControllerFocus  *focus;

  /* in the words, borrowed */
  GtkLabel            *title;
  GtkBox              *line;     /* tags and subtitle */
  GtkLabel            *subtitle;
  GtkWidget           *tags;     /* NULL until one is needed */
};

G_DEFINE_FINAL_TYPE (CauserieConversationRow, causerie_conversation_row, GTK_TYPE_WIDGET)

static gboolean
is_folder (CauserieConversationRow *self)
{
  return CAUSERIE_IS_HEADING (self->item) &&
         causerie_heading_get_folder (CAUSERIE_HEADING (self->item)) != NULL;
}

/* The list's own widget around this one is what a screen reader calls the row. */
static void
set_name (CauserieConversationRow *self, const char *name, const char *description)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- parts that few rows have --- */

static void
show_icon (CauserieConversationRow *self, const char *name)
{
  if (name != NULL && self->icon == NULL) {
    self->icon = gtk_image_new ();
    gtk_widget_insert_before (self->icon, GTK_WIDGET (self), self->words);
  }
  if (self->icon != NULL) {
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), name);
    gtk_widget_set_visible (self->icon, name != NULL);
  }
}

static void
show_count (CauserieConversationRow *self, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  if (text != NULL && self->count == NULL) {
    self->count = gtk_label_new (NULL);
    gtk_widget_add_css_class (self->count, "caption");
    gtk_widget_add_css_class (self->count, "dim-label");
    gtk_widget_add_css_class (self->count, "numeric");
    gtk_widget_insert_after (self->count, GTK_WIDGET (self), self->words);
  }
  if (self->count != NULL) {
    gtk_label_set_text (GTK_LABEL (self->count), text != NULL ? text : "");
    gtk_widget_set_visible (self->count, text != NULL);
  }
}

static void
append_tag (CauserieConversationRow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "tag");
  gtk_box_append (GTK_BOX (self->tags), label);
}

static void
show_tags (CauserieConversationRow *self, const char * const *tags)
{
  guint n = g_strv_length ((char **) tags);

  if (self->tags != NULL) {
    gtk_box_remove (self->line, self->tags);
    self->tags = NULL;
  }
  if (n == 0)
    return;

  self->tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  for (guint i = 0; i < MIN (n, MAX_TAGS); i++)
    append_tag (self, tags[i]);
  if (n > MAX_TAGS) {
    g_autofree char *more = g_strdup_printf ("+%u", n - MAX_TAGS);

    append_tag (self, more);
  }
  gtk_box_prepend (self->line, self->tags);
}

static void
show_menu_cb (CauserieConversationRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "chats.menu", NULL);
}

/* Made when the pointer or the keyboard comes to the row. */
static void
ensure_menu_button (CauserieConversationRow *self)
{
  if (self->menu_button != NULL || self->item == NULL ||
      (CAUSERIE_IS_HEADING (self->item) && !is_folder (self)))
    return;

  self->menu_button = gtk_button_new_from_icon_name ("view-more-symbolic");
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_add_css_class (self->menu_button, "more");
  gtk_widget_set_tooltip_text (self->menu_button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  gtk_widget_set_parent (self->menu_button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu_button, "clicked", G_CALLBACK (show_menu_cb), self);
}

/* Shown while the pointer or the keyboard is in the row. */
static void
update_menu_button (CauserieConversationRow *self)
{
  gboolean near = gtk_event_controller_motion_contains_pointer (self->pointer) ||
                  gtk_event_controller_focus_contains_focus (self->focus);

  if (near)
    ensure_menu_button (self);
  if (self->menu_button != NULL)
    gtk_widget_set_visible (self->menu_button, near && self->check == NULL);
}

/* --- the item --- */

/* It stands below the folder it lies in. */
static gboolean
is_below_folder (CauserieConversationRow *self, CauserieConversation *conversation)
{
  return !causerie_conversation_get_pinned (conversation) &&
         causerie_heading_list_find_folder (
             self->list, causerie_conversation_get_folder (conversation)) != NULL;
}

static void
show_chat (CauserieConversationRow *self)
{
  CauserieConversation *conversation = CAUSERIE_CONVERSATION (self->item);
  gboolean answering = causerie_conversation_get_answering (conversation);
  const char *title = causerie_conversation_get_title (conversation);
  const char *subtitle = answering ? C_("chat", "answering…")
                                   : causerie_conversation_get_preview (conversation);
  const char * const *tags = causerie_conversation_get_tags (conversation);

  if (*title == '\0')
    title = C_("chat", "New chat");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->line), *subtitle != '\0' || *tags != NULL);
  causerie_set_css_class (self, "inside", is_below_folder (self, conversation));
  set_name (self, title, subtitle);
}

static void
chat_changed_cb (CauserieConversationRow *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "tags"))
    show_tags (self, causerie_conversation_get_tags (CAUSERIE_CONVERSATION (self->item)));
  show_chat (self);
}

static void
show_heading (CauserieConversationRow *self)
{
  CauserieHeading *heading = CAUSERIE_HEADING (self->item);
  gboolean unfolded = causerie_heading_get_unfolded (heading);
  guint n_chats = causerie_heading_get_n_chats (heading);
  g_autofree char *description = NULL;

  gtk_label_set_text (self->title, causerie_heading_get_title (heading));
  gtk_widget_set_visible (GTK_WIDGET (self->line), FALSE);
  if (is_folder (self)) {
    description = g_strdup_printf (ngettext ("Folder, %u chat", "Folder, %u chats", n_chats),
                                   n_chats);
    show_icon (self, unfolded ? "folder-open-symbolic" : "folder-symbolic");
    show_count (self, n_chats);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded,
                                 -1);
  }
  set_name (self, causerie_heading_get_title (heading), description != NULL ? description : "");
}

static void
clear_item (CauserieConversationRow *self)
{
  show_icon (self, NULL);
  show_count (self, 0);
  show_tags (self, (const char *[]) { NULL });
  causerie_set_css_class (self, "inside", FALSE);
  g_clear_pointer (&self->menu_button, gtk_widget_unparent);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
causerie_conversation_row_dispose (GObject *object)
{
  CauserieConversationRow *self = CAUSERIE_CONVERSATION_ROW (object);

  if (self->chat_signals != NULL)
    g_signal_group_set_target (self->chat_signals, NULL);
  if (self->heading_signals != NULL)
    g_signal_group_set_target (self->heading_signals, NULL);
  g_clear_object (&self->chat_signals);
  g_clear_object (&self->heading_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->list);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->count, gtk_widget_unparent);
  g_clear_pointer (&self->menu_button, gtk_widget_unparent);

  G_OBJECT_CLASS (causerie_conversation_row_parent_class)->dispose (object);
}

static void
causerie_conversation_row_class_init (CauserieConversationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_conversation_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "chatrow");
}

static GtkLabel *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return GTK_LABEL (label);
}

static void
add_words (CauserieConversationRow *self)
{
  self->title = new_label ();
  self->subtitle = new_label ();
  gtk_label_set_single_line_mode (self->subtitle, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");

  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (self->line, GTK_WIDGET (self->subtitle));
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->line));
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

static void
add_controllers (CauserieConversationRow *self)
{
  GtkEventController *pointer = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->pointer = GTK_EVENT_CONTROLLER_MOTION (pointer);
  self->focus = GTK_EVENT_CONTROLLER_FOCUS (focus);
  g_signal_connect_swapped (pointer, "notify::contains-pointer", G_CALLBACK (update_menu_button),
                            self);
  g_signal_connect_swapped (focus, "notify::contains-focus", G_CALLBACK (update_menu_button),
                            self);
  gtk_widget_add_controller (GTK_WIDGET (self), pointer);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
follow_items (CauserieConversationRow *self)
{
  self->chat_signals = g_signal_group_new (CAUSERIE_TYPE_CONVERSATION);
  g_signal_group_connect_swapped (self->chat_signals, "notify", G_CALLBACK (chat_changed_cb), self);
  self->heading_signals = g_signal_group_new (CAUSERIE_TYPE_HEADING);
  g_signal_group_connect_swapped (self->heading_signals, "notify", G_CALLBACK (show_heading), self);
}

static void
causerie_conversation_row_init (CauserieConversationRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  add_words (self);
  add_controllers (self);
  follow_items (self);
}

GtkWidget *
causerie_conversation_row_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CONVERSATION_ROW, NULL);
}

GObject *
causerie_conversation_row_get_item (CauserieConversationRow *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION_ROW (self), NULL);

  return self->item;
}

void
causerie_conversation_row_set_item (CauserieConversationRow *self,
                                    GObject                 *item,
                                    CauserieHeadingList     *list)
{
  gboolean is_chat = CAUSERIE_IS_CONVERSATION (item);

  g_return_if_fail (CAUSERIE_IS_CONVERSATION_ROW (self));

  if (self->item != NULL)
    clear_item (self);
  g_set_object (&self->item, item);
  g_set_object (&self->list, list);
  g_signal_group_set_target (self->chat_signals, is_chat ? item : NULL);
  g_signal_group_set_target (self->heading_signals, CAUSERIE_IS_HEADING (item) ? item : NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), is_chat || is_folder (self));
  causerie_set_css_class (self, "heading", item != NULL && !is_chat && !is_folder (self));
  causerie_set_css_class (self, "folder", is_folder (self));

  if (is_chat) {
    show_tags (self, causerie_conversation_get_tags (CAUSERIE_CONVERSATION (item)));
    show_chat (self);
  } else if (item != NULL) {
    show_heading (self);
  }
  update_menu_button (self);
}

void
causerie_conversation_row_set_choice (CauserieConversationRow *self,
                                      gboolean                 choosing,
                                      gboolean                 chosen)
{
  g_return_if_fail (CAUSERIE_IS_CONVERSATION_ROW (self));

  choosing = choosing && CAUSERIE_IS_CONVERSATION (self->item);
  if (choosing && self->check == NULL) {
    self->check = gtk_check_button_new ();
    gtk_widget_set_can_target (self->check, FALSE);
    gtk_widget_set_can_focus (self->check, FALSE);
    gtk_widget_insert_before (self->check, GTK_WIDGET (self), self->words);
    update_menu_button (self);
  } else if (!choosing) {
    g_clear_pointer (&self->check, gtk_widget_unparent);
  }

  if (self->check != NULL) {
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), chosen);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                                 chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                        : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  } else {
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED);
  }
}
