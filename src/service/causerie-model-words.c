/* causerie-model-words.c: names of models as they are compared, and the ways people write them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-model-words.h"

#include "causerie-fold.h"

#include <string.h>

/* --- folding ---------------------------------------------------------------------------------- */

typedef enum { NOTHING, LETTER, DIGIT } Kind;

/* The text and the kind of its last character; NOTHING: a new word begins. */
typedef struct {
  GString *text;
  Kind     last;
} Folding;

static void
add_letter (Folding *folding, gunichar c)
{
  Kind kind = g_unichar_isdigit (c) ? DIGIT : LETTER;

  if (folding->last != kind && folding->text->len > 0)
    g_string_append_c (folding->text, ' ');
  if (c < 0x80)
    g_string_append_c (folding->text, (char) c);
  else
    g_string_append_unichar (folding->text, c);
  folding->last = kind;
}

static void
add_character (Folding *folding, gunichar c)
{
  gunichar folded[CAUSERIE_FOLD_MAX];
  guint n;

  switch (causerie_fold_get_kind (c)) {
    case CAUSERIE_FOLD_LETTER:
    case CAUSERIE_FOLD_ALONE:
      n = causerie_fold_letter (c, folded);
      for (guint i = 0; i < n; i++)
        add_letter (folding, folded[i]);
      break;
    case CAUSERIE_FOLD_BREAK:
      folding->last = NOTHING;
      break;
    case CAUSERIE_FOLD_MARK:
    case CAUSERIE_FOLD_NOTHING:
    case CAUSERIE_FOLD_APOSTROPHE:
      break;
  }
}

char *
causerie_model_words_fold (const char *text)
{
  Folding folding = { .text = g_string_sized_new (64) };

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    guchar c = (guchar) *p;

    if (c >= 0x80)
      add_character (&folding, g_utf8_get_char (p));
    else if (g_ascii_isalnum (c)) /* nearly all of them: thousands are folded before a frame */
      add_letter (&folding, (guchar) g_ascii_tolower (c));
    else
      folding.last = NOTHING;
  }

  return g_string_free (folding.text, FALSE);
}

/* --- matching --------------------------------------------------------------------------------- */

/* The end of `typed` in words from `p` on, spaces of both left out; NULL when it is not there.
 * `crosses` tells whether it goes on into another word. */
static const char *
follow (const char *p, const char *typed, gboolean *crosses)
{
  *crosses = FALSE;
  while (TRUE) {
    typed += *typed == ' ';
    if (*typed == '\0')
      return p;
    if (*p == ' ') {
      *crosses = TRUE;
      p++;
    }
    if (*p != *typed)
      return NULL;
    p++;
    typed++;
  }
}

guint
causerie_model_words_match (const char *words, const char *typed)
{
  guint best = CAUSERIE_MODEL_WORDS_NO_FIT;

  g_return_val_if_fail (words != NULL && typed != NULL, CAUSERIE_MODEL_WORDS_NO_FIT);

  for (const char *p = strchr (words, *typed); p != NULL && best > 0; p = strchr (p + 1, *typed)) {
    gboolean at_start = p == words || p[-1] == ' ';
    gboolean crosses;
    const char *end = follow (p, typed, &crosses);

    if (end == NULL || (crosses && !at_start))
      continue;
    if (!at_start)
      best = MIN (best, 2);
    else
      best = MIN (best, *end == '\0' || *end == ' ' ? 0 : 1);
  }

  return best;
}

/* --- Cyrillic --------------------------------------------------------------------------------- */

/* As they are spoken of in Russian and Ukrainian, where that is not letter by letter; folded. */
static const struct {
  const char *cyrillic;
  const char *latin;
} names[] = {
  { "антропик", "anthropic" },  { "арси", "arcee" },          { "вижн", "vision" },
  { "гемини", "gemini" },       { "гемма", "gemma" },         { "гпт", "gpt" },
  { "грок", "grok" },           { "гугл", "google" },         { "джама", "jamba" },
  { "джемини", "gemini" },      { "джемма", "gemma" },        { "джипити", "gpt" },
  { "джіпіті", "gpt" },         { "джеміні", "gemini" },      { "дипсик", "deepseek" },
  { "дипсік", "deepseek" },     { "діпсік", "deepseek" },     { "жемини", "gemini" },
  { "іксаі", "x ai" },          { "иксэйай", "x ai" },        { "квен", "qwen" },
  { "квин", "qwen" },           { "кимми", "kimi" },          { "кими", "kimi" },
  { "кімі", "kimi" },           { "клауд", "claude" },        { "клауде", "claude" },
  { "клод", "claude" },         { "код", "code" },            { "кодекс", "codex" },
  { "кодер", "coder" },         { "кохере", "cohere" },       { "кохир", "cohere" },
  { "лама", "llama" },          { "ллама", "llama" },         { "лламма", "llama" },
  { "майкрософт", "microsoft" }, { "максимум", "max" },       { "мета", "meta" },
  { "мини", "mini" },           { "министраль", "ministral" }, { "минимакс", "minimax" },
  { "міністраль", "ministral" }, { "міні", "mini" },          { "мінімакс", "minimax" },
  { "мистрал", "mistral" },     { "мистраль", "mistral" },    { "містраль", "mistral" },
  { "микстраль", "mixtral" },   { "мікстраль", "mixtral" },   { "муншот", "moonshot" },
  { "немотрон", "nemotron" },   { "нвидиа", "nvidia" },       { "нвідіа", "nvidia" },
  { "нова", "nova" },           { "опенаи", "openai" },       { "опенай", "openai" },
  { "опенроутер", "openrouter" }, { "опус", "opus" },         { "перплексити", "perplexity" },
  { "пиксель", "pixtral" },     { "пикстраль", "pixtral" },   { "про", "pro" },
  { "сонар", "sonar" },         { "соннет", "sonnet" },       { "сонет", "sonnet" },
  { "турбо", "turbo" },         { "фи", "phi" },              { "флеш", "flash" },
  { "флэш", "flash" },          { "хайку", "haiku" },         { "хермес", "hermes" },
  { "гермес", "hermes" },       { "чатгпт", "chatgpt" },      { "чатджипити", "chatgpt" },
  { "эрни", "ernie" },
};

static const struct {
  gunichar    letter;
  const char *latin;
} letters[] = {
  { 0x0430, "a" },  { 0x0431, "b" },  { 0x0432, "v" },    { 0x0433, "g" },  { 0x0434, "d" },
  { 0x0435, "e" },  { 0x0436, "zh" }, { 0x0437, "z" },    { 0x0438, "i" },  { 0x0439, "y" },
  { 0x043a, "k" },  { 0x043b, "l" },  { 0x043c, "m" },    { 0x043d, "n" },  { 0x043e, "o" },
  { 0x043f, "p" },  { 0x0440, "r" },  { 0x0441, "s" },    { 0x0442, "t" },  { 0x0443, "u" },
  { 0x0444, "f" },  { 0x0445, "h" },  { 0x0446, "ts" },   { 0x0447, "ch" }, { 0x0448, "sh" },
  { 0x0449, "sch" }, { 0x044a, "" },  { 0x044b, "y" },    { 0x044c, "" },   { 0x044d, "e" },
  { 0x044e, "yu" }, { 0x044f, "ya" }, { 0x0454, "e" },    { 0x0456, "i" },  { 0x0457, "i" },
  { 0x0491, "g" },
};

#define MIN_BEGINNING 3 /* letters */

static gboolean
is_cyrillic (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_CYRILLIC)
      return TRUE;

  return FALSE;
}

/* The known name that it is, else the first one it begins; NULL: none. */
static const char *
find_name (const char *word)
{
  gboolean may_begin = g_utf8_strlen (word, -1) >= MIN_BEGINNING;
  const char *begun = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (names[i].cyrillic, word))
      return names[i].latin;
    if (begun == NULL && may_begin && g_str_has_prefix (names[i].cyrillic, word))
      begun = names[i].latin;
  }

  return begun;
}

static void
spell (GString *text, const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gsize i = 0;

    while (i < G_N_ELEMENTS (letters) && letters[i].letter != c)
      i++;
    if (i < G_N_ELEMENTS (letters))
      g_string_append (text, letters[i].latin);
    else
      g_string_append_unichar (text, c);
  }
}

char *
causerie_model_words_latin (const char *words)
{
  g_auto(GStrv) parts = NULL;
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  if (!is_cyrillic (words))
    return NULL;

  parts = g_strsplit (words, " ", -1);
  text = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++) {
    const char *name = find_name (parts[i]);

    if (i > 0)
      g_string_append_c (text, ' ');
    if (name != NULL)
      g_string_append (text, name);
    else
      spell (text, parts[i]);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
