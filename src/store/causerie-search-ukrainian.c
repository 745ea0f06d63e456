/* causerie-search-ukrainian.c: the stems of Ukrainian words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules are those of school grammar: the endings of declension and conjugation, and how the
 * sounds before them change (чергування). All letters are Cyrillic, or ʼ: two bytes each. */

#include "causerie-search-ukrainian.h"

#include <string.h>

#define LETTER 2      /* bytes */
#define LEAST_STEM 2  /* letters */

/* How the end of a stem may have changed because of what follows it. */
typedef enum {
  NO_CHANGE,
  CLOSED,   /* nothing follows: what was о or е is і, or о or е came in */
  BEFORE_I, /* і follows: г, к, х are з, ц, с */
  VERBAL,   /* a personal ending follows: с is ш, д is дж, л came in, … */
} Change;

typedef struct {
  const char *ending;
  const char *kept; /* what of it belongs to the stem, or NULL */
  Change      change;
  const char *also; /* the end of it that may be the ending instead, "" for no ending; or NULL */
} Ending;

/* Tried in this order: an ending stands before those it ends in. What the longer one takes too much
 * of, `also` gives back: "програми" has the ending of "програмами", and that of "карти". */
static const Ending endings[] = {
  /* verbs in -увати */
  { "увавши", "у" }, { "ювавши", "ю" },
  { "уватим", "у" }, { "юватим", "ю" },
  { "увати", "у" }, { "увала", "у" }, { "увало", "у" }, { "ували", "у" },
  { "ювати", "ю" }, { "ювала", "ю" }, { "ювало", "ю" }, { "ювали", "ю" },
  { "уйте", "у" }, { "уймо", "у" }, { "уєте", "у" }, { "уємо", "у" },
  { "ують", "у" }, { "уючи", "у" },
  { "юйте", "ю" }, { "юймо", "ю" }, { "юєте", "ю" }, { "юємо", "ю" },
  { "юють", "ю" }, { "юючи", "ю" },
  { "ував", "у" }, { "уєш", "у" }, { "ює", "ю" }, { "уй", "у", NO_CHANGE, "й" },
  { "ював", "ю" }, { "юєш", "ю" }, { "ує", "у" }, { "юй", "ю" },
  { "ую", "у" }, { "юю", "ю" },

  /* other verbs */
  { "авши" }, { "явши" }, { "ивши" }, { "івши" }, { "ївши" },
  { "аємо" }, { "яємо" }, { "іємо" }, { "аєте" }, { "яєте" }, { "ієте" },
  { "айте" }, { "яйте" }, { "ійте" }, { "аймо" },
  { "ають" }, { "яють" }, { "іють" }, { "аючи" }, { "яючи" }, { "іючи" },
  { "имете" }, { "имуть" },
  { "ати", NULL, NO_CHANGE, "и" }, { "яти", NULL, NO_CHANGE, "и" },
  { "ити", NULL, NO_CHANGE, "и" }, { "іти", NULL, NO_CHANGE, "и" },
  { "їти", NULL, NO_CHANGE, "и" }, { "ути", NULL, NO_CHANGE, "и" },
  { "ала", NULL, NO_CHANGE, "а" }, { "яла", NULL, NO_CHANGE, "а" },
  { "ила", NULL, NO_CHANGE, "а" }, { "іла", NULL, NO_CHANGE, "а" },
  { "їла", NULL, NO_CHANGE, "а" }, { "ула", NULL, NO_CHANGE, "а" },
  { "ало", NULL, NO_CHANGE, "о" }, { "яло", NULL, NO_CHANGE, "о" },
  { "ило", NULL, NO_CHANGE, "о" }, { "іло", NULL, NO_CHANGE, "о" },
  { "їло", NULL, NO_CHANGE, "о" }, { "уло", NULL, NO_CHANGE, "о" },
  { "али", NULL, NO_CHANGE, "и" }, { "яли", NULL, NO_CHANGE, "и" },
  { "или", NULL, NO_CHANGE, "и" }, { "іли", NULL, NO_CHANGE, "и" },
  { "їли", NULL, NO_CHANGE, "и" }, { "ули", NULL, NO_CHANGE, "и" },
  { "аєш" }, { "яєш" }, { "ієш" }, { "аю", NULL, NO_CHANGE, "ю" }, { "яю" },
  { "ішою", NULL, NO_CHANGE, "ою" },
  { "ає" }, { "яє" }, { "іє", NULL, NO_CHANGE, "є" },
  { "имо", NULL, VERBAL, NULL }, { "їмо" }, { "емо", NULL, VERBAL, NULL }, { "ємо" },
  { "ите", NULL, VERBAL, "е" }, { "їте" }, { "ете", NULL, VERBAL, "е" }, { "єте" },
  { "иш", NULL, VERBAL, NULL }, { "їш" }, { "еш", NULL, VERBAL, NULL }, { "єш" },
  { "ить", NULL, VERBAL, "" }, { "їть" }, { "ать", NULL, VERBAL, "" },
  { "ять", NULL, VERBAL, "" }, { "уть", NULL, VERBAL, "" }, { "ють", NULL, VERBAL, NULL },
  { "іть", NULL, NO_CHANGE, "" },
  { "учи", NULL, VERBAL, "и" }, { "ючи", NULL, VERBAL, "и" },
  { "ачи", NULL, NO_CHANGE, "и" }, { "ячи", NULL, VERBAL, "и" },
  { "ай", NULL, NO_CHANGE, "й" }, { "яй" },
  { "ав", NULL, NO_CHANGE, "" }, { "яв", NULL, NO_CHANGE, "" }, { "ив", NULL, NO_CHANGE, "" },
  { "ув", NULL, NO_CHANGE, "" },

  /* adjectives and pronouns */
  { "ісінький" }, { "іший" }, { "ішого" }, { "ішому" }, { "ішим" }, { "іша" }, { "ішої" },
  { "ішій" }, { "ішу" }, { "іше" }, { "іші" }, { "іших" }, { "ішими" },
  { "ього" }, { "ьому" }, { "ьої" }, { "ьою" },
  { "ого", NULL, NO_CHANGE, "о" }, { "ому", NULL, NO_CHANGE, "у" },
  { "ими", NULL, NO_CHANGE, "и" }, { "іми", NULL, NO_CHANGE, "и" }, { "їми" },
  { "ий" }, { "ій", NULL, NO_CHANGE, "й" }, { "їй" }, { "ої", NULL, NO_CHANGE, "ї" },
  { "их", NULL, NO_CHANGE, "" }, { "іх", NULL, NO_CHANGE, "" }, { "їх" },
  { "им", NULL, NO_CHANGE, "" }, { "ім", NULL, NO_CHANGE, "" }, { "їм" },

  /* nouns */
  { "ості", "ост" }, { "істю", "ост" }, { "ість", "ост", NO_CHANGE, "" }, { "остей", "ост" },
  { "остям", "ост" }, { "остями", "ост" }, { "остях", "ост" },
  { "ами", NULL, NO_CHANGE, "и" }, { "ями", NULL, NO_CHANGE, "и" },
  { "има", NULL, NO_CHANGE, "а" }, { "ьми" },
  { "ам", NULL, NO_CHANGE, "" }, { "ям", NULL, NO_CHANGE, "" },
  { "ах", NULL, NO_CHANGE, "" }, { "ях", NULL, NO_CHANGE, "" },
  { "ові", NULL, NO_CHANGE, "і" }, { "еві", NULL, NO_CHANGE, "і" }, { "єві", NULL, NO_CHANGE, "і" },
  { "ів", NULL, NO_CHANGE, "" }, { "їв", NULL, NO_CHANGE, "" }, { "ей", NULL, NO_CHANGE, "й" },
  { "ом", NULL, NO_CHANGE, "" }, { "ем", NULL, NO_CHANGE, "" }, { "єм", NULL, NO_CHANGE, "" },
  { "ою", NULL, NO_CHANGE, "ю" }, { "ею", NULL, NO_CHANGE, "ю" }, { "єю" },
  { "ію", NULL, NO_CHANGE, "ю" },
  { "ʼю" },
  { "ти", NULL, NO_CHANGE, "и" },
  { "ла", NULL, NO_CHANGE, "а" }, { "ло", NULL, NO_CHANGE, "о" }, { "ли", NULL, NO_CHANGE, "и" },
  { "а" }, { "я" }, { "о" }, { "е", NULL, VERBAL, NULL }, { "є" }, { "и" }, { "ї" }, { "й" },
  { "у", NULL, VERBAL, NULL }, { "ю", NULL, VERBAL, NULL },
  { "і", NULL, BEFORE_I, NULL },
  { "", NULL, CLOSED, NULL },
};

/* The ends of stems that have changed, and what they were. */
typedef struct {
  const char *changed;
  const char *was;
} Alternation;

static const Alternation before_i[] = {
  { "з", "г" }, { "ц", "к" }, { "с", "х" },
};

static const Alternation verbal[] = {
  { "дж", "д" }, { "ж", "з" }, { "ш", "с" }, { "щ", "ст" }, { "ч", "т" }, { "ч", "к" },
  { "бл", "б" }, { "вл", "в" }, { "пл", "п" }, { "мл", "м" }, { "фл", "ф" },
};

/* Words whose forms no rule joins, or joins with others: a form and its only stem. */
static const Alternation irregular[] = {
  { "день", "дн+" }, { "дня", "дн+" }, { "дню", "дн+" }, { "днем", "дн+" }, { "дні", "дн+" },
  { "днів", "дн+" }, { "дням", "дн+" }, { "днями", "дн+" }, { "днях", "дн+" },
  { "друзі", "друг" }, { "друзів", "друг" }, { "друзям", "друг" }, { "друзями", "друг" },
  { "друзях", "друг" },
  { "люди", "людин" }, { "людей", "людин" }, { "людям", "людин" }, { "людьми", "людин" },
  { "людях", "людин" },
  { "діти", "дитин" }, { "дітей", "дитин" }, { "дітям", "дитин" }, { "дітьми", "дитин" },
  { "дітях", "дитин" },
  { "очі", "ок+" }, { "очей", "ок+" }, { "очам", "ок+" }, { "очима", "ок+" }, { "очах", "ок+" },
  { "око", "ок+" }, { "ока", "ок+" }, { "оком", "ок+" },
  { "сердець", "серц" },
  { "імʼя", "імен" }, { "імені", "імен" }, { "іменем", "імен" }, { "імен", "імен" },
};

/* The word is taken apart here. */
typedef struct {
  CauserieSearchStems *stems;
  const char          *word;
} Stemming;

/* --- letters ---------------------------------------------------------------------------------- */

static gboolean
ends_in (const char *text, gsize length, const char *end)
{
  gsize end_length = strlen (end);

  return length >= end_length && memcmp (text + length - end_length, end, end_length) == 0;
}

static gboolean
is_one_of (const char *letter, const char *letters)
{
  for (; *letters != '\0'; letters += LETTER)
    if (memcmp (letter, letters, LETTER) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_vowel (const char *letter)
{
  return is_one_of (letter, "аеєиіїоуюяыэ");
}

/* --- stems ------------------------------------------------------------------------------------ */

/* Without what a soft or doubled end adds: знання and знань, сіль and солі. */
static void
add (const Stemming *self, const char *text, gsize length)
{
  while (length > LETTER && is_one_of (text + length - LETTER, "ьʼ"))
    length -= LETTER;
  if (length > 2 * LETTER && !is_vowel (text + length - LETTER) &&
      memcmp (text + length - LETTER, text + length - 2 * LETTER, LETTER) == 0)
    length -= LETTER;
  if (length >= LEAST_STEM * LETTER)
    causerie_search_stems_add (self->stems, self->word, text, length);
}

static void
add_with_end (const Stemming *self, const char *text, gsize length, const char *end)
{
  g_autofree char *stem = g_strdup_printf ("%.*s%s", (int) length, text, end);

  add (self, stem, strlen (stem));
}

static void
add_alternations (const Stemming    *self,
                  const char        *text,
                  gsize              length,
                  const Alternation *list,
                  gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (ends_in (text, length, list[i].changed))
      add_with_end (self, text, length - strlen (list[i].changed), list[i].was);
}

/* The stem with another letter, or none, at `place`. */
static void
add_replaced (const Stemming *self,
              const char     *text,
              gsize           length,
              gsize           place,
              const char     *letter)
{
  g_autofree char *stem =
    g_strdup_printf ("%.*s%s%.*s", (int) place, text, letter, (int) (length - place - LETTER),
                     text + place + LETTER);

  add (self, stem, strlen (stem));
}

/* Of the last vowel, which consonants close: кіт, кота; Київ, Києва; день, дня; вікон, вікно. */
static void
add_opened (const Stemming *self, const char *text, gsize length)
{
  gsize place = length;
  gsize n_after;

  while (length > LETTER && is_one_of (text + length - LETTER, "ь"))
    length -= LETTER;
  for (place = length; place > 0 && !is_vowel (text + place - LETTER); place -= LETTER) {
    /* to the last vowel */
  }
  n_after = (length - place) / LETTER;
  if (place < 2 * LETTER || n_after == 0)
    return;

  place -= LETTER;
  if (is_one_of (text + place, "і")) {
    add_replaced (self, text, length, place, "о");
    add_replaced (self, text, length, place, "е");
    if (place > 0 && is_one_of (text + place - LETTER, "л"))
      add_replaced (self, text, length, place, "ьо");
  } else if (is_one_of (text + place, "ї")) {
    add_replaced (self, text, length, place, "є");
  } else if (is_one_of (text + place, "ое") && n_after == 1 &&
             is_one_of (text + length - LETTER, "кцнрлв") && !is_vowel (text + place - LETTER)) {
    add_replaced (self, text, length, place, "");
  }
}

static void
add_changed (const Stemming *self, const char *text, gsize length, Change change)
{
  switch (change) {
    case CLOSED:
      add_opened (self, text, length);
      break;
    case BEFORE_I:
      add_alternations (self, text, length, before_i, G_N_ELEMENTS (before_i));
      break;
    case VERBAL:
      add_alternations (self, text, length, verbal, G_N_ELEMENTS (verbal));
      break;
    case NO_CHANGE:
    default:
      break;
  }
}

/* The last of the list fits every word. What looks like an ending is none in a word of four letters
 * that may have no ending (крам), but for the past of verbs (знав). */
static const Ending *
find_ending (const char *text, gsize length)
{
  for (const Ending *ending = endings; ; ending++) {
    gsize kept = ending->kept != NULL ? strlen (ending->kept) : 0;
    gsize least = LEAST_STEM * LETTER;

    if (ending->also != NULL && ending->also[0] == '\0' && !g_str_has_suffix (ending->ending, "в"))
      least += LETTER;
    if (ending->ending[0] == '\0' ||
        (ends_in (text, length, ending->ending) &&
         length - strlen (ending->ending) + kept >= least))
      return ending;
  }
}

/* With the ending that `also` says. */
static void
add_otherwise (const Stemming *self, const char *text, gsize length, const char *also)
{
  gsize rest = length - strlen (also);

  add (self, text, rest);
  if (also[0] == '\0')
    add_changed (self, text, rest, CLOSED);
  else if (g_str_equal (also, "і"))
    add_changed (self, text, rest, BEFORE_I);
}

static void
add_without_ending (const Stemming *self, const char *text, gsize length)
{
  const Ending *ending = find_ending (text, length);
  gsize rest = length - strlen (ending->ending);

  if (ending->kept != NULL)
    add_with_end (self, text, rest, ending->kept);
  else
    add (self, text, rest);
  add_changed (self, text, rest, ending->change);
  if (ending->also != NULL)
    add_otherwise (self, text, length, ending->also);
}

/* -ся, -сь of a verb; what comes before is a form as any other. */
static gsize
drop_reflexive (const char *text, gsize length)
{
  if (length < 6 * LETTER)
    return length;
  if (ends_in (text, length, "ся"))
    return length - 2 * LETTER;
  if (ends_in (text, length, "сь") && is_one_of (text + length - 3 * LETTER, "иаоуюв"))
    return length - 2 * LETTER;
  return length;
}

static gboolean
add_irregular (const Stemming *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (irregular); i++)
    if (g_str_equal (irregular[i].changed, self->word)) {
      causerie_search_stems_add (self->stems, self->word, irregular[i].was,
                                 strlen (irregular[i].was));
      return TRUE;
    }
  return FALSE;
}

void
causerie_search_ukrainian_add (CauserieSearchStems *stems, const CauserieSearchWord *word)
{
  const Stemming stemming = { stems, word->text };
  const char *text = word->text;
  gsize length = word->length;

  if (length % LETTER != 0 || length < (LEAST_STEM + 1) * LETTER || add_irregular (&stemming))
    return;

  if (length > 8 * LETTER && g_str_has_prefix (text, "най") &&
      (strstr (text, "ш") != NULL || strstr (text, "щ") != NULL)) {
    text += 3 * LETTER;
    length -= 3 * LETTER;
  }
  length = drop_reflexive (text, length);
  add_without_ending (&stemming, text, length);
}
