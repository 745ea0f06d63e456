/* causerie-check-reply.c: what a server's answer to a small call says of the server
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-reply.h"

#include "causerie-json.h"
#include "causerie-model-list.h"

#define STATUS_UNAUTHORIZED       401
#define STATUS_FORBIDDEN          403
#define STATUS_NOT_FOUND          404
#define STATUS_METHOD_NOT_ALLOWED 405
#define STATUS_NOT_IMPLEMENTED    501

static gboolean
is_json (CauserieFetched *reply)
{
  gsize length;
  const char *text = g_bytes_get_data (reply->body, &length);
  g_autoptr(JsonNode) node = NULL;

  if (length == 0)
    return FALSE;
  node = causerie_json_parse (text, (gssize) length, NULL, NULL);
  return causerie_json_node_object (node) != NULL || causerie_json_node_array (node) != NULL;
}

static gboolean
is_known (const CauserieProvider *provider)
{
  return provider->host != NULL;
}

/* The same as a page that is no API, whatever the status said. */
static CauserieFailure *
make_foreign (CauserieFetched *reply, const char *message)
{
  CauserieFailureFacts facts = { .retry_after = -1 };

  if (reply->failure != NULL)
    facts = *causerie_failure_get_facts (reply->failure);
  facts.kind = CAUSERIE_FAILURE_NOT_AN_API;
  facts.status = reply->status;
  if (facts.message == NULL)
    facts.message = message;

  return causerie_failure_new (&facts);
}

/* Kinds that no part of an API has said. */
static gboolean
is_elsewhere (CauserieFailureKind kind)
{
  return kind == CAUSERIE_FAILURE_NOT_AN_API || kind == CAUSERIE_FAILURE_REGION ||
         kind == CAUSERIE_FAILURE_PROXY;
}

CauserieFailure *
causerie_check_reply_judge_api (CauserieFetched *reply, const CauserieProvider *provider)
{
  g_return_val_if_fail (reply != NULL && provider != NULL, NULL);

  if (reply->status == 0 || (reply->failure != NULL &&
                             is_elsewhere (causerie_failure_get_kind (reply->failure))))
    return causerie_failure_ref (reply->failure);
  if (is_json (reply))
    return NULL;

  if (reply->status == STATUS_NOT_FOUND || reply->status == STATUS_METHOD_NOT_ALLOWED)
    return is_known (provider) ? NULL : make_foreign (reply, "there is no list of models");
  if (reply->status == STATUS_NOT_IMPLEMENTED)
    return NULL; /* it may answer questions all the same, and nothing else */
  if (reply->failure != NULL && reply->status >= 500)
    return causerie_failure_ref (reply->failure);
  if (reply->failure == NULL)
    return make_foreign (reply, "the answer is not JSON");
  return NULL;
}

gboolean
causerie_check_reply_is_found (CauserieFetched *reply)
{
  g_autoptr(GPtrArray) models = NULL;

  g_return_val_if_fail (reply != NULL, FALSE);

  if (reply->status == STATUS_UNAUTHORIZED || reply->status == STATUS_FORBIDDEN)
    return is_json (reply);
  models = causerie_check_reply_dup_models (reply);
  return models != NULL;
}

CauserieFailure *
causerie_check_reply_judge_key (CauserieFetched *reply, gboolean has_key)
{
  CauserieFailureFacts facts;

  g_return_val_if_fail (reply != NULL, NULL);

  if (reply->failure == NULL)
    return NULL;

  facts = *causerie_failure_get_facts (reply->failure);
  if (facts.kind != CAUSERIE_FAILURE_KEY_INVALID && facts.kind != CAUSERIE_FAILURE_KEY_MISSING &&
      reply->status != STATUS_UNAUTHORIZED)
    return NULL;

  facts.kind = has_key ? CAUSERIE_FAILURE_KEY_INVALID : CAUSERIE_FAILURE_KEY_MISSING;
  return causerie_failure_new (&facts);
}

GPtrArray *
causerie_check_reply_dup_models (CauserieFetched *reply)
{
  gsize length;
  const char *text;

  g_return_val_if_fail (reply != NULL, NULL);

  if (reply->failure != NULL)
    return NULL;

  text = g_bytes_get_data (reply->body, &length);
  return length > 0 ? causerie_model_list_parse (text, length, NULL) : NULL;
}
