/* causerie-part.c: one immutable piece of a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-part.h"

struct _CauseriePart {
  CauseriePartKind  kind;

  /* owned */
  char             *text;
  char             *name;
  char             *id;
  char             *media_type;
  GBytes           *data;
};

G_DEFINE_BOXED_TYPE (CauseriePart, causerie_part, causerie_part_ref, causerie_part_unref)

G_DEFINE_ENUM_TYPE (CauseriePartKind, causerie_part_kind,
  G_DEFINE_ENUM_VALUE (CAUSERIE_PART_TEXT, "text"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PART_IMAGE, "image"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PART_FILE, "file"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PART_TOOL_CALL, "tool-call"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PART_CITATION, "citation"),
  G_DEFINE_ENUM_VALUE (CAUSERIE_PART_REASONING_DETAILS, "reasoning-details"))

static CauseriePart *
new_part (CauseriePartKind kind, const char *text, const char *name)
{
  CauseriePart *self = g_atomic_rc_box_new0 (CauseriePart);

  self->kind = kind;
  self->text = g_strdup (text);
  self->name = g_strdup (name);

  return self;
}

static CauseriePart *
new_data_part (CauseriePartKind kind, GBytes *data, const char *media_type, const char *name)
{
  CauseriePart *self = new_part (kind, NULL, name);

  self->data = g_bytes_ref (data);
  self->media_type = g_strdup (media_type);

  return self;
}

static void
clear_part (gpointer data)
{
  CauseriePart *self = data;

  g_free (self->text);
  g_free (self->name);
  g_free (self->id);
  g_free (self->media_type);
  g_clear_pointer (&self->data, g_bytes_unref);
}

CauseriePart *
causerie_part_new_text (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return new_part (CAUSERIE_PART_TEXT, text, NULL);
}

CauseriePart *
causerie_part_new_image (GBytes *data, const char *media_type, const char *name)
{
  g_return_val_if_fail (data != NULL && media_type != NULL, NULL);

  return new_data_part (CAUSERIE_PART_IMAGE, data, media_type, name);
}

CauseriePart *
causerie_part_new_file (GBytes *data, const char *media_type, const char *name)
{
  g_return_val_if_fail (data != NULL && media_type != NULL, NULL);

  return new_data_part (CAUSERIE_PART_FILE, data, media_type, name);
}

CauseriePart *
causerie_part_new_tool_call (const char *id, const char *name, const char *arguments)
{
  CauseriePart *self;

  g_return_val_if_fail (arguments != NULL, NULL);

  self = new_part (CAUSERIE_PART_TOOL_CALL, arguments, name);
  self->id = g_strdup (id);

  return self;
}

CauseriePart *
causerie_part_new_citation (const char *url, const char *title)
{
  g_return_val_if_fail (url != NULL, NULL);

  return new_part (CAUSERIE_PART_CITATION, url, title);
}

CauseriePart *
causerie_part_new_reasoning_details (const char *json)
{
  g_return_val_if_fail (json != NULL, NULL);

  return new_part (CAUSERIE_PART_REASONING_DETAILS, json, NULL);
}

CauseriePart *
causerie_part_ref (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
causerie_part_unref (CauseriePart *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_part);
}

CauseriePartKind
causerie_part_get_kind (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, CAUSERIE_PART_TEXT);

  return self->kind;
}

const char *
causerie_part_get_text (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

const char *
causerie_part_get_name (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
causerie_part_get_id (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
causerie_part_get_media_type (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->media_type;
}

GBytes *
causerie_part_get_data (CauseriePart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data;
}
