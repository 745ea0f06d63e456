/* causerie-trash-item.c: one thing in the trash
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-trash-item.h"

struct _CauserieTrashItem {
  GObject            parent_instance;

  CauserieTrashKind  kind;
  gint64             trashed_time; /* microseconds since 1970 */
  guint              n_messages;

  /* owned */
  char              *uid;
  char              *title;
  char              *preview;
  char              *conversation_uid; /* or NULL */
};

G_DEFINE_FINAL_TYPE (CauserieTrashItem, causerie_trash_item, G_TYPE_OBJECT)

enum {
  PROP_KIND = 1,
  PROP_UID,
  PROP_TITLE,
  PROP_PREVIEW,
  PROP_CONVERSATION_UID,
  PROP_TRASHED_TIME,
  PROP_N_MESSAGES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
causerie_trash_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CauserieTrashItem *self = CAUSERIE_TRASH_ITEM (object);

  switch (id) {
  case PROP_KIND:
    g_value_set_enum (value, self->kind);
    break;
  case PROP_UID:
    g_value_set_string (value, self->uid);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_PREVIEW:
    g_value_set_string (value, self->preview);
    break;
  case PROP_CONVERSATION_UID:
    g_value_set_string (value, self->conversation_uid);
    break;
  case PROP_TRASHED_TIME:
    g_value_set_int64 (value, self->trashed_time);
    break;
  case PROP_N_MESSAGES:
    g_value_set_uint (value, self->n_messages);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_trash_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CauserieTrashItem *self = CAUSERIE_TRASH_ITEM (object);

  switch (id) {
  case PROP_KIND:
    self->kind = g_value_get_enum (value);
    break;
  case PROP_UID:
    self->uid = g_value_dup_string (value);
    break;
  case PROP_TITLE:
    self->title = g_value_dup_string (value);
    break;
  case PROP_PREVIEW:
    self->preview = g_value_dup_string (value);
    break;
  case PROP_CONVERSATION_UID:
    self->conversation_uid = g_value_dup_string (value);
    break;
  case PROP_TRASHED_TIME:
    self->trashed_time = g_value_get_int64 (value);
    break;
  case PROP_N_MESSAGES:
    self->n_messages = g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
causerie_trash_item_finalize (GObject *object)
{
  CauserieTrashItem *self = CAUSERIE_TRASH_ITEM (object);

  g_free (self->uid);
  g_free (self->title);
  g_free (self->preview);
  g_free (self->conversation_uid);

  G_OBJECT_CLASS (causerie_trash_item_parent_class)->finalize (object);
}

#define CONSTRUCT (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS)

static void
causerie_trash_item_class_init (CauserieTrashItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = causerie_trash_item_get_property;
  object_class->set_property = causerie_trash_item_set_property;
  object_class->finalize = causerie_trash_item_finalize;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, CAUSERIE_TYPE_TRASH_KIND,
                                             CAUSERIE_TRASH_CONVERSATION, CONSTRUCT);
  properties[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, NULL, CONSTRUCT);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", CONSTRUCT);
  properties[PROP_PREVIEW] = g_param_spec_string ("preview", NULL, NULL, "", CONSTRUCT);
  properties[PROP_CONVERSATION_UID] =
    g_param_spec_string ("conversation-uid", NULL, NULL, NULL, CONSTRUCT);
  properties[PROP_TRASHED_TIME] =
    g_param_spec_int64 ("trashed-time", NULL, NULL, 0, G_MAXINT64, 0, CONSTRUCT);
  properties[PROP_N_MESSAGES] =
    g_param_spec_uint ("n-messages", NULL, NULL, 0, G_MAXUINT, 0, CONSTRUCT);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_trash_item_init (CauserieTrashItem *self)
{
}

CauserieTrashItem *
causerie_trash_item_new (CauserieTrashKind  kind,
                         const char        *uid,
                         const char        *title,
                         const char        *preview,
                         const char        *conversation_uid,
                         gint64             trashed_time,
                         guint              n_messages)
{
  g_return_val_if_fail (uid != NULL && title != NULL && preview != NULL, NULL);

  return g_object_new (CAUSERIE_TYPE_TRASH_ITEM,
                       "kind", kind,
                       "uid", uid,
                       "title", title,
                       "preview", preview,
                       "conversation-uid", conversation_uid,
                       "trashed-time", trashed_time,
                       "n-messages", n_messages,
                       NULL);
}

CauserieTrashKind
causerie_trash_item_get_kind (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), CAUSERIE_TRASH_CONVERSATION);

  return self->kind;
}

const char *
causerie_trash_item_get_uid (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), NULL);

  return self->uid;
}

const char *
causerie_trash_item_get_title (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), NULL);

  return self->title;
}

const char *
causerie_trash_item_get_preview (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), NULL);

  return self->preview;
}

const char *
causerie_trash_item_get_conversation_uid (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), NULL);

  return self->conversation_uid;
}

gint64
causerie_trash_item_get_trashed_time (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), 0);

  return self->trashed_time;
}

guint
causerie_trash_item_get_n_messages (CauserieTrashItem *self)
{
  g_return_val_if_fail (CAUSERIE_IS_TRASH_ITEM (self), 0);

  return self->n_messages;
}
