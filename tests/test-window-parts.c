/* test-window-parts.c: every part of the window is made from its template and goes away whole
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-account-summary.h"
#include "causerie-chat-list.h"
#include "causerie-chat-notices.h"
#include "causerie-chat-panel.h"
#include "causerie-chat-view.h"
#include "causerie-composer.h"
#include "causerie-conversation-row.h"
#include "causerie-empty-chat.h"
#include "causerie-find-bar.h"
#include "causerie-fold-row.h"
#include "causerie-jump-button.h"
#include "causerie-model-button.h"
#include "causerie-search-filters.h"
#include "causerie-search-results.h"
#include "causerie-search-row.h"
#include "causerie-setup-row.h"
#include "causerie-sidebar-foot.h"
#include "causerie-sidebar.h"
#include "causerie-storage-bar.h"
#include "causerie-text-size-row.h"
#include "causerie-trash-page.h"
#include "causerie-trash-row.h"
#include "causerie-ui-resources.h"
#include "causerie-welcome-key.h"
#include "causerie-welcome-local.h"
#include "causerie-welcome-sign-in.h"
#include "causerie-welcome.h"

static void
test_new_destroy (gconstpointer data)
{
  GType type = ((GType (*) (void)) data) ();
  GObject *widget = g_object_ref_sink (g_object_new (type, NULL));

  g_assert_nonnull (gtk_widget_get_first_child (GTK_WIDGET (widget)));
  g_assert_finalize_object (widget);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_unfold (void)
{
  GtkWidget *row = g_object_ref_sink (causerie_fold_row_new ("More"));
  guint n_notifies = 0;
  gboolean is_unfolded = FALSE;

  g_signal_connect_swapped (row, "notify::unfolded", G_CALLBACK (count_cb), &n_notifies);
  g_assert_false (causerie_fold_row_is_unfolded (CAUSERIE_FOLD_ROW (row)));
  causerie_fold_row_unfold (CAUSERIE_FOLD_ROW (row));
  causerie_fold_row_unfold (CAUSERIE_FOLD_ROW (row));
  g_assert_cmpuint (n_notifies, ==, 1);
  g_object_get (row, "unfolded", &is_unfolded, NULL);
  g_assert_true (is_unfolded);
  g_assert_finalize_object (row);
}

int
main (int argc, char *argv[])
{
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  causerie_ui_get_resource ();

#define ADD(name) \
  g_test_add_data_func ("/window-parts/" #name, causerie_##name##_get_type, test_new_destroy)
  ADD (account_summary);
  ADD (chat_list);
  ADD (chat_notices);
  ADD (chat_panel);
  ADD (chat_view);
  ADD (composer);
  ADD (conversation_row);
  ADD (empty_chat);
  ADD (find_bar);
  ADD (fold_row);
  ADD (jump_button);
  ADD (model_button);
  ADD (search_filters);
  ADD (search_results);
  ADD (search_row);
  ADD (setup_row);
  ADD (sidebar);
  ADD (sidebar_foot);
  ADD (storage_bar);
  ADD (text_size_row);
  ADD (trash_page);
  ADD (trash_row);
  ADD (welcome);
  ADD (welcome_key);
  ADD (welcome_local);
  ADD (welcome_sign_in);
#undef ADD
  g_test_add_func ("/window-parts/unfold", test_unfold);

  return g_test_run ();
}
