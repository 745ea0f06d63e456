/* causerie-chat-input.h: messages typed on standard input, one after another
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-outlet.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHAT_INPUT (causerie_chat_input_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChatInput, causerie_chat_input, CAUSERIE, CHAT_INPUT, GObject)

/* A message is a line; one that ends with a backslash goes on in the next. Where a person types, a sign on
 * `err` asks for it. */
CauserieChatInput *causerie_chat_input_new         (CauserieOutlet *err);

/* Whether a person types. */
gboolean           causerie_chat_input_is_terminal (CauserieChatInput *self);

/* The next message that is not blank: UTF-8, what is not becoming U+FFFD (transfer full). NULL without an
 * error: there are no more. One at a time. */
void               causerie_chat_input_read_async  (CauserieChatInput   *self,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
char              *causerie_chat_input_read_finish (CauserieChatInput  *self,
                                                    GAsyncResult       *result,
                                                    GError            **error);

G_END_DECLS
