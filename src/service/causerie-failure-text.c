/* causerie-failure-text.c: a failure in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure-text.h"

#include "causerie-failure-words.h"
#include "causerie-message-text.h"
#include "causerie-money.h"
#include "causerie-url.h"

#include <glib/gi18n.h>

/* A wait up to this is told by its length, a longer one by its end. */
#define SHORT_WAIT_US (60 * G_USEC_PER_SEC)

/* The connection's own name, else its host, else words that may begin the sentence. */
static char *
dup_name (CauserieConnection *connection, gboolean begins)
{
  g_autofree char *host = NULL;

  if (connection == NULL)
    return g_strdup (begins ? C_("first words of a sentence", "The server")
                            : C_("inside a sentence", "the server"));
  if (*causerie_connection_get_name (connection) != '\0')
    return g_strdup (causerie_connection_get_name (connection));

  host = causerie_url_dup_host (causerie_connection_get_base_url (connection));
  return host != NULL ? g_steal_pointer (&host)
                      : g_strdup (_(causerie_connection_get_facts (connection)->name));
}

/* Puts `value` where the sentence has `place`: not printf, since translations come from outside. */
static char *
fill_in (const char *sentence, const char *place, const char *value)
{
  g_auto(GStrv) pieces = g_strsplit (sentence, place, 2);

  return g_strjoinv (value, pieces);
}

/* From the last place to the first, so that no value is taken for a place. */
static char *
dup_sentence (const CauserieFailureWords *words,
              const CauserieFailureFacts *facts,
              CauserieConnection         *connection)
{
  static const char * const places[] = { "%2$s", "%3$s" };
  const char *sentence = _(words->sentence);
  const char *name_place = strstr (sentence, "%1$s") != NULL ? "%1$s" : "%s";
  g_autofree char *name = dup_name (connection, g_str_has_prefix (sentence, name_place));
  g_auto(GStrv) pieces = g_strsplit (sentence, name_place, 2);

  for (gsize i = 0; pieces[i] != NULL; i++) {
    for (gsize place = 0; place < G_N_ELEMENTS (places); place++) {
      g_autofree char *piece = pieces[i];
      g_autofree char *value =
        words->details[place] != NULL ? words->details[place] (facts, connection) : NULL;

      pieces[i] = value != NULL ? fill_in (piece, places[place], value) : g_steal_pointer (&piece);
    }
  }

  return g_strjoinv (name, pieces);
}

static char *
dup_seconds (gint64 wait_us)
{
  gulong n = (gulong) ((wait_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);

  return g_strdup_printf (ngettext ("Try again in %lu second.", "Try again in %lu seconds.", n), n);
}

static gboolean
is_same_day (gint64 time, gint64 now)
{
  g_autoptr(GDateTime) a = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) b = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  return a != NULL && b != NULL && g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static char *
dup_moment (gint64 time, gint64 now)
{
  g_autofree char *text = causerie_message_text_time (time, now);

  /* Translators: %s is a time, "14:02" */
  if (is_same_day (time, now))
    return fill_in (_("Try again at %s."), "%s", text);
  /* Translators: %s is a day and a time, "21 November, 14:02" */
  return fill_in (_("Try again on %s."), "%s", text);
}

/* NULL when nothing was said, or the time has come. */
static char *
dup_wait (const CauserieFailureFacts *facts)
{
  gint64 now = g_get_real_time ();
  gint64 moment = facts->retry_at;

  if (facts->retry_after <= 0)
    return NULL;
  if (moment == 0)
    moment = now + (gint64) (facts->retry_after * G_USEC_PER_SEC);
  if (moment <= now)
    return NULL;

  return moment - now <= SHORT_WAIT_US ? dup_seconds (moment - now) : dup_moment (moment, now);
}

static char *
dup_advice (const CauserieFailureWords *words,
            const CauserieFailureFacts *facts,
            CauserieConnection         *connection)
{
  const char *fact = NULL;
  g_autofree char *detail = NULL;

  if (words->find_fact != NULL && connection != NULL)
    fact = words->find_fact (causerie_connection_get_facts (connection));
  if (fact != NULL)
    return fill_in (_(words->fact_hint), "%s", fact);
  if (words->hint == NULL)
    return NULL;

  detail = words->hint_detail != NULL ? words->hint_detail (facts, connection) : NULL;
  return detail != NULL ? fill_in (_(words->hint), "%s", detail) : g_strdup (_(words->hint));
}

/* "The balance is $0.12.", and what follows; takes the hint. */
static char *
add_balance (const CauserieFailureFacts *facts, char *hint)
{
  g_autofree char *advice = hint;
  g_autofree char *amount = NULL;
  g_autofree char *words = NULL;
  g_autoptr(CauserieMoney) balance =
    facts->balance != NULL ? causerie_money_parse (facts->balance) : NULL;

  if (balance == NULL)
    return g_steal_pointer (&advice);

  amount = causerie_money_format (balance);
  /* Translators: %s is an amount of money */
  words = fill_in (_("The balance is %s."), "%s", amount);
  return advice != NULL ? g_strdup_printf ("%s %s", words, advice) : g_steal_pointer (&words);
}

/* What to do, when, and that it is safe to. */
static char *
dup_hint (const CauserieFailureWords *words,
          const CauserieFailureFacts *facts,
          CauserieConnection         *connection)
{
  g_autofree char *hint = dup_wait (facts);

  if (hint == NULL)
    hint = dup_advice (words, facts, connection);
  hint = add_balance (facts, g_steal_pointer (&hint));
  if (!facts->not_sent || words->says_not_sent)
    return g_steal_pointer (&hint);
  return hint != NULL ? g_strdup_printf ("%s %s", hint, _("Nothing was sent."))
                      : g_strdup (_("Nothing was sent."));
}

static char *
dup_target (const CauserieFailureWords *words,
            const CauserieFailureFacts *facts,
            CauserieConnection         *connection)
{
  if (g_str_equal (words->action, "app.open-uri"))
    return g_strdup (facts->link);
  if (words->find_link != NULL && connection != NULL)
    return g_strdup (words->find_link (causerie_connection_get_facts (connection)));
  return NULL;
}

static char *
dup_shorter (gint64 tokens)
{
  gulong n = (gulong) tokens;

  /* Translators: a button */
  return g_strdup_printf (ngettext ("Retry with at most %lu token", "Retry with at most %lu tokens", n), n);
}

CauserieFailureText *
causerie_failure_text_new (CauserieFailure *failure, CauserieConnection *connection)
{
  const CauserieFailureFacts *facts;
  const CauserieFailureWords *words;
  CauserieFailureText *self;

  g_return_val_if_fail (failure != NULL, NULL);
  g_return_val_if_fail (connection == NULL || CAUSERIE_IS_CONNECTION (connection), NULL);

  facts = causerie_failure_get_facts (failure);
  words = causerie_failure_words_find (failure, connection);
  self = g_new0 (CauserieFailureText, 1);
  self->sentence = dup_sentence (words, facts, connection);
  self->hint = dup_hint (words, facts, connection);
  self->target = dup_target (words, facts, connection);
  self->action = self->target != NULL ? "app.open-uri" : words->action;
  if (words->button == NULL)
    self->button = dup_shorter (facts->affordable_tokens);
  else if (self->target != NULL && words->find_link != NULL)
    self->button = g_strdup (_(words->link_button));
  else
    self->button = g_strdup (_(words->button));

  return self;
}

void
causerie_failure_text_free (CauserieFailureText *self)
{
  g_free (self->sentence);
  g_free (self->hint);
  g_free (self->button);
  g_free (self->target);
  g_free (self);
}
