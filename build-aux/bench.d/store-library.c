/* store-library.c: a history of a million messages, the same each time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * store-library HISTORY fills an empty history of the first version: ten thousand chats, among them
 * one of ten thousand messages and one of five thousand, a million messages in all. Words are of
 * three languages and as frequent as words are (Zipf), in several forms. Every chat is in one
 * language; every hundredth answer has a second version. */

#include <glib.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define N_CHATS        10000
#define N_MESSAGES     1000000
#define LONG_CHAT      10000
#define BRANCH_CHAT    5000
#define N_STEMS        30000    /* of a language */
#define N_PICKS        (1 << 20)
#define FIRST_TIME     G_GINT64_CONSTANT (1600000000000000) /* microseconds since 1970 */
#define STEP_TIME      (G_USEC_PER_SEC * 60)
#define MESSAGES_BEGIN 20000    /* in one transaction */

typedef struct {
  const char * const *common;    /* the most frequent words, as they are */
  const char * const *syllables;
  const char * const *endings;
  char               *words[N_STEMS];
} Language;

static const char * const english_common[] = {
  "the", "of", "and", "to", "in", "is", "that", "it", "for", "was", "on", "are", "as", "with",
  "they", "be", "at", "this", "have", "from", "or", "by", "not", "but", "what", "all", "message",
  "answer", "history", "person", NULL,
};
static const char * const english_syllables[] = {
  "ba", "con", "der", "fi", "gra", "hol", "in", "jur", "ke", "lo", "mar", "ne", "o", "pre", "qui",
  "ro", "sta", "ti", "un", "ver", "wo", "xe", "yl", "za", NULL,
};
static const char * const english_endings[] = { "", "s", "ed", "ing", "ly", NULL };

static const char * const russian_common[] = {
  "и", "в", "не", "на", "что", "с", "как", "это", "по", "но", "к", "из", "у", "за", "от", "же",
  "так", "книга", "сообщение", "ответ", "вопрос", "человек", "время", "ещё", NULL,
};
static const char * const russian_syllables[] = {
  "ба", "вы", "го", "де", "жи", "за", "ко", "лю", "ми", "но", "пре", "ра", "сто", "ту", "фо", "хо",
  "цел", "чи", "шу", "щё", "я", NULL,
};
static const char * const russian_endings[] = { "а", "и", "у", "ой", "е", "ами", NULL };

static const char * const ukrainian_common[] = {
  "і", "в", "не", "на", "що", "з", "як", "це", "до", "та", "за", "від", "але", "він", "повідомлення",
  "відповідь", "питання", "людина", "об'єкт", "час", "ще", NULL,
};
static const char * const ukrainian_syllables[] = {
  "ба", "ви", "го", "ґе", "є", "жи", "за", "кі", "лю", "ми", "но", "пре", "рі", "сто", "ту", "фо",
  "хі", "ці", "чи", "шу", "ї", NULL,
};
static const char * const ukrainian_endings[] = { "а", "и", "у", "ою", "і", "ами", NULL };

static Language languages[] = {
  { english_common, english_syllables, english_endings, { NULL } },
  { russian_common, russian_syllables, russian_endings, { NULL } },
  { ukrainian_common, ukrainian_syllables, ukrainian_endings, { NULL } },
};

static guint32 picks[N_PICKS]; /* ranks, as often as they are picked */
static guint64 state = 0x9e3779b97f4a7c15;

/* xorshift: quick, and the same everywhere. */
static guint64
draw (guint64 below)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (state >> 11) % below;
}

static const char *
draw_of (const char * const *list)
{
  return list[draw (g_strv_length ((char **) list))];
}

static void
make_words (Language *language)
{
  guint n_common = g_strv_length ((char **) language->common);

  for (guint rank = 0; rank < N_STEMS; rank++) {
    GString *word = g_string_new (NULL);

    if (rank < n_common) {
      g_string_append (word, language->common[rank]);
    } else {
      for (guint i = 2 + draw (3); i > 0; i--)
        g_string_append (word, draw_of (language->syllables));
      g_string_append (word, draw_of (language->endings));
    }
    language->words[rank] = g_string_free (word, FALSE);
  }
}

static void
make_picks (void)
{
  double sum = 0, filled = 0;
  guint next = 0;

  for (guint rank = 0; rank < N_STEMS; rank++)
    sum += 1.0 / (rank + 2);
  for (guint rank = 0; rank < N_STEMS; rank++) {
    filled += 1.0 / (rank + 2) / sum * N_PICKS;
    while (next < filled && next < N_PICKS)
      picks[next++] = rank;
  }
  while (next < N_PICKS)
    picks[next++] = N_STEMS - 1;
}

static void
append_words (GString *text, const Language *language, guint n_words)
{
  for (guint i = 1; i <= n_words; i++) {
    g_string_append (text, language->words[picks[draw (N_PICKS)]]);
    g_string_append (text, i == n_words ? "." : i % 12 == 0 ? ". " : i % 75 == 0 ? "\n\n" : " ");
  }
}

/* --- rows --- */

static sqlite3 *
check (sqlite3 *handle, int result)
{
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
    return handle;
  g_printerr ("store-library: %s\n", sqlite3_errmsg (handle));
  exit (1);
}

static void
execute (sqlite3 *handle, const char *sql)
{
  check (handle, sqlite3_exec (handle, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  check (handle, sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL));
  return statement;
}

static void
run (sqlite3 *handle, sqlite3_stmt *statement)
{
  check (handle, sqlite3_step (statement));
  check (handle, sqlite3_reset (statement));
}

static void
bind_text (sqlite3_stmt *statement, int column, const char *text)
{
  sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT);
}

static void
bind_uid (sqlite3_stmt *statement, int column, guint kind, guint64 id)
{
  g_autofree char *uid = g_strdup_printf ("%08x-0000-4000-8000-%012" G_GINT64_MODIFIER "x", kind, id);

  bind_text (statement, column, uid);
}

typedef struct {
  sqlite3      *handle;
  sqlite3_stmt *chat;
  sqlite3_stmt *message;
  gint64        n_messages; /* so far */
  gint64        time;
} Library;

static void
begin_library (Library *self, sqlite3 *handle)
{
  self->handle = handle;
  self->time = FIRST_TIME;
  self->chat = prepare (handle,
    "INSERT INTO conversation (id, uid, title, profile, preview, pinned, created_time,"
    " updated_time, leaf, scroll_piece, scroll_offset, draft)"
    " VALUES (?1, ?2, ?3, '', ?4, 0, ?5, ?6, ?7, 0, 0, '')");
  self->message = prepare (handle,
    "INSERT INTO message (id, uid, conversation, parent, role, state, model, answered_model,"
    " prompt_tokens, completion_tokens, total_tokens, cost, cost_is_estimate, sent_time,"
    " first_token_time, end_time, reasoning, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5, 'done', ?6, ?6, 900, 300, 1200, '0.00123', 0, ?7, ?7, ?7, ?8,"
    " ?9)");
}

static void
add_message (Library *self, guint chat, gint64 parent, gboolean is_answer, const Language *language)
{
  gint64 id = ++self->n_messages;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) reasoning = g_string_new (NULL);

  append_words (text, language, is_answer ? 20 + draw (180) : 3 + draw (25));
  if (is_answer && id % 8 == 0)
    append_words (reasoning, language, 30 + draw (60));
  if (id == N_MESSAGES / 2)
    g_string_append (text, " rarissimum Раритетище");
  self->time += STEP_TIME;
  sqlite3_bind_int64 (self->message, 1, id);
  bind_uid (self->message, 2, 2, id);
  sqlite3_bind_int64 (self->message, 3, chat);
  if (parent > 0)
    sqlite3_bind_int64 (self->message, 4, parent);
  else
    sqlite3_bind_null (self->message, 4);
  bind_text (self->message, 5, is_answer ? "assistant" : "user");
  bind_text (self->message, 6, is_answer ? "anthropic/claude" : NULL);
  sqlite3_bind_int64 (self->message, 7, self->time);
  bind_text (self->message, 8, reasoning->str);
  bind_text (self->message, 9, text->str);
  run (self->handle, self->message);
}

/* Its messages come after it; its leaf is the last of them. */
static void
add_chat (Library *self, guint id, guint n_messages, const Language *language)
{
  g_autoptr(GString) title = g_string_new (NULL);
  gint64 parent = 0, before = 0; /* the end of the path, and the message before it */
  gboolean asked = FALSE;

  append_words (title, language, 5);
  sqlite3_bind_int64 (self->chat, 1, id);
  bind_uid (self->chat, 2, 1, id);
  bind_text (self->chat, 3, title->str);
  bind_text (self->chat, 4, title->str);
  sqlite3_bind_int64 (self->chat, 5, self->time);
  sqlite3_bind_int64 (self->chat, 6, self->time + n_messages * STEP_TIME);
  bind_uid (self->chat, 7, 2, self->n_messages + n_messages);
  run (self->handle, self->chat);

  for (guint i = 0; i < n_messages; i++) {
    gboolean is_version = i > 1 && !asked && draw (100) == 0;

    if (!is_version) {
      before = parent;
      asked = !asked;
    }
    add_message (self, id, is_version ? before : parent, !asked, language);
    parent = self->n_messages;
    if (self->n_messages % MESSAGES_BEGIN == 0)
      execute (self->handle, "COMMIT; BEGIN");
  }
}

/* Mostly a few dozens of messages, sometimes many hundreds; the last has what is left. */
static guint
draw_length (guint chats_left, gint64 messages_left)
{
  gint64 mean = messages_left / chats_left;

  if (chats_left == 1)
    return messages_left;
  return MIN (2 + draw (draw (8) == 0 ? mean * 8 : mean), messages_left - 2 * chats_left);
}

static void
fill (sqlite3 *handle)
{
  Library library = { 0 };

  begin_library (&library, handle);
  execute (handle, "BEGIN");
  for (guint i = 1; i <= N_CHATS; i++) {
    gint64 left = N_MESSAGES - library.n_messages;

    if (i == N_CHATS / 2)
      add_chat (&library, i, LONG_CHAT, &languages[0]);
    else if (i == N_CHATS / 2 + 1)
      add_chat (&library, i, BRANCH_CHAT, &languages[1]);
    else
      add_chat (&library, i, draw_length (N_CHATS + 1 - i, left), &languages[i % 3]);
  }
  execute (handle, "COMMIT");
  sqlite3_finalize (library.chat);
  sqlite3_finalize (library.message);
}

int
main (int argc, char *argv[])
{
  sqlite3 *handle = NULL;

  if (argc != 2)
    return 2;
  check (handle, sqlite3_open_v2 (argv[1], &handle, SQLITE_OPEN_READWRITE, NULL));
  execute (handle, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    make_words (&languages[i]);
  make_picks ();
  fill (handle);
  execute (handle, "PRAGMA wal_checkpoint (TRUNCATE)");
  return sqlite3_close (handle) == SQLITE_OK ? 0 : 1;
}
