/* causerie-text.c: small operations on UTF-8 text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-text.h"

#include "causerie-json.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define ELLIPSIS       "…"
#define NO_BREAK_SPACE "\u00a0"

/* Longer than any number a person types; keeps hostile pastes out of the number readers. */
#define MAX_NUMBER_BYTES 64

#define ZERO_WIDTH_JOINER 0x200d

/* Marks that would reorder what stands around the text once a cut has left them open. */
static gboolean
is_bidi_override (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The text with white space folded and controls dropped; trimmed at both ends. */
static GString *
fold (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *folded = g_string_sized_new (MIN (length, 256));
  gboolean space = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      space = TRUE;
    } else if (!g_unichar_iscntrl (c) && !is_bidi_override (c)) {
      if (space && folded->len > 0)
        g_string_append_c (folded, ' ');
      g_string_append_unichar (folded, c);
      space = FALSE;
    }
  }

  return folded;
}

/* Whether a cut before `p` would take an accent or half of a joined emoji away. */
static gboolean
splits_cluster (const char *start, const char *p)
{
  gunichar c = g_utf8_get_char (p);
  const char *before = g_utf8_find_prev_char (start, p);

  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER ||
         (before != NULL && g_utf8_get_char (before) == ZERO_WIDTH_JOINER);
}

/* Cuts to at most `max_chars` characters, the ellipsis counted; at a space if one is in the second
 * half and `at_word` asks for it. */
static void
cut (GString *text, guint max_chars, gboolean at_word)
{
  const char *start = text->str;
  const char *end, *word;

  if (text->len <= max_chars || g_utf8_strlen (start, text->len) <= (glong) max_chars)
    return;

  end = g_utf8_offset_to_pointer (start, MAX (max_chars, 1) - 1);
  while (end > start && splits_cluster (start, end))
    end = g_utf8_prev_char (end);

  word = end;
  while (word > start && *word != ' ')
    word--;
  if (at_word && word - start > (end - start) / 2)
    end = word;

  while (end > start && end[-1] == ' ')
    end--;
  g_string_truncate (text, end - start);
  g_string_append (text, ELLIPSIS);
}

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~");
}

/* Rules and underlines ("---", "===") are no titles; an emoji is one. */
static gboolean
has_word (const char *line)
{
  for (; *line != '\0'; line++) {
    if (!g_ascii_ispunct (*line) && *line != ' ')
      return TRUE;
  }
  return FALSE;
}

/* The number of bytes of one block sign ("## ", "> ", "- ", "12. ", "[x] ") at the start. */
static gsize
measure_block_sign (const char *line)
{
  gsize n = strspn (line, "#");

  if (n == 0 && *line != '\0' && strchr (">-*+", *line) != NULL)
    n = 1;
  if (n == 0 && (g_str_has_prefix (line, "[ ] ") || g_ascii_strncasecmp (line, "[x] ", 4) == 0))
    n = 3;
  if (n == 0) {
    gsize digits = strspn (line, "0123456789");

    if (digits > 0 && digits < 4 && (line[digits] == '.' || line[digits] == ')'))
      n = digits + 1;
  }

  if (n == 0 || (line[n] != ' ' && line[0] != '>'))
    return 0;
  return n + strspn (line + n, " ");
}

/* Takes a pair of emphasis or code signs away that opens the line: "**Plan** of" to "Plan of". */
static void
drop_emphasis (GString *line)
{
  gsize n = strspn (line->str, "*`");
  g_autofree char *sign = g_strndup (line->str, n);
  const char *close = n > 0 ? strstr (line->str + n, sign) : NULL;

  if (close == NULL)
    return;
  g_string_erase (line, close - line->str, n);
  g_string_erase (line, 0, n);
}

static void
drop_signs (GString *line)
{
  gsize n;

  while ((n = measure_block_sign (line->str)) > 0)
    g_string_erase (line, 0, n);
  drop_emphasis (line);
}

char *
causerie_text_title (const char *text, guint max_chars)
{
  const char *line = text;

  g_return_val_if_fail (text != NULL, NULL);

  while (*line != '\0') {
    gsize length = strcspn (line, "\r\n");
    g_autoptr(GString) title = fold (line, length);

    drop_signs (title);
    if (!is_fence (title->str) && has_word (title->str)) {
      cut (title, max_chars, TRUE);
      return g_string_free (g_steal_pointer (&title), FALSE);
    }

    line += length;
    line += strspn (line, "\r\n");
  }

  return NULL;
}

char *
causerie_text_one_line (const char *text, guint max_chars)
{
  GString *line;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  line = fold (text, strlen (text));
  cut (line, max_chars, FALSE);
  return g_string_free (line, FALSE);
}

/* Eight bytes, all of them ASCII other than NUL. */
static gboolean
is_plain_word (const char *bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 high_bits = ones << 7;
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return ((word | (word - ones)) & high_bits) == 0;
}

gboolean
causerie_text_is_utf8 (const char *bytes, gsize length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  while (length >= sizeof (guint64) && is_plain_word (bytes)) {
    bytes += sizeof (guint64);
    length -= sizeof (guint64);
  }
  return g_utf8_validate_len (bytes, length, NULL);
}

/* How many bytes the character needs that starts with `lead`; 0 for a byte that starts none. */
static gsize
measure_character (guint8 lead)
{
  if (lead >= 0xc2 && lead <= 0xdf)
    return 2;
  if (lead >= 0xe0 && lead <= 0xef)
    return 3;
  if (lead >= 0xf0 && lead <= 0xf4)
    return 4;
  return lead < 0x80 ? 1 : 0;
}

/* Unicode, table 3-7: the second byte is narrower after some leads, which rules out overlong forms,
 * surrogates and what lies above U+10FFFF. */
static gboolean
can_follow (guint8 lead, guint8 second)
{
  guint8 low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  guint8 high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;

  return second >= low && second <= high;
}

gsize
causerie_text_whole_length (const char *bytes, gsize length)
{
  const guint8 *data = (const guint8 *) bytes;

  /* Only the last three bytes can belong to an open character. */
  for (gsize n = 1; n <= 3 && n <= length; n++) {
    guint8 lead = data[length - n];

    if ((lead & 0xc0) == 0x80)
      continue;
    if (measure_character (lead) <= n)
      return length;
    if (n > 1 && !can_follow (lead, data[length - n + 1]))
      return length;
    return length - n;
  }

  return length;
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Skips white space and a sign; puts the sign that was there into `number`. */
static const char *
read_sign (const char *text, GString *number)
{
  text = skip_space (text);

  if (g_str_has_prefix (text, "−")) {
    g_string_append_c (number, '-');
    return text + strlen ("−");
  }
  if (*text == '-')
    g_string_append_c (number, '-');
  return *text == '-' || *text == '+' ? text + 1 : text;
}

static gboolean
is_number_text (const char *text)
{
  return text != NULL && strnlen (text, MAX_NUMBER_BYTES + 1) <= MAX_NUMBER_BYTES &&
         g_utf8_validate (text, -1, NULL);
}

gboolean
causerie_text_parse_decimal (const char *text, double *value)
{
  g_autoptr(GString) number = g_string_new (NULL);
  guint n_digits = 0, n_points = 0;

  if (!is_number_text (text))
    return FALSE;

  for (text = read_sign (text, number); *text != '\0' && *skip_space (text) != '\0'; text++) {
    if (g_ascii_isdigit (*text)) {
      g_string_append_c (number, *text);
      n_digits++;
    } else if ((*text == '.' || *text == ',') && n_points == 0) {
      g_string_append_c (number, '.');
      n_points++;
    } else {
      return FALSE;
    }
  }

  if (n_digits == 0)
    return FALSE;
  *value = g_ascii_strtod (number->str, NULL);
  return TRUE;
}

gboolean
causerie_text_parse_integer (const char *text, gint64 *value)
{
  g_autoptr(GString) number = g_string_new (NULL);

  if (!is_number_text (text))
    return FALSE;

  text = read_sign (text, number);
  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (; *text != '\0'; text = skip_space (text + 1)) {
    if (!g_ascii_isdigit (*text))
      return FALSE;
    g_string_append_c (number, *text);
  }

  return g_ascii_string_to_signed (number->str, 10, G_MININT64, G_MAXINT64, value, NULL);
}

/* Plain notation as far as twenty decimals carry it; what is smaller or larger has an exponent. */
static char *
format_plain (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[8];

  for (int decimals = 0; decimals <= 20 && fabs (value) < 1e15; decimals++) {
    g_snprintf (format, sizeof format, "%%.%df", decimals);
    g_ascii_formatd (buffer, sizeof buffer, format, value);
    if (g_ascii_strtod (buffer, NULL) == value)
      return g_strdup (buffer);
  }
  return causerie_json_format_double (value);
}

char *
causerie_text_format_decimal (double value)
{
  g_autofree char *plain = format_plain (value);
  g_auto(GStrv) halves = g_strsplit (plain, ".", 2);

  return g_strjoinv (localeconv ()->decimal_point, halves);
}

char *
causerie_text_localize_decimal (const char *text)
{
  g_auto(GStrv) halves = NULL;
  double value;

  if (!causerie_text_parse_decimal (text, &value))
    return NULL;

  halves = g_strsplit_set (text, ".,", 2);
  return g_strjoinv (localeconv ()->decimal_point, halves);
}

char *
causerie_text_format_count (gint64 value)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  gsize n_sign = value < 0 ? 1 : 0;
  gsize n_digits = strlen (plain) - n_sign;
  GString *text = g_string_new_len (plain, n_sign);

  for (gsize i = 0; i < n_digits; i++) {
    if (i > 0 && n_digits > 4 && (n_digits - i) % 3 == 0)
      g_string_append (text, NO_BREAK_SPACE);
    g_string_append_c (text, plain[n_sign + i]);
  }

  return g_string_free (text, FALSE);
}

/* What servers print of a key: its own characters, or some of them with stars or dots between. */
static gsize
measure_key_run (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]) || (text[n] != '\0' && strchr ("-_.~+/=*", text[n]) != NULL))
    n++;
  return n;
}

/* Words stay, keys go: long, or short with a digit or a star in it. */
static gboolean
looks_like_key (const char *run, gsize length)
{
  if (length >= 20)
    return TRUE;
  for (gsize i = 0; i < length && length >= 8; i++) {
    if (g_ascii_isdigit (run[i]) || run[i] == '*')
      return TRUE;
  }
  return FALSE;
}

/* The bytes of the key at the start of `text`, after `n_kept` bytes that stay; 0 without a key. */
static gsize
find_key (const char *text, gsize *n_kept)
{
  static const char * const prefixes[] = { "sk-", "gsk_", "xai-", "AIza", "hf_", "pplx-", "r8_" };
  const gsize n_bearer = strlen ("Bearer ");
  gsize n;

  *n_kept = 0;
  if (g_ascii_strncasecmp (text, "Bearer ", n_bearer) == 0) {
    n = measure_key_run (text + n_bearer);
    *n_kept = n_bearer;
    return looks_like_key (text + n_bearer, n) ? n : 0;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    gsize n_prefix = strlen (prefixes[i]);

    if (strncmp (text, prefixes[i], n_prefix) != 0)
      continue;
    n = measure_key_run (text + n_prefix);
    if (looks_like_key (text + n_prefix, n))
      return n_prefix + n;
  }
  return 0;
}

char *
causerie_text_blank_secrets (const char *text, const char *secret)
{
  g_autoptr(GString) known = NULL;
  GString *blanked;
  gboolean inside_word = FALSE;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  known = g_string_new (text);
  if (secret != NULL && strlen (secret) >= 4)
    g_string_replace (known, secret, "***", 0);

  blanked = g_string_sized_new (known->len);
  for (const char *p = known->str; *p != '\0';) {
    gsize n_kept = 0;
    gsize n_key = inside_word ? 0 : find_key (p, &n_kept);

    inside_word = g_ascii_isalnum (*p);
    if (n_key > 0) {
      g_string_append_len (blanked, p, n_kept);
      g_string_append (blanked, "***");
      p += n_kept + n_key;
    } else {
      g_string_append_c (blanked, *p++);
    }
  }

  return g_string_free (blanked, FALSE);
}

char *
causerie_text_mask_key (const char *key)
{
  gsize length, n_head, n_tail;

  g_return_val_if_fail (key != NULL, g_strdup (ELLIPSIS));

  /* At most a third of the key, and nothing of one that is short or no key at all. */
  length = strlen (key);
  if (length < 8 || !g_str_is_ascii (key))
    return g_strdup (ELLIPSIS);
  n_head = MIN (12, length / 4);
  n_tail = MIN (3, length / 12);

  return g_strdup_printf ("%.*s" ELLIPSIS "%s", (int) n_head, key, key + length - n_tail);
}
