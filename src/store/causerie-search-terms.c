/* causerie-search-terms.c: what a person typed, as words to look for
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-search-terms.h"

#include <string.h>

/* Shorter words joined by hyphens are not worth looking for one by one: "e-mail", "gpt-4". */
#define LEAST_OF_COMPOUND 3 /* characters */

static void
word_free (CauserieSearchTermWord *word)
{
  g_free (word->text);
  g_free (word);
}

static void
term_free (CauserieSearchTerm *term)
{
  g_ptr_array_unref (term->words);
  g_free (term);
}

static CauserieSearchTerms *
terms_new (void)
{
  CauserieSearchTerms *self = g_new0 (CauserieSearchTerms, 1);

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  return self;
}

void
causerie_search_terms_free (CauserieSearchTerms *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
is_quote (gunichar c)
{
  switch (c) {
    case '"':
    case 0x00ab: /* « */
    case 0x00bb: /* » */
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
      return TRUE;
    default:
      return FALSE;
  }
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static CauserieSearchTerm *
add_term (CauserieSearchTerms *self, gboolean exact, gboolean excluded)
{
  CauserieSearchTerm *term = g_new0 (CauserieSearchTerm, 1);

  term->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  term->exact = exact;
  term->excluded = excluded;
  g_ptr_array_add (self->terms, term);
  return term;
}

static void
add_word (CauserieSearchTerm *term, const CauserieSearchWord *word)
{
  CauserieSearchTermWord *copy = g_new0 (CauserieSearchTermWord, 1);

  copy->text = g_strndup (word->text, word->length);
  causerie_search_stems_find (&copy->stems, word, 0);
  g_ptr_array_add (term->words, copy);
}

/* Whether the piece is words of some length joined by hyphens alone. */
static gboolean
is_compound (const char *piece)
{
  CauserieSearchFold fold;
  CauserieSearchWord word;
  gsize end = 0;

  causerie_search_fold_init (&fold, piece);
  while (causerie_search_fold_next (&fold, &word)) {
    gboolean joined = is_hyphen (g_utf8_get_char (piece + end)) &&
                      g_utf8_next_char (piece + end) == piece + word.start;

    if ((end > 0 && !joined) || (word.letters & CAUSERIE_SEARCH_OTHER) != 0 ||
        g_utf8_strlen (word.text, (gssize) word.length) < LEAST_OF_COMPOUND)
      return FALSE;
    end = word.end;
  }
  return TRUE;
}

/* A piece of the text without white space, or one that stood in quotes. */
static void
add_piece (CauserieSearchTerms *self, const char *piece, gboolean quoted, gboolean excluded)
{
  gboolean apart = !quoted && is_compound (piece);
  CauserieSearchTerm *term = NULL;
  CauserieSearchFold fold;
  CauserieSearchWord word;

  causerie_search_fold_init (&fold, piece);
  while (causerie_search_fold_next (&fold, &word)) {
    if (term == NULL || apart)
      term = add_term (self, quoted, excluded);
    add_word (term, &word);
    if (term->words->len > 1)
      term->exact = TRUE;
  }
}

/* From `at` to the quote that closes it, or the end. */
static const char *
find_quote (const char *at)
{
  while (*at != '\0' && !is_quote (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static const char *
find_space (const char *at)
{
  while (*at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)) &&
         !is_quote (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Reads one piece; returns where the next may begin. */
static const char *
read_piece (CauserieSearchTerms *self, const char *at)
{
  gboolean excluded = *at == '-';
  g_autofree char *piece = NULL;
  gboolean quoted;
  const char *end;

  if (excluded)
    at++;
  quoted = is_quote (g_utf8_get_char (at));
  if (quoted)
    at = g_utf8_next_char (at);

  end = quoted ? find_quote (at) : find_space (at);
  piece = g_strndup (at, (gsize) (end - at));
  add_piece (self, piece, quoted, excluded);
  return quoted && *end != '\0' ? g_utf8_next_char (end) : end;
}

/* The word under the cursor, unless something after it ends it. */
static void
mark_unfinished (CauserieSearchTerms *self, const char *text)
{
  CauserieSearchTerm *last;
  gunichar c = *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;

  if (self->terms->len == 0 || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
    return;

  last = g_ptr_array_index (self->terms, self->terms->len - 1);
  last->unfinished = !last->excluded;
}

CauserieSearchTerms *
causerie_search_terms_parse (const char *text, gboolean typing)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  CauserieSearchTerms *self = terms_new ();

  for (const char *at = valid; *at != '\0'; )
    at = g_unichar_isspace (g_utf8_get_char (at)) ? g_utf8_next_char (at) : read_piece (self, at);

  if (typing)
    mark_unfinished (self, valid);
  for (guint i = 0; i < self->terms->len; i++)
    self->n_wanted += !((CauserieSearchTerm *) self->terms->pdata[i])->excluded;
  return self;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* What is to be written of a search. */
typedef struct {
  gboolean in_reasoning;
  gboolean finished_only;
} Scope;

static gboolean
leaves_out_last (const CauserieSearchTerm *term, const Scope *scope)
{
  return term->unfinished && scope->finished_only;
}

static void
append_phrase (GString *match, const CauserieSearchTerm *term, const Scope *scope)
{
  gboolean cut = leaves_out_last (term, scope);

  g_string_append_c (match, '"');
  for (guint i = 0; i < term->words->len - (cut ? 1 : 0); i++) {
    const CauserieSearchTermWord *word = term->words->pdata[i];

    g_string_append_printf (match, "%s%s", i > 0 ? " " : "", word->text);
  }
  g_string_append (match, term->unfinished && !cut ? "\" *" : "\"");
}

/* No word holds a quotation mark, so none ends its string. */
static void
append_term (GString *match, const CauserieSearchTerm *term, const Scope *scope)
{
  const CauserieSearchTermWord *word = term->words->pdata[0];
  const char *words = scope->in_reasoning ? "words names reasoning" : "words names";
  const char *forms = scope->in_reasoning ? "words stems reasoning reasoning_stems" : "words stems";

  g_string_append_printf (match, "({%s} : ", words);
  append_phrase (match, term, scope);
  if (!term->exact) {
    g_string_append_printf (match, " OR {%s} : (\"%s\"", forms, word->text);
    for (guint i = 0; i < word->stems.n; i++)
      g_string_append_printf (match, " OR \"%s\"", word->stems.texts[i]);
    g_string_append_c (match, ')');
  }
  g_string_append_c (match, ')');
}

char *
causerie_search_terms_to_match (const CauserieSearchTerms *self,
                                gboolean                   in_reasoning,
                                gboolean                   finished_only)
{
  const Scope scope = { in_reasoning, finished_only };
  g_autoptr(GString) match = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++) {
    const CauserieSearchTerm *term = self->terms->pdata[i];

    if (term->excluded || (leaves_out_last (term, &scope) && term->words->len == 1))
      continue;
    g_string_append (match, match->len > 0 ? " AND " : "");
    append_term (match, term, &scope);
  }
  if (match->len == 0)
    return NULL;

  for (guint i = 0; i < self->terms->len; i++) {
    const CauserieSearchTerm *term = self->terms->pdata[i];

    if (!term->excluded)
      continue;
    g_string_append (match, " NOT ");
    append_term (match, term, &scope);
  }
  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* --- choosing --------------------------------------------------------------------------------- */

static gpointer
copy_word (gconstpointer source, gpointer unused)
{
  const CauserieSearchTermWord *word = source;
  CauserieSearchTermWord *copy = g_memdup2 (word, sizeof *word);

  copy->text = g_strdup (word->text);
  return copy;
}

static CauserieSearchTerm *
copy_term (const CauserieSearchTerm *term, gboolean only_last_word)
{
  CauserieSearchTerm *copy = g_memdup2 (term, sizeof *term);

  copy->words = g_ptr_array_copy (term->words, copy_word, NULL);
  if (only_last_word && copy->words->len > 1)
    g_ptr_array_remove_range (copy->words, 0, copy->words->len - 1);
  copy->excluded = FALSE;
  return copy;
}

CauserieSearchTerms *
causerie_search_terms_choose (const CauserieSearchTerms *self, CauserieSearchChoice choice)
{
  CauserieSearchTerms *chosen = terms_new ();

  for (guint i = 0; i < self->terms->len; i++) {
    const CauserieSearchTerm *term = self->terms->pdata[i];

    if (choice == CAUSERIE_SEARCH_EXCLUDED ? term->excluded : term->unfinished)
      g_ptr_array_add (chosen->terms, copy_term (term, choice == CAUSERIE_SEARCH_UNFINISHED_WORD));
  }
  chosen->n_wanted = chosen->terms->len;
  return chosen;
}

/* --- comparing -------------------------------------------------------------------------------- */

static gboolean
begin_alike (const char *a, const char *b)
{
  return g_utf8_get_char (a) == g_utf8_get_char (b);
}

/* Forms begin alike, but for най-: this spares finding the stems of most words. */
static gboolean
may_be_form (const CauserieSearchTermWord *wanted, const CauserieSearchWord *word)
{
  if (begin_alike (word->text, wanted->text) || g_str_has_prefix (word->text, "най"))
    return TRUE;
  for (guint i = 0; i < wanted->stems.n; i++)
    if (begin_alike (word->text, wanted->stems.texts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_form (const CauserieSearchTermWord *wanted,
         const CauserieSearchWord     *word,
         CauserieSearchLetters         languages)
{
  CauserieSearchStems stems;

  if (causerie_search_stems_contain (&wanted->stems, word->text))
    return TRUE;
  if (!may_be_form (wanted, word))
    return FALSE;

  causerie_search_stems_find (&stems, word, languages);
  for (guint i = 0; i < stems.n; i++)
    if (g_str_equal (stems.texts[i], wanted->text) ||
        causerie_search_stems_contain (&wanted->stems, stems.texts[i]))
      return TRUE;
  return FALSE;
}

gboolean
causerie_search_term_fits (const CauserieSearchTerm *term,
                           guint                     i,
                           const CauserieSearchWord *word,
                           CauserieSearchLetters     languages)
{
  const CauserieSearchTermWord *wanted = g_ptr_array_index (term->words, i);
  gboolean last = i + 1 == term->words->len;

  if (g_str_equal (wanted->text, word->text))
    return TRUE;
  if (term->unfinished && last && g_str_has_prefix (word->text, wanted->text))
    return TRUE;
  return !term->exact && is_form (wanted, word, languages);
}
