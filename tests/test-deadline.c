/* test-deadline.c: a moment that can be put off cheaply
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-clock-private.h"
#include "causerie-deadline.h"

#define MS 1000

typedef struct {
  CauserieDeadline *deadline;
  guint             n_fired;
  gint64            fired; /* on our clock */
  guint             again; /* ms after the first time; 0 never */
} Watch;

static void
fired_cb (gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_true (watch->deadline == NULL || !causerie_deadline_is_set (watch->deadline));
  watch->fired = causerie_clock_now ();
  if (watch->n_fired++ == 0 && watch->again > 0)
    causerie_deadline_set (watch->deadline, watch->again);
}

static gboolean
over_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint duration_ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (duration_ms, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
run_until (Watch *watch, guint n_fired)
{
  while (watch->n_fired < n_fired)
    g_main_context_iteration (NULL, TRUE);
}

/* Both kinds of timers: a short wait, and one that could be slept over. */
static void
test_fires (gconstpointer data)
{
  guint delay_ms = GPOINTER_TO_UINT (data);
  Watch watch = { 0 };
  g_autoptr(CauserieDeadline) deadline = causerie_deadline_new (fired_cb, &watch);
  gint64 start = causerie_clock_now ();

  watch.deadline = deadline;
  watch.again = 20;
  causerie_deadline_set (deadline, delay_ms);
  g_assert_true (causerie_deadline_is_set (deadline));
  run_until (&watch, 1);
  g_assert_cmpint (watch.fired - start, >=, (gint64) delay_ms * MS);
  run_until (&watch, 2);
  run_for (30);
  g_assert_cmpuint (watch.n_fired, ==, 2);
}

static void
test_put_off (void)
{
  Watch watch = { 0 };
  g_autoptr(CauserieDeadline) deadline = causerie_deadline_new (fired_cb, &watch);
  gint64 start = causerie_clock_now ();

  causerie_deadline_set (deadline, 20);
  causerie_deadline_set (deadline, 120);
  run_until (&watch, 1);
  g_assert_cmpint (watch.fired - start, >=, 120 * MS);
}

static void
test_brought_forward (void)
{
  Watch watch = { 0 };
  g_autoptr(CauserieDeadline) deadline = causerie_deadline_new (fired_cb, &watch);
  gint64 start = causerie_clock_now ();

  causerie_deadline_set (deadline, 60 * 1000);
  causerie_deadline_set (deadline, 20);
  run_until (&watch, 1);
  g_assert_cmpint (watch.fired - start, <, 30 * G_USEC_PER_SEC);
}

static void
test_clear (void)
{
  Watch watch = { 0 };
  g_autoptr(CauserieDeadline) deadline = causerie_deadline_new (fired_cb, &watch);

  causerie_deadline_set (deadline, 1);
  causerie_deadline_clear (deadline);
  g_assert_false (causerie_deadline_is_set (deadline));
  run_for (20);
  g_assert_cmpuint (watch.n_fired, ==, 0);
}

static void
test_extend (void)
{
  Watch watch = { 0 };
  g_autoptr(CauserieDeadline) deadline = causerie_deadline_new (fired_cb, &watch);
  gint64 start = causerie_clock_now ();

  causerie_deadline_extend (deadline, 1); /* unset: nothing to extend */
  g_assert_false (causerie_deadline_is_set (deadline));
  causerie_deadline_set (deadline, 20);
  causerie_deadline_extend (deadline, 5); /* there is more left */
  causerie_deadline_extend (deadline, 80);
  run_until (&watch, 1);
  g_assert_cmpint (watch.fired - start, >=, 80 * MS);
}

/* Waking early, as after being put off, it sees that the time has passed in sleep. */
static void
test_sleep (void)
{
  Watch watch = { 0 };
  g_autoptr(CauserieDeadline) deadline = causerie_deadline_new (fired_cb, &watch);
  gint64 start = g_get_monotonic_time ();

  causerie_deadline_set (deadline, 20);
  causerie_deadline_set (deadline, 3600 * 1000);
  causerie_clock_pretend_sleep (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC);
  run_until (&watch, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

static void
test_clock (void)
{
  gint64 awake = g_get_monotonic_time ();
  gint64 now = causerie_clock_now ();

  g_assert_cmpint (now, >=, awake);
  causerie_clock_pretend_sleep (G_USEC_PER_SEC);
  g_assert_cmpint (causerie_clock_now () - now, >=, G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/deadline/fires/short", GUINT_TO_POINTER (20), test_fires);
  g_test_add_data_func ("/deadline/fires/long", GUINT_TO_POINTER (520), test_fires);
  g_test_add_func ("/deadline/put-off", test_put_off);
  g_test_add_func ("/deadline/brought-forward", test_brought_forward);
  g_test_add_func ("/deadline/clear", test_clear);
  g_test_add_func ("/deadline/extend", test_extend);
  g_test_add_func ("/deadline/sleep", test_sleep);
  g_test_add_func ("/deadline/clock", test_clock);

  return g_test_run ();
}
