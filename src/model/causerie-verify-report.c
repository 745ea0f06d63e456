/* causerie-verify-report.c: what a check of the history found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "causerie-verify-report.h"

G_DEFINE_BOXED_TYPE (CauserieVerifyReport, causerie_verify_report, causerie_verify_report_copy,
                     causerie_verify_report_free)

CauserieVerifyReport *
causerie_verify_report_new (void)
{
  CauserieVerifyReport *self = g_new0 (CauserieVerifyReport, 1);

  self->ok = TRUE;
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

CauserieVerifyReport *
causerie_verify_report_copy (const CauserieVerifyReport *self)
{
  CauserieVerifyReport *copy = g_memdup2 (self, sizeof *self);

  copy->problems = g_ptr_array_ref (self->problems);
  return copy;
}

void
causerie_verify_report_free (CauserieVerifyReport *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self);
}

void
causerie_verify_report_add_problem (CauserieVerifyReport *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
  self->ok = FALSE;
}
