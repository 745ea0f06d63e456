/* causerie-dialect-openai.c: the chat-completions format of OpenAI
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-dialect-openai.h"

#include "causerie-chunk.h"
#include "causerie-openai-body.h"
#include "causerie-openai-headers.h"
#include "causerie-url.h"

struct _CauserieDialectOpenai {
  GObject parent_instance;
};

static char *
causerie_dialect_openai_dup_url (CauserieDialect *dialect, CauserieRequest *request)
{
  return causerie_url_join (causerie_request_get_base_url (request), "chat/completions");
}

static CauserieFailure *
causerie_dialect_openai_check (CauserieDialect *dialect, CauserieRequest *request)
{
  CauserieFailure *failure = causerie_openai_headers_check (request);

  return failure != NULL ? failure : causerie_openai_body_check (request);
}

static GBytes *
causerie_dialect_openai_encode (CauserieDialect *dialect, CauserieRequest *request)
{
  return causerie_openai_body_encode (request);
}

static void
causerie_dialect_openai_add_headers (CauserieDialect *dialect, CauserieRequest *request,
                                     SoupMessageHeaders *headers)
{
  causerie_openai_headers_add (request, headers);
}

static void
causerie_dialect_openai_decode_event (CauserieDialect *dialect, const CauserieSseEvent *event,
                                      CauserieAnswer *answer)
{
  causerie_chunk_decode_event (event, answer);
}

static void
causerie_dialect_openai_decode_body (CauserieDialect *dialect, const char *body, gsize length,
                                     CauserieAnswer *answer)
{
  causerie_chunk_decode_body (body, length, answer);
}

static void
implement_dialect (CauserieDialectInterface *interface)
{
  interface->dup_url = causerie_dialect_openai_dup_url;
  interface->check = causerie_dialect_openai_check;
  interface->encode = causerie_dialect_openai_encode;
  interface->add_headers = causerie_dialect_openai_add_headers;
  interface->decode_event = causerie_dialect_openai_decode_event;
  interface->decode_body = causerie_dialect_openai_decode_body;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieDialectOpenai, causerie_dialect_openai, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CAUSERIE_TYPE_DIALECT, implement_dialect))

static void
causerie_dialect_openai_class_init (CauserieDialectOpenaiClass *class)
{
}

static void
causerie_dialect_openai_init (CauserieDialectOpenai *self)
{
}

CauserieDialect *
causerie_dialect_openai_new (void)
{
  return g_object_new (CAUSERIE_TYPE_DIALECT_OPENAI, NULL);
}
