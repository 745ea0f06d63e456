/* causerie-more-group.c: the settings of a model profile that are seldom needed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-more-group.h"

#include "causerie-choice-row.h"
#include "causerie-fold-row.h"
#include "causerie-model-limits.h"
#include "causerie-number-row.h"
#include "causerie-param-text.h"
#include "causerie-text-row.h"

#include <glib/gi18n.h>

/* What is folded together. */
typedef enum {
  TOPIC_WORDS,
  TOPIC_REASONING,
  TOPIC_ROUTING,
  TOPIC_CHATS,
  TOPIC_EXTRA,
  N_TOPICS,
} Topic;

static const char * const topic_titles[N_TOPICS] = {
  [TOPIC_WORDS] = N_("Choice of words"),
  [TOPIC_REASONING] = N_("Reasoning"),
  [TOPIC_ROUTING] = N_("Providers behind OpenRouter"),
  [TOPIC_CHATS] = N_("New chats"),
  [TOPIC_EXTRA] = N_("Extra JSON"),
};

struct _CauserieMoreGroup {
  AdwPreferencesGroup  parent_instance;

  gboolean             filling;
  gboolean             takes[CAUSERIE_N_PARAMS];           /* the model does, or it is set */
  gboolean             takes_text[CAUSERIE_N_TEXT_PARAMS]; /* the same */

  /* children: a topic's rows stand below it */
  CauserieFoldRow     *topics[N_TOPICS];
  GtkWidget           *params[CAUSERIE_N_PARAMS];     /* NULL for those of the form */
  CauserieTextRow     *texts[CAUSERIE_N_TEXT_PARAMS];
  CauserieTextRow     *starters;
  AdwEntryRow         *title_model;
};

G_DEFINE_FINAL_TYPE (CauserieMoreGroup, causerie_more_group, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static Topic
get_topic (CauserieParam param)
{
  switch (param) {
  case CAUSERIE_PARAM_REASONING_EFFORT:
  case CAUSERIE_PARAM_REASONING_TOKENS:
    return TOPIC_REASONING;
  case CAUSERIE_PARAM_ROUTING_SORT:
  case CAUSERIE_PARAM_ROUTING_FALLBACKS:
  case CAUSERIE_PARAM_ROUTING_DATA:
    return TOPIC_ROUTING;
  default:
    return TOPIC_WORDS;
  }
}

static Topic
get_text_topic (CauserieTextParam param)
{
  switch (param) {
  case CAUSERIE_TEXT_PARAM_ROUTING_ONLY:
  case CAUSERIE_TEXT_PARAM_ROUTING_IGNORE:
    return TOPIC_ROUTING;
  case CAUSERIE_TEXT_PARAM_EXTRA:
    return TOPIC_EXTRA;
  default:
    return TOPIC_WORDS;
  }
}

static gboolean
is_unfolded (CauserieMoreGroup *self, Topic topic)
{
  return causerie_fold_row_is_unfolded (self->topics[topic]);
}

static gboolean
is_choice (CauserieParam param)
{
  return causerie_param_get_facts (param)->choices != NULL;
}

/* --- what a folded topic says --- */

static gboolean
is_empty (CauserieTextRow *row)
{
  g_autofree char *text = causerie_text_row_dup_text (row);

  return *g_strstrip (text) == '\0';
}

static void
add_title (GString *titles, const char *title)
{
  g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
}

/* The titles of what is set: "Top K, Seed". */
static char *
list_set (CauserieMoreGroup *self, Topic topic)
{
  GString *titles = g_string_new (NULL);

  for (CauserieParam i = CAUSERIE_N_FORM_PARAMS; i < CAUSERIE_N_PARAMS; i++)
    if (get_topic (i) == topic && *causerie_more_group_get_text (self, i) != '\0')
      add_title (titles, causerie_param_text_title (i));
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    if (get_text_topic (i) == topic && !is_empty (self->texts[i]))
      add_title (titles, causerie_param_text_title_of_text (i));
  if (topic == TOPIC_CHATS && !is_empty (self->starters))
    add_title (titles, _("Starters"));
  if (topic == TOPIC_CHATS && *causerie_more_group_get_title_model (self) != '\0')
    add_title (titles, _("Model for titles"));

  return g_string_free (titles, FALSE);
}

static void
show_topics (CauserieMoreGroup *self)
{
  for (Topic topic = 0; topic < N_TOPICS; topic++) {
    g_autofree char *set = list_set (self, topic);

    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->topics[topic]),
                                 *set != '\0' ? set : _("Not set"));
  }
}

static void
changed_cb (CauserieMoreGroup *self)
{
  if (self->filling)
    return;

  show_topics (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the rows --- */

/* What belongs to an unfolded topic and makes sense for the model. */
static void
show_rows (CauserieMoreGroup *self)
{
  for (CauserieParam i = CAUSERIE_N_FORM_PARAMS; i < CAUSERIE_N_PARAMS; i++)
    gtk_widget_set_visible (self->params[i],
                            self->takes[i] && is_unfolded (self, get_topic (i)));
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->texts[i]),
                            self->takes_text[i] && is_unfolded (self, get_text_topic (i)));
  gtk_widget_set_visible (GTK_WIDGET (self->starters), is_unfolded (self, TOPIC_CHATS));
  gtk_widget_set_visible (GTK_WIDGET (self->title_model), is_unfolded (self, TOPIC_CHATS));
}

static void
add_topic (CauserieMoreGroup *self, Topic topic)
{
  GtkWidget *row = causerie_fold_row_new (_(topic_titles[topic]));

  self->topics[topic] = CAUSERIE_FOLD_ROW (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_signal_connect_object (row, "notify::unfolded", G_CALLBACK (show_rows), self,
                           G_CONNECT_SWAPPED);
}

static void
add_row (CauserieMoreGroup *self, gpointer row, const char *signal)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_signal_connect_object (row, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_param (CauserieMoreGroup *self, CauserieParam param)
{
  if (is_choice (param))
    self->params[param] = causerie_choice_row_new (param);
  else
    self->params[param] = g_object_new (CAUSERIE_TYPE_NUMBER_ROW,
                                        "title", causerie_param_text_title (param),
                                        "hint", causerie_param_text_hint (param), NULL);
  add_row (self, self->params[param], is_choice (param) ? "changed" : "notify::text");
}

static void
add_text (CauserieMoreGroup *self, CauserieTextParam param)
{
  GtkWidget *row = causerie_text_row_new (causerie_param_text_title_of_text (param),
                                          causerie_param_text_hint_of_text (param));

  self->texts[param] = CAUSERIE_TEXT_ROW (row);
  causerie_text_row_set_monospace (self->texts[param], param == CAUSERIE_TEXT_PARAM_EXTRA);
  add_row (self, row, "changed");
}

static void
add_chat_rows (CauserieMoreGroup *self)
{
  self->starters = CAUSERIE_TEXT_ROW (causerie_text_row_new (
    _("Starters"), _("First messages to choose from in an empty chat. One a line.")));
  add_row (self, self->starters, "changed");

  self->title_model = g_object_new (ADW_TYPE_ENTRY_ROW,
                                    "title", _("Model for titles"),
                                    "input-hints", GTK_INPUT_HINT_NO_SPELLCHECK, NULL);
  add_row (self, self->title_model, "changed");
}

static void
add_rows (CauserieMoreGroup *self, Topic topic)
{
  for (CauserieParam i = CAUSERIE_N_FORM_PARAMS; i < CAUSERIE_N_PARAMS; i++)
    if (get_topic (i) == topic)
      add_param (self, i);
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++)
    if (get_text_topic (i) == topic)
      add_text (self, i);
  if (topic == TOPIC_CHATS)
    add_chat_rows (self);
}

static void
causerie_more_group_dispose (GObject *object)
{
  CAUSERIE_MORE_GROUP (object)->filling = TRUE; /* rows that go are no choice */

  G_OBJECT_CLASS (causerie_more_group_parent_class)->dispose (object);
}

static void
causerie_more_group_class_init (CauserieMoreGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = causerie_more_group_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_more_group_init (CauserieMoreGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("More"));
  for (Topic topic = 0; topic < N_TOPICS; topic++) {
    add_topic (self, topic);
    add_rows (self, topic);
  }
  show_rows (self);
}

/* --- the face --- */

void
causerie_more_group_show (CauserieMoreGroup *self, CauserieProfile *profile)
{
  g_autoptr(CauserieProfile) unset = causerie_profile_new (NULL);
  const CauserieParams *params;

  g_return_if_fail (CAUSERIE_IS_MORE_GROUP (self));

  if (profile == NULL)
    profile = unset;
  params = causerie_profile_get_params (profile);

  self->filling = TRUE;
  for (CauserieParam i = CAUSERIE_N_FORM_PARAMS; i < CAUSERIE_N_PARAMS; i++) {
    if (is_choice (i))
      causerie_choice_row_show (CAUSERIE_CHOICE_ROW (self->params[i]), params);
    else
      causerie_number_row_show (CAUSERIE_NUMBER_ROW (self->params[i]), params, i);
  }
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    const char *text = causerie_params_get_text (params, i);

    causerie_text_row_set_text (self->texts[i], text != NULL ? text : "");
  }
  causerie_text_row_set_text (self->starters, causerie_profile_get_starters (profile));
  gtk_editable_set_text (GTK_EDITABLE (self->title_model),
                         causerie_profile_get_title_model (profile));
  self->filling = FALSE;
  show_topics (self);
}

static void
show_own_default (CauserieMoreGroup *self, CauserieModel *model, CauserieParam param)
{
  const char *hint = causerie_param_text_hint (param);
  g_autofree char *own = causerie_model_limits_dup_default (model, param);
  g_autofree char *both = own != NULL ? g_strjoin (" ", hint, own, NULL) : NULL;

  g_object_set (self->params[param], "hint", both != NULL ? both : hint, NULL);
}

void
causerie_more_group_set_model (CauserieMoreGroup      *self,
                               CauserieModel          *model,
                               const CauserieProvider *provider)
{
  gboolean is_shown[N_TOPICS] = { [TOPIC_CHATS] = TRUE };

  g_return_if_fail (CAUSERIE_IS_MORE_GROUP (self) && provider != NULL);

  for (CauserieParam i = CAUSERIE_N_FORM_PARAMS; i < CAUSERIE_N_PARAMS; i++) {
    self->takes[i] = causerie_model_limits_takes (model, provider, i) ||
                     *causerie_more_group_get_text (self, i) != '\0';
    is_shown[get_topic (i)] |= self->takes[i];
    if (is_choice (i))
      causerie_choice_row_set_model (CAUSERIE_CHOICE_ROW (self->params[i]), model);
    else
      show_own_default (self, model, i);
  }
  for (CauserieTextParam i = 0; i < CAUSERIE_N_TEXT_PARAMS; i++) {
    self->takes_text[i] = causerie_model_limits_takes_text (model, provider, i) ||
                          !is_empty (self->texts[i]);
    is_shown[get_text_topic (i)] |= self->takes_text[i];
  }
  for (Topic topic = 0; topic < N_TOPICS; topic++)
    gtk_widget_set_visible (GTK_WIDGET (self->topics[topic]), is_shown[topic]);
  show_rows (self);
}

const char *
causerie_more_group_get_text (CauserieMoreGroup *self, CauserieParam param)
{
  GtkWidget *row;

  g_return_val_if_fail (CAUSERIE_IS_MORE_GROUP (self), "");
  g_return_val_if_fail (param >= CAUSERIE_N_FORM_PARAMS && param < CAUSERIE_N_PARAMS, "");

  row = self->params[param];
  return is_choice (param) ? causerie_choice_row_get_text (CAUSERIE_CHOICE_ROW (row))
                           : causerie_number_row_get_text (CAUSERIE_NUMBER_ROW (row));
}

char *
causerie_more_group_dup_text_param (CauserieMoreGroup *self, CauserieTextParam param)
{
  g_return_val_if_fail (CAUSERIE_IS_MORE_GROUP (self) && param < CAUSERIE_N_TEXT_PARAMS, NULL);

  return causerie_text_row_dup_text (self->texts[param]);
}

char *
causerie_more_group_dup_starters (CauserieMoreGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MORE_GROUP (self), NULL);

  return causerie_text_row_dup_text (self->starters);
}

const char *
causerie_more_group_get_title_model (CauserieMoreGroup *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MORE_GROUP (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->title_model));
}

/* What cannot stay as it is is not folded away. */
static void
unfold (CauserieMoreGroup *self, Topic topic, const char *problem)
{
  if (problem != NULL)
    causerie_fold_row_unfold (self->topics[topic]);
}

void
causerie_more_group_set_error (CauserieMoreGroup *self, CauserieParam param, const char *problem)
{
  g_return_if_fail (CAUSERIE_IS_MORE_GROUP (self));
  g_return_if_fail (param >= CAUSERIE_N_FORM_PARAMS && param < CAUSERIE_N_PARAMS);

  if (is_choice (param))
    return; /* cannot be wrong */

  causerie_number_row_set_error (CAUSERIE_NUMBER_ROW (self->params[param]), problem);
  unfold (self, get_topic (param), problem);
}

void
causerie_more_group_set_text_error (CauserieMoreGroup *self,
                                    CauserieTextParam  param,
                                    const char        *problem)
{
  g_return_if_fail (CAUSERIE_IS_MORE_GROUP (self) && param < CAUSERIE_N_TEXT_PARAMS);

  causerie_text_row_set_error (self->texts[param], problem);
  unfold (self, get_text_topic (param), problem);
}
