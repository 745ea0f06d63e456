/* causerie-picture-shelf.h: pictures that lie elsewhere, once somebody asked for them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-gateway.h"

G_BEGIN_DECLS

typedef enum {
  CAUSERIE_PICTURE_UNASKED,
  CAUSERIE_PICTURE_LOADING,
  CAUSERIE_PICTURE_LOADED,
  CAUSERIE_PICTURE_FAILED,
} CauserieRemotePictureState;

#define CAUSERIE_TYPE_REMOTE_PICTURE_STATE (causerie_remote_picture_state_get_type ())
GType causerie_remote_picture_state_get_type (void); /* "unasked", "loading", … */

#define CAUSERIE_TYPE_REMOTE_PICTURE (causerie_remote_picture_get_type ())
G_DECLARE_FINAL_TYPE (CauserieRemotePicture, causerie_remote_picture, CAUSERIE, REMOTE_PICTURE, GObject)

/* Properties: state (read-only). */
CauserieRemotePictureState causerie_remote_picture_get_state (CauserieRemotePicture *self);
const char                *causerie_remote_picture_get_url   (CauserieRemotePicture *self);
GBytes                    *causerie_remote_picture_get_bytes (CauserieRemotePicture *self); /* NULL unless loaded */

/* Why it failed, a sentence for the person; else NULL. */
const char                *causerie_remote_picture_get_problem (CauserieRemotePicture *self);

#define CAUSERIE_TYPE_PICTURE_SHELF (causerie_picture_shelf_get_type ())
G_DECLARE_FINAL_TYPE (CauseriePictureShelf, causerie_picture_shelf, CAUSERIE, PICTURE_SHELF, GObject)

/* An answer may name pictures anywhere, and who fetches one tells that place that, when and from where it is
 * read. So nothing is fetched until the person asks for that one picture; then with no cookie, no
 * referrer, no key and none of the person's headers. What came is kept for this run, CAUSERIE_PICTURE_SHELF_MAX
 * bytes of it, the oldest let go first; nothing is written to disk. */
CauseriePictureShelf      *causerie_picture_shelf_new  (CauserieGateway *gateway);

#define CAUSERIE_PICTURE_SHELF_MAX (64 * 1024 * 1024)

/* The same object for the same address, as long as anybody has it or it is loaded (transfer full). */
CauserieRemotePicture     *causerie_picture_shelf_get  (CauseriePictureShelf *self, const char *url);

/* Fetches it, unless it is under way or there: over http or https, by the proxy of `connection` when it has one
 * (NULL: the system's). Up to three redirects to public hosts are followed, none from https to http. What
 * comes must be a PNG, JPEG, WebP or GIF of at most CAUSERIE_FETCH_MAX bytes. */
void                       causerie_picture_shelf_load (CauseriePictureShelf  *self,
                                                        CauserieRemotePicture *picture,
                                                        CauserieConnection    *connection);

G_END_DECLS
