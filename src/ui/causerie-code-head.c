/* causerie-code-head.c: what stands above code: its language, and what can be done with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-head.h"

#include "causerie-code-language.h"
#include "causerie-code-menu.h"
#include "causerie-copy-button.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

/* Fewer lines a reader counts without help. */
#define MANY_LINES 20

/* A word behind a fence longer than this is no name. In bytes. */
#define MAX_WORD 64

struct _CauserieCodeHead {
  GtkWidget           parent_instance;

  CauserieBlockGroup *group;    /* owned; NULL before it is set */

  GtkWidget          *language; /* children */
  GtkWidget          *wrap;
  GtkWidget          *save;
  GtkWidget          *copy;
};

G_DEFINE_FINAL_TYPE (CauserieCodeHead, causerie_code_head, GTK_TYPE_WIDGET)

char *
causerie_code_head_dup_language (CauserieBlockGroup *group)
{
  const CauserieCodeLanguage *language;
  CauserieBlock *block;
  const char *word;

  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (group), NULL);

  block = causerie_block_group_get_block (group, 0);
  word = causerie_block_get_language (block);
  language = causerie_code_language_of (word, causerie_block_get_text (block)->text);
  if (language != NULL)
    return g_strdup (language->name);
  if (word == NULL || *word == '\0')
    return g_strdup (C_("language", "Code"));
  return g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), MAX_WORD));
}

static void
show_language (CauserieCodeHead *self)
{
  g_autofree char *language = causerie_code_head_dup_language (self->group);
  guint n_lines = causerie_block_group_get_n_lines (self->group);
  g_autofree char *count = causerie_text_format_count (n_lines);
  g_autofree char *lines = NULL, *text = NULL;

  if (n_lines >= MANY_LINES) {
    lines = g_strdup_printf (ngettext ("%s line", "%s lines", n_lines), count);
    /* Translators: of code: its language, how many lines it has */
    text = g_strdup_printf (_("%s · %s"), language, lines);
  }
  gtk_label_set_text (GTK_LABEL (self->language), text != NULL ? text : language);
}

/* --- what can be done ------------------------------------------------------------------------- */

static char *
dup_text (gpointer user_data)
{
  CauserieCodeHead *self = user_data;

  return causerie_block_group_dup_text (self->group);
}

static void
save_cb (CauserieCodeHead *self)
{
  causerie_code_menu_save (GTK_WIDGET (self), self->group);
}

static void
wrap_cb (CauserieCodeHead *self)
{
  causerie_block_group_set_wrap (self->group,
    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->wrap)));
}

/* --- following the group ---------------------------------------------------------------------- */

/* Where no line is too long there is nothing to wrap. */
static void
show_wrap (CauserieCodeHead *self)
{
  GtkAdjustment *adjustment = causerie_block_group_get_adjustment (self->group);
  gboolean wrap = causerie_block_group_get_wrap (self->group);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->wrap), wrap);
  gtk_widget_set_child_visible (self->wrap, wrap || gtk_adjustment_get_upper (adjustment) >
                                                      gtk_adjustment_get_page_size (adjustment));
}

static void
follow (CauserieCodeHead *self, CauserieBlockGroup *group)
{
  if (self->group != NULL) {
    g_signal_handlers_disconnect_by_data (self->group, self);
    g_signal_handlers_disconnect_by_data (causerie_block_group_get_adjustment (self->group), self);
  }
  g_set_object (&self->group, group);
  g_signal_connect_object (group, "blocks-changed", G_CALLBACK (show_language), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "notify::wrap", G_CALLBACK (show_wrap), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (causerie_block_group_get_adjustment (group), "changed",
                           G_CALLBACK (show_wrap), self, G_CONNECT_SWAPPED);
}

static void
causerie_code_head_dispose (GObject *object)
{
  CauserieCodeHead *self = CAUSERIE_CODE_HEAD (object);

  g_clear_pointer (&self->language, gtk_widget_unparent);
  g_clear_pointer (&self->wrap, gtk_widget_unparent);
  g_clear_pointer (&self->save, gtk_widget_unparent);
  g_clear_pointer (&self->copy, gtk_widget_unparent);
  g_clear_object (&self->group);
  G_OBJECT_CLASS (causerie_code_head_parent_class)->dispose (object);
}

static void
causerie_code_head_class_init (CauserieCodeHeadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_code_head_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codehead");
}

static GtkWidget *
add_button (CauserieCodeHead *self, GtkWidget *button, const char *icon, const char *label)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "action");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
causerie_code_head_init (CauserieCodeHead *self)
{
  self->language = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->language), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->language), 0);
  gtk_widget_set_hexpand (self->language, TRUE);
  gtk_widget_add_css_class (self->language, "caption");
  gtk_widget_set_parent (self->language, GTK_WIDGET (self));

  self->wrap = add_button (self, gtk_toggle_button_new (), "causerie-wrap-symbolic",
                           _("Wrap long lines"));
  self->save = add_button (self, gtk_button_new (), "document-save-symbolic", _("Save code…"));
  self->copy = causerie_copy_button_new (_("Copy code"));
  gtk_widget_set_parent (self->copy, GTK_WIDGET (self));

  g_signal_connect_swapped (self->wrap, "toggled", G_CALLBACK (wrap_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  causerie_copy_button_set_source (CAUSERIE_COPY_BUTTON (self->copy), dup_text, self);
}

GtkWidget *
causerie_code_head_new (void)
{
  return g_object_new (CAUSERIE_TYPE_CODE_HEAD, NULL);
}

void
causerie_code_head_set_group (CauserieCodeHead *self, CauserieBlockGroup *group)
{
  g_return_if_fail (CAUSERIE_IS_CODE_HEAD (self) && CAUSERIE_IS_BLOCK_GROUP (group));

  if (self->group != group)
    follow (self, group);
  show_language (self);
  show_wrap (self);
}
