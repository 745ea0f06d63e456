/* causerie-enums.c: the closed sets of the model, with the names they are stored by
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-enums.h"

G_DEFINE_ENUM_TYPE (CauserieRole, causerie_role,
  G_DEFINE_ENUM_VALUE (CAUSERIE_ROLE_SYSTEM, "system"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_ROLE_USER, "user"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_ROLE_ASSISTANT, "assistant"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_ROLE_TOOL, "tool"))

G_DEFINE_ENUM_TYPE (CauserieMessageState, causerie_message_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_MESSAGE_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MESSAGE_STREAMING, "streaming"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MESSAGE_DONE, "done"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MESSAGE_STOPPED, "stopped"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MESSAGE_INTERRUPTED, "interrupted"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_MESSAGE_FAILED, "failed"))

G_DEFINE_ENUM_TYPE (CauserieFinish, causerie_finish,
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_STOP, "stop"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_LENGTH, "length"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_TOOL_CALLS, "tool-calls"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_CONTENT_FILTER, "content-filter"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_ERROR, "error"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_FINISH_OTHER, "other"))

G_DEFINE_ENUM_TYPE (CauserieTitleSource, causerie_title_source,
  G_DEFINE_ENUM_VALUE (CAUSERIE_TITLE_NONE, "none"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_TITLE_QUESTION, "question"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_TITLE_MODEL, "model"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_TITLE_IMPORT, "import"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_TITLE_PERSON, "person"))

G_DEFINE_ENUM_TYPE (CauserieTrashKind, causerie_trash_kind,
  G_DEFINE_ENUM_VALUE (CAUSERIE_TRASH_CONVERSATION, "conversation"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_TRASH_FOLDER, "folder"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_TRASH_MESSAGE, "message"))

/* Words of the OpenAI format first, then what Anthropic, Gemini, Mistral and Together say. */
static const struct {
  const char     *word;
  CauserieFinish  finish;
} finish_words[] = {
  { "stop",              CAUSERIE_FINISH_STOP },
  { "length",            CAUSERIE_FINISH_LENGTH },
  { "tool_calls",        CAUSERIE_FINISH_TOOL_CALLS },
  { "function_call",     CAUSERIE_FINISH_TOOL_CALLS },
  { "content_filter",    CAUSERIE_FINISH_CONTENT_FILTER },
  { "error",             CAUSERIE_FINISH_ERROR },
  { "end_turn",          CAUSERIE_FINISH_STOP },
  { "stop_sequence",     CAUSERIE_FINISH_STOP },
  { "eos",               CAUSERIE_FINISH_STOP },
  { "max_tokens",        CAUSERIE_FINISH_LENGTH },
  { "max_output_tokens", CAUSERIE_FINISH_LENGTH },
  { "model_length",      CAUSERIE_FINISH_LENGTH },
  { "tool_use",          CAUSERIE_FINISH_TOOL_CALLS },
  { "refusal",           CAUSERIE_FINISH_CONTENT_FILTER },
  { "safety",            CAUSERIE_FINISH_CONTENT_FILTER },
};

const char *
causerie_enum_to_name (GType type, int value)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (class, value);

  g_return_val_if_fail (found != NULL, NULL);

  return found->value_nick;
}

int
causerie_enum_from_name (GType type, const char *name, int fallback)
{
  g_autoptr(GEnumClass) class = g_type_class_ref (type);
  const GEnumValue *found = name != NULL ? g_enum_get_value_by_nick (class, name) : NULL;

  /* Newer GLib takes "User" for "user"; a stored name is exact. */
  return found != NULL && g_str_equal (found->value_nick, name) ? found->value : fallback;
}

CauserieFinish
causerie_finish_from_word (const char *word)
{
  if (word == NULL || *word == '\0')
    return CAUSERIE_FINISH_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (finish_words); i++) {
    if (g_ascii_strcasecmp (word, finish_words[i].word) == 0)
      return finish_words[i].finish;
  }

  return CAUSERIE_FINISH_OTHER;
}
