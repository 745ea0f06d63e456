/* causerie-heading.c: a heading among the chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-heading.h"

#include "causerie-property.h"

struct _CauserieHeading {
  GObject         parent_instance;

  /* owned */
  CauserieFolder *folder; /* NULL: of chats */
  char           *title;  /* NULL: the folder's name */

  guint           n_chats;
  gboolean        unfolded;
};

G_DEFINE_FINAL_TYPE (CauserieHeading, causerie_heading, G_TYPE_OBJECT)

enum { PROP_TITLE = 1, PROP_N_CHATS, PROP_UNFOLDED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
name_changed_cb (CauserieHeading *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
causerie_heading_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CauserieHeading *self = CAUSERIE_HEADING (object);

  switch (prop_id) {
    case PROP_TITLE:
      g_value_set_string (value, causerie_heading_get_title (self));
      break;
    case PROP_N_CHATS:
      g_value_set_uint (value, self->n_chats);
      break;
    case PROP_UNFOLDED:
      g_value_set_boolean (value, self->unfolded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
causerie_heading_finalize (GObject *object)
{
  CauserieHeading *self = CAUSERIE_HEADING (object);

  g_clear_object (&self->folder);
  g_free (self->title);

  G_OBJECT_CLASS (causerie_heading_parent_class)->finalize (object);
}

static void
causerie_heading_class_init (CauserieHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = causerie_heading_get_property;
  object_class->finalize = causerie_heading_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_N_CHATS] = g_param_spec_uint ("n-chats", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNFOLDED] = g_param_spec_boolean ("unfolded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
causerie_heading_init (CauserieHeading *self)
{
}

CauserieHeading *
causerie_heading_new (const char *title)
{
  CauserieHeading *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (CAUSERIE_TYPE_HEADING, NULL);
  self->title = g_strdup (title);

  return self;
}

CauserieHeading *
causerie_heading_new_for_folder (CauserieFolder *folder)
{
  CauserieHeading *self;

  g_return_val_if_fail (CAUSERIE_IS_FOLDER (folder), NULL);

  self = g_object_new (CAUSERIE_TYPE_HEADING, NULL);
  self->folder = g_object_ref (folder);
  g_signal_connect_object (folder, "notify::name", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

const char *
causerie_heading_get_title (CauserieHeading *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADING (self), NULL);

  return self->title != NULL ? self->title : causerie_folder_get_name (self->folder);
}

CauserieFolder *
causerie_heading_get_folder (CauserieHeading *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADING (self), NULL);

  return self->folder;
}

guint
causerie_heading_get_n_chats (CauserieHeading *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADING (self), 0);

  return self->n_chats;
}

void
causerie_heading_set_n_chats (CauserieHeading *self, guint n_chats)
{
  g_return_if_fail (CAUSERIE_IS_HEADING (self));

  if (causerie_set_value (&self->n_chats, n_chats))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHATS]);
}

gboolean
causerie_heading_get_unfolded (CauserieHeading *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADING (self), FALSE);

  return self->unfolded;
}

void
causerie_heading_set_unfolded (CauserieHeading *self, gboolean unfolded)
{
  g_return_if_fail (CAUSERIE_IS_HEADING (self));

  if (causerie_set_value (&self->unfolded, unfolded))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNFOLDED]);
}
