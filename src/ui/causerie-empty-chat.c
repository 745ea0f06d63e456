/* causerie-empty-chat.c: what a chat shows before its first message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-empty-chat.h"

#include "causerie-price-text.h"
#include "causerie-profile-icon.h"

#include <glib/gi18n.h>

#define MAX_STARTERS 5
#define MAX_OTHERS   4
#define ICON_SIZE    20

struct _CauserieEmptyChat {
  AdwBin               parent_instance;

  /* owned */
  CauserieProfile     *profile;   /* NULL: none is chosen */
  GSignalGroup        *catalogue; /* follows the library's: prices may come later */

  /* template children */
  CauserieProfileIcon *icon;
  GtkLabel            *name;
  GtkLabel            *model;
  GtkLabel            *price;
  GtkWidget           *temporary;
  GtkBox              *starters;
  GtkFlowBox          *others;
};

G_DEFINE_FINAL_TYPE (CauserieEmptyChat, causerie_empty_chat, ADW_TYPE_BIN)

/* --- the profile ------------------------------------------------------------------------------ */

static void
show_profile (CauserieEmptyChat *self)
{
  CauserieProfile *profile = self->profile;
  const char *name = _("No model is chosen"), *model = "";

  if (profile != NULL) {
    name = causerie_profile_get_name (profile);
    model = causerie_profile_get_model (profile);
    causerie_profile_icon_show (self->icon, profile);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->icon),
                          profile != NULL && *causerie_profile_get_icon (profile) != '\0');
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->model, model);
  gtk_widget_set_visible (GTK_WIDGET (self->model), *model != '\0' && !g_str_equal (model, name));
}

/* What a million tokens cost, before the first one is sent. */
static void
show_price (CauserieEmptyChat *self)
{
  g_autoptr(CauserieCatalogue) catalogue = g_signal_group_dup_target (self->catalogue);
  CauserieModel *model = NULL;
  g_autofree char *price = NULL;
  g_autofree char *text = NULL;

  if (catalogue != NULL && self->profile != NULL)
    model = causerie_catalogue_find (catalogue, causerie_profile_get_connection (self->profile),
                                     causerie_profile_get_model (self->profile));
  if (model != NULL)
    price = causerie_price_text_summary (model);
  if (price != NULL)
    /* Translators: %s is "$3.00 in, $15.00 out", "free" or "varies". */
    text = g_strdup_printf (_("Price per 1M tokens: %s"), price);

  gtk_label_set_text (self->price, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->price), text != NULL);
}

/* --- starters --------------------------------------------------------------------------------- */

static GtkWidget *
new_starter_button (const char *starter)
{
  GtkWidget *label = gtk_label_new (starter);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chat.use-starter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", starter);
  gtk_widget_set_tooltip_text (button, starter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, starter,
                                  -1);
  gtk_widget_add_css_class (button, "starter");

  return button;
}

static void
show_starters (CauserieEmptyChat *self)
{
  g_auto(GStrv) starters = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->starters))) != NULL)
    gtk_box_remove (self->starters, child);

  if (self->profile != NULL)
    starters = causerie_profile_dup_starters (self->profile);
  for (guint i = 0; starters != NULL && starters[i] != NULL && i < MAX_STARTERS; i++)
    gtk_box_append (self->starters, new_starter_button (starters[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->starters), starters != NULL && starters[0] != NULL);
}

/* --- other profiles --------------------------------------------------------------------------- */

static GtkWidget *
new_profile_label (CauserieProfile *profile)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (causerie_profile_get_name (profile));

  if (*causerie_profile_get_icon (profile) != '\0' ||
      *causerie_profile_get_color (profile) != '\0') {
    GtkWidget *icon = causerie_profile_icon_new ();

    g_object_set (icon, "size", ICON_SIZE, NULL);
    causerie_profile_icon_show (CAUSERIE_PROFILE_ICON (icon), profile);
    gtk_box_append (GTK_BOX (box), icon);
  }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static GtkWidget *
new_profile_button (CauserieProfile *profile)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_profile_label (profile));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  causerie_profile_get_name (profile), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chat.profile");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    causerie_profile_get_uid (profile));
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "profile-pill");

  return button;
}

static void
remove_others (CauserieEmptyChat *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_flow_box_remove (self->others, child);
}

/* `chosen` is shown above, when it is shown as it is. */
static void
add_others (CauserieEmptyChat *self, GListModel *profiles, CauserieProfile *chosen)
{
  guint n = g_list_model_get_n_items (profiles), n_added = 0;

  for (guint i = 0; i < n && n_added < MAX_OTHERS; i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);
    GtkWidget *button;

    if (profile == chosen)
      continue;

    button = new_profile_button (profile);
    gtk_flow_box_insert (self->others, button, -1);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    n_added++;
  }
  gtk_flow_box_set_min_children_per_line (self->others, CLAMP (n_added, 1, 2));
}

static void
causerie_empty_chat_dispose (GObject *object)
{
  CauserieEmptyChat *self = CAUSERIE_EMPTY_CHAT (object);

  if (self->catalogue != NULL)
    g_signal_group_set_target (self->catalogue, NULL);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_EMPTY_CHAT);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (causerie_empty_chat_parent_class)->dispose (object);
}

static void
causerie_empty_chat_class_init (CauserieEmptyChatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = causerie_empty_chat_dispose;

  g_type_ensure (CAUSERIE_TYPE_PROFILE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/causerie/Causerie/ui/causerie-empty-chat.ui");
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, icon);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, name);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, model);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, price);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, temporary);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, starters);
  gtk_widget_class_bind_template_child (widget_class, CauserieEmptyChat, others);
}

static void
causerie_empty_chat_init (CauserieEmptyChat *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->catalogue = g_signal_group_new (CAUSERIE_TYPE_CATALOGUE);
  g_signal_group_connect_swapped (self->catalogue, "connection-changed", G_CALLBACK (show_price),
                                  self);
}

void
causerie_empty_chat_show (CauserieEmptyChat *self,
                          CauserieLibrary   *library,
                          CauserieSettings  *settings,
                          CauserieChat      *chat)
{
  CauserieConversation *conversation;

  g_return_if_fail (CAUSERIE_IS_EMPTY_CHAT (self) && CAUSERIE_IS_LIBRARY (library));
  g_return_if_fail (CAUSERIE_IS_SETTINGS (settings) && CAUSERIE_IS_CHAT (chat));

  conversation = causerie_chat_get_conversation (chat);
  g_set_object (&self->profile, causerie_chat_get_profile (chat));
  g_signal_group_set_target (self->catalogue, causerie_library_get_catalogue (library));
  show_profile (self);
  show_price (self);
  show_starters (self);
  gtk_widget_set_visible (self->temporary, causerie_conversation_get_temporary (conversation));

  remove_others (self);
  add_others (self, causerie_settings_get_profiles (settings), self->profile);
}
