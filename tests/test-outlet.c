/* test-outlet.c: output without waiting, into pipes, a full disk and a terminal
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-outlet.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MUCH (300 * 1024) /* more than a pipe holds */

static void
open_pipe (int fds[2])
{
  g_assert_cmpint (pipe (fds), ==, 0);
}

static char *
read_some (int fd)
{
  char buffer[4096];
  gssize length = read (fd, buffer, sizeof buffer);

  g_assert_cmpint (length, >=, 0);
  return g_strndup (buffer, (gsize) length);
}

/* A terminal hands out what it got in pieces. */
static char *
read_until (int fd, const char *last)
{
  GString *seen = g_string_new (NULL);

  while (!g_str_has_suffix (seen->str, last)) {
    g_autofree char *piece = read_some (fd);

    g_assert_cmpstr (piece, !=, "");
    g_string_append (seen, piece);
  }
  return g_string_free (seen, FALSE);
}

static void
test_at_once (void)
{
  CauserieOutlet *outlet;
  g_autofree char *seen = NULL;
  int fds[2];

  open_pipe (fds);
  outlet = causerie_outlet_new (fds[1]);
  causerie_outlet_write (outlet, "one\033[31m", -1);
  causerie_outlet_set_status (outlet, "for a terminal");
  causerie_outlet_write_line (outlet, " two\r");
  g_assert_cmpint (causerie_outlet_get_state (outlet), ==, CAUSERIE_OUTLET_IDLE);
  seen = read_some (fds[0]);
  g_assert_cmpstr (seen, ==, "one\033[31m two\r\n");

  g_assert_finalize_object (outlet);
  close (fds[0]);
  close (fds[1]);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_slow_reader (void)
{
  g_autofree char *much = g_malloc (MUCH);
  CauserieOutlet *outlet;
  GString *seen = g_string_new (NULL);
  guint n_changes = 0;
  int fds[2];

  memset (much, 'x', MUCH);
  open_pipe (fds);
  outlet = causerie_outlet_new (fds[1]);
  g_signal_connect_swapped (outlet, "notify::state", G_CALLBACK (count_cb), &n_changes);
  causerie_outlet_write (outlet, much, MUCH);
  causerie_outlet_write (outlet, "the end", -1);
  g_assert_cmpint (causerie_outlet_get_state (outlet), ==, CAUSERIE_OUTLET_PENDING);

  while (seen->len < MUCH + 7) {
    g_autofree char *piece = read_some (fds[0]);

    g_string_append (seen, piece);
    while (g_main_context_iteration (NULL, FALSE));
  }
  g_assert_cmpint (causerie_outlet_get_state (outlet), ==, CAUSERIE_OUTLET_IDLE);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (seen->len, ==, MUCH + 7);
  g_assert_cmpstr (seen->str + MUCH - 1, ==, "xthe end");

  g_assert_finalize_object (outlet);
  g_string_free (seen, TRUE);
  close (fds[0]);
  close (fds[1]);
}

static void
test_reader_gone (void)
{
  CauserieOutlet *outlet;
  int fds[2];

  open_pipe (fds);
  close (fds[0]);
  outlet = causerie_outlet_new (fds[1]);
  causerie_outlet_write (outlet, "to nobody", -1);
  causerie_outlet_write (outlet, "again", -1);
  g_assert_cmpint (causerie_outlet_get_state (outlet), ==, CAUSERIE_OUTLET_CLOSED);
  g_assert_null (causerie_outlet_get_error (outlet));

  g_assert_finalize_object (outlet);
  close (fds[1]);
}

static void
test_gone_while_pending (void)
{
  g_autofree char *much = g_malloc0 (MUCH);
  CauserieOutlet *outlet;
  int fds[2];

  memset (much, 'x', MUCH);
  open_pipe (fds);
  outlet = causerie_outlet_new (fds[1]);
  causerie_outlet_write (outlet, much, MUCH);
  close (fds[0]);
  while (causerie_outlet_get_state (outlet) == CAUSERIE_OUTLET_PENDING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (causerie_outlet_get_state (outlet), ==, CAUSERIE_OUTLET_CLOSED);

  g_assert_finalize_object (outlet);
  close (fds[1]);
}

static void
test_full_disk (void)
{
  int fd = open ("/dev/full", O_WRONLY);
  CauserieOutlet *outlet;

  if (fd == -1) {
    g_test_skip ("there is no /dev/full");
    return;
  }

  outlet = causerie_outlet_new (fd);
  causerie_outlet_write (outlet, "one", -1);
  g_assert_cmpint (causerie_outlet_get_state (outlet), ==, CAUSERIE_OUTLET_FAILED);
  g_assert_error (causerie_outlet_get_error (outlet), G_IO_ERROR, G_IO_ERROR_NO_SPACE);

  g_assert_finalize_object (outlet);
  close (fd);
}

/* A terminal that passes every byte on as it is. */
static int
open_terminal (int *terminal)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY);
  struct termios plain;

  if (master == -1 || grantpt (master) != 0 || unlockpt (master) != 0)
    return -1;

  *terminal = open (ptsname (master), O_RDWR | O_NOCTTY);
  g_assert_cmpint (*terminal, >=, 0);
  g_assert_cmpint (tcgetattr (*terminal, &plain), ==, 0);
  cfmakeraw (&plain);
  g_assert_cmpint (tcsetattr (*terminal, TCSANOW, &plain), ==, 0);

  return master;
}

static void
test_terminal (void)
{
  int terminal, master = open_terminal (&terminal);
  CauserieOutlet *outlet;
  g_autofree char *seen = NULL;

  if (master == -1) {
    g_test_skip ("there are no pseudoterminals");
    return;
  }

  outlet = causerie_outlet_new (terminal);
  g_assert_true (causerie_outlet_is_terminal (outlet));
  causerie_outlet_set_status (outlet, "wait\n1");
  causerie_outlet_set_status (outlet, "wait 2");
  causerie_outlet_write (outlet, "red\033[31m\302\233m \ttab\r\nїжак\n", -1);
  causerie_outlet_set_status (outlet, NULL);
  seen = read_until (master, "їжак\n");
  g_assert_cmpstr (seen, ==, "\r\033[Kwait 1\r\033[Kwait 2\r\033[K"
                             "red\357\277\275[31m\357\277\275m \ttab\nїжак\n");

  g_assert_finalize_object (outlet);
  close (terminal);
  close (master);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGPIPE, SIG_IGN); /* as in the program */

  g_test_add_func ("/outlet/at-once", test_at_once);
  g_test_add_func ("/outlet/slow-reader", test_slow_reader);
  g_test_add_func ("/outlet/reader-gone", test_reader_gone);
  g_test_add_func ("/outlet/gone-while-pending", test_gone_while_pending);
  g_test_add_func ("/outlet/full-disk", test_full_disk);
  g_test_add_func ("/outlet/terminal", test_terminal);

  return g_test_run ();
}
