/* causerie-context-estimate.c: how many tokens a text takes, without its model's tokenizer
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context.h"

#include "causerie-context-private.h"

#include <string.h>

/* Bytes a token of a text and of code; one token a character of the scripts that are cut finest.
 * What wraps a message and a request is counted as providers count it. */
#define BYTES_PER_TOKEN      3.6
#define CODE_BYTES_PER_TOKEN 3.0
#define TOKENS_PER_MESSAGE   4
#define TOKENS_PER_REQUEST   3
#define TOKENS_PER_IMAGE     1100

/* A PDF is read as its text. Where the pages cannot be counted, they are guessed. */
#define TOKENS_PER_PAGE 700
#define BYTES_PER_PAGE  50000

static gboolean
is_cjk (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xac00 && c <= 0xd7af) || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000;
}

/* A line that begins or ends a block of code. */
static gboolean
is_fence (const char *line)
{
  return strncmp (line, "```", 3) == 0 || strncmp (line, "~~~", 3) == 0;
}

gint64
causerie_context_estimate_text (const char *text)
{
  gint64 tokens = 0;
  gsize n_bytes[2] = { 0, 0 }; /* of words, of code */
  guint in_code = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; ) {
    const char *next = g_utf8_next_char (p);

    if ((p == text || p[-1] == '\n') && is_fence (p))
      in_code = !in_code;
    if ((guchar) *p >= 0x80 && is_cjk (g_utf8_get_char (p)))
      tokens++;
    else
      n_bytes[in_code] += (gsize) (next - p);
    p = next;
  }

  return tokens +
         (gint64) (n_bytes[0] / BYTES_PER_TOKEN + n_bytes[1] / CODE_BYTES_PER_TOKEN + 0.999);
}

/* The objects of its pages, where they are not packed. */
static guint
count_pages (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *end = data + size, *p = data;
  guint n = 0;

  while (p != NULL && (p = memmem (p, (gsize) (end - p), "/Type", 5)) != NULL) {
    p += 5;
    if (p < end && *p == ' ')
      p++;
    if (end - p > 5 && memcmp (p, "/Page", 5) == 0 && p[5] != 's')
      n++;
  }

  return MAX (n, (guint) (size / BYTES_PER_PAGE) + 1);
}

gint64
causerie_context_estimate_part (CauseriePart *part)
{
  switch (causerie_part_get_kind (part)) {
    case CAUSERIE_PART_TEXT:
    case CAUSERIE_PART_TOOL_CALL:
      return causerie_context_estimate_text (causerie_part_get_text (part));
    case CAUSERIE_PART_IMAGE:
      return TOKENS_PER_IMAGE;
    case CAUSERIE_PART_FILE:
      return (gint64) count_pages (causerie_part_get_data (part)) * TOKENS_PER_PAGE;
    case CAUSERIE_PART_CITATION:          /* shown, not sent */
    case CAUSERIE_PART_REASONING_DETAILS: /* encrypted, or thoughts that the model drops */
    default:
      return 0;
  }
}

/* A picture that a model made is not sent back. */
static gboolean
is_sent (CauserieMessage *message, CauseriePart *part)
{
  return causerie_part_get_data (part) == NULL ||
         causerie_message_get_role (message) == CAUSERIE_ROLE_USER;
}

gint64
causerie_context_estimate_message (CauserieMessage *message)
{
  gint64 tokens = TOKENS_PER_MESSAGE;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), 0);

  tokens += causerie_context_estimate_text (causerie_message_get_text (message));
  for (guint i = 0; i < causerie_message_get_n_parts (message); i++) {
    CauseriePart *part = causerie_message_get_part (message, i);

    if (is_sent (message, part))
      tokens += causerie_context_estimate_part (part);
  }

  return tokens;
}

gint64
causerie_context_estimate_frame (const char *instructions)
{
  gint64 tokens = TOKENS_PER_REQUEST;

  if (instructions != NULL && *instructions != '\0')
    tokens += TOKENS_PER_MESSAGE + causerie_context_estimate_text (instructions);

  return tokens;
}

gint64
causerie_context_estimate (const char *instructions, GPtrArray *messages)
{
  gint64 tokens = causerie_context_estimate_frame (instructions);

  g_return_val_if_fail (messages != NULL, 0);

  for (guint i = 0; i < messages->len; i++)
    tokens += causerie_context_estimate_message (g_ptr_array_index (messages, i));

  return tokens;
}
