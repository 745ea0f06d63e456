/* causerie-verify-report.h: what a check of the history found
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct {
  gboolean   ok;              /* there is no problem */
  GPtrArray *problems;        /* of lines of plain technical English (owned) */
  guint      n_conversations; /* the trash counts too */
  guint      n_messages;
  guint      n_blobs;         /* attachments */
} CauserieVerifyReport;

#define CAUSERIE_TYPE_VERIFY_REPORT (causerie_verify_report_get_type ())
GType                 causerie_verify_report_get_type    (void);

CauserieVerifyReport *causerie_verify_report_new         (void); /* nothing found */
CauserieVerifyReport *causerie_verify_report_copy        (const CauserieVerifyReport *self);
void                  causerie_verify_report_free        (CauserieVerifyReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieVerifyReport, causerie_verify_report_free)

void                  causerie_verify_report_add_problem (CauserieVerifyReport *self,
                                                          const char           *format,
                                                          ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
