/* causerie-table-menu.c: what the menu over a table can do with it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-table-menu.h"

#include "causerie-block-action.h"
#include "causerie-save-file.h"
#include "causerie-table-text.h"

#include <glib/gi18n.h>
#include <string.h>

static GPtrArray *
list_blocks (CauserieBlockSubject *self)
{
  GPtrArray *blocks = g_ptr_array_new ();

  for (guint i = 0; i < causerie_block_group_get_n_blocks (self->group); i++)
    g_ptr_array_add (blocks, causerie_block_group_get_block (self->group, i));
  return blocks;
}

static void
copy (CauserieBlockSubject *self, char *(*write) (GPtrArray *blocks))
{
  g_autoptr(GPtrArray) blocks = list_blocks (self);
  g_autofree char *text = write (blocks);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->widget), text);
}

static void
copy_cells_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy (user_data, causerie_table_text_to_tsv);
}

static void
copy_markdown_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy (user_data, causerie_table_text_to_markdown);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CauserieBlockSubject *self = user_data;
  g_autoptr(GPtrArray) blocks = list_blocks (self);
  char *text = causerie_table_text_to_csv (blocks);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));
  /* Translators: the name of a file, without ".csv" */
  g_autofree char *name = g_strconcat (C_("file name", "Table"), ".csv", NULL);

  causerie_save_file (self->widget, _("Save the table"), name, bytes);
}

GActionGroup *
causerie_table_menu_append (GMenu *menu, GtkWidget *widget, CauserieBlockGroup *table)
{
  GActionGroup *actions;

  g_return_val_if_fail (G_IS_MENU (menu) && GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (CAUSERIE_IS_BLOCK_GROUP (table), NULL);

  actions = G_ACTION_GROUP (g_simple_action_group_new ());
  causerie_block_action_add (actions, "copy-table", G_CALLBACK (copy_cells_cb), widget, table);
  causerie_block_action_add (actions, "copy-table-markdown", G_CALLBACK (copy_markdown_cb), widget,
                             table);
  causerie_block_action_add (actions, "save-table", G_CALLBACK (save_cb), widget, table);
  g_menu_append (menu, _("Copy table"), "block.copy-table");
  g_menu_append (menu, _("Copy table as Markdown"), "block.copy-table-markdown");
  g_menu_append (menu, _("Save table as CSV…"), "block.save-table");
  return actions;
}
