/* causerie-ask-options.c: what was asked for in the arguments of `ask` and `chat`
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-ask-options.h"

#include "causerie-argument.h"

#include <glib/gi18n.h>

static gboolean
make_all_utf8 (CauserieAskOptions *self, GError **error)
{
  char **texts[] = {
    &self->profile, &self->model, &self->instructions, &self->conversation, &self->prompt,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!causerie_argument_make_utf8 (texts[i], error))
      return FALSE;
  for (guint i = 0; i < CAUSERIE_N_PARAMS; i++)
    if (!causerie_argument_make_utf8 (&self->params[i], error))
      return FALSE;
  for (guint i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    for (guint j = 0; self->text_params[i] != NULL && self->text_params[i][j] != NULL; j++)
      if (!causerie_argument_make_utf8 (&self->text_params[i][j], error))
        return FALSE;

  return TRUE;
}

/* --- the table -------------------------------------------------------------------------------- */

static const char *
describe_value (const CauserieParamFacts *facts)
{
  if (facts->choices != NULL)
    return N_("WORD");

  return facts->is_integer ? "N" : "X";
}

static void
add_param_entries (GOptionContext *context, CauserieAskOptions *self)
{
  static const char *const descriptions[CAUSERIE_N_PARAMS] = {
    [CAUSERIE_PARAM_TEMPERATURE] = N_("How freely words are chosen, 0 to 2"),
    [CAUSERIE_PARAM_TOP_P] = N_("Share of likely words to choose from, 0 to 1"),
    [CAUSERIE_PARAM_MAX_TOKENS] = N_("Most tokens of the answer"),
    [CAUSERIE_PARAM_CONTEXT_LENGTH] = N_("Most tokens of chat and answer together"),
    [CAUSERIE_PARAM_TOP_K] = N_("How many of the likeliest words to choose from, 0 for all"),
    [CAUSERIE_PARAM_MIN_P] = N_("Least probability of a word, as a share of the likeliest one’s"),
    [CAUSERIE_PARAM_FREQUENCY_PENALTY] = N_("Avoid words by how often they were used, -2 to 2"),
    [CAUSERIE_PARAM_PRESENCE_PENALTY] = N_("Avoid words that were used at all, -2 to 2"),
    [CAUSERIE_PARAM_REPETITION_PENALTY] = N_("Avoid words of the chat, 0 to 2"),
    [CAUSERIE_PARAM_SEED] = N_("Number that makes an answer repeatable"),
    [CAUSERIE_PARAM_REASONING_EFFORT] = N_("How long to think: none, minimal, low, medium, high, "
                                           "xhigh or max"),
    [CAUSERIE_PARAM_REASONING_TOKENS] = N_("Most tokens to think with (OpenRouter)"),
    [CAUSERIE_PARAM_ROUTING_SORT] = N_("Prefer providers by price, throughput or latency "
                                       "(OpenRouter)"),
    [CAUSERIE_PARAM_ROUTING_FALLBACKS] = N_("Use another provider when one fails: yes or no "
                                            "(OpenRouter)"),
    [CAUSERIE_PARAM_ROUTING_DATA] = N_("Providers that keep what they are sent: allow or deny "
                                       "(OpenRouter)"),
  };
  GOptionEntry entries[CAUSERIE_N_PARAMS + 1] = { 0 };

  for (guint i = 0; i < CAUSERIE_N_PARAMS; i++) {
    const CauserieParamFacts *facts = causerie_param_get_facts (i);

    entries[i] = (GOptionEntry) {
      .long_name = facts->name,
      .arg = G_OPTION_ARG_FILENAME,
      .arg_data = &self->params[i],
      .description = descriptions[i],
      .arg_description = describe_value (facts),
    };
  }
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
add_text_param_entries (GOptionContext *context, CauserieAskOptions *self)
{
  static const struct {
    const char *description;
    const char *value;
  } texts[CAUSERIE_N_TEXT_PARAMS] = {
    [CAUSERIE_TEXT_PARAM_STOP] = { N_("End the answer before this; may be repeated"), N_("TEXT") },
    [CAUSERIE_TEXT_PARAM_ROUTING_ONLY] =
      { N_("Use only this provider (OpenRouter); may be repeated"), N_("PROVIDER") },
    [CAUSERIE_TEXT_PARAM_ROUTING_IGNORE] =
      { N_("Never use this provider (OpenRouter); may be repeated"), N_("PROVIDER") },
    [CAUSERIE_TEXT_PARAM_EXTRA] = { N_("JSON object to merge over the request"), N_("JSON") },
  };
  GOptionEntry entries[CAUSERIE_N_TEXT_PARAMS + 1] = { 0 };

  for (guint i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    entries[i] = (GOptionEntry) {
      .long_name = causerie_text_param_get_facts (i)->name,
      .arg = G_OPTION_ARG_FILENAME_ARRAY,
      .arg_data = &self->text_params[i],
      .description = texts[i].description,
      .arg_description = texts[i].value,
    };
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
add_whom_entries (GOptionContext *context, CauserieAskOptions *self)
{
  const GOptionEntry whom[] = {
    { "profile", 'p', 0, G_OPTION_ARG_FILENAME, &self->profile,
      N_("Ask with this model profile"), N_("PROFILE") },
    { "model", 'm', 0, G_OPTION_ARG_FILENAME, &self->model,
      N_("Model to ask"), N_("MODEL") },
    { "system", 's', 0, G_OPTION_ARG_FILENAME, &self->instructions,
      N_("Instructions for the model"), N_("TEXT") },
    { NULL },
  };

  g_option_context_add_main_entries (context, whom, GETTEXT_PACKAGE);
  causerie_target_options_add_entries (&self->target, context);
  add_param_entries (context, self);
  add_text_param_entries (context, self);
}

/* What both commands have. */
static void
add_how_entries (GOptionContext *context, CauserieAskOptions *self)
{
  const GOptionEntry how[] = {
    { "no-stream", 0, 0, G_OPTION_ARG_NONE, &self->no_stream,
      N_("Print the answer when it is complete"), NULL },
    { "save", 0, 0, G_OPTION_ARG_NONE, &self->save,
      N_("Keep the conversation and print its id"), NULL },
    { "resume", 'r', 0, G_OPTION_ARG_FILENAME, &self->conversation,
      N_("Go on with this conversation"), N_("CONVERSATION") },
    { NULL },
  };

  g_option_context_add_main_entries (context, how, GETTEXT_PACKAGE);
}

static GOptionContext *
new_context (const char *summary)
{
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (
    context, N_("The key is looked for in --api-key-file, CAUSERIE_API_KEY, OPENROUTER_API_KEY\n"
                "(for OpenRouter only) and the keyring."));

  return context;
}

static GOptionContext *
new_ask_context (CauserieAskOptions *self, char ***prompt)
{
  const GOptionEntry what[] = {
    { "attach", 'a', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->attachments,
      N_("Send this file along; may be repeated"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json,
      N_("Print one JSON object at the end"), NULL },
    { "curl", 0, 0, G_OPTION_ARG_NONE, &self->curl,
      N_("Print the request as a curl command and send nothing"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, prompt, NULL, N_("[PROMPT…]") },
    { NULL },
  };
  GOptionContext *context = new_context (
    N_("Asks a model and prints its answer.\n"
       "The prompt is the arguments, then standard input when it is not a terminal.\n"
       "Without -p, -c or --base-url, the profile for new chats is asked."));

  add_whom_entries (context, self);
  add_how_entries (context, self);
  g_option_context_add_main_entries (context, what, GETTEXT_PACKAGE);

  return context;
}

/* --- what does not go together ---------------------------------------------------------------- */

static gboolean
check_target (CauserieAskOptions *self, GError **error)
{
  const CauserieTargetOptions *target = &self->target;

  if ((self->profile != NULL) + (target->connection != NULL) + (target->base_url != NULL) > 1)
    return causerie_argument_refuse (error, _("Only one of -p, -c and --base-url can be given."));
  if (target->base_url != NULL && self->model == NULL)
    return causerie_argument_refuse (error, _("With --base-url, a model is needed: -m MODEL."));
  if (target->connection != NULL && self->model == NULL &&
      !g_str_equal (target->connection, CAUSERIE_TARGET_DEMO))
    return causerie_argument_refuse (error, _("With -c, a model is needed: -m MODEL."));
  if (self->model != NULL && *g_strstrip (self->model) == '\0')
    return causerie_argument_refuse (error, _("The name of the model is empty."));

  return TRUE;
}

static gboolean
check (CauserieAskOptions *self, GError **error)
{
  g_auto(CauserieParams) params = { 0 };

  if (self->conversation != NULL)
    self->save = TRUE;

  return make_all_utf8 (self, error) && check_target (self, error) &&
         causerie_target_options_check (&self->target, error) &&
         causerie_ask_options_apply_params (self, &params, error);
}

CauserieAskOptions *
causerie_ask_options_new (int argc, char *argv[], GError **error)
{
  g_autoptr(CauserieAskOptions) self = g_new0 (CauserieAskOptions, 1);
  g_auto(GStrv) prompt = NULL;
  g_autoptr(GOptionContext) context = new_ask_context (self, &prompt);

  if (!g_option_context_parse (context, &argc, &argv, error))
    return NULL;

  self->prompt = prompt != NULL ? g_strjoinv (" ", prompt) : g_strdup ("");
  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

CauserieAskOptions *
causerie_ask_options_new_for_chat (int argc, char *argv[], GError **error)
{
  g_autoptr(CauserieAskOptions) self = g_new0 (CauserieAskOptions, 1);
  g_autoptr(GOptionContext) context = new_context (
    N_("Chats with a model: each line of standard input is a message; one that ends with \\\n"
       "goes on in the next line. /quit or the end of the input ends it; an interrupt stops\n"
       "an answer. Without -p, -c or --base-url, the profile for new chats is asked."));

  add_whom_entries (context, self);
  add_how_entries (context, self);
  self->prompt = g_strdup ("");
  return causerie_argument_parse_options (context, &argc, &argv, error) && check (self, error)
           ? g_steal_pointer (&self) : NULL;
}

void
causerie_ask_options_free (CauserieAskOptions *self)
{
  causerie_target_options_clear (&self->target);
  g_free (self->profile);
  g_free (self->model);
  g_free (self->instructions);
  for (guint i = 0; i < CAUSERIE_N_PARAMS; i++)
    g_free (self->params[i]);
  for (guint i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    g_strfreev (self->text_params[i]);
  g_strfreev (self->attachments);
  g_free (self->conversation);
  g_free (self->prompt);
  g_free (self);
}

/* What was given more than once is a list; where there can be none, the last one counts. */
static char *
join (CauserieTextParam param, char **given)
{
  const char separator[] = { causerie_text_param_get_facts (param)->separator, '\0' };

  if (*separator == '\0')
    return g_strdup (given[g_strv_length (given) - 1]);

  return g_strjoinv (separator, given);
}

static gboolean
apply_text_params (const CauserieAskOptions *self, CauserieParams *params, GError **error)
{
  for (guint i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    g_autofree char *text = NULL;

    if (self->text_params[i] == NULL)
      continue;
    text = join (i, self->text_params[i]);
    if (!causerie_params_parse_text (params, i, text, error))
      return FALSE;
  }

  return TRUE;
}

gboolean
causerie_ask_options_apply_params (const CauserieAskOptions  *self,
                                   CauserieParams            *params,
                                   GError                   **error)
{
  for (guint i = 0; i < CAUSERIE_N_PARAMS; i++)
    if (self->params[i] != NULL && !causerie_params_parse (params, i, self->params[i], error))
      return FALSE;

  return apply_text_params (self, params, error);
}
