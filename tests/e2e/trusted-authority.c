/* trusted-authority.c: makes a program trust the authority of a test, and no other
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before a program (LD_PRELOAD) it stands in for GnuTLS's reading of the system's
 * authorities: so the window, as it is, talks to a loopback server that is https://openrouter.ai
 * for it. The file is named by TRUSTED_AUTHORITY. */

#include <dlfcn.h>
#include <stdlib.h>

#define PEM 1 /* GNUTLS_X509_FMT_PEM */

typedef int (*AddTrustFile) (void         *list,
                             const char   *authorities,
                             const char   *revoked,
                             unsigned int  format,
                             unsigned int  flags,
                             unsigned int  verify_flags);

int gnutls_x509_trust_list_add_system_trust (void *, unsigned int, unsigned int);

int
gnutls_x509_trust_list_add_system_trust (void         *list,
                                         unsigned int  flags,
                                         unsigned int  verify_flags)
{
  void *gnutls = dlopen ("libgnutls.so.30", RTLD_NOW);
  const char *authority = getenv ("TRUSTED_AUTHORITY");
  AddTrustFile add_file;

  if (gnutls == NULL || authority == NULL)
    return 0;

  add_file = (AddTrustFile) dlsym (gnutls, "gnutls_x509_trust_list_add_trust_file");
  return add_file != NULL ? add_file (list, authority, NULL, PEM, flags, verify_flags) : 0;
}
