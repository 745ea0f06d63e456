/* causerie-message-text.c: what is said about a message, in words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-text.h"

#include "causerie-profile.h"
#include "causerie-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define SEPARATOR " · "

static const char *
get_model (CauserieMessage *message)
{
  const char *asked = causerie_message_get_model (message);
  const char *answered = causerie_message_get_answered_model (message);

  return answered != NULL && *answered != '\0' ? answered : asked;
}

char *
causerie_message_text_who (CauserieMessage *message)
{
  const char *model;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), g_strdup (""));

  if (causerie_message_get_role (message) == CAUSERIE_ROLE_USER)
    return g_strdup (C_("who speaks", "You"));

  model = get_model (message);
  if (model == NULL || *model == '\0')
    return g_strdup (C_("who speaks", "Answer"));
  return causerie_profile_name_for_model (model);
}

/* --- the line under an answer ----------------------------------------------------------------- */

/* How it ended, where that is worth a word; else NULL. */
static const char *
get_ending (CauserieMessage *message)
{
  CauserieFailure *failure = causerie_message_get_failure (message);

  if (failure != NULL && causerie_failure_get_facts (failure)->not_sent)
    return C_("message", "Not sent");

  switch (causerie_message_get_state (message)) {
  case CAUSERIE_MESSAGE_STOPPED:
    return C_("answer", "Stopped");
  case CAUSERIE_MESSAGE_INTERRUPTED:
    return C_("answer", "Interrupted");
  default:
    break;
  }

  switch (causerie_message_get_finish (message)) {
  case CAUSERIE_FINISH_LENGTH:
    return C_("answer", "Token limit reached");
  case CAUSERIE_FINISH_CONTENT_FILTER:
    return C_("answer", "Ended by a content filter");
  default:
    return NULL;
  }
}

static char *
format_tokens (CauserieMessage *message)
{
  CauserieUsage *usage = causerie_message_get_usage (message);
  const CauserieUsageFacts *facts;
  g_autofree char *in = NULL, *out = NULL;

  if (usage == NULL)
    return NULL;

  facts = causerie_usage_get_facts (usage);
  if (facts->prompt_tokens < 0 && facts->completion_tokens < 0)
    return NULL;

  in = causerie_text_format_count (facts->prompt_tokens);
  out = causerie_text_format_count (facts->completion_tokens);
  if (facts->prompt_tokens < 0)
    /* Translators: %s is a count of tokens the model wrote */
    return g_strdup_printf (_("%s tokens out"), out);
  if (facts->completion_tokens < 0)
    /* Translators: %s is a count of tokens the model read */
    return g_strdup_printf (_("%s tokens in"), in);
  /* Translators: counts of tokens the model read and wrote: "12 in / 34 out tokens" */
  return g_strdup_printf (_("%s in / %s out tokens"), in, out);
}

static char *
format_cost (CauserieMessage *message)
{
  CauserieUsage *usage = causerie_message_get_usage (message);
  const CauserieUsageFacts *facts = usage != NULL ? causerie_usage_get_facts (usage) : NULL;
  g_autofree char *amount = NULL;

  if (facts == NULL || facts->cost == NULL)
    return NULL;

  amount = causerie_money_format (facts->cost);
  /* Translators: an amount of money that is an estimate */
  return facts->cost_is_estimate ? g_strdup_printf (_("≈ %s"), amount) : g_steal_pointer (&amount);
}

static char *
format_speed (CauserieMessage *message)
{
  double speed = causerie_message_get_speed (message);
  g_autofree char *number = NULL;

  if (!(speed > 0))
    return NULL;

  number = causerie_text_format_decimal (speed < 10 ? round (speed * 10) / 10 : round (speed));
  /* Translators: how fast the answer came; %s is a number */
  return g_strdup_printf (_("%s tokens/s"), number);
}

static char *
format_time (CauserieMessage *message, gint64 now)
{
  gint64 time = causerie_message_get_end_time (message);

  if (time == 0)
    time = causerie_message_get_sent_time (message);
  return time != 0 ? causerie_message_text_time (time, now) : NULL;
}

static void
add_part (GString *line, const char *part)
{
  if (part == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, SEPARATOR);
  g_string_append (line, part);
}

static void
add_facts (GString *line, CauserieMessage *message, gint64 now)
{
  g_autofree char *time = format_time (message, now);
  g_autofree char *tokens = format_tokens (message);
  g_autofree char *cost = format_cost (message);
  g_autofree char *speed = format_speed (message);

  add_part (line, time);
  add_part (line, tokens);
  add_part (line, cost);
  add_part (line, speed);
}

char *
causerie_message_text_summary (CauserieMessage *message, gint64 now)
{
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), g_string_free (line, FALSE));

  if (!causerie_message_is_running (message)) {
    add_part (line, get_ending (message));
    add_facts (line, message, now);
  }

  return g_string_free (line, FALSE);
}

char *
causerie_message_text_facts (CauserieMessage *message, gint64 now)
{
  GString *line = g_string_new (NULL);

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), g_string_free (line, FALSE));

  if (!causerie_message_is_running (message))
    add_facts (line, message, now);

  return g_string_free (line, FALSE);
}

/* --- while it runs ---------------------------------------------------------------------------- */

/* Why another try is needed: a sentence that the time of the next one follows. */
static const char *
describe_last_try (CauserieFailureKind why)
{
  switch (why) {
  case CAUSERIE_FAILURE_RATE_LIMITED:
    return _("Too many requests.");
  case CAUSERIE_FAILURE_SERVER:
    return _("The server has a problem.");
  case CAUSERIE_FAILURE_TIMEOUT:
    return _("There was no answer in time.");
  case CAUSERIE_FAILURE_UNREACHABLE:
  case CAUSERIE_FAILURE_TLS:
  case CAUSERIE_FAILURE_PROXY:
    return _("The server could not be reached.");
  default:
    return _("It did not work.");
  }
}

/* What is waited for, as it stays until that changes. */
static char *
describe_wait (CauserieMessage *message)
{
  const CauserieWait *wait = causerie_message_get_wait (message);
  g_autofree char *who = NULL;

  switch (wait->phase) {
  case CAUSERIE_WAIT_CONNECTING:
    return g_strdup (_("Connecting…"));
  case CAUSERIE_WAIT_SENDING:
    return g_strdup (_("Sending…"));
  case CAUSERIE_WAIT_LOADING:
    return g_strdup (_("The server is loading the model…"));
  case CAUSERIE_WAIT_RETRY:
    /* Translators: what happened, a whole sentence: "Too many requests. Trying again…" */
    return g_strdup_printf (_("%s Trying again…"), describe_last_try (wait->why));
  case CAUSERIE_WAIT_NONE:
  case CAUSERIE_WAIT_ANSWER:
  default:
    who = causerie_message_text_who (message);
    /* Translators: %s is the name of a model */
    return g_strdup_printf (_("Waiting for %s…"), who);
  }
}

static char *
describe_countdown (const CauserieWait *wait, gint64 now)
{
  g_autofree char *left =
    causerie_message_text_duration (ceil ((wait->until - now) / (double) G_USEC_PER_SEC));

  /* Translators: what happened, a whole sentence, and how long: "Too many requests. Trying again in 3 s" */
  return g_strdup_printf (_("%s Trying again in %s"), describe_last_try (wait->why), left);
}

char *
causerie_message_text_waiting (CauserieMessage *message, gint64 now)
{
  const CauserieWait *wait;
  g_autofree char *what = NULL, *elapsed = NULL;
  gint64 sent;

  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), g_strdup (""));

  wait = causerie_message_get_wait (message);
  if (wait->phase == CAUSERIE_WAIT_RETRY && wait->until > now)
    return describe_countdown (wait, now);

  what = describe_wait (message);
  sent = causerie_message_get_sent_time (message);
  if (sent == 0 || now - sent < G_USEC_PER_SEC)
    return g_steal_pointer (&what);

  if (wait->phase == CAUSERIE_WAIT_SENDING)
    /* Translators: how much of a message has been sent: "Sending… 25 %" */
    return g_strdup_printf (_("%s %d %%"), what, (int) (100 * CLAMP (wait->fraction, 0, 1)));

  elapsed = causerie_message_text_duration ((now - sent) / (double) G_USEC_PER_SEC);
  /* Translators: what is waited for, and how long: "Waiting for kimi-k2… 3 s" */
  return g_strdup_printf (C_("waiting", "%s %s"), what, elapsed);
}

char *
causerie_message_text_wait_name (CauserieMessage *message)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (message), g_strdup (""));

  return describe_wait (message);
}

guint
causerie_message_text_next_second (gint64 moment, gint64 now)
{
  gint64 past = (now - moment) % G_USEC_PER_SEC;

  if (past < 0)
    past += G_USEC_PER_SEC;
  return (guint) ((G_USEC_PER_SEC - past) / 1000) + 1;
}

/* Where all that came was reasoning, it lasted to the end. */
static gint64
find_thought_end (CauserieMessage *message, gint64 now)
{
  gint64 end = causerie_message_get_reasoning_end_time (message);

  if (causerie_message_text_is_thinking (message))
    return now;
  return end == 0 && causerie_message_get_text_length (message) == 0
           ? causerie_message_get_end_time (message) : end;
}

gboolean
causerie_message_text_is_thinking (CauserieMessage *message)
{
  return causerie_message_is_running (message) &&
         causerie_message_get_reasoning_length (message) > 0 &&
         causerie_message_get_reasoning_end_time (message) == 0 &&
         causerie_message_get_text_length (message) == 0;
}

char *
causerie_message_text_thought (CauserieMessage *message, gint64 now)
{
  gboolean thinking = causerie_message_text_is_thinking (message);
  gint64 begin = causerie_message_get_first_token_time (message);
  gint64 end = find_thought_end (message, now);
  double seconds = (end - begin) / (double) G_USEC_PER_SEC;
  g_autofree char *duration = NULL;

  if (thinking && (begin == 0 || seconds < 1))
    return g_strdup (_("Thinking…"));
  if (begin == 0 || end <= begin)
    return g_strdup (_("Reasoning"));
  if (seconds < 1)
    return g_strdup (_("Thought for a moment"));

  duration = causerie_message_text_duration (seconds);
  if (thinking)
    /* Translators: the model is reasoning; %s is how long it has been */
    return g_strdup_printf (_("Thinking… %s"), duration);
  /* Translators: above a model's reasoning; %s is how long it took */
  return g_strdup_printf (_("Thought for %s"), duration);
}

/* --- times ------------------------------------------------------------------------------------ */

static GDateTime *
new_local (gint64 time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

char *
causerie_message_text_time (gint64 time, gint64 now)
{
  g_autoptr(GDateTime) then = new_local (time);
  g_autoptr(GDateTime) today = new_local (now);

  if (then == NULL || today == NULL)
    return g_strdup ("");

  if (g_date_time_get_year (then) != g_date_time_get_year (today))
    /* Translators: a moment of another year, for strftime: "21 November 2025, 14:02" */
    return g_date_time_format (then, C_("moment", "%-d %B %Y, %H:%M"));
  if (g_date_time_get_day_of_year (then) != g_date_time_get_day_of_year (today))
    /* Translators: a moment of this year, for strftime: "21 November, 14:02" */
    return g_date_time_format (then, C_("moment", "%-d %B, %H:%M"));
  /* Translators: a moment of today, for strftime: "14:02" */
  return g_date_time_format (then, C_("moment", "%H:%M"));
}

char *
causerie_message_text_duration (double seconds)
{
  int whole = CLAMP (seconds, 0, G_MAXINT);

  if (whole < 60)
    /* Translators: seconds */
    return g_strdup_printf (C_("duration", "%d s"), whole);
  if (whole < 3600)
    /* Translators: minutes and seconds */
    return g_strdup_printf (C_("duration", "%d min %d s"), whole / 60, whole % 60);
  /* Translators: hours and minutes */
  return g_strdup_printf (C_("duration", "%d h %d min"), whole / 3600, whole / 60 % 60);
}
