/* test-calibration.c: how far estimates of tokens are off, learned for each model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-calibration.h"

#define CASE_PREFIX "/calibration/"
#include "settings-fixture.h"

static void
test_unknown_is_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCalibration) calibration = causerie_calibration_new (fixture->settings);

  g_assert_false (causerie_calibration_has (calibration, "a/b"));
  g_assert_cmpfloat (causerie_calibration_get_factor (calibration, "a/b"), ==, 1);

  causerie_calibration_learn (calibration, "a/b", 0, 100);
  causerie_calibration_learn (calibration, "a/b", 100, -1);
  causerie_calibration_learn (calibration, "a/b", 100, 10); /* only what was new to the server */
  g_assert_false (causerie_calibration_has (calibration, "a/b"));
}

/* Whatever the model's tokenizer does, after three turns the next estimate is within a tenth. */
static void
test_three_turns (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCalibration) calibration = causerie_calibration_new (fixture->settings);

  for (double truth = 0.5; truth <= 2; truth += 0.125) {
    g_autofree char *model = g_strdup_printf ("a/%d", (int) (truth * 1000));
    gint64 estimated = 120;

    for (guint turn = 0; turn < 3; turn++) {
      /* A template of the model's own wraps each request. */
      causerie_calibration_learn (calibration, model, estimated, (gint64) (estimated * truth) + 12);
      estimated += 300;
    }
    g_assert_cmpfloat_with_epsilon (
      estimated * causerie_calibration_get_factor (calibration, model) / (estimated * truth + 12),
      1, 0.1);
  }
}

/* A greeting says little about the model: its template is most of it. */
static void
test_short_weighs_little (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCalibration) calibration = causerie_calibration_new (fixture->settings);

  causerie_calibration_learn (calibration, "a/b", 8, 40);
  g_assert_true (causerie_calibration_has (calibration, "a/b"));
  g_assert_cmpfloat (causerie_calibration_get_factor (calibration, "a/b"), <, 1.5);
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CauserieCalibration) calibration = causerie_calibration_new (fixture->settings);

  causerie_calibration_learn (calibration, "a/b", 1000, 1000000);
  g_assert_cmpfloat (causerie_calibration_get_factor (calibration, "a/b"), ==, 2);
  for (guint i = 0; i < 10; i++)
    causerie_calibration_learn (calibration, "a/b", 1000, 300);
  g_assert_cmpfloat (causerie_calibration_get_factor (calibration, "a/b"), ==, 0.5);
}

/* What was learned is there at the next start; of many models the ones used last. */
static void
test_is_kept (Fixture *fixture, gconstpointer data)
{
  CauserieCalibration *calibration = causerie_calibration_new (fixture->settings);
  double factor;

  causerie_calibration_learn (calibration, "old", 1000, 1500);
  causerie_calibration_learn (calibration, "kept", 1000, 1500);
  factor = causerie_calibration_get_factor (calibration, "kept");
  g_assert_cmpfloat (factor, >, 1.4);
  for (guint i = 0; i < 63; i++) {
    g_autofree char *model = g_strdup_printf ("model-%u", i);

    causerie_calibration_learn (calibration, model, 1000, 1000);
    if (i == 30)
      causerie_calibration_learn (calibration, "kept", 1000, 1500);
  }
  factor = causerie_calibration_get_factor (calibration, "kept");
  g_assert_finalize_object (calibration);

  start_again (fixture);
  calibration = causerie_calibration_new (fixture->settings);
  g_assert_cmpfloat (causerie_calibration_get_factor (calibration, "kept"), ==, factor);
  g_assert_false (causerie_calibration_has (calibration, "old"));
  g_assert_true (causerie_calibration_has (calibration, "model-62"));
  g_assert_finalize_object (calibration);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  MEMORY_CASE ("unknown-is-one", test_unknown_is_one);
  MEMORY_CASE ("three-turns", test_three_turns);
  MEMORY_CASE ("short-weighs-little", test_short_weighs_little);
  MEMORY_CASE ("bounds", test_bounds);
  FILE_CASE ("is-kept", test_is_kept);

  return g_test_run ();
}
