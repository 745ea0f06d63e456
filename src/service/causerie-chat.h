/* causerie-chat.h: one open conversation: asking, stopping, asking again
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-chat-setup.h"
#include "causerie-connection.h"
#include "causerie-context.h"
#include "causerie-conversation.h"
#include "causerie-money.h"
#include "causerie-profile.h"

G_BEGIN_DECLS

#define CAUSERIE_TYPE_CHAT (causerie_chat_get_type ())
G_DECLARE_FINAL_TYPE (CauserieChat, causerie_chat, CAUSERIE, CHAT, GObject)

/* Made by causerie_library_open_chat(). Saves what was typed before it is sent and what is answered as it
 * streams.
 * Properties: conversation (construct-only), profile (what the next message is asked with, notified when
 * anything of it changes; NULL when there is nothing to ask with), running (read-only), context-used and
 * context-length (read-only, tokens; length 0: not set). */

CauserieConversation *causerie_chat_get_conversation   (CauserieChat *self);

/* What the next message is asked with: the saved profile itself where nothing differs from it; else one of
 * the chat's own with the same uid, which is not among the settings' and is not to be changed. When the saved
 * profile is deleted the chat goes on with what it kept of it. Or NULL. */
CauserieProfile      *causerie_chat_get_profile        (CauserieChat *self);

/* The settings' profile it begins with; NULL when that was deleted, or none exists. */
CauserieProfile      *causerie_chat_get_saved_profile  (CauserieChat *self);

/* All of these hold from the next message on, for this conversation alone. A saved profile comes whole:
 * nothing differs from it. */
void                  causerie_chat_set_profile        (CauserieChat *self, CauserieProfile *profile);

/* Asks another model, with instructions and parameters as they are. */
void                  causerie_chat_choose_model       (CauserieChat *self,
                                                        const char   *connection_uid,
                                                        const char   *model_id);
void                  causerie_chat_override_instructions (CauserieChat *self, const char *instructions);

/* All parameters; those that are as in the saved profile do not differ from it. */
void                  causerie_chat_override_params    (CauserieChat *self, const CauserieParams *params);

/* Whether a field was chosen for this chat alone; FALSE without a saved profile. */
gboolean              causerie_chat_differs            (CauserieChat *self, CauserieSetupField field);
guint                 causerie_chat_count_differences  (CauserieChat *self);

/* Takes a field, or everything, from the saved profile again. */
void                  causerie_chat_reset              (CauserieChat *self, CauserieSetupField field);
void                  causerie_chat_reset_all          (CauserieChat *self);

/* Makes the saved profile what this chat asks with. FALSE without one. */
gboolean              causerie_chat_save_to_profile    (CauserieChat *self);

/* Saves what this chat asks with as a new profile, which becomes the chat's (borrowed from the settings). NULL
 * when there is nothing to save. */
CauserieProfile      *causerie_chat_save_as_profile    (CauserieChat *self, const char *name);

gboolean              causerie_chat_get_running        (CauserieChat *self);
gint64                causerie_chat_get_context_used   (CauserieChat *self);
gint64                causerie_chat_get_context_length (CauserieChat *self);

/* What is sent of all that was said so far: holds until "context-used" is notified. NULL while nothing was said,
 * and without a profile. */
const CauserieContextPlan *causerie_chat_get_context_plan (CauserieChat *self);

/* The same with a message at the end that is still being written; `attachments` are CauserieParts, or NULL
 * (transfer full). NULL without a profile. */
CauserieContextPlan  *causerie_chat_plan_message       (CauserieChat *self,
                                                        const char   *text,
                                                        GPtrArray    *attachments);

/* What so many tokens cost that are sent to the chat's model (transfer full); NULL: nobody knows, or it
 * varies. */
CauserieMoney        *causerie_chat_price_tokens       (CauserieChat *self, gint64 tokens);

/* Whether a server on this computer or network dropped the beginning of what an answer on the path was asked with,
 * as far as its own count shows. `count` (may be NULL) is set when it did. */
gboolean              causerie_chat_was_cut            (CauserieChat         *self,
                                                        CauserieMessage      *answer,
                                                        CauserieContextCount *count);

/* The profile an answer was asked of, while it is there; else that of the next message. Or NULL. */
CauserieProfile      *causerie_chat_find_profile       (CauserieChat *self, CauserieMessage *answer);

/* The connection an answer was asked by (borrowed from the settings); NULL when it or its profile is gone. */
CauserieConnection   *causerie_chat_find_connection    (CauserieChat *self, CauserieMessage *message);

/* Adds the person's message and asks; where the messages are still being loaded, as soon as they are, and
 * until then it is the conversation's draft. FALSE, and nothing happens, while an answer runs, without a
 * profile, or with neither text nor attachments (CauserieParts, may be NULL). */
gboolean              causerie_chat_send               (CauserieChat *self, const char *text, GPtrArray *attachments);

/* Ends the running answer; what came is kept. */
void                  causerie_chat_stop               (CauserieChat *self);

/* Asks again for an answer on the path: a new version beside it. FALSE while one runs. */
gboolean              causerie_chat_retry              (CauserieChat *self, CauserieMessage *answer);

/* The same of another profile, for this version alone. */
gboolean              causerie_chat_retry_with         (CauserieChat    *self,
                                                        CauserieMessage *answer,
                                                        CauserieProfile *profile);

/* The same of another model of the connection that was asked; the chat goes on with it. */
gboolean              causerie_chat_retry_model        (CauserieChat    *self,
                                                        CauserieMessage *answer,
                                                        const char      *model);

/* Goes on with an answer at the end of the path that was stopped, interrupted, cut off by a failure or by a
 * limit of length: what comes is appended to it, what both requests used is added up. The profile it was
 * asked of is asked again, as long as it is there. */
gboolean              causerie_chat_can_continue       (CauserieChat *self, CauserieMessage *answer);
gboolean              causerie_chat_continue           (CauserieChat *self, CauserieMessage *answer);

/* An answer that a limit of tokens cut: gives answers of its profile twice the room, but no more than half of
 * the context, and goes on with it, or asks again when it has no text. Where the profile's limit is another
 * one already, that holds. FALSE as for the two, and when the limit cannot be higher. */
gboolean              causerie_chat_raise_limit        (CauserieChat *self, CauserieMessage *answer);

/* Says something else instead of one of the person's messages, and asks: a new version beside it. FALSE as
 * for causerie_chat_send(). */
gboolean              causerie_chat_edit               (CauserieChat    *self,
                                                        CauserieMessage *message,
                                                        const char      *text,
                                                        GPtrArray       *attachments);

/* What the buttons of causerie_failure_text_new() stand for. Each changes what was wrong and asks again as
 * above; FALSE, and nothing happens, while one runs or when the answer's failure has no such button. */
gboolean              causerie_chat_retry_shorter      (CauserieChat *self, CauserieMessage *answer);
gboolean              causerie_chat_confirm_risk       (CauserieChat *self, CauserieMessage *answer);
gboolean              causerie_chat_send_anyway        (CauserieChat *self, CauserieMessage *answer);
gboolean              causerie_chat_trust_certificate  (CauserieChat *self, CauserieMessage *answer);

/* The request of an answer as a shell command, without any secret (causerie_curl_new()); with its own
 * parameters, and the instructions and connection of its profile as they are now. (transfer full). NULL when
 * there is none: its profile or connection is gone, or it is the demo's. */
char                 *causerie_chat_dup_curl           (CauserieChat *self, CauserieMessage *answer);

G_END_DECLS
