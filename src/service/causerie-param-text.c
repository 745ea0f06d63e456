/* causerie-param-text.c: the sampling settings in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-param-text.h"

#include "causerie-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const char *title;
  const char *hint;
} Words;

static const Words words[CAUSERIE_N_PARAMS] = {
  [CAUSERIE_PARAM_TEMPERATURE] = {
    N_("Temperature"), N_("How freely words are chosen: 0 is strict, above 1 wild."),
  },
  [CAUSERIE_PARAM_TOP_P] = {
    N_("Top P"), N_("The share of likely words that may be chosen."),
  },
  [CAUSERIE_PARAM_MAX_TOKENS] = {
    N_("Max tokens"), N_("Where an answer is cut at the latest."),
  },
  [CAUSERIE_PARAM_CONTEXT_LENGTH] = {
    N_("Context length"),
    N_("How much of the chat is sent to the model. The number itself is not sent."),
  },
  [CAUSERIE_PARAM_TOP_K] = {
    N_("Top K"), N_("How many of the likeliest words may be chosen."),
  },
  [CAUSERIE_PARAM_MIN_P] = {
    N_("Min P"), N_("How likely a word must be, beside the likeliest one."),
  },
  [CAUSERIE_PARAM_FREQUENCY_PENALTY] = {
    N_("Frequency penalty"), N_("The more often a word was used, the less it is chosen."),
  },
  [CAUSERIE_PARAM_PRESENCE_PENALTY] = {
    N_("Presence penalty"), N_("A word that was used at all is chosen less."),
  },
  [CAUSERIE_PARAM_REPETITION_PENALTY] = {
    N_("Repetition penalty"), N_("Above 1, the model repeats itself less."),
  },
  [CAUSERIE_PARAM_SEED] = {
    N_("Seed"), N_("The same number gives the same answer, where the server can."),
  },
  [CAUSERIE_PARAM_REASONING_EFFORT] = {
    N_("Reasoning effort"), N_("How long the model thinks before it answers."),
  },
  [CAUSERIE_PARAM_REASONING_TOKENS] = {
    N_("Reasoning tokens"), N_("Where its thinking is cut; an effort that is set wins."),
  },
  [CAUSERIE_PARAM_ROUTING_SORT] = {
    N_("Order of providers"), N_("What OpenRouter looks at first."),
  },
  [CAUSERIE_PARAM_ROUTING_FALLBACKS] = {
    N_("Other providers"), N_("Whether another one may answer when the first cannot."),
  },
  [CAUSERIE_PARAM_ROUTING_DATA] = {
    N_("Data collection"), N_("Whether providers that keep what is sent may answer."),
  },
};

static const Words text_words[CAUSERIE_N_TEXT_PARAMS] = {
  [CAUSERIE_TEXT_PARAM_STOP] = {
    N_("Stop strings"), N_("Where one of them comes up, the answer ends. One a line."),
  },
  [CAUSERIE_TEXT_PARAM_ROUTING_ONLY] = {
    N_("Only these providers"), N_("Names with commas between, like “deepinfra/fp8”."),
  },
  [CAUSERIE_TEXT_PARAM_ROUTING_IGNORE] = {
    N_("Never these providers"), N_("Names with commas between, like “deepinfra/fp8”."),
  },
  [CAUSERIE_TEXT_PARAM_EXTRA] = {
    N_("Extra JSON"), N_("An object that is sent along; what it says wins over all above."),
  },
};

/* In the order of the parameter's table. */
static const char * const efforts[] = {
  NC_("reasoning effort", "None"), NC_("reasoning effort", "Minimal"),
  NC_("reasoning effort", "Low"), NC_("reasoning effort", "Medium"),
  NC_("reasoning effort", "High"), NC_("reasoning effort", "Very high"),
  NC_("reasoning effort", "Highest"),
};
static const char * const orders[] = {
  NC_("order of providers", "Lowest price"), NC_("order of providers", "Most tokens per second"),
  NC_("order of providers", "Quickest to begin"),
};
static const char * const fallbacks[] = {
  NC_("other providers", "No"), NC_("other providers", "Yes"),
};
static const char * const permissions[] = {
  NC_("data collection", "Allow"), NC_("data collection", "Deny"),
};

const char *
causerie_param_text_title (CauserieParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);

  return _(words[param].title);
}

const char *
causerie_param_text_title_of_text (CauserieTextParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_TEXT_PARAMS, NULL);

  return _(text_words[param].title);
}

const char *
causerie_param_text_hint (CauserieParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);

  return _(words[param].hint);
}

const char *
causerie_param_text_hint_of_text (CauserieTextParam param)
{
  g_return_val_if_fail (param < CAUSERIE_N_TEXT_PARAMS, NULL);

  return _(text_words[param].hint);
}

const char *
causerie_param_text_choice (CauserieParam param, guint choice)
{
  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);
  g_return_val_if_fail (choice <= causerie_param_get_facts (param)->maximum, NULL);

  switch (param) {
  case CAUSERIE_PARAM_REASONING_EFFORT:
    return g_dpgettext2 (NULL, "reasoning effort", efforts[choice]);
  case CAUSERIE_PARAM_ROUTING_SORT:
    return g_dpgettext2 (NULL, "order of providers", orders[choice]);
  case CAUSERIE_PARAM_ROUTING_FALLBACKS:
    return g_dpgettext2 (NULL, "other providers", fallbacks[choice]);
  case CAUSERIE_PARAM_ROUTING_DATA:
    return g_dpgettext2 (NULL, "data collection", permissions[choice]);
  default:
    g_return_val_if_reached (NULL); /* a number */
  }
}

char *
causerie_param_text_range (CauserieParam param)
{
  const CauserieParamFacts *facts;
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  g_return_val_if_fail (param < CAUSERIE_N_PARAMS, NULL);

  facts = causerie_param_get_facts (param);
  if (facts->is_integer) {
    minimum = causerie_text_format_count ((gint64) facts->minimum);
    maximum = causerie_text_format_count ((gint64) facts->maximum);
    /* Translators: %s are the smallest and the largest number. */
    return g_strdup_printf (_("A whole number from %s to %s, without a point or comma."),
                            minimum, maximum);
  }

  minimum = causerie_text_format_decimal (facts->minimum);
  maximum = causerie_text_format_decimal (facts->maximum);
  /* Translators: %s are the smallest and the largest number. */
  return g_strdup_printf (_("A number from %s to %s."), minimum, maximum);
}

char *
causerie_param_text_fault (CauserieTextParam param, const GError *error)
{
  const char *reason;
  g_autofree char *first = NULL;
  g_autofree char *capital = NULL;
  gsize name_length;

  g_return_val_if_fail (param < CAUSERIE_N_TEXT_PARAMS && error != NULL, NULL);

  reason = error->message;
  name_length = strlen (causerie_text_param_get_facts (param)->name);
  if (g_str_has_prefix (reason, causerie_text_param_get_facts (param)->name) &&
      g_str_has_prefix (reason + name_length, ": "))
    reason += name_length + strlen (": ");

  first = g_utf8_substring (reason, 0, MIN (g_utf8_strlen (reason, -1), 1));
  capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, reason + strlen (first), ".", NULL);
}
