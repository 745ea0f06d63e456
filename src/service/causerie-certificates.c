/* causerie-certificates.c: certificates as a person brings and reads them
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-certificates.h"

#include "causerie-error.h"

#include <string.h>

#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END   "-----END CERTIFICATE-----"

/* More than all authorities of a system. Bytes. */
#define MAX_SIZE (1 << 20)

#define GROUP 4 /* letters of a fingerprint that stand together */

/* The next certificate of a PEM text, and where to look for the one after it; NULL: none. */
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

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  const char *data = g_task_get_task_data (task);
  GError *error = NULL;
  gsize length;
  char *pem;

  pem = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error)
      ? causerie_certificates_read (data, length, &error) : NULL;
  if (pem != NULL)
    g_task_return_pointer (task, pem, g_free);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  char *data;

  if (stream == NULL) {
    g_task_return_error (task, error);
    return;
  }

  data = g_malloc (MAX_SIZE);
  g_task_set_task_data (task, data, g_free);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), data, MAX_SIZE, G_PRIORITY_DEFAULT,
                                 cancellable, read_cb, g_steal_pointer (&task));
}

void
causerie_certificates_load_async (GFile               *file,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, causerie_certificates_load_async);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb, task);
}

char *
causerie_certificates_load_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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
