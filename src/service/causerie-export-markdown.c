/* causerie-export-markdown.c: one chat as Markdown
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-page.h"

#include "causerie-json.h"
#include "causerie-message-text.h"

#include <string.h>

/* YAML takes a JSON string for one of its own. */
static void
append_quoted (GString *text, const char *string)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), string);
  g_autofree char *quoted = causerie_json_write (node);

  g_string_append (text, quoted);
}

static void
append_member (GString *text, const char *name, const char *value)
{
  g_string_append_printf (text, "%s: ", name);
  append_quoted (text, value);
  g_string_append_c (text, '\n');
}

static void
append_time (GString *text, const char *name, gint64 time)
{
  g_autofree char *iso = causerie_export_page_format_iso (time);

  if (*iso != '\0')
    g_string_append_printf (text, "%s: %s\n", name, iso);
}

static void
append_tags (GString *text, char **tags)
{
  g_string_append (text, "tags: [");
  for (guint i = 0; tags[i] != NULL; i++) {
    g_string_append (text, i > 0 ? ", " : "");
    append_quoted (text, tags[i]);
  }
  g_string_append (text, "]\n");
}

/* Programs that read Markdown read this as YAML. */
static void
append_front_matter (const CauserieExportPage *page, GString *text)
{
  g_autofree char *title = causerie_export_page_dup_title (page);

  g_string_append (text, "---\n");
  append_member (text, "id", page->uid);
  append_member (text, "title", title);
  append_time (text, "created", page->created_time);
  append_time (text, "updated", page->updated_time);
  if (*page->folder != '\0')
    append_member (text, "folder", page->folder);
  if (page->tags[0] != NULL)
    append_tags (text, page->tags);
  g_string_append (text, "---\n");
}

/* Words of ours, or a name: no sign of Markdown in them means anything. */
static void
append_plain (GString *text, const char *words)
{
  for (const char *p = words; *p != '\0'; p++) {
    if (strchr ("\\`*_[]<>#&|~$", *p) != NULL)
      g_string_append_c (text, '\\');
    g_string_append_c (text, *p);
  }
}

static void
append_heading (GString *text, const char *signs, const char *words)
{
  g_string_append_printf (text, "\n%s ", signs);
  append_plain (text, words);
  g_string_append (text, "\n");
}

/* A line in italics, a paragraph of its own. */
static void
append_remark (GString *text, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append (text, "\n*");
  append_plain (text, words);
  g_string_append (text, "*\n");
}

/* The fence a line is: how many signs, 0 for none. `sign` is ` or ~; `info` what follows. */
static gsize
read_fence (const char *line, gsize length, char *sign, const char **info)
{
  gsize indent = 0, n_signs = 0;

  while (indent < length && indent < 4 && line[indent] == ' ')
    indent++;
  if (indent > 3 || indent == length || (line[indent] != '`' && line[indent] != '~'))
    return 0;

  *sign = line[indent];
  while (indent + n_signs < length && line[indent + n_signs] == *sign)
    n_signs++;
  *info = line + indent + n_signs;
  return n_signs >= 3 ? n_signs : 0;
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
    p++;
  return p == end;
}

/* Follows fences over one line: `open` is the fence that is open, 0 signs for none. */
static void
follow_fence (const char *line, gsize length, char *open_sign, gsize *open)
{
  char sign;
  const char *info;
  gsize n_signs = read_fence (line, length, &sign, &info);

  if (n_signs == 0)
    return;
  if (*open == 0) {
    if (sign == '`' && memchr (info, '`', line + length - info) != NULL)
      return;
    *open = n_signs;
    *open_sign = sign;
  } else if (sign == *open_sign && n_signs >= *open && is_blank (info, line + length)) {
    *open = 0;
  }
}

/* The text as it is, each line begun with `prefix`. Code that a text leaves open, as an answer that
 * was cut off may, is closed: it would take in what follows. */
static void
append_text (GString *text, const char *body, const char *prefix)
{
  gsize open = 0;
  char sign = '`';

  for (const char *line = body; *line != '\0';) {
    gsize length = strcspn (line, "\n");

    follow_fence (line, length, &sign, &open);
    g_string_append (text, prefix);
    g_string_append_len (text, line, length);
    g_string_append_c (text, '\n');
    line += length + (line[length] == '\n' ? 1 : 0);
  }
  if (open == 0)
    return;
  g_string_append (text, prefix);
  for (gsize i = 0; i < open; i++)
    g_string_append_c (text, sign);
  g_string_append_c (text, '\n');
}

static void
append_reasoning (GString *text, CauserieMessage *message)
{
  g_autofree char *thought = NULL;

  if (causerie_message_get_reasoning_length (message) == 0)
    return;

  thought = causerie_export_page_dup_thought (message);
  g_string_append (text, "\n> *");
  append_plain (text, thought);
  g_string_append (text, "*\n>\n");
  append_text (text, causerie_message_get_reasoning (message), "> ");
}

static void
append_tool_call (GString *text, CauseriePart *part)
{
  const char *name = causerie_part_get_name (part);
  const char *arguments = causerie_part_get_text (part);

  append_remark (text, name);
  g_string_append (text, "\n~~~~json\n");
  g_string_append (text, arguments != NULL ? arguments : "");
  g_string_append (text, "\n~~~~\n");
}

static void
append_citation (GString *text, CauseriePart *part)
{
  const char *url = causerie_part_get_text (part);
  const char *title = causerie_part_get_name (part);

  g_string_append (text, "\n- [");
  append_plain (text, title != NULL && *title != '\0' ? title : url);
  g_string_append (text, "](<");
  for (const char *p = url; *p != '\0'; p++) {
    if (strchr ("<>\n\r", *p) == NULL)
      g_string_append_c (text, *p);
  }
  g_string_append (text, ">)\n");
}

static void
append_part (GString *text, CauseriePart *part)
{
  g_autofree char *file = causerie_export_page_describe_file (part);

  switch (causerie_part_get_kind (part)) {
  case CAUSERIE_PART_TEXT:
    g_string_append_c (text, '\n');
    append_text (text, causerie_part_get_text (part), "");
    break;
  case CAUSERIE_PART_TOOL_CALL:
    append_tool_call (text, part);
    break;
  case CAUSERIE_PART_CITATION:
    append_citation (text, part);
    break;
  case CAUSERIE_PART_IMAGE:
  case CAUSERIE_PART_FILE:
    append_remark (text, file);
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

  append_heading (text, "##", who);
  append_remark (text, summary);
  append_reasoning (text, message);
  if (causerie_message_get_text_length (message) > 0) {
    g_string_append_c (text, '\n');
    append_text (text, causerie_message_get_text (message), "");
  }
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    append_part (text, causerie_message_get_part (message, i));
  append_remark (text, failure);
}

char *
causerie_export_page_to_markdown (const CauserieExportPage *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *title = causerie_export_page_dup_title (self);

  append_front_matter (self, text);
  append_heading (text, "#", title);
  for (guint i = 0; i < self->messages->len; i++)
    append_message (text, g_ptr_array_index (self->messages, i));
  return g_string_free (text, FALSE);
}
