/* causerie-export-text.c: one chat as plain text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-page.h"

#include "causerie-message-text.h"

#include <glib/gi18n.h>

#define RULE "────────────────────────────────────────\n"

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s\n", line);
}

/* As it is, with an empty line before it and one line end after it. */
static void
append_body (GString *text, const char *body)
{
  g_string_append_printf (text, "\n%s", body);
  if (text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

static void
append_head (const CauserieExportPage *page, GString *text)
{
  g_autofree char *title = causerie_export_page_dup_title (page);
  g_autofree char *tags = g_strjoinv (", ", page->tags);

  append_line (text, title);
  if (*page->folder != '\0')
    /* Translators: above a chat that was exported */
    g_string_append_printf (text, _("Folder: %s\n"), page->folder);
  if (*tags != '\0')
    g_string_append_printf (text, _("Tags: %s\n"), tags);
  if (*page->uid != '\0')
    /* Translators: what identifies a chat, letters and digits */
    g_string_append_printf (text, _("Identifier: %s\n"), page->uid);
}

/* Apart from the answer by a bar before each line. */
static void
append_reasoning (GString *text, CauserieMessage *message)
{
  g_autofree char *thought = NULL;
  g_auto(GStrv) lines = NULL;

  if (causerie_message_get_reasoning_length (message) == 0)
    return;

  thought = causerie_export_page_dup_thought (message);
  lines = g_strsplit (causerie_message_get_reasoning (message), "\n", -1);
  g_string_append_printf (text, "\n│ %s\n│\n", thought);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, *lines[i] != '\0' ? "│ %s\n" : "│%s\n", lines[i]);
}

static void
append_part (GString *text, CauseriePart *part)
{
  g_autofree char *file = causerie_export_page_describe_file (part);

  switch (causerie_part_get_kind (part)) {
  case CAUSERIE_PART_TEXT:
    append_body (text, causerie_part_get_text (part));
    break;
  case CAUSERIE_PART_TOOL_CALL:
    g_string_append_printf (text, "\n%s %s\n", causerie_part_get_name (part),
                            causerie_part_get_text (part));
    break;
  case CAUSERIE_PART_CITATION:
    append_line (text, causerie_part_get_name (part));
    append_line (text, causerie_part_get_text (part));
    break;
  case CAUSERIE_PART_IMAGE:
  case CAUSERIE_PART_FILE:
    g_string_append_printf (text, "\n[%s]\n", file);
    break;
  case CAUSERIE_PART_REASONING_DETAILS:
  default:
    break;
  }
}

static void
append_message (GString *text, CauserieMessage *message)
{
  g_autofree char *who = causerie_message_text_who (message);
  g_autofree char *summary = causerie_export_page_dup_summary (message);
  g_autofree char *failure = causerie_export_page_dup_failure (message);

  g_string_append (text, "\n" RULE);
  append_line (text, who);
  append_line (text, summary);
  append_reasoning (text, message);
  if (causerie_message_get_text_length (message) > 0)
    append_body (text, causerie_message_get_text (message));
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    append_part (text, causerie_message_get_part (message, i));
  if (failure != NULL)
    append_body (text, failure);
}

char *
causerie_export_page_to_text (const CauserieExportPage *self)
{
  GString *text = g_string_new (NULL);

  append_head (self, text);
  for (guint i = 0; i < self->messages->len; i++)
    append_message (text, g_ptr_array_index (self->messages, i));
  return g_string_free (text, FALSE);
}
