/* causerie-params.c: sampling settings, where unset is not zero
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-params.h"

#include "causerie-error.h"
#include "causerie-text.h"

#include <glib/gi18n.h>

G_DEFINE_BOXED_TYPE (CauserieParams, causerie_params, causerie_params_copy, causerie_params_free)

static gboolean
is_allowed (CauserieParam param, double value)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);

  /* Written so that NaN is refused. */
  return value >= facts->minimum && value <= facts->maximum &&
         (!facts->is_integer || value == (double) (gint64) value);
}

static gboolean
read_word (const CauserieParamFacts *facts, const char *text, double *value, GError **error)
{
  g_autofree char *words = NULL;

  for (guint i = 0; facts->choices[i] != NULL; i++) {
    if (g_ascii_strcasecmp (facts->choices[i], text) == 0) {
      *value = i;
      return TRUE;
    }
  }

  words = g_strjoinv (", ", (char **) facts->choices);
  g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
               _("%s: “%s” is not one of %s"), facts->name, text, words);
  return FALSE;
}

static gboolean
read_number (const CauserieParamFacts *facts, const char *text, double *value, GError **error)
{
  gint64 whole;

  if (facts->is_integer && causerie_text_parse_integer (text, &whole)) {
    *value = (double) whole;
    return TRUE;
  }

  if (!causerie_text_parse_decimal (text, value)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 _("%s: “%s” is not a number"), facts->name, text);
    return FALSE;
  }

  if (facts->is_integer) {
    /* Not even “1,000” or “128.000”: a thousand to one person is one to another. */
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 _("%s: “%s” is not a whole number"), facts->name, text);
    return FALSE;
  }

  return TRUE;
}

CauserieParams *
causerie_params_copy (const CauserieParams *self)
{
  CauserieParams *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (CauserieParams, 1);
  causerie_params_assign (copy, self);
  return copy;
}

void
causerie_params_free (CauserieParams *self)
{
  if (self == NULL)
    return;

  causerie_params_clear (self);
  g_free (self);
}

void
causerie_params_assign (CauserieParams *self, const CauserieParams *source)
{
  CauserieParams copy = { 0 };

  g_return_if_fail (self != NULL);

  if (source != NULL) {
    copy = *source;
    for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
      copy.text[i] = g_strdup (source->text[i]);
  }
  causerie_params_clear (self);
  *self = copy;
}

void
causerie_params_clear (CauserieParams *self)
{
  g_return_if_fail (self != NULL);

  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    g_free (self->text[i]);
  *self = (CauserieParams) { 0 };
}

void
causerie_params_set (CauserieParams *self, CauserieParam param, double value)
{
  g_return_if_fail (self != NULL && param < CAUSERIE_N_PARAMS && is_allowed (param, value));

  self->is_set[param] = TRUE;
  self->value[param] = value;
}

void
causerie_params_unset (CauserieParams *self, CauserieParam param)
{
  g_return_if_fail (self != NULL && param < CAUSERIE_N_PARAMS);

  self->is_set[param] = FALSE;
  self->value[param] = 0;
}

gboolean
causerie_params_get (const CauserieParams *self, CauserieParam param, double *value)
{
  g_return_val_if_fail (self != NULL && param < CAUSERIE_N_PARAMS, FALSE);

  if (self->is_set[param] && value != NULL)
    *value = self->value[param];

  return self->is_set[param];
}

gboolean
causerie_params_equal (const CauserieParams *a, const CauserieParams *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (CauserieParam i = 0; i < CAUSERIE_N_PARAMS; i++) {
    if (!a->is_set[i] != !b->is_set[i] || (a->is_set[i] && a->value[i] != b->value[i]))
      return FALSE;
  }
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    if (g_strcmp0 (a->text[i], b->text[i]) != 0)
      return FALSE;
  }

  return TRUE;
}

const char *
causerie_params_get_word (const CauserieParams *self, CauserieParam param)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);

  g_return_val_if_fail (self != NULL && facts != NULL && facts->choices != NULL, NULL);

  return self->is_set[param] ? facts->choices[(guint) self->value[param]] : NULL;
}

gboolean
causerie_params_parse (CauserieParams  *self,
                       CauserieParam    param,
                       const char      *text,
                       GError         **error)
{
  const CauserieParamFacts *facts = causerie_param_get_facts (param);
  g_autofree char *trimmed = NULL;
  double value;

  g_return_val_if_fail (self != NULL && facts != NULL && text != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0') {
    causerie_params_unset (self, param);
    return TRUE;
  }

  if (facts->choices != NULL ? !read_word (facts, trimmed, &value, error)
                             : !read_number (facts, trimmed, &value, error))
    return FALSE;

  if (!is_allowed (param, value)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 _("%s: “%s” is not from %.0f to %.0f"), facts->name, trimmed,
                 facts->minimum, facts->maximum);
    return FALSE;
  }

  causerie_params_set (self, param, value);
  return TRUE;
}
