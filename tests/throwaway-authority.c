/* throwaway-authority.c: certificates that live as long as a test
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "throwaway-authority.h"

#include "temporary-folder.h"

#include <string.h>

struct _ThrowawayAuthority {
  TemporaryFolder *folder;
  char            *pem;
};

static const char configuration[] =
  "[req]\ndistinguished_name = name\n[name]\n"
  "[ca]\ndefault_ca = authority\n"
  "[authority]\ndir = .\nnew_certs_dir = .\ndatabase = index\nserial = serial\n"
  "unique_subject = no\ndefault_md = sha256\npolicy = anything\n"
  "[anything]\ncommonName = supplied\n"
  "[of_authority]\nbasicConstraints = critical, CA:true\n"
  "[here]\nsubjectAltName = IP:127.0.0.1\n"
  "[elsewhere]\nsubjectAltName = DNS:elsewhere.example\n";

#define NEW_KEY "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"

static void
run (ThrowawayAuthority *self, const char * const *arguments)
{
  g_autofree char *errors = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (self->folder->path, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &errors,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("openssl: %s", errors);
}

#define RUN(self, ...) run (self, (const char * const []) { "openssl", __VA_ARGS__, NULL })

static void
write_file (ThrowawayAuthority *self, const char *name, const char *text)
{
  g_autofree char *path = temporary_folder_file (self->folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

ThrowawayAuthority *
throwaway_authority_new (void)
{
  ThrowawayAuthority *self = g_new0 (ThrowawayAuthority, 1);
  g_autofree char *path = NULL;

  self->folder = temporary_folder_new ();
  write_file (self, "configuration", configuration);
  write_file (self, "index", "");
  write_file (self, "serial", "01");
  RUN (self, "req", "-config", "configuration", "-new", "-x509", NEW_KEY, "-keyout", "ca.key",
       "-subj", "/CN=Private CA", "-extensions", "of_authority", "-days", "36500", "-out",
       "ca.pem");
  RUN (self, "req", "-config", "configuration", "-new", NEW_KEY, "-keyout", "server.key", "-subj",
       "/CN=server", "-out", "request");
  path = temporary_folder_file (self->folder, "ca.pem");
  g_assert_true (g_file_get_contents (path, &self->pem, NULL, NULL));

  return self;
}

void
throwaway_authority_free (ThrowawayAuthority *self)
{
  temporary_folder_free (self->folder);
  g_free (self->pem);
  g_free (self);
}

const char *
throwaway_authority_get_pem (ThrowawayAuthority *self)
{
  return self->pem;
}

static void
make (ThrowawayAuthority *self, const char *name, const char *file)
{
  const char *extensions = g_str_equal (name, "elsewhere") ? "elsewhere" : "here";
  const char *end = g_str_equal (name, "expired") ? "20210101000000Z" : "20991231000000Z";

  if (g_str_equal (name, "self-signed"))
    RUN (self, "req", "-config", "configuration", "-new", "-x509", "-key", "server.key", "-subj",
         "/CN=self-signed", "-extensions", "here", "-days", "36500", "-out", file);
  else
    RUN (self, "ca", "-config", "configuration", "-batch", "-notext", "-in", "request", "-cert",
         "ca.pem", "-keyfile", "ca.key", "-extensions", extensions, "-startdate", "20200101000000Z",
         "-enddate", end, "-out", file);
}

/* Made once: whoever trusts it shall see the same again. */
GTlsCertificate *
throwaway_authority_sign (ThrowawayAuthority *self, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = temporary_folder_file (self->folder, file);
  g_autofree char *key = temporary_folder_file (self->folder, "server.key");
  g_autoptr(GError) error = NULL;
  GTlsCertificate *certificate;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    make (self, name, file);
  certificate = g_tls_certificate_new_from_files (path, key, &error);
  g_assert_no_error (error);

  return certificate;
}

GSubprocess *
throwaway_authority_serve (ThrowawayAuthority *self, const char *name, char **url)
{
  g_autoptr(GTlsCertificate) certificate = throwaway_authority_sign (self, name);
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = temporary_folder_file (self->folder, file);
  g_autofree char *key = temporary_folder_file (self->folder, "server.key");
  g_autoptr(GDataInputStream) output = NULL;
  g_autoptr(GError) error = NULL;
  GSubprocess *server;

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                             G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "openssl", "s_server",
                             "-accept", "127.0.0.1:0", "-cert", path, "-key", key, "-www", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  *url = NULL;
  while (*url == NULL) {
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

    g_assert_nonnull (line);
    if (g_str_has_prefix (line, "ACCEPT "))
      *url = g_strdup_printf ("https://%s/v1", line + strlen ("ACCEPT "));
  }

  return server;
}
