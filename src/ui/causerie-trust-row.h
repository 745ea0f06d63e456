/* causerie-trust-row.h: whose certificates a connection trusts
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-route-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CAUSERIE_TYPE_TRUST_ROW (causerie_trust_row_get_type ())
G_DECLARE_FINAL_TYPE (CauserieTrustRow, causerie_trust_row, CAUSERIE, TRUST_ROW, AdwExpanderRow)

/* An authority from a file, and the one certificate that was trusted from a failed message.
 * Signal: "changed": one was chosen or removed. */

void causerie_trust_row_show (CauserieTrustRow *self, CauserieConnection *connection);

/* Writes what is chosen into its part of `typed`; it holds until the next change. */
void causerie_trust_row_read (CauserieTrustRow *self, CauserieTypedRoute *typed);

/* As if the person had chosen the file. */
void causerie_trust_row_open (CauserieTrustRow *self, GFile *file);

G_END_DECLS
