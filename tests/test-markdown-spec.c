/* test-markdown-spec.c: the examples of CommonMark and GitHub's Markdown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each example of a specification is parsed, and its expected HTML reduced to the blocks it stands
 * for; both are compared as text. Where they differ on purpose, or by what the parser does, the
 * example is listed with the reason. One that is listed and does not differ is an error too. */

#include "block-description.h"
#include "causerie-markdown.h"
#include "spec-differences.h"
#include "spec-html.h"

#include <string.h>

#define FENCE "````````````````````````````````"

/* --- the normal form -------------------------------------------------------------------------- */

static char *
replace_all (const char *text, const char *pattern, const char *by)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, by, 0, NULL);
}

/* "%20" and " " are the same address. */
static char *
decode_percent (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2])) {
      g_string_append_c (out, g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]));
      p += 2;
    } else {
      g_string_append_c (out, *p);
    }
  }
  return g_string_free (out, FALSE);
}

/* HTML knows no styles in what stands for a picture, and encodes addresses. */
static char *
normalize (GPtrArray *blocks)
{
  g_autofree char *described = describe_blocks (blocks);
  char *text = replace_all (described, "\\{[bics]+!<", "{!<");

  for (g_autofree char *before = NULL; g_strcmp0 (before, text) != 0;) {
    g_free (before);
    before = text;
    text = replace_all (before, "\\{!<([^>]*)>:([^{}]*)\\}\\{!<\\g1>:", "{!<\\1>:\\2");
  }

  described = (g_free (described), text);
  return decode_percent (described);
}

/* --- examples --------------------------------------------------------------------------------- */

typedef struct {
  const char *file;
  SpecKind    kind;
} Spec;

static const char *
find_reason (SpecKind kind, guint example)
{
  for (guint i = 0; i < spec_n_differences; i++) {
    const SpecDifference *difference = &spec_differences[i];

    for (guint k = 0; (difference->kinds & kind) != 0 && difference->examples[k] != 0; k++) {
      if (difference->examples[k] == example)
        return difference->reason;
    }
  }
  return NULL;
}

static void
check_example (const Spec *spec, guint number, const char *markdown, const char *html)
{
  g_autoptr(GPtrArray) found = causerie_markdown_parse (markdown, -1);
  g_autoptr(GPtrArray) expected = spec_html_to_blocks (html);
  g_autofree char *one = normalize (found), *other = normalize (expected);
  const char *reason = find_reason (spec->kind, number);

  if ((strcmp (one, other) != 0) == (reason != NULL))
    return;

  g_test_message ("%s, example %u\n%s\n%s\nfound    %s\nexpected %s", spec->file, number,
                  reason != NULL ? reason : "no difference is known", markdown, one, other);
  g_test_fail ();
}

/* The text up to the line that is `end`, which is skipped. */
static char *
read_until (const char **p, const char *end)
{
  const char *line = *p, *start = *p;
  gsize length = strlen (end);
  GString *text;

  while (strncmp (line, end, length) != 0 || line[length] != '\n')
    line = strchr (line, '\n') + 1;
  *p = line + length + 1;

  text = g_string_new_len (start, line - start);
  g_string_replace (text, "→", "\t", 0);
  return g_string_free (text, FALSE);
}

static void
test_spec (gconstpointer data)
{
  const Spec *spec = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "markdown", spec->file,
                                                 NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  guint number = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  for (const char *p = strstr (text, "\n" FENCE " example"); p != NULL;
       p = strstr (p, "\n" FENCE " example")) {
    g_autofree char *markdown = NULL, *html = NULL;

    p = strchr (p + 1, '\n') + 1;
    markdown = read_until (&p, ".");
    html = read_until (&p, FENCE);
    p--;
    check_example (spec, ++number, markdown, html);
  }
  g_assert_cmpuint (number, >, 600);
}

int
main (int argc, char *argv[])
{
  static const Spec commonmark = { COMMONMARK_FILE, COMMONMARK_KIND };
  static const Spec gfm = { "gfm-0.29.txt", GFM_KIND };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/markdown-spec/commonmark", &commonmark, test_spec);
  g_test_add_data_func ("/markdown-spec/gfm", &gfm, test_spec);

  return g_test_run ();
}
