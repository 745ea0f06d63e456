/* causerie-run-builder.c: a styled text while it is being read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-run-builder.h"

#include "causerie-entity.h"

#define N_STYLES 6

struct _CauserieRunBuilder {
  GString    *text;
  GArray     *runs;            /* of CauserieRun, urls owned */
  GPtrArray  *urls;            /* open links, outermost first; NULL for one without an address */
  guint       depth[N_STYLES]; /* open spans of each style */
  gsize       run_start;
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
is_unsafe (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
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
  g_free (self);
}

void
causerie_run_builder_append (CauserieRunBuilder *self, const char *text, gsize length)
{
  const char *end = text + length, *safe = text;

  /* Only single bytes and U+0080–U+009F (0xc2 0x80–0x9f) can be unsafe. */
  for (const char *p = text; p < end; p++) {
    guint8 byte = *p;
    gboolean is_c1 = byte == 0xc2 && p + 1 < end && (guint8) p[1] < 0xa0;

    if (!is_c1 && (byte >= 0x80 || !is_unsafe (byte)))
      continue;
    g_string_append_len (self->text, safe, p - safe);
    g_string_append (self->text, "\uFFFD");
    p += is_c1 ? 1 : 0;
    safe = p + 1;
  }

  g_string_append_len (self->text, safe, end - safe);
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

  g_return_if_fail (self->depth[i] > 0);

  if (self->depth[i] == 1)
    end_run (self);
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
  g_return_if_fail (self->urls->len > 0);

  if (self->urls->len == 1)
    end_run (self);
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
  end_run (self);

  text->length = self->text->len;
  text->text = g_string_free (self->text, FALSE);
  text->n_runs = self->runs->len;
  text->runs = NULL;
  if (self->runs->len > 0)
    text->runs = g_array_steal (self->runs, NULL);

  self->text = g_string_new (NULL);
  self->run_start = 0;
}

void
causerie_run_builder_chomp (CauserieRunBuilder *self)
{
  if (self->text->len > 0 && self->text->str[self->text->len - 1] == '\n')
    g_string_truncate (self->text, self->text->len - 1);
}
