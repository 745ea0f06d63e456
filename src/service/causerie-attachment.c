/* causerie-attachment.c: what is attached to a message, as files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-attachment.h"

#include "causerie-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Between the name of a file and the text it held. */
#define NAME_END ":\n\n"

#define MAX_NAME_CHARS 120

/* Of a text with a file's name: where the name ends; else NULL. */
static const char *
find_name_end (CauseriePart *part)
{
  const char *text = causerie_part_get_text (part);
  const char *end = NULL;

  if (causerie_part_get_kind (part) == CAUSERIE_PART_TEXT && text != NULL)
    end = strstr (text, NAME_END);
  if (end == NULL || end == text || memchr (text, '\n', (gsize) (end - text)) != NULL)
    return NULL;
  return end;
}

static const char *
get_media_type (CauseriePart *part)
{
  const char *media_type = causerie_part_get_media_type (part);

  return media_type != NULL ? media_type : "text/plain";
}

gboolean
causerie_attachment_is_file (CauseriePart *part)
{
  g_return_val_if_fail (part != NULL, FALSE);

  return causerie_part_get_data (part) != NULL || find_name_end (part) != NULL;
}

char *
causerie_attachment_dup_name (CauseriePart *part)
{
  const char *name, *end;

  g_return_val_if_fail (part != NULL, NULL);

  name = causerie_part_get_name (part);
  if (name != NULL && *name != '\0' && causerie_part_get_data (part) != NULL)
    return causerie_text_one_line (name, MAX_NAME_CHARS);

  end = find_name_end (part);
  if (end != NULL) {
    g_autofree char *written = g_strndup (causerie_part_get_text (part),
                                          (gsize) (end - causerie_part_get_text (part)));

    return causerie_text_one_line (written, MAX_NAME_CHARS);
  }
  if (g_str_has_prefix (get_media_type (part), "image/"))
    return g_strdup (C_("attachment", "Picture"));
  if (g_str_has_prefix (get_media_type (part), "audio/"))
    return g_strdup (C_("attachment", "Sound"));
  return g_strdup (causerie_part_get_kind (part) == CAUSERIE_PART_TEXT ? _("Text")
                                                                      : C_("attachment", "File"));
}

GBytes *
causerie_attachment_dup_bytes (CauseriePart *part)
{
  GBytes *data;
  const char *end;

  g_return_val_if_fail (part != NULL, NULL);

  data = causerie_part_get_data (part);
  if (data != NULL)
    return g_bytes_ref (data);

  end = find_name_end (part);
  if (end == NULL)
    return NULL;
  end += strlen (NAME_END);
  return g_bytes_new (end, strlen (end));
}

char *
causerie_attachment_dup_summary (CauseriePart *part)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *type = NULL, *description = NULL, *size = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  type = g_content_type_from_mime_type (get_media_type (part));
  description = g_content_type_get_description (type != NULL ? type : "application/octet-stream");
  bytes = causerie_attachment_dup_bytes (part);
  size = g_format_size (bytes != NULL ? g_bytes_get_size (bytes) : 0);
  return g_strjoin (" · ", description, size, NULL);
}

gboolean
causerie_attachment_is_harmless (CauseriePart *part)
{
  static const char * const shown[] = { "text/plain", "application/pdf", "image/png", "image/jpeg",
                                        "image/gif", "image/webp", NULL };
  static const char * const played[] = { "audio/", "video/" };
  const char *media_type;

  g_return_val_if_fail (part != NULL, FALSE);

  media_type = get_media_type (part);
  if (g_strv_contains (shown, media_type))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (played); i++) {
    if (g_str_has_prefix (media_type, played[i]))
      return TRUE;
  }
  return FALSE;
}
