/* test-certificates.c: certificates as a person brings and reads them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-certificates.h"
#include "causerie-error.h"

#include <string.h>

/* Good for a hundred years; its key was thrown away. */
static const char authority[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBpjCCAUugAwIBAgIUOiG6o2Sh4EShutIYfoks7hvYyvMwCgYIKoZIzj0EAwIw\n"
  "JzEQMA4GA1UECgwHRXhhbXBsZTETMBEGA1UEAwwKUHJpdmF0ZSBDQTAgFw0yNjEx\n"
  "MjIwNjU1NTBaGA8yMTI2MTAyOTA2NTU1MFowJzEQMA4GA1UECgwHRXhhbXBsZTET\n"
  "MBEGA1UEAwwKUHJpdmF0ZSBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLgl\n"
  "44xGU5ERAwGphaM/ptmSfqrN4wqDWoBLt+CX3yA2TJwvdu4hqGUQfWJSDuPrM7Mz\n"
  "jGdncUJfKiiGWoxf/FajUzBRMB0GA1UdDgQWBBSFN/Mhuk0PtyfPuTvY21hmFgS9\n"
  "UTAfBgNVHSMEGDAWgBSFN/Mhuk0PtyfPuTvY21hmFgS9UTAPBgNVHRMBAf8EBTAD\n"
  "AQH/MAoGCCqGSM49BAMCA0kAMEYCIQDaqXxF1F+OAm6IU/+z4VDTjgjqD+wZnjM9\n"
  "vbRlRWd3hwIhAOUQjM9P5i1I7Jqi8jjH9mOq2KMsMsJ9syJ9Z1mpXlGH\n"
  "-----END CERTIFICATE-----\n";

static void
assert_reads (const char *data, gsize length, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *pem = causerie_certificates_read (data, length, &error);

  if (expected == NULL)
    g_assert_error (error, CAUSERIE_ERROR, CAUSERIE_ERROR_INVALID);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (pem, ==, expected);
}

static void
test_read (void)
{
  g_autofree char *twice = g_strconcat (authority, authority, NULL);
  g_autofree char *with_words =
    g_strconcat ("Our authority:\r\n\n", authority, "-----BEGIN PRIVATE KEY-----\nMIGH\n"
                 "-----END PRIVATE KEY-----\n", NULL);

  assert_reads (authority, strlen (authority), authority);
  assert_reads (twice, strlen (twice), twice);
  assert_reads (with_words, strlen (with_words), authority);
}

static void
test_read_der (void)
{
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_pem (authority, -1, NULL);
  g_autoptr(GByteArray) der = NULL;

  g_object_get (certificate, "certificate", &der, NULL);
  assert_reads ((const char *) der->data, der->len, authority);
}

static void
test_read_none (void)
{
  const char broken[] = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

  assert_reads ("", 0, NULL);
  assert_reads ("words", 5, NULL);
  assert_reads ("\0\0\0", 3, NULL);
  assert_reads (broken, strlen (broken), NULL);
  assert_reads (authority, strlen (authority) - 30, NULL);
}

static void
test_describe (void)
{
  g_autofree char *twice = g_strconcat (authority, authority, NULL);
  g_autofree char *one = causerie_certificates_describe (authority);
  g_autofree char *two = causerie_certificates_describe (twice);
  g_autofree char *none = causerie_certificates_describe ("");

  g_assert_cmpstr (one, ==, "Private CA");
  g_assert_cmpstr (two, ==, "Private CA, Private CA");
  g_assert_cmpstr (none, ==, "");
}

static void
test_fingerprint (void)
{
  g_autofree char *text = causerie_fingerprint_format ("sha256:0123abcdef");
  g_autofree char *bare = causerie_fingerprint_format ("0123abcd");

  g_assert_cmpstr (text, ==, "0123 ABCD EF");
  g_assert_cmpstr (bare, ==, "0123 ABCD");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/certificates/fingerprint", test_fingerprint);
  if (g_tls_backend_supports_tls (g_tls_backend_get_default ())) {
    g_test_add_func ("/certificates/read", test_read);
    g_test_add_func ("/certificates/read-der", test_read_der);
    g_test_add_func ("/certificates/read-none", test_read_none);
    g_test_add_func ("/certificates/describe", test_describe);
  }

  return g_test_run ();
}
