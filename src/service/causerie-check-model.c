/* causerie-check-model.c: whether a model is offered, and answers
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-private.h"

#include "causerie-account.h"
#include "causerie-check-answer.h"
#include "causerie-check-reply.h"
#include "causerie-check-way.h"
#include "causerie-clock.h"
#include "causerie-close-names.h"
#include "causerie-model.h"

#include <glib/gi18n.h>
#include <string.h>

/* A list of hundreds of models is no small call, and its way was tried. */
#define LIST_LIMIT_MS 10000

#define MAX_CLOSE_NAMES 3

/* --- the answer ------------------------------------------------------------------------------- */

static char **
find_close_names (CauserieCheck *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  for (guint i = 0; self->models != NULL && i < self->models->len; i++)
    g_strv_builder_add (builder, causerie_model_get_id (g_ptr_array_index (self->models, i)));
  names = g_strv_builder_end (builder);

  return causerie_close_names_find (self->model, (const char * const *) names, MAX_CLOSE_NAMES);
}

static void
fail_model (CauserieCheck *self, CauserieFailure *failure)
{
  g_auto(GStrv) close = find_close_names (self);
  g_autofree char *names = g_strjoinv (", ", close);
  /* Translators: names of models that are like the one that does not exist */
  g_autofree char *more = g_strdup_printf (_("Perhaps one of these is meant: %s."), names);

  causerie_check_step_fail (self->steps[CAUSERIE_CHECK_MODEL], -1, failure, self->connection,
                            *names != '\0' ? more : NULL);
  causerie_check_end (self);
}

static gint64
measure_answer (CauserieMessage *answer)
{
  gint64 from = causerie_message_get_sent_time (answer);
  gint64 to = causerie_message_get_end_time (answer);

  return from > 0 && to >= from ? to - from : -1;
}

/* A model that the list does not have, and that could not be asked for another reason, stays in
 * doubt. */
static void
end_model (CauserieCheck *self, gboolean answered)
{
  if (self->is_listed || self->models == NULL)
    return;

  if (answered)
    causerie_check_step_pass (self->steps[CAUSERIE_CHECK_MODEL], -1, _("Not in the list, but it answers"));
  else
    causerie_check_step_skip (self->steps[CAUSERIE_CHECK_MODEL], _("Not in the list"));
}

static void
take_failed_answer (CauserieCheck *self, CauserieMessage *answer, CauserieFailure *failure)
{
  switch (causerie_failure_get_kind (failure)) {
  case CAUSERIE_FAILURE_KEY_MISSING:
  case CAUSERIE_FAILURE_KEY_INVALID:
  case CAUSERIE_FAILURE_KEYRING:
    end_model (self, FALSE);
    causerie_check_fail (self, CAUSERIE_CHECK_KEY, -1, failure);
    break;
  case CAUSERIE_FAILURE_MODEL_NOT_FOUND:
    if (!self->is_listed) {
      fail_model (self, failure);
      break;
    }
    G_GNUC_FALLTHROUGH;
  default:
    end_model (self, FALSE);
    causerie_check_fail (self, CAUSERIE_CHECK_ANSWER, measure_answer (answer), failure);
    break;
  }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(CauserieMessage) answer = causerie_check_answer_finish (result, &failure);
  const char *model = causerie_message_get_answered_model (answer);

  if (failure != NULL) {
    take_failed_answer (self, answer, failure);
    return;
  }

  end_model (self, TRUE);
  causerie_check_step_pass (self->steps[CAUSERIE_CHECK_ANSWER], measure_answer (answer),
                            model != NULL ? model : self->model);
  causerie_check_end (self);
}

static void
ask (CauserieCheck *self)
{
  causerie_check_step_begin (self->steps[CAUSERIE_CHECK_ANSWER]);
  causerie_check_answer_async (self->gateway, self->connection, self->key, self->model,
                               self->cancellable, answered_cb, g_object_ref (self));
}

/* --- the model -------------------------------------------------------------------------------- */

/* "moonshotai/kimi-k2:nitro" is asked for as it is and listed without its ending. */
static char *
dup_base_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? g_strndup (name, (gsize) (colon - name)) : g_strdup (name);
}

static gboolean
is_named (CauserieModel *model, const char *wanted, const char *base_name)
{
  const char *id = causerie_model_get_id (model);

  if (g_str_has_prefix (id, "models/") && !g_str_has_prefix (wanted, "models/"))
    id += strlen ("models/");
  return g_str_equal (id, wanted) || g_str_equal (id, base_name);
}

static gboolean
find_model (CauserieCheck *self)
{
  g_autofree char *base_name = dup_base_name (self->model);

  for (guint i = 0; self->models != NULL && i < self->models->len; i++)
    if (is_named (g_ptr_array_index (self->models, i), self->model, base_name))
      return TRUE;

  return FALSE;
}

/* The only one there is to talk to (borrowed), or NULL. */
static const char *
find_only_model (CauserieCheck *self)
{
  const char *only = NULL;

  for (guint i = 0; self->models != NULL && i < self->models->len; i++) {
    CauserieModel *model = g_ptr_array_index (self->models, i);

    if (!causerie_model_can_chat (model))
      continue;
    if (only != NULL)
      return NULL;
    only = causerie_model_get_id (model);
  }

  return only;
}

static void
check_model (CauserieCheck *self)
{
  causerie_check_step_begin (self->steps[CAUSERIE_CHECK_MODEL]);
  if (self->model == NULL)
    self->model = g_strdup (find_only_model (self));
  if (self->model == NULL) {
    causerie_check_step_skip (self->steps[CAUSERIE_CHECK_MODEL], _("No model was named"));
    causerie_check_step_skip (self->steps[CAUSERIE_CHECK_ANSWER], _("No model was named"));
    causerie_check_end (self);
    return;
  }

  self->is_listed = find_model (self);
  if (self->is_listed)
    causerie_check_step_pass (self->steps[CAUSERIE_CHECK_MODEL], -1, self->model);
  else if (self->models == NULL)
    causerie_check_step_skip (self->steps[CAUSERIE_CHECK_MODEL], _("There is no list to look in"));
  ask (self);
}

/* --- the list of models ----------------------------------------------------------------------- */

static void
take_models (CauserieCheck *self, GPtrArray *models, gint64 elapsed)
{
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u model", "%u models", models->len), models->len);

  self->models = g_ptr_array_ref (models);
  causerie_check_step_pass (self->steps[CAUSERIE_CHECK_MODELS], elapsed, words);
  check_model (self);
}

/* A server may have no list; then it is not known which models it has, and that is all. */
static void
do_without_list (CauserieCheck *self, CauserieFailure *failure)
{
  int status = causerie_failure_get_facts (failure)->status;
  /* Translators: an HTTP status */
  g_autofree char *words = status != 0 ? g_strdup_printf (_("The server gives none (%d)"), status)
                                       : g_strdup (_("None came in time"));

  causerie_check_step_skip (self->steps[CAUSERIE_CHECK_MODELS], words);
  check_model (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieCheck) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;
  g_autoptr(GPtrArray) models = NULL;

  models = causerie_account_list_models_finish (CAUSERIE_ACCESS (source), result, &failure);
  causerie_deadline_clear (self->list_deadline);

  if (g_cancellable_is_cancelled (self->cancellable))
    causerie_check_end (self);
  else if (models != NULL)
    take_models (self, models, causerie_clock_now () - self->list_time);
  else
    do_without_list (self, failure);
}

static void
overdue_cb (gpointer user_data)
{
  CauserieCheck *self = user_data;

  g_cancellable_cancel (self->list_cancellable);
}

static void
list_models (CauserieCheck *self)
{
  self->list_time = causerie_clock_now ();
  self->list_deadline = causerie_deadline_new (overdue_cb, self);
  causerie_deadline_set (self->list_deadline, LIST_LIMIT_MS);
  causerie_account_list_models_async (self->access, self->list_cancellable, listed_cb,
                                      g_object_ref (self));
}

void
causerie_check_try_models (CauserieCheck *self, CauserieFetched *reply)
{
  g_autoptr(GPtrArray) models = reply != NULL ? causerie_check_reply_dup_models (reply) : NULL;

  causerie_check_step_begin (self->steps[CAUSERIE_CHECK_MODELS]);
  if (models != NULL)
    take_models (self, models, causerie_check_way_measure (CAUSERIE_CHECK_API, &reply->trace));
  else
    list_models (self);
}
