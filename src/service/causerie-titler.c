/* causerie-titler.c: a chat's title, thought of by a model
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-titler.h"

#include "causerie-json.h"
#include "causerie-library-private.h"
#include "causerie-markdown.h"
#include "causerie-text.h"

#include <string.h>

#define TITLE_CHARS    60
#define EXCERPT_CHARS  1500
#define MAX_LINE_CHARS 1000 /* of what a model says where a title was asked for */

/* A title is a few; a model that thinks before it speaks needs more. */
#define MAX_TOKENS     256

#define PROMPT \
  "Write a title for the conversation below: two to six words, in the language of the question. " \
  "Reply with the title alone, on one line, without quotation marks, Markdown or a full stop.\n\n" \
  "<question>\n%s\n</question>\n\n<answer>\n%s\n</answer>"

/* --- what was said, as a title --- */

static const struct {
  const char *opening;
  const char *closing;
} quotes[] = {
  { "\"", "\"" }, { "'", "'" }, { "“", "”" }, { "‘", "’" }, { "«", "»" }, { "„", "“" },
  { "„", "”" }, { "‚", "‘" }, { "”", "”" }, { "»", "«" }, { "‹", "›" }, { "「", "」" }, { "《", "》" },
};

/* Whether this pair stands around the whole text, and not around two parts of it. */
static gboolean
unquote (char *text, const char *opening, const char *closing)
{
  gsize length = strlen (text), n_opening = strlen (opening), n_closing = strlen (closing);
  char *inside = text + n_opening;

  if (length <= n_opening + n_closing || !g_str_has_prefix (text, opening) ||
      !g_str_has_suffix (text, closing))
    return FALSE;

  length -= n_opening + n_closing;
  if (g_strstr_len (inside, length, opening) != NULL ||
      g_strstr_len (inside, length, closing) != NULL)
    return FALSE;

  memmove (text, inside, length);
  text[length] = '\0';
  return TRUE;
}

static void
drop_quotes (char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++) {
    if (unquote (text, quotes[i].opening, quotes[i].closing))
      break;
  }
  g_strstrip (text);
}

/* One, not the end of an ellipsis. */
static void
drop_full_stop (char *text)
{
  gsize length = strlen (text);

  if (g_str_has_suffix (text, "。"))
    text[length - strlen ("。")] = '\0';
  else if (g_str_has_suffix (text, ".") && !g_str_has_suffix (text, ".."))
    text[length - 1] = '\0';
}

/* The first words of it as they are read. */
static char *
dup_first_line (const char *answer)
{
  g_autoptr(GPtrArray) blocks = causerie_markdown_parse (answer, -1);

  for (guint i = 0; i < blocks->len; i++) {
    const CauserieStyledText *words = causerie_block_get_text (g_ptr_array_index (blocks, i));
    char *line = words != NULL ? causerie_text_title (words->text, MAX_LINE_CHARS) : NULL;

    if (line != NULL)
      return line;
  }

  return causerie_text_title (answer, MAX_LINE_CHARS);
}

char *
causerie_titler_clean (const char *answer)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  line = dup_first_line (answer);
  if (line == NULL)
    return NULL;

  drop_full_stop (line);
  drop_quotes (line);
  drop_full_stop (line);

  return causerie_text_title (line, TITLE_CHARS);
}

/* --- whether one is asked for --- */

static gboolean
is_done (CauserieMessage *message)
{
  return causerie_message_get_role (message) == CAUSERIE_ROLE_ASSISTANT &&
         causerie_message_get_state (message) == CAUSERIE_MESSAGE_DONE;
}

/* What was asked first, when `answer` is the first on the path that ended well (transfer full). */
static CauserieMessage *
dup_first_question (CauserieConversation *conversation, CauserieMessage *answer)
{
  GListModel *path = G_LIST_MODEL (conversation);
  g_autoptr(CauserieMessage) question = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (path); i++) {
    g_autoptr(CauserieMessage) message = g_list_model_get_item (path, i);

    if (question == NULL && causerie_message_get_role (message) == CAUSERIE_ROLE_USER)
      g_set_object (&question, message);
    if (is_done (message))
      return message == answer ? g_steal_pointer (&question) : NULL;
  }

  return NULL;
}

/* A conversation that was deleted stays so, and what a person called it is its name. */
static gboolean
may_name (CauserieLibrary *library, CauserieConversation *conversation)
{
  const char *uid = causerie_conversation_get_uid (conversation);

  return !causerie_conversation_get_temporary (conversation) &&
         causerie_conversation_get_title_source (conversation) < CAUSERIE_TITLE_MODEL &&
         causerie_conversation_list_find (causerie_library_get_conversations (library), uid) ==
           conversation;
}

/* Nothing goes to a server the answer did not come from; and where a model was chosen on another
 * one for this chat alone, the profile's model for titles is not there. NULL: not asked. */
static CauserieConnection *
find_connection (CauserieLibrary *library, CauserieChat *chat, CauserieMessage *answer)
{
  CauserieProfile *saved = causerie_chat_get_saved_profile (chat);
  const char *uid = causerie_profile_get_connection (causerie_chat_get_profile (chat));

  if (g_strcmp0 (causerie_message_get_connection (answer), uid) != 0 ||
      (saved != NULL && !g_str_equal (causerie_profile_get_connection (saved), uid)))
    return NULL;

  return causerie_settings_find_connection (causerie_library_get_settings (library), uid);
}

/* --- the question --- */

static char *
dup_excerpt (CauserieMessage *message)
{
  const char *text = causerie_message_get_text (message);

  return g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), EXCERPT_CHARS));
}

/* What the extra JSON says of providers; the rest of it is about the profile's own model. */
static void
copy_provider (CauserieParams *params, const CauserieParams *source)
{
  const char *extra = causerie_params_get_text (source, CAUSERIE_TEXT_PARAM_EXTRA);
  g_autoptr(JsonNode) node = extra != NULL ? causerie_json_parse (extra, -1, NULL, NULL) : NULL;
  JsonObject *provider = causerie_json_get_object (causerie_json_node_object (node), "provider");
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (provider == NULL)
    return;

  object = json_object_new ();
  json_object_set_object_member (object, "provider", json_object_ref (provider));
  root = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (root, FALSE);
  causerie_params_set_text (params, CAUSERIE_TEXT_PARAM_EXTRA, text);
}

/* Who may read the chat holds for its title too. */
static void
fill_params (CauserieParams *params, const CauserieParams *source)
{
  static const CauserieTextParam lists[] = {
    CAUSERIE_TEXT_PARAM_ROUTING_ONLY, CAUSERIE_TEXT_PARAM_ROUTING_IGNORE,
  };
  double value;

  causerie_params_set (params, CAUSERIE_PARAM_MAX_TOKENS, MAX_TOKENS);
  if (causerie_params_get (source, CAUSERIE_PARAM_ROUTING_DATA, &value))
    causerie_params_set (params, CAUSERIE_PARAM_ROUTING_DATA, value);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    causerie_params_set_text (params, lists[i], causerie_params_get_text (source, lists[i]));
  copy_provider (params, source);
}

static GPtrArray *
new_messages (CauserieMessage *question, CauserieMessage *answer)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  CauserieMessage *message = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_USER);
  g_autofree char *asked = dup_excerpt (question);
  g_autofree char *answered = dup_excerpt (answer);
  g_autofree char *text = g_strdup_printf (PROMPT, asked, answered);

  causerie_message_set_text (message, text);
  g_ptr_array_add (messages, message);

  return messages;
}

/* --- a title that is asked for --- */

typedef struct {
  GWeakRef              library;
  CauserieConversation *conversation; /* owned */
} Naming;

static Naming *
naming_new (CauserieLibrary *library, CauserieConversation *conversation)
{
  Naming *naming = g_new0 (Naming, 1);

  g_weak_ref_init (&naming->library, library);
  naming->conversation = g_object_ref (conversation);

  return naming;
}

static void
free_naming (gpointer data, GClosure *closure)
{
  Naming *naming = data;

  g_weak_ref_clear (&naming->library);
  g_object_unref (naming->conversation);
  g_free (naming);
}

static void
settled_cb (CauserieExchange *exchange, gpointer user_data)
{
  Naming *naming = user_data;
  CauserieMessage *answer = causerie_exchange_get_answer (exchange);
  g_autoptr(CauserieLibrary) library = g_weak_ref_get (&naming->library);
  g_autofree char *title = NULL;

  if (library == NULL || !is_done (answer) || !may_name (library, naming->conversation))
    return;

  title = causerie_titler_clean (causerie_message_get_text (answer));
  if (title == NULL)
    return;

  causerie_conversation_set_title (naming->conversation, title);
  causerie_conversation_set_title_source (naming->conversation, CAUSERIE_TITLE_MODEL);
  causerie_library_save (library, naming->conversation);
}

static void
ask (CauserieLibrary *library, CauserieChat *chat, const CauserieQuestion *question)
{
  g_autoptr(CauserieMessage) answer = causerie_message_new (NULL, NULL, CAUSERIE_ROLE_ASSISTANT);
  g_autoptr(CauserieExchange) exchange = NULL;

  causerie_message_set_profile (answer,
                                causerie_profile_get_uid (causerie_chat_get_profile (chat)));
  exchange = causerie_gateway_ask (causerie_library_get_gateway (library), question, answer);
  if (!causerie_exchange_is_settled (exchange))
    g_signal_connect_data (exchange, "settled", G_CALLBACK (settled_cb),
                           naming_new (library, causerie_chat_get_conversation (chat)),
                           free_naming, 0);
}

void
causerie_titler_follow (CauserieLibrary *library, CauserieChat *chat, CauserieMessage *answer)
{
  CauserieConversation *conversation;
  CauserieProfile *profile;
  CauserieQuestion question = { .purpose = "title", .instructions = "" };
  g_autoptr(CauserieMessage) asked = NULL;
  g_autoptr(GPtrArray) messages = NULL;
  g_auto(CauserieParams) params = { 0 };

  g_return_if_fail (CAUSERIE_IS_LIBRARY (library) && CAUSERIE_IS_CHAT (chat));
  g_return_if_fail (CAUSERIE_IS_MESSAGE (answer));

  conversation = causerie_chat_get_conversation (chat);
  profile = causerie_chat_get_profile (chat);
  if (profile == NULL || *causerie_profile_get_title_model (profile) == '\0' ||
      !may_name (library, conversation))
    return;

  asked = dup_first_question (conversation, answer);
  question.connection = find_connection (library, chat, answer);
  if (asked == NULL || question.connection == NULL)
    return;

  fill_params (&params, causerie_profile_get_params (profile));
  question.model = causerie_profile_get_title_model (profile);
  question.params = &params;
  question.messages = messages = new_messages (asked, answer);
  question.session_id = causerie_conversation_get_uid (conversation);
  ask (library, chat, &question);
}
