/* causerie-highlighter.c: finds out what the words of code are, when there is time
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A buffer that nobody sees is filled with the lines of a group, a few at a time, and each time
 * GtkSourceView looks at what is new: so the state of its rules runs through the whole group, and
 * nothing is left for the idle work it would do on its own, which does not mind frames. Its tags
 * say no more than colours; with our scheme these are classes (data/code/classes.xml). Emptied it
 * stays, one for a language: the rules of a language last as long as a buffer has it, and to read
 * them is the longest step.
 *
 * gtk_source_init() is not called: it gives the whole display a style sheet for a view that we do
 * not have, and every widget is styled anew. */

#include "causerie-highlighter.h"

#include "causerie-code-language.h"
#include "causerie-highlight-runs.h"
#include "causerie-install.h"

#include <gtksourceview/gtksource.h>
#include <string.h>
#include <time.h>

/* At most so long at a time, microseconds; and so much between two looks at the clock. Rules that
 * need longer for that are given up. */
#define SLICE      4000
#define MOST_TIME  100000
#define FEED_BYTES 512
#define CUT_LINES  16

/* So many languages are kept ready. */
#define MAX_LANGUAGES 12

struct _CauserieHighlighter {
  GObject                   parent_instance;

  /* owned */
  GQueue                    waiting;   /* of GWeakRef to groups; the next one is its head */
  GtkSourceLanguageManager *languages; /* NULL before the first code, as the next */
  GtkSourceStyleScheme     *scheme;
  GHashTable               *buffers;   /* GtkSourceLanguage → GtkSourceBuffer */

  /* what is looked at: all before `index`, and of that the bytes before `offset` */
  GtkSourceBuffer          *buffer;    /* owned; NULL: nothing is in any of them */
  CauserieBlockGroup       *group;     /* weak pointer; NULL: the buffer is to be emptied */
  GArray                   *runs;      /* owned; of CauserieCodeRun; what is known of `index` */
  gulong                    changed_id;
  guint                     index;
  gsize                     offset;

  guint                     idle_id;
};

G_DEFINE_FINAL_TYPE (CauserieHighlighter, causerie_highlighter, G_TYPE_OBJECT)

/* --- one group -------------------------------------------------------------------------------- */

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GArray *
new_runs (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CauserieCodeRun));
}

static void
end_group (CauserieHighlighter *self)
{
  if (self->group != NULL)
    g_signal_handler_disconnect (self->group, self->changed_id);
  g_clear_weak_pointer (&self->group);
  g_clear_pointer (&self->runs, g_array_unref);
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

/* How the code is so far, as cheaply as can be: brackets in words and notes count as well. */
typedef struct {
  gsize length;
  gsize line;
  guint depth;
} Extent;

static gboolean
is_within_bounds (Extent *extent, const char *text)
{
  for (; *text != '\0'; text++) {
    extent->length++;
    extent->line = *text != '\n' ? extent->line + 1 : 0;
    if (*text == '(' || *text == '[' || *text == '{')
      extent->depth++;
    else if ((*text == ')' || *text == ']' || *text == '}') && extent->depth > 0)
      extent->depth--;
    if (extent->length > CAUSERIE_HIGHLIGHTER_MAX_TEXT ||
        extent->line > CAUSERIE_HIGHLIGHTER_MAX_LINE ||
        extent->depth > CAUSERIE_HIGHLIGHTER_MAX_DEPTH)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_fit (CauserieBlockGroup *group)
{
  Extent extent = { 0 };

  for (guint i = 0; i < causerie_block_group_get_n_blocks (group); i++) {
    CauserieBlock *block = causerie_block_group_get_block (group, i);

    if (i > 0 && !is_within_bounds (&extent, causerie_block_get_joint (block)))
      return FALSE;
    if (!is_within_bounds (&extent, causerie_block_get_text (block)->text))
      return FALSE;
  }
  return TRUE;
}

/* What is not known yet of the blocks from here on is nothing: nobody need ask again. */
static void
leave_plain (CauserieBlockGroup *group, guint index)
{
  for (guint i = index; i < causerie_block_group_get_n_blocks (group); i++)
    causerie_block_group_take_runs (group, i, new_runs ());
}

static GtkSourceBuffer *
new_buffer (CauserieHighlighter *self, GtkSourceLanguage *language)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);

  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_style_scheme (buffer, self->scheme);
  gtk_source_buffer_set_language (buffer, language);
  return buffer;
}

/* The most that is ever done at once: 5 to 40 ms when a language is met for the first time. */
static GtkSourceBuffer *
get_buffer (CauserieHighlighter *self, GtkSourceLanguage *language)
{
  GtkSourceBuffer *buffer = g_hash_table_lookup (self->buffers, language);

  if (buffer == NULL) {
    if (g_hash_table_size (self->buffers) == MAX_LANGUAGES)
      g_hash_table_remove_all (self->buffers);
    buffer = new_buffer (self, language);
    g_hash_table_insert (self->buffers, language, buffer);
  }
  return buffer;
}

/* Takes the next group that is still there. */
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
  if (is_fit (group))
    language = find_language (self, causerie_block_group_get_block (group, 0));
  if (language == NULL) {
    leave_plain (group, 0);
    return;
  }

  self->buffer = g_object_ref (get_buffer (self, language));
  self->changed_id = g_signal_connect_swapped (group, "blocks-changed",
                                               G_CALLBACK (blocks_changed_cb), self);
  g_set_weak_pointer (&self->group, group);
  self->runs = new_runs ();
  self->index = 0;
  self->offset = 0;
}

/* Whole lines of some FEED_BYTES: all that a line needs to be known for good is there. */
static gsize
measure_feed (const char *text)
{
  gsize length = 0;

  while (length < FEED_BYTES && text[length] != '\0') {
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
  place = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, text->text + self->offset, (int) length);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, place);
  gtk_source_buffer_ensure_highlight (self->buffer, &start, &end);

  gtk_text_buffer_get_iter_at_offset (buffer, &start, place);
  causerie_highlight_runs_collect (self->runs, &start, text->text, self->offset, length);
  self->offset += length;
}

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Whoever hears of the runs may change the group, or drop it; then this one is over. */
static void
go_on (CauserieHighlighter *self)
{
  g_autoptr(CauserieBlockGroup) group = g_object_ref (self->group);
  guint index = self->index;
  CauserieBlock *block = causerie_block_group_get_block (group, index);
  const CauserieStyledText *text = causerie_block_get_text (block);
  gint64 start = get_cpu_time ();

  feed (self, text);
  if (get_cpu_time () - start > MOST_TIME) {
    end_group (self);
    leave_plain (group, index);
    return;
  }
  if (self->offset < text->length)
    return;

  causerie_block_group_take_runs (self->group, self->index, g_steal_pointer (&self->runs));
  if (self->group == NULL)
    return;
  self->runs = new_runs ();
  self->offset = 0;
  if (++self->index == causerie_block_group_get_n_blocks (self->group))
    end_group (self);
}

/* From its end, a little at a time, is the quickest way to empty a buffer with many tags. */
static void
cut (CauserieHighlighter *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  start = end;
  gtk_text_iter_backward_lines (&start, CUT_LINES);
  gtk_text_buffer_delete (buffer, &start, &end);
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    return;
  g_clear_pointer (&self->runs, g_array_unref); /* of a group that went */
  g_clear_object (&self->buffer);
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
open_scheme (CauserieHighlighter *self)
{
  g_autofree char *ours = causerie_install_dup_data_path ("code");
  const char *folders[] = { ours, NULL };
  g_autoptr(GtkSourceStyleSchemeManager) schemes = gtk_source_style_scheme_manager_new ();
  GtkSourceStyleScheme *scheme;

  gtk_source_style_scheme_manager_set_search_path (schemes, folders);
  scheme = gtk_source_style_scheme_manager_get_scheme (schemes, "causerie-classes");
  if (scheme == NULL)
    g_info ("There is no scheme in %s: code stays plain", ours);
  g_set_object (&self->scheme, scheme);
  self->buffers = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
}

/* Each step that is long by itself has a turn of its own. A group that goes may take the last
 * reference to us but this along. */
static gboolean
work_cb (gpointer user_data)
{
  g_autoptr(CauserieHighlighter) self = g_object_ref (user_data);
  gint64 end = g_get_monotonic_time () + SLICE;

  if (self->languages == NULL)
    open_languages (self);
  else if (self->buffers == NULL)
    open_scheme (self);
  else if (self->buffer == NULL && !g_queue_is_empty (&self->waiting))
    begin_group (self);

  while (self->buffer != NULL && g_get_monotonic_time () < end) {
    if (self->group != NULL)
      go_on (self);
    else
      cut (self);
  }
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
  end_group (self);
  g_queue_clear_full (&self->waiting, free_weak_ref);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->buffers, g_hash_table_unref);
  g_clear_object (&self->scheme);
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

  return self->buffer == NULL && g_queue_is_empty (&self->waiting);
}
