/* causerie-safe-text.c: text from a stranger, without characters that lie
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: Unicode Standard Annex 9, explicit directional formatting; CVE-2021-42574. */

#include "causerie-safe-text.h"

#define BLACK_FLAG 0x1f3f4

/* Of a character that is not to be copied as it is. */
typedef enum {
  OTHER,
  CONTROL,
  LINE_END,  /* by other means than "\n" */
  HIDDEN,    /* no width */
  MARK,      /* of direction, with no end */
  EMBEDDING,
  ISOLATE,
  OVERRIDE,
  EMBEDDING_END,
  ISOLATE_END,
  TAG,       /* of a flag; else it hides words */
} CharacterKind;

static CharacterKind
get_kind (gunichar c)
{
  switch (c) {
  case 0x200e:
  case 0x200f:
  case 0x061c:
    return MARK;
  case 0x202a:
  case 0x202b:
    return EMBEDDING;
  case 0x202c:
    return EMBEDDING_END;
  case 0x202d:
  case 0x202e:
    return OVERRIDE;
  case 0x2066:
  case 0x2067:
  case 0x2068:
    return ISOLATE;
  case 0x2069:
    return ISOLATE_END;
  case 0x2028:
  case 0x2029:
    return LINE_END;
  case 0x00ad:
  case 0x180e:
  case 0x200b:
  case 0x2060 ... 0x2064:
  case 0x206a ... 0x206f:
  case 0xfeff:
  case 0xfff9 ... 0xfffb:
    return HIDDEN;
  case 0xe0000 ... 0xe007f:
    return TAG;
  default:
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0) ? CONTROL : OTHER;
  }
}

/* The bytes that characters of another kind than OTHER begin with, and a line end, which closes. */
static gboolean
may_matter (guint8 byte)
{
  return byte < 0x80 ? (byte < 0x20 && byte != '\t') || byte == 0x7f
                     : byte == 0xc2 || byte == 0xd8 || byte == 0xe1 || byte == 0xe2 ||
                       byte == 0xef || byte == 0xf3;
}

static void
append_sign (GString *out, gunichar c)
{
  g_string_append_printf (out, "‹U+%04X›", c);
}

static void
open_direction (CauserieSafeText *self, guint8 kind)
{
  if (self->directions == NULL)
    self->directions = g_byte_array_new ();
  g_byte_array_append (self->directions, &kind, 1);
  self->n_isolates += kind == 'I' ? 1 : 0;
}

/* Removes the innermost mark that is open and says what it was; 0 for none. */
static guint8
pop_direction (CauserieSafeText *self)
{
  guint8 kind;

  if (self->directions == NULL || self->directions->len == 0)
    return 0;
  kind = self->directions->data[self->directions->len - 1];
  g_byte_array_set_size (self->directions, self->directions->len - 1);
  self->n_isolates -= kind == 'I' ? 1 : 0;
  return kind;
}

static gboolean
is_in_embedding (CauserieSafeText *self)
{
  return self->directions != NULL && self->directions->len > 0 &&
         self->directions->data[self->directions->len - 1] == 'E';
}

static void
append_direction (CauserieSafeText *self, CharacterKind kind, gunichar c, GString *out)
{
  switch (kind) {
  case EMBEDDING:
  case ISOLATE:
    open_direction (self, kind == EMBEDDING ? 'E' : 'I');
    break;
  case EMBEDDING_END:
    if (!is_in_embedding (self))
      return;
    pop_direction (self);
    break;
  case ISOLATE_END:
    if (self->n_isolates == 0)
      return;
    while (pop_direction (self) != 'I')
      g_string_append_unichar (out, 0x202c);
    break;
  default:
    break;
  }
  g_string_append_unichar (out, c);
}

static void
append_prose (CauserieSafeText *self, CharacterKind kind, gunichar c, GString *out)
{
  switch (kind) {
  case OVERRIDE:
    append_sign (out, c);
    break;
  case EMBEDDING:
  case ISOLATE:
  case EMBEDDING_END:
  case ISOLATE_END:
    append_direction (self, kind, c, out);
    break;
  case LINE_END:
    causerie_safe_text_close (self, out);
    g_string_append_c (out, '\n');
    break;
  case TAG:
    if (self->in_flag)
      g_string_append_unichar (out, c);
    else
      append_sign (out, c);
    break;
  default:
    if (c == '\n')
      causerie_safe_text_close (self, out);
    g_string_append_unichar (out, c);
  }
}

void
causerie_safe_text_append (CauserieSafeText *self,
                           CauserieSafeMode  mode,
                           const char       *text,
                           gsize             length,
                           GString          *out)
{
  const char *end = text + length, *plain = text, *next;

  for (const char *p = text; p < end; p = next) {
    gunichar c;
    CharacterKind kind;

    next = p + 1;
    if (!may_matter (*p) && !self->in_flag && (guint8) *p != 0xf0)
      continue;

    c = g_utf8_get_char (p);
    next = g_utf8_next_char (p);
    kind = get_kind (c);
    self->in_flag = c == BLACK_FLAG || (self->in_flag && kind == TAG);
    if (kind == OTHER && c != '\n')
      continue;

    g_string_append_len (out, plain, p - plain);
    plain = next;
    if (kind == CONTROL)
      g_string_append (out, "\uFFFD");
    else if (mode == CAUSERIE_SAFE_PROSE)
      append_prose (self, kind, c, out);
    else if (kind == OTHER || (kind == TAG && self->in_flag))
      g_string_append_unichar (out, c);
    else
      append_sign (out, c);
  }

  g_string_append_len (out, plain, end - plain);
}

void
causerie_safe_text_close (CauserieSafeText *self, GString *out)
{
  guint8 kind;

  while ((kind = pop_direction (self)) != 0)
    g_string_append_unichar (out, kind == 'E' ? 0x202c : 0x2069);
}

void
causerie_safe_text_clear (CauserieSafeText *self)
{
  g_clear_pointer (&self->directions, g_byte_array_unref);
  self->n_isolates = 0;
  self->in_flag = FALSE;
}
