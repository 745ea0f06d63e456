/* test-code-block.c: code on its card, in pieces that are one
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-code-block.h"

#include "causerie-code-head.h"
#include "causerie-code-lines.h"
#include "causerie-highlighter.h"
#include "causerie-markdown-stream.h"
#include "causerie-markdown.h"
#include "causerie-selectable.h"
#include "causerie-side-scroller.h"
#include "causerie-ui-resources.h"

#include <adwaita.h>
#include <string.h>

#define WIDTH  400
#define HEIGHT 600

/* --- fixtures --------------------------------------------------------------------------------- */

static void
set_blocks (CauserieBlockGroup *group, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    causerie_block_group_set_block (group, i, blocks->pdata[i]);
}

static CauserieBlockGroup *
new_group (CauserieHighlighter *highlighter, const char *language, const char *code)
{
  g_autofree char *markdown = g_strdup_printf ("~~~~~%s\n%s\n~~~~~\n", language, code);
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (markdown, -1);
  CauserieBlockGroup *group = causerie_block_group_new (highlighter);

  set_blocks (group, blocks);
  return group;
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* A window with the blocks of a group in it, one above the other. */
typedef struct {
  GtkWidget          *window;
  GtkWidget          *box;
  CauserieBlockGroup *group; /* owned */
} Card;

static void
settle (Card *card)
{
  for (guint i = 0; i < 5; i++) {
    gint64 now = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (card->window));

    gtk_widget_queue_draw (card->window);
    while (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (card->window)) == now)
      g_main_context_iteration (NULL, TRUE);
  }
}

static void
add_block (Card *card, guint index)
{
  GtkWidget *block = causerie_code_block_new ();

  causerie_code_block_set_place (CAUSERIE_CODE_BLOCK (block), card->group, index);
  gtk_box_append (GTK_BOX (card->box), block);
}

static Card *
card_new (CauserieBlockGroup *group)
{
  Card *card = g_new0 (Card, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  card->group = group;
  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  card->window = gtk_window_new ();
  for (guint i = 0; i < causerie_block_group_get_n_blocks (group); i++)
    add_block (card, i);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), card->box);
  gtk_window_set_child (GTK_WINDOW (card->window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (card->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (card->window));
  while (!gtk_widget_get_mapped (card->window))
    g_main_context_iteration (NULL, TRUE);
  settle (card);
  return card;
}

static void
card_free (Card *card)
{
  gtk_window_destroy (GTK_WINDOW (card->window));
  g_assert_finalize_object (card->group);
  g_free (card);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Card, card_free)

static GtkWidget *
get_block (Card *card, guint index)
{
  GtkWidget *block = gtk_widget_get_first_child (card->box);

  while (index-- > 0)
    block = gtk_widget_get_next_sibling (block);
  return block;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
get_lines (Card *card, guint index)
{
  return find (get_block (card, index), CAUSERIE_TYPE_CODE_LINES);
}

static const char *
get_head (Card *card)
{
  GtkWidget *head = find (get_block (card, 0), CAUSERIE_TYPE_CODE_HEAD);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (head)));
}

static double
find_x (GtkWidget *lines, GtkWidget *window)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (lines, window, &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.x;
}

/* --- the group -------------------------------------------------------------------------------- */

static void
count_cb (CauserieBlockGroup *group, guint index, guint *n_calls)
{
  (*n_calls)++;
}

static void
test_group (void)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse ("```c\na\nc\tb界\n```\n\n    x\n", -1);
  CauserieBlockGroup *group = causerie_block_group_new (NULL);
  guint n_calls = 0, n_runs;

  g_signal_connect (group, "blocks-changed", G_CALLBACK (count_cb), &n_calls);
  causerie_block_group_set_block (group, 0, blocks->pdata[0]);
  causerie_block_group_set_block (group, 0, blocks->pdata[0]);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_cmpuint (causerie_block_group_get_n_lines (group), ==, 2);
  g_assert_cmpuint (causerie_block_group_get_n_cells (group), ==, 7);

  causerie_block_group_set_block (group, 1, blocks->pdata[1]);
  causerie_block_group_take_runs (group, 1, g_array_new (FALSE, FALSE, sizeof (CauserieCodeRun)));
  g_assert_cmpuint (causerie_block_group_get_n_blocks (group), ==, 2);
  g_assert_true (causerie_block_group_get_block (group, 1) == blocks->pdata[1]);
  g_assert_false (causerie_block_group_has_runs (group));
  g_assert_null (causerie_block_group_get_runs (group, 0, &n_runs));

  causerie_block_group_cut (group, 1);
  causerie_block_group_cut (group, 1);
  g_assert_cmpuint (causerie_block_group_get_n_blocks (group), ==, 1);
  g_assert_cmpuint (n_calls, ==, 3);
  g_assert_finalize_object (group);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, guint *n_calls)
{
  (*n_calls)++;
}

static void
test_group_properties (void)
{
  CauserieBlockGroup *group = causerie_block_group_new (NULL);
  static const CauserieColumnNeed columns[] = { { 10, 20 }, { 5, 50 } };
  guint n_wraps = 0, n_widths = 0, n_columns = 0;

  g_signal_connect (group, "notify::wrap", G_CALLBACK (notify_cb), &n_wraps);
  g_signal_connect (group, "notify::width", G_CALLBACK (notify_cb), &n_widths);
  causerie_block_group_set_wrap (group, TRUE);
  g_object_set (group, "wrap", TRUE, NULL);
  g_assert_cmpuint (n_wraps, ==, 1);

  causerie_block_group_widen (group, 100, 8);
  causerie_block_group_widen (group, 60, 8);
  g_assert_cmpint (causerie_block_group_get_width (group), ==, 100);
  causerie_block_group_widen (group, 60, 6);
  g_assert_cmpint (causerie_block_group_get_width (group), ==, 60);
  g_assert_cmpuint (n_widths, ==, 2);

  g_assert_null (causerie_block_group_get_columns (group, &n_columns));
  causerie_block_group_set_columns (group, columns, G_N_ELEMENTS (columns));
  g_assert_cmpint (causerie_block_group_get_columns (group, &n_columns)[1].natural, ==, 50);
  g_assert_cmpuint (n_columns, ==, 2);
  g_assert_finalize_object (group);
}

/* What is copied is what was written, wherever it was cut. */
static void
test_text (void)
{
  g_autofree char *lines = repeat ("one\n\n\ttwo  \n", 100);
  g_autofree char *long_line = repeat ("слово ", 2000);
  const char * const codes[] = { "", "x", "\n\nx", "a\n\n\nb", lines, long_line };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr(CauserieBlockGroup) group = new_group (NULL, "", codes[i]);
    g_autofree char *text = causerie_block_group_dup_text (group);
    guint n_blocks = causerie_block_group_get_n_blocks (group), n_lines = 1;

    g_assert_cmpstr (text, ==, codes[i]);
    for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
      n_lines++;
    g_assert_cmpuint (causerie_block_group_get_n_lines (group), ==, n_lines);
    g_assert_cmpuint (causerie_block_group_get_first_line (group, n_blocks), ==, n_lines - 1);
  }
}

/* --- the card --------------------------------------------------------------------------------- */

static void
assert_name (GtkWidget *block, const char *name)
{
  g_autofree char *difference =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        name);

  g_assert_cmpstr (difference, ==, NULL);
}

static void
test_head (void)
{
  g_autofree char *code = repeat ("x = 1\n", 149);
  g_autoptr(Card) one = card_new (new_group (NULL, "py", "x = 1\ny = 2"));
  g_autoptr(Card) many = card_new (new_group (NULL, "js", code));
  g_autoptr(Card) none = card_new (new_group (NULL, "", "x"));
  g_autoptr(Card) odd = card_new (new_group (NULL, "quux", "x"));

  g_assert_cmpstr (get_head (one), ==, "Python");
  assert_name (get_block (one, 0), "Code, Python, 2 lines");
  g_assert_cmpstr (get_head (many), ==, "JavaScript · 150 lines");
  assert_name (get_block (many, 0), "Code, JavaScript, lines 1 to 64 of 150");
  assert_name (get_block (many, 1), "Code, JavaScript, lines 65 to 128 of 150");
  g_assert_null (find (get_block (many, 1), CAUSERIE_TYPE_CODE_HEAD));
  g_assert_cmpstr (get_head (none), ==, "Code");
  g_assert_cmpstr (get_head (odd), ==, "quux");
}

static void
test_corners (void)
{
  g_autofree char *code = repeat ("x = 1\n", 149);
  g_autoptr(Card) card = card_new (new_group (NULL, "py", code));

  g_assert_true (gtk_widget_has_css_class (get_block (card, 0), "first"));
  g_assert_false (gtk_widget_has_css_class (get_block (card, 0), "last"));
  g_assert_false (gtk_widget_has_css_class (get_block (card, 1), "first"));
  g_assert_true (gtk_widget_has_css_class (get_block (card, 2), "last"));

  causerie_block_group_cut (card->group, 2);
  g_assert_true (gtk_widget_has_css_class (get_block (card, 1), "last"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  g_autofree char *code = repeat ("x = 1\n", 149);
  g_autoptr(Card) card = card_new (new_group (NULL, "py", code));
  GtkWidget *head = find (get_block (card, 0), CAUSERIE_TYPE_CODE_HEAD);
  GtkWidget *copy = gtk_widget_get_last_child (head);
  g_autofree char *text = NULL;

  g_signal_emit_by_name (gtk_widget_get_first_child (copy), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (card->window), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, code);
}

/* The menu does the same from any piece. */
static void
test_menu (void)
{
  g_autofree char *code = repeat ("x = 1\n", 149);
  g_autoptr(Card) card = card_new (new_group (NULL, "py", code));
  g_autoptr(GMenu) menu = g_menu_new ();
  GActionGroup *actions =
    causerie_selectable_append_menu (CAUSERIE_SELECTABLE (get_lines (card, 1)), 0, menu);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 3);
  g_action_group_activate_action (actions, "copy-code", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (card->window), NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, code);

  g_action_group_activate_action (actions, "wrap-code", NULL);
  g_assert_true (causerie_block_group_get_wrap (card->group));
  g_object_unref (actions);
}

/* --- width ------------------------------------------------------------------------------------ */

/* The longest line is in the last piece; all are as wide from the first frame on, move as one. */
static void
test_scrolls_as_one (void)
{
  g_autofree char *lines = repeat ("short\n", 70), *line = repeat ("0123456789", 30);
  g_autofree char *code = g_strconcat (lines, line, NULL);
  g_autoptr(Card) card = card_new (new_group (NULL, "", code));
  GtkAdjustment *adjustment = causerie_block_group_get_adjustment (card->group);
  GtkWidget *first = get_lines (card, 0), *last = get_lines (card, 1);
  double x = find_x (first, card->window);

  g_assert_cmpint (gtk_widget_get_width (first), ==, gtk_widget_get_width (last));
  g_assert_cmpint (gtk_widget_get_width (first), >, WIDTH);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, WIDTH);

  gtk_adjustment_set_value (adjustment, 100);
  settle (card);
  g_assert_cmpfloat (find_x (first, card->window), ==, x - 100);
  g_assert_cmpfloat (find_x (last, card->window), ==, x - 100);

  gtk_widget_activate_action (get_block (card, 1), "code.scroll", "i", -1);
  settle (card);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 100);
}

static void
test_wrap (void)
{
  g_autofree char *code = repeat ("word ", 100);
  g_autoptr(Card) card = card_new (new_group (NULL, "", code));
  GtkWidget *head = find (get_block (card, 0), CAUSERIE_TYPE_CODE_HEAD);
  GtkWidget *wrap = find (head, GTK_TYPE_TOGGLE_BUTTON);
  int height = gtk_widget_get_height (get_block (card, 0));

  g_assert_true (gtk_widget_get_mapped (wrap));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (wrap), TRUE);
  settle (card);
  g_assert_true (causerie_block_group_get_wrap (card->group));
  g_assert_cmpint (gtk_widget_get_width (get_lines (card, 0)), <=, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (get_block (card, 0)), >, height);
  g_assert_true (gtk_widget_get_mapped (wrap));

  causerie_block_group_set_wrap (card->group, FALSE);
  settle (card);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (wrap)));
  g_assert_cmpint (gtk_widget_get_height (get_block (card, 0)), ==, height);
}

static void
test_short_has_no_wrap (void)
{
  g_autoptr(Card) card = card_new (new_group (NULL, "", "short"));
  GtkWidget *head = find (get_block (card, 0), CAUSERIE_TYPE_CODE_HEAD);

  g_assert_false (gtk_widget_get_mapped (find (head, GTK_TYPE_TOGGLE_BUTTON)));
}

/* The hit that somebody was led to is scrolled to. */
static void
test_hit_is_revealed (void)
{
  g_autofree char *line = repeat ("0123456789", 30);
  g_autoptr(Card) card = card_new (new_group (NULL, "", line));
  CauserieTextMark mark = { 250, 255, CAUSERIE_TEXT_MARK_CURRENT_HIT };
  GtkWidget *lines = get_lines (card, 0);
  graphene_rect_t rect;
  double x;

  causerie_selectable_mark (CAUSERIE_SELECTABLE (lines), &mark, 1);
  settle (card);
  g_assert_true (causerie_selectable_find_rect (CAUSERIE_SELECTABLE (lines), 250, &rect));
  x = find_x (lines, card->window) + rect.origin.x;
  g_assert_cmpfloat (x, >, 0);
  g_assert_cmpfloat (x, <, WIDTH);
  g_assert_cmpuint (causerie_selectable_locate (CAUSERIE_SELECTABLE (lines), rect.origin.x + 1,
                                                rect.origin.y + 4), ==, 250);
}

/* --- colours and growth ----------------------------------------------------------------------- */

static PangoAttrList *
get_attributes (Card *card, guint index)
{
  return gtk_label_get_attributes (
    GTK_LABEL (gtk_widget_get_first_child (get_lines (card, index))));
}

/* Nothing moves when colours come. */
static void
test_colors (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autofree char *code = repeat ("return \"x\";\n", 70);
  g_autoptr(Card) card = card_new (new_group (highlighter, "c", code));
  int heights[] = { gtk_widget_get_height (get_block (card, 0)),
                    gtk_widget_get_height (get_block (card, 1)) };

  while (!causerie_highlighter_is_idle (highlighter))
    g_main_context_iteration (NULL, TRUE);
  settle (card);
  for (guint i = 0; i < 2; i++) {
    g_assert_nonnull (get_attributes (card, i));
    g_assert_cmpint (gtk_widget_get_height (get_block (card, i)), ==, heights[i]);
  }
}

/* Code that grows stays plain until its fence is closed. */
static void
test_growth (void)
{
  g_autoptr(CauserieHighlighter) highlighter = causerie_highlighter_new ();
  g_autoptr(GString) markdown = g_string_new ("```c\nint x;");
  g_autoptr(CauserieMarkdownStream) stream = causerie_markdown_stream_new ();
  CauserieBlockGroup *group = causerie_block_group_new (highlighter);
  g_autoptr(Card) card = NULL;

  causerie_markdown_stream_update (stream, markdown->str, markdown->len, FALSE);
  set_blocks (group, causerie_markdown_stream_get_blocks (stream));
  card = card_new (group);
  causerie_code_block_set_caret (CAUSERIE_CODE_BLOCK (get_block (card, 0)), TRUE);
  assert_name (get_block (card, 0), "Code, C");

  for (guint i = 0; i < 80; i++) {
    g_string_append (markdown, "\nint y;");
    causerie_markdown_stream_update (stream, markdown->str, markdown->len, FALSE);
    set_blocks (group, causerie_markdown_stream_get_blocks (stream));
  }
  g_assert_cmpuint (causerie_block_group_get_n_blocks (group), ==, 2);
  add_block (card, 1);
  settle (card);
  g_assert_null (get_attributes (card, 0));

  g_string_append (markdown, "\n```\n");
  causerie_markdown_stream_update (stream, markdown->str, markdown->len, TRUE);
  set_blocks (group, causerie_markdown_stream_get_blocks (stream));
  causerie_code_block_set_caret (CAUSERIE_CODE_BLOCK (get_block (card, 0)), FALSE);
  while (!causerie_highlighter_is_idle (highlighter))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (get_attributes (card, 0));
  g_assert_nonnull (get_attributes (card, 1));
  assert_name (get_block (card, 1), "Code, C, lines 65 to 81 of 81");
}

int
main (int argc, char **argv)
{
  g_autoptr(GtkCssProvider) provider = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  g_resources_register (causerie_ui_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/causerie/Causerie/ui/transcript.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_test_add_func ("/code-block/group", test_group);
  g_test_add_func ("/code-block/group-properties", test_group_properties);
  g_test_add_func ("/code-block/text", test_text);
  g_test_add_func ("/code-block/head", test_head);
  g_test_add_func ("/code-block/corners", test_corners);
  g_test_add_func ("/code-block/copy", test_copy);
  g_test_add_func ("/code-block/menu", test_menu);
  g_test_add_func ("/code-block/scrolls-as-one", test_scrolls_as_one);
  g_test_add_func ("/code-block/wrap", test_wrap);
  g_test_add_func ("/code-block/short-has-no-wrap", test_short_has_no_wrap);
  g_test_add_func ("/code-block/hit-is-revealed", test_hit_is_revealed);
  g_test_add_func ("/code-block/colors", test_colors);
  g_test_add_func ("/code-block/growth", test_growth);

  return g_test_run ();
}
