/* causerie-highlight-runs.c: from the tags of a highlighted buffer to what words are
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-highlight-runs.h"

/* What a tag's colour says, plus one; 0: nothing. */
static guint
read_class (GtkTextTag *tag)
{
  g_autoptr(GdkRGBA) color = NULL;
  gboolean set = FALSE;
  guint class;

  g_object_get (tag, "foreground-rgba", &color, "foreground-set", &set, NULL);
  if (!set || color == NULL || color->red > 0 || color->green > 0)
    return 0;
  class = (guint) (color->blue * 255 + 0.5f);
  return class <= CAUSERIE_CODE_N_CLASSES ? class : 0;
}

/* The same, remembered with the tag: there are some dozens of them and thousands of words. */
static guint
get_class (GtkTextTag *tag)
{
  static GQuark quark;
  gpointer known;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("causerie-code-class");
  known = g_object_get_qdata (G_OBJECT (tag), quark);
  if (known == NULL) {
    known = GUINT_TO_POINTER (read_class (tag) + 1);
    g_object_set_qdata (G_OBJECT (tag), quark, known);
  }
  return GPOINTER_TO_UINT (known) - 1;
}

/* Of the innermost tag that says something. */
static guint
find_class (const GtkTextIter *iter)
{
  GSList *tags = gtk_text_iter_get_tags (iter);
  guint class = 0;

  for (GSList *tag = tags; tag != NULL; tag = tag->next) {
    guint own = get_class (tag->data);

    class = own != 0 ? own : class;
  }
  g_slist_free (tags);
  return class;
}

static void
add_run (GArray *runs, guint start, guint end, guint class)
{
  CauserieCodeRun run = { start, end, class - 1 };
  CauserieCodeRun *last = runs->len > 0 ? &g_array_index (runs, CauserieCodeRun, runs->len - 1)
                                        : NULL;

  if (class == 0 || start == end)
    return;
  if (last != NULL && last->end == start && last->class == run.class)
    last->end = end;
  else
    g_array_append_val (runs, run);
}

void
causerie_highlight_runs_collect (GArray      *runs,
                                 GtkTextIter *start,
                                 const char  *text,
                                 gsize        offset,
                                 gsize        length)
{
  const char *at = text + offset;

  while (at < text + offset + length) {
    guint class = find_class (start);
    int before = gtk_text_iter_get_offset (start);
    const char *end = text + offset + length;

    if (gtk_text_iter_forward_to_tag_toggle (start, NULL))
      end = MIN (end, g_utf8_offset_to_pointer (at, gtk_text_iter_get_offset (start) - before));
    add_run (runs, at - text, end - text, class);
    at = end;
  }
}
