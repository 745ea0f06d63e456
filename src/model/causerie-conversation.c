/* causerie-conversation.c: a tree of messages and the path through it that is shown
 * What is kept beside the messages is in causerie-conversation-record.c, how the path moves in
 * causerie-conversation-path.c.
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-conversation-private.h"

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CauserieConversation, causerie_conversation, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GParamSpec *properties[N_PROPS];
static guint       versions_changed;

static GType
causerie_conversation_get_item_type (GListModel *model)
{
  return CAUSERIE_TYPE_MESSAGE;
}

static guint
causerie_conversation_get_n_items (GListModel *model)
{
  return causerie_message_tree_get_length (CAUSERIE_CONVERSATION (model)->tree);
}

static gpointer
causerie_conversation_get_item (GListModel *model, guint position)
{
  CauserieConversation *self = CAUSERIE_CONVERSATION (model);

  if (position >= causerie_message_tree_get_length (self->tree))
    return NULL;

  return g_object_ref (causerie_message_tree_get_at (self->tree, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = causerie_conversation_get_item_type;
  interface->get_n_items = causerie_conversation_get_n_items;
  interface->get_item = causerie_conversation_get_item;
}

static void
causerie_conversation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieConversation *self = CAUSERIE_CONVERSATION (object);

  switch (id) {
  case PROP_UID:
    g_value_set_string (value, self->uid);
    break;
  case PROP_TITLE:
    g_value_set_string (value, causerie_conversation_get_title (self));
    break;
  case PROP_TITLE_SOURCE:
    g_value_set_enum (value, self->title_source);
    break;
  case PROP_PROFILE:
    g_value_set_string (value, causerie_conversation_get_profile (self));
    break;
  case PROP_SETUP:
    g_value_set_string (value, causerie_conversation_get_setup (self));
    break;
  case PROP_DRAFT:
    g_value_set_string (value, causerie_conversation_get_draft (self));
    break;
  case PROP_DRAFT_PARTS:
    g_value_set_boxed (value, causerie_conversation_get_draft_parts (self));
    break;
  case PROP_PREVIEW:
    g_value_set_string (value, causerie_conversation_get_preview (self));
    break;
  case PROP_PINNED:
    g_value_set_boolean (value, self->pinned);
    break;
  case PROP_FOLDER:
    g_value_set_string (value, causerie_conversation_get_folder (self));
    break;
  case PROP_ARCHIVED:
    g_value_set_boolean (value, self->archived);
    break;
  case PROP_TAGS:
    g_value_set_boxed (value, causerie_conversation_get_tags (self));
    break;
  case PROP_ORIGIN:
    g_value_set_string (value, self->origin);
    break;
  case PROP_TEMPORARY:
    g_value_set_boolean (value, self->temporary);
    break;
  case PROP_ANSWERING:
    g_value_set_boolean (value, self->answering);
    break;
  case PROP_LOADED:
    g_value_set_boolean (value, self->loaded);
    break;
  case PROP_CREATED_TIME:
    g_value_set_int64 (value, self->created_time);
    break;
  case PROP_UPDATED_TIME:
    g_value_set_int64 (value, self->updated_time);
    break;
  case PROP_TRASHED_TIME:
    g_value_set_int64 (value, self->trashed_time);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_conversation_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  CauserieConversation *self = CAUSERIE_CONVERSATION (object);

  switch (id) {
  case PROP_TITLE:
    causerie_conversation_set_title (self, g_value_get_string (value));
    break;
  case PROP_TITLE_SOURCE:
    causerie_conversation_set_title_source (self, g_value_get_enum (value));
    break;
  case PROP_PROFILE:
    causerie_conversation_set_profile (self, g_value_get_string (value));
    break;
  case PROP_SETUP:
    causerie_conversation_set_setup (self, g_value_get_string (value));
    break;
  case PROP_DRAFT:
    causerie_conversation_set_draft (self, g_value_get_string (value));
    break;
  case PROP_DRAFT_PARTS:
    causerie_conversation_set_draft_parts (self, g_value_get_boxed (value));
    break;
  case PROP_PREVIEW:
    causerie_conversation_set_preview (self, g_value_get_string (value));
    break;
  case PROP_PINNED:
    causerie_conversation_set_pinned (self, g_value_get_boolean (value));
    break;
  case PROP_FOLDER:
    causerie_conversation_set_folder (self, g_value_get_string (value));
    break;
  case PROP_ARCHIVED:
    causerie_conversation_set_archived (self, g_value_get_boolean (value));
    break;
  case PROP_TAGS:
    causerie_conversation_set_tags (self, g_value_get_boxed (value));
    break;
  case PROP_ORIGIN:
    causerie_conversation_set_origin (self, g_value_get_string (value));
    break;
  case PROP_ANSWERING:
    causerie_conversation_set_answering (self, g_value_get_boolean (value));
    break;
  case PROP_CREATED_TIME:
    causerie_conversation_set_created_time (self, g_value_get_int64 (value));
    break;
  case PROP_UPDATED_TIME:
    causerie_conversation_set_updated_time (self, g_value_get_int64 (value));
    break;
  case PROP_TRASHED_TIME:
    causerie_conversation_set_trashed_time (self, g_value_get_int64 (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_conversation_finalize (GObject *object)
{
  CauserieConversation *self = CAUSERIE_CONVERSATION (object);

  causerie_message_tree_free (self->tree);
  g_free (self->uid);
  g_free (self->title);
  g_free (self->profile);
  g_free (self->setup);
  g_free (self->draft);
  g_free (self->preview);
  g_free (self->folder);
  g_strfreev (self->tags);
  g_clear_pointer (&self->draft_parts, g_ptr_array_unref);
  g_free (self->scroll_message);
  g_free (self->origin);

  G_OBJECT_CLASS (causerie_conversation_parent_class)->finalize (object);
}

#define READABLE  (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)
#define WRITABLE  (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static GParamSpec *
new_string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, "", WRITABLE);
}

static GParamSpec *
new_boolean_property (const char *name, GParamFlags flags)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
}

static GParamSpec *
new_time_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, WRITABLE);
}

static void
causerie_conversation_class_init (CauserieConversationClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_conversation_get_property;
  object_class->set_property = causerie_conversation_set_property;
  object_class->finalize = causerie_conversation_finalize;

  properties[PROP_UID] =
    g_param_spec_string ("uid", NULL, NULL, NULL, READABLE);
  properties[PROP_TITLE] = new_string_property ("title");
  properties[PROP_TITLE_SOURCE] =
    g_param_spec_enum ("title-source", NULL, NULL, CAUSERIE_TYPE_TITLE_SOURCE, CAUSERIE_TITLE_NONE,
                       WRITABLE);
  properties[PROP_PROFILE] = new_string_property ("profile");
  properties[PROP_SETUP] = new_string_property ("setup");
  properties[PROP_DRAFT] = new_string_property ("draft");
  properties[PROP_DRAFT_PARTS] =
    g_param_spec_boxed ("draft-parts", NULL, NULL, G_TYPE_PTR_ARRAY, WRITABLE);
  properties[PROP_PREVIEW] = new_string_property ("preview");
  properties[PROP_PINNED] = new_boolean_property ("pinned", WRITABLE);
  properties[PROP_FOLDER] = new_string_property ("folder");
  properties[PROP_ARCHIVED] = new_boolean_property ("archived", WRITABLE);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, WRITABLE);
  properties[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, NULL, WRITABLE);
  properties[PROP_TEMPORARY] = new_boolean_property ("temporary", READABLE);
  properties[PROP_ANSWERING] = new_boolean_property ("answering", WRITABLE);
  properties[PROP_LOADED] = new_boolean_property ("loaded", READABLE);
  properties[PROP_CREATED_TIME] = new_time_property ("created-time");
  properties[PROP_UPDATED_TIME] = new_time_property ("updated-time");
  properties[PROP_TRASHED_TIME] = new_time_property ("trashed-time");
  g_object_class_install_properties (object_class, N_PROPS, properties);

  versions_changed = g_signal_new ("versions-changed", CAUSERIE_TYPE_CONVERSATION,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
causerie_conversation_init (CauserieConversation *self)
{
  self->tree = causerie_message_tree_new ();
}

void
causerie_conversation_notify (CauserieConversation *self, int property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
causerie_conversation_emit_versions_changed (CauserieConversation *self)
{
  g_signal_emit (self, versions_changed, 0);
}

CauserieConversation *
causerie_conversation_new (const char *uid)
{
  CauserieConversation *self = g_object_new (CAUSERIE_TYPE_CONVERSATION, NULL);

  if (uid != NULL) {
    self->uid = g_strdup (uid);
    return self;
  }

  self->uid = g_uuid_string_random ();
  self->loaded = TRUE;
  self->created_time = self->updated_time = g_get_real_time ();
  return self;
}

CauserieConversation *
causerie_conversation_new_listed (const CauserieConversationFacts *facts)
{
  CauserieConversation *self = g_object_new (CAUSERIE_TYPE_CONVERSATION, NULL);

  self->uid = facts->uid;
  self->title = facts->title;
  self->profile = facts->profile;
  self->setup = facts->setup;
  self->draft = facts->draft;
  self->preview = facts->preview;
  self->folder = facts->folder;
  self->origin = facts->origin;
  self->scroll_message = facts->scroll_message;
  self->tags = facts->tags;
  self->title_source = facts->title_source;
  self->pinned = facts->pinned;
  self->archived = facts->archived;
  self->created_time = facts->created_time;
  self->updated_time = facts->updated_time;
  self->trashed_time = facts->trashed_time;
  self->scroll_piece = facts->scroll_piece;
  self->scroll_offset = facts->scroll_offset;
  self->changed = 0;
  return self;
}

CauserieConversation *
causerie_conversation_new_temporary (void)
{
  CauserieConversation *self = causerie_conversation_new (NULL);

  self->temporary = TRUE;
  return self;
}

const char *
causerie_conversation_get_uid (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), NULL);

  return self->uid;
}

gboolean
causerie_conversation_get_loaded (CauserieConversation *self)
{
  g_return_val_if_fail (CAUSERIE_IS_CONVERSATION (self), FALSE);

  return self->loaded;
}
