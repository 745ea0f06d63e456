/* picker-measure.c: typing into the model picker, for the bench script `catalogue`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * picker-measure LIST N FOLDER   a server's list as JSON, made up to N models; where it is kept
 *
 * Prints one number a line, processor time of the thread that draws, in ms:
 *   opening the picker until it is painted;
 *   a keystroke until what it finds is painted: the median, and the slowest, each the median of the
 *   same key in several rounds;
 *   the slowest of all rounds of the keystrokes about which the host stole nothing (frame-meter.h),
 *   how many others there are, in percent, the slowest of all, and that of as many pieces of some
 *   5 ms of arithmetic;
 *   a frame of the same window that paints as much and finds nothing anew (a median) */

#include "catalogue-fixture.h"
#include "frame-meter.h"

#include "causerie-install.h"
#include "causerie-model-picker.h"
#include "causerie-settings-private.h"
#include "causerie-ui-resources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS    7
#define BACKSPACE '\b'

typedef struct {
  double   cost; /* ms */
  gboolean own;  /* the host stole nothing about it */
} Keystroke;

/* What is typed and taken back, letter by letter; the last is a mistake. */
static const char * const words[] = { "claude sonnet", "gpt mini", "o", "llama 70b", "claide" };

typedef struct {
  CauserieSettings  *settings;
  CauserieCatalogue *catalogue;
  GtkWidget         *parent;
  GtkWidget         *picker;
  GtkEditable       *search;
  FrameMeter        *meter;
  double             stolen; /* after the last key's frames, ms */
} Bench;

static void
load_style (void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  g_resources_register (causerie_ui_get_resource ());
  gtk_css_provider_load_from_resource (provider, "/io/github/causerie/Causerie/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* In another process, as a list that came yesterday: GLib keeps what the JSON took, and gives it
 * back 15 s later, in the middle of some keystroke. */
static void
shelve_list (CauserieConnection *connection, const char *json, guint n, const char *folder)
{
  pid_t child = fork ();
  int status;

  g_assert (child >= 0);
  if (child == 0) {
    GPtrArray *models = parse_models (json);

    multiply_models (models, n);
    shelve_models (folder, connection, models, NULL);
    _exit (0);
  }

  g_assert (waitpid (child, &status, 0) == child && status == 0);
}

static CauserieCatalogue *
make_catalogue (CauserieSettings *settings, CauserieConnection *connection, const char *folder)
{
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();
  g_autoptr(CauserieGateway) gateway = causerie_gateway_new (keyring);

  causerie_settings_add_connection (settings, connection);
  return causerie_catalogue_new (settings, gateway, folder);
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

/* Nothing is chosen: the program ends before. */
static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieModelChoice) choice = causerie_model_picker_choose_finish (result, NULL);
}

static GtkWidget *
find_picker (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

    if (CAUSERIE_IS_MODEL_PICKER (window))
      return window; /* the list keeps it */
  }

  g_assert_not_reached ();
}

static double
open_picker (Bench *self)
{
  CauserieModelQuestion question = { .profiles = TRUE };
  double begun = frame_meter_now ();

  causerie_model_picker_choose_async (GTK_WINDOW (self->parent), self->catalogue, self->settings,
                                      &question, NULL, chosen_cb, NULL);
  self->picker = find_picker ();
  self->meter = frame_meter_new (self->picker);
  frame_meter_wait (self->meter, 1);
  begun = frame_meter_now () - begun;
  self->search = GTK_EDITABLE (find_widget (self->picker, GTK_TYPE_SEARCH_ENTRY));
  frame_meter_wait (self->meter, 10);

  return begun;
}

/* From the key to the end of the frame that shows what it finds. The text changes once, as it does
 * under the keyboard: set as a whole it would be emptied first, and that searched for too. */
static void
press (Bench *self, char key, GArray *keystrokes)
{
  const char letter[] = { key, '\0' };
  int end = (int) strlen (gtk_editable_get_text (self->search)); /* all of it is ASCII */
  double begun, stolen = self->stolen;
  Keystroke keystroke;

  begun = frame_meter_now ();

  if (key == BACKSPACE)
    gtk_editable_delete_text (self->search, end - 1, end);
  else
    gtk_editable_insert_text (self->search, letter, 1, &end);
  frame_meter_wait (self->meter, 1);
  keystroke.cost = frame_meter_now () - begun;
  frame_meter_wait (self->meter, 2);
  self->stolen = frame_meter_get_stolen ();
  keystroke.own = self->stolen == stolen;
  g_array_append_val (keystrokes, keystroke);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The words are typed and taken back: in every round the same keys. */
static void
type_words (Bench *self, GArray *keystrokes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    for (gsize length = 0; length < strlen (words[i]); length++)
      press (self, words[i][length], keystrokes);
    for (gsize length = strlen (words[i]); length > 0; length--)
      press (self, BACKSPACE, keystrokes);
  }
}

/* The median of a key's rounds: a single one also costs what else the machine does meanwhile. */
static double
find_cost (GArray *keystrokes, guint key)
{
  guint n_keys = keystrokes->len / ROUNDS;
  double rounds[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    rounds[i] = g_array_index (keystrokes, Keystroke, i * n_keys + key).cost;
  qsort (rounds, ROUNDS, sizeof (double), compare_doubles);

  return rounds[ROUNDS / 2];
}

static void
tell_keys (GArray *keystrokes)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint key = 0; key < keystrokes->len / ROUNDS; key++) {
    double cost = find_cost (keystrokes, key);

    g_array_append_val (keys, cost);
  }
  g_array_sort (keys, compare_doubles);
  printf ("%f\n%f\n", g_array_index (keys, double, keys->len / 2),
          g_array_index (keys, double, keys->len - 1));
}

static void
tell_slowest (GArray *keystrokes)
{
  double own = 0, any = 0;
  guint n_own = 0;

  for (guint i = 0; i < keystrokes->len; i++) {
    const Keystroke *keystroke = &g_array_index (keystrokes, Keystroke, i);

    any = MAX (any, keystroke->cost);
    if (keystroke->own) {
      own = MAX (own, keystroke->cost);
      n_own++;
    }
  }
  printf ("%f\n%f\n%f\n%f\n", own, 100.0 * (keystrokes->len - n_own) / keystrokes->len, any,
          frame_meter_measure_machine (keystrokes->len));
}

static void
measure_keys (Bench *self)
{
  g_autoptr(GArray) keystrokes = g_array_new (FALSE, FALSE, sizeof (Keystroke));

  type_words (self, keystrokes); /* warms the caches */
  g_array_set_size (keystrokes, 0);
  for (guint round = 0; round < ROUNDS; round++)
    type_words (self, keystrokes);

  tell_keys (keystrokes);
  tell_slowest (keystrokes);
}

int
main (int argc, char *argv[])
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(CauserieConnection) connection = NULL;
  g_autofree char *json = NULL;
  Bench self = { 0 };

  causerie_install_init ();
  if (argc != 4 || !g_file_get_contents (argv[1], &json, NULL, NULL)) {
    fputs ("usage: picker-measure LIST N FOLDER\n", stderr);
    return 2;
  }

  connection = causerie_connection_new (NULL);
  shelve_list (connection, json, (guint) atoi (argv[2]), argv[3]);
  adw_init ();
  load_style ();
  self.settings = causerie_settings_new_for_backend (backend, NULL);
  self.catalogue = make_catalogue (self.settings, connection, argv[3]);
  self.parent = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self.parent), 900, 800);
  gtk_window_present (GTK_WINDOW (self.parent));

  printf ("%f\n", open_picker (&self));
  measure_keys (&self);
  frame_meter_reset (self.meter);
  frame_meter_wait (self.meter, 31);
  printf ("%f\n", frame_meter_get_work (self.meter, 50));

  frame_meter_free (self.meter);
  gtk_window_destroy (GTK_WINDOW (self.picker));
  gtk_window_destroy (GTK_WINDOW (self.parent));
  g_object_unref (self.catalogue);
  g_object_unref (self.settings);
  return 0;
}
