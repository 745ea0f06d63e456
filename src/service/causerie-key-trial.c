/* causerie-key-trial.c: what a key is good for, asked before anything is kept
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-key-trial.h"
#include "causerie-key-trial-private.h"

#include "causerie-account.h"
#include "causerie-failure-text.h"
#include "causerie-first-model.h"
#include "causerie-key-inquiry.h"

struct _CauserieKeyTrial {
  GObject                parent_instance;

  /* owned */
  CauserieGateway       *gateway;
  CauserieConnection    *connection;
  char                  *key;          /* NULL: the one that is kept */
  CauserieAccess        *access;       /* NULL until it is open */
  GCancellable          *cancellable;
  CauserieFailure       *failure;      /* NULL until it failed */
  CauserieKeyFacts      *facts;        /* NULL: not told */
  CauserieCredits       *credits;      /* NULL: not told */
  GPtrArray             *models;       /* CauserieModel; NULL until they are there */
  CauserieModel         *first;        /* NULL: none */

  CauserieKeyTrialState  state;
  guint                  n_asked;      /* of models and credits, that are not answered yet */
  gboolean               hides_balance;
};

G_DEFINE_FINAL_TYPE (CauserieKeyTrial, causerie_key_trial, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CauserieKeyTrialState, causerie_key_trial_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_TRIAL_IDLE, "idle"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_TRIAL_ASKING, "asking"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_TRIAL_GOOD, "good"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_KEY_TRIAL_FAILED, "failed"))

enum { PROP_STATE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static gboolean
has_ended (CauserieKeyTrial *self)
{
  return self->state >= CAUSERIE_KEY_TRIAL_GOOD;
}

static void
set_state (CauserieKeyTrial *self, CauserieKeyTrialState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Takes the failure. */
static void
fail (CauserieKeyTrial *self, CauserieFailure *failure)
{
  G_GNUC_UNUSED g_autoptr(CauserieKeyTrial) alive = g_object_ref (self);

  if (has_ended (self)) {
    causerie_failure_unref (failure);
    return;
  }

  self->failure = failure;
  g_clear_object (&self->access);
  g_cancellable_cancel (self->cancellable);
  set_state (self, CAUSERIE_KEY_TRIAL_FAILED);
}

/* --- models and money ------------------------------------------------------------------------- */

static char *
dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
drop_speechless (GPtrArray *models)
{
  for (guint i = models->len; i > 0; i--)
    if (!causerie_model_can_chat (g_ptr_array_index (models, i - 1)))
      g_ptr_array_remove_index (models, i - 1);
}

static void
choose_first (CauserieKeyTrial *self)
{
  g_autofree char *today = dup_today ();

  drop_speechless (self->models);
  self->first = causerie_first_model_choose (
    self->models, causerie_first_model_judge_funds (self->facts, self->credits), today);
}

static void
end_part (CauserieKeyTrial *self)
{
  if (--self->n_asked > 0 || has_ended (self))
    return;

  choose_first (self);
  g_clear_object (&self->access);
  set_state (self, CAUSERIE_KEY_TRIAL_GOOD);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieKeyTrial) self = user_data;
  CauserieFailure *failure = NULL;

  self->models =
    causerie_account_list_models_finish (CAUSERIE_ACCESS (source), result, &failure);
  if (self->models == NULL)
    fail (self, failure);
  end_part (self);
}

/* An ordinary key is not told of the money; that is no failure of the key. */
static void
credits_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieKeyTrial) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;

  self->credits =
    causerie_account_ask_credits_finish (CAUSERIE_ACCESS (source), result, &failure);
  self->hides_balance = self->credits == NULL && !causerie_account_is_unknown_call (failure);
  end_part (self);
}

static gboolean
tells_of_keys (CauserieKeyTrial *self)
{
  return (causerie_access_get_provider (self->access)->flags & CAUSERIE_PROVIDER_KEY_FACTS) != 0;
}

static void
ask_for_rest (CauserieKeyTrial *self)
{
  self->n_asked = tells_of_keys (self) ? 2 : 1;
  if (tells_of_keys (self))
    causerie_account_ask_credits_async (self->access, self->cancellable, credits_cb,
                                        g_object_ref (self));
  causerie_account_list_models_async (self->access, self->cancellable, listed_cb,
                                      g_object_ref (self));
}

/* --- the key ---------------------------------------------------------------------------------- */

static void
inquired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieKeyTrial) self = user_data;

  fail (self, causerie_key_inquiry_finish (result));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieKeyTrial) self = user_data;
  g_autoptr(CauserieFailure) failure = NULL;

  self->facts = causerie_account_ask_key_finish (CAUSERIE_ACCESS (source), result, &failure);
  if (has_ended (self))
    return;

  if (self->facts != NULL)
    ask_for_rest (self);
  else if (causerie_key_inquiry_applies (failure, self->access))
    causerie_key_inquiry_async (failure, self->access, self->cancellable, inquired_cb,
                                g_object_ref (self));
  else
    fail (self, g_steal_pointer (&failure));
}

void
causerie_key_trial_start_at (CauserieKeyTrial *self, CauserieAccess *access)
{
  g_set_object (&self->access, access);
  if (self->state == CAUSERIE_KEY_TRIAL_IDLE)
    set_state (self, CAUSERIE_KEY_TRIAL_ASKING);

  if (tells_of_keys (self))
    causerie_account_ask_key_async (self->access, self->cancellable, asked_cb,
                                    g_object_ref (self));
  else
    ask_for_rest (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(CauserieKeyTrial) self = user_data;
  g_autoptr(CauserieAccess) access = NULL;
  CauserieFailure *failure = NULL;

  access = causerie_gateway_open_finish (CAUSERIE_GATEWAY (source), result, &failure);
  if (access == NULL)
    fail (self, failure);
  else if (!has_ended (self))
    causerie_key_trial_start_at (self, access);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
causerie_key_trial_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_enum (value, CAUSERIE_KEY_TRIAL (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
causerie_key_trial_dispose (GObject *object)
{
  CauserieKeyTrial *self = CAUSERIE_KEY_TRIAL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->access);
  g_clear_object (&self->first);
  g_clear_object (&self->gateway);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (causerie_key_trial_parent_class)->dispose (object);
}

static void
causerie_key_trial_finalize (GObject *object)
{
  CauserieKeyTrial *self = CAUSERIE_KEY_TRIAL (object);

  g_object_unref (self->cancellable);
  causerie_keyring_free_key (self->key);
  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_clear_pointer (&self->facts, causerie_key_facts_free);
  g_clear_pointer (&self->credits, causerie_credits_free);
  g_clear_pointer (&self->models, g_ptr_array_unref);

  G_OBJECT_CLASS (causerie_key_trial_parent_class)->finalize (object);
}

static void
causerie_key_trial_class_init (CauserieKeyTrialClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = causerie_key_trial_get_property;
  object_class->dispose = causerie_key_trial_dispose;
  object_class->finalize = causerie_key_trial_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_KEY_TRIAL_STATE, CAUSERIE_KEY_TRIAL_IDLE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_key_trial_init (CauserieKeyTrial *self)
{
  self->cancellable = g_cancellable_new ();
}

CauserieKeyTrial *
causerie_key_trial_new (CauserieGateway *gateway, CauserieConnection *connection, const char *key)
{
  CauserieKeyTrial *self;

  g_return_val_if_fail (CAUSERIE_IS_GATEWAY (gateway), NULL);
  g_return_val_if_fail (CAUSERIE_IS_CONNECTION (connection), NULL);

  self = g_object_new (CAUSERIE_TYPE_KEY_TRIAL, NULL);
  self->gateway = g_object_ref (gateway);
  self->connection = g_object_ref (connection);
  self->key = g_strdup (key);

  return self;
}

void
causerie_key_trial_start (CauserieKeyTrial *self)
{
  g_return_if_fail (CAUSERIE_IS_KEY_TRIAL (self) && self->state == CAUSERIE_KEY_TRIAL_IDLE);

  set_state (self, CAUSERIE_KEY_TRIAL_ASKING);
  causerie_gateway_open_async (self->gateway, self->connection, self->key, self->cancellable,
                               opened_cb, g_object_ref (self));
}

void
causerie_key_trial_cancel (CauserieKeyTrial *self)
{
  g_return_if_fail (CAUSERIE_IS_KEY_TRIAL (self));

  fail (self, causerie_failure_new_local (CAUSERIE_FAILURE_CANCELLED, "the trial was stopped"));
}

CauserieKeyTrialState
causerie_key_trial_get_state (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), CAUSERIE_KEY_TRIAL_FAILED);

  return self->state;
}

CauserieConnection *
causerie_key_trial_get_connection (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), NULL);

  return self->connection;
}

CauserieFailure *
causerie_key_trial_get_failure (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), NULL);

  return self->failure;
}

char *
causerie_key_trial_dup_sentence (CauserieKeyTrial *self)
{
  g_autoptr(CauserieFailureText) text = NULL;

  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self) && self->failure != NULL, NULL);

  text = causerie_failure_text_new (self->failure, self->connection);
  return text->hint != NULL ? g_strdup_printf ("%s %s", text->sentence, text->hint)
                            : g_strdup (text->sentence);
}

const CauserieKeyFacts *
causerie_key_trial_get_facts (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), NULL);

  return self->facts;
}

const CauserieCredits *
causerie_key_trial_get_credits (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), NULL);

  return self->credits;
}

gboolean
causerie_key_trial_hides_balance (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), FALSE);

  return self->hides_balance;
}

GPtrArray *
causerie_key_trial_get_models (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), NULL);

  return self->models;
}

CauserieModel *
causerie_key_trial_get_first_model (CauserieKeyTrial *self)
{
  g_return_val_if_fail (CAUSERIE_IS_KEY_TRIAL (self), NULL);

  return self->first;
}
