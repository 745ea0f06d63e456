/* causerie-certificate.c: whom a connection trusts beside the system's authorities
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-certificate.h"

#include "causerie-error.h"

#include <string.h>

#define BEGINNING "-----BEGIN CERTIFICATE-----"
#define PREFIX    "sha256:"
#define N_DIGITS  64

#define CAUSERIE_TYPE_AUTHORITIES (causerie_authorities_get_type ())
G_DECLARE_FINAL_TYPE (CauserieAuthorities, causerie_authorities, CAUSERIE, AUTHORITIES,
                      GTlsDatabase)

struct _CauserieAuthorities {
  GTlsDatabase  parent_instance;

  /* owned */
  GTlsDatabase *system;
  GPtrArray    *own;     /* GTlsCertificate */
};

G_DEFINE_FINAL_TYPE (CauserieAuthorities, causerie_authorities, G_TYPE_TLS_DATABASE)

/* When the chain leads to one of ours, what that leaves wrong with it is the answer: the system
 * could say no more than that it does not know the issuer. */
static GTlsCertificateFlags
verify_chain (GTlsDatabase *database, GTlsCertificate *chain, const char *purpose,
              GSocketConnectable *identity, GTlsInteraction *interaction,
              GTlsDatabaseVerifyFlags flags, GCancellable *cancellable, GError **error)
{
  CauserieAuthorities *self = CAUSERIE_AUTHORITIES (database);
  GTlsCertificateFlags faults;

  faults = g_tls_database_verify_chain (self->system, chain, purpose, identity, interaction, flags,
                                        cancellable, error);
  if ((faults & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0)
    return faults;

  for (guint i = 0; i < self->own->len; i++) {
    GTlsCertificateFlags own = g_tls_certificate_verify (chain, identity,
                                                         g_ptr_array_index (self->own, i));

    if ((own & G_TLS_CERTIFICATE_UNKNOWN_CA) == 0)
      return own;
  }

  return faults;
}

static void
causerie_authorities_finalize (GObject *object)
{
  CauserieAuthorities *self = CAUSERIE_AUTHORITIES (object);

  g_clear_object (&self->system);
  g_ptr_array_unref (self->own);

  G_OBJECT_CLASS (causerie_authorities_parent_class)->finalize (object);
}

static void
causerie_authorities_class_init (CauserieAuthoritiesClass *class)
{
  G_OBJECT_CLASS (class)->finalize = causerie_authorities_finalize;
  G_TLS_DATABASE_CLASS (class)->verify_chain = verify_chain;
}

static void
causerie_authorities_init (CauserieAuthorities *self)
{
  self->own = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
read_pem (CauserieAuthorities *self, const char *pem, GError **error)
{
  for (const char *at = strstr (pem, BEGINNING); at != NULL;
       at = strstr (at + strlen (BEGINNING), BEGINNING)) {
    const char *next = strstr (at + strlen (BEGINNING), BEGINNING);
    GTlsCertificate *certificate;

    /* One at a time: of several GLib makes a chain, with the first as its end. */
    certificate = g_tls_certificate_new_from_pem (at, next != NULL ? next - at : -1, error);
    if (certificate == NULL)
      return FALSE;
    g_ptr_array_add (self->own, certificate);
  }

  return TRUE;
}

GTlsDatabase *
causerie_certificate_new_authorities (const char *pem, GError **error)
{
  g_autoptr(CauserieAuthorities) self = g_object_new (CAUSERIE_TYPE_AUTHORITIES, NULL);
  g_autoptr(GError) unreadable = NULL;

  g_return_val_if_fail (pem != NULL, NULL);

  if (!read_pem (self, pem, &unreadable)) {
    g_set_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                 "a certificate to trust cannot be read: %s", unreadable->message);
    return NULL;
  }
  if (self->own->len == 0) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         "there is no PEM certificate in what is to be trusted");
    return NULL;
  }
  self->system = g_tls_backend_get_default_database (g_tls_backend_get_default ());

  return G_TLS_DATABASE (g_steal_pointer (&self));
}

void
causerie_certificate_read_fingerprint (GTlsCertificate *certificate,
                                       char fingerprint[CAUSERIE_FINGERPRINT_SIZE])
{
  g_autoptr(GByteArray) der = NULL;
  g_autofree char *digits = NULL;

  g_return_if_fail (G_IS_TLS_CERTIFICATE (certificate));

  g_object_get (certificate, "certificate", &der, NULL);
  digits = der != NULL ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, der->data, der->len)
                       : g_strdup ("");
  g_snprintf (fingerprint, CAUSERIE_FINGERPRINT_SIZE, PREFIX "%s", digits);
}

gboolean
causerie_certificate_is_fingerprint (const char *text)
{
  const char *digits;

  if (text == NULL || !g_str_has_prefix (text, PREFIX))
    return FALSE;

  digits = text + strlen (PREFIX);
  return strlen (digits) == N_DIGITS && strspn (digits, "0123456789abcdef") == N_DIGITS;
}
