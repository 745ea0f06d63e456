/* causerie-tags-dialog.c: the tags of a chat
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-tags-dialog.h"

#include <glib/gi18n.h>

/* So many of the others' tags are offered. */
#define MAX_OTHERS 12

struct _CauserieTagsDialog {
  AdwWindow             parent_instance;

  /* owned */
  CauserieLibrary      *library;
  CauserieConversation *conversation;

  /* template children */
  GtkFlowBox           *tags;
  GtkEntry             *entry;
  GtkWidget            *others_label;
  GtkFlowBox           *others;
};

G_DEFINE_FINAL_TYPE (CauserieTagsDialog, causerie_tags_dialog, ADW_TYPE_WINDOW)

static void update (CauserieTagsDialog *self);

static gboolean
has_tag (CauserieTagsDialog *self, const char *tag)
{
  return g_strv_contains (causerie_conversation_get_tags (self->conversation), tag);
}

/* --- changing --- */

static void
set_tags (CauserieTagsDialog *self, GPtrArray *tags)
{
  g_ptr_array_add (tags, NULL);
  causerie_library_set_tags (self->library, self->conversation,
                             (const char * const *) tags->pdata);
  update (self);
}

/* The present tags, which may be changed. */
static GPtrArray *
dup_tags (CauserieTagsDialog *self)
{
  const char * const *present = causerie_conversation_get_tags (self->conversation);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; present[i] != NULL; i++)
    g_ptr_array_add (tags, g_strdup (present[i]));

  return tags;
}

static void
add_tag (CauserieTagsDialog *self, const char *tag)
{
  g_autoptr(GPtrArray) tags = dup_tags (self);

  g_ptr_array_add (tags, g_strdup (tag));
  set_tags (self, tags);
}

static void
remove_tag (CauserieTagsDialog *self, const char *tag)
{
  g_autoptr(GPtrArray) tags = dup_tags (self);

  for (guint i = tags->len; i > 0; i--)
    if (g_str_equal (g_ptr_array_index (tags, i - 1), tag))
      g_ptr_array_remove_index (tags, i - 1);
  set_tags (self, tags);
}

/* Several at once are parted by commas. */
static void
add_typed (CauserieTagsDialog *self)
{
  g_auto(GStrv) typed = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->entry)), ",", -1);
  g_autoptr(GPtrArray) tags = dup_tags (self);

  for (gsize i = 0; typed[i] != NULL; i++)
    if (*g_strstrip (typed[i]) != '\0')
      g_ptr_array_add (tags, g_strdup (typed[i]));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  set_tags (self, tags);
}

/* --- showing --- */

static void
tag_clicked_cb (CauserieTagsDialog *self, GtkButton *button)
{
  AdwButtonContent *content = ADW_BUTTON_CONTENT (gtk_button_get_child (button));
  g_autofree char *tag = g_strdup (adw_button_content_get_label (content));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry)); /* the button goes */
  if (has_tag (self, tag))
    remove_tag (self, tag);
  else
    add_tag (self, tag);
}

static void
append_chip (CauserieTagsDialog *self, GtkFlowBox *box, const char *tag)
{
  gboolean present = has_tag (self, tag);
  g_autofree char *label =
    g_strdup_printf (present ? _("Remove the tag “%s”") : _("Add the tag “%s”"), tag);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), tag);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content),
                                    present ? "window-close-symbolic" : "list-add-symbolic");
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (tag_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_flow_box_insert (box, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
clear_box (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_flow_box_remove (box, child);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* The tags of all chats that this one has not. */
static GPtrArray *
find_others (CauserieTagsDialog *self)
{
  GListModel *all = G_LIST_MODEL (causerie_library_get_conversations (self->library));
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (all) && found->len < MAX_OTHERS; i++) {
    g_autoptr(CauserieConversation) conversation = g_list_model_get_item (all, i);
    const char * const *tags = causerie_conversation_get_tags (conversation);

    for (gsize j = 0; tags[j] != NULL && found->len < MAX_OTHERS; j++)
      if (!has_tag (self, tags[j]) && !g_hash_table_contains (seen, tags[j])) {
        char *tag = g_strdup (tags[j]);

        g_hash_table_add (seen, tag);
        g_ptr_array_add (found, tag);
      }
  }
  g_ptr_array_sort (found, compare_tags);

  return found;
}

static void
update (CauserieTagsDialog *self)
{
  const char * const *tags = causerie_conversation_get_tags (self->conversation);
  g_autoptr(GPtrArray) others = find_others (self);

  clear_box (self->tags);
  for (gsize i = 0; tags[i] != NULL; i++)
    append_chip (self, self->tags, tags[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->tags), *tags != NULL);

  clear_box (self->others);
  for (guint i = 0; i < others->len; i++)
    append_chip (self, self->others, g_ptr_array_index (others, i));
  gtk_widget_set_visible (GTK_WIDGET (self->others), others->len > 0);
  gtk_widget_set_visible (self->others_label, others->len > 0);
}

/* What was typed and not added is meant all the same. */
static gboolean
causerie_tags_dialog_close_request (GtkWindow *window)
{
  add_typed (CAUSERIE_TAGS_DIALOG (window));

  return GTK_WINDOW_CLASS (causerie_tags_dialog_parent_class)->close_request (window);
}

static void
causerie_tags_dialog_dispose (GObject *object)
{
  CauserieTagsDialog *self = CAUSERIE_TAGS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CAUSERIE_TYPE_TAGS_DIALOG);
  g_clear_object (&self->library);
  g_clear_object (&self->conversation);

  G_OBJECT_CLASS (causerie_tags_dialog_parent_class)->dispose (object);
}

static void
causerie_tags_dialog_class_init (CauserieTagsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *template = "/io/github/causerie/Causerie/ui/causerie-tags-dialog.ui";

  G_OBJECT_CLASS (klass)->dispose = causerie_tags_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = causerie_tags_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, template);
  gtk_widget_class_bind_template_child (widget_class, CauserieTagsDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, CauserieTagsDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, CauserieTagsDialog, others_label);
  gtk_widget_class_bind_template_child (widget_class, CauserieTagsDialog, others);
  gtk_widget_class_bind_template_callback (widget_class, add_typed);
}

static void
causerie_tags_dialog_init (CauserieTagsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
causerie_tags_dialog_new (GtkWindow            *parent,
                          CauserieLibrary      *library,
                          CauserieConversation *conversation)
{
  CauserieTagsDialog *self;

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);

  self = g_object_new (CAUSERIE_TYPE_TAGS_DIALOG, "transient-for", parent, NULL);
  self->library = g_object_ref (library);
  self->conversation = g_object_ref (conversation);
  update (self);

  return GTK_WIDGET (self);
}
