/* test-exit-code.c: the numbers promised to scripts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-exit-code.h"

static const struct {
  CauserieFailureKind kind;
  int                 exit_code;
} promises[] = {
  { CAUSERIE_FAILURE_KEY_MISSING, 3 },
  { CAUSERIE_FAILURE_KEY_INVALID, 3 },
  { CAUSERIE_FAILURE_NO_CREDIT, 4 },
  { CAUSERIE_FAILURE_FORBIDDEN, 7 },
  { CAUSERIE_FAILURE_REGION, 7 },
  { CAUSERIE_FAILURE_NO_PROVIDER, 7 },
  { CAUSERIE_FAILURE_MODEL_NOT_FOUND, 7 },
  { CAUSERIE_FAILURE_RATE_LIMITED, 5 },
  { CAUSERIE_FAILURE_CONTEXT_TOO_LONG, 7 },
  { CAUSERIE_FAILURE_BAD_REQUEST, 7 },
  { CAUSERIE_FAILURE_CONTENT_FILTERED, 7 },
  { CAUSERIE_FAILURE_UNREACHABLE, 6 },
  { CAUSERIE_FAILURE_TLS, 6 },
  { CAUSERIE_FAILURE_PROXY, 6 },
  { CAUSERIE_FAILURE_TIMEOUT, 6 },
  { CAUSERIE_FAILURE_SERVER, 7 },
  { CAUSERIE_FAILURE_NOT_AN_API, 7 },
  { CAUSERIE_FAILURE_CUT_OFF, 8 },
  { CAUSERIE_FAILURE_EMPTY, 8 },
  { CAUSERIE_FAILURE_UNREADABLE, 8 },
  { CAUSERIE_FAILURE_TOO_LARGE, 8 },
  { CAUSERIE_FAILURE_CANCELLED, 130 },
  { CAUSERIE_FAILURE_STORAGE, 9 },
  { CAUSERIE_FAILURE_KEYRING, 3 },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    g_assert_cmpint (causerie_exit_code_for_failure (promises[i].kind), ==, promises[i].exit_code);
}

static void
test_every_kind (void)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (CAUSERIE_TYPE_FAILURE_KIND);

  g_assert_cmpuint (kinds->n_values, ==, G_N_ELEMENTS (promises));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exit-code/numbers", test_numbers);
  g_test_add_func ("/exit-code/every-kind", test_every_kind);

  return g_test_run ();
}
