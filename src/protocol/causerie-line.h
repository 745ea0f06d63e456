/* causerie-line.h: whether a request's connection may have died unnoticed
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-http.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The line one request runs over. It is doubted after the computer slept or the way to the server changed,
 * until a byte comes; a connection of this computer to itself only after a sleep. */
typedef struct _CauserieLine CauserieLine;

/* It is doubted from now on. */
typedef void (*CauserieLineFunc) (gpointer user_data);

/* From here to its end the session's network watch runs. */
CauserieLine *causerie_line_new       (CauserieHttp *http, CauserieLineFunc func, gpointer user_data);
void          causerie_line_free      (CauserieLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieLine, causerie_line_free)

/* Whom it leads to. */
void          causerie_line_connect   (CauserieLine *self, GSocketAddress *peer);

/* CAUSERIE_CODE_WOKE or CAUSERIE_CODE_NETWORK_CHANGED; NULL: there is none. */
const char   *causerie_line_get_doubt (CauserieLine *self);

/* A byte came. */
void          causerie_line_trust     (CauserieLine *self);

/* Something took too long: TRUE when that was because the program did not run. */
gboolean      causerie_line_check     (CauserieLine *self);

G_END_DECLS
