/* causerie-check-step.c: one step of the check of a connection
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-check-step.h"
#include "causerie-check-private.h"

#include "causerie-enums.h"
#include "causerie-failure-text.h"
#include "causerie-property.h"

#include <glib/gi18n.h>

struct _CauserieCheckStep {
  GObject             parent_instance;

  CauserieCheckId     id;
  CauserieCheckState  state;
  gint64              elapsed;

  /* owned */
  char               *result;
  CauserieFailure    *failure; /* these three NULL unless it failed */
  char               *advice;
  char               *link;
};

G_DEFINE_FINAL_TYPE (CauserieCheckStep, causerie_check_step, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CauserieCheckId, causerie_check_id,
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_ADDRESS, "address"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_DNS, "dns"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_PROXY, "proxy"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_TCP, "tcp"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_TLS, "tls"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_API, "api"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_KEY, "key"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_MODELS, "models"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_MODEL, "model"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_ANSWER, "answer"))

G_DEFINE_ENUM_TYPE (CauserieCheckState, causerie_check_state,
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_RUNNING, "running"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_PASSED, "passed"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_SKIPPED, "skipped"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_CHECK_FAILED, "failed"))

enum { PROP_TITLE = 1, PROP_STATE, PROP_ELAPSED, PROP_RESULT, PROP_ADVICE, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* Translators: the steps of checking a connection, in their order */
static const char *const titles[CAUSERIE_N_CHECKS] = {
  [CAUSERIE_CHECK_ADDRESS] = NC_("check", "Address"),
  [CAUSERIE_CHECK_DNS] = NC_("check", "Name lookup"),
  [CAUSERIE_CHECK_PROXY] = NC_("check", "Proxy"),
  [CAUSERIE_CHECK_TCP] = NC_("check", "Server reached"),
  [CAUSERIE_CHECK_TLS] = NC_("check", "Certificate"),
  [CAUSERIE_CHECK_API] = NC_("check", "API"),
  [CAUSERIE_CHECK_KEY] = NC_("check", "API key"),
  [CAUSERIE_CHECK_MODELS] = NC_("check", "Model list"),
  [CAUSERIE_CHECK_MODEL] = NC_("check", "Model"),
  [CAUSERIE_CHECK_ANSWER] = NC_("check", "Answer"),
};

static void
set_state (CauserieCheckStep *self, CauserieCheckState state)
{
  if (causerie_set_value (&self->state, state))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_elapsed (CauserieCheckStep *self, gint64 elapsed)
{
  if (causerie_set_value (&self->elapsed, elapsed))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ELAPSED]);
}

static void
set_result (CauserieCheckStep *self, const char *result)
{
  if (causerie_set_string (&self->result, result != NULL ? result : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
}

static void
set_advice (CauserieCheckStep *self, const char *advice)
{
  if (causerie_set_string (&self->advice, advice))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVICE]);
}

static void
causerie_check_step_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieCheckStep *self = CAUSERIE_CHECK_STEP (object);

  switch (prop_id) {
    case PROP_TITLE:
      g_value_set_string (value, causerie_check_step_get_title (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ELAPSED:
      g_value_set_int64 (value, self->elapsed);
      break;
    case PROP_RESULT:
      g_value_set_string (value, self->result);
      break;
    case PROP_ADVICE:
      g_value_set_string (value, self->advice);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_check_step_finalize (GObject *object)
{
  CauserieCheckStep *self = CAUSERIE_CHECK_STEP (object);

  g_clear_pointer (&self->failure, causerie_failure_unref);
  g_free (self->result);
  g_free (self->advice);
  g_free (self->link);

  G_OBJECT_CLASS (causerie_check_step_parent_class)->finalize (object);
}

static void
causerie_check_step_class_init (CauserieCheckStepClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = causerie_check_step_get_property;
  object_class->finalize = causerie_check_step_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_CHECK_STATE, CAUSERIE_CHECK_WAITING, flags);
  properties[PROP_ELAPSED] =
    g_param_spec_int64 ("elapsed", NULL, NULL, -1, G_MAXINT64, -1, flags);
  properties[PROP_RESULT] = g_param_spec_string ("result", NULL, NULL, "", flags);
  properties[PROP_ADVICE] = g_param_spec_string ("advice", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_check_step_init (CauserieCheckStep *self)
{
  self->elapsed = -1;
  self->result = g_strdup ("");
}

CauserieCheckStep *
causerie_check_step_new (CauserieCheckId id)
{
  CauserieCheckStep *self = g_object_new (CAUSERIE_TYPE_CHECK_STEP, NULL);

  self->id = id;
  return self;
}

void
causerie_check_step_begin (CauserieCheckStep *self)
{
  set_state (self, CAUSERIE_CHECK_RUNNING);
}

void
causerie_check_step_pass (CauserieCheckStep *self, gint64 elapsed, const char *result)
{
  set_result (self, result);
  set_elapsed (self, elapsed);
  set_state (self, CAUSERIE_CHECK_PASSED);
}

void
causerie_check_step_skip (CauserieCheckStep *self, const char *result)
{
  set_result (self, result);
  set_state (self, CAUSERIE_CHECK_SKIPPED);
}

static char *
join_advice (const CauserieFailureText *text, const char *more)
{
  GString *advice = g_string_new (text->sentence);

  if (text->hint != NULL)
    g_string_append_printf (advice, " %s", text->hint);
  if (more != NULL)
    g_string_append_printf (advice, " %s", more);

  return g_string_free (advice, FALSE);
}

/* The server's words, or the system's. What nobody said is in the person's language; how long was
 * waited stands beside. */
static const char *
get_finding (CauserieFailure *failure)
{
  const CauserieFailureFacts *facts = causerie_failure_get_facts (failure);

  if (facts->kind == CAUSERIE_FAILURE_KEY_MISSING && facts->status == 0)
    return _("No API key");
  if (facts->kind == CAUSERIE_FAILURE_TIMEOUT && facts->status == 0)
    return NULL;

  return facts->message;
}

void
causerie_check_step_fail (CauserieCheckStep *self, gint64 elapsed, CauserieFailure *failure,
                          CauserieConnection *connection, const char *more)
{
  g_autoptr(CauserieFailureText) text = causerie_failure_text_new (failure, connection);
  g_autofree char *advice = join_advice (text, more);

  g_clear_pointer (&self->failure, causerie_failure_unref);
  self->failure = causerie_failure_ref (failure);
  causerie_set_string (&self->link, text->target);
  set_advice (self, advice);
  set_result (self, get_finding (failure));
  set_elapsed (self, elapsed);
  set_state (self, CAUSERIE_CHECK_FAILED);
}

CauserieCheckId
causerie_check_step_get_id (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), CAUSERIE_CHECK_ADDRESS);

  return self->id;
}

const char *
causerie_check_step_get_name (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), NULL);

  return causerie_enum_to_name (CAUSERIE_TYPE_CHECK_ID, (int) self->id);
}

const char *
causerie_check_step_get_title (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), NULL);

  return g_dpgettext2 (NULL, "check", titles[self->id]);
}

CauserieCheckState
causerie_check_step_get_state (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), CAUSERIE_CHECK_WAITING);

  return self->state;
}

gint64
causerie_check_step_get_elapsed (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), -1);

  return self->elapsed;
}

const char *
causerie_check_step_get_result (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), NULL);

  return self->result;
}

CauserieFailure *
causerie_check_step_get_failure (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), NULL);

  return self->failure;
}

const char *
causerie_check_step_get_advice (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), NULL);

  return self->advice;
}

const char *
causerie_check_step_get_link (CauserieCheckStep *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CHECK_STEP (self), NULL);

  return self->link;
}
