/* causerie-selected-text.c: what is selected in a transcript, as other programs get it
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-selected-text.h"

#include "causerie-block-html.h"
#include "causerie-transcript-selection.h"

#include <string.h>

struct _CauserieSelectedText {
  GdkContentProvider  parent_instance;

  CauserieTranscript *transcript; /* weak */
};

G_DEFINE_FINAL_TYPE (CauserieSelectedText, causerie_selected_text, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
causerie_selected_text_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new_for_gtype (G_TYPE_STRING);
}

static gboolean
causerie_selected_text_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  CauserieSelectedText *self = CAUSERIE_SELECTED_TEXT (provider);
  g_autoptr(CauserieExcerpt) excerpt = NULL;

  if (!G_VALUE_HOLDS_STRING (value) || self->transcript == NULL)
    return GDK_CONTENT_PROVIDER_CLASS (causerie_selected_text_parent_class)
      ->get_value (provider, value, error);

  excerpt = causerie_transcript_selection_dup_excerpt (self->transcript->selection);
  g_value_take_string (value, causerie_excerpt_dup_plain (excerpt));
  return TRUE;
}

static void
causerie_selected_text_dispose (GObject *object)
{
  g_clear_weak_pointer (&CAUSERIE_SELECTED_TEXT (object)->transcript);
  G_OBJECT_CLASS (causerie_selected_text_parent_class)->dispose (object);
}

static void
causerie_selected_text_class_init (CauserieSelectedTextClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = causerie_selected_text_dispose;
  provider_class->ref_formats = causerie_selected_text_ref_formats;
  provider_class->get_value = causerie_selected_text_get_value;
}

static void
causerie_selected_text_init (CauserieSelectedText *self)
{
}

GdkContentProvider *
causerie_selected_text_new (CauserieTranscript *transcript)
{
  CauserieSelectedText *self = g_object_new (CAUSERIE_TYPE_SELECTED_TEXT, NULL);

  g_set_weak_pointer (&self->transcript, transcript);
  return GDK_CONTENT_PROVIDER (self);
}

static GdkContentProvider *
new_for_text (const char *mime_type, char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

static char *
dup_html (CauserieExcerpt *excerpt)
{
  g_autoptr(GPtrArray) blocks = causerie_excerpt_dup_blocks (excerpt);
  GString *html = g_string_new ("<meta charset=\"utf-8\">");

  causerie_block_html_append (blocks, html);
  return g_string_free (html, FALSE);
}

GdkContentProvider *
causerie_selected_text_new_copy (CauserieExcerpt *excerpt)
{
  g_autofree char *plain = causerie_excerpt_dup_plain (excerpt);
  GdkContentProvider *providers[] = {
    new_for_text ("text/html", dup_html (excerpt)),
    new_for_text ("text/markdown", causerie_excerpt_dup_markdown (excerpt)),
    gdk_content_provider_new_typed (G_TYPE_STRING, plain),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
