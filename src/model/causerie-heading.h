/* causerie-heading.h: a heading among the chats
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_HEADING (causerie_heading_get_type ())
G_DECLARE_FINAL_TYPE (CauserieHeading, causerie_heading, CAUSERIE, HEADING, GObject)

CauserieHeading *causerie_heading_new       (const char *title); /* translated */
const char      *causerie_heading_get_title (CauserieHeading *self);

G_END_DECLS
