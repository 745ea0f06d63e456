/* causerie-import-details.c: an answer taken apart that has its steps folded into HTML
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-import-details.h"

#include <string.h>

#define OPENING     "<details"
#define CLOSING     "</details>"
#define END_SUMMARY "</summary>"

/* One element; borrowed from the text. */
typedef struct {
  const char *head; /* the attributes, up to but without '>' */
  const char *head_end;
  const char *body;
  const char *body_end;
  const char *end;  /* after the closing tag */
} Element;

/* --- pieces of HTML --------------------------------------------------------------------------- */

static const struct {
  const char *entity;
  char        character;
} entities[] = {
  { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#x27;", '\'' }, { "&#39;", '\'' },
  { "&amp;", '&' },
};

/* What was escaped so that it could stand in HTML. */
static char *
unescape (const char *text, gsize length)
{
  GString *plain = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end) {
    gsize taken = 1;
    char c = *text;

    for (gsize i = 0; c == '&' && taken == 1 && i < G_N_ELEMENTS (entities); i++) {
      gsize size = strlen (entities[i].entity);

      if ((gsize) (end - text) >= size && memcmp (text, entities[i].entity, size) == 0) {
        c = entities[i].character;
        taken = size;
      }
    }
    g_string_append_c (plain, c);
    text += taken;
  }

  return g_string_free (plain, FALSE);
}

/* The value of an attribute, unescaped; NULL when it has none of this name. */
static char *
dup_attribute (const Element *element, const char *name)
{
  g_autofree char *start = g_strdup_printf (" %s=\"", name);
  const char *found = g_strstr_len (element->head, element->head_end - element->head, start);
  const char *value, *end;

  if (found == NULL)
    return NULL;

  value = found + strlen (start);
  end = memchr (value, '"', element->head_end - value);
  return end != NULL ? unescape (value, end - value) : NULL;
}

/* The '>' that ends a tag: not one inside quotes. */
static const char *
find_tag_end (const char *p)
{
  gboolean quoted = FALSE;

  for (; *p != '\0' && (quoted || *p != '>'); p++)
    quoted ^= *p == '"';
  return *p == '>' ? p : NULL;
}

/* The tag that closes what was opened before `p`; what is opened in between is closed in between.
 * */
static const char *
find_closing (const char *p)
{
  guint depth = 1;

  while ((p = strchr (p, '<')) != NULL) {
    if (g_str_has_prefix (p, OPENING))
      depth++;
    else if (g_str_has_prefix (p, CLOSING) && --depth == 0)
      return p;
    p++;
  }

  return NULL;
}

/* The element that opens at `p`; FALSE when it is none, or is not closed. */
static gboolean
read_element (const char *p, Element *element)
{
  const char *summary_end;

  element->head = p + strlen (OPENING);
  element->head_end = find_tag_end (element->head);
  if (element->head_end == NULL)
    return FALSE;

  element->body = element->head_end + 1;
  element->body_end = find_closing (element->body);
  if (element->body_end == NULL)
    return FALSE;

  element->end = element->body_end + strlen (CLOSING);
  summary_end = g_strstr_len (element->body, element->body_end - element->body, END_SUMMARY);
  if (summary_end != NULL)
    element->body = summary_end + strlen (END_SUMMARY);
  return TRUE;
}

/* --- what the elements hold ------------------------------------------------------------------- */

/* Without the sign of a quotation at the start of each line, if all have it. */
static char *
strip_quotation (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (*lines[i] != '>' && *lines[i] != '\0')
      return g_strdup (text);
  }
  for (guint i = 0; lines[i] != NULL; i++) {
    gsize signs = lines[i][0] != '>' ? 0 : lines[i][1] == ' ' ? 2 : 1;

    memmove (lines[i], lines[i] + signs, strlen (lines[i] + signs) + 1);
  }
  return g_strjoinv ("\n", lines);
}

static char *
dup_body (const Element *element)
{
  g_autofree char *body = unescape (element->body, element->body_end - element->body);

  return g_strdup (g_strstrip (body));
}

static void
add_reasoning (CauserieForeignTurn *turn, const Element *element)
{
  g_autofree char *body = dup_body (element);
  g_autofree char *plain = strip_quotation (body);
  g_autofree char *duration = dup_attribute (element, "duration");

  causerie_foreign_turn_add_reasoning (turn, plain);
  if (duration != NULL)
    causerie_foreign_turn_add_thinking_time (turn, g_ascii_strtod (duration, NULL));
}

static void
add_call (CauserieForeignTurn *turn, const Element *element)
{
  g_autofree char *name = dup_attribute (element, "name");
  g_autofree char *arguments = dup_attribute (element, "arguments");
  g_autofree char *result = dup_attribute (element, "result");
  g_autofree char *body = dup_body (element);

  causerie_foreign_turn_add_step (turn, name, arguments);
  causerie_foreign_turn_add_step (turn, NULL, result);
  causerie_foreign_turn_add_reasoning (turn, body);
}

static void
add_code (CauserieForeignTurn *turn, const Element *element)
{
  g_autofree char *body = dup_body (element);
  g_autofree char *output = dup_attribute (element, "output");

  causerie_foreign_turn_add_reasoning (turn, body);
  causerie_foreign_turn_add_step (turn, NULL, output);
}

/* FALSE for an element that is text like any other. */
static gboolean
add_element (CauserieForeignTurn *turn, const Element *element)
{
  g_autofree char *type = dup_attribute (element, "type");

  if (g_strcmp0 (type, "reasoning") == 0)
    add_reasoning (turn, element);
  else if (g_strcmp0 (type, "tool_calls") == 0)
    add_call (turn, element);
  else if (g_strcmp0 (type, "code_interpreter") == 0)
    add_code (turn, element);
  else
    return FALSE;
  return TRUE;
}

void
causerie_import_details_add (CauserieForeignTurn *turn, const char *text)
{
  g_autoptr(GString) said = g_string_new (NULL);
  const char *plain = text;
  const char *p = text;

  /* Once one is not closed, none of those that follow it in it is looked for again. */
  while (p != NULL && (p = strstr (p, OPENING)) != NULL) {
    Element element;

    if (!read_element (p, &element))
      break;
    if (add_element (turn, &element)) {
      g_string_append_len (said, plain, p - plain);
      plain = element.end;
    }
    p = element.end;
  }

  if (plain != NULL)
    g_string_append (said, plain);
  g_strstrip (said->str);
  causerie_foreign_turn_add_answer (turn, said->str);
}
