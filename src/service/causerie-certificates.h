/* causerie-certificates.h: certificates as a person brings and reads them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of certificates, PEM (keys and words between them are dropped) or one in DER, as PEM text.
 * (transfer full). CAUSERIE_ERROR_INVALID when there is none in it. */
char *causerie_certificates_read     (const char *data, gsize length, GError **error);

/* The same of a file, 1 MiB at most. (transfer full) */
void  causerie_certificates_load_async  (GFile               *file,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
char *causerie_certificates_load_finish (GFile *file, GAsyncResult *result, GError **error);

/* Whom the certificates of a PEM text are for, by name: "Private CA, Other CA"; "" for none. (transfer full) */
char *causerie_certificates_describe (const char *pem);

/* "sha256:0123abcd…" in groups that can be compared by eye: "0123 ABCD …". (transfer full) */
char *causerie_fingerprint_format    (const char *fingerprint);

G_END_DECLS
