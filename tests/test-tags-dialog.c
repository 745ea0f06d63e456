/* test-tags-dialog.c: tags are added and taken away
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-tags-dialog.h"
#include "causerie-ui-resources.h"
#include "typed-forms.h"

static GtkWidget *
find_button (GtkWidget *widget, const char *tooltip)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) &&
                     g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);

  return found;
}

static GtkEntry *
find_entry (GtkWidget *widget)
{
  GtkEntry *found = GTK_IS_ENTRY (widget) ? GTK_ENTRY (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child);

  return found;
}

static CauserieConversation *
add_chat (Fixture *fixture, const char * const *tags)
{
  g_autoptr(CauserieConversation) conversation = causerie_conversation_new (NULL);

  causerie_conversation_list_add (causerie_library_get_conversations (fixture->library),
                                  conversation);
  causerie_library_set_tags (fixture->library, conversation, tags);

  return conversation; /* the list keeps it */
}

static void
assert_tags (CauserieConversation *conversation, const char *expected)
{
  g_autofree char *tags = g_strjoinv (" ", (char **) causerie_conversation_get_tags (conversation));

  g_assert_cmpstr (tags, ==, expected);
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, NULL);
  GtkWidget *dialog = causerie_tags_dialog_new (NULL, fixture->library, tea);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), " hot, green tea,, hot ");
  g_signal_emit_by_name (find_entry (dialog), "activate");
  assert_tags (tea, "green tea hot");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog))), ==, "");

  g_signal_emit_by_name (find_button (dialog, "Remove the tag “hot”"), "clicked");
  assert_tags (tea, "green tea");
  g_assert_null (find_button (dialog, "Remove the tag “hot”"));
}

/* What was typed and not added is meant all the same. */
static void
test_typed_and_closed (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, NULL);
  GtkWidget *dialog = causerie_tags_dialog_new (NULL, fixture->library, tea);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), "later");
  gtk_window_close (GTK_WINDOW (dialog));
  assert_tags (tea, "later");
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  CauserieConversation *tea = add_chat (fixture, NULL);
  const char *tags[] = { "work", "<b>", NULL };
  GtkWidget *dialog;

  add_chat (fixture, tags);
  dialog = causerie_tags_dialog_new (NULL, fixture->library, tea);
  g_signal_emit_by_name (find_button (dialog, "Add the tag “<b>”"), "clicked");
  assert_tags (tea, "<b>");
  g_assert_null (find_button (dialog, "Add the tag “<b>”"));
  g_assert_nonnull (find_button (dialog, "Add the tag “work”"));
}

#define ADD(path, function) \
  g_test_add ("/tags-dialog/" path, Fixture, NULL, set_up, function, tear_down)

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

  ADD ("typed", test_typed);
  ADD ("typed-and-closed", test_typed_and_closed);
  ADD ("others", test_others);

  return g_test_run ();
}
