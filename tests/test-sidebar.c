/* test-sidebar.c: chats, folders and choices in the list
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-list.h"
#include "causerie-conversation-row.h"
#include "causerie-inner-focus.h"
#include "causerie-sidebar.h"
#include "causerie-ui-resources.h"
#include "typed-forms.h"

#define MANY 10000

static CauserieConversation *
new_chat (const char *title, gint64 time)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  causerie_conversation_set_title (conversation, title);
  causerie_conversation_set_updated_time (conversation, time);

  return conversation;
}

static CauserieConversation *
add_chat (Fixture *fixture, const char *title)
{
  g_autoptr(CauserieConversation) conversation = new_chat (title, g_get_real_time ());

  causerie_conversation_list_add (causerie_library_get_conversations (fixture->library),
                                  conversation);

  return conversation; /* the list keeps it */
}

/* Not more than the window needs, and long enough for it to be drawn. */
static void
settle (void)
{
  for (guint i = 0; i < 20; i++) {
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_usleep (2000);
  }
}

static GtkWidget *
show_sidebar (Fixture *fixture)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *sidebar = causerie_sidebar_new ();

  causerie_sidebar_set_library (CAUSERIE_SIDEBAR (sidebar), fixture->library, fixture->settings);
  gtk_window_set_default_size (GTK_WINDOW (window), 280, 600);
  gtk_window_set_child (GTK_WINDOW (window), sidebar);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  return sidebar;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) &&
                     gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (CAUSERIE_IS_CONVERSATION_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static char *
name_row (CauserieConversationRow *row)
{
  GObject *item = causerie_conversation_row_get_item (row);

  if (CAUSERIE_IS_CONVERSATION (item))
    return g_strdup (causerie_conversation_get_title (CAUSERIE_CONVERSATION (item)));
  if (CAUSERIE_IS_HEADING (item))
    return g_strdup_printf ("[%s]", causerie_heading_get_title (CAUSERIE_HEADING (item)));

  return g_strdup ("?");
}

/* "[Today] a b" */
static void
assert_rows (GtkWidget *sidebar, const char *expected)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autoptr(GString) text = g_string_new (NULL);

  settle ();
  collect_rows (find_widget (sidebar, GTK_TYPE_LIST_VIEW), rows);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *name = name_row (g_ptr_array_index (rows, i));

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", name);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

/* As a click or Enter does. */
static void
activate (GtkWidget *sidebar, guint position)
{
  gtk_widget_activate_action (find_widget (sidebar, GTK_TYPE_LIST_VIEW), "list.activate-item", "u",
                              position);
}

static void
test_folders (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) work = causerie_library_create_folder (fixture->library, "Work");
  CauserieConversation *report = add_chat (fixture, "report");
  GtkWidget *sidebar;

  add_chat (fixture, "tea");
  causerie_library_move (fixture->library, report, work);
  sidebar = show_sidebar (fixture);
  assert_rows (sidebar, "[Folders] [Work] [Today] tea");

  activate (sidebar, 1);
  assert_rows (sidebar, "[Folders] [Work] report [Today] tea");
  causerie_library_move (fixture->library, report, NULL);
  assert_rows (sidebar, "[Folders] [Work] [Today] tea report");
}

/* A folder that was unfolded is so in the next window too. */
static void
test_unfolded_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieFolder) work = causerie_library_create_folder (fixture->library, "Work");
  CauserieConversation *report = add_chat (fixture, "report");

  causerie_library_move (fixture->library, report, work);
  activate (show_sidebar (fixture), 1);
  assert_rows (show_sidebar (fixture), "[Folders] [Work] report");
}

static void
test_archive (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *old = add_chat (fixture, "old");
  GtkWidget *sidebar;

  add_chat (fixture, "new");
  causerie_library_set_archived (fixture->library, old, TRUE);
  sidebar = show_sidebar (fixture);
  assert_rows (sidebar, "[Today] new");

  gtk_widget_activate_action (sidebar, "sidebar.archive", NULL);
  assert_rows (sidebar, "[Today] old");
  gtk_widget_activate_action (sidebar, "sidebar.back", NULL);
  assert_rows (sidebar, "[Today] new");
}

static void
test_choosing (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, "tea");
  GtkWidget *sidebar, *list;
  g_auto(GStrv) chosen = NULL;

  add_chat (fixture, "coffee");
  sidebar = show_sidebar (fixture);
  list = find_widget (sidebar, CAUSERIE_TYPE_CHAT_LIST);
  gtk_widget_activate_action (list, "chats.choose", "s", causerie_conversation_get_uid (tea));
  g_assert_cmpuint (causerie_chat_list_get_n_chosen (CAUSERIE_CHAT_LIST (list)), ==, 1);
  activate (sidebar, 1);
  g_assert_cmpuint (causerie_chat_list_get_n_chosen (CAUSERIE_CHAT_LIST (list)), ==, 2);
  activate (sidebar, 1);

  chosen = causerie_chat_list_dup_chosen (CAUSERIE_CHAT_LIST (list));
  g_assert_cmpuint (g_strv_length (chosen), ==, 1);
  g_assert_cmpstr (chosen[0], ==, causerie_conversation_get_uid (tea));

  causerie_library_delete (fixture->library, tea);
  g_assert_cmpuint (causerie_chat_list_get_n_chosen (CAUSERIE_CHAT_LIST (list)), ==, 0);
  gtk_widget_activate_action (sidebar, "sidebar.stop-choosing", NULL);
  g_assert_false (causerie_chat_list_get_choosing (CAUSERIE_CHAT_LIST (list)));
}

/* The row that had the keyboard has gone, and the keyboard with it. */
static void
test_keyboard_comes_back (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, "tea");
  GtkWidget *sidebar, *list, *pages;

  causerie_library_set_archived (fixture->library, tea, TRUE);
  sidebar = show_sidebar (fixture);
  gtk_widget_activate_action (sidebar, "sidebar.archive", NULL);
  settle ();
  list = find_widget (sidebar, CAUSERIE_TYPE_CHAT_LIST);
  pages = gtk_widget_get_ancestor (list, GTK_TYPE_STACK);
  g_assert_true (causerie_inner_focus_is_in (list));
  causerie_library_set_archived (fixture->library, tea, FALSE);
  settle ();

  gtk_widget_activate_action (sidebar, "sidebar.back", NULL);
  settle ();
  gtk_widget_grab_focus (find_widget (sidebar, GTK_TYPE_SEARCH_ENTRY));
  g_assert_false (causerie_inner_focus_is_in (pages));
  g_assert_true (gtk_widget_child_focus (pages, GTK_DIR_TAB_FORWARD));
  g_assert_true (causerie_inner_focus_is_in (find_widget (sidebar, CAUSERIE_TYPE_CHAT_LIST)));
}

/* A row that another chat comes to while the keyboard is in it. */
static void
test_menu_button_stays (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, "tea"), *coffee = add_chat (fixture, "coffee");
  g_autoptr(CauserieHeadingList) headings =
    causerie_heading_list_new (causerie_library_get_conversations (fixture->library),
                               causerie_library_get_folders (fixture->library));
  CauserieConversationRow *row = CAUSERIE_CONVERSATION_ROW (causerie_conversation_row_new ());
  GtkWidget *window = gtk_window_new ();

  causerie_conversation_row_set_item (row, G_OBJECT (tea), headings);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (row));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (row));
  settle ();
  g_assert_nonnull (find_widget (GTK_WIDGET (row), GTK_TYPE_BUTTON));

  causerie_conversation_row_set_item (row, G_OBJECT (coffee), headings);
  settle ();
  g_assert_nonnull (find_widget (GTK_WIDGET (row), GTK_TYPE_BUTTON));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_tags_are_shown (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, "tea");
  const char *tags[] = { "green", "hot", "later", NULL };
  GtkWidget *sidebar = show_sidebar (fixture);

  g_assert_false (shows (sidebar, "green"));
  causerie_library_set_tags (fixture->library, tea, tags);
  settle ();
  g_assert_true (shows (sidebar, "green"));
  g_assert_true (shows (sidebar, "hot"));
  g_assert_false (shows (sidebar, "later"));
  g_assert_true (shows (sidebar, "+1"));
}

/* Only what is near the view has rows, however many chats there are. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  CauserieConversationList *conversations = causerie_library_get_conversations (fixture->library);
  g_autoptr(GPtrArray) chats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  gint64 now = g_get_real_time (), start;
  GtkWidget *sidebar;

  for (guint i = 0; i < MANY; i++)
    g_ptr_array_add (chats, new_chat ("chat", now - i * G_TIME_SPAN_HOUR));
  sidebar = show_sidebar (fixture);
  start = g_get_monotonic_time ();
  causerie_conversation_list_set (conversations, chats);
  g_test_message ("%u chats are listed in %.1f ms", MANY,
                  (g_get_monotonic_time () - start) / 1000.0);
  settle ();
  collect_rows (sidebar, rows);
  g_assert_cmpuint (rows->len, <, 300);

  start = g_get_monotonic_time ();
  causerie_conversation_set_updated_time (g_ptr_array_index (chats, MANY - 1), now + 1);
  g_test_message ("one of them comes from the end to the top in %.1f ms",
                  (g_get_monotonic_time () - start) / 1000.0);
}

#define ADD(path, function) g_test_add ("/sidebar/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  g_resources_register (causerie_ui_get_resource ());

  ADD ("folders", test_folders);
  ADD ("unfolded-is-remembered", test_unfolded_is_remembered);
  ADD ("archive", test_archive);
  ADD ("choosing", test_choosing);
  ADD ("keyboard-comes-back", test_keyboard_comes_back);
  ADD ("menu-button-stays", test_menu_button_stays);
  ADD ("tags-are-shown", test_tags_are_shown);
  ADD ("many", test_many);

  return g_test_run ();
}
