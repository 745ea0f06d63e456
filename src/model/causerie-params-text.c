/* causerie-params-text.c: the settings that are text
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-params.h"

#include "causerie-error.h"
#include "causerie-json.h"

#include <glib/gi18n.h>
#include <string.h>

static const char * const own_members[] = { "messages", "model", "stream", NULL };

static gboolean
refuse (CauserieTextParam param, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (CauserieTextParam param, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID, "%s: %s",
               causerie_text_param_get_facts (param)->name, reason);

  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n\v\f")] == '\0';
}

/* --- lists --- */

/* Spaces belong to a stop string; around the name of a provider they do not. */
static char *
dup_item (CauserieTextParam param, const char *item)
{
  gsize length = strlen (item);

  if (param != CAUSERIE_TEXT_PARAM_STOP)
    return g_strstrip (g_strdup (item));

  return g_strndup (item, length > 0 && item[length - 1] == '\r' ? length - 1 : length);
}

static GPtrArray *
split (CauserieTextParam param, const char *text)
{
  const char separator[] = { causerie_text_param_get_facts (param)->separator, '\0' };
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) pieces = g_strsplit (text, separator, -1);

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autofree char *item = dup_item (param, pieces[i]);

    if (*item != '\0')
      g_ptr_array_add (items, g_steal_pointer (&item));
  }
  g_ptr_array_add (items, NULL);

  return items;
}

/* "anthropic", "deepinfra/fp8": no spaces, so that a list with another separator is noticed. */
static gboolean
is_slug (const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && strchr ("-_./:", *p) == NULL)
      return FALSE;
  }

  return TRUE;
}

static char *
read_slugs (CauserieTextParam param, const char *text, GError **error)
{
  g_autoptr(GPtrArray) slugs = split (param, text);

  for (guint i = 0; slugs->pdata[i] != NULL; i++) {
    if (is_slug (slugs->pdata[i]))
      continue;
    refuse (param, error, _("“%s” is not the name of a provider like “deepinfra/fp8”"),
            (char *) slugs->pdata[i]);
    return NULL;
  }

  return g_strjoinv (",", (char **) slugs->pdata);
}

/* --- the extra members --- */

/* What is no JSON is said with its place; what is, and yet no object, is wrong as a whole. */
static void
refuse_extra (const char *text, GError **error)
{
  CauserieJsonFault fault;

  if (causerie_json_find_fault (text, -1, &fault))
    /* Translators: where a text is not JSON, and why: “expected a colon” */
    refuse (CAUSERIE_TEXT_PARAM_EXTRA, error, _("not a JSON object: line %u, column %u: %s"),
            fault.line, fault.column, _(fault.what));
  else
    refuse (CAUSERIE_TEXT_PARAM_EXTRA, error, "%s", _("not a JSON object, which begins with {"));
}

/* The text as it was typed, if it may be merged. */
static char *
read_extra (const char *text, GError **error)
{
  g_autoptr(JsonNode) node = causerie_json_parse (text, -1, NULL, NULL);
  JsonObject *object = causerie_json_node_object (node);

  if (object == NULL) {
    refuse_extra (text, error);
    return NULL;
  }

  for (guint i = 0; own_members[i] != NULL; i++) {
    if (!json_object_has_member (object, own_members[i]))
      continue;
    refuse (CAUSERIE_TEXT_PARAM_EXTRA, error, _("“%s” is set by the program and cannot be replaced"),
            own_members[i]);
    return NULL;
  }

  return g_strstrip (g_strdup (text));
}

static char *
read_text (CauserieTextParam param, const char *text, GError **error)
{
  switch (param) {
  case CAUSERIE_TEXT_PARAM_ROUTING_ONLY:
  case CAUSERIE_TEXT_PARAM_ROUTING_IGNORE:
    return read_slugs (param, text, error);
  case CAUSERIE_TEXT_PARAM_EXTRA:
    return read_extra (text, error);
  case CAUSERIE_TEXT_PARAM_STOP:
  case CAUSERIE_N_TEXT_PARAMS:
  default:
    return g_strdup (text);
  }
}

/* --- the face --- */

void
causerie_params_set_text (CauserieParams *self, CauserieTextParam param, const char *text)
{
  char *copy;

  g_return_if_fail (self != NULL && param < CAUSERIE_N_TEXT_PARAMS);

  copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_free (self->text[param]);
  self->text[param] = copy;
}

const char *
causerie_params_get_text (const CauserieParams *self, CauserieTextParam param)
{
  g_return_val_if_fail (self != NULL && param < CAUSERIE_N_TEXT_PARAMS, NULL);

  return self->text[param];
}

gboolean
causerie_params_parse_text (CauserieParams     *self,
                            CauserieTextParam   param,
                            const char         *text,
                            GError            **error)
{
  g_autofree char *read = NULL;

  g_return_val_if_fail (self != NULL && param < CAUSERIE_N_TEXT_PARAMS && text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (param, error, "not UTF-8");

  if (!is_blank (text)) {
    read = read_text (param, text, error);
    if (read == NULL)
      return FALSE;
  }

  causerie_params_set_text (self, param, read);
  return TRUE;
}

/* What a backslash and this character stand for; '\0': two characters as they are. */
static char
find_escaped (char c)
{
  switch (c) {
  case 'n':
    return '\n';
  case 't':
    return '\t';
  case '\\':
    return '\\';
  default:
    return '\0';
  }
}

/* A stop string is typed on one line: a line end in it is written "\n". */
static void
unescape (char *text)
{
  char *out = text;

  for (const char *in = text; *in != '\0'; in++) {
    char escaped = *in == '\\' ? find_escaped (in[1]) : '\0';

    if (escaped != '\0')
      in++;
    *out++ = escaped != '\0' ? escaped : *in;
  }
  *out = '\0';
}

char **
causerie_params_dup_list (const CauserieParams *self, CauserieTextParam param)
{
  GPtrArray *items;

  g_return_val_if_fail (self != NULL && param < CAUSERIE_N_TEXT_PARAMS, NULL);
  g_return_val_if_fail (causerie_text_param_get_facts (param)->separator != '\0', NULL);

  if (self->text[param] == NULL)
    return NULL;

  items = split (param, self->text[param]);
  for (guint i = 0; param == CAUSERIE_TEXT_PARAM_STOP && items->pdata[i] != NULL; i++)
    unescape (items->pdata[i]);

  return (char **) g_ptr_array_free (items, FALSE);
}
