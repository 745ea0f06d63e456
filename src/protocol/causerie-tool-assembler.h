/* causerie-tool-assembler.h: tool calls put together from their fragments
 * Copyright 2026 The Causerie authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CAUSERIE_TOOL_NO_INDEX  (-1)
#define CAUSERIE_TOOL_MAX_CALLS 256 /* in one answer; what goes beyond is dropped */

/* One fragment, borrowed for the call. NULL is the same as "". The arguments may be cut within a
 * surrogate pair (causerie-surrogates.h). */
typedef struct {
  gint64      index; /* CAUSERIE_TOOL_NO_INDEX when the server gave none */
  const char *id;
  const char *name;
  const char *arguments;
} CauserieToolFragment;

typedef struct _CauserieToolAssembler CauserieToolAssembler;

CauserieToolAssembler *causerie_tool_assembler_new    (void);
void                   causerie_tool_assembler_free   (CauserieToolAssembler *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CauserieToolAssembler, causerie_tool_assembler_free)

/* Adds a fragment to the call it belongs to. Servers agree on little: the index may be missing,
 * begin at 1, or be 0 for every call; ids may be missing, empty or repeated; calls come whole or
 * cut anywhere. Calls keep the order in which they first appeared; the first id and name stay. */
void                   causerie_tool_assembler_add    (CauserieToolAssembler      *self,
                                                       const CauserieToolFragment *fragment);

/* The calls as CauserieParts (transfer container). Empty arguments are "{}"; a missing id is
 * made. */
GPtrArray             *causerie_tool_assembler_finish (CauserieToolAssembler *self);

G_END_DECLS
