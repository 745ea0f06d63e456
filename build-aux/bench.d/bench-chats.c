/* bench-chats.c: made-up conversations and answers, the same on every run
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-chats.h"

static const char * const vocabulary[] = {
  "a", "calm", "answer", "grows", "word", "by", "word", "until", "the", "whole", "page", "is",
  "quiet", "again", "and", "nothing", "of", "what", "was", "read", "has", "moved", "meanwhile",
};

/* --- pieces ----------------------------------------------------------------------------------- */

static void
append_words (GString *text, GRand *dice, guint n_words)
{
  for (guint i = 0; i < n_words; i++) {
    const char *word = vocabulary[g_rand_int_range (dice, 0, G_N_ELEMENTS (vocabulary))];
    gboolean strong = g_rand_int_range (dice, 0, 40) == 0;

    if (i > 0)
      g_string_append_c (text, ' ');
    g_string_append_printf (text, strong ? "**%s**" : "%s", word);
  }
}

static void
append_paragraph (GString *text, GRand *dice)
{
  append_words (text, dice, g_rand_int_range (dice, 20, 90));
  g_string_append (text, ".\n\n");
}

static void
append_list (GString *text, GRand *dice)
{
  guint n_entries = g_rand_int_range (dice, 3, 7);

  for (guint i = 0; i < n_entries; i++) {
    g_string_append (text, "- ");
    append_words (text, dice, g_rand_int_range (dice, 4, 16));
    g_string_append_c (text, '\n');
  }
  g_string_append_c (text, '\n');
}

static void
append_heading (GString *text, GRand *dice)
{
  g_string_append (text, "## ");
  append_words (text, dice, 4);
  g_string_append (text, "\n\n");
}

static void
append_code_line (GString *text, GRand *dice, guint number)
{
  g_string_append_printf (text, "    if (%s[%u] == %d) return \"%s\"; /* %s */\n",
                          vocabulary[number % G_N_ELEMENTS (vocabulary)], number,
                          g_rand_int_range (dice, 0, 1000), vocabulary[number % 7],
                          vocabulary[number % 11]);
}

static void
append_code (GString *text, GRand *dice, guint n_lines)
{
  g_string_append (text, "```c\n");
  for (guint i = 0; i < n_lines; i++)
    append_code_line (text, dice, i);
  g_string_append (text, "```\n\n");
}

static void
append_any (GString *text, GRand *dice)
{
  switch (g_rand_int_range (dice, 0, 8)) {
  case 0:
    append_code (text, dice, g_rand_int_range (dice, 4, 21));
    break;
  case 1:
    append_heading (text, dice);
    break;
  case 2:
  case 3:
    append_list (text, dice);
    break;
  default:
    append_paragraph (text, dice);
    break;
  }
}

/* --- texts ------------------------------------------------------------------------------------ */

static char *
end_text (GString *text, GRand *dice)
{
  g_rand_free (dice);
  return g_string_free (text, FALSE);
}

char *
bench_chats_essay (guint n_words)
{
  GString *text = g_string_new (NULL);
  GRand *dice = g_rand_new_with_seed (1);

  for (guint n = 0; n < n_words; n += 205) {
    append_heading (text, dice);
    append_words (text, dice, 70);
    g_string_append (text, ".\n\n");
    append_words (text, dice, 45);
    g_string_append (text, ".\n\n");
    for (guint i = 0; i < 5; i++) {
      g_string_append (text, "- ");
      append_words (text, dice, 10);
      g_string_append_c (text, '\n');
    }
    g_string_append_c (text, '\n');
    append_code (text, dice, 4);
  }
  return end_text (text, dice);
}

char *
bench_chats_programs (guint n_blocks)
{
  GString *text = g_string_new (NULL);
  GRand *dice = g_rand_new_with_seed (2);

  for (guint i = 0; i < n_blocks; i++) {
    append_words (text, dice, 12);
    g_string_append (text, ":\n\n");
    append_code (text, dice, 14);
  }
  return end_text (text, dice);
}

char *
bench_chats_table (guint n_rows)
{
  GString *text = g_string_new ("| number | what | how | where | why |\n|--:|---|:-:|---|---|\n");
  GRand *dice = g_rand_new_with_seed (3);

  for (guint i = 1; i <= n_rows; i++) {
    g_string_append_printf (text, "| %u | ", i);
    for (guint column = 1; column < 5; column++) {
      append_words (text, dice, g_rand_int_range (dice, 1, 5));
      g_string_append (text, " | ");
    }
    g_string_append_c (text, '\n');
  }
  return end_text (text, dice);
}

char *
bench_chats_program (guint n_lines)
{
  GString *text = g_string_new (NULL);
  GRand *dice = g_rand_new_with_seed (4);

  append_code (text, dice, n_lines);
  return end_text (text, dice);
}

char *
bench_chats_book (gsize n_bytes)
{
  GString *text = g_string_new (NULL);
  GRand *dice = g_rand_new_with_seed (5);

  while (text->len < n_bytes)
    append_any (text, dice);
  return end_text (text, dice);
}

/* --- conversations ---------------------------------------------------------------------------- */

static CauserieMessage *
append_message (CauserieConversation *conversation, CauserieRole role, const char *text)
{
  CauserieMessage *leaf = causerie_conversation_get_leaf (conversation);
  const char *parent = leaf != NULL ? causerie_message_get_uid (leaf) : NULL;
  g_autoptr(CauserieMessage) message = causerie_message_new (NULL, parent, role);

  causerie_message_set_text (message, text);
  if (role == CAUSERIE_ROLE_ASSISTANT)
    causerie_message_set_model (message, "moonshotai/kimi-k2");
  causerie_conversation_append (conversation, message);
  return message;
}

CauserieConversation *
bench_chats_new_talk (guint n_messages)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);
  GRand *dice = g_rand_new ();

  for (guint i = 0; i < n_messages; i++) {
    g_autoptr(GString) text = g_string_new (NULL);
    guint n_blocks;

    /* Long talks and short ones end the same. */
    g_rand_set_seed (dice, n_messages - i);
    n_blocks = i % 2 == 0 ? 0 : g_rand_int_range (dice, 2, 8);
    if (n_blocks == 0)
      append_words (text, dice, g_rand_int_range (dice, 3, 25));
    for (guint block = 0; block < n_blocks; block++)
      append_any (text, dice);
    append_message (conversation, n_blocks == 0 ? CAUSERIE_ROLE_USER : CAUSERIE_ROLE_ASSISTANT,
                    text->str);
  }
  g_rand_free (dice);
  return conversation;
}

CauserieConversation *
bench_chats_new_answer (const char *text)
{
  CauserieConversation *conversation = causerie_conversation_new (NULL);

  append_message (conversation, CAUSERIE_ROLE_USER, "Write.");
  append_message (conversation, CAUSERIE_ROLE_ASSISTANT, text);
  return conversation;
}

CauserieMessage *
bench_chats_add_stream (CauserieConversation *conversation)
{
  CauserieMessage *message = append_message (conversation, CAUSERIE_ROLE_ASSISTANT, "");

  causerie_message_set_state (message, CAUSERIE_MESSAGE_STREAMING);
  return message;
}
