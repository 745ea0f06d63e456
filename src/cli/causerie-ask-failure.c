/* causerie-ask-failure.c: a failure in words that help at a prompt
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-failure.h"

#include <glib/gi18n.h>

static const char *
get_key_hint (CauserieConnection *connection)
{
  const char *provider =
    connection != NULL ? causerie_connection_get_facts (connection)->id : NULL;

  if (g_strcmp0 (provider, "openrouter") == 0)
    return _("Set the key as OPENROUTER_API_KEY in the environment, or name a file that holds it with "
             "--api-key-file.");

  return _("Set the key as CAUSERIE_API_KEY in the environment, or name a file that holds it with "
           "--api-key-file.");
}

static void
replace (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
explain_storage (CauserieFailure *failure, CauserieFailureText *text)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  if (g_strcmp0 (facts->code, CAUSERIE_ASK_NOT_FOUND) == 0) {
    replace (&text->sentence, facts->message);
    replace (&text->hint, NULL);
  }
}

/* What the window's buttons do has options here. */
static void
explain_action (CauserieFailure *failure, CauserieFailureText *text)
{
  gulong n = (gulong) causerie_failure_get_facts (failure)->affordable_tokens;

  if (g_str_equal (text->action, "chat.retry-shorter")) {
    g_free (text->hint);
    text->hint = g_strdup_printf (_("Ask for a shorter answer with --max-tokens %lu, or top up the account."), n);
  } else if (g_str_equal (text->action, "chat.confirm-risk")) {
    replace (&text->hint, _("It was not sent. A key that is meant for this server is sent from a file that "
                            "--api-key-file names."));
  } else if (g_str_equal (text->action, "chat.trust-certificate")) {
    replace (&text->hint, _("Nothing was sent. If the server is yours, name its certificate with "
                            "--ca-file."));
  }
}

CauserieFailureText *
causerie_ask_failure_explain (CauserieFailure *failure, CauserieConnection *connection)
{
  CauserieFailureText *text = causerie_failure_text_new (failure, connection);

  explain_action (failure, text);
  switch (causerie_failure_get_kind (failure)) {
  case CAUSERIE_FAILURE_KEY_MISSING:
  case CAUSERIE_FAILURE_KEYRING:
    replace (&text->hint, get_key_hint (connection));
    break;
  case CAUSERIE_FAILURE_KEY_INVALID:
    if (!causerie_failure_get_facts (failure)->not_sent &&
        causerie_failure_get_facts (failure)->status == 0) /* it was refused as it was read */
      replace (&text->sentence, _("What was given as the API key cannot be one."));
    break;
  case CAUSERIE_FAILURE_STORAGE:
    explain_storage (failure, text);
    break;
  default:
    break;
  }

  return text;
}

/* A missing key is said in full by its sentence. */
static gboolean
has_detail (CauserieFailure *failure, const CauserieFailureText *text)
{
  const char *message = causerie_failure_get_facts (failure)->message;

  return message != NULL && !g_str_equal (message, text->sentence) &&
         causerie_failure_get_kind (failure) != CAUSERIE_FAILURE_KEY_MISSING;
}

char *
causerie_ask_failure_print (CauserieFailure *failure, const CauserieFailureText *text)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);
  GString *words = g_string_new ("causerie-cli: ");

  g_string_append (words, text->sentence);
  if (text->hint != NULL)
    g_string_append_printf (words, " %s", text->hint);
  if (text->target != NULL)
    g_string_append_printf (words, " %s", text->target);

  g_string_append_c (words, '\n');

  if (has_detail (failure, text)) {
    if (facts->status > 0 && !g_str_has_prefix (facts->message, "HTTP "))
      /* Translators: an HTTP status and what the server said: "Details: 402, Insufficient credits" */
      g_string_append_printf (words, _("Details: %d, %s"), facts->status, facts->message);
    else
      /* Translators: what went wrong, technically */
      g_string_append_printf (words, _("Details: %s"), facts->message);
    g_string_append_c (words, '\n');
  }

  return g_string_free (words, FALSE);
}
