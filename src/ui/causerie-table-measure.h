/* causerie-table-measure.h: how wide the columns of a table want to be
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "causerie-block-group.h"

G_BEGIN_DECLS

/* Finds causerie_block_group_get_columns() for all rows there are, so that the blocks of a long table have the same
 * columns wherever one looks. Nothing is laid out for that: the widths of letters are added up, 10,000 cells in
 * some milliseconds, and blocks that were measured before are not measured again. While a table grows its columns
 * only become wider, in steps, so that they seldom move. */
void causerie_table_measure_update (CauserieBlockGroup *group, PangoContext *context);

G_END_DECLS
