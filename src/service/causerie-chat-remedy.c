/* causerie-chat-remedy.c: what helps an answer that failed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-chat-private.h"

#include "causerie-close-names.h"
#include "causerie-library-private.h"

#define MAX_CLOSE_MODELS 3

static const CauserieFailureFacts *
get_facts (CauserieMessage *answer)
{
  CauserieFailure *failure = causerie_message_get_failure (answer);

  return failure != NULL ? causerie_failure_get_facts (failure) : NULL;
}

static gboolean
find_risk (const CauserieFailureFacts *facts, CauserieRisk *risk)
{
  if (facts == NULL)
    return FALSE;

  if (g_strcmp0 (facts->code, CAUSERIE_CODE_FOREIGN_KEY) == 0)
    *risk = CAUSERIE_RISK_FOREIGN_KEY;
  else if (g_strcmp0 (facts->code, CAUSERIE_CODE_PLAIN_HTTP) == 0)
    *risk = CAUSERIE_RISK_PLAIN_HTTP;
  else
    return FALSE;

  return facts->not_sent;
}

CauserieConnection *
causerie_chat_find_connection (CauserieChat *self, CauserieMessage *message)
{
  CauserieSettings *settings;
  CauserieProfile *profile;
  const char *uid;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (message), NULL);

  settings = causerie_library_get_settings (self->library);
  uid = causerie_message_get_connection (message);
  if (uid != NULL)
    return causerie_settings_find_connection (settings, uid);

  uid = causerie_message_get_profile (message);
  profile = uid != NULL ? causerie_settings_find_profile (settings, uid) : self->profile;
  if (profile == NULL)
    return NULL;

  return causerie_settings_find_connection (settings, causerie_profile_get_connection (profile));
}

/* --- models that may have been meant --- */

/* "a/b, c/d"; NULL: nothing is like it. */
static char *
dup_close_models (CauserieChat *self, CauserieConnection *connection, const char *model)
{
  CauserieCatalogue *catalogue = causerie_library_get_catalogue (self->library);
  g_autofree const char **ids = NULL;
  g_auto(GStrv) close = NULL;

  if (catalogue == NULL || connection == NULL || model == NULL)
    return NULL;

  ids = causerie_catalogue_list_ids (catalogue, causerie_connection_get_uid (connection));
  close = causerie_close_names_find (model, ids, MAX_CLOSE_MODELS);
  return close[0] != NULL ? g_strjoinv (", ", close) : NULL;
}

gboolean
causerie_chat_name_alternatives (CauserieChat *self, CauserieMessage *answer)
{
  const CauserieFailureFacts *facts = get_facts (answer);
  g_autoptr(CauserieFailure) failure = NULL;
  g_autofree char *models = NULL;
  CauserieFailureFacts named;

  if (facts == NULL || facts->kind != CAUSERIE_FAILURE_MODEL_NOT_FOUND ||
      facts->alternatives != NULL)
    return FALSE;

  models = dup_close_models (self, causerie_chat_find_connection (self, answer),
                             causerie_message_get_model (answer));
  if (models == NULL)
    return FALSE;

  named = *facts;
  named.alternatives = models;
  failure = causerie_failure_new (&named);
  causerie_message_set_failure (answer, failure);
  return TRUE;
}

gboolean
causerie_chat_retry_model (CauserieChat *self, CauserieMessage *answer, const char *model)
{
  CauserieConnection *connection;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);
  g_return_val_if_fail (model != NULL, FALSE);

  connection = causerie_chat_find_connection (self, answer);
  if (connection == NULL || causerie_chat_get_running (self))
    return FALSE;

  causerie_chat_choose_model (self, causerie_connection_get_uid (connection), model);
  return causerie_chat_ask_again (self, answer, causerie_chat_get_profile (self), 0);
}

/* --- asking again --- */

gboolean
causerie_chat_retry (CauserieChat *self, CauserieMessage *answer)
{
  return causerie_chat_ask_again (self, answer, self->profile, 0);
}

gboolean
causerie_chat_retry_with (CauserieChat *self, CauserieMessage *answer, CauserieProfile *profile)
{
  g_return_val_if_fail (CAUSERIE_IS_PROFILE (profile), FALSE);

  return causerie_chat_ask_again (self, answer, profile, 0);
}

gboolean
causerie_chat_retry_shorter (CauserieChat *self, CauserieMessage *answer)
{
  const CauserieFailureFacts *facts;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  facts = get_facts (answer);
  if (facts == NULL || facts->affordable_tokens <= 0)
    return FALSE;

  return causerie_chat_ask_again (self, answer, self->profile, facts->affordable_tokens);
}

gboolean
causerie_chat_send_anyway (CauserieChat *self, CauserieMessage *answer)
{
  const CauserieFailureFacts *facts;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  facts = get_facts (answer);
  if (causerie_chat_get_running (self) || facts == NULL ||
      g_strcmp0 (facts->code, CAUSERIE_CODE_TOO_LONG_ALONE) != 0)
    return FALSE;

  self->sends_long = causerie_chat_ask_again (self, answer, self->profile, 0);
  return self->sends_long;
}

gboolean
causerie_chat_confirm_risk (CauserieChat *self, CauserieMessage *answer)
{
  CauserieConnection *connection;
  CauserieRisk risk;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  connection = causerie_chat_find_connection (self, answer);
  if (connection == NULL || causerie_chat_get_running (self) ||
      !find_risk (get_facts (answer), &risk))
    return FALSE;

  causerie_connection_confirm (connection, risk);
  return causerie_chat_ask_again (self, answer, self->profile, 0);
}

gboolean
causerie_chat_trust_certificate (CauserieChat *self, CauserieMessage *answer)
{
  CauserieConnection *connection;
  const CauserieFailureFacts *facts;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  connection = causerie_chat_find_connection (self, answer);
  facts = get_facts (answer);
  if (connection == NULL || causerie_chat_get_running (self) || facts == NULL ||
      facts->fingerprint == NULL)
    return FALSE;

  causerie_connection_set_certificate (connection, facts->fingerprint);
  return causerie_chat_ask_again (self, answer, self->profile, 0);
}
