/* causerie-export-name.c: titles as names of files
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-export-name.h"

#include <string.h>

/* What is no name on some system, whatever follows its first dot. */
static const char * const reserved[] = {
  "con", "prn", "aux", "nul",
  "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
  "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", NULL,
};

/* Characters that separate or mean something in a path or a shell of some system. */
static gboolean
is_forbidden (gunichar c)
{
  return c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL;
}

/* Not to be seen, and able to make one name look like another. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
         g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
         g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void
append_character (GString *name, gunichar c)
{
  gboolean is_space = g_unichar_isspace (c);
  gboolean after_space = name->len == 0 || name->str[name->len - 1] == ' ';

  if (is_space && !after_space)
    g_string_append_c (name, ' ');
  else if (!is_space && is_forbidden (c))
    g_string_append_c (name, '-');
  else if (!is_space && !is_invisible (c))
    g_string_append_unichar (name, c);
}

static void
strip_end (GString *name)
{
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

static void
cut (GString *name, gsize max_bytes)
{
  if (name->len <= max_bytes)
    return;
  while (max_bytes > 0 && (name->str[max_bytes] & 0xc0) == 0x80)
    max_bytes--;
  g_string_truncate (name, max_bytes);
  strip_end (name);
}

/* Before the first dot, in small letters. */
static gboolean
is_reserved (const char *name)
{
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  g_autofree char *small = g_ascii_strdown (g_strstrip (stem), -1);

  return g_strv_contains (reserved, small);
}

static GString *
clean (const char *title)
{
  GString *name = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *p = composed;

  while (*p != '\0' && strchr (" .-~", *p) != NULL)
    p++;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    append_character (name, g_utf8_get_char (p));
  strip_end (name);
  while (name->len > 0 && strchr (" .-~", name->str[0]) != NULL) /* after what was dropped */
    g_string_erase (name, 0, 1);
  return name;
}

char *
causerie_export_name_make (const char *title,
                           const char *fallback,
                           guint       number,
                           const char *suffix)
{
  GString *name = clean (title);
  g_autofree char *behind =
    number > 1 ? g_strdup_printf (" %u%s", number, suffix) : g_strdup (suffix);

  g_return_val_if_fail (strlen (behind) < CAUSERIE_EXPORT_NAME_MAX, g_string_free (name, FALSE));

  if (name->len == 0)
    g_string_assign (name, fallback);
  if (is_reserved (name->str))
    g_string_prepend_c (name, '_');
  cut (name, CAUSERIE_EXPORT_NAME_MAX - strlen (behind));
  g_string_append (name, behind);
  return g_string_free (name, FALSE);
}
