/* causerie-certificates.c: certificates as a person brings and reads them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-certificates.h"

#include "causerie-error.h"

#include <string.h>

#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END   "-----END CERTIFICATE-----"

#define GROUP 4 /* letters of a fingerprint that stand together */

/* The next certificate of a PEM text, and where to look for the one after it; NULL: there is none. */
static GTlsCertificate *
read_next (const char **text)
{
  while (TRUE) {
    const char *begin = strstr (*text, BEGIN);
    const char *end = begin != NULL ? strstr (begin, END) : NULL;
    g_autofree char *block = NULL;
    GTlsCertificate *certificate;

    if (end == NULL)
      return NULL;

    *text = end + strlen (END);
    block = g_strndup (begin, *text - begin);
    certificate = g_tls_certificate_new_from_pem (block, -1, NULL);
    if (certificate != NULL)
      return certificate;
  }
}

static GTlsCertificate *
read_der (const char *data, gsize length)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) data, length);
  return g_initable_new (g_tls_backend_get_certificate_type (g_tls_backend_get_default ()), NULL,
                         NULL, "certificate", bytes, NULL);
}

static void
append_pem (GString *text, GTlsCertificate *certificate)
{
  g_autofree char *pem = NULL;

  g_object_get (certificate, "certificate-pem", &pem, NULL);
  g_string_append (text, pem);
}

char *
causerie_certificates_read (const char *data, gsize length, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *copy = g_strndup (data, length);
  const char *rest = copy;
  GTlsCertificate *certificate;

  while ((certificate = read_next (&rest)) != NULL) {
    append_pem (text, certificate);
    g_object_unref (certificate);
  }

  if (text->len == 0 && (certificate = read_der (data, length)) != NULL) {
    append_pem (text, certificate);
    g_object_unref (certificate);
  }

  if (text->len == 0) {
    g_set_error_literal (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID,
                         "there is no certificate in the file");
    return NULL;
  }

  return g_strdup (text->str);
}

/* The common name of "CN=Private CA,O=Example", else all of it. */
static char *
find_common_name (const char *subject)
{
  const char *begin = g_str_has_prefix (subject, "CN=") ? subject : strstr (subject, ",CN=");

  if (begin == NULL)
    return g_strdup (subject);

  begin = strchr (begin, '=') + 1;
  return g_strndup (begin, strcspn (begin, ","));
}

char *
causerie_certificates_describe (const char *pem)
{
  GString *names = g_string_new (NULL);
  GTlsCertificate *certificate;

  g_return_val_if_fail (pem != NULL, g_string_free (names, FALSE));

  while ((certificate = read_next (&pem)) != NULL) {
    g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
    g_autofree char *name = find_common_name (subject != NULL ? subject : "");

    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    g_object_unref (certificate);
  }

  return g_string_free (names, FALSE);
}

char *
causerie_fingerprint_format (const char *fingerprint)
{
  const char *digits;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (fingerprint != NULL, g_string_free (text, FALSE));

  digits = strchr (fingerprint, ':');
  digits = digits != NULL ? digits + 1 : fingerprint;
  for (gsize i = 0; digits[i] != '\0'; i++) {
    if (i > 0 && i % GROUP == 0)
      g_string_append_c (text, ' ');
    g_string_append_c (text, g_ascii_toupper (digits[i]));
  }

  return g_string_free (text, FALSE);
}
