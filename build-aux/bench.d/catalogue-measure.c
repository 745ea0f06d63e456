/* catalogue-measure.c: what the catalogue takes, for the bench script beside it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * catalogue-measure LIST N FOLDER   a server's list as JSON, made up to N models; where it is kept
 *
 * Prints one number a line; of repeated things the median:
 *   ms until the catalogue is ready; ms of reading its file; kB of memory that came with it
 *   ms of the first keystroke of a search; of the slowest later one; of a misspelt word; of
 *     comparing the same text with the plain names and identifiers
 *   ms of a new list until it is on the disk; ms of reading the JSON it comes as */

#include "catalogue-fixture.h"

#include "causerie-install.h"
#include "causerie-model-query.h"
#include "causerie-settings-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TIMES 51 /* an odd number has a middle one */

static const char * const keystrokes[] = {
  "c", "cl", "cla", "clau", "claude", "claude s", "claude sonnet 4", "клод", "сдфгву", "o", "72b",
};

typedef struct {
  CauserieSettings   *settings;
  CauserieGateway    *gateway;
  CauserieConnection *connection;
  const char         *json;
  const char         *folder;
  char               *path;   /* of the connection's list */
  guint               n;      /* models */
} Bench;

static double
get_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* Proportional: what is mapped and was not read is none. */
static double
get_memory_kb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line != NULL ? g_ascii_strtod (line + strlen ("\nPss:"), NULL) : 0;
}

static CauserieCatalogue *
open_catalogue (Bench *bench)
{
  return causerie_catalogue_new (bench->settings, bench->gateway, bench->folder);
}

/* --- ready ------------------------------------------------------------------------------------ */

static double
measure_ready (Bench *bench)
{
  double values[TIMES];

  for (guint i = 0; i < TIMES; i++) {
    double started = get_ms ();
    g_autoptr(CauserieCatalogue) catalogue = open_catalogue (bench);

    values[i] = get_ms () - started;
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, bench->n);
  }

  return find_median (values, TIMES);
}

static double
measure_reading (const char *path)
{
  double values[TIMES];

  for (guint i = 0; i < TIMES; i++) {
    double started = get_ms ();
    g_autofree char *bytes = NULL;

    g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
    values[i] = get_ms () - started;
  }

  return find_median (values, TIMES);
}

static double
measure_memory (Bench *bench)
{
  double before = get_memory_kb ();
  g_autoptr(CauserieCatalogue) catalogue = open_catalogue (bench);

  return get_memory_kb () - before;
}

/* --- a keystroke ------------------------------------------------------------------------------ */

static double
search (CauserieCatalogue *catalogue, const char *text)
{
  const CauserieModelQuery query = { .text = text };
  double started = get_ms ();
  g_autofree char *instead = NULL;
  g_autoptr(GPtrArray) found =
    causerie_model_query_run (&query, G_LIST_MODEL (catalogue), &instead);

  g_assert_cmpuint (found->len, >, 0);
  return get_ms () - started;
}

static double
measure_first_keystroke (Bench *bench)
{
  double values[TIMES];

  for (guint i = 0; i < TIMES; i++) {
    g_autoptr(CauserieCatalogue) catalogue = open_catalogue (bench);

    values[i] = search (catalogue, keystrokes[0]);
  }

  return find_median (values, TIMES);
}

static double
measure_text (CauserieCatalogue *catalogue, const char *text)
{
  double values[TIMES];

  for (guint i = 0; i < TIMES; i++)
    values[i] = search (catalogue, text);

  return find_median (values, TIMES);
}

static double
measure_slowest (CauserieCatalogue *catalogue)
{
  double slowest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (keystrokes); i++)
    slowest = MAX (slowest, measure_text (catalogue, keystrokes[i]));

  return slowest;
}

static double
measure_plain_search (CauserieCatalogue *catalogue)
{
  double started = get_ms ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (catalogue)), n_found = 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr(CauserieCatalogueEntry) entry = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

    n_found += strcasestr (causerie_catalogue_entry_get_name (entry), "claude") != NULL ||
               strcasestr (causerie_catalogue_entry_get_id (entry), "claude") != NULL;
  }

  g_assert_cmpuint (n_found, >, 0);
  return get_ms () - started;
}

static void
tell_keystrokes (Bench *bench)
{
  g_autoptr(CauserieCatalogue) catalogue = open_catalogue (bench);

  printf ("%f\n", measure_first_keystroke (bench));
  printf ("%f\n", measure_slowest (catalogue));
  printf ("%f\n", measure_text (catalogue, "cluade"));
  printf ("%f\n", measure_plain_search (catalogue));
}

/* --- a new list ------------------------------------------------------------------------------- */

static double
shelve (Bench *bench, GPtrArray *models)
{
  double started = get_ms ();

  shelve_models (bench->folder, bench->connection, models, NULL);
  return get_ms () - started;
}

static double
measure_parsing (Bench *bench)
{
  double started = get_ms ();
  g_autoptr(GPtrArray) models = parse_models (bench->json);

  return get_ms () - started;
}

static void
set_up (Bench *bench, char *argv[])
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(CauserieKeyring) keyring = causerie_keyring_new ();

  bench->settings = causerie_settings_new_for_backend (backend, NULL);
  bench->gateway = causerie_gateway_new (keyring);
  bench->connection = causerie_connection_new (NULL);
  causerie_settings_add_connection (bench->settings, bench->connection);
  bench->n = (guint) atoi (argv[2]);
  bench->folder = argv[3];
  bench->path = causerie_catalogue_shelf_build_path (
    bench->folder, causerie_connection_get_uid (bench->connection));
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };
  g_autoptr(GPtrArray) models = NULL;
  g_autofree char *json = NULL;
  double shelved;

  causerie_install_init ();
  if (argc != 4 || !g_file_get_contents (argv[1], &json, NULL, NULL)) {
    fputs ("usage: catalogue-measure LIST N FOLDER\n", stderr);
    return 2;
  }

  set_up (&bench, argv);
  bench.json = json;
  models = parse_models (json);
  multiply_models (models, bench.n);
  bench.n = models->len;
  shelved = shelve (&bench, models);

  printf ("%f\n", measure_ready (&bench));
  printf ("%f\n", measure_reading (bench.path));
  printf ("%f\n", measure_memory (&bench));
  tell_keystrokes (&bench);
  printf ("%f\n", shelved);
  printf ("%f\n", measure_parsing (&bench));

  g_free (bench.path);
  g_object_unref (bench.connection);
  g_object_unref (bench.gateway);
  g_object_unref (bench.settings);
  return 0;
}
