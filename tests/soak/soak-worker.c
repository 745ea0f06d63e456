/* soak-worker.c: the program that the soak tests kill, starve and cut off
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * soak-worker [OPTION…] HISTORY uses the history until its standard input ends; then it finishes
 * what it began, and says {"ended": true}. soak-worker --dump HISTORY says what is in it. */

#include "disk-full.h"
#include "power-cut.h"
#include "soak-dump.h"
#include "soak-program.h"
#include "soak-teller.h"
#include "store-calls.h"

#include <glib-unix.h>
#include <locale.h>
#include <unistd.h>

#define MAX_ADOPTED 4

static int seed, share;
static gint64 older_than = G_MAXINT64;
static int cut_after_writes;
static int cut_after_ms;
static gboolean is_dump, is_quiet, is_hasty, is_forgetful, disk_lies, disk_fills;
static char *ballast;
static char **paths;

static const GOptionEntry options[] = {
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "What is done follows from it", "N" },
  { "dump", 0, 0, G_OPTION_ARG_NONE, &is_dump, "Say what the history holds", NULL },
  { "share", 0, 0, G_OPTION_ARG_INT, &share, "The part of the chats that is ours", "1|2" },
  { "older-than", 0, 0, G_OPTION_ARG_INT64, &older_than, "… of those made before it", "TIME" },
  { "quiet", 0, 0, G_OPTION_ARG_NONE, &is_quiet, "While an answer streams do nothing else", NULL },
  { "hasty", 0, 0, G_OPTION_ARG_NONE, &is_hasty, "Say that things are done too early", NULL },
  { "forgetful", 0, 0, G_OPTION_ARG_NONE, &is_forgetful, "Forget what was refused", NULL },
  { "full", 0, 0, G_OPTION_ARG_NONE, &disk_fills, "Let the disk be full now and then", NULL },
  { "ballast", 0, 0, G_OPTION_ARG_FILENAME, &ballast, "… by making this file long", "FILE" },
  { "cut-after-writes", 0, 0, G_OPTION_ARG_INT, &cut_after_writes, "Cut the power", "N" },
  { "cut-after-ms", 0, 0, G_OPTION_ARG_INT, &cut_after_ms, "Cut the power", "MS" },
  { "disk-lies", 0, 0, G_OPTION_ARG_NONE, &disk_lies, "The disk does not sync", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "HISTORY" },
  G_OPTION_ENTRY_NULL,
};

static void
tell_flag (const char *name)
{
  JsonObject *line = json_object_new ();

  json_object_set_boolean_member (line, name, TRUE);
  soak_teller_tell (line);
}

static void
tell_error (const char *name, const GError *error)
{
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, name, error->message);
  soak_teller_tell (line);
}

static gboolean
input_ended_cb (int input, GIOCondition condition, gpointer user_data)
{
  char byte;

  if (read (input, &byte, 1) > 0)
    return G_SOURCE_CONTINUE;
  soak_program_stop (user_data);
  return G_SOURCE_REMOVE;
}

static void
relent_cb (gpointer user_data)
{
  disk_full_relent (user_data);
}

/* A disk that is full when the history is opened: a person tries again. */
static void
open_again_and_again (CauserieStore *store, DiskFull *full)
{
  while (TRUE) {
    g_autoptr(GError) error = NULL;

    if (try_open (store, &error))
      break;
    tell_error ("not-opened", error);
    if (full == NULL)
      _exit (3);
    disk_full_relent (full);
  }
  tell_flag ("opened");
}

static void
load_chat (CauserieStore *store, CauserieConversation *conversation)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *leaf = NULL;
  g_autoptr(GPtrArray) messages =
    try_load (store, causerie_conversation_get_uid (conversation), &leaf, &error);

  g_assert_no_error (error);
  causerie_conversation_load (conversation, messages, leaf);
  soak_add_draft (store, conversation);
}

/* The newest of the chats that are there. */
static void
adopt (SoakProgram *program, CauserieStore *store)
{
  g_autoptr(GPtrArray) conversations = list_conversations (store);

  for (guint i = 0, n_adopted = 0; i < conversations->len && n_adopted < MAX_ADOPTED; i++) {
    CauserieConversation *conversation = g_ptr_array_index (conversations, i);

    if (causerie_conversation_get_created_time (conversation) < older_than) {
      load_chat (store, conversation);
      soak_program_adopt (program, conversation, share);
      n_adopted++;
    }
  }
}

static void
use (CauserieStore *store, GRand *random, DiskFull *full)
{
  SoakManner manner = is_hasty ? SOAK_HASTY : is_forgetful ? SOAK_FORGETFUL : SOAK_HONEST;
  SoakAsker *asker = soak_asker_new (store, manner);
  SoakProgram *program = soak_program_new (asker, random);

  adopt (program, store);
  if (is_quiet)
    soak_program_keep_quiet (program);
  if (full != NULL)
    soak_program_on_refused (program, relent_cb, full);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_ended_cb, program);
  while (!soak_program_has_ended (program))
    g_main_context_iteration (NULL, TRUE);
  soak_program_free (program);
  soak_asker_free (asker);
}

static int
work (const char *path)
{
  GRand *random = g_rand_new_with_seed (seed);
  DiskFull *full = disk_fills ? disk_full_new (random, path, ballast) : NULL;
  CauserieStore *store = causerie_store_new (path);

  open_again_and_again (store, full);
  use (store, random, full);
  if (full != NULL)
    disk_full_end (full);
  causerie_store_close (store);
  g_object_unref (store);
  g_rand_free (random);
  tell_flag ("ended");
  return 0;
}

static int
dump (const char *path)
{
  g_autoptr(CauserieStore) store = causerie_store_new (path);
  g_autoptr(GError) error = NULL;

  if (try_open (store, &error) && soak_dump (store, &error))
    return 0;
  tell_error ("unreadable", error);
  return 3;
}

int
main (int argc, char *argv[])
{
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || g_strv_length (paths) != 1) {
    g_printerr ("soak-worker: %s\n", error != NULL ? error->message : "one HISTORY is needed");
    return 2;
  }
  if (cut_after_writes > 0 || cut_after_ms > 0)
    power_cut_prepare (seed, cut_after_writes, cut_after_ms, disk_lies);
  return is_dump ? dump (paths[0]) : work (paths[0]);
}
