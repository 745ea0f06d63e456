/* causerie-heading.c: a heading among the chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-heading.h"

struct _CauserieHeading {
  GObject  parent_instance;
  char    *title; /* owned */
};

G_DEFINE_FINAL_TYPE (CauserieHeading, causerie_heading, G_TYPE_OBJECT)

static void
causerie_heading_finalize (GObject *object)
{
  g_free (CAUSERIE_HEADING (object)->title);

  G_OBJECT_CLASS (causerie_heading_parent_class)->finalize (object);
}

static void
causerie_heading_class_init (CauserieHeadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = causerie_heading_finalize;
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

const char *
causerie_heading_get_title (CauserieHeading *self)
{
  g_return_val_if_fail (CAUSERIE_IS_HEADING (self), NULL);

  return self->title;
}
