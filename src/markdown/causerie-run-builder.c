/* causerie-run-builder.c: a styled text while it is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-run-builder.h"

#include "causerie-entity.h"
#include "causerie-safe-text.h"

#include <string.h>

#define N_STYLES 7

struct _CauserieRunBuilder {
  GString    *text;
  GArray     *runs;            /* of CauserieRun, urls owned */
  GPtrArray  *urls;            /* open links, outermost first; NULL for one without an address */
  guint       depth[N_STYLES]; /* open spans of each style */
  gsize       run_start;
  gboolean    verbatim;
  CauserieSafeText safe;
};

static void
clear_run (gpointer data)
{
  CauserieRun *run = data;

  g_free ((char *) run->url);
}

static CauserieTextStyle
get_style (CauserieRunBuilder *self)
{
  CauserieTextStyle style = 0;

  for (guint i = 0; i < N_STYLES; i++) {
    if (self->depth[i] > 0)
      style |= 1 << i;
  }
  return style;
}

/* Ends the run that goes up to here; what follows looks different. */
static void
end_run (CauserieRunBuilder *self)
{
  CauserieTextStyle style = get_style (self);
  const char *url = self->urls->len > 0 ? self->urls->pdata[0] : NULL;
  CauserieRun run = { self->run_start, self->text->len, style, NULL };
  CauserieRun *last = NULL;

  if (self->runs->len > 0)
    last = &g_array_index (self->runs, CauserieRun, self->runs->len - 1);

  self->run_start = self->text->len;
  if (run.start == run.end || (style == 0 && url == NULL))
    return;

  if (last != NULL && last->end == run.start && last->style == style &&
      g_strcmp0 (last->url, url) == 0) {
    last->end = run.end;
  } else {
    run.url = g_strdup (url);
    g_array_append_val (self->runs, run);
  }
}

static gboolean
is_code (CauserieRunBuilder *self)
{
  return self->verbatim || self->depth[g_bit_nth_lsf (CAUSERIE_STYLE_CODE, -1)] > 0;
}

/* The length of a <br> tag at the start of a text, 0 when there is none. */
static gsize
measure_break (const char *text, gsize length)
{
  gsize n = 3;

  if (length < 4 || g_ascii_strncasecmp (text, "<br", 3) != 0)
    return 0;
  while (n < length && text[n] == ' ')
    n++;
  if (n < length && text[n] == '/')
    n++;
  return n < length && text[n] == '>' ? n + 1 : 0;
}

CauserieRunBuilder *
causerie_run_builder_new (void)
{
  CauserieRunBuilder *self = g_new0 (CauserieRunBuilder, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (CauserieRun));
  g_array_set_clear_func (self->runs, clear_run);
  self->urls = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
causerie_run_builder_free (CauserieRunBuilder *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_ptr_array_unref (self->urls);
  causerie_safe_text_clear (&self->safe);
  g_free (self);
}

void
causerie_run_builder_set_verbatim (CauserieRunBuilder *self, gboolean verbatim)
{
  self->verbatim = verbatim;
}

void
causerie_run_builder_append (CauserieRunBuilder *self, const char *text, gsize length)
{
  causerie_safe_text_append (&self->safe, is_code (self) ? CAUSERIE_SAFE_CODE : CAUSERIE_SAFE_PROSE,
                             text, length, self->text);
}

void
causerie_run_builder_append_words (CauserieRunBuilder *self, const char *text, gsize length)
{
  const char *end = text + length, *plain = text, *p = text;

  while ((p = memchr (p, '<', end - p)) != NULL) {
    gsize n = measure_break (p, end - p);

    if (n > 0) {
      causerie_run_builder_append (self, plain, p - plain);
      causerie_run_builder_append (self, "\n", 1);
      plain = p + n;
    }
    p += MAX (n, 1);
  }
  causerie_run_builder_append (self, plain, end - plain);
}

void
causerie_run_builder_append_entity (CauserieRunBuilder *self, const char *entity, gsize length)
{
  g_autoptr(GString) character = g_string_new (NULL);

  causerie_entity_append (character, entity, length);
  causerie_run_builder_append (self, character->str, character->len);
}

void
causerie_run_builder_push_style (CauserieRunBuilder *self, CauserieTextStyle style)
{
  guint i = g_bit_nth_lsf (style, -1);

  if (self->depth[i] == 0)
    end_run (self);
  self->depth[i]++;
}

void
causerie_run_builder_pop_style (CauserieRunBuilder *self, CauserieTextStyle style)
{
  guint i = g_bit_nth_lsf (style, -1);

  if (self->depth[i] == 1)
    end_run (self);
  if (self->depth[i] > 0)
    self->depth[i]--;
}

void
causerie_run_builder_push_url (CauserieRunBuilder *self, const char *url)
{
  if (self->urls->len == 0)
    end_run (self);
  g_ptr_array_add (self->urls, g_strdup (url));
}

void
causerie_run_builder_pop_url (CauserieRunBuilder *self)
{
  if (self->urls->len == 1)
    end_run (self);
  if (self->urls->len > 0)
    g_ptr_array_set_size (self->urls, self->urls->len - 1);
}

gsize
causerie_run_builder_get_length (CauserieRunBuilder *self)
{
  return self->text->len;
}

void
causerie_run_builder_take (CauserieRunBuilder *self, CauserieStyledText *text)
{
  causerie_safe_text_close (&self->safe, self->text);
  end_run (self);

  text->length = self->text->len;
  text->text = g_string_free (self->text, FALSE);
  text->n_runs = self->runs->len;
  text->runs = NULL;
  if (self->runs->len > 0)
    text->runs = g_array_steal (self->runs, NULL);

  self->text = g_string_new (NULL);
  self->run_start = 0;
  memset (self->depth, 0, sizeof self->depth);
  g_ptr_array_set_size (self->urls, 0);
}

/* Drops what follows `length`. */
static void
truncate_text (CauserieRunBuilder *self, gsize length)
{
  g_string_truncate (self->text, length);
  self->run_start = MIN (self->run_start, length);

  while (self->runs->len > 0) {
    CauserieRun *last = &g_array_index (self->runs, CauserieRun, self->runs->len - 1);

    last->end = MIN (last->end, length);
    if (last->start < last->end)
      break;
    g_array_set_size (self->runs, self->runs->len - 1);
  }
}

void
causerie_run_builder_chomp (CauserieRunBuilder *self)
{
  if (self->text->len > 0 && self->text->str[self->text->len - 1] == '\n')
    truncate_text (self, self->text->len - 1);
}

void
causerie_run_builder_trim (CauserieRunBuilder *self)
{
  gsize length = self->text->len;

  while (length > 0 && strchr (" \t", self->text->str[length - 1]) != NULL)
    length--;
  truncate_text (self, length);
}
