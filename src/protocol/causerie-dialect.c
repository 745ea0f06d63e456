/* causerie-dialect.c: the format a server speaks
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-dialect.h"

G_DEFINE_INTERFACE (CauserieDialect, causerie_dialect, G_TYPE_OBJECT)

static void
causerie_dialect_default_init (CauserieDialectInterface *interface)
{
}

/* Nothing was sent, and nothing will be different the next time. */
static CauserieFailure *
refuse_address (const char *base_url)
{
  g_autofree char *message = g_strdup_printf ("“%s” is not the address of a server", base_url);
  CauserieFailureFacts facts = {
    .kind = CAUSERIE_FAILURE_UNREACHABLE, .message = message, .retry_after = -1,
    .advice = CAUSERIE_RETRY_ADVICE_DO_NOT, .not_sent = TRUE,
  };

  return causerie_failure_new (&facts);
}

char *
causerie_dialect_dup_url (CauserieDialect *self, CauserieRequest *request)
{
  g_return_val_if_fail (CAUSERIE_IS_DIALECT (self) && request != NULL, NULL);

  return CAUSERIE_DIALECT_GET_IFACE (self)->dup_url (self, request);
}

SoupMessage *
causerie_dialect_make_message (CauserieDialect *self, CauserieRequest *request,
                               CauserieFailure **failure)
{
  g_autofree char *url = causerie_dialect_dup_url (self, request);
  g_autoptr(SoupMessage) message = url != NULL ? soup_message_new (SOUP_METHOD_POST, url) : NULL;

  if (message == NULL) {
    *failure = refuse_address (causerie_request_get_base_url (request));
    return NULL;
  }

  *failure = causerie_dialect_check (self, request);
  if (*failure != NULL)
    return NULL;

  causerie_dialect_add_headers (self, request, soup_message_get_request_headers (message));
  return g_steal_pointer (&message);
}

CauserieFailure *
causerie_dialect_check (CauserieDialect *self, CauserieRequest *request)
{
  g_return_val_if_fail (CAUSERIE_IS_DIALECT (self) && request != NULL, NULL);

  return CAUSERIE_DIALECT_GET_IFACE (self)->check (self, request);
}

GBytes *
causerie_dialect_encode (CauserieDialect *self, CauserieRequest *request)
{
  g_return_val_if_fail (CAUSERIE_IS_DIALECT (self) && request != NULL, NULL);

  return CAUSERIE_DIALECT_GET_IFACE (self)->encode (self, request);
}

void
causerie_dialect_add_headers (CauserieDialect *self, CauserieRequest *request,
                              SoupMessageHeaders *headers)
{
  g_return_if_fail (CAUSERIE_IS_DIALECT (self) && request != NULL && headers != NULL);

  CAUSERIE_DIALECT_GET_IFACE (self)->add_headers (self, request, headers);
}

void
causerie_dialect_decode_event (CauserieDialect *self, const CauserieSseEvent *event,
                               CauserieAnswer *answer)
{
  g_return_if_fail (CAUSERIE_IS_DIALECT (self) && event != NULL && answer != NULL);

  CAUSERIE_DIALECT_GET_IFACE (self)->decode_event (self, event, answer);
}

void
causerie_dialect_decode_body (CauserieDialect *self, const char *body, gsize length,
                              CauserieAnswer *answer)
{
  g_return_if_fail (CAUSERIE_IS_DIALECT (self) && body != NULL && answer != NULL);

  CAUSERIE_DIALECT_GET_IFACE (self)->decode_body (self, body, length, answer);
}
