/* causerie-message-menu.c: everything that can be done with a message, as a menu
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-menu.h"

#include "causerie-mnemonic.h"
#include "causerie-profile.h"

#include <glib/gi18n.h>

static void
append_item (GMenu *menu, const char *label, const char *action, CauserieMessage *message)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", causerie_message_get_uid (message));
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
append_profile (GMenu *menu, CauserieProfile *profile, CauserieMessage *message)
{
  g_autofree char *label = causerie_mnemonic_escape (causerie_profile_get_name (profile));
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "chat.retry-with", "(ss)",
                                     causerie_message_get_uid (message),
                                     causerie_profile_get_uid (profile));
  g_menu_append_item (menu, item);
}

/* One profile alone is no choice; and whatever else the catalogue has. */
static void
append_profiles (GMenu *menu, GListModel *profiles, CauserieMessage *message)
{
  g_autoptr(GMenu) choice = g_menu_new (), others = g_menu_new ();
  guint n = profiles != NULL ? g_list_model_get_n_items (profiles) : 0;

  for (guint i = 0; n > 1 && i < n; i++) {
    g_autoptr(CauserieProfile) profile = g_list_model_get_item (profiles, i);

    append_profile (choice, profile, message);
  }
  append_item (others, _("_Another model…"), "win.retry-with-other", message);
  g_menu_append_section (choice, NULL, G_MENU_MODEL (others));
  g_menu_append_submenu (menu, _("Regenerate _with"), G_MENU_MODEL (choice));
}

static GMenu *
new_answer_section (CauserieMessage *message, GListModel *profiles)
{
  GMenu *section = g_menu_new ();

  append_item (section, _("_Copy message"), "chat.copy-message", message);
  append_item (section, _("_Regenerate"), "chat.retry", message);
  append_profiles (section, profiles, message);
  return section;
}

static GMenu *
new_branch_section (CauserieMessage *message, gboolean is_last)
{
  GMenu *section = g_menu_new ();

  if (!is_last)
    append_item (section, _("New _branch from here"), "chat.branch", message);
  append_item (section, _("Continue in a _new chat"), "chat.branch-to-new-chat", message);
  append_item (section, _("Copy request as c_url"), "chat.copy-curl", message);
  return section;
}

static GMenu *
new_question_section (CauserieMessage *message)
{
  GMenu *section = g_menu_new ();

  append_item (section, _("_Copy message"), "chat.copy-message", message);
  append_item (section, _("_Edit"), "chat.edit-message", message);
  return section;
}

static GMenu *
new_last_section (CauserieMessage *message)
{
  GMenu *section = g_menu_new ();

  append_item (section, _("_Delete"), "chat.delete-message", message);
  return section;
}

GMenuModel *
causerie_message_menu_new (CauserieMessage *message, gboolean is_last, GListModel *profiles)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), G_MENU_MODEL (menu));

  if (causerie_message_get_role (message) == CAUSERIE_ROLE_USER) {
    append_section (menu, new_question_section (message));
  } else {
    append_section (menu, new_answer_section (message, profiles));
    append_section (menu, new_branch_section (message, is_last));
  }
  append_section (menu, new_last_section (message));
  return G_MENU_MODEL (menu);
}
