/* causerie-request.h: what to ask a model, as data
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-enums.h"
#include "causerie-params.h"
#include "causerie-part.h"
#include "causerie-provider.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_REQUEST (causerie_request_get_type ())

/* One request, built step by step and then only read. Refcounted. Holds the key: never log it. */
typedef struct _CauserieRequest CauserieRequest;

GType                   causerie_request_get_type         (void);

/* `base_url` canonical; `provider` the facts that hold for it. */
CauserieRequest        *causerie_request_new              (const char             *base_url,
                                                           const CauserieProvider *provider,
                                                           const char             *model);
CauserieRequest        *causerie_request_ref              (CauserieRequest *self);
void                    causerie_request_unref            (CauserieRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieRequest, causerie_request_unref)

/* NULL or "": no Authorization header at all. */
void                    causerie_request_set_key          (CauserieRequest *self, const char *key);
void                    causerie_request_set_params       (CauserieRequest *self, const CauserieParams *params);
void                    causerie_request_set_stream       (CauserieRequest *self, gboolean stream); /* TRUE by default */

/* The application's address and name, sent only to a provider with CAUSERIE_PROVIDER_ATTRIBUTION; "" is
 * not sent. */
void                    causerie_request_set_app          (CauserieRequest *self, const char *url, const char *title);

/* Keeps a conversation with one provider, so that its caches stay warm; OpenRouter only. */
void                    causerie_request_set_session_id   (CauserieRequest *self, const char *session_id);

/* One more header, sent as it is; the dialect refuses what a header may not hold, and names that it
 * sets itself. */
void                    causerie_request_add_header       (CauserieRequest *self, const char *name, const char *value);

/* Why it is asked, for the record of requests ("chat" by default), and which try it is (1, the first). */
void                    causerie_request_set_purpose      (CauserieRequest *self, const char *purpose);
void                    causerie_request_set_attempt      (CauserieRequest *self, guint attempt);

/* The next turn, oldest first. `text` may be "" when there are parts; `parts` (CauserieParts, images and
 * files) may be NULL. */
void                    causerie_request_add_turn         (CauserieRequest *self,
                                                           CauserieRole     role,
                                                           const char      *text,
                                                           GPtrArray       *parts);

const char             *causerie_request_get_base_url     (CauserieRequest *self);
const CauserieProvider *causerie_request_get_provider     (CauserieRequest *self);
const char             *causerie_request_get_model        (CauserieRequest *self);
const char             *causerie_request_get_key          (CauserieRequest *self); /* or NULL */
const CauserieParams   *causerie_request_get_params       (CauserieRequest *self);
gboolean                causerie_request_get_stream       (CauserieRequest *self);
const char             *causerie_request_get_app_url      (CauserieRequest *self);
const char             *causerie_request_get_app_title    (CauserieRequest *self);
const char             *causerie_request_get_session_id   (CauserieRequest *self); /* or NULL */
const char * const     *causerie_request_get_headers      (CauserieRequest *self); /* name, value, …, NULL */
const char             *causerie_request_get_purpose      (CauserieRequest *self);
guint                   causerie_request_get_attempt      (CauserieRequest *self);
guint                   causerie_request_get_n_turns      (CauserieRequest *self);
CauserieRole            causerie_request_get_turn_role    (CauserieRequest *self, guint index);
const char             *causerie_request_get_turn_text    (CauserieRequest *self, guint index);
GPtrArray              *causerie_request_get_turn_parts   (CauserieRequest *self, guint index); /* or NULL */

G_END_DECLS
