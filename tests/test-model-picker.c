/* test-model-picker.c: choosing a model out of thousands
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-details.h"
#include "causerie-choices-view.h"
#include "causerie-model-line.h"
#include "causerie-model-picker.h"
#include "causerie-model-row.h"
#include "causerie-model-text.h"
#include "causerie-ui-resources.h"
#include "catalogue-fixture.h"
#include "typed-forms.h"

#define MANY 5000

static const char four_models[] =
  "{\"data\":["
  "{\"id\":\"anthropic/claude-3.5-sonnet\",\"name\":\"Anthropic: Claude 3.5 Sonnet\","
  "\"context_length\":200000,\"created\":1729555200,\"expiration_date\":\"2026-12-24\","
  "\"description\":\"A **bold** model & <b>more</b>\","
  "\"pricing\":{\"prompt\":\"0.000003\",\"completion\":\"0.000015\"},"
  "\"architecture\":{\"input_modalities\":[\"text\",\"image\"],\"output_modalities\":[\"text\"]},"
  "\"top_provider\":{\"max_completion_tokens\":8192,\"is_moderated\":true},"
  "\"supported_parameters\":[\"tools\",\"reasoning\"]},"
  "{\"id\":\"moonshotai/kimi-k2\",\"name\":\"MoonshotAI: Kimi K2\",\"context_length\":131072,"
  "\"pricing\":{\"prompt\":\"0.00000055\",\"completion\":\"0.0000022\"},"
  "\"architecture\":{\"input_modalities\":[\"text\"],\"output_modalities\":[\"text\"]}},"
  "{\"id\":\"moonshotai/kimi-k2:free\",\"name\":\"<Kimi> K2 & free\",\"context_length\":32768,"
  "\"pricing\":{\"prompt\":\"0\",\"completion\":\"0\"},"
  "\"architecture\":{\"input_modalities\":[\"text\"],\"output_modalities\":[\"text\"]}},"
  "{\"id\":\"openrouter/auto\",\"name\":\"Auto Router\","
  "\"pricing\":{\"prompt\":\"-1\",\"completion\":\"-1\"},"
  "\"architecture\":{\"input_modalities\":[\"text\"],\"output_modalities\":[\"text\"]}}]}";

typedef struct {
  Fixture              forms;
  CauserieConnection  *connection; /* borrowed from the settings */
  CauserieProfile     *profile;    /* likewise */
  CauserieCatalogue   *catalogue;  /* NULL at first */
  GtkWidget           *parent;

  CauserieModelChoice *choice;     /* what the picker came to */
  GError              *error;
  gboolean             is_answered;
} Picking;

static void
set_up_picking (Picking *self, gconstpointer data)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(CauserieProfile) profile = causerie_profile_new (NULL);

  set_up (&self->forms, NULL);
  causerie_connection_set_name (connection, "OpenRouter");
  causerie_connection_set_provider (connection, "openrouter");
  causerie_connection_set_base_url (connection, OPENROUTER);
  causerie_settings_add_connection (self->forms.settings, connection);
  self->connection = connection;
  causerie_profile_set_name (profile, "My writer");
  causerie_profile_set_connection (profile, causerie_connection_get_uid (connection));
  causerie_profile_set_model (profile, "moonshotai/kimi-k2");
  causerie_settings_add_profile (self->forms.settings, profile);
  self->profile = profile;
  self->parent = gtk_window_new ();
}

static void
tear_down_picking (Picking *self, gconstpointer data)
{
  g_clear_pointer (&self->choice, causerie_model_choice_free);
  g_clear_error (&self->error);
  if (self->catalogue != NULL)
    causerie_catalogue_close (self->catalogue);
  gtk_window_destroy (GTK_WINDOW (self->parent));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->catalogue);
  tear_down (&self->forms, NULL);
}

static void
open_catalogue (Picking *self, GPtrArray *models, GPtrArray *before)
{
  shelve_models (self->forms.folder->path, self->connection, models, before);
  self->catalogue = causerie_catalogue_new (self->forms.settings, self->forms.gateway,
                                            self->forms.folder->path);
}

static void
open_four (Picking *self)
{
  g_autoptr(GPtrArray) models = parse_models (four_models);

  open_catalogue (self, models, NULL);
}

static CauserieCatalogueEntry *
find_entry (Picking *self, const char *id)
{
  CauserieCatalogueEntry *entry =
    causerie_catalogue_find_entry (self->catalogue,
                                   causerie_connection_get_uid (self->connection), id);

  g_assert_nonnull (entry);
  return entry;
}

/* Not more than a window needs to be drawn. */
static void
settle (void)
{
  for (guint i = 0; i < 20; i++) {
    while (g_main_context_iteration (NULL, FALSE))
      ;
    g_usleep (2000);
  }
}

/* --- the lines -------------------------------------------------------------------------------- */

static CauserieModelChoices *
new_choices (Picking *self)
{
  return causerie_model_choices_new (self->catalogue,
                                     causerie_settings_get_profiles (self->forms.settings));
}

/* "profiles: My writer; all: A, B": what a person sees, section by section. */
static char *
describe (CauserieModelChoices *choices)
{
  static const char *names[] = { "profiles", "favourites", "recent", "all" };
  GString *text = g_string_new (NULL);
  guint n = causerie_model_choices_is_empty (choices)
              ? 0 : g_list_model_get_n_items (G_LIST_MODEL (choices));

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieModelLine) line = g_list_model_get_item (G_LIST_MODEL (choices), i);
    GObject *item = causerie_model_line_get_item (line);
    gboolean is_first;
    CauserieChoicesSection section =
      causerie_model_choices_get_section (choices, i, &is_first);

    if (is_first)
      g_string_append_printf (text, "%s%s: ", i > 0 ? "; " : "", names[section]);
    else
      g_string_append (text, ", ");
    g_string_append (text, CAUSERIE_IS_PROFILE (item)
                           ? causerie_profile_get_name (CAUSERIE_PROFILE (item))
                           : causerie_catalogue_entry_get_id (CAUSERIE_CATALOGUE_ENTRY (item)));
  }

  return g_string_free (text, FALSE);
}

static void
assert_lines (CauserieModelChoices *choices, const char *expected)
{
  g_autofree char *lines = describe (choices);

  g_assert_cmpstr (lines, ==, expected);
}

static void
search (CauserieModelChoices *choices, const char *text)
{
  CauserieModelQuery query = { .text = text };

  causerie_model_choices_search (choices, &query);
}

#define ALL_FOUR "all: anthropic/claude-3.5-sonnet, moonshotai/kimi-k2, moonshotai/kimi-k2:free, " \
                 "openrouter/auto"

static void
test_sections (Picking *self, gconstpointer data)
{
  g_autoptr(CauserieModelChoices) choices = NULL;

  open_four (self);
  choices = new_choices (self);
  assert_lines (choices, "profiles: My writer; " ALL_FOUR);
  g_assert_cmpuint (causerie_model_choices_count_models (choices), ==, 4);

  causerie_catalogue_toggle_favourite (self->catalogue, find_entry (self, "openrouter/auto"));
  causerie_catalogue_note_used (self->catalogue, causerie_connection_get_uid (self->connection),
                                "moonshotai/kimi-k2");
  assert_lines (choices, "profiles: My writer; " ALL_FOUR); /* nothing moves under the pointer */
  search (choices, "");
  assert_lines (choices, "profiles: My writer; favourites: openrouter/auto; "
                         "recent: moonshotai/kimi-k2; "
                         "all: anthropic/claude-3.5-sonnet, moonshotai/kimi-k2:free");
}

static void
test_search (Picking *self, gconstpointer data)
{
  g_autoptr(CauserieModelChoices) choices = NULL;
  CauserieModelQuery query = { .free = TRUE };

  open_four (self);
  choices = new_choices (self);
  causerie_catalogue_toggle_favourite (self->catalogue, find_entry (self, "openrouter/auto"));

  search (choices, " wRiT ");
  assert_lines (choices, "profiles: My writer");
  search (choices, "claude");
  assert_lines (choices, "all: anthropic/claude-3.5-sonnet");
  search (choices, "клод");
  assert_lines (choices, "all: anthropic/claude-3.5-sonnet");
  search (choices, "kimi k2");
  assert_lines (choices,
                "profiles: My writer; all: moonshotai/kimi-k2, moonshotai/kimi-k2:free");
  causerie_model_choices_search (choices, &query);
  assert_lines (choices, "all: moonshotai/kimi-k2:free");

  query = (CauserieModelQuery) { .connection = "another" };
  causerie_model_choices_search (choices, &query);
  assert_lines (choices, "");
}

static void
test_without_catalogue (Picking *self, gconstpointer data)
{
  g_autoptr(CauserieModelChoices) choices = new_choices (self);

  assert_lines (choices, "profiles: My writer");
  causerie_settings_remove_profile (self->forms.settings, self->profile);
  assert_lines (choices, "");
}

/* --- what is told of a change ----------------------------------------------------------------- */

typedef struct {
  guint n_signals;
  guint removed;
  guint added;
} Told;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, Told *told)
{
  told->n_signals++;
  told->removed += removed;
  told->added += added;
}

static void
test_few_lines (Picking *self, gconstpointer data)
{
  g_autoptr(GPtrArray) models = parse_models (four_models);
  g_autoptr(CauserieModelChoices) choices = NULL;
  Told told = { 0 };
  guint n;

  multiply_models (models, MANY);
  open_catalogue (self, models, NULL);
  choices = new_choices (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (choices));
  g_assert_cmpuint (n, <, 100);
  g_assert_cmpuint (causerie_model_choices_count_models (choices), ==, MANY);

  g_signal_connect (choices, "items-changed", G_CALLBACK (items_changed_cb), &told);
  g_assert_true (causerie_model_choices_show_more (choices));
  g_assert_cmpuint (told.added, ==, n);
  g_assert_cmpuint (told.removed, ==, 0);

  while (causerie_model_choices_show_more (choices))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (choices)), ==, MANY + 1);

  search (choices, "claude");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (choices)), ==, n);
  told = (Told) { 0 };
  search (choices, "claude ");
  g_assert_cmpuint (told.n_signals, ==, 0);
}

/* Nothing is found, and then as much as before: no row has to be made for it. */
static void
test_nothing_between (Picking *self, gconstpointer data)
{
  g_autoptr(GPtrArray) models = parse_models (four_models);
  g_autoptr(CauserieModelChoices) choices = NULL;
  g_autofree char *before = NULL;
  Told told = { 0 };

  open_catalogue (self, models, NULL);
  choices = new_choices (self);
  search (choices, "claude");
  before = describe (choices);
  g_assert_cmpstr (before, !=, "");

  g_signal_connect (choices, "items-changed", G_CALLBACK (items_changed_cb), &told);
  search (choices, "xqzv");
  g_assert_true (causerie_model_choices_is_empty (choices));
  g_assert_cmpuint (causerie_model_choices_count_models (choices), ==, 0);
  g_assert_false (causerie_model_choices_show_more (choices));

  search (choices, "claude");
  g_assert_false (causerie_model_choices_is_empty (choices));
  assert_lines (choices, before);
  g_assert_cmpuint (told.n_signals, ==, 0);
}

/* --- the window ------------------------------------------------------------------------------- */

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Picking *self = user_data;

  self->choice = causerie_model_picker_choose_finish (result, &self->error);
  self->is_answered = TRUE;
}

static CauserieModelPicker *
begin (Picking *self, const CauserieModelQuestion *question, GCancellable *cancellable)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_window_present (GTK_WINDOW (self->parent));
  causerie_model_picker_choose_async (GTK_WINDOW (self->parent), self->catalogue,
                                      self->forms.settings, question, cancellable, chosen_cb,
                                      self);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

    if (CAUSERIE_IS_MODEL_PICKER (window))
      return CAUSERIE_MODEL_PICKER (window);
  }

  g_assert_not_reached ();
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

static GtkEditable *
get_search (CauserieModelPicker *picker)
{
  return GTK_EDITABLE (find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY));
}

static void
press_enter (CauserieModelPicker *picker)
{
  g_signal_emit_by_name (get_search (picker), "activate");
  settle ();
}

static void
test_choose_model (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = { .profiles = TRUE };
  CauserieModelPicker *picker;

  open_four (self);
  picker = begin (self, &question, NULL);
  gtk_editable_set_text (get_search (picker), "claude");
  press_enter (picker);
  g_assert_no_error (self->error);
  g_assert_null (self->choice->profile);
  g_assert_cmpstr (self->choice->connection_uid, ==,
                   causerie_connection_get_uid (self->connection));
  g_assert_cmpstr (self->choice->model, ==, "anthropic/claude-3.5-sonnet");
}

static void
test_choose_profile (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = { .profiles = TRUE };

  open_four (self);
  press_enter (begin (self, &question, NULL));
  g_assert_no_error (self->error);
  g_assert_true (self->choice->profile == self->profile);
  g_assert_null (self->choice->model);
}

static void
test_without_profiles (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = {
    .connection_uid = causerie_connection_get_uid (self->connection),
    .text = "free",
  };

  open_four (self);
  press_enter (begin (self, &question, NULL));
  g_assert_cmpstr (self->choice->model, ==, "moonshotai/kimi-k2:free");
}

static void
test_close (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = { 0 };

  open_four (self);
  gtk_window_close (GTK_WINDOW (begin (self, &question, NULL)));
  settle ();
  g_assert_true (self->is_answered);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (self->choice);
}

static void
test_cancel (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  open_four (self);
  begin (self, &question, cancellable);
  g_cancellable_cancel (cancellable);
  settle ();
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nothing (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = { .profiles = TRUE };
  CauserieModelPicker *picker;
  GtkWidget *page;

  open_four (self);
  picker = begin (self, &question, NULL);
  gtk_editable_set_text (get_search (picker), "zzzqqqxxx");
  settle ();
  page = find_widget (GTK_WIDGET (picker), ADW_TYPE_STATUS_PAGE);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), ==, "No such model");
  press_enter (picker);
  g_assert_false (self->is_answered);

  gtk_editable_set_text (get_search (picker), "");
  settle ();
  g_assert_false (gtk_widget_get_mapped (page));
}

static void
test_star (Picking *self, gconstpointer data)
{
  CauserieModelQuestion question = { .text = "auto" };
  CauserieModelPicker *picker;

  open_four (self);
  picker = begin (self, &question, NULL);
  gtk_widget_activate_action (GTK_WIDGET (picker), "picker.toggle-favourite", NULL);
  g_assert_true (causerie_catalogue_entry_get_favourite (find_entry (self, "openrouter/auto")));
  gtk_widget_activate_action (GTK_WIDGET (picker), "picker.toggle-favourite", NULL);
  g_assert_false (causerie_catalogue_entry_get_favourite (find_entry (self, "openrouter/auto")));
}

/* --- details ---------------------------------------------------------------------------------- */

static void
collect_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static char *
read_details (Picking *self, const char *id)
{
  GtkWidget *details = g_object_ref_sink (g_object_new (CAUSERIE_TYPE_MODEL_DETAILS, NULL));
  GString *text = g_string_new (NULL);

  causerie_model_details_show (CAUSERIE_MODEL_DETAILS (details), find_entry (self, id),
                               self->connection);
  collect_text (details, text);
  g_assert_finalize_object (details);

  return g_string_free (text, FALSE);
}

static void
assert_contains (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
test_details (Picking *self, gconstpointer data)
{
  g_autofree char *claude = NULL, *free = NULL, *automatic = NULL;

  open_four (self);
  claude = read_details (self, "anthropic/claude-3.5-sonnet");
  assert_contains (claude, "Anthropic: Claude 3.5 Sonnet\n");
  assert_contains (claude, "\n$3.00\n");
  assert_contains (claude, "A thousand: $0.003\n");
  assert_contains (claude, "\n$15.00\n");
  assert_contains (claude, "200\302\240000 tokens\n");
  assert_contains (claude, "8192 tokens\n");
  assert_contains (claude, "24 December 2026\n");
  assert_contains (claude, "text, pictures\n");
  assert_contains (claude, "tools, reasoning\n");
  assert_contains (claude, "Moderation\n");
  assert_contains (claude, "A bold model & <b>more</b>\n");
  assert_contains (claude, "https://openrouter.ai/anthropic/claude-3.5-sonnet\n");

  free = read_details (self, "moonshotai/kimi-k2:free");
  assert_contains (free, "<Kimi> K2 & free\n");
  assert_contains (free, "20 requests a minute");
  assert_contains (free, "https://openrouter.ai/moonshotai/kimi-k2\n");

  automatic = read_details (self, "openrouter/auto");
  assert_contains (automatic, "varies\n");
}

static void
test_changes (Picking *self, gconstpointer data)
{
  static const char now[] =
    "[{\"id\":\"moonshotai/kimi-k2\",\"pricing\":{\"prompt\":\"0.0000005\","
    "\"completion\":\"0.0000022\"}},{\"id\":\"moonshotai/kimi-k3\"}]";
  static const char then[] =
    "[{\"id\":\"moonshotai/kimi-k2\",\"pricing\":{\"prompt\":\"0.00000055\","
    "\"completion\":\"0.0000022\"}},{\"id\":\"moonshotai/kimi-k1\"}]";
  g_autoptr(GPtrArray) models = parse_models (now), before = parse_models (then);
  g_autofree char *cheaper = NULL, *gone = NULL, *fresh = NULL;

  open_catalogue (self, models, before);
  cheaper = causerie_model_text_explain (find_entry (self, "moonshotai/kimi-k2"));
  g_assert_cmpstr (cheaper, ==, "Cheaper now: a million tokens cost $0.55 in, $2.20 out before");
  gone = causerie_model_text_explain (find_entry (self, "moonshotai/kimi-k1"));
  g_assert_cmpstr (gone, ==, "No longer in the server’s list: it may not answer");
  fresh = causerie_model_text_explain (find_entry (self, "moonshotai/kimi-k3"));
  g_assert_cmpstr (fresh, ==, "New in the list");
}

static void
test_text (void)
{
  g_autofree char *day = causerie_model_text_day ("2026-03-09T00:00:00Z");
  g_autofree char *none = causerie_model_text_day ("soon");
  g_autofree char *wrong = causerie_model_text_day ("2026-13-40");
  g_autofree char *tokens = causerie_model_text_of_tokens (131072);
  g_autofree char *unknown = causerie_model_text_of_tokens (0);

  g_assert_cmpstr (day, ==, "9 March 2026");
  g_assert_null (none);
  g_assert_null (wrong);
  g_assert_cmpstr (tokens, ==, "131\302\240072 tokens");
  g_assert_null (unknown);
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

#define ADD(name, function) \
  g_test_add ("/model-picker/" name, Picking, NULL, set_up_picking, function, tear_down_picking)
  ADD ("sections", test_sections);
  ADD ("search", test_search);
  ADD ("without-catalogue", test_without_catalogue);
  ADD ("few-lines", test_few_lines);
  ADD ("nothing-between", test_nothing_between);
  ADD ("choose-model", test_choose_model);
  ADD ("choose-profile", test_choose_profile);
  ADD ("without-profiles", test_without_profiles);
  ADD ("close", test_close);
  ADD ("cancel", test_cancel);
  ADD ("nothing", test_nothing);
  ADD ("star", test_star);
  ADD ("details", test_details);
  ADD ("changes", test_changes);
#undef ADD
  g_test_add_func ("/model-picker/text", test_text);

  return g_test_run ();
}
