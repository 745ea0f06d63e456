/* causerie-chat-menu.c: what can be done with a chat or a folder of the sidebar
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-menu.h"

#include <glib/gi18n.h>

/* A menu label is a mnemonic: the underscores of a name are doubled. */
static char *
escape_mnemonic (const char *name)
{
  g_auto(GStrv) pieces = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", pieces);
}

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_move (GMenu *menu, const char *label, const char *folder_uid, const char * const *uids)
{
  append (menu, label, "win.move-chats", g_variant_new ("(s^as)", folder_uid, uids));
}

GMenuModel *
causerie_chat_menu_new_move (CauserieLibrary    *library,
                             const char * const *uids,
                             gboolean            from_folder)
{
  GListModel *folders;
  g_autoptr(GMenu) known = g_menu_new ();
  g_autoptr(GMenu) other = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (CAUSERIE_IS_LIBRARY (library) && uids != NULL, NULL);

  folders = causerie_library_get_folders (library);
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr(CauserieFolder) folder = g_list_model_get_item (folders, i);
    g_autofree char *label = escape_mnemonic (causerie_folder_get_name (folder));

    append_move (known, label, causerie_folder_get_uid (folder), uids);
  }
  if (from_folder)
    append_move (other, _("_Out of the folder"), "", uids);
  append (other, _("_New folder…"), "win.move-chats-to-new-folder", g_variant_new_strv (uids, -1));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (known));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));

  return G_MENU_MODEL (menu);
}

/* Hidden as long as nothing exports. */
static void
append_export (GMenu *menu, const char * const *uids)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (_("_Export…"), NULL);

  g_menu_item_set_action_and_target_value (item, "win.export-chats", g_variant_new_strv (uids, -1));
  g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
  g_menu_append_item (menu, item);
}

static GMenu *
new_places (CauserieLibrary *library, CauserieConversation *conversation, const char * const *uids)
{
  gboolean pinned = causerie_conversation_get_pinned (conversation);
  gboolean archived = causerie_conversation_get_archived (conversation);
  gboolean in_folder = *causerie_conversation_get_folder (conversation) != '\0';
  g_autoptr(GMenuModel) move = causerie_chat_menu_new_move (library, uids, in_folder);
  GMenu *menu = g_menu_new ();

  if (!archived)
    append (menu, pinned ? _("Un_pin") : _("_Pin"), "win.pin-chat",
            g_variant_new ("(sb)", uids[0], !pinned));
  g_menu_append_submenu (menu, _("_Move to folder"), move);
  append (menu, archived ? _("Out of the _archive") : _("_Archive"), "win.archive-chats",
          g_variant_new ("(^asb)", uids, !archived));

  return menu;
}

GMenuModel *
causerie_chat_menu_new (CauserieLibrary *library, CauserieConversation *conversation)
{
  const char *uids[] = { NULL, NULL };
  g_autoptr(GMenu) words = g_menu_new ();
  g_autoptr(GMenu) places = NULL;
  g_autoptr(GMenu) end = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (conversation), NULL);

  uids[0] = causerie_conversation_get_uid (conversation);
  append (words, _("_Rename…"), "win.rename-chat", g_variant_new_string (uids[0]));
  append (words, _("_Tags…"), "win.tag-chat", g_variant_new_string (uids[0]));
  places = new_places (library, conversation, uids);
  append (end, _("_Select"), "chats.choose", g_variant_new_string (uids[0]));
  append_export (end, uids);
  append (end, _("_Delete"), "win.delete-chats", g_variant_new_strv (uids, -1));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

GMenuModel *
causerie_chat_menu_new_for_folder (CauserieFolder *folder)
{
  g_autoptr(GMenu) begin = g_menu_new ();
  g_autoptr(GMenu) end = g_menu_new ();
  GMenu *menu = g_menu_new ();
  const char *uid;

  g_return_val_if_fail (CAUSERIE_IS_FOLDER (folder), NULL);

  uid = causerie_folder_get_uid (folder);
  append (begin, _("_New chat here"), "win.new-chat-in-folder", g_variant_new_string (uid));
  append (begin, _("_Rename…"), "win.rename-folder", g_variant_new_string (uid));
  append (end, _("_Delete with its chats"), "win.delete-folder", g_variant_new_string (uid));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (begin));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}
