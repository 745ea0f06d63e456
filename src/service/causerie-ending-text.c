/* causerie-ending-text.c: that an answer ended before it was whole, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ending-text.h"

#include "causerie-text.h"

#include <glib/gi18n.h>

static gboolean
is_empty (CauserieMessage *answer)
{
  CauserieFailure *failure = causerie_message_get_failure (answer);

  return failure != NULL && causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_EMPTY;
}

CauserieEnding
causerie_ending_find (CauserieMessage *answer)
{
  CauserieMessageState state;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (answer), CAUSERIE_ENDING_WHOLE);

  state = causerie_message_get_state (answer);
  if (state != CAUSERIE_MESSAGE_DONE && !(state == CAUSERIE_MESSAGE_FAILED && is_empty (answer)))
    return CAUSERIE_ENDING_WHOLE;

  switch (causerie_message_get_finish (answer)) {
  case CAUSERIE_FINISH_LENGTH:
    return CAUSERIE_ENDING_LIMIT;
  case CAUSERIE_FINISH_CONTENT_FILTER:
    return CAUSERIE_ENDING_FILTER;
  default:
    return CAUSERIE_ENDING_WHOLE;
  }
}

/* Tokens; 0: the person set none, it is the model's own. */
static gint64
get_limit (CauserieMessage *answer)
{
  const CauserieParams *params = causerie_message_get_params (answer);
  double limit = 0;

  if (params != NULL)
    causerie_params_get (params, CAUSERIE_PARAM_MAX_TOKENS, &limit);

  return (gint64) limit;
}

/* Some providers count it and keep it to themselves. */
static gboolean
has_reasoned (CauserieMessage *answer)
{
  CauserieUsage *usage = causerie_message_get_usage (answer);

  return causerie_message_get_reasoning_length (answer) > 0 ||
         (usage != NULL && causerie_usage_get_facts (usage)->reasoning_tokens > 0);
}

static char *
describe_own_limit (CauserieMessage *answer, gint64 limit)
{
  gulong n = (gulong) MIN (limit, (gint64) G_MAXINT);
  g_autofree char *count = causerie_text_format_count (limit);

  if (causerie_message_get_text_length (answer) > 0)
    return g_strdup_printf (ngettext ("The answer reached your limit of %s token.",
                                      "The answer reached your limit of %s tokens.", n), count);
  if (has_reasoned (answer))
    return g_strdup_printf (ngettext ("Your limit of %s token went into the reasoning: "
                                      "no answer was written.",
                                      "Your limit of %s tokens went into the reasoning: "
                                      "no answer was written.", n), count);
  return g_strdup_printf (ngettext ("Your limit of %s token was reached before any text came.",
                                    "Your limit of %s tokens was reached before any text came.",
                                    n), count);
}

static const char *
describe_model_limit (CauserieMessage *answer)
{
  if (causerie_message_get_text_length (answer) > 0)
    return _("The answer reached the model’s limit.");
  if (has_reasoned (answer))
    return _("The model’s limit went into the reasoning: no answer was written.");
  return _("The model’s limit was reached before any text came.");
}

char *
causerie_ending_text_new (CauserieMessage *answer)
{
  gint64 limit;

  switch (causerie_ending_find (answer)) {
  case CAUSERIE_ENDING_LIMIT:
    limit = get_limit (answer);
    return limit > 0 ? describe_own_limit (answer, limit)
                     : g_strdup (describe_model_limit (answer));
  case CAUSERIE_ENDING_FILTER:
    return g_strdup (_("The provider’s content filter ended the answer here."));
  case CAUSERIE_ENDING_WHOLE:
  default:
    return NULL;
  }
}
