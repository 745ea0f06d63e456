/* causerie-export-html.c: one chat as a page that needs nothing else
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-page.h"

#include "causerie-block-html.h"
#include "causerie-markdown.h"
#include "causerie-message-text.h"
#include "causerie-typed-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* The colours of the window. Every rule is here: the policy allows no other. */
static const char style[] =
  ":root{color-scheme:light dark;--page:#fff;--ink:#202020;--quiet:#6a6a6a;--card:#f0f0f0;"
  "--line:#d8d8d8;--link:#1a5fb4}\n"
  "@media (prefers-color-scheme:dark){:root{--page:#1e1e1e;--ink:#eee;--quiet:#a0a0a0;"
  "--card:#303030;--line:#4a4a4a;--link:#78aeed}}\n"
  "body{background:var(--page);color:var(--ink);font:16px/1.45 system-ui,sans-serif;margin:0}\n"
  "main{max-width:760px;margin:0 auto;padding:32px 16px}\n"
  "h1,h2,h3,h4,h5,h6{line-height:1.25}\n"
  "a{color:var(--link)}\n"
  "article{margin:24px 0;overflow-wrap:anywhere}\n"
  "article.user{background:var(--card);border-radius:18px;padding:4px 18px;margin-left:20%}\n"
  ".who{font-weight:600;margin:12px 0 0}\n"
  ".quiet{color:var(--quiet);font-size:.85em;margin:0 0 8px}\n"
  "pre{background:var(--card);border-radius:12px;padding:12px;overflow-x:auto}\n"
  "article.user pre{background:var(--page)}\n"
  "code{font:.95em ui-monospace,monospace}\n"
  "blockquote{border-left:3px solid var(--line);margin:12px 0;padding:0 0 0 16px;"
  "color:var(--quiet)}\n"
  "details{border-left:3px solid var(--line);padding-left:16px;color:var(--quiet)}\n"
  ".tight p{margin:0}\n"
  ".table{overflow-x:auto}\n"
  "table{border-collapse:collapse}\n"
  "th,td{border:1px solid var(--line);padding:6px 12px;text-align:start}\n"
  ".center{text-align:center}\n"
  ".end{text-align:end}\n"
  "img{max-width:100%;border-radius:12px}\n"
  "hr{border:0;border-top:1px solid var(--line)}\n"
  "@media print{article{break-inside:avoid-page}}\n";

/* Pictures that every browser shows and that hold no script. */
static const char * const picture_types[] = {
  "image/png", "image/jpeg", "image/gif", "image/webp", NULL,
};

static void
append_policy (GString *html)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *hash = NULL;

  g_checksum_update (checksum, (const guchar *) style, sizeof style - 1);
  g_checksum_get_digest (checksum, digest, &length);
  hash = g_base64_encode (digest, length);
  g_string_append_printf (html,
                          "<meta http-equiv=\"Content-Security-Policy\" content=\""
                          "default-src 'none'; style-src 'sha256-%s'; img-src data:; "
                          "base-uri 'none'; form-action 'none'\">\n", hash);
}

static void
append_meta (GString *html, const char *name, const char *content)
{
  g_string_append_printf (html, "<meta name=\"%s\" content=\"", name);
  causerie_block_html_escape (content, -1, html);
  g_string_append (html, "\">\n");
}

static void
append_head (const CauserieExportPage *page, GString *html)
{
  g_autofree char *title = causerie_export_page_dup_title (page);

  g_string_append (html, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
  append_policy (html);
  append_meta (html, "viewport", "width=device-width, initial-scale=1");
  append_meta (html, "referrer", "no-referrer");
  append_meta (html, "causerie-chat", page->uid);
  g_string_append (html, "<title>");
  causerie_block_html_escape (title, -1, html);
  g_string_append_printf (html, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n"
                          "<h1 dir=\"auto\">", style);
  causerie_block_html_escape (title, -1, html);
  g_string_append (html, "</h1>\n");
}

static void
append_paragraph (GString *html, const char *class, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append_printf (html, "<p class=\"%s\" dir=\"auto\">", class);
  causerie_block_html_escape (words, -1, html);
  g_string_append (html, "</p>\n");
}

/* Where the chat lies. */
static void
append_place (const CauserieExportPage *page, GString *html)
{
  g_autofree char *tags = g_strjoinv (", ", page->tags);
  g_autofree char *place =
    g_strjoin (*page->folder != '\0' && *tags != '\0' ? " · " : "", page->folder, tags, NULL);

  append_paragraph (html, "quiet", place);
}

static void
append_blocks (GString *html, GPtrArray *blocks) /* (transfer full) */
{
  causerie_block_html_append (blocks, html);
  g_ptr_array_unref (blocks);
}

static void
append_reasoning (GString *html, CauserieMessage *message)
{
  g_autofree char *thought = NULL;

  if (causerie_message_get_reasoning_length (message) == 0)
    return;

  thought = causerie_export_page_dup_thought (message);
  g_string_append (html, "<details dir=\"auto\"><summary>");
  causerie_block_html_escape (thought, -1, html);
  g_string_append (html, "</summary>\n");
  append_blocks (html, causerie_markdown_parse (causerie_message_get_reasoning (message),
                                                causerie_message_get_reasoning_length (message)));
  g_string_append (html, "</details>\n");
}

static void
append_picture (GString *html, CauseriePart *part, const char *description)
{
  const char *type = causerie_part_get_media_type (part);
  gsize size;
  const guchar *bytes = g_bytes_get_data (causerie_part_get_data (part), &size);
  g_autofree char *data = NULL;

  if (type == NULL || !g_strv_contains (picture_types, type)) {
    append_paragraph (html, "quiet", description);
    return;
  }
  data = g_base64_encode (bytes, size);
  g_string_append_printf (html, "<p><img src=\"data:%s;base64,%s\" alt=\"", type, data);
  causerie_block_html_escape (description, -1, html);
  g_string_append (html, "\"></p>\n");
}

static void
append_tool_call (GString *html, CauseriePart *part)
{
  append_paragraph (html, "quiet", causerie_part_get_name (part));
  g_string_append (html, "<pre><code>");
  causerie_block_html_escape (causerie_part_get_text (part), -1, html);
  g_string_append (html, "</code></pre>\n");
}

static void
append_citation (GString *html, CauseriePart *part)
{
  const char *url = causerie_part_get_text (part);
  const char *title = causerie_part_get_name (part);

  g_string_append (html, "<p class=\"quiet\">");
  causerie_block_html_append_link (title != NULL && *title != '\0' ? title : url, url, html);
  g_string_append (html, "</p>\n");
}

static void
append_part (GString *html, CauseriePart *part)
{
  g_autofree char *file = causerie_export_page_describe_file (part);

  switch (causerie_part_get_kind (part)) {
  case CAUSERIE_PART_TEXT:
    append_blocks (html, causerie_typed_text_parse (causerie_part_get_text (part), -1));
    break;
  case CAUSERIE_PART_IMAGE:
    append_picture (html, part, file);
    break;
  case CAUSERIE_PART_FILE:
    append_paragraph (html, "quiet", file);
    break;
  case CAUSERIE_PART_TOOL_CALL:
    append_tool_call (html, part);
    break;
  case CAUSERIE_PART_CITATION:
    append_citation (html, part);
    break;
  case CAUSERIE_PART_REASONING_DETAILS:
  default:
    break;
  }
}

static GPtrArray *
parse_text (CauserieMessage *message)
{
  const char *text = causerie_message_get_text (message);
  gsize length = causerie_message_get_text_length (message);

  return causerie_message_get_role (message) == CAUSERIE_ROLE_USER
           ? causerie_typed_text_parse (text, length)
           : causerie_markdown_parse (text, length);
}

static void
append_message (GString *html, CauserieMessage *message)
{
  CauserieRole role = causerie_message_get_role (message);
  g_autofree char *who = causerie_message_text_who (message);
  g_autofree char *summary = causerie_export_page_dup_summary (message);
  g_autofree char *failure = causerie_export_page_dup_failure (message);

  g_string_append_printf (html, "<article class=\"%s\">\n",
                          causerie_enum_to_name (CAUSERIE_TYPE_ROLE, role));
  append_paragraph (html, "who", who);
  append_paragraph (html, "quiet", summary);
  append_reasoning (html, message);
  g_string_append (html, "<div dir=\"auto\">\n");
  append_blocks (html, parse_text (message));
  g_string_append (html, "</div>\n");
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++)
    append_part (html, causerie_message_get_part (message, i));
  append_paragraph (html, "quiet", failure);
  g_string_append (html, "</article>\n");
}

char *
causerie_export_page_to_html (const CauserieExportPage *self)
{
  GString *html = g_string_new (NULL);

  append_head (self, html);
  append_place (self, html);
  for (guint i = 0; i < self->messages->len; i++)
    append_message (html, g_ptr_array_index (self->messages, i));
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
