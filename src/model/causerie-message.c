/* causerie-message.c: one turn of a conversation: what it says
 * How it came about is in causerie-message-record.c.
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-message-private.h"

#include "causerie-property.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (CauserieMessage, causerie_message, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
append (CauserieMessage *self, GString *field, int property, const char *text, gssize length)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;

  g_return_if_fail (g_utf8_validate_len (text, n_bytes, NULL));

  if (n_bytes == 0)
    return;

  g_string_append_len (field, text, n_bytes);
  causerie_message_notify (self, property);
}

static void
causerie_message_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieMessage *self = CAUSERIE_MESSAGE (object);

  switch (id) {
  case PROP_UID:
    g_value_set_string (value, self->uid);
    break;
  case PROP_PARENT_UID:
    g_value_set_string (value, self->parent_uid);
    break;
  case PROP_ROLE:
    g_value_set_enum (value, self->role);
    break;
  case PROP_TEXT:
    g_value_set_string (value, self->text->str);
    break;
  case PROP_REASONING:
    g_value_set_string (value, self->reasoning->str);
    break;
  case PROP_N_PARTS:
    g_value_set_uint (value, self->parts->len);
    break;
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_CONNECTION:
    g_value_set_string (value, self->connection);
    break;
  case PROP_PRICES:
    g_value_set_string (value, self->prices);
    break;
  case PROP_MODEL:
    g_value_set_string (value, self->model);
    break;
  case PROP_ANSWERED_MODEL:
    g_value_set_string (value, self->answered_model);
    break;
  case PROP_PROVIDER:
    g_value_set_string (value, self->provider);
    break;
  case PROP_GENERATION_ID:
    g_value_set_string (value, self->generation_id);
    break;
  case PROP_FINISH_WORD:
    g_value_set_string (value, self->finish_word);
    break;
  case PROP_USAGE:
    g_value_set_boxed (value, self->usage);
    break;
  case PROP_FAILURE:
    g_value_set_boxed (value, self->failure);
    break;
  case PROP_SENT_TIME:
    g_value_set_int64 (value, self->sent_time);
    break;
  case PROP_FIRST_TOKEN_TIME:
    g_value_set_int64 (value, self->first_token_time);
    break;
  case PROP_REASONING_END_TIME:
    g_value_set_int64 (value, self->reasoning_end_time);
    break;
  case PROP_END_TIME:
    g_value_set_int64 (value, self->end_time);
    break;
  case PROP_TRASHED_TIME:
    g_value_set_int64 (value, self->trashed_time);
    break;
  case PROP_WAIT:
    g_value_set_boxed (value, &self->wait);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_message_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieMessage *self = CAUSERIE_MESSAGE (object);

  switch (id) {
  case PROP_UID:
    self->uid = g_value_dup_string (value);
    break;
  case PROP_PARENT_UID:
    self->parent_uid = g_value_dup_string (value);
    break;
  case PROP_ROLE:
    self->role = g_value_get_enum (value);
    break;
  case PROP_STATE:
    causerie_message_set_state (self, g_value_get_enum (value));
    break;
  case PROP_CONNECTION:
    causerie_message_set_connection (self, g_value_get_string (value));
    break;
  case PROP_PRICES:
    causerie_message_set_prices (self, g_value_get_string (value));
    break;
  case PROP_MODEL:
    causerie_message_set_model (self, g_value_get_string (value));
    break;
  case PROP_ANSWERED_MODEL:
    causerie_message_set_answered_model (self, g_value_get_string (value));
    break;
  case PROP_PROVIDER:
    causerie_message_set_provider (self, g_value_get_string (value));
    break;
  case PROP_GENERATION_ID:
    causerie_message_set_generation_id (self, g_value_get_string (value));
    break;
  case PROP_FINISH_WORD:
    causerie_message_set_finish_word (self, g_value_get_string (value));
    break;
  case PROP_USAGE:
    causerie_message_set_usage (self, g_value_get_boxed (value));
    break;
  case PROP_FAILURE:
    causerie_message_set_failure (self, g_value_get_boxed (value));
    break;
  case PROP_SENT_TIME:
    causerie_message_set_sent_time (self, g_value_get_int64 (value));
    break;
  case PROP_FIRST_TOKEN_TIME:
    causerie_message_set_first_token_time (self, g_value_get_int64 (value));
    break;
  case PROP_REASONING_END_TIME:
    causerie_message_set_reasoning_end_time (self, g_value_get_int64 (value));
    break;
  case PROP_END_TIME:
    causerie_message_set_end_time (self, g_value_get_int64 (value));
    break;
  case PROP_TRASHED_TIME:
    causerie_message_set_trashed_time (self, g_value_get_int64 (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_message_constructed (GObject *object)
{
  CauserieMessage *self = CAUSERIE_MESSAGE (object);

  G_OBJECT_CLASS (causerie_message_parent_class)->constructed (object);

  if (self->uid == NULL)
    self->uid = g_uuid_string_random ();
}

static void
causerie_message_finalize (GObject *object)
{
  CauserieMessage *self = CAUSERIE_MESSAGE (object);

  g_free (self->uid);
  g_string_free (self->text, TRUE);
  g_string_free (self->reasoning, TRUE);
  g_ptr_array_unref (self->parts);
  g_free (self->parent_uid);
  g_free (self->connection);
  g_free (self->prices);
  g_free (self->model);
  g_free (self->answered_model);
  g_free (self->provider);
  g_free (self->generation_id);
  g_free (self->profile);
  g_free (self->finish_word);
  g_clear_pointer (&self->params, causerie_params_free);
  g_clear_pointer (&self->usage, causerie_usage_unref);
  g_clear_pointer (&self->failure, causerie_failure_unref);

  G_OBJECT_CLASS (causerie_message_parent_class)->finalize (object);
}

#define READABLE  (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)
#define WRITABLE  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)
#define CONSTRUCT (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS)

static GParamSpec *
new_string_property (const char *name, GParamFlags flags)
{
  return g_param_spec_string (name, NULL, NULL, NULL, flags);
}

static GParamSpec *
new_boxed_property (const char *name, GType type)
{
  return g_param_spec_boxed (name, NULL, NULL, type, WRITABLE);
}

static GParamSpec *
new_time_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, WRITABLE);
}

static void
causerie_message_class_init (CauserieMessageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_message_get_property;
  object_class->set_property = causerie_message_set_property;
  object_class->constructed = causerie_message_constructed;
  object_class->finalize = causerie_message_finalize;

  properties[PROP_UID] = new_string_property ("uid", CONSTRUCT);
  properties[PROP_PARENT_UID] = new_string_property ("parent-uid", CONSTRUCT);
  properties[PROP_ROLE] = g_param_spec_enum ("role", NULL, NULL, CAUSERIE_TYPE_ROLE,
                                             CAUSERIE_ROLE_USER, CONSTRUCT);
  properties[PROP_TEXT] = new_string_property ("text", READABLE);
  properties[PROP_REASONING] = new_string_property ("reasoning", READABLE);
  properties[PROP_N_PARTS] = g_param_spec_uint ("n-parts", NULL, NULL, 0, G_MAXUINT, 0, READABLE);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CAUSERIE_TYPE_MESSAGE_STATE,
                                              CAUSERIE_MESSAGE_DONE, WRITABLE);
  properties[PROP_CONNECTION] = new_string_property ("connection", WRITABLE);
  properties[PROP_PRICES] = new_string_property ("prices", WRITABLE);
  properties[PROP_MODEL] = new_string_property ("model", WRITABLE);
  properties[PROP_ANSWERED_MODEL] = new_string_property ("answered-model", WRITABLE);
  properties[PROP_PROVIDER] = new_string_property ("provider", WRITABLE);
  properties[PROP_GENERATION_ID] = new_string_property ("generation-id", WRITABLE);
  properties[PROP_FINISH_WORD] = new_string_property ("finish-word", WRITABLE);
  properties[PROP_USAGE] = new_boxed_property ("usage", CAUSERIE_TYPE_USAGE);
  properties[PROP_FAILURE] = new_boxed_property ("failure", CAUSERIE_TYPE_FAILURE);
  properties[PROP_SENT_TIME] = new_time_property ("sent-time");
  properties[PROP_FIRST_TOKEN_TIME] = new_time_property ("first-token-time");
  properties[PROP_REASONING_END_TIME] = new_time_property ("reasoning-end-time");
  properties[PROP_END_TIME] = new_time_property ("end-time");
  properties[PROP_TRASHED_TIME] = new_time_property ("trashed-time");
  properties[PROP_WAIT] = g_param_spec_boxed ("wait", NULL, NULL, CAUSERIE_TYPE_WAIT, READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_message_init (CauserieMessage *self)
{
  self->state = CAUSERIE_MESSAGE_DONE;
  self->text = g_string_new (NULL);
  self->reasoning = g_string_new (NULL);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) causerie_part_unref);
}

void
causerie_message_notify (CauserieMessage *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

CauserieMessage *
causerie_message_new (const char *uid, const char *parent_uid, CauserieRole role)
{
  return g_object_new (CAUSERIE_TYPE_MESSAGE,
                       "uid", uid,
                       "parent-uid", parent_uid,
                       "role", role,
                       NULL);
}

const char *
causerie_message_get_uid (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->uid;
}

const char *
causerie_message_get_parent_uid (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->parent_uid;
}

CauserieRole
causerie_message_get_role (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), CAUSERIE_ROLE_USER);

  return self->role;
}

const char *
causerie_message_get_text (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->text->str;
}

gsize
causerie_message_get_text_length (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->text->len;
}

const char *
causerie_message_get_reasoning (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), NULL);

  return self->reasoning->str;
}

gsize
causerie_message_get_reasoning_length (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->reasoning->len;
}

void
causerie_message_append_text (CauserieMessage *self, const char *text, gssize length)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self) && text != NULL);

  append (self, self->text, PROP_TEXT, text, length);
}

void
causerie_message_append_reasoning (CauserieMessage *self, const char *text, gssize length)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self) && text != NULL);

  append (self, self->reasoning, PROP_REASONING, text, length);
}

/* With no room to grow: of thousands of messages few ever do. */
static void
assign (GString *field, const char *text)
{
  g_free (field->str);
  field->str = g_strdup (text);
  field->len = strlen (text);
  field->allocated_len = field->len + 1;
}

void
causerie_message_set_text (CauserieMessage *self, const char *text)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self) && text != NULL);
  g_return_if_fail (g_utf8_validate (text, -1, NULL));

  if (strcmp (self->text->str, text) == 0)
    return;

  assign (self->text, text);
  causerie_message_notify (self, PROP_TEXT);
}

void
causerie_message_add_part (CauserieMessage *self, CauseriePart *part)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self) && part != NULL);

  g_ptr_array_add (self->parts, causerie_part_ref (part));
  causerie_message_notify (self, PROP_N_PARTS);
}

guint
causerie_message_get_n_parts (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), 0);

  return self->parts->len;
}

CauseriePart *
causerie_message_get_part (CauserieMessage *self, guint index)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self) && index < self->parts->len, NULL);

  return g_ptr_array_index (self->parts, index);
}

CauserieMessageState
causerie_message_get_state (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), CAUSERIE_MESSAGE_DONE);

  return self->state;
}

void
causerie_message_set_state (CauserieMessage *self, CauserieMessageState state)
{
  g_return_if_fail (CAUSERIE_IS_MESSAGE (self));

  if (causerie_set_value (&self->state, state))
    causerie_message_notify (self, PROP_STATE);
}

gboolean
causerie_message_is_running (CauserieMessage *self)
{
  g_return_val_if_fail (CAUSERIE_IS_MESSAGE (self), FALSE);

  return self->state == CAUSERIE_MESSAGE_WAITING || self->state == CAUSERIE_MESSAGE_STREAMING;
}
