/* causerie-failure-text.c: a failure in the person's words
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-failure-text.h"

#include "causerie-url.h"

#include <glib/gi18n.h>

/* A fact of the provider: where "app.open-uri" leads, or what a hint tells; NULL: it has none. */
typedef const char *(*FindFact) (const CauserieProvider *provider);

/* What a kind says. A sentence with "%s" names the connection. A kind whose link or fact does not
 * exist for the provider has the other button or hint. */
typedef struct {
  const char *sentence;
  const char *hint;   /* NULL: none */
  const char *button; /* NULL: none */
  const char *action;
  FindFact    find_link; /* NULL: the button's action is `action` */
  const char *link_button;
  FindFact    find_fact; /* NULL: the hint is `hint` */
  const char *fact_hint; /* with "%s" for the fact */
} KindText;

static const char *
find_billing (const CauserieProvider *provider)
{
  return provider->billing_url;
}

static const char *
find_privacy (const CauserieProvider *provider)
{
  return provider->privacy_url;
}

static const char *
find_key_prefix (const CauserieProvider *provider)
{
  return provider->key_prefix;
}

static const char *
find_base_url (const CauserieProvider *provider)
{
  return *provider->base_url != '\0' ? provider->base_url : NULL;
}

#define RETRY        N_("Retry"), "chat.retry"
#define CHOOSE_MODEL N_("Choose a model"), "chat.choose-model"
#define FIX_ADDRESS  N_("Change the address…"), "chat.edit-connection"
#define CHANGE_KEY   N_("Change the key…"), "chat.edit-key"

static const KindText kind_texts[] = {
  [CAUSERIE_FAILURE_KEY_MISSING] = {
    N_("The API key of %s is not set."),
    N_("Copy the key from your account there and set it here."),
    N_("Set the key…"), "chat.edit-key" },
  [CAUSERIE_FAILURE_KEY_INVALID] = {
    N_("%s does not accept the API key."),
    N_("Check that the key is active, has not expired and was copied whole, without spaces."),
    CHANGE_KEY,
    .find_fact = find_key_prefix,
    /* Translators: %s is the beginning of the provider's keys, such as sk-or-v1- */
    .fact_hint =
      N_("Check that the key begins with %s, is active and was copied whole, without spaces.") },
  [CAUSERIE_FAILURE_NO_CREDIT] = {
    N_("There is not enough credit at %s for this answer."),
    N_("Top up the account, choose a cheaper model or set a smaller limit for the answer."),
    CHOOSE_MODEL, find_billing, N_("Top up") },
  [CAUSERIE_FAILURE_FORBIDDEN] = {
    N_("%s refused this request."),
    N_("The key may lack the permission, or the text was flagged; the details say which."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_REGION] = {
    N_("%s does not serve this model in your region."),
    NULL,
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_NO_PROVIDER] = {
    N_("No provider serves this model under the settings of your account."),
    N_("Your privacy settings there may exclude all of them."),
    CHOOSE_MODEL, find_privacy, N_("Privacy settings") },
  [CAUSERIE_FAILURE_MODEL_NOT_FOUND] = {
    N_("%s does not know this model."),
    N_("Check the exact name of the model, or choose another one."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_RATE_LIMITED] = {
    N_("Too many requests to %s."),
    N_("Wait a few minutes, or use another model."),
    RETRY },
  [CAUSERIE_FAILURE_CONTEXT_TOO_LONG] = {
    N_("The chat is too long for this model."),
    N_("Shorten the message, set a smaller context length, or go on in a new chat."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_BAD_REQUEST] = {
    N_("%s could not use the request."),
    N_("One of the model’s settings may not suit it; the details say what was refused."),
    CHOOSE_MODEL },
  [CAUSERIE_FAILURE_CONTENT_FILTERED] = {
    N_("The answer was withheld by the provider’s content filter."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_UNREACHABLE] = {
    N_("%s cannot be reached."),
    N_("Check that the server runs, that its address is right, and your network."),
    RETRY },
  [CAUSERIE_FAILURE_TLS] = {
    N_("The certificate of %s could not be verified."),
    N_("Nothing was sent, since somebody else might read it."),
    FIX_ADDRESS },
  [CAUSERIE_FAILURE_PROXY] = {
    N_("The proxy did not let the request to %s through."),
    N_("Check the proxy in the system’s settings."),
    RETRY },
  [CAUSERIE_FAILURE_TIMEOUT] = {
    N_("%s did not answer in time."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_SERVER] = {
    N_("%s has a problem and could not answer."),
    N_("It usually passes soon."),
    RETRY },
  [CAUSERIE_FAILURE_NOT_AN_API] = {
    N_("A web page answered at the address of %s."),
    N_("The base URL is probably wrong: it often ends in “/v1”."),
    FIX_ADDRESS,
    .find_fact = find_base_url,
    .fact_hint = N_("The base URL should be %s.") },
  [CAUSERIE_FAILURE_CUT_OFF] = {
    N_("The answer was cut off."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_EMPTY] = {
    N_("The answer of %s was empty."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_UNREADABLE] = {
    N_("The answer of %s could not be read."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_TOO_LARGE] = {
    N_("The answer of %s was larger than can be kept."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_CANCELLED] = {
    N_("The answer was stopped."),
    NULL,
    RETRY },
  [CAUSERIE_FAILURE_STORAGE] = {
    N_("The chat could not be saved."),
    N_("Check that the disk is not full and that the folder can be written."),
    RETRY },
  [CAUSERIE_FAILURE_KEYRING] = {
    N_("The keyring with the API key of %s could not be opened."),
    N_("Unlock it and try again, or enter the key for this run."),
    N_("Enter the key…"), "chat.edit-key" },
};

#undef RETRY
#undef CHOOSE_MODEL
#undef FIX_ADDRESS
#undef CHANGE_KEY

/* The connection's own name, else its host, else words. */
static char *
dup_name (CauserieConnection *connection)
{
  g_autofree char *host = NULL;

  if (connection == NULL)
    return g_strdup (_("The server"));
  if (*causerie_connection_get_name (connection) != '\0')
    return g_strdup (causerie_connection_get_name (connection));

  host = causerie_url_dup_host (causerie_connection_get_base_url (connection));
  return host != NULL ? g_steal_pointer (&host)
                      : g_strdup (_(causerie_connection_get_facts (connection)->name));
}

/* Puts `value` where the sentence has "%s": not printf, since translations come from outside. */
static char *
fill_in (const char *sentence, const char *value)
{
  g_auto(GStrv) pieces = g_strsplit (sentence, "%s", 2);

  return g_strjoinv (value, pieces);
}

static char *
fill_name (const char *sentence, CauserieConnection *connection)
{
  g_autofree char *name = dup_name (connection);

  return fill_in (sentence, name);
}

static char *
dup_wait (double seconds)
{
  gulong n = (gulong) (seconds + 0.999);

  if (n < 120)
    return g_strdup_printf (ngettext ("Try again in %lu second.", "Try again in %lu seconds.", n), n);

  n = (n + 59) / 60;
  return g_strdup_printf (ngettext ("Try again in %lu minute.", "Try again in %lu minutes.", n), n);
}

/* A profile whose connection was deleted fails before anything is sent. */
static gboolean
is_connection_gone (CauserieFailure *failure)
{
  return causerie_failure_get_kind (failure) == CAUSERIE_FAILURE_NO_PROVIDER &&
         causerie_failure_get_facts (failure)->status == 0;
}

static char *
dup_hint (CauserieFailure *failure, CauserieConnection *connection, const KindText *text)
{
  double retry_after = causerie_failure_get_facts (failure)->retry_after;
  const char *fact = NULL;

  if (retry_after > 0)
    return dup_wait (retry_after);

  if (text->find_fact != NULL && connection != NULL)
    fact = text->find_fact (causerie_connection_get_facts (connection));
  if (fact != NULL)
    return fill_in (_(text->fact_hint), fact);

  return text->hint != NULL ? g_strdup (_(text->hint)) : NULL;
}

CauserieFailureText *
causerie_failure_text_new (CauserieFailure *failure, CauserieConnection *connection)
{
  CauserieFailureText *self;
  const KindText *text;

  g_return_val_if_fail (failure != NULL, NULL);
  g_return_val_if_fail (connection == NULL || CAUSERIE_IS_CONNECTION (connection), NULL);

  text = &kind_texts[causerie_failure_get_kind (failure)];
  self = g_new0 (CauserieFailureText, 1);

  if (is_connection_gone (failure)) {
    self->sentence = g_strdup (_("The connection of this model is gone."));
    self->hint = g_strdup (_("Choose another model, or add this one again."));
  } else {
    self->sentence = fill_name (_(text->sentence), connection);
    self->hint = dup_hint (failure, connection, text);
    if (text->find_link != NULL && connection != NULL)
      self->target = g_strdup (text->find_link (causerie_connection_get_facts (connection)));
  }

  self->button = g_strdup (_(self->target != NULL ? text->link_button : text->button));
  self->action = self->target != NULL ? "app.open-uri" : text->action;

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
