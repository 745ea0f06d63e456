/* causerie-context-text.c: how much is sent, and what is left out, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-context-text.h"

#include "causerie-text.h"

#include <glib/gi18n.h>

static char *
dup_tokens (const CauserieContextPlan *plan)
{
  g_autofree char *used = causerie_text_format_count (plan->tokens);
  g_autofree char *most = NULL;

  if (plan->length == 0)
    /* Translators: tokens of the chat so far */
    return g_strdup_printf (_("Context used: %s"), used);

  most = causerie_text_format_count (plan->length);
  /* Translators: tokens of the chat so far, and how many fit: "Context used: 3100 of 8192". */
  return g_strdup_printf (_("Context used: %s of %s"), used, most);
}

char *
causerie_context_text_used (const CauserieContextPlan *plan, CauserieMoney *price)
{
  g_autofree char *tokens = NULL;
  g_autofree char *money = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  if (price == NULL && plan->length == 0)
    return g_strdup ("");

  tokens = dup_tokens (plan);
  if (price == NULL || causerie_money_is_zero (price))
    return g_steal_pointer (&tokens);

  money = causerie_money_format_estimate (price);
  /* Translators: "Context used: 3100 of 8192", and about what it costs to send that: "≈ $0.0031" */
  return g_strdup_printf (_("%s · ≈ %s"), tokens, money);
}

char *
causerie_context_text_too_long (const CauserieContextPlan *plan)
{
  g_autofree char *used = NULL;
  g_autofree char *most = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  used = causerie_text_format_count (plan->tokens);
  most = causerie_text_format_count (MAX (plan->budget, 0));
  /* Translators: tokens that would be sent, and how many fit beside the answer */
  return g_strdup_printf (_("Too long: about %s tokens, %s fit"), used, most);
}

/* NULL: the person chose no more than the model takes. */
static char *
dup_reason (const CauserieContextPlan *plan, gint64 set)
{
  g_autofree char *length = NULL;
  g_autofree char *chosen = NULL;

  if (set <= plan->length)
    return NULL;

  length = causerie_text_format_count (plan->length);
  chosen = causerie_text_format_count (set);
  /* Translators: numbers of tokens; the first is the smaller */
  return g_strdup_printf (_("The model takes %s tokens here, not %s."), length, chosen);
}

char *
causerie_context_text_left_out (const CauserieContextPlan *plan, gint64 set)
{
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  if (plan->n_left_out == 0)
    return NULL;

  text = g_strdup_printf (ngettext ("Left out above this: %u message",
                                    "Left out above this: %u messages", plan->n_left_out),
                          plan->n_left_out);
  reason = dup_reason (plan, set);

  return reason != NULL ? g_strdup_printf ("%s\n%s", text, reason) : g_steal_pointer (&text);
}

char *
causerie_context_text_attachments (const CauserieContextPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  if (plan->n_bare == 0)
    return NULL;

  return g_strdup_printf (ngettext ("Left out above this: attachments of %u message",
                                    "Left out above this: attachments of %u messages",
                                    plan->n_bare),
                          plan->n_bare);
}

static const char *
find_advice (CauserieConnection *connection)
{
  const char *provider =
    connection != NULL ? causerie_connection_get_provider (connection) : "custom";

  if (g_str_equal (provider, "ollama"))
    return _("Ollama gives its models more when it is started with OLLAMA_CONTEXT_LENGTH.");
  if (g_str_equal (provider, "lm-studio"))
    return _("In LM Studio the model can be loaded with a longer context.");
  return _("Give the model more context on the server, or set the context length here to what it has.");
}

char *
causerie_context_text_dropped (const CauserieContextCount *count, CauserieConnection *connection)
{
  g_autofree char *counted = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (count != NULL, NULL);

  counted = causerie_text_format_count (count->counted);
  sent = causerie_text_format_count (count->tokens);
  /* Translators: numbers of tokens; the first is the smaller */
  text = g_strdup_printf (_("The server read %s of about %s tokens: the beginning is missing."),
                          counted, sent);

  return g_strdup_printf ("%s\n%s", text, find_advice (connection));
}
