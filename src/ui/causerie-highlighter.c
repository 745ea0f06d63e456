/* causerie-highlighter.c: finds out what the words of code are, when there is time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One buffer that nobody sees is filled with the lines of a group, a few at a time, and each time
 * GtkSourceView looks at what is new: so the state of its rules runs through the whole group, and
 * nothing is left for the idle work it would do on its own, which does not mind frames. Its tags
 * say no more than colours; with our scheme these are classes (data/code/classes.xml).
 *
 * gtk_source_init() is not called: it gives the whole display a style sheet for a view that we do
 * not have, and every widget is styled anew. */

#include "causerie-highlighter.h"

#include "causerie-code-language.h"
#include "causerie-install.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

/* At most so long at a time, microseconds; and so much between two looks at the clock, bytes. */
#define SLICE      4000
#define MOST_BYTES 512

struct _CauserieHighlighter {
  GObject                   parent_instance;

  /* owned */
  GQueue                    waiting;   /* of GWeakRef to groups; the next one is its head */
  GtkSourceLanguageManager *languages; /* NULL before the first code */
  GtkSourceBuffer          *buffer;    /* the same */

  /* what is in the buffer: nothing is known yet of `index`, whose text is there up to `offset` */
  CauserieBlockGroup       *group;     /* owned; NULL between two */
  gulong                    changed_id;
  guint                     index;
  gsize                     offset;
  GtkTextMark              *start;     /* of `index` in the buffer; owned by it */

  guint                     idle_id;
};

G_DEFINE_FINAL_TYPE (CauserieHighlighter, causerie_highlighter, G_TYPE_OBJECT)

/* --- classes ---------------------------------------------------------------------------------- */

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

/* What is known of the last block in the buffer. */
static GArray *
collect_runs (CauserieHighlighter *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  CauserieBlock *block = causerie_block_group_get_block (self->group, self->index);
  const CauserieStyledText *text = causerie_block_get_text (block);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (CauserieCodeRun));
  const char *at = text->text;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->start);
  while (at < text->text + text->length) {
    guint class = find_class (&iter);
    int before = gtk_text_iter_get_offset (&iter);
    const char *end = text->text + text->length;

    if (gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
      end = MIN (end, g_utf8_offset_to_pointer (at, gtk_text_iter_get_offset (&iter) - before));
    add_run (runs, at - text->text, end - text->text, class);
    at = end;
  }
  return runs;
}

/* --- one group -------------------------------------------------------------------------------- */

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
end_group (CauserieHighlighter *self)
{
  g_clear_signal_handler (&self->changed_id, self->group);
  g_clear_object (&self->group);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
}

/* It is another text from here on; somebody who still looks will say so. */
static void
blocks_changed_cb (CauserieHighlighter *self, guint index)
{
  if (index <= self->index || causerie_block_group_is_open (self->group))
    end_group (self);
}

static GtkSourceLanguage *
find_language (CauserieHighlighter *self, CauserieBlock *block)
{
  const char *word = causerie_block_get_language (block);
  const CauserieCodeLanguage *language =
    causerie_code_language_of (word, causerie_block_get_text (block)->text);

  if (language != NULL)
    return language->id != NULL
      ? gtk_source_language_manager_get_language (self->languages, language->id) : NULL;
  return word != NULL && *word != '\0'
    ? gtk_source_language_manager_get_language (self->languages, word) : NULL;
}

static gboolean
has_long_line (const char *text)
{
  while (TRUE) {
    gsize length = strcspn (text, "\n");

    if (length > CAUSERIE_HIGHLIGHTER_MAX_LINE)
      return TRUE;
    if (text[length] == '\0')
      return FALSE;
    text += length + 1;
  }
}

/* Rules of some languages take long over long lines, and nobody reads those. */
static gboolean
is_too_long (CauserieBlockGroup *group)
{
  gsize length = 0;

  for (guint i = 0; i < causerie_block_group_get_n_blocks (group); i++) {
    CauserieBlock *block = causerie_block_group_get_block (group, i);
    const CauserieStyledText *text = causerie_block_get_text (block);

    length += text->length + 1; /* with its line end */
    if (length > CAUSERIE_HIGHLIGHTER_MAX_TEXT || has_long_line (text->text))
      return TRUE;
    if (i > 0 && *causerie_block_get_joint (block) == '\0')
      return TRUE;
  }
  return FALSE;
}

/* Nobody need ask again. */
static void
leave_plain (CauserieBlockGroup *group)
{
  for (guint i = 0; i < causerie_block_group_get_n_blocks (group); i++)
    causerie_block_group_take_runs (group, i, g_array_new (FALSE, FALSE, sizeof (CauserieCodeRun)));
}

/* Takes the next group that is still there, and the rules for it, which is the most that is ever
 * done at once: 5 to 40 ms when a language is met for the first time. */
static void
begin_group (CauserieHighlighter *self)
{
  GWeakRef *next = g_queue_pop_head (&self->waiting);
  g_autoptr(CauserieBlockGroup) group = g_weak_ref_get (next);
  GtkSourceLanguage *language = NULL;

  free_weak_ref (next);
  if (group == NULL || causerie_block_group_get_n_blocks (group) == 0 ||
      causerie_block_group_is_open (group))
    return;
  if (!is_too_long (group))
    language = find_language (self, causerie_block_group_get_block (group, 0));
  if (language == NULL) {
    leave_plain (group);
    return;
  }

  gtk_source_buffer_set_language (self->buffer, language);
  self->changed_id = g_signal_connect_swapped (group, "blocks-changed",
                                               G_CALLBACK (blocks_changed_cb), self);
  self->group = g_steal_pointer (&group);
  self->index = 0;
  self->offset = 0;
}

/* Whole lines of some MOST_BYTES: all that a line needs to be known for good is there. */
static gsize
measure_feed (const char *text)
{
  gsize length = 0;

  while (length < MOST_BYTES && text[length] != '\0') {
    length += strcspn (text + length, "\n");
    length += text[length] == '\n' ? 1 : 0;
  }
  return length;
}

/* Adds some lines to the buffer and has them looked at. */
static void
feed (CauserieHighlighter *self, const CauserieStyledText *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  gsize length = measure_feed (text->text + self->offset);
  GtkTextIter start, end;
  int place;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (self->offset == 0 && self->index > 0)
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  if (self->offset == 0)
    gtk_text_buffer_move_mark (buffer, self->start, &end);

  place = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, text->text + self->offset, (int) length);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, place);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_source_buffer_ensure_highlight (self->buffer, &start, &end);
  self->offset += length;
}

/* Whoever hears of the runs may change the group; then this one is over. */
static void
go_on (CauserieHighlighter *self)
{
  CauserieBlock *block = causerie_block_group_get_block (self->group, self->index);
  const CauserieStyledText *text = causerie_block_get_text (block);

  feed (self, text);
  if (self->offset < text->length)
    return;

  causerie_block_group_take_runs (self->group, self->index, collect_runs (self));
  if (self->group == NULL)
    return;
  self->offset = 0;
  if (++self->index == causerie_block_group_get_n_blocks (self->group))
    end_group (self);
}

/* --- time ------------------------------------------------------------------------------------- */

static void
open_languages (CauserieHighlighter *self)
{
  g_autofree char *ours = causerie_install_dup_data_path ("code");
  g_autoptr(GPtrArray) folders = g_ptr_array_new ();

  self->languages = gtk_source_language_manager_new ();
  g_ptr_array_add (folders, ours);
  for (const char * const *folder = gtk_source_language_manager_get_search_path (self->languages);
       *folder != NULL; folder++)
    g_ptr_array_add (folders, (gpointer) *folder);
  g_ptr_array_add (folders, NULL);
  gtk_source_language_manager_set_search_path (self->languages,
                                               (const char * const *) folders->pdata);
}

static void
open_buffer (CauserieHighlighter *self)
{
  g_autofree char *ours = causerie_install_dup_data_path ("code");
  const char *folders[] = { ours, NULL };
  g_autoptr(GtkSourceStyleSchemeManager) schemes = gtk_source_style_scheme_manager_new ();
  GtkTextIter start;

  gtk_source_style_scheme_manager_set_search_path (schemes, folders);
  self->buffer = gtk_source_buffer_new (NULL);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self->buffer), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, FALSE);
  gtk_source_buffer_set_style_scheme (self->buffer,
    gtk_source_style_scheme_manager_get_scheme (schemes, "causerie-classes"));
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  self->start = gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self->buffer), NULL, &start, TRUE);
}

/* Where a step is long, it is all that is done. */
static gboolean
work_cb (gpointer user_data)
{
  CauserieHighlighter *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;

  if (self->languages == NULL)
    open_languages (self);
  else if (self->buffer == NULL)
    open_buffer (self);
  else if (self->group == NULL && !g_queue_is_empty (&self->waiting))
    begin_group (self);

  while (self->group != NULL && g_get_monotonic_time () < end)
    go_on (self);
  if (!causerie_highlighter_is_idle (self))
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_highlighter_dispose (GObject *object)
{
  CauserieHighlighter *self = CAUSERIE_HIGHLIGHTER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->group != NULL)
    end_group (self);
  g_queue_clear_full (&self->waiting, free_weak_ref);
  g_clear_object (&self->buffer);
  g_clear_object (&self->languages);
  G_OBJECT_CLASS (causerie_highlighter_parent_class)->dispose (object);
}

static void
causerie_highlighter_class_init (CauserieHighlighterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = causerie_highlighter_dispose;
}

static void
causerie_highlighter_init (CauserieHighlighter *self)
{
  g_queue_init (&self->waiting);
}

CauserieHighlighter *
causerie_highlighter_new (void)
{
  return g_object_new (CAUSERIE_TYPE_HIGHLIGHTER, NULL);
}

/* Takes it out of those that wait; it is put before them anew. */
static void
forget_group (CauserieHighlighter *self, CauserieBlockGroup *group)
{
  for (GList *link = self->waiting.head, *next; link != NULL; link = next) {
    g_autoptr(CauserieBlockGroup) other = g_weak_ref_get (link->data);

    next = link->next;
    if (other == NULL || other == group) {
      free_weak_ref (link->data);
      g_queue_delete_link (&self->waiting, link);
    }
  }
}

void
causerie_highlighter_add (CauserieHighlighter *self, CauserieBlockGroup *group)
{
  GWeakRef *reference;

  g_return_if_fail (CAUSERIE_IS_HIGHLIGHTER (self) && CAUSERIE_IS_BLOCK_GROUP (group));

  if (group == self->group)
    return;
  forget_group (self, group);
  reference = g_new0 (GWeakRef, 1);
  g_weak_ref_init (reference, group);
  g_queue_push_head (&self->waiting, reference);
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, work_cb, self, NULL);
}

gboolean
causerie_highlighter_is_idle (CauserieHighlighter *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HIGHLIGHTER (self), TRUE);

  return self->group == NULL && g_queue_is_empty (&self->waiting);
}
