/* test-template-dialog.c: beginning a model profile with a configuration of the guides
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-template-dialog.h"
#include "causerie-template-row.h"
#include "causerie-ui-resources.h"
#include "catalogue-fixture.h"
#include "typed-forms.h"

static const char models_today[] =
  "{\"data\":["
  "{\"id\":\"moonshotai/kimi-k2\",\"name\":\"MoonshotAI: Kimi K2\",\"context_length\":131072,"
  "\"pricing\":{\"prompt\":\"0.00000055\",\"completion\":\"0.0000022\"}},"
  "{\"id\":\"openai/gpt-4o-mini\",\"context_length\":128000,"
  "\"pricing\":{\"prompt\":\"0.00000015\",\"completion\":\"0.0000006\"}},"
  "{\"id\":\"anthropic/claude-3.5-sonnet\",\"name\":\"Claude 3.5 <Sonnet> & more\","
  "\"pricing\":{\"prompt\":\"0.000006\",\"completion\":\"0.00003\"}},"
  "{\"id\":\"anthropic/claude-3-haiku\"},{\"id\":\"openai/gpt-4\"},"
  "{\"id\":\"openai/gpt-3.5-turbo\"}]}";

typedef struct {
  Fixture            forms;
  CauserieCatalogue *catalogue; /* NULL: none */
  GtkWidget         *dialog;
  GPtrArray         *rows;      /* borrowed */

  const char        *chosen;    /* static */
  char              *instead;
} Choosing;

static void
set_up_choosing (Choosing *self, gconstpointer data)
{
  set_up (&self->forms, NULL);
  self->rows = g_ptr_array_new ();
}

static void
tear_down_choosing (Choosing *self, gconstpointer data)
{
  g_ptr_array_unref (self->rows);
  g_free (self->instead);
  if (self->catalogue != NULL)
    causerie_catalogue_close (self->catalogue);
  g_clear_object (&self->catalogue);
  tear_down (&self->forms, NULL);
}

/* With the models of a connection that was made by the guide: Custom, and OpenRouter's address. */
static void
open_catalogue (Choosing *self)
{
  g_autoptr(CauserieConnection) connection = causerie_connection_new (NULL);
  g_autoptr(GPtrArray) models = parse_models (models_today);

  causerie_connection_set_provider (connection, "custom");
  causerie_connection_set_base_url (connection, OPENROUTER);
  causerie_settings_add_connection (self->forms.settings, connection);
  shelve_models (self->forms.folder->path, connection, models, NULL);
  self->catalogue = causerie_catalogue_new (self->forms.settings, self->forms.gateway,
                                            self->forms.folder->path);
}

static void
collect_rows (Choosing *self, GtkWidget *widget)
{
  if (CAUSERIE_IS_TEMPLATE_ROW (widget))
    g_ptr_array_add (self->rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (self, child);
}

static void
chosen_cb (Choosing *self, const char *id, CauserieModel *instead)
{
  self->chosen = causerie_template_find (id)->id;
  self->instead = g_strdup (instead != NULL ? causerie_model_get_id (instead) : NULL);
}

static void
open_dialog (Choosing *self)
{
  self->dialog = causerie_template_dialog_new (NULL, self->forms.settings, self->catalogue);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  g_signal_connect_swapped (self->dialog, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  collect_rows (self, self->dialog);
}

static void
close_dialog (Choosing *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->dialog);
}

static void
assert_row (Choosing   *self,
            guint       index,
            const char *title,
            const char *subtitle,
            gboolean    choosable)
{
  GtkWidget *row = g_ptr_array_index (self->rows, index);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, subtitle);
  g_assert_cmpint (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)), ==, choosable);
}

/* --- cases ------------------------------------------------------------------------------------ */

static void
test_facts (Choosing *self, gconstpointer data)
{
  open_catalogue (self);
  open_dialog (self);
  g_assert_cmpuint (self->rows->len, ==, 7);
  assert_row (self, 0, "Kimi K2",
              "moonshotai/kimi-k2\nGood at code and analysis\n"
              "Temperature 0.7, context length 8192 of 131\u00a0072\n"
              "$0.55 in, $2.20 out per 1M tokens", TRUE);
  assert_row (self, 1, "GPT-4o mini",
              "openai/gpt-4o-mini\nFast, for everything\n"
              "Temperature 0.7, context length 128\u00a0000\n"
              "$0.15 in, $0.60 out per 1M tokens", TRUE);
  assert_row (self, 5, "Claude 3 Sonnet",
              "anthropic/claude-3-sonnet\nAble, by Anthropic\n"
              "This model is no longer offered.", FALSE);
  assert_row (self, 6, "Instead: Claude 3.5 &lt;Sonnet&gt; &amp; more",
              "anthropic/claude-3.5-sonnet\n$6.00 in, $30.00 out per 1M tokens", TRUE);
  close_dialog (self);
}

static void
test_no_catalogue (Choosing *self, gconstpointer data)
{
  open_dialog (self);
  g_assert_cmpuint (self->rows->len, ==, 6);
  assert_row (self, 4, "GPT-3.5 Turbo",
              "openai/gpt-3.5-turbo\nThe classic\n"
              "Price not known yet: the list of models was not read.", TRUE);
  close_dialog (self);
}

static void
test_chosen (Choosing *self, gconstpointer data)
{
  open_catalogue (self);
  open_dialog (self);
  gtk_widget_activate (g_ptr_array_index (self->rows, 0));
  g_assert_cmpstr (self->chosen, ==, "kimi-k2");
  g_assert_cmpstr (self->instead, ==, NULL);
  close_dialog (self);
}

static void
test_chosen_instead (Choosing *self, gconstpointer data)
{
  open_catalogue (self);
  open_dialog (self);
  g_assert_true (gtk_widget_activate_action (g_ptr_array_index (self->rows, 6), "template.choose",
                                             NULL));
  g_assert_cmpstr (self->chosen, ==, "claude-3-sonnet");
  g_assert_cmpstr (self->instead, ==, "anthropic/claude-3.5-sonnet");
  close_dialog (self);
}

/* One whose model is gone cannot be chosen by any way. */
static void
test_gone (Choosing *self, gconstpointer data)
{
  open_catalogue (self);
  open_dialog (self);
  gtk_widget_activate (g_ptr_array_index (self->rows, 5));
  gtk_widget_activate_action (g_ptr_array_index (self->rows, 5), "template.choose", NULL);
  g_assert_null (self->chosen);
  close_dialog (self);
}

/* Another list: the rows go with it. */
static void
test_follows (Choosing *self, gconstpointer data)
{
  open_catalogue (self);
  open_dialog (self);
  g_signal_emit_by_name (self->catalogue, "connection-changed", "any");
  g_ptr_array_set_size (self->rows, 0);
  collect_rows (self, self->dialog);
  g_assert_cmpuint (self->rows->len, ==, 7);
  close_dialog (self);
}

static void
add (const char *path, void (*test) (Choosing *self, gconstpointer data))
{
  g_test_add (path, Choosing, NULL, set_up_choosing, test, tear_down_choosing);
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

  add ("/template-dialog/facts", test_facts);
  add ("/template-dialog/no-catalogue", test_no_catalogue);
  add ("/template-dialog/chosen", test_chosen);
  add ("/template-dialog/chosen-instead", test_chosen_instead);
  add ("/template-dialog/gone", test_gone);
  add ("/template-dialog/follows", test_follows);

  return g_test_run ();
}
