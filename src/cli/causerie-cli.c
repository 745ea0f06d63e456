/* causerie-cli.c: the command line beside the window: finds the subcommand and runs it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-cli-ask.h"
#include "causerie-cli-balance.h"
#include "causerie-cli-chat.h"
#include "causerie-cli-check.h"
#include "causerie-cli-export.h"
#include "causerie-cli-import.h"
#include "causerie-cli-log.h"
#include "causerie-cli-models.h"
#include "causerie-cli-profiles.h"
#include "causerie-cli-restore.h"
#include "causerie-cli-search.h"
#include "causerie-cli-sign-in.h"
#include "causerie-cli-usage.h"
#include "causerie-cli-verify.h"
#include "causerie-exit-code.h"
#include "causerie-install.h"

#include "causerie-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define PROGRAM "causerie-cli"

typedef struct {
  const char *name;
  const char *summary; /* for translation */
  int       (*run) (int argc, char *argv[]);
} Subcommand;

static const Subcommand subcommands[] = {
  { "ask", N_("Ask a model and print its answer"), causerie_cli_ask },
  { "chat", N_("Chat with a model, one line a message"), causerie_cli_chat },
  { "models", N_("List the models of a server"), causerie_cli_models },
  { "profiles", N_("List model profiles, write them to a file, add those of one"),
    causerie_cli_profiles },
  { "balance", N_("Tell what was spent and what is left"), causerie_cli_balance },
  { "usage", N_("Tell what was used and what it cost"), causerie_cli_usage },
  { "sign-in", N_("Sign in to OpenRouter with a browser"), causerie_cli_sign_in },
  { "check", N_("Try a connection step by step"), causerie_cli_check },
  { "search", N_("Find what was said"), causerie_cli_search },
  { "log", N_("Show the newest requests"), causerie_cli_log },
  { "export", N_("Write chats to a file"), causerie_cli_export },
  { "import", N_("Bring in chats from files"), causerie_cli_import },
  { "verify", N_("Check that the history is whole"), causerie_cli_verify },
  { "restore", N_("List the copies of the history, or restore one"), causerie_cli_restore },
};

static char *
describe_usage (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  %s %s\n\n%s\n", _("Usage:"), PROGRAM,
                          /* Translators: capital letters stand for what the person types */
                          _("COMMAND [OPTION…] [ARGUMENT…]"), _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (subcommands); i++)
    g_string_append_printf (text, "  %-10s %s\n", subcommands[i].name, _(subcommands[i].summary));
  g_string_append_printf (text, "\n%s\n", _("“causerie-cli COMMAND --help” says more of a command."));

  return g_string_free (text, FALSE);
}

static const Subcommand *
find_subcommand (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (subcommands); i++)
    if (g_str_equal (subcommands[i].name, name))
      return &subcommands[i];

  return NULL;
}

static int
run_subcommand (int argc, char *argv[])
{
  const Subcommand *subcommand = find_subcommand (argv[0]);
  g_autofree char *program = NULL;

  if (subcommand == NULL) {
    g_autofree char *name = g_filename_display_name (argv[0]);

    g_printerr (_("%s: “%s” is not a command; “%s --help” lists them"), PROGRAM, name, PROGRAM);
    g_printerr ("\n");
    return CAUSERIE_EXIT_USAGE;
  }

  program = g_strjoin (" ", PROGRAM, subcommand->name, NULL);
  g_set_prgname (program); /* for its usage line */
  return subcommand->run (argc, argv);
}

/* A caller may have closed them; the next file that is opened, the history perhaps, would then be
 * taken for standard output. Opened the wrong way round, so that writing fails and is said. */
static void
keep_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) == -1 && errno == EBADF && open ("/dev/null", O_RDONLY) != fd)
      abort ();
}

/* GLib would put a question mark for every letter the locale does not have. */
static void
print_cb (const char *text)
{
  fputs (text, stdout);
  fflush (stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

int
main (int argc, char *argv[])
{
  keep_standard_streams ();
  signal (SIGPIPE, SIG_IGN); /* a reader that goes away is told by EPIPE */
  g_set_prgname (PROGRAM);
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
  causerie_install_init ();

  if (argc < 2) {
    g_autofree char *usage = describe_usage ();

    g_printerr ("%s", usage);
    return CAUSERIE_EXIT_USAGE;
  }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")) {
    g_autofree char *usage = describe_usage ();

    g_print ("%s", usage);
    return CAUSERIE_EXIT_ANSWERED;
  }

  if (g_str_equal (argv[1], "--version")) {
    g_print ("%s %s\n", PROGRAM, CAUSERIE_VERSION);
    return CAUSERIE_EXIT_ANSWERED;
  }

  return run_subcommand (argc - 1, argv + 1);
}
