/* causerie-math-alphabet.c: letters and digits in the alphabets of mathematics
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unicode has them in one block from U+1D400, each alphabet in order. The letters that had a place
 * before are missing there. */

#include "causerie-math-alphabet.h"

typedef struct {
  gunichar latin; /* where "A" is; "a" follows after 26 */
  gunichar greek; /* where "Α" is, or 0 */
  gunichar digit; /* where "0" is, or 0 */
} Alphabet;

/* By CauserieMathAlphabet. */
static const Alphabet alphabets[] = {
  { 0x1d434, 0x1d6e2, 0 },
  { 0, 0, 0 },
  { 0x1d434, 0x1d6e2, 0 },
  { 0x1d400, 0x1d6a8, 0x1d7ce },
  { 0x1d468, 0x1d71c, 0x1d7ce },
  { 0x1d538, 0, 0x1d7d8 },
  { 0x1d49c, 0, 0 },
  { 0x1d504, 0, 0 },
  { 0x1d5a0, 0, 0x1d7e2 },
  { 0x1d670, 0, 0x1d7f6 },
};

typedef struct {
  gunichar missing;
  gunichar character;
} Hole;

static const Hole holes[] = {
  { 0x1d455, U'ℎ' },
  { 0x1d49d, U'ℬ' }, { 0x1d4a0, U'ℰ' }, { 0x1d4a1, U'ℱ' }, { 0x1d4a3, U'ℋ' }, { 0x1d4a4, U'ℐ' },
  { 0x1d4a7, U'ℒ' }, { 0x1d4a8, U'ℳ' }, { 0x1d4ad, U'ℛ' }, { 0x1d4ba, U'ℯ' }, { 0x1d4bc, U'ℊ' },
  { 0x1d4c4, U'ℴ' },
  { 0x1d506, U'ℭ' }, { 0x1d50b, U'ℌ' }, { 0x1d50c, U'ℑ' }, { 0x1d515, U'ℜ' }, { 0x1d51d, U'ℨ' },
  { 0x1d53a, U'ℂ' }, { 0x1d53f, U'ℍ' }, { 0x1d545, U'ℕ' }, { 0x1d547, U'ℙ' }, { 0x1d548, U'ℚ' },
  { 0x1d549, U'ℝ' }, { 0x1d551, U'ℤ' },
};

/* What follows "ω" in an alphabet with Greek letters; "Θ" variant and nabla lie before "α". */
static const gunichar greek_forms[] = { U'∂', U'ϵ', U'ϑ', U'ϰ', U'ϕ', U'ϱ', U'ϖ' };

#define N_LATIN       26
#define GREEK_NABLA   25 /* from "Α" */
#define GREEK_SMALL   26
#define GREEK_FORMS   51
#define N_GREEK       58

static gunichar
fill_hole (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (holes); i++) {
    if (holes[i].missing == character)
      return holes[i].character;
  }
  return character;
}

/* Where the character stands in the Greek of an alphabet, from "Α"; -1: nowhere. */
static int
find_greek (gunichar c)
{
  if (c >= U'Α' && c <= U'Ω')
    return c - U'Α';
  if (c == U'∇')
    return GREEK_NABLA;
  if (c >= U'α' && c <= U'ω')
    return GREEK_SMALL + c - U'α';
  for (guint i = 0; i < G_N_ELEMENTS (greek_forms); i++) {
    if (greek_forms[i] == c)
      return GREEK_FORMS + i;
  }
  return -1;
}

static gunichar
get_greek (CauserieMathAlphabet alphabet, gunichar c, int place)
{
  gboolean upright = place < GREEK_SMALL;

  if (upright && (alphabet == CAUSERIE_MATH_ALPHABET_NORMAL ||
                  (alphabet == CAUSERIE_MATH_ALPHABET_ITALIC && place == GREEK_NABLA)))
    return c;
  if (upright && alphabet == CAUSERIE_MATH_ALPHABET_BOLD_ITALIC)
    alphabet = CAUSERIE_MATH_ALPHABET_BOLD;
  return alphabets[alphabet].greek != 0 ? alphabets[alphabet].greek + place : c;
}

gunichar
causerie_math_alphabet_get (CauserieMathAlphabet alphabet, gunichar character)
{
  const Alphabet *self = &alphabets[alphabet];
  int place;

  if (character < 0x80) {
    if (self->latin != 0 && g_ascii_isupper (character))
      return fill_hole (self->latin + character - 'A');
    if (self->latin != 0 && g_ascii_islower (character))
      return fill_hole (self->latin + N_LATIN + character - 'a');
    if (self->digit != 0 && g_ascii_isdigit (character))
      return self->digit + character - '0';
    return character;
  }

  place = find_greek (character);
  return place >= 0 ? get_greek (alphabet, character, place) : character;
}

static gunichar
plain_greek (guint place)
{
  if (place == GREEK_NABLA)
    return U'∇';
  if (place < GREEK_SMALL)
    return U'Α' + place;
  return place < GREEK_FORMS ? U'α' + place - GREEK_SMALL : greek_forms[place - GREEK_FORMS];
}

gunichar
causerie_math_alphabet_plain (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (holes); i++) {
    if (holes[i].character == character)
      character = holes[i].missing;
  }

  if (character >= 0x1d400 && character < 0x1d6a4) {
    guint place = (character - 0x1d400) % (2 * N_LATIN);

    return place < N_LATIN ? 'A' + place : 'a' + place - N_LATIN;
  }
  if (character >= 0x1d6a8 && character < 0x1d7ca)
    return plain_greek ((character - 0x1d6a8) % N_GREEK);
  if (character >= 0x1d7ce && character <= 0x1d7ff)
    return '0' + (character - 0x1d7ce) % 10;
  return character;
}
