/* causerie-import-stash.h: bytes of any amount kept for a while, by their SHA-256
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lies in a file without a name beside other temporary ones, which is gone when the stash is, or the
 * program. Used by one thread. */
typedef struct _CauserieImportStash CauserieImportStash;

CauserieImportStash *causerie_import_stash_new  (void);
void                 causerie_import_stash_free (CauserieImportStash *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieImportStash, causerie_import_stash_free)

/* What is there already is not kept twice. */
gboolean             causerie_import_stash_add  (CauserieImportStash  *self,
                                                 const char           *sha256,
                                                 const guchar         *bytes,
                                                 gsize                 length,
                                                 GError              **error);

/* The bytes (transfer full), which cost no memory until they are looked at and outlive the stash; NULL when
 * they are not there. */
GBytes              *causerie_import_stash_find (CauserieImportStash *self, const char *sha256);

G_END_DECLS
