/* causerie-chat-count.c: what servers count of what they were sent
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An estimate learns from each answer, unless the count shows that the server did not read all of
 * what was sent. Servers at home do that: they load a model with a smaller context than it can
 * take, and drop the beginning of what is too long for it without a word. */

#include "causerie-chat-private.h"

#include "causerie-library-private.h"
#include "causerie-property.h"
#include "causerie-url.h"

/* --- one request ------------------------------------------------------------------------------ */

/* A request is asked for by the answer it got. FALSE: its server did not count, or not it alone. */
static gboolean
count_request (CauserieChat         *self,
               GPtrArray            *path,
               guint                 index,
               CauserieContextCount *count,
               guint                *first)
{
  CauserieMessage *answer = g_ptr_array_index (path, index);
  CauserieUsage *usage = causerie_message_get_usage (answer);
  CauserieProfile *profile = causerie_chat_find_profile (self, answer);
  g_autoptr(GPtrArray) question = g_ptr_array_new ();
  g_autoptr(CauserieContextPlan) plan = NULL;
  const char *model = causerie_message_get_model (answer);

  if (usage == NULL || profile == NULL || model == NULL || index == 0)
    return FALSE;

  for (guint i = 0; i < index; i++)
    g_ptr_array_add (question, g_ptr_array_index (path, i));
  plan = causerie_chat_plan (self, question, &(CauserieQuestion) {
    .connection = causerie_chat_find_connection (self, answer),
    .model = model,
    .instructions = causerie_profile_get_instructions (profile),
    .params = causerie_message_get_params (answer),
  });
  count->tokens = plan->tokens;
  count->counted = causerie_usage_get_facts (usage)->prompt_tokens;
  *first = plan->first;

  return TRUE;
}

static gboolean
asked_the_same (CauserieMessage *a, CauserieMessage *b)
{
  return causerie_message_get_role (b) == CAUSERIE_ROLE_ASSISTANT &&
         causerie_message_get_state (b) == CAUSERIE_MESSAGE_DONE &&
         g_strcmp0 (causerie_message_get_model (a), causerie_message_get_model (b)) == 0 &&
         g_strcmp0 (causerie_message_get_connection (a), causerie_message_get_connection (b)) == 0;
}

/* The answer before this one, of the same model to a part of the same question. */
static gboolean
count_request_before (CauserieChat         *self,
                      GPtrArray            *path,
                      guint                 index,
                      guint                 first,
                      CauserieContextCount *count)
{
  CauserieMessage *answer = g_ptr_array_index (path, index);
  guint first_before;

  for (guint i = index; i > 0; i--)
    if (asked_the_same (answer, g_ptr_array_index (path, i - 1)))
      return count_request (self, path, i - 1, count, &first_before) && first_before == first;

  return FALSE;
}

/* --- what was dropped ------------------------------------------------------------------------- */

/* Services count in ways of their own, and refuse what is too long. */
static gboolean
may_drop (CauserieConnection *connection)
{
  return connection != NULL &&
         causerie_url_host_kind (causerie_connection_get_base_url (connection)) !=
         CAUSERIE_HOST_PUBLIC;
}

gboolean
causerie_chat_was_cut (CauserieChat *self, CauserieMessage *answer, CauserieContextCount *count)
{
  g_autoptr(GPtrArray) path = NULL;
  CauserieContextCount now, before;
  guint index, first;
  gboolean has_before;

  g_return_val_if_fail (CAUSERIE_IS_CHAT (self) && CAUSERIE_IS_MESSAGE (answer), FALSE);

  path = causerie_chat_dup_path (self);
  if (!may_drop (causerie_chat_find_connection (self, answer)) ||
      !g_ptr_array_find (path, answer, &index) || !count_request (self, path, index, &now, &first))
    return FALSE;

  has_before = count_request_before (self, path, index, first, &before);
  if (!causerie_context_was_cut (
        &now, has_before ? &before : NULL,
        causerie_calibration_has (causerie_library_get_calibration (self->library),
                                  causerie_message_get_model (answer))))
    return FALSE;

  if (count != NULL)
    *count = now;
  return TRUE;
}

/* --- learning --------------------------------------------------------------------------------- */

/* What a picture or a file takes is the model's own affair. */
static gboolean
has_files (GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++) {
    CauserieMessage *message = g_ptr_array_index (messages, i);

    for (guint part = 0; part < causerie_message_get_n_parts (message); part++)
      if (causerie_part_get_data (causerie_message_get_part (message, part)) != NULL)
        return TRUE;
  }

  return FALSE;
}

void
causerie_chat_note_sent (CauserieChat *self, const CauserieContextPlan *plan)
{
  self->sent_size =
    self->continuation == NULL && !has_files (plan->messages) ? plan->size : 0;
}

/* --- what the server has ---------------------------------------------------------------------- */

/* Below this nothing is dropped: no server gives less. */
#define LEAST_CONTEXT 2048

static gboolean
tells_when_loaded (CauserieConnection *connection)
{
  const char *provider = causerie_connection_get_provider (connection);

  return g_str_equal (provider, "ollama") || g_str_equal (provider, "lm-studio");
}

/* Only now that it is loaded do these say what a model was given: before, what it could take. */
static void
ask_for_context (CauserieChat *self, CauserieMessage *answer)
{
  CauserieCatalogue *catalogue = causerie_library_get_catalogue (self->library);
  CauserieConnection *connection = causerie_chat_find_connection (self, answer);
  const char *model = causerie_message_get_model (answer);

  if (catalogue == NULL || connection == NULL || !tells_when_loaded (connection) ||
      self->sent_size < LEAST_CONTEXT / 2 || g_strcmp0 (self->loaded_model, model) == 0)
    return;

  causerie_set_string (&self->loaded_model, model);
  causerie_catalogue_refresh (catalogue, causerie_connection_get_uid (connection));
}

void
causerie_chat_learn_count (CauserieChat *self, CauserieMessage *answer)
{
  CauserieUsage *usage = causerie_message_get_usage (answer);

  ask_for_context (self, answer);
  if (self->sent_size == 0 || usage == NULL || causerie_message_get_model (answer) == NULL ||
      causerie_message_get_state (answer) != CAUSERIE_MESSAGE_DONE ||
      causerie_chat_was_cut (self, answer, NULL))
    return;

  causerie_calibration_learn (causerie_library_get_calibration (self->library),
                              causerie_message_get_model (answer), self->sent_size,
                              causerie_usage_get_facts (usage)->prompt_tokens);
}
