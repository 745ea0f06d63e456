/* causerie-export-page.c: one chat as it is read
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-page.h"

#include "causerie-failure-text.h"
#include "causerie-message-text.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

#define MAX_TITLE 200 /* characters */

CauserieExportPage *
causerie_export_page_new (void)
{
  CauserieExportPage *self = g_new0 (CauserieExportPage, 1);

  self->uid = g_strdup ("");
  self->title = g_strdup ("");
  self->folder = g_strdup ("");
  self->tags = g_new0 (char *, 1);
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
causerie_export_page_free (CauserieExportPage *self)
{
  g_free (self->uid);
  g_free (self->title);
  g_free (self->folder);
  g_strfreev (self->tags);
  g_ptr_array_unref (self->messages);
  g_free (self);
}

char *
causerie_export_page_dup_title (const CauserieExportPage *self)
{
  g_autofree char *title = causerie_text_one_line (self->title, MAX_TITLE);

  /* Translators: in place of the title of a chat that has none */
  return *title != '\0' ? g_steal_pointer (&title) : g_strdup (_("Chat"));
}

char *
causerie_export_page_format_iso (gint64 time)
{
  g_autoptr(GDateTime) date =
    time != 0 ? g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/* Nothing is so new that its date could be left out: the document is read later. */
char *
causerie_export_page_dup_summary (CauserieMessage *message)
{
  return causerie_message_text_summary (message, 0);
}

char *
causerie_export_page_dup_thought (CauserieMessage *message)
{
  return causerie_message_text_thought (message, 0);
}

char *
causerie_export_page_describe_file (CauseriePart *part)
{
  GBytes *data = causerie_part_get_data (part);
  g_autofree char *name = NULL, *size = NULL;

  if (data == NULL)
    return NULL;

  name = causerie_text_one_line (causerie_part_get_name (part) != NULL
                                   ? causerie_part_get_name (part)
                                   : C_("attachment", "Picture"),
                                 MAX_TITLE);
  size = g_format_size (g_bytes_get_size (data));
  return g_strjoin (", ", name, causerie_part_get_media_type (part), size, NULL);
}

char *
causerie_export_page_dup_failure (CauserieMessage *message)
{
  CauserieFailure *failure = causerie_message_get_failure (message);
  g_autoptr(CauserieFailureText) text = NULL;

  if (failure == NULL)
    return NULL;

  text = causerie_failure_text_new (failure, NULL);
  return g_strdup (text->sentence);
}
