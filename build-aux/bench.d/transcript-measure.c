/* transcript-measure.c: the transcript in a window, measured
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * transcript-measure WHAT [ARGUMENT…]: prints figures, a name and a number a line. Times are
 * processor time of the thread that draws, in ms, unless said otherwise. */

#include "bench-chats.h"
#include "bench-window.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS        11
#define SCROLL_FRAMES 300
#define SCROLL_STEP   80 /* pixels a frame */
#define N_JUMPS       30

/* A stream, as a fast server sends it. */
#define STREAM_RATE  500 /* tokens a second */
#define STREAM_STEP  16  /* ms */
#define TOKEN_LENGTH 5   /* bytes: a word and its space, on average */
#define THOUSAND     1000

/* At the end of hard_answer.py's. */
#define LAST_WORDS "The end."

static void
tell (const char *name, double value)
{
  g_print ("%s %.3f\n", name, value);
}

/* The greatest work of the frames since the meter was reset: of those about which the host stole
 * nothing, how many others there are, and of all; and what the machine makes of as many pieces of
 * arithmetic. */
static void
tell_max (FrameMeter *meter)
{
  tell ("max", frame_meter_get_own_max (meter));
  tell ("stolen", 100.0 * frame_meter_count_stolen (meter) / frame_meter_get_count (meter));
  tell ("max-stolen", frame_meter_get_work (meter, 100));
  tell ("machine", frame_meter_measure_machine (frame_meter_get_count (meter)));
}

/* --- memory ----------------------------------------------------------------------------------- */

/* What this process has of its own, MB. */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line != NULL ? strtod (line + strlen ("\nPss:"), NULL) / 1000 : 0;
}

/* --- opening and scrolling -------------------------------------------------------------------- */

/* Talks of several lengths in turn, so that what the machine does meanwhile meets all of them. */
static void
measure_open (BenchWindow *window, char **lengths)
{
  guint n_lengths = g_strv_length (lengths);
  g_autoptr(GPtrArray) talks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_lengths; i++)
    g_ptr_array_add (talks, bench_chats_new_talk (atoi (lengths[i])));
  tell ("floor", bench_window_measure_floor (window));
  for (guint round = 0; round <= ROUNDS; round++) {
    for (guint i = 0; i < n_lengths; i++) {
      double cost;

      bench_window_show (window, NULL);
      cost = bench_window_show (window, talks->pdata[i]);
      if (round > 0) /* the first one warms the caches */
        tell (lengths[i], cost);
    }
  }
}

/* One whole answer, opened at its end. */
static void
measure_answer (BenchWindow *window, char *(*new_text) (guint), guint size)
{
  g_autofree char *text = new_text (size);
  g_autoptr(CauserieConversation) conversation = bench_chats_new_answer (text);

  tell ("floor", bench_window_measure_floor (window));
  for (guint round = 0; round <= ROUNDS; round++) {
    double cost;

    bench_window_show (window, NULL);
    cost = bench_window_show (window, conversation);
    if (round > 0)
      tell ("open", cost);
  }
}

static void
measure_scroll (BenchWindow *window)
{
  guint n_jumps = 0;

  frame_meter_wait (window->meter, 3);
  frame_meter_reset (window->meter);
  for (guint i = 0; i < SCROLL_FRAMES; i++)
    bench_window_scroll (window, -SCROLL_STEP);
  tell ("p50", frame_meter_get_work (window->meter, 50));
  tell ("p95", frame_meter_get_work (window->meter, 95));
  tell_max (window->meter);

  for (guint i = 0; i < SCROLL_FRAMES; i++)
    n_jumps += bench_window_scroll_and_count_jumps (window, -SCROLL_STEP);
  tell ("jumps", n_jumps);
}

static void
measure_jumps (BenchWindow *window)
{
  GtkAdjustment *adjustment = window->adjustment;
  GRand *dice = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_JUMPS; i++) {
    double lower = gtk_adjustment_get_lower (adjustment);
    double upper = gtk_adjustment_get_upper (adjustment) -
                   gtk_adjustment_get_page_size (adjustment);
    double value = g_rand_double_range (dice, lower, upper);

    tell ("jump", bench_window_scroll (window, value - gtk_adjustment_get_value (adjustment)));
  }
  g_rand_free (dice);
}

static void
measure_talk (BenchWindow *window, guint n_messages)
{
  g_autoptr(CauserieConversation) conversation = bench_chats_new_talk (n_messages);

  tell ("floor", bench_window_measure_floor (window));
  bench_window_show (window, conversation);
  measure_scroll (window);
  measure_jumps (window);
}

static void
measure_memory (BenchWindow *window, guint n_messages)
{
  g_autoptr(CauserieConversation) conversation = NULL;

  bench_window_run (window, 300);
  tell ("empty", get_memory ());
  conversation = bench_chats_new_talk (n_messages);
  tell ("model", get_memory ());
  bench_window_show (window, conversation);
  bench_window_run (window, 300);
  tell ("shown", get_memory ());
}

/* --- streaming -------------------------------------------------------------------------------- */

typedef struct {
  CauserieMessage *message;
  const char      *text;
  gsize            length;
  gsize            sent;
  gint64           start;      /* monotonic */
  double           rate;       /* bytes a microsecond */
  guint            n_thousands;
  double           cost;       /* processor time when the thousand began */
} Stream;

static void
end_thousand (Stream *self)
{
  double now = frame_meter_now ();

  if (self->sent < (self->n_thousands + 1) * THOUSAND * TOKEN_LENGTH)
    return;
  tell ("thousand", now - self->cost);
  self->cost = now;
  self->n_thousands++;
}

static gboolean
stream_cb (gpointer user_data)
{
  Stream *self = user_data;
  gsize due = (g_get_monotonic_time () - self->start) * self->rate;

  due = MIN (due, self->length);
  if (due > self->sent)
    causerie_message_append_text (self->message, self->text + self->sent, due - self->sent);
  self->sent = due;
  end_thousand (self);
  return G_SOURCE_CONTINUE;
}

static void
stream (BenchWindow *window, CauserieMessage *message, const char *text, double rate)
{
  Stream self = { message, text, strlen (text) };
  guint source;

  self.rate = rate;
  self.start = g_get_monotonic_time ();
  self.cost = frame_meter_now ();
  frame_meter_reset (window->meter);
  source = g_timeout_add (STREAM_STEP, stream_cb, &self);
  while (self.sent < self.length)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  bench_window_run (window, 300);
}

static void
measure_stream (BenchWindow *window, guint n_tokens)
{
  g_autoptr(CauserieConversation) conversation = bench_chats_new_talk (40);
  g_autofree char *essay = bench_chats_essay (n_tokens * 2);
  g_autofree char *text = g_strndup (essay, n_tokens * TOKEN_LENGTH + 1);
  CauserieMessage *message = bench_chats_add_stream (conversation);

  tell ("floor", bench_window_measure_floor (window));
  bench_window_show (window, conversation);
  bench_window_run (window, 500);
  stream (window, message, text, STREAM_RATE * TOKEN_LENGTH / 1e6);
  tell ("frames", frame_meter_get_count (window->meter));
  tell ("p95", frame_meter_get_work (window->meter, 95));
  tell_max (window->meter);
}

/* Returns when these words are painted, and says when that was. */
static gint64
wait_for_words (BenchWindow *window, const char *words)
{
  gint64 limit = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  while (!bench_window_has_words (window, words) && g_get_monotonic_time () < limit)
    frame_meter_wait (window->meter, 1);
  frame_meter_wait (window->meter, 1);
  return frame_meter_get_end (window->meter);
}

static gboolean
draw_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* All of an answer in 40 ms. How long after its last byte the end is shown; and the longest time
 * between two frames of a window in which something moves all the time. As a clock on the wall has
 * it, in ms. */
static void
show_at_once (BenchWindow *window, const char *text, gsize length)
{
  g_autoptr(CauserieConversation) conversation = bench_chats_new_talk (40);
  CauserieMessage *message = bench_chats_add_stream (conversation);
  gint64 sent, shown;
  guint tick;

  bench_window_show (window, conversation);
  bench_window_run (window, 200);
  tick = gtk_widget_add_tick_callback (window->window, draw_cb, NULL, NULL);
  frame_meter_reset (window->meter);
  for (guint i = 0; i < 40; i++) {
    causerie_message_append_text (message, text + length * i / 40,
                                  length * (i + 1) / 40 - length * i / 40);
    bench_window_run (window, 1);
  }
  causerie_message_set_state (message, CAUSERIE_MESSAGE_DONE);
  sent = g_get_monotonic_time ();
  shown = wait_for_words (window, LAST_WORDS);
  tell ("shown", (shown - sent) / 1e3);
  tell ("gap", frame_meter_get_gap (window->meter));
  tell ("max", frame_meter_get_work (window->meter, 100));
  gtk_widget_remove_tick_callback (window->window, tick);
}

static void
measure_at_once (BenchWindow *window, const char *path)
{
  g_autofree char *text = NULL;
  gsize length;

  tell ("floor", bench_window_measure_floor (window));
  if (!g_file_get_contents (path, &text, &length, NULL))
    return;
  for (guint round = 0; round <= ROUNDS; round++)
    show_at_once (window, text, length);
}

static char *
new_book (guint kilobytes)
{
  return bench_chats_book (kilobytes * 1000);
}

int
main (int argc, char *argv[])
{
  g_autoptr(BenchWindow) window = NULL;
  const char *what = argc > 1 ? argv[1] : "";
  guint size = argc > 2 ? atoi (argv[2]) : 0;

  if (argc < 3 || !gtk_init_check ())
    return 2;

  window = bench_window_new ();
  if (g_str_equal (what, "open"))
    measure_open (window, argv + 2);
  else if (g_str_equal (what, "talk"))
    measure_talk (window, size);
  else if (g_str_equal (what, "memory"))
    measure_memory (window, size);
  else if (g_str_equal (what, "stream"))
    measure_stream (window, size);
  else if (g_str_equal (what, "at-once"))
    measure_at_once (window, argv[2]);
  else if (g_str_equal (what, "programs"))
    measure_answer (window, bench_chats_programs, size), measure_scroll (window);
  else if (g_str_equal (what, "table"))
    measure_answer (window, bench_chats_table, size), measure_scroll (window);
  else if (g_str_equal (what, "program"))
    measure_answer (window, bench_chats_program, size), measure_scroll (window);
  else if (g_str_equal (what, "book"))
    measure_answer (window, new_book, size);
  else
    return 2;
  return 0;
}
