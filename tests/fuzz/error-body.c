/* error-body.c: any bytes as the body of a refusal
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first two bytes tell the status and whether the body came where only errors come. */

#include "causerie-error-body.h"
#include "fuzz.h"

#include <string.h>

#define KEY "sk-fuzz-0123456789abcdef"
#define MAX_MESSAGE_CHARS 500

static void
check_clean (const char *text, const char *what)
{
  fuzz_require_text (text, what);
  fuzz_require (text == NULL || strstr (text, KEY) == NULL, what);
}

static void
check_one_line (const char *text)
{
  fuzz_require (text != NULL && *text != '\0', "there is no message");
  fuzz_require (g_utf8_strlen (text, -1) <= MAX_MESSAGE_CHARS, "the message is too long");
  for (; *text != '\0'; text = g_utf8_next_char (text))
    fuzz_require (!g_unichar_iscntrl (g_utf8_get_char (text)), "the message is not one line");
}

static void
check (const CauserieErrorReply *reply)
{
  g_autoptr(CauserieFailure) failure = causerie_error_body_read (reply);
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  check_clean (facts->message, "the message is no UTF-8, or holds the key");
  check_clean (facts->code, "the code is no UTF-8, or holds the key");
  check_clean (facts->raw, "the raw reply is no UTF-8, or holds the key");
  check_clean (facts->link, "the link is no UTF-8, or holds the key");
  check_one_line (facts->message);
  fuzz_require (facts->affordable_tokens >= 0, "fewer tokens than none");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  CauserieErrorReply reply = { .key = KEY };
  g_autofree char *body = NULL;

  if (size < 2)
    return 0;

  /* Each piece of a body lies in memory that ends where it does. */
  body = g_memdup2 (data + 2, size - 2);
  reply.body = body;
  reply.length = size - 2;
  reply.status = 200 + (data[0] * 2 + (data[1] >> 7)) % 400;
  reply.is_error = (data[1] & 1) != 0;
  check (&reply);

  return 0;
}
