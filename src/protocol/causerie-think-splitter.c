/* causerie-think-splitter.c: reasoning that stands in the text between <think> tags
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     <think>
 *     The person greets me.
 *     </think>
 *
 *     Hello.
 *
 * Local servers and some gateways leave the tags of the model's template in the text; templates
 * that open the reasoning themselves leave only the closing one. */

#include "causerie-think-splitter.h"

#include <string.h>

typedef enum {
  STATE_START,  /* nothing but white space so far, and perhaps half a tag */
  STATE_INSIDE, /* between the tags */
  STATE_AFTER,  /* white space after the closing tag */
  STATE_OPEN,   /* text in which a lone closing tag may come, as long as no opening one does */
  STATE_TEXT,   /* text to the end */
} State;

typedef enum { MATCH_NONE, MATCH_PART, MATCH_FULL } Match;

static const struct {
  const char *opening;
  const char *closing;
} tags[] = {
  { "<think>", "</think>" },
  { "<thinking>", "</thinking>" },
  { "<thought>", "</thought>" },
};

/* Where in Markdown code the text stands, as far as a lone tag needs to know. */
typedef struct {
  char     fence_char; /* '`' or '~'; NUL outside a fenced block */
  guint    fence_length;

  gboolean in_line;    /* something other than indent and fence stood in this line */
  guint    indent;
  char     run_char;   /* of the run of fence characters that stands last; NUL: none */
  guint    run_length;
  gboolean in_span;    /* between single backticks */
} Code;

struct _CauserieThinkSplitter {
  /* borrowed */
  GString *text;
  GString *reasoning;

  GString *held;    /* white space at the start, and a possible beginning of a tag */
  gsize    n_space; /* bytes of that white space */
  State    state;
  guint    tag;     /* which one is open */
  gboolean started; /* something but white space stands inside the tags */
  gboolean ignore_lone;
  Code     code;
};

static void
end_run (Code *code)
{
  gboolean is_fence = !code->in_line && code->indent < 4 && code->run_length >= 3;

  if (is_fence && code->fence_char == '\0') {
    code->fence_char = code->run_char;
    code->fence_length = code->run_length;
  } else if (is_fence && code->fence_char == code->run_char &&
             code->run_length >= code->fence_length) {
    code->fence_char = '\0';
  } else if (code->run_char == '`' && code->fence_char == '\0') {
    code->in_span = !code->in_span;
  }

  code->in_line |= code->run_length > 0;
  code->run_char = '\0';
  code->run_length = 0;
}

static void
follow_code (Code *code, char c)
{
  if (code->run_char != '\0' && c != code->run_char)
    end_run (code);

  if (c == '\n') {
    code->in_line = FALSE;
    code->in_span = FALSE;
    code->indent = 0;
  } else if (c == '`' || c == '~') {
    code->run_char = c;
    code->run_length++;
  } else if (c == ' ' && !code->in_line) {
    code->indent++;
  } else {
    code->in_line = TRUE;
  }
}

/* Whether what comes next stands in code. */
static gboolean
is_in_code (const Code *code)
{
  Code next = *code;

  end_run (&next);
  return next.fence_char != '\0' || next.in_span;
}

static Match
match (const char *text, gsize length, const char *tag)
{
  gsize tag_length = strlen (tag);

  if (length > tag_length || memcmp (text, tag, length) != 0)
    return MATCH_NONE;
  return length == tag_length ? MATCH_FULL : MATCH_PART;
}

/* Against every opening tag; a full match sets `found`. */
static Match
match_opening (const char *text, gsize length, guint *found)
{
  Match best = MATCH_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++) {
    Match result = match (text, length, tags[i].opening);

    if (result == MATCH_FULL)
      *found = i;
    best = MAX (best, result);
  }

  return best;
}

static Match
match_closing (const char *text, gsize length)
{
  Match best = MATCH_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    best = MAX (best, match (text, length, tags[i].closing));

  return best;
}

static void push_open (CauserieThinkSplitter *self, char c, gboolean *lone);

static void
open_text (CauserieThinkSplitter *self, gboolean *lone)
{
  g_autofree char *held = g_strndup (self->held->str, self->held->len);

  g_string_truncate (self->held, 0);
  if (self->ignore_lone) {
    self->state = STATE_TEXT;
    g_string_append (self->text, held);
    return;
  }

  self->state = STATE_OPEN;
  for (const char *p = held; *p != '\0'; p++)
    push_open (self, *p, lone);
}

static void
push_start (CauserieThinkSplitter *self, char c, gboolean *lone)
{
  g_string_append_c (self->held, c);
  if (g_ascii_isspace (c) && self->n_space == self->held->len - 1) {
    self->n_space++;
    return;
  }

  switch (match_opening (self->held->str + self->n_space, self->held->len - self->n_space,
                         &self->tag)) {
  case MATCH_FULL:
    g_string_truncate (self->held, 0);
    self->state = STATE_INSIDE;
    break;
  case MATCH_NONE:
    open_text (self, lone);
    break;
  case MATCH_PART:
    break;
  }
}

static void
put_reasoning (CauserieThinkSplitter *self, char c)
{
  self->started |= !g_ascii_isspace (c);
  if (self->started)
    g_string_append_c (self->reasoning, c);
}

static void
push_inside (CauserieThinkSplitter *self, char c)
{
  g_string_append_c (self->held, c);

  switch (match (self->held->str, self->held->len, tags[self->tag].closing)) {
  case MATCH_FULL:
    g_string_truncate (self->held, 0);
    self->state = STATE_AFTER;
    break;
  case MATCH_NONE:
    /* Only "<" begins a tag: all but this last character is certainly none. */
    g_string_truncate (self->held, self->held->len - 1);
    for (const char *p = self->held->str; *p != '\0'; p++)
      put_reasoning (self, *p);
    g_string_truncate (self->held, 0);
    if (c == '<')
      g_string_append_c (self->held, c);
    else
      put_reasoning (self, c);
    break;
  case MATCH_PART:
    break;
  }
}

static void
push_after (CauserieThinkSplitter *self, char c)
{
  if (g_ascii_isspace (c))
    return;

  self->state = STATE_TEXT;
  g_string_append_c (self->text, c);
}

static void
turn_to_reasoning (CauserieThinkSplitter *self)
{
  g_string_append_len (self->reasoning, self->text->str, self->text->len);
  g_string_truncate (self->text, 0);
  g_string_truncate (self->held, 0);
  self->state = STATE_AFTER;
}

static void
put_open (CauserieThinkSplitter *self, char c)
{
  follow_code (&self->code, c);
  g_string_append_c (self->text, c);
}

/* All that is held is text. */
static void
put_held (CauserieThinkSplitter *self)
{
  for (const char *p = self->held->str; *p != '\0'; p++)
    put_open (self, *p);
  g_string_truncate (self->held, 0);
}

static void
push_open (CauserieThinkSplitter *self, char c, gboolean *lone)
{
  Match opening, closing;
  guint found;

  if (self->held->len == 0 && (c != '<' || is_in_code (&self->code))) {
    put_open (self, c);
    return;
  }

  g_string_append_c (self->held, c);
  opening = match_opening (self->held->str, self->held->len, &found);
  closing = match_closing (self->held->str, self->held->len);
  if (closing == MATCH_FULL) {
    turn_to_reasoning (self);
    *lone = TRUE;
  } else if (opening == MATCH_FULL) {
    put_held (self);
    self->state = STATE_TEXT;
  } else if (opening == MATCH_NONE && closing == MATCH_NONE) {
    g_string_truncate (self->held, self->held->len - 1);
    put_held (self);
    push_open (self, c, lone);
  }
}

CauserieThinkSplitter *
causerie_think_splitter_new (GString *text, GString *reasoning)
{
  CauserieThinkSplitter *self;

  g_return_val_if_fail (text != NULL && reasoning != NULL, NULL);

  self = g_new0 (CauserieThinkSplitter, 1);
  self->text = text;
  self->reasoning = reasoning;
  self->held = g_string_new (NULL);

  return self;
}

void
causerie_think_splitter_free (CauserieThinkSplitter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->held, TRUE);
  g_free (self);
}

gboolean
causerie_think_splitter_push (CauserieThinkSplitter *self, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean lone = FALSE;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  for (const char *p = text; p < end; p++) {
    switch (self->state) {
    case STATE_START:
      push_start (self, *p, &lone);
      break;
    case STATE_INSIDE:
      push_inside (self, *p);
      break;
    case STATE_AFTER:
      push_after (self, *p);
      break;
    case STATE_OPEN:
      push_open (self, *p, &lone);
      break;
    case STATE_TEXT:
      g_string_append_len (self->text, p, end - p);
      return lone;
    }
  }

  return lone;
}

void
causerie_think_splitter_ignore_lone (CauserieThinkSplitter *self)
{
  g_return_if_fail (self != NULL);

  self->ignore_lone = TRUE;
  if (self->state == STATE_OPEN) {
    g_string_append_len (self->text, self->held->str, self->held->len);
    g_string_truncate (self->held, 0);
    self->state = STATE_TEXT;
  }
}

void
causerie_think_splitter_finish (CauserieThinkSplitter *self)
{
  g_return_if_fail (self != NULL);

  if (self->state == STATE_INSIDE) {
    for (const char *p = self->held->str; *p != '\0'; p++)
      put_reasoning (self, *p);
  } else {
    g_string_append_len (self->text, self->held->str, self->held->len);
  }

  g_string_truncate (self->held, 0);
  self->state = STATE_TEXT;
}
