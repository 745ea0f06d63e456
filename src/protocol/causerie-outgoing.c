/* causerie-outgoing.c: a request as it would leave, without leaving
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-outgoing.h"

#include "causerie-dialect-openai.h"

static char **
collect_headers (SoupMessage *message)
{
  g_autoptr(GStrvBuilder) headers = g_strv_builder_new ();
  SoupMessageHeadersIter iter;
  const char *name, *value;

  g_strv_builder_add_many (headers, "Content-Type", "application/json", NULL);
  soup_message_headers_iter_init (&iter, soup_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_strv_builder_add_many (headers, name, value, NULL);

  return g_strv_builder_end (headers);
}

CauserieOutgoing *
causerie_outgoing_new (CauserieRequest *request)
{
  g_autoptr(CauserieDialect) dialect = NULL;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(SoupMessage) message = NULL;
  CauserieOutgoing *self;

  g_return_val_if_fail (request != NULL, NULL);

  dialect = causerie_dialect_openai_new ();
  message = causerie_dialect_make_message (dialect, request, &failure);
  if (message == NULL)
    return NULL;

  self = g_new0 (CauserieOutgoing, 1);
  self->url = causerie_dialect_dup_url (dialect, request);
  self->headers = collect_headers (message);
  self->body = causerie_dialect_encode (dialect, request);
  return self;
}

void
causerie_outgoing_free (CauserieOutgoing *self)
{
  g_free (self->url);
  g_strfreev (self->headers);
  g_bytes_unref (self->body);
  g_free (self);
}
