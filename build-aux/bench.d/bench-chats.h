/* bench-chats.h: made-up conversations and answers, the same on every run
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-conversation.h"

G_BEGIN_DECLS

/* Half of the messages are short questions, half are answers of two to seven blocks: paragraphs, lists,
 * headings and code. */
CauserieConversation *bench_chats_new_talk   (guint n_messages);

/* One question and one answer with this text. */
CauserieConversation *bench_chats_new_answer (const char *text);

/* The running answer at the end of a talk. */
CauserieMessage      *bench_chats_add_stream (CauserieConversation *conversation);

/* Texts of about so many words, of so many code blocks, table rows, lines of code in one block, bytes. */
char                 *bench_chats_essay      (guint n_words);
char                 *bench_chats_programs   (guint n_blocks);
char                 *bench_chats_table      (guint n_rows);
char                 *bench_chats_program    (guint n_lines);
char                 *bench_chats_book       (gsize n_bytes);

G_END_DECLS
