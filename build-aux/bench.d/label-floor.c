/* label-floor.c: the least that can show an answer, the floor of the figures for streams
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * label-floor URL: asks the server there as the program does, and shows what comes in one label
 * that is set once a step: one line, the end of the one being written. Prints the
 * processor time of the whole process from the request to a second after the answer's end, seconds,
 * and how much more memory it then has (proportional set size), MB. */

#include "causerie-reply.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  GMainLoop *loop;
  GtkWidget *label;
  GString   *text;
} Floor;

static void
delta_cb (Floor *self, CauserieDelta *delta)
{
  gsize length;
  const char *text = causerie_delta_get_text (delta, &length);
  const char *line;

  g_string_append_len (self->text, text, length);
  line = strrchr (self->text->str, '\n');
  gtk_label_set_text (GTK_LABEL (self->label), line != NULL ? line + 1 : self->text->str);
}

static void
settled_cb (Floor *self)
{
  g_timeout_add_once (1000, (GSourceOnceFunc) g_main_loop_quit, self->loop);
}

static GtkWidget *
new_window (GtkWidget *label)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), label);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 800);
  return window;
}

static double
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return time.tv_sec + time.tv_nsec / 1e9;
}

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL);
  line = text != NULL ? strstr (text, "\nPss:") : NULL;
  return line != NULL ? strtod (line + strlen ("\nPss:"), NULL) / 1000 : 0;
}

static CauserieReply *
ask (CauserieHttp *http, const char *url)
{
  CauserieRequest *request = causerie_request_new (url, causerie_provider_for_url (url), "bench");
  CauserieReply *reply;

  causerie_request_add_turn (request, CAUSERIE_ROLE_USER, "Write.", NULL);
  reply = causerie_reply_new (http, request);
  causerie_request_unref (request);
  return reply;
}

int
main (int argc, char *argv[])
{
  g_autoptr(CauserieHttp) http = causerie_http_new ();
  g_autoptr(CauserieReply) reply = NULL;
  Floor self = { g_main_loop_new (NULL, FALSE), NULL, g_string_new (NULL) };
  GtkWidget *window;
  double start, memory;

  if (argc != 2)
    return 2;

  adw_init ();
  self.label = gtk_label_new (NULL);
  window = new_window (self.label);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add_once (1000, (GSourceOnceFunc) g_main_loop_quit, self.loop);
  g_main_loop_run (self.loop);

  memory = get_memory ();
  start = get_cpu_time ();
  reply = ask (http, argv[1]);
  g_signal_connect_swapped (reply, "delta", G_CALLBACK (delta_cb), &self);
  g_signal_connect_swapped (reply, "settled", G_CALLBACK (settled_cb), &self);
  causerie_reply_start (reply);
  g_main_loop_run (self.loop);
  g_print ("%.3f %.1f\n", get_cpu_time () - start, get_memory () - memory);
  return 0;
}
