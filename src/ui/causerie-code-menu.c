/* causerie-code-menu.c: what the menu over code can do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-menu.h"

#include "causerie-block-action.h"
#include "causerie-code-language.h"
#include "causerie-save-file.h"

#include <glib/gi18n.h>
#include <string.h>

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CauserieBlockSubject *self = user_data;
  g_autofree char *text = causerie_block_group_dup_text (self->group);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), text);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CauserieBlockSubject *self = user_data;

  causerie_code_menu_save (self->widget, self->group);
}

GActionGroup *
causerie_code_menu_append (GMenu *menu, GtkWidget *widget, CauserieBlockGroup *code)
{
  GActionGroup *actions;
  g_autoptr(GPropertyAction) wrap = NULL;

  g_return_val_if_fail (G_IS_MENU (menu) && GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (code), NULL);

  actions = G_ACTION_GROUP (g_simple_action_group_new ());
  wrap = g_property_action_new ("wrap-code", code, "wrap");
  causerie_block_action_add (actions, "copy-code", G_CALLBACK (copy_cb), widget, code);
  causerie_block_action_add (actions, "save-code", G_CALLBACK (save_cb), widget, code);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (wrap));
  g_menu_append (menu, _("Copy code"), "block.copy-code");
  g_menu_append (menu, _("Save code…"), "block.save-code");
  g_menu_append (menu, _("Wrap long lines"), "block.wrap-code");
  return actions;
}

/* A file of code ends with a line end. */
void
causerie_code_menu_save (GtkWidget *widget, CauserieBlockGroup *code)
{
  g_autofree char *text = NULL, *name = NULL;
  g_autoptr(GBytes) bytes = NULL;
  CauserieBlock *first;

  g_return_if_fail (GTK_IS_WIDGET (widget) && CAUSERIE_IS_BLOCK_GROUP (code));

  first = causerie_block_group_get_block (code, 0);
  text = causerie_block_group_dup_text (code);
  name = causerie_code_language_dup_file_name (
    causerie_code_language_of (causerie_block_get_language (first),
                               causerie_block_get_text (first)->text));
  bytes = g_bytes_new_take (g_strconcat (text, "\n", NULL), strlen (text) + 1);
  causerie_save_file (widget, _("Save code"), name, bytes);
}
