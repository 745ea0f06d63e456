/* causerie-part.h: one immutable piece of a message
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_PART (causerie_part_get_type ())

typedef enum {
  CAUSERIE_PART_TEXT,
  CAUSERIE_PART_IMAGE,     /* bytes with their media type */
  CAUSERIE_PART_FILE,      /* bytes with media type and name */
  CAUSERIE_PART_TOOL_CALL, /* id, name, arguments as JSON text */
  CAUSERIE_PART_CITATION,  /* url and title */
  CAUSERIE_PART_REASONING_DETAILS, /* opaque JSON array, for the provider it came from; never shown */
} CauseriePartKind;

/* Refcounted, never changes, safe across threads. The growing text and reasoning of an answer are not
 * parts: they are kept by CauserieMessage itself. */
typedef struct _CauseriePart CauseriePart;

GType             causerie_part_get_type       (void);
GType             causerie_part_kind_get_type  (void);
#define CAUSERIE_TYPE_PART_KIND (causerie_part_kind_get_type ())

CauseriePart     *causerie_part_new_text       (const char *text);
CauseriePart     *causerie_part_new_image      (GBytes *data, const char *media_type, const char *name);
CauseriePart     *causerie_part_new_file       (GBytes *data, const char *media_type, const char *name);
CauseriePart     *causerie_part_new_tool_call  (const char *id, const char *name, const char *arguments);
CauseriePart     *causerie_part_new_citation   (const char *url, const char *title);
CauseriePart     *causerie_part_new_reasoning_details (const char *json);
CauseriePart     *causerie_part_ref            (CauseriePart *self);
void              causerie_part_unref          (CauseriePart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauseriePart, causerie_part_unref)

CauseriePartKind  causerie_part_get_kind       (CauseriePart *self);

/* Text: the text. Tool call: the arguments. Citation: the address. Reasoning details: the JSON.
 * Else NULL. */
const char       *causerie_part_get_text       (CauseriePart *self);

/* Image and file: file name. Tool call: function. Citation: title. May be NULL. */
const char       *causerie_part_get_name       (CauseriePart *self);
const char       *causerie_part_get_id         (CauseriePart *self); /* tool call, or NULL */
const char       *causerie_part_get_media_type (CauseriePart *self); /* "image/png", or NULL */
GBytes           *causerie_part_get_data       (CauseriePart *self); /* image and file, or NULL */

G_END_DECLS
