/* causerie-error.h: what can go wrong below the words of the interface
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CAUSERIE_ERROR (causerie_error_quark ())

/* Messages of this domain are plain technical English: they are the detail, never the sentence a
 * person reads first (see causerie-failure-text). They hold no key and no markup. */
typedef enum {
  CAUSERIE_ERROR_INVALID,   /* input that cannot be understood: an address, a number, a file */
  CAUSERIE_ERROR_PROTOCOL,  /* a server's bytes break the format */
  CAUSERIE_ERROR_TOO_LARGE, /* a limit on size or depth was passed */
  CAUSERIE_ERROR_STORAGE,   /* the history could not be read or written */
  CAUSERIE_ERROR_READ_ONLY, /* the history can be read, but not written; nothing was */
  CAUSERIE_ERROR_DAMAGED,   /* the bytes of the history are not what was written */
  CAUSERIE_ERROR_NEWER,     /* the history was written by a newer version; it is left untouched */
  CAUSERIE_ERROR_NOT_FOUND, /* what was named does not exist */
  CAUSERIE_ERROR_KEYRING,   /* the keyring is absent, locked or refused */
} CauserieError;

GQuark causerie_error_quark (void);

G_END_DECLS
