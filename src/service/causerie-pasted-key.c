/* causerie-pasted-key.c: the API key in what a person pasted
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is cut into words. A word that begins like a provider's key is the best find; then one
 * that a variable or a header names a key; then the text itself, when it is one word. */

#include "causerie-pasted-key.h"

#include "causerie-keyring.h"
#include "causerie-url.h"

#include <glib/gi18n.h>
#include <string.h>

/* Names of variables, by a part of them, and whose keys they hold. */
static const struct {
  const char *part;
  const char *provider;
} variables[] = {
  { "OPENROUTER", "openrouter" },
  { "OPENWEBUI", "open-webui" },
  { "OPEN_WEBUI", "open-webui" },
  { "OPENAI", "openai" },
  { "ANTHROPIC", "anthropic" },
  { "CLAUDE", "anthropic" },
  { "DEEPSEEK", "deepseek" },
  { "GEMINI", "gemini" },
  { "GOOGLE", "gemini" },
  { "GROQ", "groq" },
  { "HUGGINGFACE", "huggingface" },
  { "HF_TOKEN", "huggingface" },
  { "LITELLM", "litellm" },
  { "MISTRAL", "mistral" },
  { "PERPLEXITY", "perplexity" },
  { "TOGETHER", "together" },
  { "DASHSCOPE", "dashscope" },
  { "XAI", "xai" },
  { "ZAI", "zai" },
};

/* In lower case: what guides write in place of a key. */
static const char * const samples[] = {
  "xxxx", "your", "...", "…", "<", "key_here", "api_key", "ваш", "ключ",
};

/* How much speaks for a word. */
typedef enum { WORTHLESS, ALONE, NAMED, LIKE_A_KEY } Worth;

typedef struct {
  CauseriePastedKey *found;
  Worth              worth;
  const char        *variable; /* whose the last variable that was named is; static; NULL unknown */
  gboolean           is_named; /* the next word is what a variable or a header has */
  gboolean           is_aside; /* the next address is not the server's: "APP_URL" */
} Reader;

/* --- judging a word --------------------------------------------------------------------------- */

static gboolean
is_sample (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  if (*word == '$')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strstr (lower, samples[i]) != NULL)
      return TRUE;

  return FALSE;
}

static CauseriePastedState
judge (const char *word, const CauserieProvider *provider)
{
  if (is_sample (word))
    return CAUSERIE_PASTED_SAMPLE;
  for (const char *p = word; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return CAUSERIE_PASTED_BROKEN;
  if (provider != NULL && strlen (word) < provider->key_length)
    return CAUSERIE_PASTED_CUT;

  return CAUSERIE_PASTED_KEY;
}

static void
take (Reader *reader, const char *word, Worth worth)
{
  CauseriePastedKey *found = reader->found;
  const CauserieProvider *like = causerie_provider_for_key (word);

  if (like == NULL && reader->variable != NULL)
    like = causerie_provider_get (reader->variable);

  reader->worth = worth;
  found->provider = like;
  found->state = judge (word, like);
  causerie_keyring_free_key (found->key);
  found->key = found->state == CAUSERIE_PASTED_KEY ? g_strdup (word) : NULL;
}

/* --- words ------------------------------------------------------------------------------------ */

static const char *
find_variable (const char *name)
{
  g_autofree char *upper = g_ascii_strup (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    if (strstr (upper, variables[i].part) != NULL)
      return variables[i].provider;

  return NULL;
}

/* "OPENROUTER_API_KEY", "apiKey", "HF_TOKEN", "Authorization", "x-api-key". */
static gboolean
names_a_key (const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return g_str_has_suffix (lower, "key") || g_str_has_suffix (lower, "token") ||
         g_str_equal (lower, "authorization");
}

/* "NEXT_PUBLIC_APP_URL", but not "OPENAI_BASE_URL". */
static gboolean
names_another_address (const char *word)
{
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return g_str_has_suffix (lower, "_url") && strstr (lower, "base") == NULL &&
         strstr (lower, "api") == NULL;
}

static void
take_address (Reader *reader, const char *word)
{
  if (reader->found->base_url == NULL && !reader->is_aside)
    reader->found->base_url = causerie_url_normalize (word, NULL);
}

static void
read_word (Reader *reader, const char *word)
{
  if (g_str_has_prefix (word, "http://") || g_str_has_prefix (word, "https://")) {
    take_address (reader, word);
  } else if (causerie_provider_for_key (word) != NULL) {
    if (reader->worth < LIKE_A_KEY)
      take (reader, word, LIKE_A_KEY);
  } else if (g_ascii_strcasecmp (word, "bearer") == 0) {
    reader->is_named = TRUE;
    return;
  } else if (reader->is_named && reader->worth < NAMED) {
    take (reader, word, NAMED);
  }

  reader->is_aside = names_another_address (word);
  reader->is_named = names_a_key (word) && !is_sample (word + strcspn (word, "$<"));
  if (reader->is_named)
    reader->variable = find_variable (word);
}

static gboolean
parts_words (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr ("\"'`“”‘’«»=:,;\\(){}[]", -1, c) != NULL;
}

/* An address is one word, colons and all. */
static const char *
find_end (const char *start)
{
  const char *p = start;

  if (g_str_has_prefix (start, "http://") || g_str_has_prefix (start, "https://"))
    return start + strcspn (start, " \t\r\n\"'`\\");
  while (*p != '\0' && !parts_words (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
read_words (Reader *reader, const char *text)
{
  for (const char *p = text; *p != '\0';) {
    const char *end = find_end (p);

    if (end > p) {
      char *word = g_strndup (p, (gsize) (end - p));

      read_word (reader, word);
      causerie_keyring_free_key (word);
      p = end;
    } else {
      p = g_utf8_next_char (p);
    }
  }
}

/* --- lines ------------------------------------------------------------------------------------ */

/* What is said beside is not read for keys. */
static gboolean
is_comment (const char *line)
{
  return line[strspn (line, " \t")] == '#';
}

static void
read_lines (Reader *reader, const char *text)
{
  for (const char *line = text; *line != '\0';) {
    gsize length = strcspn (line, "\n");
    char *copy = g_strndup (line, length);

    if (!is_comment (copy))
      read_words (reader, copy);
    causerie_keyring_free_key (copy);
    line += length + (line[length] == '\n');
  }
}

/* --- the text as a whole ---------------------------------------------------------------------- */

static char *
drop_blanks (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));

  return g_string_free (bare, FALSE);
}

/* A terminal or a chat broke it in two: its length tells. */
static void
join_pieces (Reader *reader, const char *text)
{
  const CauserieProvider *provider = reader->found->provider;
  char *whole;

  if (provider == NULL || provider->key_length == 0 ||
      (reader->found->state != CAUSERIE_PASTED_CUT &&
       reader->found->state != CAUSERIE_PASTED_BROKEN))
    return;

  whole = drop_blanks (text);
  if (strlen (whole) == provider->key_length && causerie_provider_for_key (whole) == provider)
    take (reader, whole, LIKE_A_KEY);
  else if (g_str_has_prefix (whole, provider->key_prefix) && strlen (whole) > provider->key_length)
    reader->found->state = CAUSERIE_PASTED_BROKEN;
  causerie_keyring_free_key (whole);
}

/* Nothing names a key and nothing begins like one. */
static void
read_alone (Reader *reader, const char *text)
{
  char *key = causerie_keyring_clean_key (text, NULL);

  if (key != NULL && *key != '$' && strchr (key, '/') == NULL)
    take (reader, key, ALONE);
  else
    reader->found->state = CAUSERIE_PASTED_NO_KEY;
  causerie_keyring_free_key (key);
}

static void
follow_address (CauseriePastedKey *self)
{
  const CauserieProvider *provider;

  if (self->provider != NULL || self->base_url == NULL)
    return;

  provider = causerie_provider_for_url (self->base_url);
  if (provider->host != NULL)
    self->provider = provider;
}

CauseriePastedKey *
causerie_pasted_key_read (const char *text)
{
  CauseriePastedKey *self = g_new0 (CauseriePastedKey, 1);
  Reader reader = { .found = self };
  char *valid, *blank;

  g_return_val_if_fail (text != NULL, self);

  valid = g_utf8_make_valid (text, -1);
  blank = drop_blanks (valid);
  if (*blank != '\0') {
    read_lines (&reader, valid);
    join_pieces (&reader, valid);
    if (reader.worth == WORTHLESS)
      read_alone (&reader, valid);
    follow_address (self);
  }
  causerie_keyring_free_key (valid);
  causerie_keyring_free_key (blank);

  return self;
}

void
causerie_pasted_key_free (CauseriePastedKey *self)
{
  if (self == NULL)
    return;

  causerie_keyring_free_key (self->key);
  g_free (self->base_url);
  g_free (self);
}

char *
causerie_pasted_key_explain (const CauseriePastedKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->state) {
  case CAUSERIE_PASTED_NO_KEY:
    return g_strdup (_("Nothing in this text looks like an API key."));
  case CAUSERIE_PASTED_SAMPLE:
    return g_strdup (_("This only stands for a key, as guides show one. Paste your own."));
  case CAUSERIE_PASTED_BROKEN:
    return g_strdup (_("There is a space in the key, or a character that no key has. "
                       "Copy it once more."));
  case CAUSERIE_PASTED_CUT:
    return g_strdup_printf (_("This is only a part of a key of %s. Copy the whole of it."),
                            self->provider->name);
  default:
    return NULL;
  }
}
